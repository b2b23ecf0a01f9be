import type { Actor } from '#platform/actor.ts';
import { inText, phrase, type Texts } from '#platform/refusal.ts';
import type { ShownVerdict } from './contract.ts';
import { secrets } from './kinds.ts';
import { seenBy } from './policy.ts';
import type { Verdict } from './rules.ts';

/** A verdict as this caller may read it, in their language: each rule with value, what is asked, article and what is missing. */
export function verdictInWords(verdict: Verdict, actor: Actor, texts: Texts): ShownVerdict {
  return {
    result: verdict.result,
    resultWords: inText(phrase(`eligibility.result.${verdict.result}`), texts),
    rules: seenBy(actor, verdict).rules.map((line) => ({
      ...line,
      outcomeWords: inText(phrase(`eligibility.outcome.${line.outcome}`), texts),
      value: line.value === null ? null : inText(line.value, texts),
      hidden: line.secret !== null && !actor.capabilities.has(secrets[line.secret]),
      required: inText(line.required, texts),
      needs: line.needs === null ? null : inText(line.needs, texts),
    })),
  };
}
