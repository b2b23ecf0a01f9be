import { phoneFrom } from '../personal-number.ts';
import { editDistance, tidy } from '../text.ts';

export const IDENTIFIER_LEVELS = [
  'same',
  'zeros', // the same but for zeros lost in front
  'digit', // one figure wrong, lost or too many, or two neighbours changed places
  'digits', // two of them, in a number of at least nine
  'otherKind', // of lengths that cannot be the same kind of number: nothing follows from that they differ
  'different',
] as const;
export type IdentifierLevel = (typeof IDENTIFIER_LEVELS)[number];
export type IdentifierComparison = { level: number; reason: IdentifierLevel };

/** Capitals and figures alone. */
export const plainIdentifier = (typed: string): string =>
  tidy(typed)
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const is = (reason: IdentifierLevel): IdentifierComparison => ({ level: IDENTIFIER_LEVELS.indexOf(reason), reason });

/** How far two numbers agree. null where one is empty. Symmetric. */
export function compareIdentifiers(a: string, b: string): IdentifierComparison | null {
  const [one, other] = [plainIdentifier(a), plainIdentifier(b)];
  return one === '' || other === '' ? null : is(identifierLevel(one, other));
}

export function identifierLevel(one: string, other: string): IdentifierLevel {
  if (one === other) return 'same';
  const [a, b] = [one.replace(/^0+/, ''), other.replace(/^0+/, '')];
  if (a === b) return 'zeros';
  const long = Math.min(one.length, other.length) >= 9;
  const distance = Math.min(editDistance(a, b, 2), editDistance(one, other, 2));
  if (distance <= 1 && a.length > 2 && b.length > 2) return 'digit';
  if (distance === 2 && long) return 'digits';
  return Math.abs(one.length - other.length) > 2 ? 'otherKind' : 'different';
}

/** The same for phone numbers, in whatever way they were typed (+84, dots, no zero in front). */
export function comparePhones(a: string, b: string): IdentifierComparison | null {
  return compareIdentifiers(phoneFrom(a).phone ?? a, phoneFrom(b).phone ?? b);
}
