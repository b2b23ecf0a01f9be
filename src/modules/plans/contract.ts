import { z } from 'zod';
import { countSchema, dateSchema, idSchema, lineSchema, requiredLine } from '#kit/schemas.ts';

const day = dateSchema;
const id = idSchema;
const unitId = z.int().positive();
const count = countSchema(100_000_000);
const year = z.int().min(1990).max(2100);
const text = requiredLine(500);
const quarter = z.int().min(1).max(4);

/** A unit as it was called on the date of the plan version. */
const unit = z.object({ id: unitId, name: z.string() });
/** A figure as the paper states it, beside ours; `difference` = stated − computed, null where nothing is stated. */
const beside = z.object({ stated: count.nullable(), computed: count, difference: z.int().nullable() });
const size = z.object({ classes: count, seats: count });

const natures = ['degree_training', 'in_service_training', 'workshop', 'any'] as const;
export const slotStates = ['pending', 'opened', 'combined', 'not_executed', 'postponed', 'withdrawn'] as const;

// ───────── plans and versions ─────────

export const planInput = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._/-]{1,59}$/u)
    .nullish(),
  title: text,
  nature: z.enum(['annual', 'multi_year']).default('annual'),
  yearFrom: year,
  yearTo: year,
  issuerId: unitId,
  bloc: z.int().nullish(),
  clock: z.enum(['calendar', 'administrative']).default('calendar'),
  provenance: text.nullish(),
  /** Date of the ordering document; default the first day of the plan, or today when that is still to come. */
  effectiveDate: day.nullish(),
});
export type PlanInput = z.input<typeof planInput>;

/** What orders a version: a document of the registry, or the leadership's word with the document to follow. */
/** Named by number and date: entered in the registry where it is not there yet. */
const namedDocument = z.strictObject({ number: requiredLine(100), date: day });

export const orderInput = z.strictObject({
  documentId: id.nullish(),
  document: namedDocument.nullish(),
  documentPending: z.boolean().default(false),
  effectiveDate: day.nullish(),
  note: text.nullish(),
});
export type OrderInput = z.input<typeof orderInput>;

export const draftInput = z.strictObject({
  documentId: id.nullish(),
  document: namedDocument.nullish(),
  documentPending: z.boolean().optional(),
  effectiveDate: day.optional(),
  statedClasses: count.nullish(),
  statedTrainees: count.nullish(),
  provenance: text.nullish(),
  note: text.nullish(),
});
export type DraftInput = z.input<typeof draftInput>;

export const lineInput = z.strictObject({
  familyId: id,
  versionId: id.nullish(),
  audience: z.string().trim().max(500).default(''),
  leadId: unitId,
  hostId: unitId.nullish(),
  runnerId: unitId,
  quarter: quarter.nullish(),
  /** Only where the plan covers several years. */
  year: year.optional(),
  classes: z.int().min(1).max(5000),
  perClass: z.int().min(1).max(5000).nullish(),
  /** All classes together; needed only where the size of a class is not given. */
  seats: z.int().min(1).max(2_000_000).nullish(),
  statedTotal: count.nullish(),
  studyDays: z.int().min(1).max(2000).nullish(),
  months: text.nullish(),
  place: text.nullish(),
  coordinating: text.nullish(),
  funding: z.string().min(1).max(40),
  fundingDetail: text.nullish(),
  /** đồng */
  cost: countSchema(10_000_000_000_000).nullish(),
  waitsFor: text.nullish(),
  waitsForBy: day.nullish(),
  carriedOver: z.boolean().default(false),
  note: text.nullish(),
});
export type LineInput = z.input<typeof lineInput>;

const slotCounts = z.object(
  Object.fromEntries(slotStates.map((state) => [state, count])) as Record<(typeof slotStates)[number], typeof count>,
);

const planLine = z.object({
  id,
  ordinal: z.int(),
  year: z.int(),
  quarter: quarter.nullable(),
  months: z.string().nullable(),
  family: z.object({ id, code: z.string(), name: z.string() }),
  version: z.object({ id, code: z.string(), name: z.string() }).nullable(),
  audience: z.string(),
  lead: unit,
  leadBloc: z.int(),
  host: unit.nullable(),
  runner: unit,
  classes: count,
  perClass: count.nullable(),
  seats: count,
  /** Of restricted classes: shown to few. */
  restricted: z.boolean(),
  /** The printed "tổng số" of the row beside ours. */
  total: beside,
  studyDays: z.int().nullable(),
  place: z.string().nullable(),
  coordinating: z.string().nullable(),
  funding: z.object({ code: z.string(), name: z.string(), detail: z.string().nullable() }),
  cost: z.int().nullable(),
  waitsFor: z.string().nullable(),
  waitsForBy: day.nullable(),
  waitsForDocumentId: id.nullable(),
  /** none, or how pressing the awaited document is. */
  alarm: z.enum(['none', 'waiting', 'soon', 'overdue']),
  carriedOver: z.boolean(),
  note: z.string().nullable(),
  /** Slots of the line by state; empty before approval. */
  slots: slotCounts,
});
export type PlanLine = z.output<typeof planLine>;

