import type { CalendarDate } from '#kit/dates.ts';
import { factsForEligibility, highest, type PersonFacts } from '#modules/people';
import type { Reader } from '#platform/database/transaction.ts';
import type { Keys } from '#platform/secrets.ts';
import type { Facts, KnownDay } from './facts.ts';

const known = (date: string | null, precision: string): KnownDay | null =>
  date === null || precision === 'none' ? null : { date, precision: precision as KnownDay['precision'] };

/**
 * What the record of a person says, as rules ask it. No certificate on record is taken for none held: the register is what there is.
 * No rank on record is taken for not known: everybody in the service has one.
 */
export function asFacts(person: PersonFacts): Facts {
  const ranks = person.ranks.flatMap(({ rank, since, sincePrecision }) => {
    const day = known(since, sincePrecision);
    return day ? { rank, since: day } : [];
  });
  return {
    category: person.category,
    sex: person.sex,
    birth: known(person.birthDate, person.birthPrecision),
    partyStatus: person.partyStatus,
    ethnicMinority: person.ethnicMinority,
    education: person.education,
    ratings: person.ratings.map(({ year, meetsGood }) => ({ year, good: meetsGood })),
    servingSince: person.servingSince,
    // one without its day may be the one asked for
    ranks: person.ranks.length > 0 && ranks.length === person.ranks.length ? ranks : null,
    theory: person.politicalTheory.map(({ level, evidence, issuedOn, issuedPrecision }) => ({
      level,
      evidence,
      issuedOn: known(issuedOn, issuedPrecision),
    })),
    certificates: person.certificates,
  };
}

/** The facts of whoever of these the caller may see, by id; a handful of statements however many. */
export async function factsOf(db: Reader, keys: Keys, personIds: readonly string[]): Promise<Map<string, Facts>> {
  const people = await factsForEligibility(db, keys, personIds);
  return new Map([...people].map(([id, person]) => [id, asFacts(person)]));
}

/**
 * The record as far as it was so on a day: papers issued later are left out, `category` is that of then. Years, ages and service are
 * counted to the day by the checks; Party status, minority and papers without a day are those of today.
 */
export function asOfDay(person: PersonFacts, on: CalendarDate, category: PersonFacts['category'] = person.category): Facts {
  const issued = <Paper extends { issuedOn: CalendarDate | null }>(papers: readonly Paper[]) =>
    papers.filter(({ issuedOn }) => issuedOn === null || issuedOn <= on);
  return asFacts({
    ...person,
    category,
    education: highest(
      'education',
      issued(person.educations).map((paper) => ({ kind: 'education' as const, ...paper })),
    ),
    politicalTheory: issued(person.politicalTheory),
    certificates: issued(person.certificates),
  });
}
