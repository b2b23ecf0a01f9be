import { z } from 'zod';
import { dateSchema, idSchema, requiredLine } from '#kit/schemas.ts';

/** Đào tạo (leads to a degree), bồi dưỡng (in service), tập huấn. */
export const natures = ['degree_training', 'in_service_training', 'workshop'] as const;
export type Nature = (typeof natures)[number];

export const codeSchema = requiredLine(40).refine((text) => /^[\p{Lu}0-9][\p{Lu}0-9.-]*$/u.test(text), {
  error: 'programmes.code_shape',
});

export const familyInput = z.strictObject({ code: codeSchema, name: requiredLine(300), nature: z.enum(natures) });
export type FamilyInput = z.input<typeof familyInput>;

export const versionInput = z.strictObject({
  familyId: idSchema,
  code: codeSchema,
  name: requiredLine(300),
  /** In force from this day up to, but not on, `validTo`. The version in force before ends on it. */
  validFrom: dateSchema,
  validTo: dateSchema.nullable().default(null),
  documentId: idSchema.nullable().default(null),
  studyDays: z.int().min(1).max(3000).nullable().default(null),
  /** Months during which one who deferred or was not recognised may continue. */
  continueMonths: z.int().min(1).max(240).nullable().default(null),
  /** `verified` only where somebody has compared it with the document cited. */
  verification: z.enum(['verified', 'unverified']).default('unverified'),
  citation: requiredLine(500).nullable().default(null),
});
export type VersionInput = z.input<typeof versionInput>;

export const version = z.object({
  id: idSchema,
  code: z.string(),
  name: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  documentId: z.string().nullable(),
  studyDays: z.int().nullable(),
  continueMonths: z.int().nullable(),
  verification: z.enum(['verified', 'unverified']),
  citation: z.string().nullable(),
});
export type Version = z.infer<typeof version>;
/** With how much there is in it; 0: its content has not been entered. */
const listedVersion = version.extend({ modules: z.int(), topics: z.int(), periods: z.int() });
export type ListedVersion = z.infer<typeof listedVersion>;

export const family = z.object({
  id: idSchema,
  code: z.string(),
  name: z.string(),
  nature: z.enum(natures),
  frameworkId: z.string().nullable(),
  areaIds: z.array(z.string()),
  rowVersion: z.int(),
  /** Newest first. */
  versions: z.array(listedVersion),
  /** Id of the version in force on the day asked for. */
  inForceId: z.string().nullable(),
});
export type Family = z.infer<typeof family>;

export const programmesQuery = z.strictObject({ on: dateSchema.optional() });
export const programmePath = z.strictObject({ id: idSchema });
export const programmes = z.object({ on: z.string(), families: z.array(family) });
export const fundingSources = z.array(z.object({ code: z.string(), name: z.string() }));