const document = z.object({ id, number: z.string(), date: day.nullable(), subject: z.string() });
const planVersion = z.object({
  id,
  no: z.int(),
  status: z.enum(['draft', 'approved']),
  effectiveDate: day,
  document: document.nullable(),
  documentPending: z.boolean(),
  provenance: z.string().nullable(),
  note: z.string().nullable(),
  approvedAt: z.string().nullable(),
  approvedBy: z.string().nullable(),
  rowVersion: z.int(),
});
export type PlanVersion = z.output<typeof planVersion>;

const planHead = z.object({
  id,
  code: z.string().nullable(),
  title: z.string(),
  nature: z.enum(['annual', 'multi_year']),
  yearFrom: z.int(),
  yearTo: z.int(),
  issuer: unit,
  bloc: z.object({ id: z.int(), name: z.string() }).nullable(),
  clock: z.string(),
  provenance: z.string().nullable(),
  rowVersion: z.int(),
  /** Has lines of restricted classes, which few see. */
  ordersRestricted: z.boolean(),
});
/** Totals of one version: what the paper states beside what the lines add up to. Lines carried over stand apart. */
const totals = z.object({ classes: beside, seats: beside, carriedOver: size });

export const planListQuery = z.object({
  year: z.coerce.number().pipe(year).optional(),
  nature: z.enum(['annual', 'multi_year']).optional(),
});
export const planList = z.object({
  plans: z.array(planHead.extend({ version: planVersion.nullable(), hasDraft: z.boolean(), totals, slots: slotCounts })),
});
export type PlanList = z.output<typeof planList>;

const targetPartInput = z.strictObject({
  label: text,
  level: text.nullish(),
  category: text.nullish(),
  /** null = "theo nhu cầu", which is not a zero. */
  amount: count.nullish(),
  isOther: z.boolean().default(false),
  note: text.nullish(),
});
export const targetInput = z.strictObject({
  nature: z.enum(natures),
  label: text,
  year,
  everyYear: z.boolean().default(false),
  measure: z.enum(['L1', 'L3', 'percent']),
  stated: count.nullish(),
  approx: z.boolean().default(false),
  familyId: id.nullish(),
  note: text.nullish(),
  parts: z.array(targetPartInput).max(50).default([]),
});
export type TargetInput = z.input<typeof targetInput>;
const target = z.object({
  id,
  nature: z.enum(natures),
  label: z.string(),
  year: z.int(),
  everyYear: z.boolean(),
  measure: z.enum(['L1', 'L3', 'percent']),
  approx: z.boolean(),
  familyId: id.nullable(),
  note: z.string().nullable(),
  rowVersion: z.int(),
  /** computed = the sum of the parts that have a number; `open` = a part without one ("theo nhu cầu"). */
  amount: beside.extend({ open: z.boolean() }),
  parts: z.array(
    z.object({
      id,
      label: z.string(),
      level: z.string().nullable(),
      category: z.string().nullable(),
      amount: count.nullable(),
      isOther: z.boolean(),
      note: z.string().nullable(),
    }),
  ),
});
export type Target = z.output<typeof target>;

export const planQuery = z.object({ version: z.coerce.number().int().min(1).optional() });
export const planDetail = planHead.extend({
  versions: z.array(planVersion),
  /** The version shown: the one asked for, else the latest approved, else the draft. */
  version: planVersion.nullable(),
  lines: z.array(planLine),
  targets: z.array(target),
  totals,
  slots: slotCounts,
  /** By the bloc of the lead unit and quarter (null = the whole year): planned + offPlan = opened + pending + lost. */
  summary: z.array(
    z.object({
      bloc: z.object({ id: z.int(), name: z.string() }),
      quarter: quarter.nullable(),
      planned: size,
      offPlan: size,
      opened: size,
      pending: size,
      lost: size,
    }),
  ),
});
export type PlanDetail = z.output<typeof planDetail>;

export const changesQuery = z.object({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) });
const fieldChange = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() });
export const planChanges = z.object({
  from: planVersion,
  to: planVersion,
  added: z.array(planLine),
  withdrawn: z.array(planLine),
  changed: z.array(z.object({ line: planLine, changes: z.array(fieldChange) })),
  difference: z.object({ classes: z.int(), seats: z.int() }),
});
export type PlanChanges = z.output<typeof planChanges>;

/** What waits for a paper: lines whose awaited document is not issued, and versions ordered before their document existed. */
export const waiting = z.object({
  lines: z.array(
    z.object({
      lineId: id,
      planId: id,
      planTitle: z.string(),
      year: z.int(),
      quarter: quarter.nullable(),
      family: z.string(),
      runner: z.string(),
      classes: count,
      seats: count,
      waitsFor: z.string(),
      by: day.nullable(),
      alarm: z.enum(['waiting', 'soon', 'overdue']),
    }),
  ),
  versions: z.array(z.object({ planId: id, planTitle: z.string(), no: z.int(), effectiveDate: day, days: z.int() })),
});
export type Waiting = z.output<typeof waiting>;

export const awaitedDocument = z.strictObject({ documentId: id });
export const created = z.object({ id, versionId: id });
export const draftState = z.object({ versionId: id, no: z.int(), rowVersion: z.int() });
export const lineSaved = draftState.extend({ lineId: id });
export const approved = z.object({ versionId: id, no: z.int(), slotsAdded: count, slotsWithdrawn: count });

/** Trình phiên bản đang soạn: the desk whose consent is asked. */
export const planRequest = z.strictObject({
  deskId: z.int().min(1).max(2_147_483_647),
  documentId: idSchema.nullish(),
  remark: lineSchema(1000).nullish(),
});
