import { z } from 'zod';
import { dateSchema, idSchema, lineSchema, requiredLine, yearSchema } from '#kit/schemas.ts';
import { acts, items, itemStates, kinds, requestStates, subjectTypes } from './kinds.ts';

export type { ConcurrenceItem, Item, ItemState, Kind, RequestState, SubjectType } from './kinds.ts';

const unitId = z.int().min(1).max(2_147_483_647);
const remark = lineSchema(1000).nullish();

// ── what may be done ──
export const decision = z.strictObject({
  answers: z
    .array(z.strictObject({ item: z.enum(items), answer: z.enum(['agreed', 'returned', 'refused']), remark }))
    .min(1)
    .max(6),
  /** The letter that answers, from the clerk's register. */
  documentId: idSchema.nullish(),
});
export const resubmission = z.strictObject({ remark: requiredLine(1000), documentId: idSchema.nullish() });
export const withdrawal = z.strictObject({ reason: requiredLine(500) });

/** Thẩm định chương trình: a version of a programme put before a desk. */
export const appraisalInput = z.strictObject({
  programmeVersionId: idSchema,
  fromId: unitId,
  deskId: unitId,
  documentId: idSchema.nullish(),
  remark,
});
/** Ngoài kế hoạch, asked for before there is a slot. */
export const offPlanInput = z.strictObject({
  familyId: idSchema,
  year: yearSchema,
  seats: z.int().min(1).max(5000),
  /** The institution that asks and would run it. */
  fromId: unitId,
  leadId: unitId,
  deskId: unitId,
  documentId: idSchema.nullish(),
  remark: requiredLine(1000),
});
export const absenceInput = z.strictObject({
  /** Null: the caller's own. Somebody else's only with access.manage. */
  absentName: lineSchema(64).nullish(),
  /** Sign-in name of who stands in. */
  deputyName: requiredLine(64),
  deskId: unitId,
  fromOn: dateSchema,
  toOn: dateSchema,
  documentId: idSchema,
});
export const ruleInput = z.strictObject({
  kind: z.enum(kinds),
  validFrom: dateSchema,
  workingDays: z.int().min(1).max(400),
  repeatMonths: z.int().min(1).max(240).nullish(),
  documentId: idSchema.nullish(),
  citation: lineSchema(500).nullish(),
  verification: z.enum(['verified', 'unverified']).default('unverified'),
});
export const dayKinds = ['off', 'working'] as const;
export const dayOffInput = z.strictObject({
  onDay: dateSchema,
  kind: z.enum(dayKinds),
  /** What day it is: Tết Âm lịch, nghỉ hoán đổi. */
  name: requiredLine(200),
  documentId: idSchema.nullish(),
  citation: lineSchema(500).nullish(),
  verification: z.enum(['verified', 'unverified']).default('unverified'),
});
export const daysOffQuery = z.strictObject({ from: yearSchema.optional(), to: yearSchema.optional() });
export const supplyInput = z.strictObject({ documentId: idSchema });

// ── what is read ──
export const views = ['waiting', 'mine', 'late', 'all'] as const;
export const requestFilter = z.strictObject({
  view: z.enum(views).default('waiting'),
  kind: z.enum(kinds).optional(),
  subject: idSchema.optional(),
});
const namedUnit = z.object({ id: z.int(), name: z.string() });
const document = z.object({ id: z.string(), number: z.string() }).nullable();

export const shownItem = z.object({
  item: z.enum(items),
  state: z.enum(itemStates),
  /** Whose turn it is: the desk's while pending, the submitter's once returned; null when it is settled. */
  with: namedUnit.nullable(),
  /** Days it has been there. */
  days: z.int(),
  remark: z.string().nullable(),
});
export const requestRow = z.object({
  id: z.string(),
  kind: z.enum(kinds),
  title: z.string(),
  subject: z.object({ type: z.enum(subjectTypes), id: z.string() }),
  from: namedUnit,
  desk: namedUnit,
  state: z.enum(requestStates),
  round: z.int(),
  submittedOn: z.string(),
  submittedBy: z.string(),
  dueOn: z.string().nullable(),
  /** Days past the deadline; 0 while there is time, and when it is closed. */
  late: z.int(),
  items: z.array(shownItem),
  document,
  answer: document,
  rowVersion: z.int(),
});
export type RequestRow = z.output<typeof requestRow>;
export const requestList = z.object({
  rows: z.array(requestRow),
  /** What each view holds. */
  counts: z.object({ waiting: z.int(), mine: z.int(), late: z.int(), all: z.int(), directed: z.int() }),
});
export type RequestList = z.output<typeof requestList>;

export const step = z.object({
  id: z.string(),
  item: z.enum(items),
  round: z.int(),
  act: z.enum(acts),
  by: z.string(),
  /** In whose name, while absent. */
  behalf: z.string().nullable(),
  remark: z.string().nullable(),
  document,
  at: z.string(),
});
/** null: may; otherwise why not, as a reason code put into words. */
const verdict = z.object({ may: z.boolean(), why: z.string().nullable() });
export const requestPage = requestRow.extend({
  steps: z.array(step),
  decide: verdict.extend({ inNameOf: z.string().nullable() }),
  resubmit: verdict,
  withdraw: verdict,
});
export type RequestPage = z.output<typeof requestPage>;

export const absence = z.object({
  id: z.string(),
  absent: z.string(),
  deputy: z.string(),
  desk: namedUnit,
  fromOn: z.string(),
  toOn: z.string(),
  document,
  revoked: z.boolean(),
  rowVersion: z.int(),
});
export type Absence = z.output<typeof absence>;

export const rule = z.object({
  id: z.string(),
  kind: z.enum(kinds),
  validFrom: z.string(),
  workingDays: z.int(),
  repeatMonths: z.int().nullable(),
  document,
  citation: z.string().nullable(),
  verification: z.enum(['verified', 'unverified']),
});
export type Rule = z.output<typeof rule>;

export const dayOff = z.object({
  id: z.string(),
  onDay: z.string(),
  kind: z.enum(dayKinds),
  name: z.string(),
  document,
  citation: z.string().nullable(),
  verification: z.enum(['verified', 'unverified']),
  recordedBy: z.string(),
});
export type DayOff = z.output<typeof dayOff>;

/** Went ahead as directed; `days` since its document was due, negative while there is time. */
export const directed = z.object({
  id: z.string(),
  decision: z.string(),
  subject: z.object({ type: z.string(), id: z.string() }),
  title: z.string(),
  missing: z.array(z.object({ item: z.enum(items).nullable(), unit: namedUnit })),
  directedBy: z.string(),
  happenedOn: z.string(),
  dueOn: z.string(),
  days: z.int(),
  recordedBy: z.string(),
});
export type Directed = z.output<typeof directed>;

/** When a version of a programme is to be appraised: never done, or due again. */
export const appraisalDue = z.object({
  versionId: z.string(),
  code: z.string(),
  name: z.string(),
  lastOn: z.string().nullable(),
  dueOn: z.string(),
  late: z.int(),
  /** A request is under way. */
  requestId: z.string().nullable(),
});
export type AppraisalDue = z.output<typeof appraisalDue>;

/** What a class or a plan must hear before it goes ahead, and how far it is. */
export const clearance = z.object({
  needed: z.array(
    z.object({
      item: z.enum(items),
      unit: namedUnit,
      state: z.enum(['missing', 'pending', 'returned', 'agreed', 'refused']),
      days: z.int(),
      remark: z.string().nullable(),
    }),
  ),
  requests: z.array(requestRow),
});
export type Clearance = z.output<typeof clearance>;
export const made = z.object({ id: idSchema });
