import { z } from 'zod';
import { yearSchema } from '#kit/schemas.ts';
import { named } from './contract.ts';

export const outsideStates = ['active', 'finished', 'ended'] as const;
export const outsideFilter = z.object({
  state: z.enum(outsideStates).optional(),
  /** Was studying in this year. */
  year: yearSchema.optional(),
  /** Part of a name, with or without diacritics, or of the institution. */
  q: z.string().max(100).optional(),
  after: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export const outsideRow = z.object({
  /** Of the chain. */
  id: z.string(),
  person: z.object({ id: z.string(), name: z.string() }).nullable(),
  programme: z.string(),
  institution: z.string(),
  sender: named,
  state: z.enum(outsideStates),
  startedOn: z.string(),
  expectedEndOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  events: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      effectiveDate: z.string(),
      recordedAt: z.string(),
      recordedBy: z.string(),
      reason: z.string().nullable(),
      note: z.string().nullable(),
      document: z.object({ id: z.string(), number: z.string() }).nullable(),
      documentPending: z.boolean(),
      reversed: z.boolean(),
    }),
  ),
});
export type OutsideRow = z.output<typeof outsideRow>;
export const outsideList = z.object({
  rows: z.array(outsideRow),
  /** At most 1,000; `capped`: there are more. */
  total: z.number().int(),
  capped: z.boolean(),
  next: z.string().nullable(),
});
export type OutsideList = z.output<typeof outsideList>;
