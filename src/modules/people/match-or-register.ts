import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { fold, tidy } from '#kit/text.ts';
import type { Actor } from '#platform/actor.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import { inReasons } from './ask-who.ts';
import type { PersonInput } from './contract.ts';
import { numberHash } from './personal-number.ts';
import { blockRows, keyRows, personRows, postRows, type Newcomer, type Registering } from './person-rows.ts';
import { blocsOf } from './queries.ts';
import { noteDoubles } from './note-doubles.ts';
import { sameNameWritten } from './match-verdict.ts';
import { recognisePeople, type Candidate, type Recognised } from './recognise-people.ts';
import { rememberNames } from './remember-names.ts';
import { twinFinder } from './twins.ts';
import { birthProblem, nameProblem, numberProblem, numberWarnings, plainBirth, plainNumber, type Finding } from './rules.ts';

/**
 * What became of one row. `matched`: the person was there, `name` is null where the caller may not see the record.
 * `ask`: a refusal people.maybe_same whose parts are the people it may be; answer with their id, or send the row again with confirmDifferent.
 */
export type RosterAnswer =
  | { outcome: 'matched' | 'registered'; personId: string; name: string | null; warnings: Finding[] }
  | { outcome: 'ask' | 'refused'; refusal: Refusal };

/**
 * Finds or registers the people of a list, in the order given, with a handful of statements however long it is. Rows that
 * cannot be taken are answered, not thrown: the caller decides whether the sound ones go on. `trustDescription: false` asks
 * even where name, day of birth and unit leave no doubt.
 */
export async function matchOrRegister(
  tx: Tx,
  actor: Actor,
  keys: Keys,
  rows: readonly PersonInput[],
  { trustDescription = true }: { trustDescription?: boolean } = {},
): Promise<RosterAnswer[]> {
  const people = rows.map((row) => described(row, keys));
  const blocs = await blocsOf(
    tx,
    people.map((one) => one.unitId),
  );
  const answers: (RosterAnswer | undefined)[] = people.map((one) => refusedRow(one, blocs));
  const sound = [...people.keys()].filter((i) => !answers[i]);

  await holdNames(
    tx,
    actor,
    sound.map((i) => people[i]!.folded),
  );
  const recognised = await recognisePeople(
    tx,
    sound.map((i) => people[i]!),
  );
  const newcomers: Registering[] = [];
  const earlier = earlierRows();
  for (const [n, i] of sound.entries()) {
    const one = people[i]!;
    const answer = answerTo(one, recognised[n]!, trustDescription);
    const twin = answer.outcome === 'matched' ? earlier.ofPerson(answer.personId) : earlier.like(one);
    answers[i] =
      twin === undefined
        ? answer
        : refuse(new Refusal('people.twice_in_list', { name: one.fullName, other: twin + 1 }, { where: 'fullName', status: 409 }));
    if (twin !== undefined || answer.outcome === 'refused') continue;
    if (answer.outcome === 'registered') newcomers.push({ id: answer.personId, one });
    earlier.add(i, one, answer);
  }
  await insertPeople(tx, actor, keys, newcomers, blocs);
  return answers as RosterAnswer[];
}

/** The rows already gone through, to find one person written twice in one list. */
function earlierRows() {
  const byPerson = new Map<string, number>();
  const byNumber = new Map<string, number>();
  const described = twinFinder<number>();
  return {
    add(i: number, one: Newcomer, answer: RosterAnswer) {
      if (answer.outcome === 'matched') byPerson.set(answer.personId, i);
      if (one.hash) byNumber.set(one.hash.toString('hex'), i);
      described.add(i, one);
    },
    ofPerson: (personId: string) => byPerson.get(personId),
    like: (one: Newcomer) => {
      const number = one.hash ? byNumber.get(one.hash.toString('hex')) : undefined;
      if (number !== undefined || one.confirmDifferent) return number;
      return described.like(one)?.key;
    },
  };
}

const refuse = (refusal: Refusal): RosterAnswer => ({ outcome: 'refused', refusal });
export const asRefusal = ({ code, params, where }: Finding, status = 422): Refusal => new Refusal(code, params, { where, status });

function described(row: PersonInput, keys: Keys): Newcomer {
  const fullName = tidy(row.fullName);
  const birth = plainBirth({ birthDate: row.birthDate ?? null, birthPrecision: row.birthPrecision ?? 'day' });
  const personalNumber = plainNumber(row.personalNumber ?? '') || null;
  return {
    sex: null,
    positionTitle: null,
    phone: null,
    confirmDifferent: false,
    ...row,
    fullName,
    folded: fold(fullName),
    ...birth,
    personalNumber,
    hasNumber: personalNumber !== null,
    hash: personalNumber === null ? null : numberHash(keys, personalNumber),
  };
}

