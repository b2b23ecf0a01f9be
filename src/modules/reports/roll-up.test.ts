import { beforeEach, expect, test } from 'vitest';
import { sql } from 'kysely';
import { foldRollUps, rebuildRollUps, recountRollUps } from '#modules/classes';
import { closeClass } from '../classes/close-class.ts';
import { joinClass } from '../classes/list-trainees.ts';
import { leaveClass } from '../classes/leave-class.ts';
import { reverseEvent } from '../classes/reverse-event.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { ledgerWorld, type World } from '#test/ledger-world.ts';
import { shownDimensions, sumsOfEntries } from './annual-queries.ts';
import { annualReview, annualTurns } from './annual-report.ts';
import { annualQuery, type AnnualTurns } from './contract.ts';
import { resolveFilter } from './filter.ts';
import { rolledUpSums } from './roll-up-sums.ts';
import { rollForward } from './rules.ts';
import { turnsOf } from './turns-counted.ts';

const today = '2026-11-23';
const query = annualQuery.parse({ year: 2023 });

let world: World;
let training: Awaited<ReturnType<World['opened']>>;
beforeEach(async () => {
  world = await ledgerWorld();
  training = await world.opened('2023-03-01', 5);
});

const plain = <T>(result: T): Outcome<T> => ({ result, audit: { type: 'test', id: '' } });
const fold = (enough = 1) => world.run(async (tx) => plain(await foldRollUps(tx, enough)));
const join = (tx: Tx, personId: string, classId = training.id) =>
  joinClass(tx, world.admin, world.keys, classId, { ...world.given('2023-04-01'), kind: 'late', rows: [{ personId }], hold: false });
const leave = (tx: Tx, enrolmentId: string, actor: Actor = world.admin) =>
  leaveClass(tx, actor, training.id, {
    ...world.given('2023-05-01'),
    kind: 'leave',
    leaveReason: 'withdrawn',
    enrolmentIds: [enrolmentId],
  });

/** Trainees that joined in 2023, by the sums beside the ledger; they must be what its entries say, for every key. */
async function joined(actor: Actor = world.admin): Promise<number> {
  return world.database.read(actor, async (db) => {
    const { scope, by } = await resolveFilter(db, actor, query, today);
    const summed = (await rolledUpSums(db, scope, by, shownDimensions(by)))!;
    const counted = await sumsOfEntries(db, scope, by, shownDimensions(by));
    const said = (slices: typeof summed) =>
      slices
        .map(({ dimension, key, sums }) => ({ dimension, key, numbers: rollForward(sums) }))
        .sort((a, b) => (`${a.dimension} ${a.key}` < `${b.dimension} ${b.key}` ? -1 : 1));
    expect(said(summed)).toEqual(said(counted));
    return rollForward(summed[0]!.sums).trainees.joined;
  });
}
const wrong = async () => (await world.run(async (tx) => plain(await recountRollUps(tx)))).wrong;

/** A transaction on a connection of its own, held open until it is let go. */
function held<T>(work: (tx: Tx) => Promise<Outcome<T>>): { done: Promise<T>; worked: Promise<void>; letGo: () => void } {
  let letGo!: () => void;
  let hasWorked!: () => void;
  const gone = new Promise<void>((resolve) => (letGo = resolve));
  const worked = new Promise<void>((resolve) => (hasWorked = resolve));
  const done = world.run(async (tx) => {
    const outcome = await work(tx);
    hasWorked();
    await gone;
    return outcome;
  });
  return { done, worked, letGo };
}

test('an event counts from its commit on: beside a folding that waits for nobody, before it and after it', async () => {
  const other = await world.opened('2023-02-01', 2);
  const [late, later] = await world.people(2);
  expect(await joined()).toBe(7);
  const writing = held((tx) => join(tx, late!));
  await writing.worked;
  expect(await fold()).toBeGreaterThan(0);
  expect(await joined()).toBe(7);
  await world.run((tx) => join(tx, later!, other.id));
  expect(await joined()).toBe(8);
  writing.letGo();
  await writing.done;
  expect(await joined()).toBe(9);
  expect(await fold()).toBeGreaterThan(0);
  expect(await joined()).toBe(9);
  expect(await world.sql(`select from roll_up_posted where dimension <> 'posting'`)).toEqual([]);
  expect(await wrong()).toBe(0);
});

