import { Command } from 'commander';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerImports } from '#modules/imports';
import { Fault } from '#platform/fault.ts';
import { Refusal } from '#platform/refusal.ts';
import { readWorkbook } from '#platform/sheets/workbook.ts';
import { writeWorkbook } from '#platform/sheets/write-page.ts';
import { admissionWorld, type AdmissionWorld } from '#test/admission-world.ts';
import { texts } from '../../texts.ts';
import { nominationsForm } from './form-nominations.ts';

let world: AdmissionWorld;
let folder: string;
beforeAll(async () => {
  world = await admissionWorld();
  folder = await mkdtemp(join(tmpdir(), 'khuevan-nominations-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function khuevan(...args: string[]): Promise<string> {
  const said: string[] = [];
  const program = new Command().exitOverride();
  const { admin: actor, database, pools, keys } = world;
  registerImports([nominationsForm], texts.vi)(program, {
    print: (text) => void said.push(text),
    withInstallation: () => Promise.reject(new Error('an import works on a tenant')),
    withTenant: (work) => work({ tenant: { slug: 'tinh', name: '', isSample: false, practice: null }, actor, database, pools, keys }),
  });
  try {
    await program.parseAsync(['node', 'khuevan', 'import', 'nominations', ...args]);
    return said.join('\n');
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    if (error instanceof Fault) return [...said, error.message].join('\n');
    throw error;
  }
}

/** The blank form with rows filled in. */
async function filled(...rows: (string | number | null)[][]): Promise<string> {
  const [page] = await world.database.read(world.admin, (db) => nominationsForm.blank(db, null));
  const first = page!.rows.findIndex((cells) => cells.some((cell) => cell?.value === '(1)')) + 1;
  rows.forEach((row, n) => (page!.rows[first + n] = row.map((value) => ({ value, boxed: true }))));
  const path = join(folder, `${Math.random()}.xlsx`);
  await writeFile(path, await writeWorkbook([page!]));
  return path;
}
const nominee = (no: number, name: string, number: string | null = null) => [
  no,
  name,
  '05/03/1980',
  null,
  number,
  'Chuyên viên',
  'SNV',
  'Công chức',
  'Đại học',
];

it('asks for a series or a class, and names one it does not know', async () => {
  const path = await filled(nominee(1, 'Nguyễn Văn Lệnh'));
  expect(await khuevan(path)).toBe('imports.bad_target');
  expect(await khuevan(path, '--series', 'KHONG-CO')).toBe('nominations.no_series');
  expect(await khuevan(path, '--class', 'KHONG-CO')).toBe('nominations.no_series');
});

it('a dry run writes nothing and hands the file back with remarks; then the sound rows go in, and the same again is nothing', async () => {
  const { code, classId } = await world.series({ seats: 3, open: true, code: 'LENH' });
  const path = await filled(nominee(1, 'Nguyễn Văn Lệnh'), nominee(2, 'Trần Văn Sai', '01207'));
  const out = join(folder, 'lai.xlsx');
  const count = async () => (await world.sql<{ n: number }>('select count(*)::int as n from nomination'))[0]!.n;
  expect(await khuevan(path, '--series', code, '--dry-run', '--out', out)).toMatch(/Kiểm tra, chưa ghi gì.*LENH[\s\S]*thêm 1, .*giữ lại 1/);
  expect(await count()).toBe(0);
  const remarked = JSON.stringify(await readWorkbook(await readFile(out)));
  expect(remarked).toContain('Ghi chú kiểm tra');
  expect(await khuevan(path, '--series', code)).toMatch(/1 dòng chưa nhập được|chưa nhập được/);
  expect(await count()).toBe(0);
  expect(await khuevan(path, '--series', code, '--hold-bad')).toMatch(/Đã nhập/);
  expect(await count()).toBe(1);
  const [training] = await world.sql<{ code: string }>('select code from training_class where id = $1', [classId]);
  expect(await khuevan(path, '--class', training!.code, '--hold-bad')).toMatch(/Không có gì thay đổi/);
  expect(await count()).toBe(1);
});
