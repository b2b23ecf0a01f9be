import { factsForEligibility, type PersonFacts } from '#modules/people';
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
