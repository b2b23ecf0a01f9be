import { z } from 'zod';
import { dateSchema, yearSchema } from '#kit/schemas.ts';

const day = z.iso.date();
const count = z.number().int();
const pair = z.object({ classes: count.nullable(), trainees: count.nullable() });

export const clocks = ['calendar', 'administrative', 'own'] as const;
/** Which unit of a class or a trainee the report goes by: runs the class, leads it, houses it, sends the trainee. */
export const unitRoles = ['runner', 'lead', 'host', 'sender'] as const;
export const turnMeasures = ['L1', 'L2', 'L3'] as const;
export const dimensions = ['unit', 'family', 'leadBloc', 'senderBloc', 'host', 'funding'] as const;
export type UnitRole = (typeof unitRoles)[number];
export type TurnMeasure = (typeof turnMeasures)[number];
export type Dimension = (typeof dimensions)[number];

// ───────── questions ─────────

const filterShape = {
  year: yearSchema.optional(),
  clock: z.enum(clocks).default('calendar'),
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  org: z.string().trim().min(1).max(40).optional(),
  by: z.enum(unitRoles).default('runner'),
  organised: z.enum(['then', 'now']).default('then'),
  programme: z.string().trim().min(1).max(60).optional(),
  /** What the ledger knew at the end of that day (or at that instant); left out = now. */
  asKnownOn: z.union([day, z.iso.datetime({ offset: true })]).optional(),
  measure: z.enum(turnMeasures).optional(),
};
export const annualQuery = z.object(filterShape);
export type AnnualQuery = z.output<typeof annualQuery>;

export const fileKinds = ['docx', 'xlsx'] as const;
/** The same question as a file; `sent` (a closed year) asks for the very numbers that were sent. */
export const reviewFileQuery = annualQuery.extend({ as: z.enum(fileKinds), sent: z.uuid().optional() });
export type ReviewFileQuery = z.output<typeof reviewFileQuery>;

