import { z } from 'zod';
import { named } from '#contracts/classes';
import { dateSchema, idSchema, lineSchema, requiredLine, yearSchema } from '#kit/schemas.ts';

export const seriesStates = ['open', 'closed', 'cancelled'] as const;

const described = {
  name: requiredLine(300).optional(),
  opensOn: dateSchema.nullish(),
  endsOn: dateSchema.nullish(),
  place: lineSchema(200).nullish(),
  /** People a class of it needs; null: the threshold in force. */
  minimum: z.int().min(1).max(5000).nullish(),
  openSeats: z.boolean().optional(),
  asksBoard: z.boolean().optional(),
};
/** Of classes named one by one, or of all classes in preparation that one line of a plan led to. What is left out is taken from the classes. */
export const createSeries = z.strictObject({
  classIds: z.array(idSchema).min(1).max(50).optional(),
  lineId: idSchema.optional(),
  code: requiredLine(40).optional(),
  ...described,
});
export const editSeries = z.strictObject({ code: requiredLine(40).optional(), ...described });
/** `open` again, `closed` (no more nominations and grants), `cancelled` (seats go back, its classes are free for another series). */
export const setSeriesState = z.strictObject({ state: z.enum(seriesStates), reason: requiredLine(500) });
/** `seats` null: those of its slot. */
export const addSeriesClass = z.strictObject({ classId: idSchema, seats: z.int().min(1).max(5000).nullish() });
export const setClassSeats = z.strictObject({ seats: z.int().min(1).max(5000), reason: lineSchema(500).nullish() });
export const seriesSaved = z.object({ id: z.string(), rowVersion: z.number().int() });
export type SeriesSaved = z.output<typeof seriesSaved>;

export const seriesFilter = z.object({
  q: z.string().max(100).optional(),
  year: yearSchema.optional(),
  family: z.string().max(40).optional(),
  runner: z.coerce.number().int().optional(),
  state: z.enum(seriesStates).optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
/** Seats of a series: all there are, those granted to nobody, and of those granted or taken what each is doing. */
export const seatSums = z.object({
  provided: z.number().int(),
  rolledIn: z.number().int(),
  rolledOut: z.number().int(),
  open: z.number().int(),
  free: z.number().int(),
  held: z.number().int(),
  used: z.number().int(),
});
export type SeatSums = z.output<typeof seatSums>;
export const seriesRow = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  planYear: z.number().int(),
  state: z.enum(seriesStates),
  restricted: z.boolean(),
  familyCode: z.string(),
  programme: z.string(),
  lead: named,
  runner: named,
  opensOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  place: z.string().nullable(),
  classes: z.number().int(),
  seats: seatSums,
});
export type SeriesRow = z.output<typeof seriesRow>;
export const seriesList = z.object({
  rows: z.array(seriesRow),
  /** At most 1,000; `capped`: there are more. */
  total: z.number().int(),
  capped: z.boolean(),
  next: z.string().nullable(),
});
export type SeriesList = z.output<typeof seriesList>;

/** `seen`: whether the class is in sight of who asks; the series is everybody's. */
export const seriesClassRow = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  status: z.string(),
  seats: z.number().int(),
  expectedOpenOn: z.string().nullable(),
  place: named.nullable(),
  seen: z.boolean(),
});
export const seriesPage = seriesRow.extend({
  rowVersion: z.number().int(),
  familyId: z.string(),
  versionId: z.string(),
  studyMode: z.enum(['full_time', 'part_time']).nullable(),
  personnel: z.string().nullable(),
  minimum: z.number().int().nullable(),
  openSeats: z.boolean(),
  asksBoard: z.boolean(),
  rolledFrom: z.object({ id: z.string(), code: z.string() }).nullable(),
  /** Series of a later year that took seats of this one. */
  rolledInto: z.array(z.object({ id: z.string(), code: z.string() })),
  classRows: z.array(seriesClassRow),
  /** Whether who asks shares out its seats: leads or runs it, or looks after the whole. */
  mayShare: z.boolean(),
});
export type SeriesPage = z.output<typeof seriesPage>;