test('while one folds, another leaves it alone, and readers and writers go on', async () => {
  expect(await joined()).toBe(5);
  const folding = held(async (tx) => plain(await foldRollUps(tx, 1)));
  await folding.worked;
  expect(await fold()).toBe(0);
  const [late] = await world.people(1);
  await world.run((tx) => join(tx, late!));
  expect(await joined()).toBe(6);
  folding.letGo();
  expect(await folding.done).toBeGreaterThan(0);
  expect(await joined()).toBe(6);
  expect(await wrong()).toBe(0);
});

test('what is folded in the middle of somebody else’s reading changes nothing of it', async () => {
  const [late] = await world.people(1);
  await fold();
  await world.run((tx) => join(tx, late!));
  const seen = await world.database.read(world.admin, async (db) => {
    const read = async () => (await annualReview(db, world.admin, query, today)).trainees.joined;
    const before = await read();
    await fold();
    await world.run(async (tx) => leave(tx, (await world.active(training.id))[0]!));
    return [before, await read()];
  });
  expect(seen).toEqual([6, 6]);
  const after = await world.database.read(world.admin, (db) => annualReview(db, world.admin, query, today));
  expect([after.trainees.joined, after.trainees.left]).toEqual([6, 1]);
});

test('little is not folded; much is, and nothing is lost', async () => {
  expect(await fold(1_000_000)).toBe(0);
  const [posted] = await world.sql<{ count: number }>(`select count(*)::int as count from roll_up_posted where dimension <> 'posting'`);
  expect(await fold(posted!.count)).toBe(posted!.count);
  expect(await joined()).toBe(5);
});

