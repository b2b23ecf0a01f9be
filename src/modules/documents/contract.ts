import { z } from 'zod';
import { dateSchema, idSchema, lineSchema, requiredLine, yearSchema } from '#kit/schemas.ts';
import { tidyLines } from '#kit/text.ts';
import { KIND_IDS } from './kinds.ts';

export type { Kind } from './kinds.ts';

export const REGIMES = ['state', 'party'] as const;
/** What a document can be the basis of, or speak about. */
export const OBJECT_TYPES = [
  'unit',
  'succession',
  'person',
  'programme_family',
  'programme_version',
  'plan',
  'plan_version',
  'plan_line',
  'slot',
  'target',
  'training_class',
  'ledger_event',
  'admission_series',
  'declared_class',
  'period_lock',
  'stated_figure',
  'eligibility_rule_version',
  'delegation_version',
  'coordination_duty',
  'approval_request',
  'approval_directed',
  'approval_absence',
  'approval_rule',
  'day_off',
] as const;
export type ObjectType = (typeof OBJECT_TYPES)[number];
/** legal_basis: căn cứ; result: the paper that came out of it; awaited: waited for; mention: spoken of; material: taught from. */
export const RELATIONS = ['legal_basis', 'result', 'awaited', 'mention', 'material'] as const;
export type Relation = (typeof RELATIONS)[number];

const note = z
  .string()
  .max(4000)
  .transform(tidyLines)
  .transform((text) => text || null)
  .nullable();
const line = (max: number) =>
  lineSchema(max)
    .transform((text) => text || null)
    .nullable();

const fields = {
  /** As typed; empty where the paper carries none. */
  number: lineSchema(60),
  /** A unit of the register; else the name as printed is enough. */
  issuerId: z.int().positive().nullable(),
  issuerName: line(300),
  /** Left out: what the number says. Needed where the number cannot be read. */
  kind: z.enum(KIND_IDS).nullable(),
  regime: z.enum(REGIMES).nullable(),
  /** null = "chưa có ngày". */
  documentDate: dateSchema.nullable(),
  /** Party term (XIII, 2020-2025), tells undated documents of one number apart. */
  term: line(40),
  subject: requiredLine(1000),
  note,
  /** What is wrong with the paper itself, in words. */
  defect: note,
  /** The writer knows of the other document of this number, one of them undated, and says they are two. */
  distinct: z.boolean(),
};

export const newDocument = z.strictObject({
  ...fields,
  issuerId: fields.issuerId.default(null),
  issuerName: fields.issuerName.default(null),
  kind: fields.kind.default(null),
  regime: fields.regime.default(null),
  documentDate: fields.documentDate.default(null),
  term: fields.term.default(null),
  note: note.default(null),
  defect: note.default(null),
  distinct: fields.distinct.default(false),
});
export type NewDocument = z.input<typeof newDocument>;

/** Only what is sent changes; a form sends everything, so that a stale edit can be told what differs. */
export const documentChange = z.strictObject(fields).partial();
export type DocumentChange = z.input<typeof documentChange>;

/** What makes one look twice; nothing here refuses a document. */
export const DOUBTS = ['unreadable', 'no_date', 'issuer_code_unknown', 'issuer_differs', 'year_differs'] as const;
export type Doubt = (typeof DOUBTS)[number];

export const document = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(KIND_IDS),
  regime: z.enum(REGIMES),
  issuerId: z.int().nullable(),
  issuerName: z.string(),
  documentDate: dateSchema.nullable(),
  term: z.string().nullable(),
  subject: z.string(),
  /** The number it probably means, where the one printed looks mistyped. */
  suggestion: z.string().nullable(),
  defect: z.string().nullable(),
  /** Kế hoạch số 200-KH/TU, ngày 11/12/2023 */
  quote: z.string(),
});
export type Document = z.output<typeof document>;

export const linkedObject = z.object({
  /** null: the object itself names the document; it is unlinked there. */
  linkId: z.string().nullable(),
  objectType: z.enum(OBJECT_TYPES),
  objectId: z.string(),
  relation: z.enum(RELATIONS),
  label: z.string(),
  note: z.string().nullable(),
});
export type LinkedObject = z.output<typeof linkedObject>;

export const documentDetail = document.extend({
  numberTyped: z.string(),
  issuerCode: z.string().nullable(),
  note: z.string().nullable(),
  doubts: z.array(z.enum(DOUBTS)),
  recordedAt: z.string(),
  rowVersion: z.int(),
  links: z.array(linkedObject),
  /** Objects linked here that lie outside the reader's scope. */
  hiddenLinks: z.int(),
  /** Other documents that carry this number: another term, another issuer. */
  sameNumber: z.array(document),
});
export type DocumentDetail = z.output<typeof documentDetail>;

export const listQuery = z.object({
  q: z.string().max(200).optional(),
  kind: z.enum(KIND_IDS).optional(),
  regime: z.enum(REGIMES).optional(),
  issuer: z.coerce.number().int().positive().optional(),
  year: yearSchema.optional(),
  undated: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  sort: z.enum(['-date', 'date']).default('-date'),
  /** `next` of the page before. */
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const documentPage = z.object({
  documents: z.array(document),
  /** At most 1,000; `capped`: there are more. */
  total: z.int(),
  capped: z.boolean(),
  /** No document is called as typed: these may have been meant. */
  near: z.boolean(),
  next: z.string().nullable(),
});
export type DocumentPage = z.output<typeof documentPage>;

export const parseQuery = z.object({
  number: z.string().max(200),
  issuerId: z.coerce.number().int().positive().optional(),
  documentDate: dateSchema.optional(),
});
export const reading = z.object({
  readable: z.boolean(),
  number: z.string(),
  regime: z.enum(REGIMES).nullable(),
  kinds: z.array(z.enum(KIND_IDS)),
  issuerCode: z.string().nullable(),
  suggestion: z.string().nullable(),
  doubts: z.array(z.enum(DOUBTS)),
  /** Units that carry, or carried, this issuer code. */
  issuers: z.array(z.object({ id: z.int(), name: z.string() })),
  sameNumber: z.array(document),
});
export type Reading = z.output<typeof reading>;

export const newLink = z.strictObject({
  objectType: z.enum(OBJECT_TYPES),
  objectId: z.string().min(1).max(80),
  relation: z.enum(RELATIONS).default('legal_basis'),
  note: note.default(null),
});
export type NewLink = z.input<typeof newLink>;

export const documentPath = z.object({ id: idSchema });
export const linkPath = z.object({ id: idSchema, linkId: idSchema });
export const recorded = z.object({ id: z.string() });
export const registered = recorded.extend({ number: z.string(), suggestion: z.string().nullable() });
