import { z } from 'zod';
import { orderInput } from './contract.ts';

const id = z.uuid();
const count = z.int().min(0);
const size = z.object({ classes: count, trainees: count });

/** What the officer answers before a file is applied. */
export const importChoices = z.strictObject({
  /** Rows that cannot be told apart, by question key ('*' = all): one line, or lines of their own. */
  sameRows: z.record(z.string(), z.enum(['sum', 'separate'])).default({}),
  /** Typed name → the name the register knows: an accepted suggestion. */
  names: z.record(z.string().max(500), z.string().max(500)).default({}),
  /** Lines of the plan that the file does not have. */
  missing: z.enum(['keep', 'remove']).default('keep'),
});
export type ImportChoices = z.input<typeof importChoices>;

/** Fields beside the file in the multipart request. */
export const importFields = z.object({
  year: z.coerce.number().int().min(1990).max(2100),
  planId: id.optional(),
  choices: z.string().max(50_000).optional(),
});

export const importApply = z.strictObject({
  choices: importChoices.default({ sameRows: {}, names: {}, missing: 'keep' }),
  /** `all` refuses while a row is held; `sound` applies the sound rows and holds the rest. */
  mode: z.enum(['all', 'sound']),
  /** Needed where the plan is already approved: the change is an amendment. */
  order: orderInput.nullish(),
  approve: z.boolean().default(false),
  /** Where the run names no plan, a new one is made; what is left out is read from the title rows. */
  newPlan: z
    .strictObject({
      title: z.string().trim().min(1).max(500).nullish(),
      issuerId: z.int().positive().nullish(),
      code: z.string().max(60).nullish(),
      provenance: z.string().max(500).nullish(),
    })
    .nullish(),
});
export type ImportApply = z.input<typeof importApply>;

/** The kept file once more, with other answers: a new preview, still nothing written. */
export const importCheck = z.strictObject({ choices: importChoices });

const finding = z.object({
  severity: z.enum(['error', 'warning', 'notice']),
  code: z.string(),
  sheet: z.string(),
  row: z.int(),
  cell: z.string().nullable(),
  what: z.string(),
  todo: z.string(),
  typed: z.string().nullable(),
  suggestion: z.string().nullable(),
});
export const importReport = z.object({
  id,
  status: z.enum(['checked', 'applied', 'unchanged', 'refused']),
  fileName: z.string(),
  /** The answers this preview was made with. */
  choices: importChoices,
  year: z.int(),
  plan: z.object({ id: id.nullable(), title: z.string(), versionNo: z.int().nullable(), approved: z.boolean() }),
  tables: z.array(
    z.object({
      sheet: z.string(),
      headerRow: z.int(),
      title: z.array(z.string()),
      understood: z.array(z.object({ column: z.string(), title: z.string(), meaning: z.string().nullable() })),
    }),
  ),
  counts: z.object({
    rows: count,
    added: count,
    changed: count,
    same: count,
    held: count,
    skipped: count,
    missing: count,
    errors: count,
    warnings: count,
  }),
  /** The sound rows that create something, and what the table states for all of its rows. */
  totals: z.object({ computed: size, stated: z.object({ classes: count.nullable(), trainees: count.nullable() }) }),
  rows: z.array(
    z.object({
      sheet: z.string(),
      row: z.int(),
      label: z.string(),
      outcome: z.enum(['added', 'changed', 'same', 'held', 'skipped']),
      changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
    }),
  ),
  findings: z.array(finding),
  questions: z.array(
    z.object({ key: z.string(), label: z.string(), canSum: z.boolean(), rows: z.array(z.object({ sheet: z.string(), row: z.int() })) }),
  ),
  missing: z.array(z.object({ lineId: id, label: z.string(), classes: count, seats: count })),
  /** Lines marked "chuyển tiếp" beside what the ledger carries over; derived null = the ledger was not asked. */
  carriedOver: z.array(z.object({ sheet: z.string(), row: z.int(), label: z.string(), stated: size, derived: size.nullable() })),
  /** The plan is approved, so that a change needs the document that orders it. */
  needsDocument: z.boolean(),
  canApply: z.enum(['all', 'sound', 'nothing']),
});
export type ImportReport = z.output<typeof importReport>;
