import { z } from 'zod';
import { clearance, directed } from '#contracts/approvals';
import { audienceManagers, personnelKinds } from '#contracts/delegation';
import { countSchema, dateSchema, idSchema, lineSchema, requiredLine, yearSchema } from '#kit/schemas.ts';

/** The paper behind an event: a registered document, or the order that came before its paper ("theo chỉ đạo, văn bản bổ sung sau"). */
export const basisSchema = z
  .strictObject({
    documentId: idSchema.nullish(),
    pending: z.strictObject({ directedBy: requiredLine(200), due: dateSchema.nullish() }).nullish(),
  })
  .default({});
export type Basis = z.output<typeof basisSchema>;

/** What every recorded event carries. `reason` is also what a correction inside a locked period must give. */
const act = {
  date: dateSchema,
  basis: basisSchema,
  reason: lineSchema(500).nullish(),
  note: lineSchema(1000).nullish(),
};
const enrolmentIds = z.array(idSchema).min(1).max(1000);

export const classStatuses = [
  'preparing',
  'agreed',
  'decided',
  'running',
  'paused',
  'awaiting_closing',
  'closed',
  'discontinued',
  'merged',
  'cancelled',
] as const;
export const enrolmentStatuses = [
  'listed',
  'active',
  'paused',
  'finished',
  'not_recognised',
  'deferred',
  'left',
  'moved_out',
  'no_show',
] as const;
export const leaveReasons = ['withdrawn', 'expelled', 'deceased', 'transferred_out', 'other_family', 'class_stopped', 'other'] as const;
export const notExecutedReasons = [
  'too_few_trainees',
  'no_guidance',
  'no_funding',
  'no_lecturer',
  'reorganisation',
  'merged_content',
  'other',
] as const;

// ── classes ──
export const prepareClass = z.strictObject({
  slotId: idSchema,
  code: requiredLine(40),
  name: requiredLine(300),
  versionId: idSchema.nullish(),
  hostId: z.number().int().nullish(),
  studyMode: z.enum(['full_time', 'part_time']).nullish(),
  scheme: lineSchema(200).nullish(),
  schemeSequence: z.number().int().min(1).max(10_000).nullish(),
  expectedOpenOn: dateSchema.nullish(),
  expectedEndOn: dateSchema.nullish(),
  expectedRoster: countSchema(5000).nullish(),
});
export const editClass = z.strictObject({
  code: requiredLine(40).optional(),
  name: requiredLine(300).optional(),
  studyMode: z.enum(['full_time', 'part_time']).nullish(),
  scheme: lineSchema(200).nullish(),
  schemeSequence: z.number().int().min(1).max(10_000).nullish(),
  expectedOpenOn: dateSchema.nullish(),
  expectedEndOn: dateSchema.nullish(),
  expectedRoster: countSchema(5000).nullish(),
  /** For whom it is, and who manages them: by these the delegation matrix knows what kind of class it is. */
  personnel: z.enum(personnelKinds).nullish(),
  audienceManager: z.enum(audienceManagers).nullish(),
});
/** Steps before khai giảng: they move no number. */
export const advanceClass = z.strictObject({ step: z.enum(['agreed', 'decided', 'cancelled']), ...act });

export const newTrainee = z.strictObject({
  fullName: requiredLine(120),
  birthDate: lineSchema(20).nullish(),
  sex: z.enum(['male', 'female']).nullish(),
  senderId: z.number().int(),
  category: z.enum(['cadre', 'civil_servant', 'public_employee', 'part_time_local_worker', 'council_deputy', 'armed_forces', 'other']),
  positionTitle: lineSchema(200).nullish(),
  personalNumber: lineSchema(20).nullish(),
  confirmDifferent: z.boolean().optional(),
});
export type NewTrainee = z.output<typeof newTrainee>;
/** Rows of the list, known persons or new ones. hold: sound rows go in, the rest come back with their reasons. */
export const listTrainees = z.strictObject({
  rows: z
    .array(z.union([z.strictObject({ personId: idSchema }), newTrainee]))
    .min(1)
    .max(1000),
  hold: z.boolean().default(false),
});
export const unlistTrainees = z.strictObject({ enrolmentIds });

