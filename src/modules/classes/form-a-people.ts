import { sql } from 'kysely';
import { formatDate } from '#kit/dates.ts';
import { toneKey } from '#kit/text.ts';
import type { CheckContext, Remark } from '#modules/imports';
import {
  bornAndUnit,
  whoMayBe,
  sameNameWritten,
  type ToMatch,
  maskedNumbers,
  numberHash,
  otherPerson,
  recognisePeople,
  type Candidate,
  type Recognised,
} from '#modules/people';
import type { Reader } from '#platform/database/transaction.ts';
import { mapInSlices } from '#platform/in-slices.ts';
import type { Nominee } from './form-a-rows.ts';

/** Somebody who is on the class's list already, as the list prints them. */
export type Enrolled = {
  id: string;
  personId: string;
  fullName: string;
  birthDate: string | null;
  birthPrecision: string;
  senderId: number;
  positionTitle: string | null;
};
/** Who is in the class, and who was taken off its list. */
export type Roster = { byPerson: Map<string, Enrolled>; unlisted: Set<string> };

export type Who =
  | { kind: 'person'; personId: string }
  | { kind: 'new'; confirmDifferent: boolean }
  | { kind: 'held'; remark: Remark | null };

const OPEN = new Set(['listed', 'active', 'paused']);

export async function rosterOf(db: Reader, classId: string | null): Promise<Roster> {
  const { rows } = classId
    ? await sql<Enrolled & { status: string }>`
        select id, coalesce(counts_as_id, person_id) as person_id, full_name, birth_date, birth_precision, sender_id, position_title, status from enrolment where class_id = ${classId}`.execute(
        db,
      )
    : { rows: [] };
  return {
    byPerson: new Map(rows.filter(({ status }) => OPEN.has(status)).map((row) => [row.personId, row])),
    unlisted: new Set(rows.filter(({ status }) => status === 'unlisted').map((row) => row.personId)),
  };
}

type Named = Pick<Enrolled, 'fullName' | 'birthDate' | 'birthPrecision'>;
const lineKey = ({ fullName, birthDate, birthPrecision }: Named, unitId: number) =>
  `${toneKey(fullName)}|${birthDate}|${birthPrecision}|${unitId}`;

export const describedAs = ({ fullName, folded, birth, unit, number, sex, phone }: Nominee): ToMatch => ({
  fullName,
  folded,
  sex,
  phone,
  ...birth,
  unitId: unit!.id,
  hasNumber: number !== null,
});

/**
 * Who every nominee is, however many, in three statements: by personal number, by the line of the class's list that says the same,
 * by name, birth and unit. Where doubt remains, the officer is asked; `answers` holds what was said before.
 */
export async function whoTheyAre(
  db: Reader,
  { keys, choices: { answers } }: Pick<CheckContext<unknown>, 'keys' | 'choices'>,
  nominees: readonly Nominee[],
  roster: Roster,
): Promise<Map<Nominee, Who>> {
  const known = nominees.filter(({ unit, fullName }) => unit !== null && fullName !== '');
  const hash = (number: string | null) => (number === null ? null : numberHash(keys, number));
  const recognised = await recognisePeople(db, await mapInSlices(known, (one) => ({ ...describedAs(one), hash: hash(one.number) })));

  const lines = Map.groupBy(roster.byPerson.values(), (one) => lineKey(one, one.senderId));
  const listed = (one: Nominee) => {
    if (lines.size === 0) return null;
    const same = lines.get(lineKey({ fullName: one.fullName, ...one.birth }, one.unit!.id)) ?? [];
    return same.length === 1 ? same[0]! : null;
  };
  const candidatesOf = (recognition: Recognised): Candidate[] =>
    recognition.kind === 'same' ? [recognition.candidate] : recognition.kind === 'maybe' ? recognition.candidates : [];
  const masked = known.flatMap((one, n) => (one.mask ? [...candidatesOf(recognised[n]!).map(({ id }) => id), listed(one)?.personId] : []));
  const masks = await maskedNumbers(
    db,
    keys,
    masked.filter((id) => id !== undefined),
  );

  const held = (code: string, params: Remark['params'] = {}): Who => ({
    kind: 'held',
    remark: { severity: 'error', code, params, column: 'personalNumber' },
  });
  const person = (personId: string): Who => ({ kind: 'person', personId });

  return new Map(
    await mapInSlices(known, (one, n): [Nominee, Who] => {
      const recognition = recognised[n]!;
      if (recognition.kind === 'known') {
        const { personId, name } = recognition;
        return [one, name !== null && !sameNameWritten(name, one.fullName) ? held('people.number_of_another', { name }) : person(personId)];
      }
      const onList = listed(one);
      const candidates = candidatesOf(recognition);
      const numbered = onList !== null && candidates.some(({ id, hasNumber }) => id === onList.personId && hasNumber);
      if (one.mask) {
        // out of the caller's sight nothing is printed, so a mask is always of somebody who can be seen
        const people = onList && masks.has(onList.personId) ? [onList.personId] : candidates.map(({ id }) => id);
        const bearers = people.filter((id) => masks.get(id) === one.mask);
        if (bearers.length === 1) return [one, person(bearers[0]!)];
        if (bearers.length === 0) return [one, held(people.length > 0 ? 'trainees.mask_differs' : 'trainees.mask_unknown')];
        return [
          one,
          asked(
            one,
            candidates.filter(({ id }) => bearers.includes(id)),
            answers,
          ),
        ];
      }
      if (onList && !(one.number && numbered)) return [one, person(onList.personId)];
      if (recognition.kind === 'same') return [one, person(recognition.candidate.id)];
      return [one, recognition.kind === 'maybe' ? asked(one, candidates, answers) : { kind: 'new', confirmDifferent: false }];
    }),
  );
}

/** Key of the answer that says: none of these. */
export const OTHER = 'other';

function asked(one: Nominee, candidates: readonly Candidate[], answers: Readonly<Record<string, string>>): Who {
  const answer = answers[one.place];
  if (answer === OTHER) return { kind: 'new', confirmDifferent: true };
  if (candidates.some(({ id }) => id === answer)) return { kind: 'person', personId: answer! };
  const ask = candidates.map((known) => ({
    key: known.id,
    label: known.fullName,
    detail: bornAndUnit(born(known), known.unitName, known.reasons),
  }));
  return {
    kind: 'held',
    remark: {
      severity: 'error',
      ...whoMayBe(one.fullName, candidates),
      column: 'fullName',
      ask: [...ask, otherPerson(OTHER)],
    },
  };
}

/** A birth as far as it is known. */
export const born = ({ birthDate, birthPrecision }: { birthDate: string | null; birthPrecision: string }): string =>
  birthDate === null
    ? ''
    : birthPrecision === 'day'
      ? formatDate(birthDate)
      : birthDate
          .slice(0, birthPrecision === 'month' ? 7 : 4)
          .split('-')
          .toReversed()
          .join('/');
