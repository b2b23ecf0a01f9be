import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { seriesWorld, type SeriesWorld } from '#test/series-world.ts';
import { addSeriesClass, removeSeriesClass, setClassSeats } from './change-series-classes.ts';
import { createSeries } from './create-series.ts';
import { editSeries } from './edit-series.ts';
import { listSeries, oneSeries, readSeries, seriesByCode, seriesOfClass } from './series-queries.ts';
import { setSeriesState } from './set-series-state.ts';
import { grantSeats } from './share-out.ts';

let world: SeriesWorld;
beforeAll(async () => {
  world = await seriesWorld();
});
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<Outcome<T>>) => world.database.write(actor, { command: 'test' }, work);
const create = (input: Parameters<typeof createSeries>[2], actor = world.admin) => as(actor, (tx) => createSeries(tx, actor, input));
const grant = (id: string, unitId: number, seats: number) =>
  world.run((tx) => grantSeats(tx, world.admin, id, { rows: [{ unitId, seats }] }));
const set = (classId: string, column: string, value: unknown) =>
  world.sql(`update training_class set ${column} = $2 where id = $1`, [classId, value]);
const page = (id: string, actor = world.admin) => world.database.read(actor, (db) => readSeries(db, actor, id));

describe('refused', () => {
  test('classes that are not there, not seen, past recruiting, in a series already, or without seats', async () => {
    const [free, taken, opened, empty] = [
      await world.recruiting(),
      await world.recruiting(),
      await world.recruiting(),
      await world.recruiting(0),
    ];
    await create({ classIds: [taken] });
    await set(opened, 'status', 'running');
    const refused: [string, Parameters<typeof createSeries>[2], Actor?][] = [
      ['admissions.no_classes', {}],
      ['admissions.no_classes', { lineId: newId() }],
      ['classes.unknown', { classIds: [free, newId()] }],
      ['classes.unknown', { classIds: [free] }, world.officerOf(world.units.sender)],
      // who houses it sees it, but neither leads nor runs it
      ['admissions.series_out_of_scope', { classIds: [free] }, world.officerOf(world.units.hostX)],
      ['admissions.class_not_recruiting', { classIds: [free, opened] }],
      ['admissions.class_in_series', { classIds: [free, taken] }],
      ['admissions.class_without_seats', { classIds: [empty] }],
      ['admissions.series_dates', { classIds: [free], opensOn: '2021-05-01', endsOn: '2021-04-30' }],
    ];
    for (const [code, input, actor] of refused) expect([code, await world.code(create(input, actor))]).toEqual([code, code]);
    expect(await world.database.read(world.admin, (db) => seriesOfClass(db, free))).toBeNull();
  });

  test('classes that differ, and in what', async () => {
    const first = await world.recruiting();
    const { short } = world.families;
    const other = await world.recruiting(30, { family: short });
    const differing: [string, string, unknown][] = [
      ['studyMode', 'study_mode', 'part_time'],
      ['personnel', 'personnel', 'cadre'],
      ['planYear', 'plan_year', 2022],
      ['leadId', 'lead_id', world.units.otherSchool],
      ['runnerId', 'runner_id', world.units.otherSchool],
    ];
    expect(await create({ classIds: [first, other] }).catch((error) => error)).toMatchObject({
      code: 'admissions.classes_differ',
      params: { what: [{ say: 'series_differs.versionId' }] },
    });
    for (const [field, column, value] of differing) {
      const one = await world.recruiting();
      await set(one, column, value);
      expect([field, await create({ classIds: [first, one] }).catch((error) => error)]).toMatchObject([
        field,
        { code: 'admissions.classes_differ', params: { what: [{ say: `series_differs.${field}` }] } },
      ]);
    }
  });

  test('a class into a series it does not fit, out of one it holds up, seats that are granted, edits out of reach or out of date', async () => {
    const id = await world.series([30, 20]);
    const [first, second] = (await page(id)).classRows.map((row) => row.id) as [string, string];
    const alone = await world.series([10]);
    const [only] = (await page(alone)).classRows;
    const other = await world.recruiting(30, { family: world.families.short });
    await grant(id, world.units.sender, 25);
    const away = world.officerOf(world.units.hostX);
    const admin = world.admin;
    const refused: [string, () => Promise<unknown>][] = [
      ['admissions.classes_differ', () => world.run((tx) => addSeriesClass(tx, admin, id, { classId: other }))],
      ['admissions.class_in_series', () => world.run((tx) => addSeriesClass(tx, admin, id, { classId: first }))],
      ['admissions.class_not_in_series', () => world.run((tx) => removeSeriesClass(tx, admin, alone, first))],
      ['admissions.last_class', () => world.run((tx) => removeSeriesClass(tx, admin, alone, only!.id))],
      // 25 of 50 are granted: a class of 30 cannot go
      ['admissions.class_seats_granted', () => world.run((tx) => removeSeriesClass(tx, admin, id, first))],
      ['admissions.class_seats_granted', () => world.run((tx) => setClassSeats(tx, admin, id, first, { seats: 4 }))],
      ['admissions.series_out_of_scope', () => as(away, (tx) => removeSeriesClass(tx, away, id, second))],
      ['admissions.series_out_of_scope', () => as(away, (tx) => editSeries(tx, away, id, 1, { name: 'x' }))],
      ['admissions.series_out_of_scope', () => as(away, (tx) => setSeriesState(tx, away, id, 1, { state: 'closed', reason: 'x' }))],
      ['edit.stale', () => world.run((tx) => editSeries(tx, admin, id, 7, { name: 'x' }))],
      ['edit.stale', () => world.run((tx) => setSeriesState(tx, admin, id, 7, { state: 'closed', reason: 'x' }))],
      ['admissions.series_is', () => world.run((tx) => setSeriesState(tx, admin, id, 1, { state: 'open', reason: 'x' }))],
      ['admissions.series_dates', () => world.run((tx) => editSeries(tx, admin, id, 1, { opensOn: '2021-03-01', endsOn: '2021-02-01' }))],
      ['admissions.unknown_series', () => world.run((tx) => editSeries(tx, admin, newId(), 1, { name: 'x' }))],
      ['admissions.unknown_series', () => world.run((tx) => addSeriesClass(tx, admin, newId(), { classId: other }))],
    ];
    for (const [code, work] of refused) expect([code, await world.code(work())]).toEqual([code, code]);
    expect(await world.balances(id)).toEqual({ plan: -50, open: 25, 'free 5': 25 });
  });

  test('a code that is taken, by the constraint; a class that two series reach for, by another', async () => {
    const [one, two] = [await world.recruiting(), await world.recruiting()];
    await create({ classIds: [one], code: 'TS-X' });
    await expect(create({ classIds: [two], code: 'TS-X' })).rejects.toMatchObject({ constraint: 'admission_series_code_key' });
    await expect(
      world.sql(
        `insert into series_class (class_id, series_id, seats) select class_id, series_id, 1 from series_class where class_id = $1`,
        [one],
      ),
    ).rejects.toMatchObject({ constraint: 'series_class_pkey' });
  });
});

