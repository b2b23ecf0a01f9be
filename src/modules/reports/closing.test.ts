import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { smallLedger, type Family, type SmallLedger } from '#test/small-ledger.ts';
import { closeLedger, enterLedger, lockedPeriodsCovering, rebuildRollUps } from '#modules/classes';
import { annualReport } from './annual-report.ts';
import { annualQuery, detailQuery, estimateBody, lockBody } from './contract.ts';
import { annualDetail } from './detail-queries.ts';
import { estimateYear, withExpected } from './estimate-year.ts';
import { explainDifference } from './explain-difference.ts';
import { lockPeriod } from './lock-period.ts';
import { estimatesFor, frozenAsSent } from './period-queries.ts';
import { brokenIdentities } from './rules.ts';

let db: FreshDatabase;
let ledger: SmallLedger;
let family: Family;
const today = '2026-11-23';

const ask = (question: Parameters<typeof annualQuery.parse>[0], actor: Actor = db.admin) =>
  db.database.read(actor, (reader) => annualReport(reader, actor, annualQuery.parse(question), today));
const detail = (question: Parameters<typeof detailQuery.parse>[0]) =>
  db.database.read(db.admin, (reader) => annualDetail(reader, db.admin, detailQuery.parse(question), today));
const lock = (body: Parameters<typeof lockBody.parse>[0], actor: Actor = db.admin, on = today) =>
  db.database.write(actor, { command: 'test' }, (tx) => lockPeriod(tx, actor, lockBody.parse(body), on));

beforeAll(async () => {
  db = await freshDatabase();
  ledger = await smallLedger(db);
  family = await ledger.family('TCLLCT');
});

test('fixture 13: a drop-out of the closed year recorded after it was sent', async () => {
  const id = await ledger.open({ family, runner: ledger.school, date: '2020-09-01', code: 'K13' });
  const joined = await ledger.join(id, 40, '2020-09-01');
  const { id: lockId } = await lock({ org: 'LHP', clock: 'calendar', year: 2020, sentOn: '2021-04-28' });
  const sent = await ask({ year: 2020, org: 'LHP' });
  expect(sent.lock).toMatchObject({ id: lockId, sentOn: '2021-04-28' });
  expect((await ask({ year: 2021, org: 'LHP' })).adjustments).toMatchObject([{ difference: { classes: 0, trainees: 0 } }]);

  const [{ at }] = (await db.sql<{ at: string }>('select clock_timestamp()::text as at')) as [{ at: string }];
  ledger.recordedAt = at;
  await ledger.leave(joined.slice(0, 1), 'left', '2020-12-30', 'withdrawal');

  const frozen = await db.database.read(db.admin, (reader) => frozenAsSent(reader, db.admin, lockId));
  expect([frozen.trainees.carriedOut, frozen.trainees.left]).toEqual([40, 0]);
  expect(frozen).not.toHaveProperty('stated');
  expect((await ask({ year: 2020, org: 'LHP' })).trainees).toMatchObject({ left: 1, carriedOut: 39 });
  const next = await ask({ year: 2021, org: 'LHP' });
  expect(next.adjustments).toMatchObject([
    {
      unitName: 'Trường Lê Hồng Phong',
      asSent: { classes: 1, trainees: 40 },
      now: { classes: 1, trainees: 39 },
      difference: { classes: 0, trainees: -1 },
    },
  ]);
  expect(next.trainees.carriedIn).toBe(39);
  // the same by programme, for which nothing was frozen, and for the whole tenant
  expect((await ask({ year: 2021, programme: 'TCLLCT' })).adjustments).toMatchObject([{ asSent: { trainees: 40 }, now: { trainees: 39 } }]);
  const persons = await detail({ year: 2021, org: 'LHP', cell: 'adjustment.trainees', value: lockId });
  expect(persons).toMatchObject({ total: -1, rows: [{ kind: 'enrolment', quantity: -1, classCode: 'K13' }] });
  expect((await detail({ year: 2021, org: 'LHP', cell: 'adjustment.classes' })).rows).toEqual([]);
  // the report of the closed year as it was known: nothing moved
  expect((await ask({ year: 2021, org: 'LHP', asKnownOn: '2019-06-01' })).adjustments).toEqual([]);
});

test.each<[string, Parameters<typeof lock>[0], string]>([
  ['twice', { org: 'LHP', clock: 'calendar', year: 2020 }, 'reports.locked_already'],
  ['a year that is not over', { org: 'LHP', clock: 'calendar', year: 2026 }, 'reports.period_not_over'],
  ['sent before its end', { org: 'LHP', clock: 'calendar', year: 2022, sentOn: '2022-12-31' }, 'reports.sent_before_end'],
  ['an unknown unit', { org: 'KHONG', clock: 'calendar', year: 2022 }, 'unit.unknown_code'],
])('no closing %s', async (_, body, code) => expect(lock(body)).rejects.toMatchObject({ code }));

