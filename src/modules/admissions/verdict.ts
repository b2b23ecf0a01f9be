import type { Params, Text } from '#platform/refusal.ts';

/** How much a finding weighs: `block` must be set aside by who may, `warn` is looked at, `notice` is told. */
export const severities = ['block', 'warn', 'notice'] as const;
export type Severity = (typeof severities)[number];
export const verdictResults = ['unchecked', 'eligible', 'missing_evidence', 'not_eligible'] as const;
export type VerdictResult = (typeof verdictResults)[number];

/** Something found beside the rules of eligibility: a code of the catalogue with what is put into its words. */
export type Finding = { code: string; severity: Severity; params: Params };

export const ruleOutcomes = ['passed', 'failed', 'missing', 'warned'] as const;
/** One rule as it was applied. Values that not everybody may read are left out before it is kept. */
export type RuleOutcome = {
  code: string;
  /** Scheme of eligibility, and the version of the rule that was applied; null: nothing is in force. */
  scheme: string;
  versionId: string | null;
  outcome: (typeof ruleOutcomes)[number];
  mode: 'block' | 'warn';
  title: string;
  /** What it asks, what the person has, what evidence is missing. */
  required: Text;
  value: Text | null;
  needs: Text | null;
  /** Asks for how long the nominee commits to serve. Verdicts kept before it was said have it not. */
  commitment?: boolean;
  article: string | null;
  verified: boolean;
  reason: { code: string; params: Params } | null;
};

/** Kept with the nomination as it was said: on which day, by which versions of which rules, what was found. */
export type Verdict = { on: string; result: VerdictResult; rules: RuleOutcome[]; findings: Finding[] };

/** A rule or a finding that blocks is not eligible; evidence that is missing leaves it open; warnings do not count. */
export function resultOf(rules: readonly Pick<RuleOutcome, 'mode' | 'outcome'>[], findings: readonly Finding[]): VerdictResult {
  const blocking = rules.filter(({ mode }) => mode === 'block');
  if (blocking.some(({ outcome }) => outcome === 'failed') || findings.some(({ severity }) => severity === 'block')) return 'not_eligible';
  return blocking.some(({ outcome }) => outcome === 'missing') ? 'missing_evidence' : 'eligible';
}

export const verdictOf = (on: string, rules: RuleOutcome[], findings: Finding[]): Verdict => ({
  on,
  result: resultOf(rules, findings),
  rules,
  findings,
});
