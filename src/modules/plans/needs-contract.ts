import { z } from 'zod';
import { countSchema, idSchema, requiredLine } from '#kit/schemas.ts';

const count = countSchema(1_000_000_000);
const some = count.nullable();
const year = z.coerce.number().int().min(1990).max(2100);

const parts = { women: some, minority: some, provinceLevel: some, communeLevel: some, publicEmployees: some };
const family = z.object({ id: idSchema, code: z.string(), name: z.string() });
const unit = z.object({ id: z.int(), name: z.string() });

/** What one unit asks for: one line of form B. */
export const need = z.object({
  id: idSchema,
  year: z.int(),
  /** As it is called on the first day of the year. */
  unit: unit.extend({ code: z.string().nullable(), bloc: z.string() }),
  /** As the unit wrote it; `family` where the register of programmes knows it. */
  content: z.string(),
  family: family.nullable(),
  audience: z.string().nullable(),
  people: count,
  ...parts,
  proposedTime: z.string().nullable(),
  quarter: z.int().nullable(),
  studyForm: z.string().nullable(),
  /** đồng */
  cost: z.number().nullable(),
  note: z.string().nullable(),
  rowVersion: z.int(),
});
export type Need = z.output<typeof need>;

const filter = {
  /** Left out: the latest year for which anything is registered, else the coming one. */
  year: year.optional(),
  /** With every unit below it. */
  unit: z.coerce.number().int().positive().optional(),
  family: idSchema.optional(),
  q: z.string().max(200).optional(),
};
export const needFilter = z.object(filter);
export type NeedFilter = z.output<typeof needFilter>;
export const needListQuery = z.object({
  ...filter,
  after: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const needList = z.object({ year: z.int(), needs: z.array(need), total: count, next: idSchema.nullable() });
export type NeedList = z.output<typeof needList>;

export const needSummary = z.object({
  year: z.int(),
  total: z.object({ lines: count, units: count, people: count, ...parts, cost: z.number() }),
  /** People who ask beside the seats that the year's annual plans order; lines carried over are not ordered anew. Null: nothing to set beside. */
  byProgramme: z.array(
    z.object({ family: family.nullable(), content: z.string(), people: count, units: count, seats: some, classes: some }),
  ),
  byUnit: z.array(z.object({ unit, lines: count, people: count, cost: z.number() })),
});
export type NeedSummary = z.output<typeof needSummary>;

/** A number corrected by hand, and why. */
export const needChange = z.strictObject({
  people: z.int().min(1, { error: 'need.one_person' }).max(100_000),
  ...parts,
  reason: requiredLine(500),
});
export type NeedChange = z.input<typeof needChange>;
export const needRemoval = z.strictObject({ reason: requiredLine(500) });
export const needSaved = z.object({ id: idSchema, rowVersion: z.int() });
