import fc from 'fast-check';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { today } from '#kit/dates.ts';
import { writeExport, type ExportKind } from '#platform/sheets/export-file.ts';
import { collectSheets } from '#platform/sheets/read-file.ts';
import type { Sheet } from '#platform/sheets/sheet.ts';
import { importer } from '#test/import-run.ts';
import { ledgerWorld, type World } from '#test/ledger-world.ts';
import { exportResults } from './export-results.ts';
import { formFForm } from './form-f.ts';
import { classMessages } from './messages.vi.ts';
import { keepResults } from './results-record.ts';
import type { Results } from './results-rules.ts';

let world: World;
let classId: string;
let listed: string[];

let folder: string;
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kv-results-'));
  world = await ledgerWorld();
  ({ id: classId, listed } = await world.opened('2022-03-01', 6));
  // two of one name and one day of birth, in two units: only the unit tells them apart
  await world.sql(
    "update enrolment set full_name = 'Lê Thị Hòa', birth_date = '1980-02-03', sender_id = case when id = $1 then 5 else 6 end where id = any ($2::uuid[])",
    [listed[0], listed.slice(0, 2)],
  );
  await world.sql("update enrolment set birth_date = '1975-01-01', birth_precision = 'year' where id = $1", [listed[2]]);
});

const mark = fc.integer({ min: 0, max: 1000 }).map((hundredths) => hundredths / 100);
const words = fc.constantFrom('Tốt', 'Khá', '=1+1', '-Trung bình', 'a  b', '  thi lại ', "'x", 'Điểm: 5', 'Xuất sắc', '@nghỉ');
const line = words.map((text) => text.replace(/\s+/g, ' ').trim());
const title = fc.constantFrom(
  'Phần I',
  'Phần I – Lần 2',
  'Triết học Mác – Lênin',
  'HP1',
  'Nghiên cứu thực tế, thu hoạch',
  'Thi tốt nghiệp, khóa luận',
  'Thi tốt nghiệp – Lần 2',
  'Khối kiến thức thứ ba',
);
const results: fc.Arbitrary<Results> = fc.record({
  parts: fc.uniqueArray(fc.record({ title, mark }), { selector: (one) => one.title, maxLength: 5 }),
  average: fc.option(mark),
  conduct: fc.option(line),
  classification: fc.option(line),
  recognised: fc.option(fc.boolean()),
  note: fc.option(line),
});

async function exported(as: ExportKind): Promise<Sheet[]> {
  const path = join(folder, 'tệp');
  await world.database.read(world.admin, async (db) => writeExport(path, await exportResults(db, world.admin, classId), as, today()));
  return collectSheets(await readFile(path), as === 'csv' ? 'tệp.csv' : 'tệp.xlsx');
}

test('what goes out comes back unchanged, and an edit of one mark changes one mark', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(results, { minLength: 6, maxLength: 6 }),
      fc.constantFrom<ExportKind>('form', 'xlsx', 'csv'),
      mark,
      async (all, as, edit) => {
        await world.sql('truncate enrolment_result; truncate import_run cascade');
        await world.run(async (tx) => ({
          result: await keepResults(
            tx,
            world.admin,
            classId,
            listed.map((enrolmentId, at) => ({ enrolmentId, before: null, results: all[at]! })),
          ),
          audit: { type: 'test', id: 'test' },
        }));
        const sheets = await exported(as);
        const { bring } = importer(world, formFForm, classMessages);
        const again = await bring(sheets, { classId });
        expect(
          again.rows.map(({ outcome, remarks, changes }) => ({
            outcome,
            changes,
            errors: remarks.filter(({ severity }) => severity === 'error').map(({ what }) => what),
          })),
        ).toEqual(listed.map(() => ({ outcome: 'same', changes: [], errors: [] })));
        const column = again.run.report.tables[0]!.understood.find(({ key }) => key === 'average')!.col;
        const { row } = again.rows[3]!;
        const cells = sheets[0]!.rows[row - 1]!;
        while (cells.length < column) cells.push({ kind: 'blank', value: null, text: '', formula: false });
        const before = cells[column - 1]!.value === null ? null : Number(String(cells[column - 1]!.value).replace(',', '.'));
        cells[column - 1] = { kind: 'number', value: edit, text: String(edit), formula: false };
        const edited = await bring(sheets, { classId });
        const changed = edited.rows.filter(({ outcome }) => outcome !== 'same');
        expect(changed.flatMap(({ changes }) => changes)).toEqual(
          before === edit ? [] : [{ field: 'Điểm trung bình', before, after: edit }],
        );
      },
    ),
    { numRuns: 25, seed: 11 },
  );
});
