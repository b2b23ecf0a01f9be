import fc from 'fast-check';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { peopleMessages } from '#modules/people';
import { writeExport, type ExportKind } from '#platform/sheets/export-file.ts';
import { collectSheets } from '#platform/sheets/read-file.ts';
import type { Sheet } from '#platform/sheets/sheet.ts';
import { importer } from '#test/import-run.ts';
import { ledgerWorld, type World } from '#test/ledger-world.ts';
import type { Typed } from '#test/sheet.ts';
import { exportTrainees } from './export-trainees.ts';
import { formAForm } from './form-a.ts';
import { classMessages } from './messages.vi.ts';

let world: World;
let folder: string;
let classId: string;

beforeAll(async () => {
  world = await ledgerWorld();
  folder = await mkdtemp(join(tmpdir(), 'kv-trainees-'));
  for (const [id, name] of [
    [10, 'Sở Y tế'],
    [11, 'Ủy ban nhân dân phường Ba Đình'],
  ] as const) {
    await world.sql('insert into unit (id, uid, code) values ($1, $2, null)', [id, newId()]);
    await world.sql(
      `insert into unit_version (id, unit_id, name, kind, level, bloc, valid_from) values ($1, $2, $3, 'department', 'province', 2, '2000-01-01')`,
      [newId(), id, name],
    );
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  await empty();
});

async function empty() {
  await world.sql(
    `truncate import_run, import_row, import_made, enrolment, ledger_event_trainee, ledger_entry, ledger_event, chain, person_key, person_post, person, training_class, slot cascade`,
  );
  ({ id: classId } = await world.prepared(await world.slot(2024, 50), [], { code: 'K1' }));
}

const HEAD = ['STT', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Số CCCD', 'Chức vụ', 'Đơn vị công tác', 'Đối tượng', 'Điện thoại'];
const two = (n: number) => String(n).padStart(2, '0');
const person = fc.record({
  name: fc.tuple(
    fc.constantFrom('Nguyễn Thị', 'Trần Văn', "H'Hen", 'Đỗ Ngọc', 'Lê'),
    fc.constantFrom('Hòa', 'Thúy', 'Ơn', 'Ấn', 'Niê', 'Đức'),
  ),
  year: fc.integer({ min: 1960, max: 1999 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  known: fc.constantFrom('day', 'month', 'year'),
  sex: fc.constantFrom('Nam', 'Nữ', null),
  numbered: fc.boolean(),
  position: fc.constantFrom('Chuyên viên', 'Phó trưởng phòng', '=Phó phòng', '-Thủ quỹ', '@văn thư', "'Kế toán", null),
  unit: fc.constantFrom('Sở Y tế', 'Ủy ban nhân dân phường Ba Đình'),
  category: fc.constantFrom('Công chức', 'Cán bộ', 'Viên chức'),
  phone: fc.constantFrom('0912345678', '0243 825 1234', '+84 912 345 679', null),
});
type Person = typeof person extends fc.Arbitrary<infer P> ? P : never;

/** As an officer types it; births and numbers differ, so that nobody is mistaken for another. */
const typed = ({ name, year, month, day, known, sex, numbered, position, unit, category, phone }: Person, n: number): Typed[] => {
  const birth = { day: `${two(day)}/${two(month)}/${year + (n % 2)}`, month: `${month}/${year}`, year: String(year) }[known];
  const century = sex === 'Nữ' ? 1 : 0;
  const number = numbered ? `001${century}${String(year + (known === 'day' ? n % 2 : 0)).slice(2)}${String(100_000 + n)}` : null;
  return [n + 1, `${name.join(' ')} ${'ABCDEFGH'[n]}`, birth, sex, number, position, unit, category, phone];
};

async function exported(as: ExportKind): Promise<Sheet[]> {
  const path = join(folder, `${Math.random()}`);
  await world.database.read(world.admin, async (db) =>
    writeExport(path, await exportTrainees(db, world.admin, world.keys, classId, {}), as, today()),
  );
  return collectSheets(await readFile(path), as === 'csv' ? 'tệp.csv' : 'tệp.xlsx');
}

test('a list that goes out comes back unchanged, and one edit changes one thing', async () => {
  const { bring } = importer(world, formAForm, { ...classMessages, ...peopleMessages });
  let through = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { minLength: 1, maxLength: 8 }),
      fc.constantFrom<ExportKind>('form', 'xlsx', 'csv'),
      async (people, as) => {
        await empty();
        const first = await bring([[HEAD, ...people.map(typed)]], { classId });
        expect(first.rows.map(({ outcome, remarks }) => [outcome, remarks.filter(({ severity }) => severity === 'error').length])).toEqual(
          people.map(() => ['added', 0]),
        );
        await first.apply();
        const sheets = await exported(as);
        const again = await bring(sheets, { classId });
        expect(
          again.rows.map(({ outcome, changes, remarks }) => ({
            outcome,
            changes,
            errors: remarks.filter(({ severity }) => severity === 'error').map(({ what }) => what),
          })),
        ).toEqual(people.map(() => ({ outcome: 'same', changes: [], errors: [] })));
        through += people.length;
        const column = again.run.report.tables[0]!.understood.find(({ key }) => key === 'phone')!.col;
        const cells = sheets[0]!.rows[again.rows[0]!.row - 1]!;
        while (cells.length < column) cells.push({ kind: 'blank', value: null, text: '', formula: false });
        cells[column - 1] = { kind: 'text', value: '0987654321', text: '0987654321', formula: false };
        const edited = await bring(sheets, { classId });
        expect(edited.rows.flatMap(({ changes }) => changes).map(({ field, after }) => [field, after])).toEqual([['phone', '0987654321']]);
      },
    ),
    { numRuns: 15, seed: 5 },
  );
  expect(through).toBeGreaterThan(40);
});
