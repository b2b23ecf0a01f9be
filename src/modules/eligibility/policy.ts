import type { Actor } from '#platform/actor.ts';
import { Refusal } from '#platform/refusal.ts';
import { secrets } from './kinds.ts';
import { resultOf, type RuleLine, type Verdict } from './rules.ts';

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

/** Rules that stand in the way: failed, or without their evidence, and blocking. */
export const inTheWay = ({ rules }: Verdict): RuleLine[] =>
  rules.filter(({ severity, outcome }) => severity === 'block' && (outcome === 'failed' || outcome === 'missing'));

const keyOf = ({ scheme, rule, overlay }: Pick<RuleLine, 'scheme' | 'rule' | 'overlay'>) => `${scheme} ${rule} ${overlay ?? ''}`;
export type SetAside = Pick<RuleLine, 'scheme' | 'rule' | 'overlay'>;

/**
 * E-07: a special case, decided by the competent authority in writing. Only who may, only by a document, only rules that stand in
 * the way.
 * @throws Refusal eligibility.override_not_yours (403), override_without_document, override_nothing
 */
export function refuseOverride(
  actor: Actor,
  verdict: Verdict,
  { rules, documentNumber }: { rules: readonly SetAside[]; documentNumber: string | null },
): void {
  if (!actor.capabilities.has('admissions.override')) throw new Refusal('eligibility.override_not_yours', {}, { status: 403 });
  if (!documentNumber?.trim()) throw new Refusal('eligibility.override_without_document', {}, { where: 'documentId' });
  const blocking = new Set(inTheWay(verdict).map(keyOf));
  const idle = rules.filter((one) => !blocking.has(keyOf(one)));
  if (rules.length === 0 || idle.length > 0)
    throw new Refusal('eligibility.override_nothing', { rules: idle.map(({ rule }) => rule).join(', ') || '–' }, { where: 'rules' });
}

/** The verdict with rules set aside; nothing else about it changes. */
export function overridden(verdict: Verdict, setAside: readonly SetAside[]): Verdict {
  const keys = new Set(setAside.map(keyOf));
  const blocking = new Set(inTheWay(verdict));
  const rules = verdict.rules.map((line) =>
    blocking.has(line) && keys.has(keyOf(line)) ? { ...line, outcome: 'overridden' as const } : line,
  );
  return { result: resultOf(rules), rules };
}
