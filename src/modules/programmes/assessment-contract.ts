import { z } from 'zod';
import { idSchema, lineSchema, requiredLine } from '#kit/schemas.ts';
import { codeSchema } from './contract.ts';

export const componentKinds = [
  'module_test',
  'final_exam',
  'essay',
  'thesis',
  'field_report',
  'participation',
  'conduct',
  'other',
] as const;
/** resat: so many re-sits or more; module_below: a module marked below; conduct_below: rèn luyện marked below. */
export const capConditions = ['resat', 'module_below', 'conduct_below'] as const;
/** What of a scheme stands on a source of its own. */
export const schemeParts = ['components', 'pass_mark', 'resits', 'absence', 'bands', 'caps'] as const;
export type SchemePart = (typeof schemeParts)[number];

const mark = z.number().min(0).max(999).multipleOf(0.01);
const percent = z.number().min(0).max(100).multipleOf(0.01);
const optional = (max: number) =>
  lineSchema(max)
    .transform((text) => text || null)
    .nullable()
    .default(null);

export const assessmentInput = z.strictObject({
  code: codeSchema,
  name: requiredLine(300),
  /** The highest mark: 10 or 100. */
  scale: mark.default(10),
  passMark: mark,
  resits: z.int().min(0).max(9),
  resitMark: z.enum(['resit', 'better']).default('resit'),
  /** More than this share of the periods missed: no test. null: no limit. */
  absencePercent: percent.nullable().default(null),
  absencePer: z.enum(['module', 'programme']).default('module'),
  absenceCounts: z.enum(['all', 'unexcused']).default('all'),
  components: z
    .array(
      z.strictObject({
        name: requiredLine(200),
        kind: z.enum(componentKinds),
        /** Percent of the final mark; 0: asked for, not counted. */
        weight: percent,
        passMark: mark.nullable().default(null),
      }),
    )
    .max(30),
  /** Best first; a mark is in the first band it reaches. */
  bands: z.array(z.strictObject({ name: requiredLine(60), fromMark: mark })).max(12),
  /** Ranked no better than `band`, a name of the bands. */
  caps: z.array(z.strictObject({ condition: z.enum(capConditions), threshold: mark, band: requiredLine(60) })).max(12),
  /** What each part stands on; a part left out has not been looked up. */
  sources: z
    .array(
      z.strictObject({
        part: z.enum(schemeParts),
        documentId: idSchema.nullable().default(null),
        citation: optional(500),
        verification: z.enum(['verified', 'unverified']).default('unverified'),
      }),
    )
    .max(schemeParts.length),
});
export type AssessmentInput = z.input<typeof assessmentInput>;
export type Assessment = z.output<typeof assessmentInput>;

export const shownAssessment = z.object({
  id: z.string(),
  rowVersion: z.int(),
  code: z.string(),
  name: z.string(),
  scale: z.number(),
  passMark: z.number(),
  resits: z.int(),
  resitMark: z.enum(['resit', 'better']),
  absencePercent: z.number().nullable(),
  absencePer: z.enum(['module', 'programme']),
  absenceCounts: z.enum(['all', 'unexcused']),
  components: z.array(z.object({ name: z.string(), kind: z.enum(componentKinds), weight: z.number(), passMark: z.number().nullable() })),
  bands: z.array(z.object({ name: z.string(), fromMark: z.number() })),
  caps: z.array(z.object({ condition: z.enum(capConditions), threshold: z.number(), band: z.string() })),
  sources: z.array(
    z.object({
      part: z.enum(schemeParts),
      document: z.object({ id: z.string(), number: z.string() }).nullable(),
      citation: z.string().nullable(),
      verification: z.enum(['verified', 'unverified']),
    }),
  ),
  /** Codes of the versions it holds for. */
  usedBy: z.array(z.string()),
});
export type ShownAssessment = z.output<typeof shownAssessment>;
export const assessments = z.array(shownAssessment);
