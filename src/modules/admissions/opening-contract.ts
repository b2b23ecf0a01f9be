import { z } from 'zod';
import { dateSchema, idSchema, lineSchema } from '#kit/schemas.ts';

const count = z.number().int();
const day = z.iso.date();
export const openingLevels = ['risk', 'watch', 'fine'] as const;

/** `pooled`: it belongs to a series, so that its people and seats can be moved. */
const neighbour = z.object({ id: z.string(), code: z.string(), opensOn: day.nullable(), people: count, seats: count, pooled: z.boolean() });
const opening = z.object({
  /** A class being prepared; null: slots of one plan line that nobody has prepared classes for. */
  classId: z.string().nullable(),
  seriesId: z.string().nullable(),
  lineId: z.string().nullable(),
  planId: z.string().nullable(),
  /** How many classes it stands for: 1, or the slots of the line. */
  classes: count,
  code: z.string(),
  name: z.string(),
  programme: z.string(),
  host: z.string().nullable(),
  opensOn: day.nullable(),
  days: count.nullable(),
  level: z.enum(openingLevels),
  reasons: z.array(z.object({ level: z.enum(['risk', 'watch']), code: z.string(), text: z.string() })),
  seats: count,
  minimum: count,
  granted: count.nullable(),
  nominated: count,
  eligible: count,
  listed: count,
  /** Units that were called and have not answered. */
  silent: count,
  mergeWith: z.array(neighbour),
  /** Of its programme in the three years before: slots opened and lost, people a class at khai giảng. */
  before: z.object({ opened: count, lost: count, average: count.nullable() }),
});
export type Opening = z.output<typeof opening>;
export const openingFilter = z.strictObject({ level: z.enum(openingLevels).optional(), q: lineSchema(200).optional() });
export const openingList = z.object({
  counts: z.object({ risk: count, watch: count, fine: count }),
  rows: z.array(opening),
});
export type OpeningList = z.output<typeof openingList>;

const askedUnit = z.object({
  unitId: count,
  unit: z.string(),
  called: z.boolean(),
  answered: z.boolean(),
  granted: count,
  free: count,
  registered: count,
  nominated: count,
});
/** One class with whom to ask: units that are called and silent, hold free seats, or registered a need; those with most to give first. */
export const openingPage = opening.extend({ ask: z.array(askedUnit) });
export type OpeningPage = z.output<typeof openingPage>;

export const openingThreshold = z.object({
  id: z.string(),
  validFrom: day,
  minimum: count,
  warnDays: count,
  leadShare: count,
  citation: z.string().nullable(),
  document: z.object({ id: z.string(), number: z.string() }).nullable(),
  verification: z.string(),
  recordedByName: z.string(),
});
export type OpeningThresholdRow = z.output<typeof openingThreshold>;
export const setThreshold = z.strictObject({
  validFrom: dateSchema,
  minimum: z.number().int().min(1).max(1000),
  warnDays: z.number().int().min(1).max(400),
  leadShare: z.number().int().min(1).max(100),
  citation: lineSchema(300).nullish(),
  documentId: idSchema.nullish(),
});
export type SetThreshold = z.output<typeof setThreshold>;