export const openClass = z.strictObject({ ...act, arrived: enrolmentIds, combinedSlotIds: z.array(idSchema).max(20).default([]) });
export const joinClass = z.strictObject({
  ...act,
  kind: z.enum(['late', 'transfer_external', 'at_opening']),
  rows: z
    .array(z.union([z.strictObject({ personId: idSchema }), newTrainee]))
    .min(1)
    .max(500),
  hold: z.boolean().default(false),
});
export const rejoinClass = z.strictObject({ ...act, chainIds: z.array(idSchema).min(1).max(500) });
export const moveTrainees = z.strictObject({ ...act, enrolmentIds, toClassId: idSchema });
export const changeFamily = z.strictObject({ ...act, enrolmentIds, toClassId: idSchema });
export const leaveClass = z.strictObject({
  ...act,
  enrolmentIds,
  kind: z.enum(['leave', 'defer']),
  leaveReason: z.enum(leaveReasons).nullish(),
});
export const pauseTrainees = z.strictObject({ ...act, enrolmentIds, kind: z.enum(['pause', 'resume']) });
export const changeStatus = z.strictObject({ ...act, status: z.enum(['paused', 'resumed', 'awaiting_closing']) });
export const mergeClass = z.strictObject({ ...act, intoClassId: idSchema });
export const divideClass = z.strictObject({ ...act, enrolmentIds, code: requiredLine(40), name: requiredLine(300) });
export const discontinueClass = z.strictObject({
  ...act,
  outcomes: z
    .array(z.strictObject({ enrolmentId: idSchema, outcome: z.enum(['left', 'deferred', 'moved']), toClassId: idSchema.nullish() }))
    .max(2000),
});
export const closeClass = z.strictObject({
  ...act,
  outcomes: z
    .array(
      z.strictObject({ enrolmentId: idSchema, outcome: z.enum(['finished', 'not_recognised']), continuing: z.boolean().default(false) }),
    )
    .max(2000),
});
export const reclassify = z.strictObject({
  ...act,
  hostId: z.number().int().optional(),
  runnerId: z.number().int().optional(),
  leadId: z.number().int().optional(),
  funding: requiredLine(40).optional(),
});
export const closeFile = z.strictObject({ ...act });
/** Lớp hạn chế: the whole line of the plan that the slot is of. */
export const restrictSlot = z.strictObject({ restricted: z.boolean(), reason: requiredLine(500), documentId: idSchema.nullish() });

/** Trình thống nhất: to the desks the matrix names, or all five items to the one chosen. */
export const requestConcurrence = z.strictObject({
  deskId: z.int().min(1).max(2_147_483_647).nullish(),
  documentId: idSchema.nullish(),
  remark: lineSchema(1000).nullish(),
});
/** What the matrix says about a class, and what has been said. */
export const classClearance = clearance.extend({
  personnel: z.enum(personnelKinds).nullable(),
  audienceManager: z.enum(audienceManagers).nullable(),
  /** The version that counts, or that was applied at the opening. */
  matrix: z.object({ validFrom: z.string(), applied: z.boolean() }).nullable(),
  directed: z.array(directed),
});
export type ClassClearance = z.output<typeof classClearance>;

// ── slots ──
export const slotNotExecuted = z.strictObject({ ...act, reasonCode: z.enum(notExecutedReasons) });
export const slotPostponed = z.strictObject({ ...act });
export const slotRescheduled = z.strictObject({ ...act, quarter: z.number().int().min(1).max(4) });
export const slotSplit = z.strictObject({ ...act, seats: z.number().int().min(1).max(5000) });
export const slotAdopted = z.strictObject({ ...act });
export const acceptOffPlan = z.strictObject({
  ...act,
  planId: idSchema,
  year: yearSchema,
  familyId: idSchema,
  leadId: z.number().int(),
  hostId: z.number().int(),
  runnerId: z.number().int(),
  seats: z.number().int().min(1).max(5000),
  quarter: z.number().int().min(1).max(4).nullish(),
  funding: requiredLine(40),
  fundingDetail: lineSchema(200).nullish(),
});

// ── chains, outside, declared, corrections ──
export const endChain = z.strictObject({ ...act, kind: z.enum(['finished_late', 'expired']) });
export const sendOutside = z.strictObject({
  ...act,
  personId: idSchema,
  familyId: idSchema,
  institution: requiredLine(200),
  expectedEndOn: dateSchema.nullish(),
});
export const advanceOutside = z.strictObject({
  ...act,
  step: z.enum(['outside_extended', 'outside_finished', 'outside_quit']),
  expectedEndOn: dateSchema.nullish(),
});
export const declareClasses = z.strictObject({
  unitId: z.number().int(),
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'value.month' }),
  kind: requiredLine(100),
  familyId: idSchema.nullish(),
  classes: countSchema(100_000),
  turns: countSchema(10_000_000),
  source: requiredLine(300),
  documentId: idSchema.nullish(),
  /** The declaration that this one takes the place of. */
  supersedesId: idSchema.nullish(),
  /** Why it does, or why it enters a locked year. */
  reason: lineSchema(500).nullish(),
});
export const reverseEvent = z.strictObject({ reason: requiredLine(500), documentId: idSchema.nullish(), note: lineSchema(1000).nullish() });
export const supplyDocument = z.strictObject({ documentId: idSchema });

/** What a command on the ledger answers. */
export const recorded = z.object({
  eventId: z.string().nullable(),
  classId: z.string().nullable(),
  created: z.number().int().optional(),
  held: z
    .array(
      z.object({
        row: z.number().int(),
        name: z.string(),
        code: z.string(),
        what: z.string(),
        todo: z.string(),
        candidates: z.array(z.object({ personId: z.string(), words: z.string() })),
      }),
    )
    .optional(),
});
export type Recorded = z.output<typeof recorded>;

