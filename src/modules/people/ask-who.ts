import { phrase, type Saying, type Text } from '#platform/refusal.ts';
import type { Candidate } from './recognise-people.ts';

/** Why somebody may be the same, in words. */
export const inReasons = (reasons: readonly string[]): Text => reasons.map(reasonPhrase);

/** match.<code>, with what was found in common where the code says it: `certificate_number=A 0123`. */
export function reasonPhrase(reason: string): Saying {
  const at = reason.indexOf('=');
  return at < 0 ? phrase(`match.${reason}`) : phrase(`match.${reason.slice(0, at)}`, { which: reason.slice(at + 1) });
}

/** Beside a name that may be somebody's: when born, where at work, and why it may be the same person. */
export const bornAndUnit = (birth: string | null, unit: string, reasons: readonly string[] = []): Saying => {
  const who = birth ? phrase('person.born', { birth, unit }) : phrase('person.born_unknown', { unit });
  return reasons.length > 0 ? phrase('person.because', { who, reasons: inReasons(reasons) }) : who;
};

/** What a row of a list is held with: whom to choose from, or that there is somebody out of sight. */
export const whoMayBe = (name: string, candidates: readonly Candidate[]): { code: string; params: { name: string; count?: number } } =>
  candidates.length > 0
    ? { code: 'people.maybe_same', params: { name, count: candidates.length } }
    : { code: 'people.maybe_elsewhere', params: { name } };

/** The answer that says: none of these. */
export const otherPerson = (key: string) => ({ key, label: phrase('person.other'), detail: phrase('person.other_detail') });