test('of one class: what is not said is taken from it, its seats are those of its slot', async () => {
  const classId = await world.recruiting(45, { code: 'TC21-07' });
  const { id } = await create({ classIds: [classId] });
  const { school, lead } = world.units;
  expect(await world.database.read(world.admin, (db) => oneSeries(db, id))).toMatchObject({
    code: 'TS-TC21-07',
    name: 'TC21-07',
    planYear: 2021,
    runnerId: school,
    leadId: lead,
    leadBloc: 1,
    state: 'open',
    openSeats: false,
    restricted: false,
  });
  expect(await world.balances(id)).toEqual({ plan: -45, open: 45 });
  const byCode = (code: string) => world.database.read(world.admin, (db) => seriesByCode(db, code));
  expect([(await byCode('TS-TC21-07')).id, (await byCode('TC21-07')).id]).toEqual([id, id]);
});

test('of several classes, of a line of a plan; one comes, one goes, one grows', async () => {
  const id = await world.series([30, 20]);
  expect(await world.balances(id)).toEqual({ plan: -50, open: 50 });
  const third = await world.recruiting(15);
  await world.run((tx) => addSeriesClass(tx, world.admin, id, { classId: third }));
  await world.run((tx) => setClassSeats(tx, world.admin, id, third, { seats: 18, reason: 'phòng rộng hơn' }));
  await world.run((tx) => setClassSeats(tx, world.admin, id, third, { seats: 16 }));
  const first = (await page(id)).classRows[0]!;
  await world.run((tx) => removeSeriesClass(tx, world.admin, id, first.id));
  expect(await world.balances(id)).toEqual({ plan: -36, open: 36 });
  expect((await page(id)).seats).toEqual({ provided: 36, rolledIn: 0, rolledOut: 0, open: 36, free: 0, held: 0, used: 0 });
  // it is free for another series
  await create({ classIds: [first.id] });
});

