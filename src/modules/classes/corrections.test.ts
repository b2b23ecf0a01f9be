import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { ledgerWorld, type World } from '../../../test/ledger-world.ts';
import { listTrainees, rejoinClass, unlistTrainees } from './list-trainees.ts';
import { leaveClass } from './leave-class.ts';
import { moveTrainees } from './move-trainees.ts';
import { openClass } from './open-class.ts';
import { reverseEvent } from './reverse-event.ts';
import { acceptOffPlan, slotNotExecuted, slotSplit } from './settle-slot.ts';

let world: World;
beforeEach(async () => {
  world = await ledgerWorld();
});

const reverse = (eventId: string) => world.run((tx) => reverseEvent(tx, world.admin, eventId, { reason: 'ghi nhầm' }));
const open = (id: string, date: string, arrived: string[], combinedSlotIds: string[] = []) =>
  world.run((tx) => openClass(tx, world.admin, id, { ...world.given(date), arrived, combinedSlotIds }));
const slotState = async (id: string) =>
  (await world.sql<{ state: string; seats: number }>('select state, seats from slot where id = $1', [id]))[0];
const eventOf = async (kind: string) =>
  (await world.sql<{ id: string }>('select id from ledger_event where kind = $1 order by seq desc limit 1', [kind]))[0]!.id;

describe('taking back', () => {
  test('a split: the seats go home and the new slot is nobody’s', async () => {
    const slotId = await world.slot(2021, 100);
    const { eventId } = await world.run((tx) => slotSplit(tx, world.admin, slotId, { ...world.given('2021-02-01'), seats: 40 }));
    await reverse(eventId!);
    expect(await slotState(slotId)).toEqual({ state: 'pending', seats: 100 });
    expect(await world.sql(`select state, seats from slot where origin = 'split'`)).toEqual([{ state: 'withdrawn', seats: 0 }]);
    expect([await world.term('slot', 'split', '2021-01-01', '2021-12-31'), await world.stock('slot', '2021-12-31')]).toEqual([0, 1]);
  });

  test('an off-plan slot that was never used; not one on which a class is being prepared', async () => {
    const { units, families } = world;
    const accept = () =>
      world.run((tx) =>
        acceptOffPlan(tx, world.admin, {
          ...world.given('2021-02-01'),
          planId: world.planId,
          year: 2021,
          familyId: families.tcllct.familyId,
          leadId: units.lead,
          hostId: units.hostX,
          runnerId: units.school,
          seats: 30,
          funding: 'city',
        }),
      );
    const unused = await accept();
    await reverse(await eventOf('off_plan_accepted'));
    expect(await slotState(unused.eventId!)).toEqual({ state: 'withdrawn', seats: 0 });
    expect(await world.stock('slot', '2021-12-31')).toBe(0);

    const used = await accept();
    await world.prepared(used.eventId!, []);
    await expect(reverse(await eventOf('off_plan_accepted'))).rejects.toMatchObject({ code: 'slots.has_class' });
  });

  test('an opening, where somebody had been taken off the list and put on it again', async () => {
    const training = await world.prepared(await world.slot(2021, 10), await world.people(3));
    const [once] = await world.sql<{ person_id: string }>('select person_id from enrolment where id = $1', [training.listed[0]]);
    await world.run((tx) => unlistTrainees(tx, world.admin, training.id, { enrolmentIds: [training.listed[0]!] }));
    await world.run((tx) => listTrainees(tx, world.admin, world.keys, training.id, { rows: [{ personId: once!.person_id }], hold: false }));
    const listed = async () =>
      (
        await world.sql<{ id: string }>(`select id from enrolment where class_id = $1 and status = 'listed' order by id`, [training.id])
      ).map((row) => row.id);
    const before = await listed();
    const { eventId } = await open(training.id, '2021-03-01', before.slice(0, 2));
    await reverse(eventId!);
    expect(await listed()).toEqual(before);
    expect(await world.stock('trainee', '2021-12-31')).toBe(0);
  });
});

describe('two officers at once', () => {
  test('one slot has one outcome: combined, or not executed', async () => {
    const [own, other] = [await world.slot(2021, 10), await world.slot(2021, 10)];
    const training = await world.prepared(own, await world.people(2));
    const both = await Promise.allSettled([
      open(training.id, '2021-03-01', training.listed, [other]),
      world.run((tx) => slotNotExecuted(tx, world.admin, other, { ...world.given('2021-03-01'), reasonCode: 'no_funding' })),
    ]);
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('one slot is combined into one class', async () => {
    const other = await world.slot(2021, 10);
    const first = await world.prepared(await world.slot(2021, 10), await world.people(2));
    const second = await world.prepared(await world.slot(2021, 10), await world.people(2));
    const both = await Promise.allSettled([first, second].map((training) => open(training.id, '2021-03-01', training.listed, [other])));
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await world.term('slot', 'combined', '2021-01-01', '2021-12-31')).toBe(1);
  });

  test('one who waits to continue does so in one class', async () => {
    const from = await world.opened('2021-03-01', 1);
    const [a, b] = [await world.opened('2021-03-01', 1), await world.opened('2021-03-01', 1)];
    await world.run((tx) =>
      leaveClass(tx, world.admin, from.id, { ...world.given('2021-04-01'), enrolmentIds: from.listed, kind: 'defer' }),
    );
    const [chain] = await world.sql<{ id: string }>(`select id from chain where state = 'pool'`);
    const both = await Promise.allSettled(
      [a, b].map((training) =>
        world.run((tx) => rejoinClass(tx, world.admin, training.id, { ...world.given('2021-05-01'), chainIds: [chain!.id] })),
      ),
    );
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await world.stock('pool', '2021-12-31')).toBe(0);
  });
});

test('a slot opens in its plan year, not before: else plan and classes would disagree', async () => {
  const training = await world.prepared(await world.slot(2022, 10, { orderedOn: '2021-12-01' }), await world.people(2));
  await expect(open(training.id, '2021-12-14', training.listed)).rejects.toMatchObject({ code: 'slots.opened_before_year' });
});

test('a move into a class whose institution has closed the year needs who may correct', async () => {
  const from = await world.opened('2021-03-01', 2);
  const to = await world.opened('2021-03-01', 2);
  await world.sql('update training_class set runner_id = $2 where id = $1', [to.id, world.units.otherSchool]);
  await world.sql(
    `insert into period_lock (id, unit_id, clock, year, period_start, period_end, recorded_cutoff, figures, document_id, recorded_by)
    select $1, $2, 'calendar', 2021, '2021-01-01', '2021-12-31', now(), '{}', $3, $4`,
    [newId(), world.units.otherSchool, world.documentId, world.admin.accountId],
  );
  const officer: Actor = { ...world.admin, role: 'home_affairs_officer', capabilities: new Set(['classes.record']) };
  await expect(
    world.run((tx) =>
      moveTrainees(tx, officer, from.id, { ...world.given('2021-04-01'), enrolmentIds: [from.listed[0]!], toClassId: to.id }),
    ),
  ).rejects.toMatchObject({ code: 'ledger.period_locked' });
});
