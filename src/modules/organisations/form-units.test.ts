import fc from 'fast-check';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { writeExport, type ExportKind } from '#platform/sheets/export-file.ts';
import { readWorkbook } from '#platform/sheets/workbook.ts';
import { writeWorkbook } from '#platform/sheets/write-page.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { importer, refusal } from '#test/import-run.ts';
import { sheet, type Typed } from '#test/sheet.ts';
import { createUnit } from './create-unit.ts';
import { editUnit } from './edit-unit.ts';
import { exportUnits } from './export-units.ts';
import { formUnits } from './form-units.ts';
import { organisationMessages } from './messages.vi.ts';
import { oneUnit } from './queries.ts';
import { unitListMessages } from './unit-list-messages.vi.ts';
import { recordSuccession } from './record-succession.ts';

let fresh: FreshDatabase;
let at: ReturnType<typeof importer>;
let folder: string;
const id: Record<string, number> = {};
const DATE = '2026-07-01';

beforeAll(async () => {
  fresh = await freshDatabase();
  at = importer(fresh, formUnits, organisationMessages);
  folder = await mkdtemp(join(tmpdir(), 'khuevan-units-'));
  await fresh.sql(
    "insert into bloc (id, code, name) values (1, 'DANG', 'Khối Đảng, đoàn thể'), (2, 'CQ', 'Khối chính quyền') on conflict do nothing",
  );
  const enter = (name: string, more: object = {}) =>
    write((tx, actor) => createUnit(tx, actor, { name, kind: 'department', level: 'province', bloc: 2, validFrom: '2010-01-01', ...more }));
  id.ub = (await enter('UBND tỉnh', { kind: 'peoples_committee', code: 'UB' })).id;
  id.snv = (await enter('Sở Nội vụ', { code: 'SNV', symbol: 'SNV', parentId: id.ub })).id;
  id.syt = (await enter('Sở Y tế', { parentId: id.ub, shortName: 'SYT' })).id;
  id.vpA = (await enter('Văn phòng', { parentId: id.snv, kind: 'office', level: 'unit' })).id;
  id.vpB = (await enter('Văn phòng', { parentId: id.syt, kind: 'office', level: 'unit' })).id;
  id.stt = (await enter('Sở Thông tin', { parentId: id.ub })).id;
  await write((tx, actor) => recordSuccession(tx, actor, { kind: 'dissolve', effectiveDate: '2025-03-01', from: [id.stt!], to: [] }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const write = <T>(work: (tx: Tx, actor: Actor) => Promise<Outcome<T>>): Promise<T> =>
  fresh.database.write(fresh.admin, { command: 'test' }, (tx) => work(tx, fresh.admin));
const HEAD = [
  'STT',
  'Mã',
  'Tên đơn vị',
  'Tên viết tắt',
  'Ký hiệu văn bản',
  'Loại',
  'Cấp',
  'Khối',
  'Đơn vị cấp trên',
  'Chế độ văn bản (Đảng/Nhà nước)',
  'Ngày hiệu lực',
  'Ghi chú',
];
const SOUND = {
  code: null as Typed,
  name: 'Sở Tài chính' as Typed,
  shortName: null as Typed,
  symbol: 'STC' as Typed,
  kind: 'Sở, ban, ngành' as Typed,
  level: 'Cấp tỉnh' as Typed,
  bloc: 'Khối chính quyền' as Typed,
  parent: 'UBND tỉnh' as Typed,
  regime: 'Nhà nước' as Typed,
  from: null as Typed,
  note: null as Typed,
};
type Fields = Partial<typeof SOUND>;
const page = (...rows: Fields[]): Typed[][] => [HEAD, ...rows.map((row, n): Typed[] => [n + 1, ...Object.values({ ...SOUND, ...row })])];
const bring = (rows: Fields[], choices: object = {}) => at.bring([page(...rows)], { date: DATE }, choices);
const said = (rows: { outcome: string; remarks: { code: string }[] }[]) =>
  rows.map(({ outcome, remarks }) => [outcome, ...remarks.map(({ code }) => code)].join(' '));
const names = async () => (await fresh.sql<{ name: string }>('select distinct name from unit_version order by 1')).map(({ name }) => name);
/** Tests leave the register as it was. */
async function taken<T>(run: { apply: () => Promise<unknown>; undo: () => Promise<unknown> }, work: () => Promise<T>): Promise<T> {
  await run.apply();
  try {
    return await work();
  } finally {
    await run.undo();
  }
}

describe('a row that waits says why', () => {
  it.each<[string, Fields[], string[]]>([
    ['no name', [{ name: null }], ['held unit_list.name_missing']],
    ['a code too long to type', [{ code: 'X'.repeat(41) }], ['held unit_list.too_long']],
    ['a kind that is none', [{ kind: 'Công ty' }], ['held unit_list.kind_unknown']],
    ['a kind that cannot be told', [{ name: 'Đơn vị A', kind: null }], ['held unit_list.kind_missing']],
    ['a level that is none', [{ level: 'Cấp bốn' }], ['held unit_list.level_unknown']],
    ['a level that cannot be told', [{ name: 'Đơn vị A', level: null }], ['held unit_list.level_missing']],
    ['a regime that is none', [{ regime: 'Quân đội' }], ['held unit_list.regime_unknown']],
    ['a bloc that is none', [{ bloc: 'Hợp tác xã' }], ['held unit_list.bloc_unknown']],
    ['a bloc nearly named', [{ bloc: 'Khối chính quyềnn' }], ['held unit_list.bloc_near']],
    ['no bloc and nothing above', [{ bloc: null, parent: null }], ['held unit_list.bloc_missing']],
    ['an unknown parent', [{ parent: 'Tổng công ty X' }], ['held unit_list.parent_unknown']],
    ['a mistyped parent', [{ parent: 'UBDN tỉnh' }], ['held unit_list.parent_near']],
    ['a parent that has ended', [{ parent: 'Sở Thông tin' }], ['held unit_list.parent_ended']],
    [
      'a parent of two rows',
      [{ name: 'Phòng', kind: 'Phòng, văn phòng', parent: 'Sở B' }, { name: 'Sở B' }, { name: 'Sở B', parent: 'Sở Nội vụ' }],
      ['held unit_list.parent_ambiguous', 'added', 'added'],
    ],
    ['a parent not there on the day', [{ from: '01/01/2005' }], ['held unit.parent_not_living']],
    [
      'a parent in the file that begins later',
      [
        { name: 'Sở B', from: '01/08/2026' },
        { name: 'Phòng X', parent: 'Sở B' },
      ],
      ['added', 'held unit.parent_not_living'],
    ],
    [
      'parents that go round',
      [
        { name: 'A', parent: 'B' },
        { name: 'B', parent: 'C' },
        { name: 'C', parent: 'A' },
      ],
      ['held unit_list.parent_held', 'held unit_list.parent_held', 'held unit.parent_cycle'],
    ],
    [
      'a unit there that would stand below itself',
      [{ name: 'UBND tỉnh', code: 'UB', symbol: null, kind: null, parent: 'Sở Y tế' }],
      ['held unit.parent_cycle unit_list.new_version'],
    ],
    [
      'below a row that waits',
      [
        { name: 'Sở B', kind: '?' },
        { name: 'Phòng X', parent: 'Sở B' },
      ],
      ['held unit_list.kind_unknown', 'held unit_list.parent_held'],
    ],
    ['a code of another unit', [{ code: 'snv' }], ['held unit_list.code_of_other']],
    ['another code than the unit has', [{ name: 'Sở Nội vụ', code: 'XNV' }], ['held unit_list.code_differs']],
    ['one code twice', [{ code: 'STC' }, { code: 'STC', name: 'Sở Xây dựng' }], ['added', 'held unit_list.code_twice']],
    ['the same unit twice', [{}, {}], ['added', 'held row.twice']],
    ['a name of several units, nothing above', [{ name: 'Văn phòng', parent: null }], ['held unit_list.name_ambiguous']],
    ['a day that is none', [{ from: '31/02/2026' }], ['held cell.date']],
  ])('%s', async (_, rows, expected) => {
    const before = await names();
    const run = await bring(rows);
    expect(said(run.rows)).toEqual(expected);
    expect((await refusal(run.apply())).code).toMatch(/^imports\.(held|nothing_sound)$/);
    expect(await names()).toEqual(before);
  });
  it('every text of the catalogue is said somewhere, and what is said has a text', async () => {
    const here = new URL('.', import.meta.url);
    const files = (await readdir(here)).filter((name) => /form-units/.test(name) && !name.endsWith('.test.ts'));
    const text = (await Promise.all(files.map((name) => readFile(new URL(name, here), 'utf8')))).join('\n');
    const fixed = [...text.matchAll(/'(unit_list\.[a-z_]+)'/g)].map((match) => match[1]!);
    const built = ['kind', 'level', 'regime'].flatMap((key) => [`unit_list.${key}_unknown`, `unit_list.${key}_missing`]);
    expect(text).toContain('unit_list.${key}_unknown');
    expect([...new Set([...fixed, ...built])].toSorted()).toEqual(Object.keys(unitListMessages).toSorted());
  });
});

describe('what is assumed is said', () => {
  it.each<[string, Fields, string, object]>([
    [
      'kind, level and regime by the name',
      { name: 'Phòng Tổ chức', kind: null, level: null, regime: null, parent: 'Sở Nội vụ' },
      'added unit_list.assumed',
      { kind: 'office', level: 'unit', regime: 'state' },
    ],
    ['the bloc of the unit above', { bloc: null }, 'added', { bloc: 2 }],
    [
      'words of offices',
      { kind: 'Sở', level: 'Tỉnh', bloc: 'chính quyền', regime: 'đảng' },
      'added',
      { kind: 'department', level: 'province', regime: 'party' },
    ],
    ['a day known to the month', { from: '8/2026' }, 'added unit_list.first_day', { valid_from: '2026-08-01' }],
    ['a unit of that name elsewhere', { name: 'Sở Y tế', parent: 'Sở Nội vụ' }, 'added unit_list.same_elsewhere', {}],
  ])('%s', async (_, row, expected, version) => {
    const run = await bring([row]);
    expect(said(run.rows)).toEqual([expected]);
    await taken(run, async () => {
      const [made] = await fresh.sql('select kind, level, bloc, regime, valid_from from unit_version order by recorded_at desc limit 1');
      expect(made).toMatchObject(version);
    });
  });
  it('headings: a bloc, a unit above where there is no column for it, or neither', async () => {
    const head = ['STT', 'Tên đơn vị', 'Loại', 'Cấp'];
    const rows: Typed[][] = [
      head,
      ['A', 'Khối Đảng, đoàn thể'],
      ['I', 'Sở Nội vụ'],
      [1, 'Phòng Tổ chức', 'Phòng', 'Nội bộ'],
      ['II', 'Các đơn vị khác'],
      [2, 'Phòng Kho', 'Phòng', 'Nội bộ'],
    ];
    const run = await at.bring([rows], { date: DATE });
    expect(said(run.rows)).toEqual([
      'added unit_list.parent_heading unit_list.assumed',
      'added unit_list.heading_unread unit_list.assumed',
    ]);
    await taken(run, async () => {
      const made = await fresh.sql(`select name, parent_id, bloc from unit_version where name like 'Phòng %' order by name`);
      expect(made).toEqual([
        { name: 'Phòng Kho', parent_id: null, bloc: 1 },
        { name: 'Phòng Tổ chức', parent_id: id.snv, bloc: 1 },
      ]);
    });
  });
});

describe('applying and taking back', () => {
  it('a tree in any order goes in, each below its own; again nothing changes; undone it is gone', async () => {
    const before = await names();
    const rows: Fields[] = [
      { name: 'Phòng Ngân sách', kind: 'Phòng, văn phòng', level: 'Trong đơn vị', symbol: null, parent: 'Sở Tài chính' },
      { code: 'STC', shortName: 'STC' },
      { name: 'Tổ Xã', kind: 'Khác', level: 'Trong đơn vị', symbol: null, parent: 'Phòng Ngân sách', from: '05/09/2026' },
    ];
    const run = await bring(rows);
    await run.apply();
    const tree = await fresh.sql(
      `select v.name, p.name as parent, v.valid_from from unit_version v join unit_version p on p.unit_id = v.parent_id where v.name in ('Phòng Ngân sách', 'Sở Tài chính', 'Tổ Xã') order by 1`,
    );
    expect(tree).toEqual([
      { name: 'Phòng Ngân sách', parent: 'Sở Tài chính', valid_from: DATE },
      { name: 'Sở Tài chính', parent: 'UBND tỉnh', valid_from: DATE },
      { name: 'Tổ Xã', parent: 'Phòng Ngân sách', valid_from: '2026-09-05' },
    ]);
    const again = await (await at.bring([page(...rows)], { date: '2026-10-01' })).apply();
    expect([again.run.status, said(again.rows)]).toEqual(['unchanged', ['same', 'same', 'same']]);
    await run.undo();
    expect(await names()).toEqual(before);
  });
  it('a change is a version from the day on; empty cells change nothing; undone the old life is back', async () => {
    const life = async () =>
      (await fresh.database.read(fresh.admin, (db) => oneUnit(db, id.syt!, DATE))).versions.map(({ recordedAt: _, ...version }) => version);
    const before = await life();
    const run = await bring([
      { name: 'Sở Y tế', code: 'SYT', symbol: 'SYT', kind: null, level: null, bloc: 'Khối Đảng, đoàn thể', regime: null },
    ]);
    expect(said(run.rows)).toEqual(['changed unit_list.new_version']);
    expect(run.rows[0]!.changes).toEqual([
      { field: 'code', before: null, after: 'SYT' },
      { field: 'symbol', before: null, after: 'SYT' },
      { field: 'bloc', before: 'Khối chính quyền', after: 'Khối Đảng, đoàn thể' },
    ]);
    await taken(run, async () =>
      expect(await life()).toMatchObject([
        { validTo: DATE, bloc: 2 },
        { validFrom: DATE, bloc: 1, shortName: 'SYT' },
      ]),
    );
    expect(await life()).toEqual(before);
    expect(await fresh.sql('select code from unit where id = $1', [id.syt])).toEqual([{ code: null }]);
  });
  it('a code under another name renames only when the officer says so', async () => {
    const run = await bring([{ name: 'Sở Nội vụ và Lao động', code: 'SNV', symbol: null }]);
    expect(run.rows[0]!.remarks[0]!.ask.map(({ key }) => key)).toEqual(['rename']);
    const answered = await run.answer({ answers: { 'Trang1!2': 'rename' } });
    expect(answered.rows[0]).toMatchObject({
      outcome: 'changed',
      changes: [{ field: 'name', before: 'Sở Nội vụ', after: 'Sở Nội vụ và Lao động' }],
    });
  });
  it('a unit there moves below a new one of the same file, and back', async () => {
    const run = await bring([
      { name: 'Ban Quản lý', kind: 'Khác' },
      { name: 'Sở Y tế', code: null, symbol: null, parent: 'UBND tỉnh' },
      { name: 'Văn phòng', symbol: null, kind: null, level: null, parent: 'Sở Y tế' },
    ]);
    expect(said(run.rows)).toEqual(['added', 'same', 'same']);
    const moved = await at.bring(
      [page({ name: 'Ban Quản lý', kind: 'Khác' }, { code: 'SNV', name: 'Sở Nội vụ', symbol: null, parent: 'Ban Quản lý' })],
      { date: DATE },
    );
    expect(moved.rows[1]!.changes).toEqual([{ field: 'parent', before: 'UBND tỉnh', after: 'Ban Quản lý' }]);
    await taken(moved, async () => {
      const [now] = await fresh.sql(
        'select p.name from unit_version v join unit_version p on p.unit_id = v.parent_id where v.unit_id = $1 and v.valid_to is null',
        [id.snv],
      );
      expect(now).toEqual({ name: 'Ban Quản lý' });
    });
  });

  it.each<[string, (made: number) => Promise<unknown>, RegExp, (made: number) => Promise<unknown>]>([
    [
      'a unit below',
      (made) =>
        write((tx, actor) =>
          createUnit(tx, actor, { name: 'Phòng con', kind: 'office', level: 'unit', bloc: 2, parentId: made, validFrom: DATE }),
        ),
      /1 đơn vị trực thuộc/,
      () =>
        fresh.sql(
          `with gone as (delete from unit_version where name = 'Phòng con' returning unit_id) delete from unit where id in (select unit_id from gone)`,
        ),
    ],
    [
      'a person',
      (made) =>
        fresh.sql(
          `insert into person (id, full_name, folded_name, sort_name, category, unit_id, bloc, recorded_by) values (gen_random_uuid(), 'A', 'a', 'a', 'civil_servant', $1, 2, gen_random_uuid())`,
          [made],
        ),
      /1 hồ sơ người/,
      () => fresh.sql('delete from person'),
    ],
  ])('an undo while %s stands on it is refused', async (_, build, what, clear) => {
    const run = await bring([{}]);
    await run.apply();
    const [made] = await fresh.sql<{ unitId: number }>(`select unit_id as "unitId" from unit_version where name = 'Sở Tài chính'`);
    await build(made!.unitId);
    expect(await refusal(run.undo())).toMatchObject({ code: 'imports.built_upon', what: expect.stringMatching(what) });
    await clear(made!.unitId);
    await run.undo();
  });
  it('an undo of what was edited since is refused', async () => {
    const run = await bring([{ name: 'Sở Xây dựng' }]);
    await run.apply();
    const [made] = await fresh.sql<{ unitId: number }>(`select unit_id as "unitId" from unit_version where name = 'Sở Xây dựng'`);
    await write((tx, actor) => editUnit(tx, actor, made!.unitId, 1, { validFrom: DATE, symbol: 'TC' }));
    expect(await refusal(run.undo())).toMatchObject({
      code: 'imports.built_upon',
      what: expect.stringContaining('“Sở Xây dựng” đã được sửa'),
    });
  });
});

describe('out and in again', () => {
  const exported = async (as: ExportKind) => {
    const path = join(folder, `${Math.random()}-${as}`);
    await fresh.database.read(fresh.admin, async (db) =>
      writeExport(path, await exportUnits(db, fresh.admin, { asOf: DATE, limit: 2000 }), as, DATE),
    );
    return readWorkbook(await readFile(path));
  };
  it.each<ExportKind>(['form', 'xlsx'])('%s: every unit is the same, whatever the tree', async (as) => {
    const name = fc.stringMatching(/^[\p{L}=@][\p{L}\p{N} ,.()-]{2,30}$/u).map((text) => text.trim());
    const node = fc.record({
      name,
      above: fc.nat(),
      kind: fc.constantFrom('Phòng, văn phòng', 'Đơn vị sự nghiệp', 'Khác'),
      regime: fc.constantFrom('Đảng', 'Nhà nước'),
      short: fc.option(name, { nil: null }),
    });
    let through = 0;
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(node, { minLength: 1, maxLength: 8, selector: (one) => one.name.toLowerCase() }), async (nodes) => {
        const run = await bring(
          nodes.map((one, n): Fields => ({
            name: one.name,
            kind: one.kind,
            regime: one.regime,
            shortName: one.short,
            symbol: null,
            level: 'Trong đơn vị',
            parent: n === 0 ? 'Sở Y tế' : nodes[one.above % n]!.name,
          })),
        );
        if (run.run.report.counts.added === 0) return;
        through += run.run.report.counts.added;
        await run.apply('sound');
        try {
          const back = await at.bring(await exported(as), { date: DATE });
          const [counted] = await fresh.sql<{ n: number }>(
            'select count(*)::int as n from unit_version where valid_from <= $1 and (valid_to is null or valid_to > $1)',
            [DATE],
          );
          expect(
            [back.run.report.counts.same, back.run.report.counts.rows],
            JSON.stringify(back.rows.filter(({ outcome }) => outcome !== 'same')),
          ).toEqual([counted!.n, counted!.n]);
        } finally {
          await run.undo();
        }
      }),
      { numRuns: 12, seed: 71 },
    );
    expect(through).toBeGreaterThan(30);
  });
  it('the blank form, once filled, is read', async () => {
    const [blank] = await fresh.database.read(fresh.admin, (db) => formUnits.blank(db, null));
    const [form] = await readWorkbook(await writeWorkbook([blank!]));
    const first = form!.rows.findIndex((cells) => cells.some(({ text }) => text === '(1)')) + 1;
    const filled = sheet([
      [1, 'STC', 'Sở Tài chính', null, null, 'Sở', 'Cấp tỉnh', 'Khối chính quyền', 'UBND tỉnh', 'Nhà nước', '01/08/2026'],
    ]);
    form!.rows[first] = filled.rows[0]!;
    const { rows } = await at.bring([form!], { date: DATE });
    expect(said(rows)).toEqual(['added']);
  });
});
