import { z } from 'zod';
import { yearSchema } from '#kit/schemas.ts';

const unit = z.object({ id: z.int(), name: z.string() });

export const lineListQuery = z.object({
  /** Programme, its code, or for whom. */
  q: z.string().max(200).optional(),
  year: yearSchema.optional(),
  quarter: z.coerce.number().int().min(1).max(4).optional(),
  /** Code of the programme. */
  family: z.string().max(40).optional(),
  /** Leads, runs or hosts, with everything below it. */
  unit: z.coerce.number().int().optional(),
  /** Only lines some of whose classes are still to be opened. */
  pending: z.literal('true').optional(),
  sort: z.enum(['time', '-time', 'seats', '-seats']).default('-time'),
  /** `next` of the page before. */
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A line as the version says it that speaks for its plan: the latest approved, else the draft. */
export const listedLine = z.object({
  id: z.string(),
  plan: z.object({ id: z.string(), title: z.string(), isDraft: z.boolean() }),
  year: z.int(),
  quarter: z.int().nullable(),
  family: z.object({ code: z.string(), name: z.string() }),
  audience: z.string(),
  lead: unit,
  runner: unit,
  host: unit.nullable(),
  classes: z.int(),
  seats: z.int(),
  opened: z.int(),
  pending: z.int(),
  lost: z.int(),
});
export type ListedLine = z.output<typeof listedLine>;

export const lineList = z.object({
  rows: z.array(listedLine),
  /** At most 1,000; `capped`: there are more. */
  total: z.int(),
  capped: z.boolean(),
  /** Nothing is called as typed: these may have been meant. */
  near: z.boolean(),
  next: z.string().nullable(),
});
export type LineList = z.output<typeof lineList>;