// ── reads ──
export const classFilter = z.object({
  q: z.string().max(100).optional(),
  year: yearSchema.optional(),
  family: z.string().max(40).optional(),
  /** Classes that one line of a plan led to, those its slots were combined into included. */
  line: idSchema.optional(),
  runner: z.coerce.number().int().optional(),
  host: z.coerce.number().int().optional(),
  status: z.string().max(200).optional(),
  funding: z.string().max(40).optional(),
  sort: z.enum(['-day', 'day', 'code', '-code']).default('-day'),
  /** `next` of the page before. */
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ClassFilter = z.input<typeof classFilter>;

export const named = z.object({ id: z.number().int(), name: z.string() });
export const classRow = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  status: z.enum(classStatuses),
  /** Lớp hạn chế. */
  restricted: z.boolean(),
  familyCode: z.string(),
  programme: z.string(),
  runner: named,
  host: named,
  lead: named,
  funding: z.string(),
  openedOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  expectedOpenOn: z.string().nullable(),
  expectedEndOn: z.string().nullable(),
  activeCount: z.number().int(),
  joinedCount: z.number().int(),
  seats: z.number().int().nullable(),
});
export type ClassRow = z.output<typeof classRow>;
export const classList = z.object({
  rows: z.array(classRow),
  /** At most 1,000; `capped`: there are more. */
  total: z.number().int(),
  capped: z.boolean(),
  /** Nothing is called as typed: these may have been meant. */
  near: z.boolean(),
  next: z.string().nullable(),
});
export type ClassList = z.output<typeof classList>;

/** What the list of results says of a trainee; marks 0–10. */
export const results = z.object({
  parts: z.array(z.object({ title: z.string(), mark: z.number() })),
  average: z.number().nullable(),
  conduct: z.string().nullable(),
  classification: z.string().nullable(),
  /** Null: the list does not say. */
  recognised: z.boolean().nullable(),
  note: z.string().nullable(),
});

export const traineeRow = z.object({
  id: z.string(),
  personId: z.string(),
  /** Whether the person's own file is in sight of who asks: a class shows its trainees, not their files. */
  inSight: z.boolean(),
  chainId: z.string().nullable(),
  fullName: z.string(),
  sex: z.string().nullable(),
  birthDate: z.string().nullable(),
  birthPrecision: z.string(),
  positionTitle: z.string().nullable(),
  sender: named,
  status: z.enum(enrolmentStatuses),
  joinedOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  /** Of one whose run ended here without recognition: may continue, was recognised later, or may not continue. */
  afterwards: z.enum(['pool', 'finished', 'ended']).nullable(),
  results: results.nullable(),
});
export type TraineeRow = z.output<typeof traineeRow>;

export const timelineEvent = z.object({
  id: z.string(),
  kind: z.string(),
  effectiveDate: z.string(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  trainees: z.number().int(),
  names: z.string().nullable(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  otherClass: z.object({ id: z.string(), code: z.string() }).nullable(),
  document: z.object({ id: z.string(), number: z.string() }).nullable(),
  documentPending: z.boolean(),
  directedBy: z.string().nullable(),
  documentDue: z.string().nullable(),
  reversed: z.boolean(),
  reversesId: z.string().nullable(),
  /** What it meant for the trainees of this class, counted: { part: 'finish', detail: null, count: 68 }. */
  parts: z.array(z.object({ part: z.string(), detail: z.string().nullable(), count: z.number().int() })),
  /** class_reclassified: names of the slices that changed. correction: the kind taken back. */
  about: z.array(z.string()),
});
export type TimelineEvent = z.output<typeof timelineEvent>;

export const classPage = classRow.extend({
  rowVersion: z.number().int(),
  slotId: z.string().nullable(),
  familyId: z.string(),
  versionId: z.string(),
  fundingDetail: z.string().nullable(),
  studyMode: z.string().nullable(),
  scheme: z.string().nullable(),
  schemeSequence: z.number().int().nullable(),
  expectedRoster: z.number().int().nullable(),
  fileClosedOn: z.string().nullable(),
  mergedInto: z.object({ id: z.string(), code: z.string() }).nullable(),
  planYear: z.number().int().nullable(),
  slotOrigin: z.string().nullable(),
  /** Persons who joined on the opening day. */
  atOpening: z.number().int(),
  variance: z.number().int().nullable(),
  trainees: z.array(traineeRow),
});
export type ClassPage = z.output<typeof classPage>;

/** A slot that waits for its class, with the class being prepared on it. */
export const pendingSlot = z.object({
  id: z.string(),
  planId: z.string(),
  planTitle: z.string(),
  planYear: z.number(),
  familyCode: z.string(),
  programme: z.string(),
  seats: z.number(),
  quarter: z.number().nullable(),
  origin: z.string(),
  runner: named,
  host: named.nullable(),
  funding: z.string(),
  classId: z.string().nullable(),
  classCode: z.string().nullable(),
  /** Where the people of a class that was struck from preparation went; its slot is combined there at khai giảng. */
  combinedIntoId: z.string().nullable(),
  restricted: z.boolean(),
});
export type PendingSlot = z.output<typeof pendingSlot>;