test('of all classes in preparation that a line of a plan led to', async () => {
  const lineId = newId();
  const classes = [await world.recruiting(25), await world.recruiting(25), await world.recruiting(25)];
  await world.sql(
    `insert into plan_line (id, plan_id, year, family_id, lead_id, lead_bloc, runner_id, host_id, recorded_by)
     select $1, plan_id, plan_year, family_id, lead_id, lead_bloc, runner_id, host_id, recorded_by from slot where id = (select slot_id from training_class where id = $2)`,
    [lineId, classes[0]],
  );
  await world.sql(`update slot set line_id = $1 where id in (select slot_id from training_class where id = any ($2::uuid[]))`, [
    lineId,
    classes,
  ]);
  await set(classes[2]!, 'status', 'closed');
  const { id } = await create({ lineId, name: 'Đợt 1 năm 2021', minimum: 20 });
  const made = await page(id);
  expect(made.classRows.map((row) => row.id).sort()).toEqual(classes.slice(0, 2).sort());
  expect([made.name, made.minimum, made.seats.open]).toEqual(['Đợt 1 năm 2021', 20, 50]);
});

test('edited, closed, opened again; cancelled, every seat goes back and its classes are free', async () => {
  const id = await world.series([30]);
  const admin = world.admin;
  await grant(id, world.units.sender, 12);
  await world.run((tx) => editSeries(tx, admin, id, 1, { name: 'Đợt hè', place: 'Hội trường B', openSeats: true, opensOn: '2021-06-01' }));
  await world.run((tx) => setSeriesState(tx, admin, id, 2, { state: 'closed', reason: 'hết hạn' }));
  expect(await world.code(grant(id, world.units.sender, 1))).toBe('admissions.series_not_open');
  await world.run((tx) => setSeriesState(tx, admin, id, 3, { state: 'open', reason: 'gia hạn' }));
  expect(await page(id)).toMatchObject({
    name: 'Đợt hè',
    place: 'Hội trường B',
    openSeats: true,
    opensOn: '2021-06-01',
    state: 'open',
    rowVersion: 4,
  });
  const [only] = (await page(id)).classRows;
  await world.run((tx) => setSeriesState(tx, admin, id, 4, { state: 'cancelled', reason: 'không đủ người' }));
  expect(await world.balances(id)).toEqual({});
  expect((await page(id)).classRows).toEqual([]);
  expect(await world.code(world.run((tx) => setSeriesState(tx, admin, id, 5, { state: 'open', reason: 'x' })))).toBe(
    'admissions.series_not_open',
  );
  await create({ classIds: [only!.id], code: `TS-${newId()}` });
});

test('found by words without diacritics, year, programme, runner and state, page after page', async () => {
  const fresh = await seriesWorld();
  const [a, b, c] = [
    await fresh.series([10]),
    await fresh.series([10], { year: 2022 }),
    await fresh.series([10], { family: fresh.families.short }),
  ];
  await fresh.run((tx) => editSeries(tx, fresh.admin, a, 1, { name: 'Trung cấp lý luận chính trị' }));
  await fresh.run((tx) => setSeriesState(tx, fresh.admin, c, 1, { state: 'closed', reason: 'x' }));
  const found = async (filter: object) => {
    const { rows } = await fresh.database.read(fresh.admin, (db) => listSeries(db, { limit: 50, ...filter }));
    return rows.map((row) => row.id);
  };
  expect(await found({})).toEqual([b, ...[a, c].sort().toReversed()]);
  expect(await found({ q: 'ly luan' })).toEqual([a]);
  expect(await found({ q: '%' })).toEqual([b, ...[a, c].sort().toReversed()]);
  expect(await found({ year: 2022 })).toEqual([b]);
  expect(await found({ family: 'BDDT' })).toEqual([c]);
  expect(await found({ state: 'closed' })).toEqual([c]);
  expect(await found({ runner: fresh.units.otherSchool })).toEqual([]);
  const walked: string[] = [];
  let after: string | undefined;
  do {
    const { rows, next } = await fresh.database.read(fresh.admin, (db) => listSeries(db, { limit: 1, after }));
    walked.push(...rows.map((row) => row.id));
    after = next ?? undefined;
  } while (after);
  expect(walked).toEqual(await found({}));
});

test('everybody reads a series; a class out of sight is counted and not named; whoever leads or runs it shares it out', async () => {
  const id = await world.series([30]);
  const { school, lead, sender } = world.units;
  const seen = await page(id, world.officerOf(sender));
  expect([seen.classRows, seen.mayShare]).toMatchObject([[{ code: '', name: '', seats: 30, seen: false }], false]);
  expect([(await page(id, world.officerOf(school))).mayShare, (await page(id, world.officerOf(lead))).mayShare]).toEqual([true, true]);
  const bloc = (number: number): Actor => ({ ...world.admin, scope: { kind: 'bloc', bloc: number } });
  expect([(await page(id, bloc(1))).mayShare, (await page(id, bloc(2))).mayShare]).toEqual([true, false]);
});
