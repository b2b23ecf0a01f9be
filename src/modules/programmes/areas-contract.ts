import { z } from 'zod';
import { dateSchema, idSchema, lineSchema, requiredLine } from '#kit/schemas.ts';
import { codeSchema, natures } from './contract.ts';

const note = lineSchema(1000)
  .transform((text) => text || null)
  .nullable()
  .default(null);
const term = { validFrom: dateSchema, validTo: dateSchema.nullable().default(null), documentId: idSchema.nullable().default(null) };
const shownTerm = {
  validFrom: dateSchema,
  validTo: dateSchema.nullable(),
  document: z.object({ id: z.string(), number: z.string() }).nullable(),
  rowVersion: z.int(),
};

/** Khung chương trình. */
export const frameworkInput = z.strictObject({
  code: codeSchema,
  name: requiredLine(300),
  nature: z.enum(natures),
  ...term,
  citation: lineSchema(500)
    .transform((text) => text || null)
    .nullable()
    .default(null),
  verification: z.enum(['verified', 'unverified']).default('unverified'),
});
export type FrameworkInput = z.input<typeof frameworkInput>;
export const framework = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  nature: z.enum(natures),
  ...shownTerm,
  citation: z.string().nullable(),
  verification: z.enum(['verified', 'unverified']),
  families: z.array(z.object({ id: z.string(), code: z.string(), name: z.string() })),
});
export type Framework = z.output<typeof framework>;
export const frameworks = z.array(framework);

/** Where a programme stands: its framework, the areas it is about. */
export const placeInput = z.strictObject({ frameworkId: idSchema.nullable(), areaIds: z.array(idSchema).max(30) });

/** Đề án: its code is what classes carry. */
export const schemeInput = z.strictObject({
  code: requiredLine(60),
  title: requiredLine(500),
  ...term,
  note,
});
export type SchemeInput = z.input<typeof schemeInput>;
export const scheme = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  ...shownTerm,
  note: z.string().nullable(),
});
export type Scheme = z.output<typeof scheme>;
export const schemes = z.array(scheme);

/** Lĩnh vực, chủ đề. */
export const areaInput = z.strictObject({ code: codeSchema, name: requiredLine(300), parentId: idSchema.nullable().default(null) });
export type AreaInput = z.input<typeof areaInput>;
export const priorityInput = z.strictObject({
  areaId: idSchema,
  year: z.int().min(2000).max(2200),
  documentId: idSchema.nullable().default(null),
  note,
});
export type PriorityInput = z.input<typeof priorityInput>;
export const area = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  parentId: z.string().nullable(),
  rowVersion: z.int(),
  topics: z.int(),
  families: z.int(),
  priorities: z.array(
    z.object({
      year: z.int(),
      document: z.object({ id: z.string(), number: z.string() }).nullable(),
      note: z.string().nullable(),
    }),
  ),
});
export type Area = z.output<typeof area>;
/** Parents before what is under them. */
export const areas = z.array(area);

export const idPath = z.strictObject({ id: idSchema });
export const priorityPath = z.strictObject({ id: idSchema, year: z.coerce.number().int().min(2000).max(2200) });
