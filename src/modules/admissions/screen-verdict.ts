import { phrase, type Text } from '#platform/refusal.ts';
import type { Verdict, VerdictResult } from './verdict.ts';

/** What is kept of a verdict; empty where nobody has checked yet. */
export type KeptVerdict = Partial<Verdict>;
export type InTheWay = { code: string; outcome: 'failed' | 'missing'; name: Text };

/** Rules and findings that stand in the way of acceptance, those set aside by a document left out. */
export function inTheWay({ rules = [], findings = [] }: KeptVerdict, setAside: ReadonlySet<string>): InTheWay[] {
  const failed = rules.flatMap(({ code, outcome, mode, title }): InTheWay[] =>
    mode === 'block' && (outcome === 'failed' || outcome === 'missing') ? [{ code, outcome, name: `${title} (${code})` }] : [],
  );
  const found = findings.flatMap(({ code, severity }): InTheWay[] =>
    severity === 'block' ? [{ code, outcome: 'failed', name: phrase('nominations.barred') }] : [],
  );
  return [...failed, ...found].filter(({ code }) => !setAside.has(code));
}

/**
 * Whether a verdict lets somebody in: eligible, or everything in the way set aside by a document. Nobody who was not checked; nobody
 * whose verdict says no without saying by which rule.
 */
export function acceptable(result: VerdictResult, verdict: KeptVerdict, setAside: ReadonlySet<string>): boolean {
  if (result === 'eligible') return true;
  return result !== 'unchecked' && setAside.size > 0 && inTheWay(verdict, setAside).length === 0;
}
