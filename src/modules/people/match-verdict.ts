import { compareVietnameseNames, fromLogOdds, logOdds, type Model } from '#kit/linkage/index.ts';
import { levelCalled, matchFieldNames, matchFields, reasonsOf, type Compared, type MatchField } from './match-levels.ts';

/** Shares of pairs of one person, and of two, that show each level; the names that many bear weigh less. */
export type Weights = {
  prior: number;
  fields: Record<MatchField, { m: readonly number[]; u: readonly number[] }>;
  /** Share of people who bear a name (folded, i for y), of those that many bear. */
  names: Readonly<Record<string, number>>;
  /** Share of people who bear a name that is not among them. */
  rare: number | null;
};
export type Verdict = 'same' | 'review' | 'different';
export type Judged = { verdict: Verdict; probability: number; reasons: string[] };

const NAME = matchFieldNames.indexOf('name');
const SURE = 0.99;
/** Below it nobody is asked: of a hundred such pairs fewer than ten would be of one person. */
const ASK = 0.1;
/** Of two who have different numbers. */
const DESPITE_NUMBERS = 0.5;

const shares = (listed: Record<string, number>, levels: readonly string[]): number[] => {
  const rest = 1 - Object.values(listed).reduce((sum, one) => sum + one, 0);
  return levels.map((level) => listed[level] ?? rest);
};

/**
 * What holds until a registry has been learnt from: orders of size of a city of half a million officials (11,000 days of birth, one full
 * name in 2,500 pairs, 1,500 offices), set before any result was seen.
 */
export const preset: Weights = {
  prior: 1e-6,
  fields: {
    name: {
      m: shares(
        { same: 0.8, unmarked: 0.06, damaged: 0.02, order: 0.02, shorter: 0.03, slip: 0.03, letter: 0.01, marks: 0.01, middle: 0.005 },
        matchFields.name,
      ),
      u: shares(
        { same: 4e-4, unmarked: 1e-5, damaged: 1e-6, order: 1e-5, shorter: 1e-3, slip: 5e-4, letter: 3e-3, marks: 1e-3, middle: 8e-3 },
        matchFields.name,
      ),
    },
    birth: {
      m: shares({ same: 0.9, swapped: 0.02, digit: 0.02, month: 0.005, year: 0.03, near: 0.01, sameYear: 0.005 }, matchFields.birth),
      u: shares({ same: 9e-5, swapped: 3e-5, digit: 1.4e-3, month: 2.5e-3, year: 0.03, near: 0.02, sameYear: 0.025 }, matchFields.birth),
    },
    sex: { m: [0.985, 0.015], u: [0.5, 0.5] },
    unit: { m: [0.75, 0.1, 0.15], u: [2e-3, 1e-3, 0.997] },
    phone: { m: [0.75, 0.05, 0.2], u: [1e-4, 1e-3, 0.9989] },
    // most records hold other certificates than their doubles; two numbers of one class are of two people
    certificate: {
      m: shares({ number: 0.3, serial: 0.05, register: 0.05, course: 0.1, other: 1e-7 }, matchFields.certificate),
      u: shares({ number: 1e-7, serial: 1e-6, register: 1e-6, course: 1e-4, other: 1e-4 }, matchFields.certificate),
    },
    // two numbers are of two people, unless one was mistyped
    number: { m: [0.02], u: [1] },
  },
  names: {},
  rare: null,
};

const modelOf = ({ prior, fields }: Weights): Model => ({ prior, fields: matchFieldNames.map((field) => fields[field]) });

/**
 * Whether two descriptions are of one person, their personal numbers not being equal. Taken for the same without asking only where the name
 * is written alike, the day of birth is the same, and the office, the telephone or a certificate too: namesakes born on one day are two people as well.
 * @param nameKeys of both, folded with i for y, for how common the name is
 */
export function judge(found: Compared, weights: Weights, nameKeys: readonly string[]): Judged {
  const probability = fromLogOdds(logOdds(modelOf(weights), found.levels, [chanceOfName(found, weights, nameKeys)]));
  const at = (field: MatchField) => levelCalled(found, field);
  const together = at('unit') === 'same' || at('unit') === 'kin' || at('phone') === 'same' || at('certificate') === 'number';
  const sure =
    probability >= SURE &&
    at('name') === 'same' &&
    at('birth') === 'same' &&
    together &&
    at('number') === null &&
    at('certificate') !== 'other' &&
    at('sex') !== 'different';
  // another name is another person: desks share telephones, and in a large office two are born on one day
  const asked = probability >= (at('number') === null ? ASK : DESPITE_NUMBERS) && at('name') !== 'different';
  return { verdict: sure ? 'same' : asked ? 'review' : 'different', probability, reasons: reasonsOf(found) };
}

/** Where the whole name is the same, however it is written. */
const WHOLE: readonly (string | null)[] = ['same', 'unmarked', 'damaged', 'order'];

/** How often two strangers agree on this very name, as far as they do here: what many bear says little, however it is written. */
function chanceOfName(found: Compared, { names, rare, fields: { name } }: Weights, nameKeys: readonly string[]): number | null {
  if (rare === null || !WHOLE.includes(levelCalled(found, 'name'))) return null;
  const borne = Math.max(...nameKeys.map((key) => names[key] ?? rare));
  return (borne * name.u[found.levels[NAME]!]!) / name.u[0]!;
}

/** One name, as it may be written twice: with a slip of the hand, without diacritics, in another order, a middle name left out. */
export function sameNameWritten(a: string, b: string): boolean {
  const compared = compareVietnameseNames(a, b);
  return compared !== null && compared.level <= matchFields.name.indexOf('slip');
}
