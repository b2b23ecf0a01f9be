import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { smallLedger, type Family, type SmallLedger } from '#test/small-ledger.ts';
import { annualReport } from './annual-report.ts';
import { annualQuery, type AnnualReport } from './contract.ts';
import { loadStatedFigures, statedFigureInput, type StatedFigureInput } from './load-stated-figures.ts';
import { compare, containsFigure, type Asked, type Figure } from './stated-rules.ts';

const file = JSON.parse(readFileSync('samples/stated-figures.json', 'utf8')) as StatedFigureInput[];

test('the sample file: ids once, parts of figures that are there', () => {
  const figures = file.map((figure) => statedFigureInput.parse(figure));
  const ids = new Set(figures.map((figure) => figure.id));
  expect(ids.size).toBe(figures.length);
  const whole = figures.flatMap((figure) => figure.filter.partOf ?? []);
  expect(whole.filter((id) => !ids.has(id))).toEqual([]);
  expect(whole.length).toBeGreaterThan(5);
});

const figure: Figure = {
  clock: 'calendar',
  yearFrom: 2020,
  yearTo: 2020,
  measure: 'closed',
  runnerId: 3,
  familyId: 'F',
  filter: {},
  classes: 1,
  trainees: 1,
  approx: false,
};
const year = (n: number) => ({ period: { start: `${n}-01-01`, end: `${n}-12-31` }, year: n });
const asked: Asked = { ...year(2020), wholeTenant: true, runners: null, familyId: null };
const goal: Partial<Figure> = { yearFrom: 2023, yearTo: 2025, runnerId: null };

test.each<[string, boolean, Partial<Asked>, Partial<Figure>]>([
  ['another programme', false, { familyId: 'G' }, {}],
  ['a programme does not contain the whole school', false, { familyId: 'F' }, { familyId: null }],
  ['another institution', false, { wholeTenant: false, runners: [4] }, {}],
  ['an institution does not contain the whole tenant', false, { wholeTenant: false, runners: [3] }, { runnerId: null }],
  ['a question by another role', false, { wholeTenant: false, runners: null }, {}],
  ['another year', false, year(2021), {}],
  ['the administrative year has not the last days', false, { period: { start: '2019-12-15', end: '2020-12-14' } }, {}],
  ['a goal before it is due', false, year(2024), goal],
  ['a yearly goal outside its years', false, year(2026), { ...goal, filter: { everyYear: true } }],
  ['the same filter', true, { familyId: 'F', wholeTenant: false, runners: [3] }, {}],
  ['the institution with what is below it', true, { wholeTenant: false, runners: [2, 3] }, {}],
  ['the whole tenant', true, {}, {}],
  ['a longer range', true, { period: { start: '2019-01-01', end: '2021-12-31' } }, {}],
  [
    'days inside the administrative year',
    true,
    { period: { start: '2019-12-15', end: '2020-12-14' } },
    { filter: { from: '2020-05-27', to: '2020-06-07' } },
  ],
  ['a goal when it is due', true, year(2025), goal],
  ['a yearly goal in each of its years', true, year(2024), { ...goal, filter: { everyYear: true } }],
])('containment: %s → %s', (_, expected, question, of) =>
  expect(containsFigure({ ...asked, ...question }, { ...figure, ...of })).toBe(expected),
);

test('without one of the two there is no difference', () => {
  expect(compare(35, 33)).toEqual({ stated: 35, computed: 33, difference: 2 });
  expect(compare(35, null).difference).toBeNull();
  expect(compare(null, 33).difference).toBeNull();
});

