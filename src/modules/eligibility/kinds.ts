import type { Capability } from '#platform/actor.ts';

/** The closed set of checks a rule may be: each pure, each with its own parameters (rule-contract.ts). */
export const checkKinds = [
  'party_status',
  'education_at_least',
  'age_at_least',
  'age_at_most',
  'ratings_good_years',
  'service_months_at_least',
  'rank_years_at_least',
  'commitment_multiple',
  'not_holding_same_or_higher',
  'not_enrolled_overlapping',
  // the rule is there and its text has not been read: it never passes silently
  'not_known',
] as const;
export type CheckKind = (typeof checkKinds)[number];

export const partyStatuses = ['full', 'probationary', 'none'] as const;
export type PartyStatus = (typeof partyStatuses)[number];
/** Low to high. */
export const educationLevels = [
  'lower_secondary',
  'upper_secondary',
  'vocational',
  'college',
  'university',
  'master',
  'doctorate',
] as const;
export type EducationLevel = (typeof educationLevels)[number];
/** Low to high. */
export const ranks = ['officer', 'specialist', 'principal_specialist', 'senior_specialist'] as const;
export type Rank = (typeof ranks)[number];
/** Low to high. */
export const theoryLevels = ['elementary', 'intermediate', 'advanced'] as const;
export type TheoryLevel = (typeof theoryLevels)[number];

export const studyModes = ['full_time', 'part_time'] as const;
export type StudyMode = (typeof studyModes)[number];
export const personnelKinds = [
  'cadre',
  'civil_servant',
  'public_employee',
  'part_time_local_worker',
  'council_deputy',
  'armed_forces',
  'other',
] as const;
export type Personnel = (typeof personnelKinds)[number];

/** The day on which age, service and the years of ratings are counted. No source says which: a parameter of every version. */
export const referenceDays = ['expected_opening', 'sending_decision', 'end_of_submission'] as const;
export type ReferenceDay = (typeof referenceDays)[number];

/** block: nobody is admitted against it without a document of the competent authority. warn: said, and left to the officer. */
export const severities = ['block', 'warn'] as const;
export type Severity = (typeof severities)[number];

/** warned: failed, where the rule only warns. */
export const outcomes = ['passed', 'failed', 'missing', 'warned'] as const;
export type Outcome = (typeof outcomes)[number];
export const results = ['eligible', 'not_eligible', 'missing_evidence'] as const;
export type Result = (typeof results)[number];

/** Of a rule that is tried; `not_asked`: it says nothing of such a person. */
export const trialOutcomes = [...results, 'not_asked'] as const;
export type TrialOutcome = (typeof trialOutcomes)[number];

/** Why a check cannot be tried on people of the past: no record says anything, and everybody would be counted as lacking evidence. */
export const untriables = ['commitment', 'rule_text'] as const;
export type Untriable = (typeof untriables)[number];
export const untriable: Partial<Record<CheckKind, Untriable>> = { commitment_multiple: 'commitment', not_known: 'rule_text' };

/** A value that not everybody may read: what is needed to be told it. The verdict then says passed or failed alone. */
export const secrets = { party: 'people.party', minority: 'people.reveal' } as const satisfies Record<string, Capability>;
export type Secret = keyof typeof secrets;
