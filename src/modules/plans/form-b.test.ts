import fc from 'fast-check';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor, type Actor } from '#platform/actor.ts';
import { writeExport, type ExportKind } from '#platform/sheets/export-file.ts';
import { readWorkbook } from '#platform/sheets/workbook.ts';
import { writeWorkbook } from '#platform/sheets/write-page.ts';
import { importer, refusal } from '#test/import-run.ts';
import { makeWorld, type World } from '#test/plan-world.ts';
import type { Typed } from '#test/sheet.ts';
import { lineInput, planInput } from './contract.ts';
import { createPlan } from './create-plan.ts';
import { setDraftLine } from './set-draft-line.ts';
import { changeNeed, removeNeed } from './change-need.ts';
import { formB } from './form-b.ts';
import { needMessages } from './need-messages.vi.ts';
import { exportNeeds } from './needs-export.ts';
import { listNeeds, needSummary } from './needs-queries.ts';

let w: World;
let at: ReturnType<typeof importer>;
let folder: string;
let year = 2030;
beforeAll(async () => {
  w = await makeWorld();
  at = importer(w.fresh, formB, needMessages);
  folder = await mkdtemp(join(tmpdir(), 'khuevan-needs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => void (year += 1));

const HEAD = ['STT', 'Cơ quan', 'Nội dung', 'Đối tượng', 'Số người', 'Nữ', 'Thời gian', 'Hình thức', 'Kinh phí', 'Ghi chú'];
type Row = [unit: Typed, content: Typed, audience: Typed, people: Typed, women?: Typed, ...more: Typed[]];
const page = (...rows: Row[]): Typed[][] => [HEAD, ...rows.map((row, n) => [n + 1, ...row].map((typed) => typed ?? null))];
const SNV: Row = ['Sở Nội vụ', 'TCLLCT', 'Cán bộ nguồn', 10, 4, 'Quý I', 'Tập trung', 50_000_000, null];
const BTC: Row = ['Ban Tổ chức Thành ủy', 'Chuyển đổi số', null, 25, null, null, null, null, null];
const needs = () =>
  w.fresh.sql('select unit_id, content, people, women, row_version, family_id from training_need where year = $1 order by content', [year]);
const list = (actor: Actor = w.fresh.admin) => w.read((db) => listNeeds(db, { year }), actor);

describe('what is refused', () => {
  it('a file with a row that waits, unless only the sound rows are wanted; then these go in and the file says the rest', async () => {
    const run = await at.bring([page(SNV, ['Sở Nội vụ', 'QLNN', null, 'mười'])], { year });
    expect((await refusal(run.apply())).code).toBe('imports.held');
    expect(await needs()).toEqual([]);
    const { rows } = await run.apply('sound');
    expect(rows.map(({ outcome }) => outcome)).toEqual(['added', 'held']);
    expect(await needs()).toMatchObject([{ content: 'TCLLCT', people: 10, women: 4, family_id: w.family.tc }]);
  });
  it('two rows that are one line: the second waits', async () => {
    const { rows, run } = await at.bring([page(SNV, BTC, SNV)], { year });
    expect(run.report.figures).toMatchObject([{ value: 10 + 25 }]);
    expect(rows.map(({ outcome, remarks }) => [outcome, remarks.map(({ code }) => code).at(-1)])).toEqual([
      ['added', undefined],
      ['added', 'need.programme_unknown'],
      ['held', 'row.twice'],
    ]);
  });
  it.each<[string, (need: { id: string }) => Promise<unknown>, RegExp]>([
    [
      'was changed by hand',
      ({ id }) => w.write((tx, actor) => changeNeed(tx, actor, id, 1, { ...PARTS, people: 11, reason: 'gọi điện' })),
      /“TCLLCT” đã được sửa/,
    ],
    [
      'was changed by a later file',
      () => at.bring([page(['SNV', 'TCLLCT', 'Cán bộ nguồn', 12])], { year }).then((run) => run.apply()),
      /“TCLLCT” đã được sửa/,
    ],
  ])('an undo while something it made %s', async (_, change, said) => {
    const run = await at.bring([page(SNV, BTC)], { year });
    await run.apply();
    const { needs: made } = await list();
    await change(made.find(({ content }) => content === 'TCLLCT')!);
    const before = await needs();
    expect(await refusal(run.undo())).toMatchObject({ code: 'imports.built_upon', what: expect.stringMatching(said) });
    expect(await needs()).toEqual(before);
  });
  it('an undo of a change whose line is gone', async () => {
    await (await at.bring([page(SNV)], { year })).apply();
    const run = await at.bring([page(['SNV', 'TCLLCT', 'Cán bộ nguồn', 12])], { year });
    await run.apply();
    const [need] = (await list()).needs;
    await w.write((tx, actor) => removeNeed(tx, actor, need!.id, 2, { reason: 'thôi học' }));
    expect((await refusal(run.undo())).code).toBe('imports.built_upon');
  });
  it('units of others: neither read nor written', async () => {
    const own: Actor = { ...systemActor('tinh', 'phòng cán bộ'), scope: { kind: 'unit', units: [w.unit.snv] } };
    const run = await at.by(own).bring([page(SNV, BTC)], { year });
    expect(run.rows.map(({ outcome, remarks }) => [outcome, remarks.map(({ code }) => code)])).toEqual([
      ['added', []],
      ['held', ['need.out_of_scope', 'need.programme_unknown']],
    ]);
    await run.apply('sound');
    await (await at.bring([page(BTC)], { year })).apply();
    expect((await list(own)).needs.map(({ content }) => content)).toEqual(['TCLLCT']);
    const bloc: Actor = { ...systemActor('tinh', 'khối Đảng'), scope: { kind: 'bloc', bloc: 1 } };
    expect((await list(bloc)).needs.map(({ content }) => content)).toEqual(['Chuyển đổi số']);
  });
});

const PARTS = { women: null, minority: null, provinceLevel: null, communeLevel: null, publicEmployees: null };

describe('by hand', () => {
  it.each<[string, object, number, string]>([
    ['more women than people', { people: 5, women: 6 }, 1, 'need.part_exceeds'],
    ['levels above the whole', { people: 5, provinceLevel: 3, communeLevel: 3 }, 1, 'need.levels_exceed'],
    ['somebody was first', { people: 5 }, 0, 'edit.stale'],
  ])('%s', async (_, change, rowVersion, code) => {
    await (await at.bring([page(SNV)], { year })).apply();
    const { id } = (await list()).needs[0]!;
    const work = w.write((tx, actor) => changeNeed(tx, actor, id, rowVersion, { ...PARTS, people: 1, reason: 'x', ...change }));
    expect((await refusal(work, needMessages)).code).toBe(code);
  });
  it('what is not there, or not yours', async () => {
    await (await at.bring([page(SNV)], { year })).apply();
    const { id } = (await list()).needs[0]!;
    const other: Actor = { ...systemActor('tinh', 'khác'), scope: { kind: 'unit', units: [w.unit.lhp] } };
    expect((await refusal(w.write((tx, actor) => removeNeed(tx, actor, id, 1, { reason: 'x' }), other))).code).toBe('need.unknown');
  });
  it('a change and a removal leave their reason in the audit', async () => {
    await (await at.bring([page(SNV)], { year })).apply();
    const { id } = (await list()).needs[0]!;
    await w.write((tx, actor) => changeNeed(tx, actor, id, 1, { ...PARTS, people: 7, reason: 'đơn vị gọi điện' }));
    await w.write((tx, actor) => removeNeed(tx, actor, id, 2, { reason: 'thôi đăng ký' }));
    expect(await needs()).toEqual([]);
    const audit = await w.fresh.sql<{ summary: { reason: string; before: { people: number } } }>(
      `select summary from audit where object_id = $1 order by id`,
      [id],
    );
    expect(audit.map(({ summary }) => [summary.reason, summary.before.people])).toEqual([
      ['đơn vị gọi điện', 10],
      ['thôi đăng ký', 7],
    ]);
  });
});

it('the same file again changes nothing; other figures change, and undo brings back what was there', async () => {
  const first = await at.bring([page(SNV, BTC)], { year });
  await first.apply();
  const made = await needs();
  const again = await (await at.bring([page(SNV, BTC)], { year })).apply();
  expect([again.run.status, again.run.report.counts.same]).toEqual(['unchanged', 2]);

  const second = await at.bring(
    [page(['Sở Nội vụ', 'TCLLCT', 'Cán bộ nguồn', 12, 5, 'Quý I', 'Tập trung', 50_000_000], BTC, ['LHP', 'TCLLCT', null, 3])],
    { year },
  );
  expect(second.rows.map(({ outcome }) => outcome)).toEqual(['changed', 'same', 'added']);
  await second.apply();
  expect((await needs()).map(({ people }) => people)).toEqual([25, 12, 3]);
  await second.undo();
  expect((await needs()).map(({ row_version: _, ...need }) => need)).toEqual(made.map(({ row_version: _, ...need }) => need));
  expect((await refusal(first.undo())).code).toBe('imports.built_upon');
});
it('undo of the first file takes all of it away', async () => {
  const run = await at.bring([page(SNV, BTC)], { year });
  await run.apply();
  const { run: undone } = await run.undo();
  expect([undone.status, await needs()]).toEqual(['undone', []]);
});
it('a suggestion accepted for the whole file counts', async () => {
  const rows = page(['Sở Nội vụ', 'Bồi dưỡng nghiệp vụ công tác hội', null, 5], ['Sở Nội vụu', 'TCLLCT', null, 5]);
  const run = await at.bring([rows], { year });
  expect(run.rows.map(({ outcome }) => outcome)).toEqual(['added', 'held']);
  const typed = run.run.report.suggestions.map(({ typed: name, suggestion }) => [name, suggestion]);
  const answered = await run.answer({ names: Object.fromEntries(typed) });
  expect(answered.rows.map(({ outcome, remarks }) => [outcome, remarks.length])).toEqual([
    ['added', 0],
    ['added', 0],
  ]);
});

describe('what is registered, beside the plan', () => {
  it('sums by programme and unit, filters, and pages without losing a line', async () => {
    await (await at.bring([page(SNV, BTC, ['LHP', 'Trung cấp lý luận chính trị', 'Giảng viên', 3, 1])], { year })).apply();
    const summary = await w.read((db) => needSummary(db, { year }));
    expect(summary.total).toMatchObject({ lines: 3, units: 3, people: 38, women: 5, minority: null, cost: 50_000_000 });
    expect(summary.byProgramme.map(({ content, people, units, seats }) => [content, people, units, seats])).toEqual([
      ['Chuyển đổi số', 25, 1, null],
      ['Trung cấp lý luận chính trị', 13, 2, null],
    ]);
    expect(summary.byUnit.map(({ unit, people }) => [unit.id, people])).toEqual([
      [w.unit.btc, 25],
      [w.unit.snv, 10],
      [w.unit.lhp, 3],
    ]);
    const contents = async (filter: object) => (await w.read((db) => listNeeds(db, { year, ...filter }))).needs.map(({ people }) => people);
    expect(await contents({ unit: w.unit.city })).toEqual([25, 3]);
    expect(await contents({ q: 'giảng VIÊN trung' })).toEqual([3]);
    expect(await contents({ q: '%' })).toHaveLength(3);
    expect(await contents({ family: w.family.tc })).toEqual([10, 3].toSorted((a, b) => (a === 10 ? 1 : a - b)).toReversed());
    const first = await w.read((db) => listNeeds(db, { year, limit: 2 }));
    const rest = await w.read((db) => listNeeds(db, { year, limit: 2, after: first.next! }));
    expect([first.total, new Set([...first.needs, ...rest.needs].map(({ id }) => id)).size, rest.next]).toEqual([3, 3, null]);
  });
});

it('the annual plan of the year stands beside: seats ordered, also where nobody asks; carried over seats do not', async () => {
  await (await at.bring([page(SNV, BTC)], { year })).apply();
  const plan = await w.write((tx, actor) =>
    createPlan(tx, actor, planInput.parse({ title: 'Kế hoạch năm', yearFrom: year, yearTo: year, issuerId: w.unit.city })),
  );
  for (const [familyId, classes, carriedOver] of [
    [w.family.tc, 3, false],
    [w.family.tc, 1, true],
    [w.family.dt, 2, false],
  ] as const) {
    const units = { leadId: w.unit.btc, runnerId: w.unit.lhp, audience: carriedOver ? 'chuyển tiếp' : '' };
    const line = lineInput.parse({ ...units, familyId, classes, perClass: 70, funding: 'NSTP', carriedOver });
    await w.write((tx, actor) => setDraftLine(tx, actor, plan.id, { lineId: null, rowVersion: null }, line));
  }
  const rows = async (filter: object = {}) =>
    (await w.read((db) => needSummary(db, { year, ...filter }))).byProgramme.map(({ content, people, seats, classes }) => [
      content,
      people,
      seats,
      classes,
    ]);
  expect(await rows()).toEqual([
    ['Chuyển đổi số', 25, null, null],
    ['Trung cấp lý luận chính trị', 10, 210, 3],
    ['Bồi dưỡng nghiệp vụ công tác đoàn thể', 0, 140, 2],
  ]);
  expect(await rows({ unit: w.unit.snv })).toEqual([['Trung cấp lý luận chính trị', 10, 210, 3]]);
});

describe('out and in again', () => {
  const exported = async (as: ExportKind) => {
    const path = join(folder, `${year}-${as}`);
    await w.read(async (db) => writeExport(path, await exportNeeds(db, w.fresh.admin, { year }), as, '2026-11-01'));
    return readWorkbook(await readFile(path));
  };
  const text = fc.stringMatching(/^[\p{L}=+@'-][\p{L}\p{N} .,;:()/'"–-]{0,40}$/u).map((typed) => typed.trim());
  const some = fc.option(fc.integer({ min: 0, max: 20 }), { nil: null });
  const row = fc.record({
    unit: fc.constantFrom('Sở Nội vụ', 'LHP', 'Ban Tổ chức Thành ủy', 'Trung tâm chính trị huyện Đông Anh'),
    content: fc.oneof(fc.constantFrom('TCLLCT', 'Tổng cộng', 'I. Mục', 'Nơi nhận: x', '123'), text),
    audience: fc.option(text, { nil: null }),
    people: fc.integer({ min: 20, max: 900 }),
    women: some,
    time: fc.constantFrom(null, 'Quý I', 'quý 3', 'Tháng 9', 'Cả năm', 'sau Tết'),
    form: fc.option(text, { nil: null }),
    cost: fc.option(fc.integer({ min: 0, max: 2_000_000_000 }), { nil: null }),
    note: fc.option(text, { nil: null }),
  });
  it.each<ExportKind>(['form', 'xlsx'])('%s: every line is the same', async (as) => {
    let through = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        year += 1;
        const typed = page(
          ...rows.map((one): Row => [one.unit, one.content, one.audience, one.people, one.women, one.time, one.form, one.cost, one.note]),
        );
        const run = await at.bring([typed], { year });
        const sound = run.run.report.counts.added;
        through += sound;
        if (sound === 0) return;
        await run.apply('sound');
        const back = await at.bring(await exported(as), { year });
        expect([back.run.report.counts.same, back.run.report.counts.rows], JSON.stringify(back.rows)).toEqual([sound, sound]);
      }),
      { numRuns: 12, seed: 20_271 },
    );
    expect(through).toBeGreaterThan(30);
  });
  it('the blank form, once filled, is read', async () => {
    const [blank] = await w.read((db) => formB.blank(db, { year }));
    const [sheet] = await readWorkbook(await writeWorkbook([blank!]));
    const at10 = sheet!.rows.findIndex((cells) => cells.some(({ text: said }) => said === '(1)')) + 1;
    for (const [col, value] of [1, 'Sở Nội vụ', 'TCLLCT', 'Cán bộ', 10, 4, 1, 6, 4, 2, 'Quý I'].entries()) {
      sheet!.rows[at10]![col] = { kind: typeof value === 'number' ? 'number' : 'text', value, text: String(value), formula: false };
    }
    const { run, rows } = await at.bring([sheet!], { year });
    expect(rows.map(({ outcome, remarks }) => [outcome, remarks])).toEqual([['added', []]]);
    expect(run.report.tables[0]!.understood.every(({ key }) => key !== null)).toBe(true);
  });
});
