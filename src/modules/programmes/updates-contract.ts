import { z } from 'zod';
import { dateSchema, idSchema, lineSchema } from '#kit/schemas.ts';
import { tidyLines } from '#kit/text.ts';
import { longText } from './content-contract.ts';

const line = (max: number) =>
  lineSchema(max)
    .transform((text) => text || null)
    .nullable()
    .default(null);
/** Sentences: what has to be done. */
const text = z
  .string()
  .max(2000)
  .transform(tidyLines)
  .refine((value) => value !== '', { error: 'value.missing' });

/** A document asks that programmes be brought up to date by a day. */
export const updateInput = z.strictObject({
  documentId: idSchema,
  familyIds: z.array(idSchema).min(1).max(100),
  dueOn: dateSchema,
  what: text,
});
export type UpdateInput = z.input<typeof updateInput>;
export const updateChange = z.strictObject({ dueOn: dateSchema, what: text });
/** `versionId` null: not done after all. */
export const updateDone = z.strictObject({ versionId: idSchema.nullable() });

export const adjustmentStates = ['open', 'adopted', 'rejected'] as const;
/** Something in a version that ought to be changed. */
export const adjustmentInput = z.strictObject({
  versionId: idSchema,
  topicId: idSchema.nullable().default(null),
  what: text,
  why: longText(2000),
  /** Who or what asks for it. */
  source: line(300),
});
export type AdjustmentInput = z.input<typeof adjustmentInput>;
export const adjustmentDecision = z.strictObject({
  state: z.enum(adjustmentStates),
  /** The version that adjusts it. */
  versionId: idSchema.nullable().default(null),
  reason: line(500),
});
export type AdjustmentDecision = z.input<typeof adjustmentDecision>;

export const updatesQuery = z.strictObject({
  familyId: idSchema.optional(),
  open: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
});
export const update = z.object({
  id: z.string(),
  document: z.object({ id: z.string(), number: z.string(), subject: z.string() }),
  family: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  dueOn: dateSchema,
  /** Days past the day, 0 while it is not past or is done. */
  late: z.int(),
  what: z.string(),
  doneBy: z.object({ id: z.string(), code: z.string(), validFrom: dateSchema }).nullable(),
  rowVersion: z.int(),
});
export type Update = z.output<typeof update>;
export const updates = z.array(update);

export const adjustment = z.object({
  id: z.string(),
  version: z.object({ id: z.string(), code: z.string() }),
  topicId: z.string().nullable(),
  topic: z.string().nullable(),
  what: z.string(),
  why: z.string().nullable(),
  source: z.string().nullable(),
  state: z.enum(adjustmentStates),
  adoptedBy: z.object({ id: z.string(), code: z.string(), validFrom: dateSchema }).nullable(),
  reason: z.string().nullable(),
  rowVersion: z.int(),
});
export type Adjustment = z.output<typeof adjustment>;
export const adjustments = z.array(adjustment);
export const adjustmentsQuery = z.strictObject({ familyId: idSchema });
