import { beforeEach, expect, test } from 'vitest';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { buildApp } from '../../app.ts';
import { ledgerWorld, type World } from '../../../test/ledger-world.ts';
import { closeClass } from './close-class.ts';
import { moveTrainees } from './move-trainees.ts';
import { openClass } from './open-class.ts';

let world: World;
beforeEach(async () => {
  world = await ledgerWorld();
});

const officerOf = (unitId: number): Actor => ({
  ...world.admin,
  accountId: newId(),
  role: 'home_affairs_officer',
  scope: { kind: 'unit', units: [unitId] },
});
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<Outcome<T>>) => world.database.write(actor, { command: 'test' }, work);
const finished = (ids: readonly string[]) => ids.map((enrolmentId) => ({ enrolmentId, outcome: 'finished' as const, continuing: false }));
const closeAs = async (actor: Actor, classId: string, date: string) => {
  const outcomes = finished(await world.active(classId));
  return as(actor, (tx) => closeClass(tx, actor, classId, { ...world.given(date), outcomes }));
};
const net = () => world.sql('select account, sum(direction * quantity)::int as n from ledger_entry group by account order by account');

/** A running class of the other school, at a place of its own. */
async function elsewhere(date: string, count: number) {
  const { otherSchool } = world.units;
  const slotId = await world.slot(Number(date.slice(0, 4)), count, { host: otherSchool });
  const training = await world.prepared(slotId, await world.people(count), { host: otherSchool });
  await world.sql('update training_class set runner_id = $2 where id = $1', [training.id, otherSchool]);
  await world.sql('update enrolment set runner_id = $2 where class_id = $1', [training.id, otherSchool]);
  await world.run((tx) => openClass(tx, world.admin, training.id, { ...world.given(date), arrived: training.listed, combinedSlotIds: [] }));
  return training;
}
const move = (from: { id: string; listed: string[] }, to: { id: string }, date: string) =>
  world.run((tx) => moveTrainees(tx, world.admin, from.id, { ...world.given(date), enrolmentIds: [from.listed[0]!], toClassId: to.id }));

test('a school closes its class though one trainee came from a school it cannot see into', async () => {
  const ours = await world.opened('2021-03-01', 3);
  await move(await elsewhere('2021-03-01', 2), ours, '2021-04-01');
  await closeAs(officerOf(world.units.school), ours.id, '2021-06-01');
  expect(await world.term('trainee', 'finished', '2021-01-01', '2021-12-31')).toBe(4);
  expect(await net()).toEqual([
    { account: 'class', n: 1 },
    { account: 'slot', n: 0 },
    { account: 'trainee', n: 1 },
  ]);
});

test('and though one went to such a school', async () => {
  const ours = await world.opened('2021-03-01', 3);
  await move(ours, await elsewhere('2021-03-01', 2), '2021-04-01');
  await closeAs(officerOf(world.units.school), ours.id, '2021-06-01');
  expect(await world.term('trainee', 'finished', '2021-01-01', '2021-12-31')).toBe(2);
  expect(await net()).toEqual([
    { account: 'class', n: 1 },
    { account: 'slot', n: 0 },
    { account: 'trainee', n: 3 },
  ]);
});

test('who sees a class but may not answer for it is refused in words, and nothing is recorded', async () => {
  const ours = await world.opened('2021-03-01', 3);
  const app = await buildApp({
    pools: world.pools,
    keys: world.keys,
    webRoot: null,
    gate: () => Promise.resolve(officerOf(world.units.lead)),
  });
  const answer = await app.inject({
    method: 'POST',
    url: `/api/classes/${ours.id}/closing`,
    headers: { 'x-khuevan': '1', 'idempotency-key': newId() },
    payload: { date: '2021-06-01', basis: { documentId: world.documentId }, outcomes: [] },
  });
  await app.close();
  expect([answer.statusCode, answer.json<{ error: { code: string } }>().error.code]).toEqual([403, 'gate.outside_scope']);
  expect(await world.sql('select status, active_count from training_class where id = $1', [ours.id])).toEqual([
    { status: 'running', active_count: 3 },
  ]);
});