test('an event that is refused leaves nothing in the sums', async () => {
  const [late] = await world.people(1);
  const posted = () => world.sql('select * from roll_up_posted');
  const before = await posted();
  await expect(
    world.run(async (tx) => {
      await join(tx, late!);
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await posted()).toEqual(before);
});

test('officers of a unit and of a bloc count in sums that they do not see, and each reads their own', async () => {
  const { school, otherSchool } = world.units;
  const officers: Actor[] = [
    { ...world.admin, scope: { kind: 'unit', units: [school, world.units.hostX] } },
    { ...world.admin, scope: { kind: 'bloc', bloc: 1 } },
  ];
  for (const officer of officers) {
    const [first] = await world.active(training.id);
    await world.database.write(officer, { command: 'test' }, (tx) => leave(tx, first!, officer));
    expect(await wrong()).toBe(0);
    expect(await joined(officer)).toBe(5);
    expect(await joined()).toBe(5);
    await fold();
    expect(await joined(officer)).toBe(5);
  }
  const elsewhere: Actor = { ...world.admin, scope: { kind: 'unit', units: [otherSchool] } };
  expect(await joined(elsewhere)).toBe(0);
  const seen = await world.database.read(elsewhere, async (db) => (await sql`select * from roll_up`.execute(db)).rows);
  expect(seen).toEqual([]);
  await expect(world.database.write(elsewhere, { command: 'test' }, async (tx) => plain(await foldRollUps(tx, 0)))).rejects.toThrow();
});

/** Runs and persons, as answered and as counted from everybody's lines. */
async function turns(): Promise<AnnualTurns> {
  const answered = await world.database.read(world.admin, (db) => annualTurns(db, world.admin, query, today));
  const { seen: _seen, ...scope } = (await world.database.read(world.admin, (db) => resolveFilter(db, world.admin, query, today))).scope;
  expect(answered).toEqual(await world.database.read(world.admin, (db) => turnsOf(db, scope, 'runner')));
  return answered;
}

test('persons are counted again after every event that changed them, and nobody else', async () => {
  await world.run(async (tx) => plain(await rebuildRollUps(tx)));
  expect((await turns()).people).toEqual({ L1: 5, L2: 5, L3: 0 });
  const other = await world.opened('2023-02-01', 2, { family: world.families.short });
  expect((await turns()).people).toEqual({ L1: 7, L2: 7, L3: 0 });
  const [late] = await world.people(1);
  await world.run((tx) => join(tx, late!));
  expect((await turns()).people).toEqual({ L1: 8, L2: 8, L3: 0 });
  // the same person in a second class: another run, nobody new
  await world.run((tx) => join(tx, late!, other.id));
  expect(await turns()).toEqual({ luot: { L1: 9, L2: 9, L3: 0 }, people: { L1: 8, L2: 8, L3: 0 } });
  await fold();
  // taken back and given to somebody else
  const [wrongly, rightly] = await world.people(2);
  const { eventId } = await world.run((tx) => join(tx, wrongly!));
  expect((await turns()).people).toEqual({ L1: 9, L2: 9, L3: 0 });
  await world.run((tx) => reverseEvent(tx, world.admin, eventId!, { reason: 'ghi nhầm người' }));
  await world.run((tx) => join(tx, rightly!));
  expect((await turns()).people).toEqual({ L1: 9, L2: 9, L3: 0 });
  const outcomes = (await world.active(training.id)).map((enrolmentId) => ({
    enrolmentId,
    outcome: 'finished' as const,
    continuing: false,
  }));
  await world.run((tx) => closeClass(tx, world.admin, training.id, { ...world.given('2023-06-30'), outcomes }));
  expect(await turns()).toEqual({ luot: { L1: 10, L2: 10, L3: 7 }, people: { L1: 9, L2: 9, L3: 7 } });
  // a lie that is remembered: those whom no event changed are not counted again
  await world.sql(`delete from ledger_entry where class_id = $1`, [other.id]);
  const answered = await world.database.read(world.admin, (db) => annualTurns(db, world.admin, query, today));
  expect(answered.people).toEqual({ L1: 9, L2: 9, L3: 7 });
});

test('two records of one person, and a reader whose moment is older than what is remembered', async () => {
  await world.run(async (tx) => plain(await rebuildRollUps(tx)));
  // one person may be in two classes of two programmes, not twice in one
  const elsewhere = await world.opened('2023-03-01', 0, { seats: 5, family: world.families.short });
  const [one, same] = await world.people(2);
  await world.run((tx) => join(tx, one!));
  expect((await turns()).people.L1).toBe(6);
  await world.sql(
    "insert into person_merge (id, kept_id, merged_id, merged_by, merged_by_name) values (gen_random_uuid(), $1, $2, gen_random_uuid(), 'ai đó')",
    [one, same],
  );
  await world.run((tx) => join(tx, same!, elsewhere.id));
  expect(await turns()).toMatchObject({ luot: { L1: 7 }, people: { L1: 6 } });
  await world.sql('delete from person_merge where merged_id = $1', [same]);
  expect((await turns()).people.L1).toBe(7);

  const [late, later] = await world.people(2);
  await world.database.read(world.admin, async (db) => {
    const read = async () => (await annualTurns(db, world.admin, query, today)).people.L1;
    expect(await read()).toBe(7);
    await world.run((tx) => join(tx, late!));
    expect((await turns()).people.L1).toBe(8);
    expect(await read()).toBe(7);
  });
  await world.run((tx) => join(tx, later!));
  expect((await turns()).people.L1).toBe(9);
});

test('notes of whom an event changed go when there are many, and counting begins anew', async () => {
  await world.run(async (tx) => plain(await rebuildRollUps(tx)));
  await world.opened('2023-02-01', 2);
  expect((await turns()).people.L1).toBe(7);
  await world.sql(
    `insert into roll_up_posted (scope, dimension, key, from_day, account, term, detail, direction, quantity, seats)
     select 'lead', 'posting', '', '2000-01-01', '', '', gen_random_uuid()::text, 0, 0, 0 from generate_series(1, 5000)`,
  );
  expect((await turns()).people.L1).toBe(7);
  await fold();
  expect(await world.sql('select from roll_up_posted')).toEqual([]);
  await world.opened('2023-02-01', 2);
  expect((await turns()).people.L1).toBe(9);
});
