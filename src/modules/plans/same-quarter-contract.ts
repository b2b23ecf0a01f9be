import { z } from 'zod';
import { idSchema, yearSchema } from '#kit/schemas.ts';

export const sameQuarterQuery = z.strictObject({
  year: yearSchema,
  /** Only pairs with a line of this plan. */
  plan: idSchema.optional(),
});

const line = z.object({
  id: z.string(),
  plan: z.object({ id: z.string(), title: z.string(), isDraft: z.boolean() }),
  family: z.object({ code: z.string(), name: z.string() }),
  audience: z.string(),
  lead: z.object({ id: z.int(), name: z.string() }),
  runner: z.object({ id: z.int(), name: z.string() }),
  classes: z.int(),
  seats: z.int(),
});
export const quarterPair = z.object({
  quarter: z.int(),
  a: line,
  b: line,
  /** Percent of each that is in the other: the smaller of the two. */
  share: z.int().min(0).max(100),
  sure: z.boolean(),
  audience: z.enum(['same', 'alike', 'open']),
  by: z.enum(['topics', 'version', 'family', 'unknown']),
});
export type QuarterPair = z.output<typeof quarterPair>;
export const sameQuarterList = z.object({
  /** The surest and most alike, at most 200. */
  pairs: z.array(quarterPair),
  /** All there are. */
  total: z.int(),
  /** Percent from which two lines are near-identical, in force on the first day of the year. */
  least: z.int(),
});
export type SameQuarterList = z.output<typeof sameQuarterList>;
