import type { Actor } from '#platform/actor.ts';
import { inText, type Texts } from '#platform/refusal.ts';
import { wanted } from './checks.ts';
import { trialOutcomes, type TrialOutcome } from './kinds.ts';
import type { Trial } from './trial-contract.ts';
import type { Tried, TriedList } from './try-rule.ts';
import { verdictInWords } from './verdict-in-words.ts';

const MOST_SHOWN = 200;

/** Who would not pass, or of whom something changes: who changes first. */
export const worthSaying = (rows: readonly Tried[]): Tried[] => {
  const changed = rows.filter(({ before, after }) => before !== after);
  const stays = rows.filter(({ before, after }) => before === after && (after === 'not_eligible' || after === 'missing_evidence'));
  return [...changed, ...stays];
};

const counted = (rows: readonly Tried[], of: (row: Tried) => TrialOutcome) =>
  Object.fromEntries(trialOutcomes.map((one) => [one, rows.filter((row) => of(row) === one).length])) as Record<TrialOutcome, number>;

/** A trial as its page shows it, in the language of who looks. */
export function trialInWords({ rule, untriable, tried, inForce, rows }: TriedList, actor: Actor, texts: Texts): Trial {
  const said = worthSaying(rows);
  return {
    rule,
    untriable,
    required: inText(wanted(tried.check), texts),
    rows: said.slice(0, MOST_SHOWN).map(({ enrolmentId, lines, ...row }) => ({
      id: enrolmentId,
      ...row,
      lines: verdictInWords({ result: 'eligible', rules: lines }, actor, texts).rules,
    })),
    more: Math.max(0, said.length - MOST_SHOWN),
    inForce: inForce.map(({ versionId, check, citation }) => ({ id: versionId, required: inText(wanted(check), texts), citation })),
    classes: new Set(rows.map(({ classId }) => classId)).size,
    people: rows.length,
    before: counted(rows, ({ before }) => before),
    after: counted(rows, ({ after }) => after),
    changed: rows.filter(({ before, after }) => before !== after).length,
  };
}
