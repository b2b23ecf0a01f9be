import { z } from 'zod';
import { dateSchema, idSchema, lineSchema, requiredLine } from '#kit/schemas.ts';
import { audienceManagers, bodyKinds, decisions, natures, parts, personnelKinds } from './kinds.ts';

export { audienceManagers, personnelKinds } from './kinds.ts';
export type { BodyKind, Decision, Part } from './kinds.ts';

export const cell = z.strictObject({
  decision: z.enum(decisions),
  body: z.enum(bodyKinds),
  unitId: z.int().min(1).max(2_147_483_647).nullable().default(null),
  part: z.enum(parts),
});
export type Cell = z.output<typeof cell>;

/** A kind of class; null holds for all. */
export const caseInput = z.strictObject({
  name: requiredLine(200),
  nature: z.enum(natures).nullable().default(null),
  familyId: idSchema.nullable().default(null),
  bloc: z.int().min(1).max(99).nullable().default(null),
  audienceManager: z.enum(audienceManagers).nullable().default(null),
  offPlan: z.boolean().nullable().default(null),
  cells: z.array(cell).max(500),
});
export type CaseInput = z.output<typeof caseInput>;

const source = {
  documentId: idSchema.nullable().default(null),
  citation: lineSchema(500).nullable().default(null),
  /** `verified` only where somebody has compared it with the document. */
  verification: z.enum(['verified', 'unverified']).default('unverified'),
};

export const versionInput = z.strictObject({
  /** Null: everybody of whom no version of their own speaks. */
  personnel: z.enum(personnelKinds).nullable().default(null),
  validFrom: dateSchema,
  ...source,
  note: lineSchema(1000).nullable().default(null),
  /** None: from that day there is no matrix. */
  cases: z.array(caseInput).max(40),
});
export type VersionInput = z.input<typeof versionInput>;

export const dutyInput = z.strictObject({
  owesId: z.int().min(1).max(2_147_483_647),
  toId: z.int().min(1).max(2_147_483_647),
  duty: requiredLine(500),
  due: requiredLine(200),
  validFrom: dateSchema,
  ...source,
});
export type DutyInput = z.input<typeof dutyInput>;
export const dutyEnd = z.strictObject({ validTo: dateSchema });

const namedUnit = z.object({ id: z.int(), name: z.string() });
const sourceShown = {
  document: z.object({ id: z.string(), number: z.string() }).nullable(),
  citation: z.string().nullable(),
  verification: z.enum(['verified', 'unverified']),
};

export const shownCase = z.object({
  id: z.string(),
  name: z.string(),
  nature: z.enum(natures).nullable(),
  family: z.object({ id: z.string(), code: z.string() }).nullable(),
  bloc: z.object({ id: z.int(), name: z.string() }).nullable(),
  audienceManager: z.enum(audienceManagers).nullable(),
  offPlan: z.boolean().nullable(),
  cells: z.array(z.object({ decision: z.enum(decisions), body: z.enum(bodyKinds), unit: namedUnit.nullable(), part: z.enum(parts) })),
});
export type ShownCase = z.output<typeof shownCase>;

export const shownVersion = z.object({
  id: z.string(),
  personnel: z.enum(personnelKinds).nullable(),
  validFrom: z.string(),
  /** First day it no longer holds; null: still in force. */
  validTo: z.string().nullable(),
  ...sourceShown,
  note: z.string().nullable(),
  recordedBy: z.string(),
});
export type ShownVersion = z.output<typeof shownVersion>;

export const matrixQuery = z.strictObject({ on: dateSchema.optional(), personnel: z.enum(personnelKinds).optional() });
export const matrixPage = z.object({
  on: z.string(),
  /** The one in force on the day for the personnel asked for. */
  version: shownVersion.nullable(),
  cases: z.array(shownCase),
  /** Every version, the newest first. */
  versions: z.array(shownVersion),
});
export type MatrixPage = z.output<typeof matrixPage>;

/** Who has which part in one decision, for such a class. */
export const decisionQuery = z.strictObject({
  decision: z.enum(decisions),
  on: dateSchema.optional(),
  familyId: idSchema.optional(),
  leadId: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  offPlan: z.enum(['true', 'false']).optional(),
});
export const decisionBodies = z.array(z.object({ body: z.enum(bodyKinds), unit: namedUnit.nullable(), part: z.enum(parts) }));
export type DecisionBodies = z.output<typeof decisionBodies>;

export const duty = z.object({
  id: z.string(),
  owes: namedUnit,
  to: namedUnit,
  duty: z.string(),
  due: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  ...sourceShown,
  rowVersion: z.int(),
});
export type Duty = z.output<typeof duty>;
export const duties = z.array(duty);
