import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kit/ids.ts';
import { withoutRestricted, type Actor } from '#platform/actor.ts';
import type { Refusal } from '#platform/refusal.ts';
import { ledgerWorld, type World } from '#test/ledger-world.ts';
import { closeClass } from './close-class.ts';
import { leaveClass } from './leave-class.ts';
import { joinClass } from './list-trainees.ts';
import { moveTrainees } from './move-trainees.ts';
import { openClass } from './open-class.ts';
import { restrictSlot } from './restrict-line.ts';
import { reverseEvent } from './reverse-event.ts';
import { recountRollUps } from './roll-up.ts';
import { slotSplit } from './settle-slot.ts';

let world: World;
let blind: Actor;
beforeAll(async () => {
  world = await ledgerWorld();
  blind = withoutRestricted(world.admin);
});

const mark = (slotId: string, restricted = true, actor = world.admin) =>
  restrictSlot(world.database, actor, slotId, { restricted, reason: 'nguồn quy hoạch' }, { command: 'test' });
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'went through',
    (error: Refusal) => error.code,
  );
const wrong = () => world.run(async (tx) => ({ result: (await recountRollUps(tx)).wrong, audit: { type: 'test', id: newId() } }));

/** How many rows of each table with the mark carry it, as the owner sees them; and how many of those `actor` sees. */
async function marked(actor?: Actor): Promise<Record<string, number>> {
  const tables = await world.sql<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'tinh' and column_name = 'restricted' order by 1`,
  );
  const count = (name: string) => `select '${name}' as name, count(*)::int as count from ${name} where restricted`;
  const text = tables.map(({ name }) => count(name)).join(' union all ');
  const rows = actor
    ? await world.database.read(
        actor,
        async (db) => (await (await import('kysely')).sql.raw<{ name: string; count: number }>(text).execute(db as never)).rows,
      )
    : await world.sql<{ name: string; count: number }>(text);
  return Object.fromEntries(rows.filter(({ count: found }) => found > 0).map(({ name, count: found }) => [name, found]));
}

describe('refused', () => {
  test('marked twice, unmarked twice, a slot that is not there or not seen, an unknown document', async () => {
    const slotId = await world.slot(2019, 10);
    await mark(slotId);
    expect(await code(mark(slotId))).toBe('slots.restricted_already');
    expect(await code(mark(slotId, true, blind))).toBe('slots.unknown');
    expect(await code(mark(newId()))).toBe('slots.unknown');
    await mark(slotId, false);
    expect(await code(mark(slotId, false))).toBe('slots.not_restricted');
    const unknown = restrictSlot(
      world.database,
      world.admin,
      slotId,
      { restricted: true, reason: 'x', documentId: newId() },
      { command: 'test' },
    );
    expect(await code(unknown)).toBe('document.unknown');
    const elsewhere: Actor = { ...world.admin, scope: { kind: 'unit', units: [world.units.otherSchool] } };
    expect(await code(mark(slotId, true, elsewhere))).toBe('slots.unknown');
  });

  test('nobody and no slot goes between a restricted class and another', async () => {
    const [hidden, open] = [await world.opened('2019-03-01', 6), await world.opened('2019-03-01', 6)];
    await mark(hidden.slotId);
    const move = (from: typeof hidden, to: typeof hidden) =>
      world.run(async (tx) =>
        moveTrainees(tx, world.admin, from.id, {
          ...world.given('2019-04-01'),
          toClassId: to.id,
          enrolmentIds: (await world.active(from.id)).slice(0, 1),
        }),
      );
    expect([await code(move(hidden, open)), await code(move(open, hidden))]).toEqual([
      'classes.restricted_crossing',
      'classes.restricted_crossing',
    ]);
    const third = await world.prepared(await world.slot(2019, 20), await world.people(3));
    const combining = world.run((tx) =>
      openClass(tx, world.admin, third.id, { ...world.given('2019-05-01'), arrived: third.listed, combinedSlotIds: [hidden.slotId] }),
    );
    expect(await code(combining)).toBe('slots.restricted_crossing');
  });

  test('a line whose trainees went on to a class of another line, which is named', async () => {
    const [one, two] = [await world.opened('2019-06-01', 6), await world.opened('2019-06-01', 6)];
    const [first] = await world.active(one.id);
    await world.run((tx) =>
      moveTrainees(tx, world.admin, one.id, { ...world.given('2019-07-01'), toClassId: two.id, enrolmentIds: [first!] }),
    );
    const refused = await mark(one.slotId).catch((error: Refusal) => error);
    const [{ code: named }] = (await world.sql<{ code: string }>('select code from training_class where id = $1', [two.id])) as [
      { code: string },
    ];
    expect(refused).toMatchObject({ code: 'slots.restricted_tied', params: { classes: named } });
  });

  test('the database holds it: no row of a restricted class without the mark, whoever writes it', async () => {
    const hidden = await world.opened('2019-08-01', 6);
    await mark(hidden.slotId);
    await expect(world.sql('update enrolment set restricted = false where class_id = $1', [hidden.id])).rejects.toThrow(
      /enrolment_class_id_fkey/,
    );
    await expect(world.sql('update ledger_entry set restricted = false where class_id = $1', [hidden.id])).rejects.toThrow(
      /ledger_entry_class_id_fkey/,
    );
    await expect(world.sql('update training_class set restricted = false where id = $1', [hidden.id])).rejects.toThrow(
      /training_class_slot_id_fkey/,
    );
  });
});

test('everything of it goes out of sight, before and after the mark, and comes back', async () => {
  const before = await marked();
  const training = await world.opened('2021-03-01', 20);
  const [first, second] = await world.active(training.id);
  const leave = (id: string, date: string) =>
    world.run((tx) =>
      leaveClass(tx, world.admin, training.id, { ...world.given(date), enrolmentIds: [id], kind: 'leave', leaveReason: 'other' }),
    );
  const left = await leave(first!, '2021-04-01');
  await world.run((tx) => reverseEvent(tx, world.admin, left.eventId!, { reason: 'ghi nhầm' }));
  await mark(training.slotId);
  expect(await wrong()).toBe(0);

  // and what happens from now on
  await leave(second!, '2021-05-01');
  await world.run(async (tx) =>
    joinClass(tx, world.admin, world.keys, training.id, {
      ...world.given('2021-05-02'),
      kind: 'late',
      rows: (await world.people(1)).map((personId) => ({ personId })),
    } as never),
  );
  const outcomes = (await world.active(training.id)).map((enrolmentId) => ({
    enrolmentId,
    outcome: 'finished' as const,
    continuing: false,
  }));
  await world.run((tx) => closeClass(tx, world.admin, training.id, { ...world.given('2021-12-01'), outcomes }));
  expect(await wrong()).toBe(0);

  const all = await marked();
  expect(Object.keys(all)).toEqual(
    expect.arrayContaining(['slot', 'training_class', 'chain', 'enrolment', 'ledger_event', 'ledger_event_trainee', 'ledger_entry']),
  );
  expect(await marked(world.admin)).toEqual(all);
  expect(await marked(blind)).toEqual({});
  const ofClass = await world.sql<{ n: number }>('select count(*)::int as n from ledger_entry where class_id = $1 and not restricted', [
    training.id,
  ]);
  expect(ofClass[0]!.n).toBe(0);

  await mark(training.slotId, false);
  expect(await wrong()).toBe(0);
  expect(await marked()).toEqual(before);
});

test('half of a slot, and a class formed out of one, are as the first', async () => {
  const slotId = await world.slot(2022, 40);
  await mark(slotId);
  await world.run((tx) => slotSplit(tx, world.admin, slotId, { ...world.given('2022-02-01'), seats: 10 }));
  const [half] = await world.sql<{ restricted: boolean }>('select restricted from slot where origin_slot_id = $1', [slotId]);
  expect(half!.restricted).toBe(true);
});
