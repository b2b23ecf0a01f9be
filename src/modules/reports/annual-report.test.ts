import { beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { smallLedger, type Family, type SmallLedger } from '#test/small-ledger.ts';
import { annualReport } from './annual-report.ts';
import { annualQuery, type AnnualReport } from './contract.ts';
import { brokenIdentities } from './rules.ts';

type Question = Parameters<typeof annualQuery.parse>[0];
const asker =
  (db: FreshDatabase) =>
  (question: Question): Promise<AnnualReport> =>
    db.database.read(db.admin, (reader) => annualReport(reader, db.admin, annualQuery.parse(question), '2026-11-23'));

describe('years of one school', () => {
  let db: FreshDatabase;
  let ledger: SmallLedger;
  let ask: ReturnType<typeof asker>;
  let tcllct: Family;
  let short: Family;

  beforeAll(async () => {
    db = await freshDatabase();
    ledger = await smallLedger(db);
    ask = asker(db);
    tcllct = await ledger.family('TCLLCT');
    short = await ledger.family('NVD', 'in_service_training');
  });

  test('fixture 2: a class over three years', async () => {
    const family = await ledger.family('F2');
    const a = await ledger.open({ family, runner: ledger.school, date: '2020-11-15' });
    const other = await ledger.open({ family, runner: ledger.school, date: '2021-01-05' });
    const first = await ledger.join(a, 70, '2020-11-15');
    await ledger.join(a, 2, '2021-01-10', { detail: 'late' });
    await ledger.leave(first.slice(0, 3), 'left', '2021-05-01', 'withdrawal');
    await ledger.leave(first.slice(3, 4), 'moved_out', '2021-06-01');
    await ledger.enter(other, first.slice(3, 4), '2021-06-01', 'moved_in');
    await ledger.close(a, '2022-03-20', first.slice(4, 6));
    const years = await Promise.all([2020, 2021, 2022].map((year) => ask({ year, programme: 'F2' })));

    expect(years[0]!.trainees).toMatchObject({ carriedIn: 0, joined: 70, carriedOut: 70 });
    expect(years[1]!.trainees).toMatchObject({ carriedIn: 70, joined: 2, left: 3, movedOut: 1, movedIn: 1, carriedOut: 69 });
    expect(years[1]!.joinedAs).toEqual({ atOpening: 0, late: 2, transferExternal: 0 });
    expect(years[1]!.leftBecause).toEqual({ withdrawal: 3 });
    expect(years[2]!.trainees).toMatchObject({ carriedIn: 69, finished: 66, notRecognised: 2, carriedOut: 1 });
    expect(years[2]!.classes).toMatchObject({ closed: 1, closedRoster: 68 });
    expect(years[2]!.pool).toMatchObject({ poolIn: 0, notRecognised: 2, poolOut: 2 });
    expect(years.map((year) => year.luot.L1)).toEqual([70, 2, 0]);
    // one of the 72 went on in the other class and is still there
    expect(years.map((year) => year.luot.L2)).toEqual([70, 72, 69]);
    for (const year of years) expect(brokenIdentities(year)).toEqual([]);
  });

  test('fixture 3: opened and closed in the last fortnight of the calendar year', async () => {
    const family = await ledger.family('F3');
    const id = await ledger.open({ family, runner: ledger.school, date: '2020-12-20' });
    await ledger.join(id, 30, '2020-12-20');
    await ledger.close(id, '2020-12-31');
    const on = async (clock: 'calendar' | 'administrative', year: number) => (await ask({ year, clock, programme: 'F3' })).classes;
    expect(await on('calendar', 2020)).toMatchObject({ opened: 1, closed: 1, closedRoster: 30, carriedOut: 0 });
    expect(await on('administrative', 2020)).toMatchObject({ opened: 0, closed: 0, carriedOut: 0 });
    expect(await on('administrative', 2021)).toMatchObject({ carriedIn: 0, opened: 1, closed: 1, closedRoster: 30 });
  });

  test('fixture 3, the plan on the other clock: the page says why the two differ', async () => {
    const family = await ledger.family('F3P');
    const slot = await ledger.slot({ family, year: 2020, seats: 30 });
    await ledger.open({ family, runner: ledger.school, date: '2020-12-20', slot });
    const calendar = await ask({ year: 2020, programme: 'F3P' });
    expect([calendar.plan?.opened, calendar.classes?.opened, calendar.notes]).toEqual([1, 1, []]);
    const before = await ask({ year: 2020, clock: 'administrative', programme: 'F3P' });
    expect([before.plan?.opened, before.plan?.pending, before.classes?.opened]).toEqual([0, 1, 0]);
    const after = await ask({ year: 2021, clock: 'administrative', programme: 'F3P' });
    expect(after.notes).toMatchObject([{ code: 'reports.plan_year_differs', params: { plan: 0, classes: 1, otherYears: 1 } }]);
  });

  test('fixture 7: not recognised, back the year after, finished the next: one lượt, one person', async () => {
    const family = await ledger.family('F7');
    const a = await ledger.open({ family, runner: ledger.school, date: '2021-02-01' });
    const b = await ledger.open({ family, runner: ledger.school, date: '2022-02-01' });
    const [one] = await ledger.join(a, 1, '2021-02-01');
    await ledger.close(a, '2021-10-01', [one!]);
    await ledger.enter(b, [one!], '2022-02-01', 'rejoined');
    await ledger.close(b, '2023-03-01');
    const years = await Promise.all([2021, 2022, 2023].map((year) => ask({ year, programme: 'F7' })));
    expect(years.map((year) => [year.luot.L1, year.luot.L3, year.people.L2])).toEqual([
      [1, 0, 1],
      [0, 0, 1],
      [0, 1, 1],
    ]);
    expect(years.map((year) => [year.pool.poolIn, year.pool.notRecognised, year.pool.rejoined, year.pool.poolOut])).toEqual([
      [0, 1, 0, 1],
      [1, 0, 1, 0],
      [0, 0, 0, 0],
    ]);
  });

  test('fixture 11: another host, the tenant unmoved', async () => {
    const family = await ledger.family('F11');
    const [x, y] = [
      await ledger.unit('TTX', 'Trung tâm X', { parent: ledger.province }),
      await ledger.unit('TTY', 'Trung tâm Y', { parent: ledger.province }),
    ];
    const id = await ledger.open({ family, runner: ledger.school, host: x, date: '2022-01-10' });
    await ledger.join(id, 40, '2022-01-10');
    await ledger.reclass(id, '2022-07-01', { host: y });
    const report = await ask({ year: 2022, programme: 'F11' });
    const hosts = report.breakdowns.find((one) => one.dimension === 'host')!.rows;
    expect(hosts.map((row) => [row.code, row.classes?.reclassOut, row.classes?.reclassIn, row.trainees.carriedOut])).toEqual([
      ['TTX', 1, 0, 0],
      ['TTY', 0, 1, 40],
    ]);
    expect([report.classes?.carriedOut, report.classes?.opened, report.trainees.carriedOut]).toEqual([1, 1, 40]);
    expect((await ask({ year: 2022, programme: 'F11', org: 'TTY', by: 'host' })).trainees).toMatchObject({
      carriedIn: 0,
      reclassIn: 40,
      carriedOut: 40,
    });
  });

  test('plan: variance, off plan, combined, not executed with reason; children sum to the parent', async () => {
    const slots: string[] = [];
    for (let n = 0; n < 3; n++) slots.push(await ledger.slot({ family: short, year: 2023, seats: 40 }));
    const off = await ledger.slot({ family: tcllct, year: 2023, seats: 20, origin: 'off_plan', date: '2023-08-01', funding: 'district' });
    const id = await ledger.open({ family: short, runner: ledger.school, date: '2023-03-01', slot: slots[0]! });
    await ledger.join(id, 36, '2023-03-01');
    await ledger.settleSlot(slots[1]!, 'combined', '2023-03-01');
    await ledger.settleSlot(slots[2]!, 'not_executed', '2023-11-01', 'Không tuyển đủ học viên');
    await ledger.open({ family: tcllct, runner: ledger.school, date: '2023-09-05', slot: off, funding: 'district' });
    const report = await ask({ year: 2023, org: 'LHP' });
    expect(report.plan).toEqual({ planned: 3, offPlan: 1, opened: 2, combined: 1, notExecuted: 1, postponed: 0, pending: 0 });
    expect(report.planSeats).toEqual({ planned: 120, offPlan: 20, opened: 60, combined: 40, notExecuted: 40, postponed: 0, pending: 0 });
    expect(report.variance).toEqual({ atOpening: 36, seats: 100, difference: -64 });
    expect(report.notExecuted).toMatchObject([
      { seats: 40, reason: 'Không tuyển đủ học viên', funding: 'Ngân sách thành phố', lead: 'Ban Tổ chức' },
    ]);
    expect(report.offPlan).toMatchObject([{ seats: 20, state: 'opened', date: '2023-08-01' }]);
    for (const { dimension, rows } of report.breakdowns.filter((one) => one.dimension !== 'senderBloc')) {
      const sum = rows.reduce((total, row) => total + (row.planSeats?.opened ?? 0), 0);
      expect([dimension, sum]).toEqual([dimension, 60]);
    }
  });

  test('known as of: a correction recorded later does not change what was known', async () => {
    const family = await ledger.family('KNOWN');
    ledger.recordedAt = '2024-03-02T01:00:00Z';
    const id = await ledger.open({ family, runner: ledger.school, date: '2024-03-01' });
    const joined = await ledger.join(id, 10, '2024-03-01');
    ledger.recordedAt = '2024-05-05T03:00:00Z';
    await ledger.leave(joined.slice(0, 1), 'left', '2024-03-20', 'withdrawal');
    expect((await ask({ year: 2024, programme: 'KNOWN' })).trainees.left).toBe(1);
    expect((await ask({ year: 2024, programme: 'KNOWN', asKnownOn: '2024-05-04' })).trainees).toMatchObject({ left: 0, carriedOut: 10 });
    expect((await ask({ year: 2024, programme: 'KNOWN', asKnownOn: '2024-05-05' })).trainees.left).toBe(1);
    expect((await ask({ year: 2024, programme: 'KNOWN', asKnownOn: '2024-03-01' })).classes?.opened).toBe(0);
  });

  test('L2 is refused over several years, and null where nobody asked for it by name', async () => {
    await expect(ask({ clock: 'own', from: '2020-01-01', to: '2022-12-31', measure: 'L2' })).rejects.toMatchObject({
      code: 'reports.not_additive',
    });
    const range = await ask({ clock: 'own', from: '2020-01-01', to: '2022-12-31', programme: 'F2' });
    expect(range.luot).toEqual({ L1: 72, L2: null, L3: 66 });
    expect(range.notes.map((note) => note.code)).toContain('reports.not_additive');
  });

  test.each([
    [{}, 'reports.year_missing'],
    [{ clock: 'own' as const, from: '2020-01-01' }, 'reports.range_missing'],
    [{ clock: 'own' as const, from: '2020-02-01', to: '2020-01-01' }, 'reports.range_reversed'],
    [{ year: 2020, org: 'KHONG' }, 'unit.unknown_code'],
    [{ year: 2020, programme: 'KHONG' }, 'reports.programme_unknown'],
  ])('refused: %j', async (question, code) => expect(ask(question)).rejects.toMatchObject({ code }));
});

describe('fixture 12: a district is abolished while its people are in class', () => {
  let ask: ReturnType<typeof asker>;
  beforeAll(async () => {
    const db = await freshDatabase();
    const ledger = await smallLedger(db);
    ask = asker(db);
    const family = await ledger.family('TCLLCT');
    const district = await ledger.unit('HUYEN', 'Huyện', { parent: ledger.province, to: '2025-07-01' });
    const old = await ledger.unit('XACU', 'Xã cũ', { parent: district, to: '2025-07-01' });
    const [one, two] = [
      await ledger.unit('XA1', 'Xã Một', { parent: ledger.province, from: '2025-07-01' }),
      await ledger.unit('XA2', 'Xã Hai', { parent: ledger.province, from: '2025-07-01' }),
    ];
    const follow = async (kind: string, from: number, to: number[]) => {
      await db.sql(
        `with s as (insert into unit_succession (id, kind, effective_date, recorded_by) values (gen_random_uuid(), $1, '2025-07-01', gen_random_uuid()) returning id)
        insert into unit_succession_part (succession_id, side, unit_id) select id, side, unit from s, unnest($2::text[], $3::int[]) p(side, unit)`,
        [kind, ['from', ...to.map(() => 'to')], [from, ...to]],
      );
    };
    await follow('split', district, [one, two]);
    await follow('absorb', old, [one]);
    const id = await ledger.open({ family, runner: ledger.school, host: district, date: '2025-02-01' });
    await ledger.join(id, 10, '2025-02-01', { sender: district, bloc: 2 });
    await ledger.join(id, 4, '2025-02-01', { sender: old, bloc: 2 });
    await db.sql(`update person set unit_id = $1 where id in (select person_id from chain where sender_id = $2 order by id limit 3)`, [
      two,
      district,
    ]);
    await db.sql(
      `update person set unit_id = $1 where id in (select person_id from chain where sender_id = $2 order by id offset 3 limit 2)`,
      [old, district],
    );
  });

  const rows = (report: AnnualReport, dimension: string) =>
    report.breakdowns
      .find((one) => one.dimension === dimension)!
      .rows.map((row) => [row.key === 'unresolved' ? row.key : row.label, row.trainees.carriedOut]);

  test('no movement that day; then and now have one total', async () => {
    const [then, now] = [await ask({ year: 2025, by: 'sender' }), await ask({ year: 2025, by: 'sender', organised: 'now' })];
    expect(then.trainees).toMatchObject({ joined: 14, movedIn: 0, movedOut: 0, reclassIn: 0, carriedOut: 14 });
    expect(now.trainees).toEqual(then.trainees);
    expect(now.classes).toEqual(then.classes);
    expect(rows(then, 'unit')).toEqual([
      ['Huyện', 10],
      ['Xã cũ', 4],
    ]);
    // three went to Xã Hai, two to what is now Xã Một, five are said to be nowhere yet
    expect(rows(now, 'unit')).toEqual([
      ['Xã Hai', 3],
      ['Xã Một', 6],
      ['unresolved', 5],
    ]);
    expect(rows(now, 'host')).toEqual([['unresolved', 14]]);
    expect(now.notes.map((note) => note.code)).toContain('reports.unresolved_successors');
  });

  test.each<[string, 'then' | 'now', number, string]>([
    ['HUYEN', 'then', 14, 'the district with the commune below it, as on its last day'],
    ['HUYEN', 'now', 0, 'nothing stands below a unit that is no more'],
    ['XA1', 'then', 0, 'the commune sent nobody yet'],
    ['XA1', 'now', 6, 'what it took over'],
    ['XA2', 'now', 3, 'those whose post says so'],
    ['TINH', 'now', 14, 'whoever takes over, it stays in the province'],
  ])('%s, organised %s: %i, %s', async (org, organised, expected) => {
    const report = await ask({ year: 2025, by: 'sender', org, organised });
    expect([report.trainees.carriedOut, report.classes]).toEqual([expected, null]);
  });
});