describe('the school in 2020', () => {
  let db: FreshDatabase;
  let ledger: SmallLedger;
  let tcllct: Family;
  let short: Family;
  const ask = (question: Parameters<typeof annualQuery.parse>[0], actor: Actor = db.admin): Promise<AnnualReport> =>
    db.database.read(actor, (reader) => annualReport(reader, actor, annualQuery.parse(question), '2026-11-23'));
  const stated = (report: AnnualReport, id: string) => report.stated?.find((one) => one.id === id);
  /** Sizes that add up to a total: as even as can be. */
  const sizes = (classes: number, trainees: number) =>
    Array.from({ length: classes }, (_, n) => Math.floor(trainees / classes) + (n < trainees % classes ? 1 : 0));

  beforeAll(async () => {
    db = await freshDatabase();
    ledger = await smallLedger(db);
    tcllct = await ledger.family('TCLLCT');
    short = await ledger.family('NVD', 'in_service_training');
    const closing = sizes(12, 1096);
    for (const size of [...closing, ...sizes(13, 2133 - 1096)]) {
      const id = await ledger.open({ family: tcllct, runner: ledger.school, date: '2019-04-01' });
      await ledger.join(id, size, '2019-04-01');
    }
    for (const size of sizes(20, 1488)) {
      const slot = await ledger.slot({ family: tcllct, year: 2020, seats: 80 });
      await ledger.join(await ledger.open({ family: tcllct, runner: ledger.school, date: '2020-06-01', slot }), size, '2020-06-01');
    }
    const old = await db.sql<{ id: string }>(`select id from training_class where opened_on < '2020-01-01' order by id`);
    for (const { id } of old.slice(0, 12)) await ledger.close(id, '2020-11-20');
    for (const size of sizes(10, 1295)) {
      const id = await ledger.open({ family: short, runner: ledger.school, date: '2020-03-02' });
      await ledger.join(id, size, '2020-03-02');
      await ledger.close(id, '2020-03-20');
    }
    for (let n = 0; n < 2; n++)
      await ledger.settleSlot(
        await ledger.slot({ family: tcllct, year: 2020, seats: 80, funding: 'district' }),
        'not_executed',
        '2020-11-30',
        'Không tuyển đủ',
      );
    await ledger.settleSlot(
      await ledger.slot({ family: short, year: 2020, seats: 350 }),
      'not_executed',
      '2020-12-01',
      'Chưa có hướng dẫn',
    );
    await db.database.write(db.admin, { command: 'test' }, async (tx) => ({
      result: await loadStatedFigures(
        tx,
        file.filter((one) => one.tenant === 'hanoi').map((one) => ({ ...one, document: null })),
      ),
      audit: { type: 'stated_figure', id: '-' },
    }));
  }, 60_000);

  test('fixture 1: 25/2133 + 20/1488 = 12/1096 + 33/2525, against 35/2756 stated', async () => {
    const report = await ask({ year: 2020, org: 'LHP', programme: 'TCLLCT-1' });
    expect(report.classes).toMatchObject({ carriedIn: 25, opened: 20, closed: 12, carriedOut: 33, closedRoster: 1096 });
    expect(report.trainees).toMatchObject({ carriedIn: 2133, joined: 1488, finished: 1096, carriedOut: 2525 });
    expect(report.trained).toEqual({ classes: 45, trainees: 3621 });
    expect([report.plan?.planned, report.plan?.opened, report.plan?.notExecuted, report.planSeats?.notExecuted]).toEqual([22, 20, 2, 160]);
    expect(stated(report, 'lhp-2020-carried-out')).toMatchObject({
      classes: { stated: 35, computed: 33, difference: 2 },
      trainees: { stated: 2756, computed: 2525, difference: 231 },
      explanation: null,
    });
    const reasons = stated(report, 'lhp-2020-carried-out')!.candidates.map((one) => [one.reason.code, one.classes, one.trainees]);
    expect(reasons).toEqual([
      ['reports.candidate_not_executed', 2, 160],
      ['reports.candidate_ended_before', 12, 1096],
    ]);
    for (const id of ['lhp-2020-total', 'lhp-2020-carried-in', 'lhp-2020-closed', 'lhp-2020-not-executed-tcllct']) {
      expect([id, stated(report, id)?.classes.difference, stated(report, id)?.trainees.difference]).toEqual([id, 0, 0]);
    }
    expect(stated(report, 'lhp-2020-not-executed')).toBeUndefined();
    expect(stated(report, 'lhp-2020-short')).toBeUndefined();
  });

  test('the whole school contains the programme, and its own set reconciles', async () => {
    const report = await ask({ year: 2020, org: 'LHP' });
    expect(stated(report, 'lhp-2020-not-executed')).toMatchObject({
      classes: { stated: 3, computed: 3, difference: 0 },
      trainees: { stated: 510, computed: 510, difference: 0 },
      parts: { classes: { computed: 3, difference: 0 }, trainees: { computed: 510, difference: 0 } },
      candidates: [],
    });
    expect(stated(report, 'lhp-2020-short')).toMatchObject({
      classes: { computed: 10, difference: 0 },
      trainees: { computed: 1295, difference: 0 },
    });
    expect(stated(report, 'lhp-2020-carried-out')).toMatchObject({ classes: { difference: 2 }, trainees: { difference: 231 } });
    expect(stated(report, 'hn-2023-all')).toBeUndefined();
  });

  test('no class data is said in words, not as a huge difference; an implausible size is doubted', async () => {
    const report = await ask({ year: 2023 });
    const all = stated(report, 'hn-2023-all')!;
    expect(all.classes).toEqual({ stated: 56690, computed: null, difference: null });
    expect(all.remarks.map((one) => one.code)).toEqual(['reports.no_class_data', 'reports.implausible_size']);
    expect(all.remarks[0]!.text).toMatch(/^Chưa có dữ liệu lớp/);
    expect(all.remarks[1]!.text).toContain('10,96');
    // 33 classes still stand in 2023, but none opened that year
    expect(stated(report, 'hn-2023-tcllct')?.classes.computed).toBeNull();
  });

  test('a plan that nobody entered: the parts are still added up', async () => {
    const plan = stated(await ask({ year: 2021, org: 'LHP' }), 'lhp-2021-tcllct')!;
    expect(plan.remarks.map((one) => one.code)).toEqual(['reports.no_plan_data']);
    expect(plan.parts).toEqual({
      classes: { stated: 23, computed: 23, difference: 0 },
      trainees: { stated: null, computed: 1810, difference: null },
    });
  });

  test('only for those entitled', async () => {
    const reader: Actor = { ...db.admin, role: 'reader', capabilities: new Set(['reports.read']) };
    expect(await ask({ year: 2020, org: 'LHP' }, reader)).not.toHaveProperty('stated');
  });

  test('a school sees the figures of its own institution, not those of the whole tenant', async () => {
    const schoolOfficer: Actor = { ...db.admin, role: 'school_office', scope: { kind: 'unit', units: [ledger.school] } };
    const report = await ask({ year: 2020 }, schoolOfficer);
    expect(report.classes?.carriedOut).toBe(33);
    expect(report.notes.map((note) => note.code)).toContain('reports.own_scope');
    expect(stated(report, 'lhp-2020-carried-out')?.classes.difference).toBe(2);
    expect((await ask({ year: 2019 }, schoolOfficer)).stated?.map((one) => one.id)).toEqual([]);
  });
});
