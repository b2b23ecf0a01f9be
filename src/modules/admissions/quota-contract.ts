import { z } from 'zod';
import { named } from '#contracts/classes';
import { idSchema, lineSchema, requiredLine } from '#kit/schemas.ts';
import { seatSums } from './series-contract.ts';

const unitId = z.int().min(1).max(2_147_483_647);
const seats = z.int().min(1).max(5000);
const rows = z.array(z.strictObject({ unitId, seats })).min(1).max(1000);
const documentId = idSchema.nullish();

/** Cấp: so many more seats to each unit, of those granted to nobody. */
export const grantSeats = z.strictObject({ rows, documentId, note: lineSchema(500).nullish() });
/** Trả lại: unused seats go back to those granted to nobody. */
export const returnSeats = z.strictObject({ rows, documentId, note: requiredLine(500) });
/** Điều chuyển: unused seats of one unit to another. */
export const moveSeatsInput = z.strictObject({ fromId: unitId, toId: unitId, seats, documentId, note: requiredLine(500) });
/** Chuyển sang năm sau: unused seats of units, which stay theirs, and of those granted to nobody. */
export const rollSeats = z.strictObject({
  toSeriesId: idSchema,
  open: z.int().min(0).max(5000).default(0),
  rows: z.array(z.strictObject({ unitId, seats })).max(1000).default([]),
  documentId: idSchema,
  note: lineSchema(500).nullish(),
});
export const seatsMoved = z.object({ seats: z.number().int() });
export type SeatsMoved = z.output<typeof seatsMoved>;

/** `granted`: what it was given, less what it gave back; `fromOpen`: taken beyond that, of seats open to whoever comes first. */
export const unitSeats = z.object({
  unit: named,
  granted: z.number().int(),
  fromOpen: z.number().int(),
  held: z.number().int(),
  used: z.number().int(),
  free: z.number().int(),
});
export type UnitSeats = z.output<typeof unitSeats>;
export const seatBalances = z.object({ sums: seatSums, units: z.array(unitSeats) });
export type SeatBalances = z.output<typeof seatBalances>;

export const seatActs = [
  'provided',
  'withdrawn',
  'granted',
  'moved',
  'returned',
  'held',
  'released',
  'used',
  'freed',
  'rolled_out',
  'rolled_in',
] as const;
export const seatAccounts = ['plan', 'open', 'free', 'held', 'used', 'next'] as const;
export const movementFilter = z.object({
  unit: z.coerce.number().int().optional(),
  act: z.enum(seatActs).optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const account = z.object({ account: z.enum(seatAccounts), unit: named.nullable() });
export const movementRow = z.object({
  id: z.string(),
  /** Order of recording in the whole tenant. */
  seq: z.number().int(),
  act: z.enum(seatActs),
  from: account,
  to: account,
  seats: z.number().int(),
  document: z.object({ id: z.string(), number: z.string() }).nullable(),
  note: z.string().nullable(),
  recordedAt: z.string(),
  recordedBy: z.string(),
});
export type MovementRow = z.output<typeof movementRow>;
export const movementList = z.object({
  rows: z.array(movementRow),
  total: z.number().int(),
  capped: z.boolean(),
  next: z.string().nullable(),
});
export type MovementList = z.output<typeof movementList>;

export const splitBases = ['heads', 'past', 'equal'] as const;
/** Whom to share among: units named (`units`, ids with commas), those directly below a unit, or all of a bloc. */
export const proposalQuery = z.object({
  basis: z.enum(splitBases),
  /** Default: all seats granted to nobody. */
  total: z.coerce.number().int().min(1).max(100_000).optional(),
  minimum: z.coerce.number().int().min(0).max(1000).default(0),
  /** Of past use: since the first day of the year that lies so many years back. */
  years: z.coerce.number().int().min(1).max(20).default(3),
  units: z
    .string()
    .max(8000)
    .regex(/^\d{1,9}(,\d{1,9})*$/)
    .optional(),
  under: z.coerce.number().int().optional(),
  bloc: z.coerce.number().int().optional(),
});
export const share = z.object({
  unit: named,
  /** Heads, or turns of the past years; 1 for everybody where shared equally. */
  weight: z.number().int(),
  /** weight × total / weights, two digits behind the comma. */
  exact: z.number(),
  floor: z.number().int(),
  remainder: z.number(),
  /** 1: got one of the seats left over, as the `place`-th largest remainder. */
  extra: z.number().int(),
  place: z.number().int().nullable(),
  /** Its exact share lay below the minimum, which it got. */
  atMinimum: z.boolean(),
  seats: z.number().int(),
});
export const proposal = z.object({
  basis: z.enum(splitBases),
  total: z.number().int(),
  weights: z.number().int(),
  /** Seats given by remainder. */
  left: z.number().int(),
  /** Day from which past use was counted; null for other bases. */
  since: z.string().nullable(),
  rows: z.array(share),
});
export type Proposal = z.output<typeof proposal>;
export type Share = Proposal['rows'][number];
