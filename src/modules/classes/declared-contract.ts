import { z } from 'zod';
import { yearSchema } from '#kit/schemas.ts';
import { named } from './contract.ts';

export const declaredFilter = z.object({
  year: yearSchema.optional(),
  /** With everything below it. */
  unit: z.coerce.number().int().optional(),
  family: z.string().max(40).optional(),
  after: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
const declaration = z.object({
  id: z.string(),
  /** YYYY-MM */
  month: z.string(),
  kind: z.string(),
  family: z.object({ id: z.string(), name: z.string() }).nullable(),
  classes: z.number().int(),
  turns: z.number().int(),
  source: z.string(),
  reason: z.string().nullable(),
  document: z.object({ id: z.string(), number: z.string() }).nullable(),
  recordedAt: z.string(),
  recordedBy: z.string(),
});
export type Declaration = z.output<typeof declaration>;
/** `history`: what it took the place of, newest first. */
export const declaredRow = declaration.extend({ unit: named, history: z.array(declaration) });
export type DeclaredRow = z.output<typeof declaredRow>;
/** `total` counts declarations, `classes` and `turns` sum them: of the whole filter, not of the page. */
export const declaredList = z.object({
  rows: z.array(declaredRow),
  total: z.number().int(),
  classes: z.number().int(),
  turns: z.number().int(),
  next: z.string().nullable(),
});
export type DeclaredList = z.output<typeof declaredList>;
