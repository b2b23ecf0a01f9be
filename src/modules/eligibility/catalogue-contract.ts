import { z } from 'zod';
import { dateSchema, idSchema, lineSchema, requiredLine } from '#kit/schemas.ts';
import { checkKinds, personnelKinds, referenceDays, secrets, severities, studyModes, type Secret } from './kinds.ts';
import { check } from './rule-contract.ts';

const code = requiredLine(40).refine((text) => /^[\p{Lu}0-9][\p{L}0-9._-]*$/u.test(text), { error: 'eligibility.code_shape' });

export const schemeInput = z.strictObject({ code, name: requiredLine(200) });
export const schemeFamilies = z.strictObject({ familyIds: z.array(idSchema).max(200) });
export const ruleInput = z.strictObject({ schemeId: idSchema, code, name: requiredLine(200) });
export type RuleInput = z.output<typeof ruleInput>;

/** What a version asks, of whom: also of one that is only tried. */
export const asked = {
  /** Null: everybody of whom no version of their own speaks. */
  category: z.enum(personnelKinds).nullable().default(null),
  /** Null: in every mode of study. */
  studyMode: z.enum(studyModes).nullable().default(null),
  check,
  ageReference: z.enum(referenceDays).default('expected_opening'),
  /** The province's document, where it is its own condition beside the national one. */
  overlayId: idSchema.nullable().default(null),
};
export const ruleVersionInput = z.strictObject({
  ruleId: idSchema,
  /** In force from this day up to, but not on, `validTo`. The open one before it ends on it. */
  validFrom: dateSchema,
  validTo: dateSchema.nullable().default(null),
  ...asked,
  severity: z.enum(severities),
  documentId: idSchema.nullable().default(null),
  citation: lineSchema(500).nullable().default(null),
  /** `verified` only where somebody has compared it with the document. */
  verification: z.enum(['verified', 'unverified']).default('unverified'),
});
export type RuleVersionInput = z.input<typeof ruleVersionInput>;
export const versionEnd = z.strictObject({ validTo: dateSchema });

const named = z.object({ id: z.string(), number: z.string() });
export const shownRuleVersion = z.object({
  id: z.string(),
  validFrom: z.string(),
  /** First day it no longer holds; null: still in force. */
  validTo: z.string().nullable(),
  category: z.enum(personnelKinds).nullable(),
  studyMode: z.enum(studyModes).nullable(),
  kind: z.enum(checkKinds),
  parameters: z.record(z.string(), z.unknown()),
  /** What it asks, in words. */
  required: z.string(),
  severity: z.enum(severities),
  ageReference: z.enum(referenceDays),
  document: named.nullable(),
  citation: z.string().nullable(),
  verification: z.enum(['verified', 'unverified']),
  overlay: named.nullable(),
  withdrawn: z.boolean(),
  /** What its answers would tell of a person: who may not know that does not try it. */
  secret: z.enum(Object.keys(secrets) as [Secret, ...Secret[]]).nullable(),
  recordedBy: z.string(),
});
export type ShownRuleVersion = z.output<typeof shownRuleVersion>;

/** Its versions the newest first. */
export const shownRule = z.object({ id: z.string(), code: z.string(), name: z.string(), versions: z.array(shownRuleVersion) });
export type ShownRule = z.output<typeof shownRule>;

export const shownScheme = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  everyFamily: z.boolean(),
  families: z.array(z.object({ id: z.string(), code: z.string(), name: z.string() })),
  rules: z.array(shownRule),
});
export type ShownScheme = z.output<typeof shownScheme>;

export const catalogueQuery = z.strictObject({
  on: dateSchema.optional(),
  /** Only the schemes a programme asks on the day. */
  familyId: idSchema.optional(),
});
export const catalogue = z.object({ on: z.string(), schemes: z.array(shownScheme) });
export type Catalogue = z.output<typeof catalogue>;
