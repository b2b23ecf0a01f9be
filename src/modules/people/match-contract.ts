import { z } from 'zod';
import { idSchema, lineSchema, requiredLine } from '#kit/schemas.ts';
import { personRow } from './contract.ts';
import { endedKinds } from './fact-rules.ts';
import { mergeFields, pairDecisions } from './merge-rules.ts';

export const mergeInput = z.strictObject({
  otherId: idSchema,
  otherRowVersion: z.int(),
  /** Fields that are to be as the other record has them. */
  take: z.array(z.enum(mergeFields)).max(mergeFields.length),
  note: lineSchema(300).nullable().default(null),
});
export type MergeInput = z.output<typeof mergeInput>;
export const unmergeInput = z.strictObject({ because: requiredLine(300) });
export type UnmergeInput = z.output<typeof unmergeInput>;
export const merged = z.object({ id: idSchema, rowVersion: z.int(), mergeId: idSchema });

export const pairListQuery = z.strictObject({
  decision: z.enum(['open', 'later', 'same', 'different']).default('open'),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type PairListQuery = z.output<typeof pairListQuery>;

const unit = z.object({ id: z.int(), name: z.string() });
const brief = z.object({
  id: idSchema,
  fullName: z.string(),
  birthDate: z.string().nullable(),
  birthPrecision: personRow.shape.birthPrecision,
  unit,
});
const decided = z.object({ decision: z.enum(pairDecisions), by: z.string(), at: z.string(), note: z.string().nullable() }).nullable();
export const pairList = z.object({
  items: z.array(
    z.object({
      a: brief,
      b: brief,
      /** 0–1 */
      probability: z.number(),
      /** What is alike, and what is not; in words. */
      reasons: z.array(z.string()),
      against: z.array(z.string()),
      foundBy: z.enum(['entry', 'sweep']),
      foundAt: z.string(),
      decided,
      rowVersion: z.int(),
    }),
  ),
  total: z.int(),
  next: z.string().nullable(),
});
export type PairList = z.output<typeof pairList>;

/** One of two records beside each other; what is kept out of sight is masked here too. */
const side = personRow.extend({
  rowVersion: z.int(),
  phone: z.string().nullable(),
  recordedAt: z.string(),
  serviceFrom: z.string().nullable(),
  servicePrecision: z.enum(['day', 'month', 'year']),
  endedKind: z.enum(endedKinds).nullable(),
  endedOn: z.string().nullable(),
  /** Masked; only those that are the caller's business. */
  sensitive: z.array(z.object({ field: z.string(), masked: z.string().nullable() })),
  mergedIntoId: idSchema.nullable(),
  posts: z.int(),
  classes: z.int(),
  certificates: z.int(),
});
export const pairView = z.object({
  a: side,
  b: side,
  probability: z.number(),
  reasons: z.array(z.string()),
  against: z.array(z.string()),
  decided,
  /** Of the pair; 0: not in the list. */
  rowVersion: z.int(),
  /** Why they cannot be merged now, in words. */
  objections: z.array(z.object({ what: z.string(), todo: z.string() })),
});
export type PairView = z.output<typeof pairView>;
export type PairSide = z.output<typeof side>;

export const pairDecision = z.strictObject({ decision: z.enum(pairDecisions), note: lineSchema(300).nullable().default(null) });
export type PairDecisionInput = z.output<typeof pairDecision>;
export const pairDecided = z.object({ rowVersion: z.int() });
