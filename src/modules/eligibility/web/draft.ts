import type { Check } from '../contract.ts';
import { partyStatuses, ranks, type CheckKind, type EducationLevel, type PartyStatus, type Rank, type TheoryLevel } from '../kinds.ts';

/** A check in the fields of a form, flat: those of its kind count. Empty is '' for a choice and null for a number. */
export type CheckValues = {
  kind: CheckKind | '';
  full: boolean;
  probationary: boolean;
  none: boolean;
  level: EducationLevel | '';
  minorityLevel: EducationLevel | '';
  female: number | null;
  male: number | null;
  years: number | null;
  months: number | null;
  officer: boolean;
  specialist: boolean;
  principal_specialist: boolean;
  senior_specialist: boolean;
  times: number | null;
  theoryLevel: TheoryLevel | '';
  confirmedBefore: string;
};

export const noCheck: CheckValues = {
  kind: '',
  full: false,
  probationary: false,
  none: false,
  level: '',
  minorityLevel: '',
  female: null,
  male: null,
  years: null,
  months: null,
  officer: false,
  specialist: false,
  principal_specialist: false,
  senior_specialist: false,
  times: null,
  theoryLevel: '',
  confirmedBefore: '',
};

const picked = <T extends string>(all: readonly T[], values: Record<T, boolean>): T[] => all.filter((one) => values[one]);

/** As it is sent. What is not filled is sent empty: the server says what is missing. */
export function checkOf(values: CheckValues): unknown {
  const { kind, female, male, years, months, times } = values;
  const parameters: Record<CheckKind, () => object> = {
    party_status: () => ({ anyOf: picked(partyStatuses, values) }),
    education_at_least: () => ({ level: values.level, minorityLevel: values.minorityLevel || null }),
    age_at_least: () => ({ female, male }),
    age_at_most: () => ({ female, male }),
    ratings_good_years: () => ({ years }),
    service_months_at_least: () => ({ months }),
    rank_years_at_least: () => ({ ranks: picked(ranks, values), years }),
    commitment_multiple: () => ({ times }),
    not_holding_same_or_higher: () => ({ theoryLevel: values.theoryLevel || null, confirmedBefore: values.confirmedBefore || null }),
    not_enrolled_overlapping: () => ({}),
    not_known: () => ({}),
  };
  return { kind, parameters: kind === '' ? {} : parameters[kind]() };
}

/** A version that is there, to be changed into the next one. */
export function valuesOf({ kind, parameters }: Check): CheckValues {
  const { anyOf = [], ranks: held = [], ...plain } = parameters as { anyOf?: PartyStatus[]; ranks?: Rank[] };
  const given = Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, value ?? '']));
  return { ...noCheck, kind, ...given, ...Object.fromEntries([...anyOf, ...held].map((one) => [one, true])) };
}