function refusedRow(one: Newcomer, blocs: ReadonlyMap<number, number>): RosterAnswer | undefined {
  const problem =
    nameProblem(one.fullName) ?? birthProblem(one, today()) ?? (one.personalNumber === null ? null : numberProblem(one.personalNumber));
  if (problem) return refuse(asRefusal(problem));
  return blocs.has(one.unitId) ? undefined : refuse(new Refusal('people.unit_unknown', {}, { where: 'unitId' }));
}

function answerTo(one: Newcomer, recognised: Recognised, trustDescription: boolean): RosterAnswer {
  const warnings = one.personalNumber === null ? [] : numberWarnings(one.personalNumber, one);
  const matched = (personId: string, name: string | null): RosterAnswer => ({ outcome: 'matched', personId, name, warnings });
  if (recognised.kind === 'known') {
    const { personId, name } = recognised;
    return name !== null && !sameNameWritten(name, one.fullName)
      ? refuse(new Refusal('people.number_of_another', { name, personId }, { where: 'personalNumber', status: 409 }))
      : matched(personId, name);
  }
  if (recognised.kind !== 'new' && !one.confirmDifferent) {
    if (recognised.kind === 'same' && trustDescription) return matched(recognised.candidate.id, recognised.candidate.fullName);
    return { outcome: 'ask', refusal: maybeSame(one, recognised.kind === 'same' ? [recognised.candidate] : recognised.candidates) };
  }
  return { outcome: 'registered', personId: newId(), name: one.fullName, warnings };
}

function maybeSame(one: Newcomer, candidates: readonly Candidate[]): Refusal {
  if (candidates.length === 0) return new Refusal('people.maybe_elsewhere', { name: one.fullName }, { where: 'fullName', status: 409 });
  const parts = candidates.map(
    (known) =>
      new Refusal('people.candidate', {
        personId: known.id,
        name: known.fullName,
        birth: known.birthDate ?? '–',
        birthDate: known.birthDate,
        unit: known.unitName,
        unitId: known.unitId,
        reasons: inReasons(known.reasons),
      }),
  );
  return new Refusal('people.maybe_same', { name: one.fullName, count: candidates.length }, { where: 'fullName', status: 409, parts });
}

/**
 * Two desks that register one name at the same moment do it one after the other, so that the second sees the first.
 * Names share 256 locks: a list of thousands must not fill the lock table.
 */
export async function holdNames(tx: Tx, actor: Actor, foldedNames: readonly string[]): Promise<void> {
  const names = [...new Set(foldedNames)];
  await sql`select pg_advisory_xact_lock(hashtext(${`person ${actor.tenant}`}), lock)
    from (select distinct hashtext(name) & 255 as lock from unnest(${names}::text[]) as name order by 1) as locks`.execute(tx);
}

/** Registers people of whom the caller knows, under their names' hold, that nobody of them is there. Their ids, in order. */
export async function registerPeople(tx: Tx, actor: Actor, keys: Keys, rows: readonly PersonInput[]): Promise<string[]> {
  const blocs = await blocsOf(
    tx,
    rows.map((row) => row.unitId),
  );
  function* newcomers(): Generator<Registering> {
    for (const row of rows) yield { id: newId(), one: described(row, keys) };
  }
  return (await insertPeople(tx, actor, keys, newcomers(), blocs)).map(({ id }) => id);
}

/** Rows are made while the database takes those before them: describing people and sealing their numbers takes its time. */
async function insertPeople(
  tx: Tx,
  actor: Actor,
  keys: Keys,
  newcomers: Iterable<Registering>,
  blocs: ReadonlyMap<number, number>,
): Promise<Registering[]> {
  const there: Registering[] = [];
  function* noted(): Generator<Registering> {
    for (const newcomer of newcomers) {
      there.push(newcomer);
      yield newcomer;
    }
  }
  await insertMany(tx, 'person', personRows(noted(), blocs, actor, keys));
  await insertMany(tx, 'person_key', keyRows(there, keys));
  await insertMany(tx, 'person_block', blockRows(there));
  await noteDoubles(tx, there, blocs);
  await insertMany(tx, 'person_post', postRows(there, blocs));
  await rememberNames(
    tx,
    there.map(({ one }) => ({ fullName: one.fullName, bloc: blocs.get(one.unitId)! })),
  );
  return there;
}
