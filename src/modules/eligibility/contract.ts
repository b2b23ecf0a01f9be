import { z } from 'zod';
import { outcomes, referenceDays, results, secrets, severities, type Secret } from './kinds.ts';

export * from './kinds.ts';
export { check, type Check, type CheckOf } from './rule-contract.ts';

/** What one rule says of one person, in the language of who looks. */
export const shownLine = z.object({
  scheme: z.string(),
  rule: z.string(),
  name: z.string(),
  versionId: z.string().nullable(),
  /** Number of the province's document, where it is its own condition. */
  overlay: z.string().nullable(),
  severity: z.enum(severities),
  outcome: z.enum(outcomes),
  outcomeWords: z.string(),
  /** What the person has; null: nothing known, or not told to who looks (`hidden`). */
  value: z.string().nullable(),
  hidden: z.boolean(),
  required: z.string(),
  /** The evidence that is missing. */
  needs: z.string().nullable(),
  referenceDay: z.enum(referenceDays),
  referenceDate: z.string().nullable(),
  citation: z.string().nullable(),
  verification: z.enum(['verified', 'unverified']),
  secret: z.enum(Object.keys(secrets) as [Secret, ...Secret[]]).nullable(),
});
export type ShownLine = z.output<typeof shownLine>;

export const shownVerdict = z.object({ result: z.enum(results), resultWords: z.string(), rules: z.array(shownLine) });
export type ShownVerdict = z.output<typeof shownVerdict>;
