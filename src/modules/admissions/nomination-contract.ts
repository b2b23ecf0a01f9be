import { z } from 'zod';
import { dateSchema, idSchema, lineSchema } from '#kit/schemas.ts';
import { ruleOutcomes, severities, verdictResults } from './verdict.ts';

export const nominationStates = ['submitted', 'waiting', 'accepted', 'refused', 'withdrawn'] as const;
export type NominationState = (typeof nominationStates)[number];

/** What the nominee would rather have, when a series is shared out to its classes. */
export const wishes = z.strictObject({
  place: lineSchema(200).nullable().default(null),
  from: dateSchema.nullable().default(null),
  to: dateSchema.nullable().default(null),
});
export type Wishes = z.output<typeof wishes>;

export const nominateInput = z.strictObject({
  /** The unit that nominates. */
  unitId: z.int(),
  personId: idSchema,
  wishes: wishes.default({ place: null, from: null, to: null }),
  phone: lineSchema(40).nullable().default(null),
  note: lineSchema(500).nullable().default(null),
  documentId: idSchema.nullable().default(null),
  /** The nomination whose place this one takes, with its seat. */
  replacesId: idSchema.nullable().default(null),
  /** Where no seat is left: go on the waiting list. */
  orWait: z.boolean().default(false),
});
export type NominateInput = z.output<typeof nominateInput>;

export const nominationReason = z.strictObject({ reason: lineSchema(500).nullable().default(null) });

const party = z.object({ id: z.int(), name: z.string() });
const finding = z.object({ severity: z.enum(severities), code: z.string(), what: z.string(), todo: z.string() });
const ruleLine = z.object({
  code: z.string(),
  title: z.string(),
  mode: z.enum(['block', 'warn']),
  outcome: z.enum(ruleOutcomes),
  required: z.string(),
  value: z.string().nullable(),
  needs: z.string().nullable(),
  article: z.string().nullable(),
  verified: z.boolean(),
  /** Asks for how long the nominee commits to serve afterwards. */
  commitment: z.boolean(),
});
export const shownVerdict = z.object({
  on: z.string().nullable(),
  result: z.enum(verdictResults),
  rules: z.array(ruleLine),
  findings: z.array(finding),
});
export type ShownVerdict = z.output<typeof shownVerdict>;

/** What would become of somebody put forward now. */
export const dryRun = z.object({
  /** Why the person cannot be put forward; null: they can. */
  refusal: z.object({ code: z.string(), what: z.string(), todo: z.string() }).nullable(),
  verdict: shownVerdict,
  late: z.boolean(),
  /** held: a seat is there. waiting: none is left, the waiting list is open. */
  seat: z.enum(['held', 'waiting']),
  seatsLeft: z.int(),
  /** Why there is none, and who can pass one on. */
  noSeat: z.object({ code: z.string(), what: z.string(), todo: z.string() }).nullable(),
});
export type DryRun = z.output<typeof dryRun>;
export const dryRunQuery = z.strictObject({ unitId: z.coerce.number().int(), personId: idSchema, replacesId: idSchema.optional() });

export const nominated = z.object({
  id: idSchema,
  state: z.enum(nominationStates),
  waitingNo: z.int().nullable(),
  late: z.boolean(),
  result: z.enum(verdictResults),
});
export type Nominated = z.output<typeof nominated>;

export const nominationRow = z.object({
  id: idSchema,
  personId: idSchema,
  fullName: z.string(),
  birthDate: z.string().nullable(),
  birthPrecision: z.string(),
  sex: z.string().nullable(),
  positionTitle: z.string().nullable(),
  category: z.string(),
  phone: z.string().nullable(),
  note: z.string().nullable(),
  unit: party,
  state: z.enum(nominationStates),
  seat: z.enum(['none', 'held', 'used']),
  waitingNo: z.int().nullable(),
  waitingReason: z.string().nullable(),
  late: z.boolean(),
  replacesId: idSchema.nullable(),
  /** Whom this one replaces. */
  replaces: z.string().nullable(),
  wishes: z.object({ place: z.string().nullable(), from: z.string().nullable(), to: z.string().nullable() }),
  verdict: shownVerdict,
  class: z.object({ id: idSchema, code: z.string().nullable() }).nullable(),
  submittedAt: z.string(),
  submittedBy: z.string(),
  rowVersion: z.int(),
});
export type NominationRow = z.output<typeof nominationRow>;

const seats = z.object({ free: z.int(), held: z.int(), used: z.int(), open: z.int() });
/** A series as a unit sees it: its call, its seats, whom it has put forward. */
export const unitNominations = z.object({
  series: z.object({
    id: idSchema,
    code: z.string(),
    name: z.string(),
    programme: z.string(),
    opensOn: z.string().nullable(),
    endsOn: z.string().nullable(),
    place: z.string().nullable(),
    state: z.enum(['open', 'closed', 'cancelled']),
    runner: party,
    openSeats: z.boolean(),
    /** Whether the caller keeps the series. */
    organises: z.boolean(),
  }),
  units: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      seats,
      /** Why it cannot nominate now; null: it can. */
      closed: z.object({ what: z.string(), todo: z.string() }).nullable(),
      late: z.boolean(),
      call: z
        .object({
          id: idSchema,
          deadline: z.string(),
          lateUntil: z.string().nullable(),
          daysLeft: z.int(),
          answer: z.enum(['nominated', 'nobody']).nullable(),
        })
        .nullable(),
    }),
  ),
  rows: z.array(nominationRow),
});
export type UnitNominations = z.output<typeof unitNominations>;
export const nominationsQuery = z.strictObject({ unit: z.coerce.number().int().optional(), state: z.enum(nominationStates).optional() });
