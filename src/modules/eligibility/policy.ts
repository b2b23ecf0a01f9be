import type { Actor } from '#platform/actor.ts';
import { secrets } from './kinds.ts';
import type { RuleLine, Verdict } from './rules.ts';

const without = (line: RuleLine): RuleLine => ({ ...line, value: null });

/** As this caller may read it: where a value is not their business, the outcome alone. */
export const seenBy = (actor: Actor, verdict: Verdict): Verdict => ({
  ...verdict,
  rules: verdict.rules.map((line) => (line.secret && !actor.capabilities.has(secrets[line.secret]) ? without(line) : line)),
});

/** As it is kept beside a decision: which versions were applied and what they said, no value that is sealed elsewhere. */
export const forRecord = (verdict: Verdict): Verdict => ({
  ...verdict,
  rules: verdict.rules.map((line) => (line.secret ? without(line) : line)),
});
