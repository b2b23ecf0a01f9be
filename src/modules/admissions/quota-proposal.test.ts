import { beforeAll, expect, test } from 'vitest';
import { newId } from '#kit/ids.ts';
import { today, yearOf } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import { seriesWorld, type SeriesWorld } from '#test/series-world.ts';
import { proposalQuery } from './quota-contract.ts';
import { proposeShares } from './quota-proposal.ts';
import { grantSeats } from './share-out.ts';

let world: SeriesWorld;
let id: string;
let all: string;
beforeAll(async () => {
  world = await seriesWorld();
  id = await world.series([20]);
  const { sender, hostX, hostY } = world.units;
  all = [sender, hostX, hostY].join(',');
  const unit = async (no: number, parent: number | null, to: string | null = null) => {
    await world.sql('insert into unit (id, uid, code) values ($1, $2, $3)', [no, newId(), `U${no}`]);
    await world.sql(
      `insert into unit_version (id, unit_id, name, kind, level, bloc, parent_id, valid_from, valid_to) values ($1, $2, $3, 'other', 'unit', 2, $4, '2000-01-01', $5)`,
      [newId(), no, `Đơn vị ${no}`, parent, to],
    );
  };
  // below hostX; below that; and one that has ended, carried on by hostY
  await unit(50, hostX);
  await unit(51, 50);
  await unit(52, null, '2020-01-01');
  const succession = newId();
  await world.sql(`insert into unit_succession (id, kind, effective_date, recorded_by) values ($1, 'absorb', '2020-01-01', $1)`, [
    succession,
  ]);
  await world.sql(
    `insert into unit_succession_part (succession_id, side, unit_id, share) values ($1, 'from', 52, null), ($1, 'to', $2, 1)`,
    [succession, hostY],
  );
  await world.people(61, sender);
  await world.people(10, hostX);
  await world.people(9, 50);
  await world.people(8, 51);
  await world.people(4, hostY);
  await world.people(8, 52);
});
const propose = (asked: object, actor: Actor = world.admin) =>
  world.database.read(actor, (db) => proposeShares(db, actor, id, proposalQuery.parse({ basis: 'heads', units: all, ...asked })));

test('refused: nobody to share among, a minimum that is too high, no figures, heads of units that one does not look after', async () => {
  const { sender, hostX, school } = world.units;
  expect(await world.code(propose({ units: '777' }))).toBe('admissions.proposal_for_nobody');
  expect(await world.code(propose({ units: '52' }))).toBe('admissions.proposal_for_nobody');
  expect(await world.code(propose({ units: undefined }))).toBe('admissions.proposal_for_nobody');
  expect(await world.code(propose({ minimum: 7 }))).toBe('admissions.proposal_minimum');
  expect(await world.code(propose({ basis: 'past' }))).toBe('admissions.proposal_no_weights');
  expect(await world.code(propose({}, world.officerOf(school, hostX)))).toBe('admissions.heads_out_of_sight');
  expect(await world.code(propose({}, { ...world.admin, scope: { kind: 'bloc', bloc: 1 } }))).toBe('admissions.heads_out_of_sight');
  expect(await world.code(propose({ units: String(sender) }, { ...world.admin, scope: { kind: 'bloc', bloc: 2 } }))).toBe('went through');
  expect(await world.code(propose({ basis: 'equal' }, world.officerOf(school)))).toBe('went through');
});

test('by heads, with everybody below and those of units that were absorbed; the remainder says who got one more', async () => {
  const { sender, hostX, hostY } = world.units;
  const { rows, ...told } = await propose({});
  // 61, 27 and 12 of 100: 12.2, 5.4 and 2.4 of 20
  expect(told).toEqual({ basis: 'heads', total: 20, weights: 100, left: 1, since: null });
  expect(rows.map(({ unit, weight, floor, extra, place, seats }) => [unit.id, weight, floor, extra, place, seats])).toEqual([
    [sender, 61, 12, 0, null, 12],
    [hostX, 27, 5, 1, 1, 6],
    [hostY, 12, 2, 0, null, 2],
  ]);
  const nested = await propose({ units: `${hostX},50` });
  expect(nested.rows.map(({ unit, weight }) => [unit.id, weight])).toEqual([
    [50, 17],
    [hostX, 10],
  ]);
});

test('of those open by default, of a number that is given; of a bloc, of those below a unit; with a minimum', async () => {
  const { hostX, hostY } = world.units;
  const seats = async (asked: object) => (await propose(asked)).rows.map(({ unit, seats: given }) => [unit.id, given]);
  await world.run((tx) => grantSeats(tx, world.admin, id, { rows: [{ unitId: hostX, seats: 10 }] }));
  expect((await propose({})).total).toBe(10);
  expect((await propose({ total: 50 })).total).toBe(50);
  expect(await seats({ units: undefined, under: hostX })).toEqual([[50, 10]]);
  expect((await propose({ units: undefined, bloc: 1 })).rows.map(({ unit }) => unit.id)).toEqual([hostX, hostY, 1, 2]);
  expect(await seats({ minimum: 3 })).toEqual([
    [world.units.sender, 4],
    [hostX, 3],
    [hostY, 3],
  ]);
});

test('by past use: who was sent to classes of the same programme since the first day of the year so many years back', async () => {
  const { sender, hostX } = world.units;
  const year = yearOf(today());
  const of = async (date: string, count: number, family = world.families.tcllct) => {
    const training = await world.opened(date, count, { family });
    return training.id;
  };
  await of(`${year - 2}-03-01`, 6);
  const classId = await of(`${year - 1}-03-01`, 3);
  await world.sql('update enrolment set sender_id = $2 where class_id = $1', [classId, hostX]);
  await of(`${year - 2}-03-01`, 40, world.families.short);
  await of('2019-03-01', 40);
  const { rows, since } = await propose({ basis: 'past', years: 2, total: 9 });
  expect(since).toBe(`${year - 2}-01-01`);
  expect(rows.map(({ unit, weight, seats }) => [unit.id, weight, seats])).toEqual([
    [sender, 6, 6],
    [hostX, 3, 3],
    [world.units.hostY, 0, 0],
  ]);
});
