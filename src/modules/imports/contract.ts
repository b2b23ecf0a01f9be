import { z } from 'zod';

const count = z.int().min(0);
const place = z.object({ sheet: z.string(), row: z.int() });

/** What the officer answers between seeing and applying. */
export const choices = z.strictObject({
  /** By `sheet!headerRow`: place of a column → key, or null for "not used". */
  columns: z.record(z.string().max(300), z.record(z.string().max(4), z.string().max(40).nullable())).default({}),
  /** Where the heading stands, when it was not found. */
  header: z
    .strictObject({ sheet: z.string().max(100), row: z.int().min(1).max(1000), rows: z.int().min(1).max(4) })
    .nullable()
    .default(null),
  /** Text in fonts of the years before Unicode. */
  fonts: z.enum(['ask', 'convert', 'keep']).default('ask'),
  /** Typed name → the name the register knows: an accepted suggestion. */
  names: z.record(z.string().max(500), z.string().max(500)).default({}),
  /** Row 'sheet!row' or question key → key of the answer. */
  answers: z.record(z.string().max(300), z.string().max(100)).default({}),
});
export type Choices = z.output<typeof choices>;

/** Fields beside the file in the multipart request; `target` and `choices` are JSON. */
export const uploadFields = z.object({
  target: z.string().max(2000).default('{}'),
  choices: z.string().max(200_000).optional(),
  senderId: z.coerce.number().int().positive().optional(),
});

export const checkAgain = z.strictObject({
  choices,
  /** Keep the corrected mapping for the next file of this sender. */
  remember: z.boolean().default(false),
});
export const applyRun = z.strictObject({
  /** `all` refuses while a row is held; `sound` applies the sound rows and holds the rest. */
  mode: z.enum(['all', 'sound']),
  /** What this form further needs: a date, a document. */
  input: z.unknown().default({}),
});

export const outcomes = ['added', 'changed', 'same', 'held', 'skipped'] as const;
export type RowOutcome = (typeof outcomes)[number];
export const severities = ['error', 'warning', 'notice'] as const;

const remark = z.object({
  severity: z.enum(severities),
  code: z.string(),
  /** Column key and cell, where it is about one. */
  column: z.string().nullable(),
  cell: z.string().nullable(),
  what: z.string(),
  todo: z.string(),
  typed: z.string().nullable(),
  suggestion: z.string().nullable(),
  ask: z.array(z.object({ key: z.string(), label: z.string(), detail: z.string().optional() })),
});
export type RowRemark = z.output<typeof remark>;

export const reportRow = z.object({
  place: z.int(),
  sheet: z.string(),
  row: z.int(),
  label: z.string(),
  outcome: z.enum(outcomes),
  remarks: z.array(remark),
  changes: z.array(
    z.object({
      field: z.string(),
      before: z.union([z.string(), z.number()]).nullable(),
      after: z.union([z.string(), z.number()]).nullable(),
    }),
  ),
});
export type ReportRow = z.output<typeof reportRow>;

const table = z.object({
  sheet: z.string(),
  headerRow: z.int(),
  headerRows: z.int(),
  lastColumn: z.int(),
  title: z.array(z.string()),
  headings: z.string(),
  understood: z.array(
    z.object({
      col: z.int(),
      column: z.string(),
      title: z.string(),
      key: z.string().nullable(),
      meaning: z.string().nullable(),
      kept: z.boolean(),
    }),
  ),
  problems: z.array(z.object({ what: z.string(), todo: z.string() })),
  remembered: z.boolean(),
});

export const question = z.object({
  key: z.string(),
  text: z.string(),
  options: z.array(z.object({ key: z.string(), label: z.string() })),
  answer: z.string().nullable(),
  rows: z.array(place),
});

/** Kept with the run; its rows are asked for page by page. */
export const runReport = z.object({
  tables: z.array(table),
  /** Sheets in which no heading was found: their first rows. */
  samples: z.array(z.object({ sheet: z.string(), rows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })) })),
  /** Every column of the form, for correcting the mapping. */
  columns: z.array(z.object({ key: z.string(), title: z.string(), needed: z.boolean() })),
  counts: z.object({
    rows: count,
    added: count,
    changed: count,
    same: count,
    held: count,
    skipped: count,
    errors: count,
    warnings: count,
    notices: count,
  }),
  /** The same remark many times, counted: for the summary. */
  groups: z.array(z.object({ severity: z.enum(severities), code: z.string(), what: z.string(), count, firstRows: z.array(place) })),
  /** About rows that are no data: the heading, a printed total. */
  remarks: z.array(remark.extend({ sheet: z.string(), row: z.int() })),
  /** Names that the register nearly knows, each once: accepted in `choices.names`. */
  suggestions: z.array(z.object({ typed: z.string(), suggestion: z.string(), count, firstRows: z.array(place) })),
  fonts: z
    .object({
      encoding: z.enum(['TCVN3', 'VNI']),
      evidence: z.enum(['font', 'letters']),
      cells: count,
      examples: z.array(z.object({ sheet: z.string(), cell: z.string(), before: z.string(), after: z.string() })),
      decision: z.enum(['ask', 'convert', 'keep']),
    })
    .nullable(),
  figures: z.array(z.object({ label: z.string(), value: z.union([z.string(), z.number()]) })),
  questions: z.array(question),
  /** Things that the file lacks and that applying takes out. */
  removes: count,
  canApply: z.enum(['all', 'sound', 'nothing']),
  /** What this form shows beside its rows. */
  more: z.unknown(),
});
export type RunReport = z.output<typeof runReport>;

export const run = z.object({
  id: z.uuid(),
  form: z.string(),
  formTitle: z.string(),
  target: z.unknown(),
  targetLabel: z.string(),
  targetHref: z.string().nullable(),
  sender: z.object({ id: z.int(), name: z.string() }).nullable(),
  fileName: z.string(),
  hasFile: z.boolean(),
  choices,
  status: z.enum(['checked', 'applied', 'unchanged', 'undone']),
  recordedAt: z.string(),
  recordedBy: z.string(),
  appliedAt: z.string().nullable(),
  appliedBy: z.string().nullable(),
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
  /** Rows that applying made or changed: what an undo would take back. */
  made: count,
  report: runReport,
  /** Plain text for a message to the sender. */
  summary: z.string(),
});
export type Run = z.output<typeof run>;

export const runList = z.object({
  runs: z.array(run.omit({ report: true, summary: true, choices: true, target: true }).extend({ counts: runReport.shape.counts })),
});
export type RunList = z.output<typeof runList>;

export const rowsQuery = z.object({
  outcome: z.enum(outcomes).optional(),
  severity: z.enum(severities).optional(),
  code: z.string().max(80).optional(),
  after: z.coerce.number().int().min(-1).default(-1),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const runRows = z.object({ rows: z.array(reportRow), next: z.int().nullable() });
export type RunRows = z.output<typeof runRows>;

export const progress = z.object({ phase: z.enum(['waiting', 'reading', 'checking', 'writing', 'done']), done: count, total: count });
export type Progress = z.output<typeof progress>;

/** `bytes`: what one file may weigh, for a browser that looks before it sends. */
export const limits = z.object({
  bytes: count,
  limits: z.array(z.object({ what: z.string(), value: z.string() })),
  formats: z.array(z.string()),
});
export type Limits = z.output<typeof limits>;
