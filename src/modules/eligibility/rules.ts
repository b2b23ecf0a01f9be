import type { CalendarDate } from '#kit/dates.ts';
import { phrase, type Text } from '#platform/refusal.ts';
import { judgeCheck, secretOf, wanted, type Found } from './checks.ts';
import type { Facts, Occasion } from './facts.ts';
import {
  studyModes,
  type CheckKind,
  type Outcome,
  type Personnel,
  type ReferenceDay,
  type Result,
  type Secret,
  type Severity,
  type StudyMode,
} from './kinds.ts';
import type { Check } from './rule-contract.ts';

/** One version of one rule. */
export type RuleInForce = {
  scheme: string;
  code: string;
  name: string;
  versionId: string;
  /** Null: everybody of whom no version of their own speaks. */
  category: Personnel | null;
  studyMode: StudyMode | null;
  check: Check;
  severity: Severity;
  ageReference: ReferenceDay;
  citation: string | null;
  verification: 'verified' | 'unverified';
  /** The province's document, where it is a province's own condition beside the national one. */
  overlay: { id: string; number: string } | null;
};

/** What counts for a programme on a day, for every category of personnel. */
export type InForce = {
  on: CalendarDate;
  rules: readonly RuleInForce[];
  /** Schemes of the programme of which nothing that blocks is in force on the day: the catalogue does not know, so nobody passes unseen. */
  silent: readonly { code: string; name: string }[];
};

/** What one rule says of one person. Kept as it is beside a decision (`forRecord`), put into words where it is shown. */
export type RuleLine = {
  scheme: string;
  rule: string;
  name: string;
  /** The version that was applied; null: there is none. */
  versionId: string | null;
  overlay: string | null;
  severity: Severity;
  outcome: Outcome;
  value: Text | null;
  required: Text;
  needs: Text | null;
  /** Null: nothing is in force. */
  kind: CheckKind | null;
  referenceDay: ReferenceDay;
  referenceDate: CalendarDate | null;
  citation: string | null;
  verification: 'verified' | 'unverified';
  secret: Secret | null;
};
export type Verdict = { result: Result; rules: RuleLine[] };

type Situation = { category: Personnel | null; mode: StudyMode | null };
const isFor = (rule: RuleInForce, { category, mode }: Situation) =>
  (rule.category === null || rule.category === category) && (rule.studyMode === null || rule.studyMode === mode);
const narrowness = (rule: RuleInForce) => (rule.category === null ? 0 : 2) + (rule.studyMode === null ? 0 : 1);

/** Of the versions of one rule the one that speaks of such a person in such a class: the narrowest. */
const narrowest = (versions: readonly RuleInForce[], situation: Situation): RuleInForce | null =>
  versions.filter((one) => isFor(one, situation)).toSorted((a, b) => narrowness(b) - narrowness(a))[0] ?? null;

/** Everything that may be the case, where the category or the mode of study is not known. */
function situations(versions: readonly RuleInForce[], facts: Facts, { studyMode }: Occasion): Situation[] {
  const categories = facts.category ? [facts.category] : [null, ...new Set(versions.flatMap((one) => one.category ?? []))];
  const modes = studyMode ? [studyMode] : studyModes;
  return categories.flatMap((category) => modes.map((mode) => ({ category, mode })));
}

const lineOf = (rule: RuleInForce, found: Found, occasion: Occasion): RuleLine => ({
  scheme: rule.scheme,
  rule: rule.code,
  name: rule.name,
  versionId: rule.versionId,
  overlay: rule.overlay?.number ?? null,
  severity: rule.severity,
  outcome: found.outcome === 'failed' && rule.severity === 'warn' ? 'warned' : found.outcome,
  value: found.value,
  required: wanted(rule.check),
  needs: found.needs,
  kind: rule.check.kind,
  referenceDay: rule.ageReference,
  referenceDate: occasion.days[rule.ageReference],
  citation: rule.citation,
  verification: rule.verification,
  secret: secretOf(rule.check),
});

/** One rule; null where none of its versions speaks of such a person. */
function judgeRule(versions: readonly RuleInForce[], facts: Facts, occasion: Occasion): RuleLine | null {
  const chosen = situations(versions, facts, occasion).map((situation) => narrowest(versions, situation));
  const distinct = [...new Set(chosen)];
  const spoken = distinct.filter((one) => one !== null);
  if (spoken.length === 0) return null;
  const lines = spoken.map((rule) => lineOf(rule, judgeCheck(rule.check, facts, occasion, occasion.days[rule.ageReference]), occasion));
  // a situation of which no version speaks is passed
  const all = new Set([...lines.map(({ outcome }) => outcome), ...(spoken.length < distinct.length ? ['passed' as const] : [])]);
  if (all.size === 1) return lines[0]!;
  const worst = lines.find(({ outcome }) => outcome !== 'passed')!;
  if (worst.outcome === 'missing') return worst;
  return {
    ...worst,
    outcome: 'missing',
    needs: phrase(facts.category === null ? 'eligibility.need.category' : 'eligibility.need.study_mode'),
  };
}

/**
 * Of one person for one class: what each rule says, and what comes of it. Pure. A rule of severity warn never keeps anybody out; a
 * blocking one without its evidence keeps the verdict open.
 */
export function judge({ rules, silent }: InForce, facts: Facts, occasion: Occasion): Verdict {
  const lines: RuleLine[] = silent.map(({ code, name }) => ({
    scheme: code,
    rule: code,
    name,
    versionId: null,
    overlay: null,
    severity: 'block',
    outcome: 'missing',
    value: null,
    required: phrase('eligibility.nothing_in_force'),
    needs: phrase('eligibility.need.rule_in_force'),
    kind: null,
    referenceDay: 'expected_opening',
    referenceDate: occasion.days.expected_opening,
    citation: null,
    verification: 'unverified',
    secret: null,
  }));
  const ofRule = Map.groupBy(rules, (rule) => `${rule.scheme} ${rule.code} ${rule.overlay?.id ?? ''}`);
  for (const versions of ofRule.values()) {
    const line = judgeRule(versions, facts, occasion);
    if (line) lines.push(line);
  }
  return { result: resultOf(lines), rules: lines };
}

export function resultOf(lines: readonly RuleLine[]): Result {
  const blocking = lines.filter(({ severity }) => severity === 'block');
  if (blocking.some(({ outcome }) => outcome === 'failed')) return 'not_eligible';
  return blocking.some(({ outcome }) => outcome === 'missing') ? 'missing_evidence' : 'eligible';
}