export const detailQuery = z.object({
  ...filterShape,
  /** `trainees.left`, `classes.carriedOut`, `plan.notExecuted`, `luot.L1`, `people.L2`, `declared`, `adjustment.trainees` … */
  cell: z.string().max(60),
  /** A row of a breakdown: its dimension and its key. */
  dimension: z.enum(dimensions).optional(),
  value: z.string().max(60).optional(),
  /** A stated figure: its own filter takes the place of the report's. */
  stated: z.string().max(80).optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type DetailQuery = z.output<typeof detailQuery>;

// ───────── the annual review ─────────

export const classTerms = z.object({
  carriedIn: count,
  opened: count,
  formed: count,
  reclassIn: count,
  closed: count,
  discontinued: count,
  merged: count,
  reclassOut: count,
  carriedOut: count,
  /** finished + notRecognised of the classes closed in the period: what papers call the trainees of closed classes. */
  closedRoster: count,
});
export const traineeTerms = z.object({
  carriedIn: count,
  joined: count,
  rejoined: count,
  movedIn: count,
  reclassIn: count,
  finished: count,
  notRecognised: count,
  deferred: count,
  left: count,
  movedOut: count,
  reclassOut: count,
  carriedOut: count,
});
/** planned = planned + added − withdrawn + split. */
export const planTerms = z.object({
  planned: count,
  offPlan: count,
  opened: count,
  combined: count,
  notExecuted: count,
  postponed: count,
  pending: count,
});
export const poolTerms = z.object({
  poolIn: count,
  deferred: count,
  notRecognised: count,
  rejoined: count,
  finishedLate: count,
  expired: count,
  poolOut: count,
});
export const outsideTerms = z.object({ carriedIn: count, started: count, finished: count, quit: count, carriedOut: count });
export type ClassTerms = z.output<typeof classTerms>;
export type TraineeTerms = z.output<typeof traineeTerms>;
export type PlanTerms = z.output<typeof planTerms>;
export type PoolTerms = z.output<typeof poolTerms>;
export type OutsideTerms = z.output<typeof outsideTerms>;

/** atOpening − seats of the slots opened or combined. */
const variance = z.object({ atOpening: count, seats: count, difference: count });
const declared = z.object({ classes: count, turns: count });

/** What every slice has; classes and plan are null where the slice is one of trainees only (sender, bloc of the sender). */
const slice = z.object({
  classes: classTerms.nullable(),
  trainees: traineeTerms,
  plan: planTerms.nullable(),
  planSeats: planTerms.nullable(),
  pool: poolTerms,
  outside: outsideTerms,
  variance: variance.nullable(),
  /** Lớp kê khai: own column, never in the sums above. null where it cannot be told apart. */
  declared: declared.nullable(),
});
export type Slice = z.output<typeof slice>;

export const breakdownRow = slice.extend({
  /** Unit id, family id, bloc id or funding code; '' = not given, 'unresolved' = successor not decided, 'restricted' = restricted classes, nothing behind it. */
  key: z.string(),
  code: z.string().nullable(),
  label: z.string(),
});
export type BreakdownRow = z.output<typeof breakdownRow>;
const breakdown = z.object({ dimension: z.enum(dimensions), rows: z.array(breakdownRow) });

const documentRef = z.object({ id: z.string(), number: z.string(), date: day.nullable() });
const notExecuted = z.object({
  slotId: z.string(),
  programme: z.string(),
  host: z.string().nullable(),
  lead: z.string(),
  seats: count,
  date: day,
  /** Code of the reason, and what was written beside it. */
  reasonCode: z.string().nullable(),
  reason: z.string().nullable(),
  funding: z.string(),
  fundingDetail: z.string().nullable(),
  document: documentRef.nullable(),
  documentPending: z.boolean(),
});
const offPlan = z.object({
  slotId: z.string(),
  programme: z.string(),
  host: z.string().nullable(),
  lead: z.string(),
  seats: count,
  date: day,
  state: z.string(),
  classId: z.string().nullable(),
  classCode: z.string().nullable(),
  className: z.string().nullable(),
  document: documentRef.nullable(),
  documentPending: z.boolean(),
});

/** A reason code with its text: kept in Vietnamese, answered in the language of who reads. */
const remark = z.object({ code: z.string(), text: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });
export type Remark = z.output<typeof remark>;

const compared = z.object({ stated: count.nullable(), computed: count.nullable(), difference: count.nullable() });
const candidate = z.object({
  reason: remark,
  classes: count,
  trainees: count,
  rows: z.array(z.object({ kind: z.enum(['class', 'slot']), id: z.string(), label: z.string(), date: day.nullable(), trainees: count })),
});
export const statedFigure = z.object({
  id: z.string(),
  label: z.string(),
  source: z.string(),
  measure: z.string(),
  yearFrom: count,
  yearTo: count,
  approx: z.boolean(),
  classes: compared,
  trainees: compared,
  note: z.string().nullable(),
  remarks: z.array(remark),
  candidates: z.array(candidate),
  partOf: z.string().nullable(),
  /** Of a figure with parts: what the stated parts add up to, and that less the figure itself. */
  parts: z.object({ classes: compared, trainees: compared }).nullable(),
  explanation: z.string().nullable(),
  explainedBy: z.string().nullable(),
  explainedAt: z.string().nullable(),
  rowVersion: count,
});
export type StatedFigure = z.output<typeof statedFigure>;

const adjustment = z.object({
  lockId: z.string(),
  unitId: count,
  unitName: z.string(),
  sentOn: day.nullable(),
  periodEnd: day,
  asSent: pair,
  now: pair,
  difference: pair,
});

export const annualReview = slice.extend({
  filter: z.object({
    year: count,
    clock: z.enum(clocks),
    period: z.object({ start: day, end: day }),
    planYears: z.array(count),
    org: z.object({ id: count, code: z.string(), name: z.string() }).nullable(),
    by: z.enum(unitRoles),
    organised: z.enum(['then', 'now']),
    programme: z.object({ id: z.string(), code: z.string(), name: z.string() }).nullable(),
    asKnownOn: z.string().nullable(),
    /** False where the caller's own scope, not the whole tenant, is what is counted. */
    wholeTenant: z.boolean(),
  }),
  /** "Đào tạo 45 lớp, 3.621 học viên" = carriedIn + opened / carriedIn + joined. */
  trained: pair,
  /** Those that add up; what must be counted one by one (L2, persons) is asked for by itself. */
  luot: z.object({ L1: count, L3: count }),
  joinedAs: z.object({ atOpening: count, late: count, transferExternal: count }),
  notRecognisedAs: z.object({ continuing: count, final: count }),
  leftBecause: z.record(z.string(), count),
  plannedAs: z.object({ planned: count, added: count, withdrawn: count, split: count }).nullable(),
  breakdowns: z.array(breakdown),
  /** Lớp hạn chế: whether the totals count them, and as what; a row of each breakdown where they do. Papers sent before there were any lack it. */
  restricted: z.enum(['none', 'withheld', 'trainees', 'whole']).default('none'),
  notExecuted: z.array(notExecuted),
  offPlan: z.array(offPlan),
  adjustments: z.array(adjustment),
  lock: z.object({ id: z.string(), sentOn: day.nullable(), recordedCutoff: z.string() }).nullable(),
  estimate: z.object({ id: z.string(), cutoff: day, recordedAt: z.string(), classes: classTerms, trainees: traineeTerms }).nullable(),
  notes: z.array(remark),
  /** Only for those who hold reports.explain. */
  stated: z.array(statedFigure).optional(),
});
export type AnnualReview = z.output<typeof annualReview>;
/** L2 is null for a range of several years: it does not add up over years. */
const measures = z.object({ L1: count, L2: count.nullable(), L3: count });
export const annualTurns = z.object({ luot: measures, people: measures });
export type AnnualTurns = z.output<typeof annualTurns>;
/** The review whole: what a paper prints and a closed year keeps. */
export const annualReport = annualReview.extend(annualTurns.shape);
export type AnnualReport = z.output<typeof annualReport>;

/** A range of years, each with its turns; `total` only where the measure adds up over years. */
export const turnsQuery = z.object({
  from: yearSchema,
  to: yearSchema,
  measure: z.enum([...turnMeasures, 'people']),
  of: z.enum(turnMeasures).default('L1'),
  clock: z.enum(['calendar', 'administrative']).default('calendar'),
  org: filterShape.org,
  by: filterShape.by,
  organised: filterShape.organised,
  programme: filterShape.programme,
  asKnownOn: filterShape.asKnownOn,
});
export type TurnsQuery = z.output<typeof turnsQuery>;
export const turnsAnswer = z.object({
  measure: z.string(),
  years: z.array(z.object({ year: count, value: count })),
  total: count.nullable(),
  refused: remark.nullable(),
});
export type TurnsAnswer = z.output<typeof turnsAnswer>;

// ───────── the list behind a cell ─────────

export const detailRow = z.object({
  kind: z.enum(['class', 'enrolment', 'run', 'person', 'slot', 'declared']),
  id: z.string(),
  /** The cell is the sum of these (of `seats` for planSeats). */
  quantity: count,
  seats: count.nullable(),
  date: day.nullable(),
  /** Person, class or slot in words. */
  label: z.string(),
  classId: z.string().nullable(),
  classCode: z.string().nullable(),
  className: z.string().nullable(),
  personId: z.string().nullable(),
  enrolmentId: z.string().nullable(),
  programme: z.string().nullable(),
  unit: z.string().nullable(),
  term: z.string().nullable(),
  detail: z.string().nullable(),
  eventId: z.string().nullable(),
  eventKind: z.string().nullable(),
  reasonCode: z.string().nullable(),
  reason: z.string().nullable(),
  document: documentRef.nullable(),
});
export type DetailRow = z.output<typeof detailRow>;
/** `total` is the number of the cell, given with the first page. */
export const detailAnswer = z.object({
  cell: z.string(),
  total: count.nullable(),
  /** Of the cell, but of restricted classes: counted, never listed. With the first page; null where there is none. */
  restricted: count.nullable(),
  rows: z.array(detailRow),
  next: z.string().nullable(),
});
export type DetailAnswer = z.output<typeof detailAnswer>;

// ───────── commands ─────────

export const explanationBody = z.strictObject({ explanation: z.string().trim().max(4000).nullable() });
export const lockBody = z.strictObject({
  org: z.string().trim().min(1).max(40),
  clock: z.enum(['calendar', 'administrative']),
  year: yearSchema,
  sentOn: dateSchema.nullable().default(null),
  documentId: z.uuid().nullable().default(null),
});
export type LockBody = z.output<typeof lockBody>;
export const lockView = z.object({
  id: z.string(),
  unitId: count,
  unitCode: z.string().nullable(),
  unitName: z.string(),
  clock: z.string(),
  year: count,
  periodStart: day,
  periodEnd: day,
  sentOn: day.nullable(),
  recordedCutoff: z.string(),
  documentId: z.string().nullable(),
});
export type LockView = z.output<typeof lockView>;
export const estimateBody = z.strictObject({
  org: z.string().trim().min(1).max(40).nullable().default(null),
  clock: z.enum(['calendar', 'administrative']),
  year: yearSchema,
  /** Actual up to this day, expected openings and closings after it. */
  cutoff: dateSchema,
});
export type EstimateBody = z.output<typeof estimateBody>;
export const estimateView = z.object({ id: z.string(), cutoff: day, recordedAt: z.string(), classes: classTerms, trainees: traineeTerms });
export type EstimateView = z.output<typeof estimateView>;
export const estimatesQuery = z.object({
  org: filterShape.org,
  clock: z.enum(['calendar', 'administrative']).default('calendar'),
  year: yearSchema,
});
