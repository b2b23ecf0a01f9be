import { z } from 'zod';
import { idSchema } from '#kit/schemas.ts';

export const placedBecause = ['given_before', 'place_and_day', 'place', 'day', 'no_wish', 'wish_full', 'wish_nowhere', 'no_seat'] as const;
const named = z.object({ id: z.int(), name: z.string() });
const wishes = z.object({ place: z.string().nullable(), from: z.string().nullable(), to: z.string().nullable() });
export const distribution = z.object({
  classes: z.array(
    z.object({
      id: idSchema,
      code: z.string(),
      name: z.string(),
      place: z.string().nullable(),
      opensOn: z.string().nullable(),
      seats: z.int(),
      /** Given already. */
      taken: z.int(),
    }),
  ),
  /** Accepted and on no list yet, in the order they were put forward. */
  people: z.array(
    z.object({
      id: idSchema,
      fullName: z.string(),
      unit: named,
      bloc: named,
      wishes,
      rowVersion: z.int(),
      /** What is proposed, and why. */
      classId: idSchema.nullable(),
      because: z.enum(placedBecause),
    }),
  ),
  mayApply: z.boolean(),
});
export type Distribution = z.output<typeof distribution>;
export const applyDistribution = z.strictObject({
  placements: z
    .array(z.strictObject({ id: idSchema, classId: idSchema, rowVersion: z.int().min(1) }))
    .min(1)
    .max(3000),
});
export const distributed = z.object({
  placed: z.int(),
  listed: z.int(),
  held: z.array(z.object({ name: z.string(), what: z.string(), todo: z.string() })),
});
