import { z } from 'zod';
import { yearSchema } from '#kit/schemas.ts';

const count = z.number().int();
export const prioritiesQuery = z.strictObject({ year: yearSchema });
/** What a year put first and what was done on it, by the ledger on the calendar clock; restricted classes are not in it. */
export const prioritiesReport = z.object({
  year: count,
  areas: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      name: z.string(),
      document: z.object({ id: z.string(), number: z.string() }).nullable(),
      note: z.string().nullable(),
      /** Programmes that carry it themselves or by a topic of a version: with how many topics. */
      programmes: z.array(z.object({ id: z.string(), code: z.string(), name: z.string(), topics: count })),
      /** Slots of the plans of the year, off-plan ones too, and their seats. */
      slots: count,
      seats: count,
      opened: count,
      closed: count,
      /** Lượt tuyển mới. */
      l1: count,
    }),
  ),
  /** Classes and L1 of the whole year beside them: an area is a part of these, and areas overlap. */
  whole: z.object({ slots: count, seats: count, opened: count, closed: count, l1: count }),
});
export type PrioritiesReport = z.output<typeof prioritiesReport>;

export const schemePath = z.strictObject({ id: z.uuid() });
/** The classes of a scheme by their number, with what is wrong with the numbers. */
export const schemeClasses = z.object({
  code: z.string(),
  title: z.string(),
  classes: z.array(
    z.object({
      id: z.string(),
      sequence: count.nullable(),
      code: z.string(),
      name: z.string(),
      status: z.string(),
      host: z.string().nullable(),
      openedOn: z.iso.date().nullable(),
      endedOn: z.iso.date().nullable(),
      trainees: count,
    }),
  ),
  /** Numbers below the highest that no class seen here has. */
  gaps: z.array(count),
  /** Numbers that several classes have. */
  doubles: z.array(count),
});
export type SchemeClasses = z.output<typeof schemeClasses>;
