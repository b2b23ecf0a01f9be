import { phrase, type Saying } from '#platform/refusal.ts';

/** Beside a name that may be somebody's: when born, and where at work. */
export const bornAndUnit = (birth: string | null, unit: string): Saying =>
  birth ? phrase('person.born', { birth, unit }) : phrase('person.born_unknown', { unit });

/** The answer that says: none of these. */
export const otherPerson = (key: string) => ({ key, label: phrase('person.other'), detail: phrase('person.other_detail') });
