import { z } from 'zod';
import { dateSchema, idSchema, lineSchema, requiredLine } from '#kit/schemas.ts';

export const callStates = ['draft', 'open', 'closed'] as const;
const paper = z.strictObject({ name: requiredLine(200), required: z.boolean().default(true) });

const described = {
  documentId: idSchema.nullable().default(null),
  issuedOn: dateSchema,
  deadline: dateSchema,
  /** Until when what comes after the deadline is still taken, marked late; null: nothing late. */
  lateUntil: dateSchema.nullable().default(null),
  papers: z.array(paper).max(30).default([]),
  note: lineSchema(1000).nullable().default(null),
};
/** Which units: named ones, with those of a bloc, of a level, below a unit, or with seats granted. Taken together. */
export const unitChoice = z.strictObject({
  units: z.array(z.int()).max(2000).default([]),
  bloc: z.int().nullable().default(null),
  level: z.enum(['central', 'province', 'district', 'commune', 'unit']).nullable().default(null),
  below: z.int().nullable().default(null),
  withSeats: z.boolean().default(false),
});
export type UnitChoice = z.output<typeof unitChoice>;

export const createCall = z.strictObject({ ...described, call: unitChoice, send: z.boolean().default(true) });
export const editCall = z.strictObject(described);
export const callUnits = z.strictObject({ call: unitChoice, remove: z.array(z.int()).max(2000).default([]) });
export const setCallState = z.strictObject({ state: z.enum(['open', 'closed']) });
export const remind = z.strictObject({ units: z.array(z.int()).min(1).max(2000) });
export const answerCall = z.strictObject({ unitId: z.int(), note: lineSchema(500).nullable().default(null) });

export const callSaved = z.object({ id: idSchema, rowVersion: z.int(), units: z.int() });
export type CallSaved = z.output<typeof callSaved>;
/** `text`: to be copied into a message to all of them. */
export const reminded = z.object({ id: idSchema, text: z.string(), units: z.int() });
export type Reminded = z.output<typeof reminded>;

const party = z.object({ id: z.int(), name: z.string() });
const keptPaper = z.object({ code: z.string(), name: z.string(), required: z.boolean() });
export type KeptPaper = z.output<typeof keptPaper>;

const seriesBrief = z.object({
  id: idSchema,
  code: z.string(),
  name: z.string(),
  programme: z.string(),
  opensOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  place: z.string().nullable(),
  state: z.enum(['open', 'closed', 'cancelled']),
  runner: party,
  lead: party,
});
const counts = z.object({ units: z.int(), nominated: z.int(), nobody: z.int(), silent: z.int() });
export const callRow = z.object({
  id: idSchema,
  series: seriesBrief,
  state: z.enum(callStates),
  issuedOn: z.string(),
  deadline: z.string(),
  lateUntil: z.string().nullable(),
  /** Negative: gone by. */
  daysLeft: z.int(),
  counts,
  people: z.int(),
  /** Units of the caller it is addressed to, with what they have answered. */
  mine: z.array(z.object({ id: z.int(), name: z.string(), answer: z.enum(['nominated', 'nobody']).nullable(), people: z.int() })),
  /** Whether the caller keeps the series. */
  organises: z.boolean(),
});
export type CallRow = z.output<typeof callRow>;
export const callList = z.object({ rows: z.array(callRow), today: z.string() });
export type CallList = z.output<typeof callList>;
export const callListQuery = z.strictObject({
  series: idSchema.optional(),
  state: z.enum(callStates).optional(),
  view: z.enum(['mine', 'all']).default('all'),
});

const board = z.object({
  id: z.int(),
  name: z.string(),
  bloc: z.string(),
  level: z.string(),
  answer: z.enum(['nominated', 'nobody']).nullable(),
  answeredAt: z.string().nullable(),
  answeredBy: z.string().nullable(),
  note: z.string().nullable(),
  people: z.int(),
  waiting: z.int(),
  late: z.int(),
  free: z.int(),
  remindedAt: z.string().nullable(),
  reminders: z.int(),
});
export type BoardRow = z.output<typeof board>;
export const callPage = callRow.extend({
  rowVersion: z.int(),
  note: z.string().nullable(),
  papers: z.array(keptPaper),
  document: z.object({ id: idSchema, quote: z.string() }).nullable(),
  board: z.array(board),
  /** To be copied into a message to those who have not answered. */
  reminder: z.string(),
});
export type CallPage = z.output<typeof callPage>;