test('no closing while a slot is pending or a class is past its planned end', async () => {
  const slot = await ledger.slot({ family, year: 2023, seats: 70 });
  const late = await ledger.open({ family, runner: ledger.school, date: '2023-02-01', code: 'MUON', expectedEnd: '2023-12-20' });
  const refusal = await lock({ org: 'LHP', clock: 'calendar', year: 2023 }).catch((error: unknown) => error);
  expect(refusal).toMatchObject({
    code: 'reports.slots_pending',
    params: { count: 1 },
    parts: [{ code: 'reports.classes_past_end', params: { count: 1, names: 'MUON' } }],
  });
  expect(await db.sql('select 1 from period_lock where year = 2023')).toEqual([]);
  await ledger.settleSlot(slot, 'not_executed', '2023-12-01', 'Không tuyển đủ');
  await expect(lock({ org: 'LHP', clock: 'calendar', year: 2023 })).rejects.toMatchObject({ code: 'reports.classes_past_end' });
  await ledger.close(late, '2023-12-20');
  await expect(lock({ org: 'LHP', clock: 'calendar', year: 2023 })).resolves.toMatchObject({ id: expect.any(String) });
});

test('nobody closes a year for a unit that is not his', async () => {
  const other = await ledger.unit('KHAC', 'Trường khác', { parent: ledger.province });
  const actor: Actor = { ...db.admin, scope: { kind: 'unit', units: [other] } };
  await expect(lock({ org: 'LHP', clock: 'calendar', year: 2022 }, actor)).rejects.toMatchObject({
    code: 'reports.unit_outside_scope',
    status: 403,
  });
});

test('which closed years an event touches: those of the school and of what it belongs to, and all after it', async () => {
  const covering = async (unit: number, date: string) =>
    (await db.database.read(db.admin, (reader) => lockedPeriodsCovering(reader, unit, date))).map((one) => `${one.unitName} ${one.year}`);
  expect(await covering(ledger.school, '2020-12-30')).toEqual(['Trường Lê Hồng Phong 2020', 'Trường Lê Hồng Phong 2023']);
  expect(await covering(ledger.school, '2021-01-01')).toEqual(['Trường Lê Hồng Phong 2023']);
  expect(await covering(ledger.school, '2024-01-01')).toEqual([]);
  const faculty = await ledger.unit('KHOA', 'Khoa Xây dựng Đảng', { parent: ledger.school });
  expect(await covering(faculty, '2022-05-01')).toEqual(['Trường Lê Hồng Phong 2023']);
  expect(await covering(ledger.office, '2020-12-30')).toEqual([]);
});

test('the gate: a closing waits for those who write, and its cutoff is later than what they wrote', async () => {
  const order: string[] = [];
  let recorded = '';
  let entered!: () => void;
  const inside = new Promise<void>((resolve) => (entered = resolve));
  const writer = db.database.write(db.admin, { command: 'test' }, async (tx) => {
    recorded = await enterLedger(tx);
    entered();
    await new Promise((resolve) => setTimeout(resolve, 50));
    order.push('wrote');
    return { result: null, audit: { type: 'test', id: '-' } };
  });
  await inside;
  const cutoff = await db.database.write(db.admin, { command: 'test' }, async (tx) => {
    const at = await closeLedger(tx);
    order.push('closed');
    return { result: at, audit: { type: 'test', id: '-' } };
  });
  await writer;
  expect(order).toEqual(['wrote', 'closed']);
  expect(cutoff > recorded).toBe(true);
});

