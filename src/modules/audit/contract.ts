import { z } from 'zod';
import { dateSchema, idSchema, lineSchema } from '#kit/schemas.ts';

/** Commands; one person's file opened; a file taken out; what was denied. */
export const trailKinds = ['write', 'read', 'export', 'denied'] as const;
export type TrailKind = (typeof trailKinds)[number];
export const objectTypes = [
  'person',
  'training_class',
  'plan',
  'plan_line',
  'slot',
  'need',
  'target',
  'document',
  'unit',
  'succession',
  'programme_family',
  'programme_version',
  'programme_framework',
  'assessment_scheme',
  'training_scheme',
  'subject_area',
  'content_update',
  'content_adjustment',
  'topic_twin',
  'content_threshold',
  'family_level',
  'account',
  'admission_series',
  'admission_call',
  'nomination',
  'opening_threshold',
  'import_run',
  'ledger_event',
  'chain',
  'declared_class',
  'stated_figure',
  'period_lock',
  'period_estimate',
  'approval_request',
  'approval_rule',
  'approval_absence',
  'approval_directed',
  'day_off',
  'coordination_duty',
  'delegation_version',
  'eligibility_scheme',
  'eligibility_rule',
  'eligibility_rule_version',
  'export',
  'address',
  'tenant',
] as const;

export const trailFilter = z.object({
  account: idSchema.optional(),
  kind: z.enum(trailKinds).optional(),
  command: z.string().max(80).optional(),
  object: z.enum(objectTypes).optional(),
  objectId: lineSchema(80).optional(),
  /** Everything seen or done of one person, also through classes and files. */
  person: idSchema.optional(),
  since: dateSchema.optional(),
  /** The last day, included. */
  until: dateSchema.optional(),
});
export type TrailFilter = z.output<typeof trailFilter>;
const paging = {
  sort: z.enum(['-time', 'time']).default('-time'),
  after: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
};
export const trailQuery = trailFilter.extend(paging);

export const trailRow = z.object({
  id: idSchema,
  at: z.string(),
  kind: z.enum(trailKinds),
  account: z.object({ id: idSchema, name: z.string() }),
  role: z.string().nullable(),
  /** What was done, in words. */
  what: z.string(),
  object: z.object({ type: z.string(), id: z.string(), typeName: z.string(), name: z.string().nullable() }).nullable(),
  /** What the act kept of itself, in words. */
  details: z.array(z.object({ label: z.string(), value: z.string() })),
});
export type TrailRow = z.infer<typeof trailRow>;
const page = { total: z.number(), capped: z.boolean(), next: z.string().nullable() };
export const trailPage = z.object({ rows: z.array(trailRow), ...page, person: z.object({ id: idSchema, name: z.string() }).nullable() });
export type TrailPage = z.infer<typeof trailPage>;

/** The register of exports; `code` stands on the file itself. */
export const exportsFilter = z.object({
  account: idSchema.optional(),
  code: lineSchema(20).optional(),
  since: dateSchema.optional(),
  until: dateSchema.optional(),
});
export type ExportsFilter = z.output<typeof exportsFilter>;
export const exportsQuery = exportsFilter.extend(paging);
export const exportedFile = z.object({
  id: idSchema,
  at: z.string(),
  account: z.object({ id: idSchema, name: z.string() }),
  code: z.string(),
  list: z.string(),
  as: z.string(),
  rows: z.number().nullable(),
  /** Personal numbers in it. */
  numbers: z.string(),
  filter: z.array(z.object({ label: z.string(), value: z.string() })),
  reason: z.string().nullable(),
});
export type ExportedFile = z.infer<typeof exportedFile>;
export const exportsPage = z.object({ rows: z.array(exportedFile), ...page });
export type ExportsPage = z.infer<typeof exportsPage>;

export const trailChoices = z.object({
  accounts: z.array(z.object({ id: idSchema, name: z.string() })),
  commands: z.array(z.object({ command: z.string(), what: z.string() })),
});
export type TrailChoices = z.infer<typeof trailChoices>;

export const peopleQuery = z.object({ q: lineSchema(100) });
export const foundPeople = z.array(z.object({ id: idSchema, name: z.string(), unit: z.string(), birthDate: z.string().nullable() }));
export type FoundPeople = z.infer<typeof foundPeople>;
