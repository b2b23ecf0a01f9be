import { z } from 'zod';
import { idSchema, yearSchema } from '#kit/schemas.ts';
import { asked } from './catalogue-contract.ts';
import { shownLine } from './contract.ts';
import { trialOutcomes, untriables } from './kinds.ts';

/** A version as it might be: what it asks and of whom. It is kept nowhere but in the address of the page. */
export const draft = z.strictObject(asked);
export type Draft = z.output<typeof draft>;
export type DraftInput = z.input<typeof draft>;

/** A recorded version, or a draft of the rule, on the list of one class or of a programme's classes of a year. */
export const trialQuery = z.strictObject({
  ruleId: idSchema,
  versionId: idSchema.optional(),
  /** JSON of a draft. */
  draft: z.string().max(4000).optional(),
  classId: idSchema.optional(),
  familyId: idSchema.optional(),
  year: yearSchema.optional(),
});
export type TrialQuery = z.output<typeof trialQuery>;

const counts = z.record(z.enum(trialOutcomes), z.int());

export const trialRow = z.object({
  id: z.string(),
  personId: z.string(),
  fullName: z.string(),
  unitName: z.string(),
  classId: z.string(),
  classCode: z.string(),
  before: z.enum(trialOutcomes),
  after: z.enum(trialOutcomes),
  /** What the rule tried says. */
  lines: z.array(shownLine),
});
export type TrialRow = z.output<typeof trialRow>;

export const trial = z.object({
  rule: z.object({ id: z.string(), scheme: z.string(), code: z.string(), name: z.string() }),
  /** What the version tried asks, in words. */
  required: z.string(),
  /** Why it cannot be tried: there are no rows then. */
  untriable: z.enum(untriables).nullable(),
  /** Those who would not pass, or of whom something changes; at most 200, who changes first. */
  rows: z.array(trialRow),
  more: z.int(),
  /** And what is in force today, for comparison. */
  inForce: z.array(z.object({ id: z.string(), required: z.string(), citation: z.string().nullable() })),
  classes: z.int(),
  people: z.int(),
  before: counts,
  after: counts,
  /** Whose outcome differs. */
  changed: z.int(),
});
export type Trial = z.output<typeof trial>;
