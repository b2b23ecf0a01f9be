import { expect, it } from 'vitest';
import { freshDatabase } from '#test/database.ts';
import { KEEP_FILES_DAYS, letFilesGo } from './let-files-go.ts';

it('lets the files of old runs go, and only those', async () => {
  const { database, tenant, sql } = await freshDatabase();
  const run = (id: string, days: number) =>
    sql(
      `insert into import_run (id, form, target, target_label, file_name, file, key_id, sha256, report, status, recorded_by, recorded_by_name, recorded_at)
       values ($1, 'units', '{}', 'x', 'a.xlsx', 'x', 'k', 'x', '{}', 'applied', $1, 'a', now() - make_interval(days => $2))`,
      [`00000000-0000-7000-8000-00000000000${id}`, days],
    );
  await run('1', KEEP_FILES_DAYS + 1);
  await run('2', KEEP_FILES_DAYS - 1);
  expect(await letFilesGo(database, tenant)).toBe(1);
  expect(await sql('select file is null as gone from import_run order by id')).toEqual([{ gone: true }, { gone: false }]);
  expect(await letFilesGo(database, tenant)).toBe(0);
  expect(await sql("select count(*)::int as n from audit where command = 'imports.let_files_go'")).toEqual([{ n: 1 }]);
});
