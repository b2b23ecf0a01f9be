import { z } from 'zod';
import { dateSchema, idSchema, lineSchema, requiredLine } from '#kit/schemas.ts';
import { nominationStates, shownVerdict, type NominationState } from './nomination-contract.ts';
import { verdictResults } from './verdict.ts';

/** Why somebody is refused: one of these, `other` with the officer's own words. */
export const refusalReasons = [
  'rules_not_met',
  'papers_missing',
  'no_seat',
  'wrong_audience',
  'same_content',
  'in_other_class',
  'same_person',
  'late',
  'unit_asked',
  'other',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];
export const decisions = ['accept', 'refuse', 'reopen', 'wait'] as const;
export type Decision = (typeof decisions)[number];
export type { NominationState };

/** `rowVersion`: as it was shown. hold: the sound ones are decided, the others come back with why they wait; else all or nobody. */
export const decide = z.strictObject({
  decision: z.enum(decisions),
  nominations: z
    .array(z.strictObject({ id: idSchema, rowVersion: z.int().min(1) }))
    .min(1)
    .max(1000),
  reasonCode: z.enum(refusalReasons).nullish(),
  /** Own words. */
  note: lineSchema(500).nullish(),
  documentId: idSchema.nullish(),
  hold: z.boolean().default(false),
});
export type Decide = z.output<typeof decide>;

const heldRow = z.object({ id: z.string(), name: z.string(), code: z.string(), what: z.string(), todo: z.string() });
/** `decided`: how many; `listed`: put on the list of their class; held: who waits, and why, in words. */
export const decided = z.object({ decided: z.int(), listed: z.int(), held: z.array(heldRow) });
export type Decided = z.output<typeof decided>;

export const overrideRule = z.strictObject({ ruleCode: requiredLine(60), documentId: idSchema, reason: requiredLine(500) });
/** Papers that have come, or (received: false) were marked by mistake. */
export const markPapers = z.strictObject({
  nominationIds: z.array(idSchema).min(1).max(500),
  papers: z.array(requiredLine(60)).min(1).max(30),
  received: z.boolean().default(true),
  receivedOn: dateSchema.nullish(),
  documentId: idSchema.nullish(),
  note: lineSchema(300).nullish(),
});
/** Months a nominee commits to serve afterwards, as the paper says; null: there is no such paper after all. */
export const recordCommitment = z.strictObject({
  commitmentMonths: z.number().int().min(1).max(600).nullable(),
  documentId: idSchema.nullish(),
  note: lineSchema(300).nullish(),
});
export const callUp = z.strictObject({ reason: lineSchema(500).nullish() });
export const reorder = z.strictObject({ nominationIds: z.array(idSchema).min(1).max(1000), reason: requiredLine(500) });
export const recordBoard = z.strictObject({
  metOn: dateSchema,
  members: z
    .array(z.strictObject({ name: requiredLine(200), position: lineSchema(200).default(''), part: lineSchema(100).default('') }))
    .min(1)
    .max(50),
  minutesId: idSchema.nullish(),
  conclusion: lineSchema(2000).nullish(),
});
export const attachMinutes = z.strictObject({ minutesId: idSchema });
/** Left out: everybody who is not decided. */
export const recheck = z.strictObject({ nominationIds: z.array(idSchema).min(1).max(1000).optional() });
export const rechecked = z.object({ checked: z.int(), changed: z.int() });
export const answered = z.object({ id: z.string() });

// ── reads ──
const flag = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .optional();
export const deskFilter = z.object({
  q: z.string().max(100).optional(),
  state: z.enum(nominationStates).optional(),
  result: z.enum(verdictResults).optional(),
  unit: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  bloc: z.coerce.number().int().min(1).max(32_767).optional(),
  /** Code of a rule or finding that stands in the way. */
  rule: z.string().max(60).optional(),
  late: flag,
  papersMissing: flag,
});
export type DeskFilter = z.output<typeof deskFilter>;

/** Letters on what was decided: to one unit or to each, of one kind or of all; on the document they go out with, where there is one. */
export const resultLetters = z.object({
  unit: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  kind: z.enum(['accepted', 'refused', 'all']).default('all'),
  documentId: idSchema.optional(),
});
export type ResultLetters = z.output<typeof resultLetters>;

