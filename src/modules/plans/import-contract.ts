import { z } from 'zod';
import { orderInput } from './contract.ts';

const id = z.uuid();
const count = z.int().min(0);
const size = z.object({ classes: count, trainees: count });

/** What form C goes into: a plan of the year, or a new one. */
export const planTarget = z.strictObject({ year: z.int().min(1990).max(2100), planId: id.nullable().default(null) });
export type PlanTarget = z.output<typeof planTarget>;

/** What applying form C further needs. */
export const planApplying = z.strictObject({
  /** Needed where the plan is already approved: the change is an amendment. */
  order: orderInput.nullish(),
  approve: z.boolean().default(false),
  /** Where the run names no plan, a new one is made; what is left out is read from the title rows. */
  newPlan: z
    .strictObject({
      title: z.string().trim().min(1).max(500).nullish(),
      issuerId: z.int().positive().nullish(),
      code: z.string().max(60).nullish(),
      provenance: z.string().max(500).nullish(),
    })
    .nullish(),
});
export type PlanApplying = z.input<typeof planApplying>;

/** Keys of `choices.answers`: lines that the file lacks (keep, remove), and every group of equal rows at once (sum, separate). */
export const MISSING = 'missing';
export const SAME_ROWS = 'sameRows';

/** `report.more` of a run of form C. */
export const planFound = z.object({
  year: z.int(),
  plan: z.object({ id: id.nullable(), title: z.string(), versionNo: z.int().nullable(), approved: z.boolean() }),
  /** The plan is approved, so that a change needs the document that orders it. */
  needsDocument: z.boolean(),
  /** Lines of the plan that the file does not have. */
  missing: z.array(z.object({ lineId: id, label: z.string(), classes: count, seats: count })),
  /** Lines marked "chuyển tiếp" beside what the ledger carries over; derived null = the ledger was not asked. */
  carriedOver: z.array(z.object({ sheet: z.string(), row: z.int(), label: z.string(), stated: size, derived: size.nullable() })),
  /** The sound rows that create something, and what the table states for all of its rows. */
  totals: z.object({ computed: size, stated: z.object({ classes: count.nullable(), trainees: count.nullable() }) }),
});
export type PlanFound = z.output<typeof planFound>;