test('an estimate: actual to the cutoff, then what the classes expect; later beside the actual year', async () => {
  const est = await ledger.family('UOC');
  const make = (code: string, of: { date: string; expectedEnd: string }) =>
    ledger.open({ family: est, runner: ledger.school, code, ...of });
  const ending = await make('E1', { date: '2024-03-01', expectedEnd: '2024-12-10' });
  await ledger.join(ending, 30, '2024-03-01');
  await make('E2', { date: '2024-10-01', expectedEnd: '2025-06-01' });
  const due = await make('E3', { date: '2024-11-01', expectedEnd: '2025-06-01' });
  await db.sql(
    `update training_class set status = 'decided', opened_on = null, expected_open_on = '2024-12-05', expected_roster = 25 where id = $1`,
    [due],
  );
  await db.sql(`delete from ledger_entry where class_id = $1`, [due]);
  await db.database.write(db.admin, { command: 'test' }, async (tx) => ({
    result: await rebuildRollUps(tx),
    audit: { type: 'test', id: '' },
  }));
  const body = estimateBody.parse({ org: 'LHP', clock: 'calendar', year: 2024, cutoff: '2024-11-30' });
  await db.database.write(db.admin, { command: 'test' }, (tx) => estimateYear(tx, db.admin, body, today));
  const report = await ask({ year: 2024, org: 'LHP' });
  const before = report.classes!.carriedIn;
  expect(report.estimate).toMatchObject({
    cutoff: '2024-11-30',
    classes: { opened: 3, closed: 1, carriedOut: before + 2, closedRoster: 30 },
    trainees: { joined: 55, finished: 30 },
  });
  expect(report.classes).toMatchObject({ opened: 2, closed: 0 });
  expect(brokenIdentities({ ...report, classes: report.estimate!.classes, trainees: report.estimate!.trainees })).toEqual([]);
  await expect(
    db.database.write(db.admin, { command: 'test' }, (tx) => estimateYear(tx, db.admin, { ...body, cutoff: '2025-01-01' }, today)),
  ).rejects.toMatchObject({ code: 'reports.cutoff_outside_period' });
});

test('what a unit has sent and what it expects is told to those who answer for it, whoever else asks by its code', async () => {
  const [{ id: other }] = (await db.sql<{ id: number }>(`select id from unit where code = 'KHAC'`)) as [{ id: number }];
  const told = async (scope: Actor['scope']) => {
    const actor: Actor = { ...db.admin, scope };
    const estimates = await db.database
      .read(actor, (reader) => estimatesFor(reader, actor, { org: 'LHP', clock: 'calendar', year: 2024 }))
      .then(
        (list) => list.length,
        (refused: { code: string }) => refused.code,
      );
    return [
      (await ask({ year: 2024, org: 'LHP' }, actor)).estimate !== null,
      (await ask({ year: 2021, org: 'LHP' }, actor)).adjustments.length,
      estimates,
    ];
  };
  expect(await told({ kind: 'tenant' })).toEqual([true, 1, 1]);
  expect(await told({ kind: 'unit', units: [ledger.school] })).toEqual([true, 1, 1]);
  for (const scope of [
    { kind: 'unit', units: [other] },
    { kind: 'bloc', bloc: 1 },
  ] as const)
    expect(await told(scope)).toEqual([false, 0, 'reports.unit_outside_scope']);
});

test('expectations keep the identity', () => {
  const classes = {
    carriedIn: 5,
    opened: 2,
    formed: 0,
    reclassIn: 0,
    closed: 1,
    discontinued: 0,
    merged: 0,
    reclassOut: 0,
    carriedOut: 6,
    closedRoster: 20,
  };
  const made = withExpected(classes, {} as never, { opening: 2, joining: 50, closing: 3, finishing: 70 }).classes;
  expect(made).toMatchObject({ opened: 4, closed: 4, carriedOut: 5, closedRoster: 90 });
});

test('a note closes a difference; a stale one and a stranger are refused', async () => {
  await db.sql(
    `insert into stated_figure (id, label, source, year_from, year_to, measure, runner_id, classes) values ('so-1', 'Lớp', 'Báo cáo', 2020, 2020, 'opened', $1, 7)`,
    [ledger.school],
  );
  const explain = (actor: Actor, version: number, note: string | null) =>
    db.database.write(actor, { command: 'test' }, (tx) => explainDifference(tx, actor, 'so-1', version, note));
  const stranger: Actor = { ...db.admin, scope: { kind: 'unit', units: [ledger.office] } };
  await expect(explain(stranger, 1, 'x')).rejects.toMatchObject({ code: 'reports.figure_outside_scope' });
  await expect(explain(db.admin, 2, 'x')).rejects.toMatchObject({ code: 'edit.stale' });
  expect(await explain(db.admin, 1, '  Tính cả lớp mở lại\n')).toEqual({ rowVersion: 2 });
  const figure = (await ask({ year: 2020, org: 'LHP' })).stated!.find((one) => one.id === 'so-1');
  expect(figure).toMatchObject({ explanation: 'Tính cả lớp mở lại', rowVersion: 2, classes: { stated: 7, computed: 1, difference: 6 } });
  await explain(db.admin, 2, '');
  expect((await ask({ year: 2020, org: 'LHP' })).stated!.find((one) => one.id === 'so-1')).toMatchObject({
    explanation: null,
    explainedAt: null,
  });
});