const named = z.object({ id: z.int(), name: z.string() });
/** One rule or finding that stands in the way or needs a look; `reason` in words, with the values. */
export const finding = z.object({
  code: z.string(),
  title: z.string(),
  outcome: z.enum(['failed', 'missing', 'warned', 'overridden', 'notice']),
  reason: z.string().nullable(),
});
export type DeskFinding = z.output<typeof finding>;

export const deskRow = z.object({
  id: z.string(),
  personId: z.string(),
  inSight: z.boolean(),
  fullName: z.string(),
  sex: z.string().nullable(),
  birthDate: z.string().nullable(),
  birthPrecision: z.string(),
  positionTitle: z.string().nullable(),
  unit: named,
  bloc: named,
  state: z.enum(nominationStates),
  waitingNo: z.int().nullable(),
  waitingReason: z.string().nullable(),
  seat: z.enum(['none', 'held', 'used']),
  late: z.boolean(),
  result: z.enum(verdictResults),
  /** What stands in the way or needs a look; what was passed is left out. */
  findings: z.array(finding),
  /** Names of required papers that have not come. */
  papersMissing: z.array(z.string()),
  class: z.object({ id: z.string(), code: z.string() }).nullable(),
  listed: z.boolean(),
  submittedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  reason: z.string().nullable(),
  rowVersion: z.int(),
});
export type DeskRow = z.output<typeof deskRow>;

export const desk = z.object({
  rows: z.array(deskRow),
  total: z.int(),
  capped: z.boolean(),
  /** Of the whole series. */
  counts: z.record(z.enum(nominationStates), z.int()),
  choices: z.object({ units: z.array(named), blocs: z.array(named), rules: z.array(z.object({ code: z.string(), title: z.string() })) }),
  seats: z.object({ open: z.int(), free: z.int(), held: z.int(), used: z.int() }),
  /** Somebody on the waiting list for whom there is a seat now: the first in order. */
  next: z.object({ id: z.string(), name: z.string(), no: z.int() }).nullable(),
  board: z.object({ asked: z.boolean(), met: z.boolean() }),
  papers: z.array(z.object({ code: z.string(), name: z.string(), required: z.boolean() })),
  mayDecide: z.boolean(),
});
export type Desk = z.output<typeof desk>;

export const fileEvent = z.object({
  id: z.string(),
  act: z.string(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  document: z.object({ id: z.string(), quote: z.string() }).nullable(),
  at: z.string(),
  by: z.string(),
});
/** Everything about one nominee. */
export const nominationFile = deskRow.extend({
  series: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  category: z.string(),
  verdictAt: z.string().nullable(),
  /** Every rule, passed ones too. */
  verdict: shownVerdict,
  overrides: z.array(
    z.object({
      ruleCode: z.string(),
      title: z.string(),
      reason: z.string(),
      document: z.object({ id: z.string(), quote: z.string() }),
      by: z.string(),
      at: z.string(),
    }),
  ),
  papers: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      required: z.boolean(),
      receivedOn: z.string().nullable(),
      note: z.string().nullable(),
      document: z.object({ id: z.string(), quote: z.string() }).nullable(),
    }),
  ),
  /** Classes of the whole training history, newest first. */
  training: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      programme: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      status: z.string(),
    }),
  ),
  certificates: z.array(z.object({ title: z.string(), issuer: z.string(), issuedOn: z.string().nullable() })),
  events: z.array(fileEvent),
  mayDecide: z.boolean(),
});
export type NominationFile = z.output<typeof nominationFile>;

export const waitingRow = deskRow.pick({ id: true, fullName: true, unit: true, waitingReason: true, result: true }).extend({
  no: z.int(),
  /** A seat is there for this one now. */
  seatThere: z.boolean(),
});
export const waitingList = z.object({ rows: z.array(waitingRow), next: z.string().nullable() });
export type WaitingList = z.output<typeof waitingList>;

export const board = z.object({
  id: z.string(),
  metOn: z.string(),
  members: z.array(z.object({ name: z.string(), position: z.string(), part: z.string() })),
  conclusion: z.string().nullable(),
  minutes: z.object({ id: z.string(), quote: z.string() }).nullable(),
  by: z.string(),
});
export type Board = z.output<typeof board>;
