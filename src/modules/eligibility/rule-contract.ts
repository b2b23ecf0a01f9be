import { z } from 'zod';
import { dateSchema } from '#kit/schemas.ts';
import { educationLevels, partyStatuses, ranks, theoryLevels, type CheckKind } from './kinds.ts';

const age = z.int().min(15).max(80);
const bySex = z.strictObject({ female: age, male: age });

/** Parameters of each kind of check. */
export const parametersOf = {
  party_status: z.strictObject({ anyOf: z.array(z.enum(partyStatuses)).min(1).max(3) }),
  education_at_least: z.strictObject({
    level: z.enum(educationLevels),
    /** Enough for members of ethnic minorities; null: the same for all. */
    minorityLevel: z.enum(educationLevels).nullable(),
  }),
  /** In whole years. */
  age_at_least: bySex,
  /** In whole years: somebody of 45 years and a day is not over 45. */
  age_at_most: bySex,
  /** Calendar years in a row with the task done well or better, the last one before that of the reference day. */
  ratings_good_years: z.strictObject({ years: z.int().min(1).max(10) }),
  service_months_at_least: z.strictObject({ months: z.int().min(1).max(600) }),
  rank_years_at_least: z.strictObject({ ranks: z.array(z.enum(ranks)).min(1).max(4), years: z.int().min(1).max(40) }),
  /** Committed service in times of the length of study. */
  commitment_multiple: z.strictObject({ times: z.number().min(0.5).max(10) }),
  not_holding_same_or_higher: z.strictObject({
    /** Level of political theory that the programme leads to; null: only a certificate of the same programme counts. */
    theoryLevel: z.enum(theoryLevels).nullable(),
    /** A confirmation of level counts only when issued before this day; null: always. */
    confirmedBefore: dateSchema.nullable(),
  }),
  not_enrolled_overlapping: z.strictObject({}),
  not_known: z.strictObject({}),
} as const satisfies Record<CheckKind, z.ZodType>;

const one = <K extends CheckKind>(kind: K) => z.strictObject({ kind: z.literal(kind), parameters: parametersOf[kind] });

/** A check with its parameters, as kept in the catalogue. */
export const check = z.discriminatedUnion('kind', [
  one('party_status'),
  one('education_at_least'),
  one('age_at_least'),
  one('age_at_most'),
  one('ratings_good_years'),
  one('service_months_at_least'),
  one('rank_years_at_least'),
  one('commitment_multiple'),
  one('not_holding_same_or_higher'),
  one('not_enrolled_overlapping'),
  one('not_known'),
]);
export type Check = z.output<typeof check>;
export type CheckOf<K extends CheckKind> = Extract<Check, { kind: K }>;
