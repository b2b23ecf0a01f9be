import { z } from 'zod';
import { dateSchema, idSchema, lineSchema, requiredLine } from '#kit/schemas.ts';

export const paperKinds = ['summons', 'opening_decision'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** Without `changesId` the first paper of its kind; with it the one that changes that paper. */
export const issue = z.strictObject({
  kind: z.enum(paperKinds),
  changesId: idSchema.nullish(),
  documentId: idSchema,
  issuedOn: dateSchema,
  reportOn: dateSchema.nullish(),
  reportPlace: lineSchema(300).nullish(),
  note: lineSchema(1000).nullish(),
});
export const combine = z.strictObject({ intoClassId: idSchema, documentId: idSchema, date: dateSchema, reason: requiredLine(500) });
export const combined = z.object({
  moved: z.int(),
  listed: z.int(),
  seats: z.int(),
  withdrawn: z.array(z.string()),
  held: z.array(z.string()),
});
export type Combined = z.output<typeof combined>;
export const freed = z.object({ freed: z.int(), names: z.array(z.string()) });

// ── reads ──
/** Of one unit; left out: of every unit in sight. */
export const ofUnit = z.object({ unit: z.coerce.number().int().positive().max(2_147_483_647).optional() });
const named = z.object({ id: z.int(), name: z.string() });
const person = z.object({ nominationId: z.string(), name: z.string(), unit: named });
export const paper = z.object({
  id: z.string(),
  kind: z.enum(paperKinds),
  changesId: z.string().nullable(),
  document: z.object({ id: z.string(), quote: z.string() }).nullable(),
  issuedOn: z.string(),
  reportOn: z.string().nullable(),
  reportPlace: z.string().nullable(),
  note: z.string().nullable(),
  by: z.string(),
  summoned: z.int(),
  added: z.int(),
  dropped: z.int(),
  /** Units with somebody on it, as the paper prints them. */
  units: z.array(named),
  /** Another paper has changed it. */
  changed: z.boolean(),
});
export type Paper = z.output<typeof paper>;

export const convocationClass = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  /** null: the class is out of sight, and what is counted is of one's own people. */
  status: z.string().nullable(),
  openedOn: z.string().nullable(),
  expectedOpenOn: z.string().nullable(),
  seats: z.int(),
  /** Accepted and given this class. */
  accepted: z.int(),
  listed: z.int(),
  /** Came at khai giảng; summoned and did not come, whose seats are still used. */
  arrived: z.int(),
  noShows: z.array(z.string()),
  papers: z.array(paper),
  /** Since the last paper of a kind: who came and who went. */
  pending: z.array(z.object({ kind: z.enum(paperKinds), added: z.array(person), dropped: z.array(person) })),
});
export type ConvocationClass = z.output<typeof convocationClass>;
export const convocations = z.object({ classes: z.array(convocationClass), mayIssue: z.boolean() });
export type Convocations = z.output<typeof convocations>;
