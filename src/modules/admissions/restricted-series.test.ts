import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#kit/ids.ts';
import { markRestricted } from '#modules/classes';
import { withoutRestricted, type Actor } from '#platform/actor.ts';
import { seriesWorld, type SeriesWorld } from '#test/series-world.ts';
import { addSeriesClass } from './change-series-classes.ts';
import { createSeries } from './create-series.ts';
import { rollSeats } from './roll-seats.ts';
import { listSeries } from './series-queries.ts';
import { grantSeats } from './share-out.ts';

let world: SeriesWorld;
let blind: Actor;
beforeAll(async () => {
  world = await seriesWorld();
  blind = withoutRestricted(world.admin);
});
const slotOf = async (classId: string) =>
  (await world.sql<{ slot_id: string }>('select slot_id from training_class where id = $1', [classId]))[0]!.slot_id;
const mark = async (classId: string, restricted = true) => {
  const slotId = await slotOf(classId);
  return world.run((tx) => markRestricted(tx, slotId, { restricted, reason: 'nguồn quy hoạch' }));
};
/** Of everything that hangs on a series: how many rows carry the mark, and how many `actor` sees. */
const tables = ['admission_series', 'series_class', 'seat_movement', 'seat_balance', 'admission_call', 'call_unit', 'nomination'];
const marked = async () => {
  const counts: Record<string, number> = {};
  for (const name of tables)
    counts[name] = (await world.sql<{ n: number }>(`select count(*)::int as n from ${name} where restricted`))[0]!.n;
  return counts;
};
const seenBy = (actor: Actor, seriesId: string) =>
  world.database.read(actor, async (db) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from seat_movement where series_id = ${seriesId}`.execute(db);
    return [rows[0]!.n, (await listSeries(db, { limit: 50 })).rows.filter(({ id }) => id === seriesId).length];
  });

test('refused: a series of classes that are and are not restricted, seats carried over between them, a mark on half of a series', async () => {
  const [hidden, open, third] = [await world.recruiting(), await world.recruiting(), await world.recruiting()];
  await mark(hidden);
  const differ = await world.run((tx) => createSeries(tx, world.admin, { classIds: [open, hidden] })).catch((error) => error);
  expect(differ).toMatchObject({ code: 'admissions.classes_differ', params: { what: [{ say: 'series_differs.restricted' }] } });
  const ofHidden = await world.run((tx) => createSeries(tx, world.admin, { classIds: [hidden] }));
  expect(await world.code(world.run((tx) => addSeriesClass(tx, world.admin, ofHidden.id, { classId: open })))).toBe(
    'admissions.classes_differ',
  );
  const next = await world.series([10], { year: 2022 });
  const rolled = world.run((tx) =>
    rollSeats(tx, world.admin, ofHidden.id, { toSeriesId: next, open: 1, rows: [], documentId: world.documentId }),
  );
  expect(await world.code(rolled)).toBe('admissions.roll_elsewhere');
  const both = await world.run((tx) => createSeries(tx, world.admin, { classIds: [open, third], code: 'TS-CHUNG' }));
  const refused = await mark(third).catch((error) => error);
  expect(refused).toMatchObject({ code: 'slots.restricted_series', params: { series: 'TS-CHUNG' } });
  expect(await seenBy(blind, both.id)).toEqual([2, 1]);
});

test('the mark reaches the series with seats, calls and nominations, and leaves it again', async () => {
  const before = await marked();
  const classId = await world.recruiting();
  const { id } = await world.run((tx) => createSeries(tx, world.admin, { classIds: [classId] }));
  const { sender } = world.units;
  await world.run((tx) => grantSeats(tx, world.admin, id, { rows: [{ unitId: sender, seats: 5 }] }));
  const call = newId();
  await world.sql(
    `insert into admission_call (id, series_id, issued_on, deadline, recorded_by, recorded_by_name) values ($1, $2, '2021-01-05', '2021-02-05', $3, 'thử')`,
    [call, id, world.admin.accountId],
  );
  await world.sql('insert into call_unit (call_id, unit_id, bloc) values ($1, $2, 2)', [call, sender]);
  const [person] = await world.people(1);
  await world.sql(
    `insert into nomination (id, series_id, call_id, person_id, full_name, sort_name, category, unit_id, bloc, lead_id, lead_bloc, runner_id, class_id, submitted_by, submitted_by_name)
     values ($1, $2, $3, $4, 'Thử', 'Thử', 'cadre', $5, 2, $6, 1, $7, $8, $9, 'thử')`,
    [newId(), id, call, person, sender, world.units.lead, world.units.school, classId, world.admin.accountId],
  );
  expect(await seenBy(blind, id)).toEqual([2, 1]);

  await mark(classId);
  const after = await marked();
  expect(tables.map((name) => after[name]! - before[name]!)).toEqual([1, 1, 2, 3, 1, 1, 1]);
  expect([await seenBy(blind, id), await seenBy(world.admin, id)]).toEqual([
    [0, 0],
    [2, 1],
  ]);
  // what comes later carries it too
  await world.run((tx) => grantSeats(tx, world.admin, id, { rows: [{ unitId: sender, seats: 5 }] }));
  expect(await seenBy(world.admin, id)).toEqual([3, 1]);
  expect((await marked())['seat_movement']! - after['seat_movement']!).toBe(1);
  expect(
    await world.code(
      world.database.write(blind, { command: 'test' }, (tx) => grantSeats(tx, blind, id, { rows: [{ unitId: sender, seats: 1 }] })),
    ),
  ).toBe('admissions.unknown_series');

  await mark(classId, false);
  expect(await marked()).toEqual(before);
  expect(await seenBy(blind, id)).toEqual([3, 1]);
});
