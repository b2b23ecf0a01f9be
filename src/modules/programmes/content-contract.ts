import { z } from 'zod';
import { countSchema, dateSchema, idSchema, lineSchema, requiredLine } from '#kit/schemas.ts';
import { tidyLines } from '#kit/text.ts';

/** Lý thuyết, thảo luận, nghiên cứu thực tế, tự học, kiểm tra: what a period (tiết) is spent on. */
export const periodKinds = ['lecture', 'discussion', 'fieldStudy', 'selfStudy', 'test'] as const;
export type PeriodKind = (typeof periodKinds)[number];
export type Periods = Record<PeriodKind, number>;

/** As personnel is grouped everywhere (people); a programme may be meant for some of them. */
export const personnelKinds = [
  'cadre',
  'civil_servant',
  'public_employee',
  'part_time_local_worker',
  'council_deputy',
  'armed_forces',
  'other',
] as const;

const MOST_PERIODS = 5000;
const MOST_TOPICS = 400;
const period = countSchema(MOST_PERIODS).default(0);
const periods = { lecture: period, discussion: period, fieldStudy: period, selfStudy: period, test: period };
/** Its own id where it is there already; else a name for it within what is sent. */
const key = requiredLine(40);
const after = z.array(key).max(20).default([]);
const optionalLine = (max: number) =>
  lineSchema(max)
    .transform((text) => text || null)
    .nullable()
    .default(null);
export const longText = (max: number) =>
  z
    .string()
    .max(max)
    .transform(tidyLines)
    .transform((text) => text || null)
    .nullable()
    .default(null);

export const topicInput = z.strictObject({
  key,
  title: requiredLine(500),
  description: longText(4000),
  ...periods,
  areaIds: z.array(idSchema).max(20).default([]),
  /** Keys of modules and topics that come before it. */
  after,
});
export const moduleInput = z.strictObject({
  key,
  code: optionalLine(40),
  name: requiredLine(300),
  /** Those outside its topics: its test, its field study. */
  ...periods,
  after,
  topics: z.array(topicInput).max(MOST_TOPICS).default([]),
});
/** The whole content of a version, in order. */
export const contentInput = z.strictObject({ modules: z.array(moduleInput).max(100) });
export type ContentInput = z.input<typeof contentInput>;
export type ModuleInput = z.output<typeof moduleInput>;

const shownPeriods = { lecture: z.int(), discussion: z.int(), fieldStudy: z.int(), selfStudy: z.int(), test: z.int() };
const shownTopic = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  ...shownPeriods,
  areaIds: z.array(z.string()),
  after: z.array(z.string()),
});
const shownModule = z.object({
  id: z.string(),
  code: z.string().nullable(),
  name: z.string(),
  ...shownPeriods,
  after: z.array(z.string()),
  topics: z.array(shownTopic),
});
export type ShownTopic = z.output<typeof shownTopic>;
export type ShownModule = z.output<typeof shownModule>;

/** Whom a version is for, what it asks of them, how it is assessed. */
export const conditionsInput = z.strictObject({
  audience: longText(2000),
  personnel: z.array(z.enum(personnelKinds)).max(personnelKinds.length).default([]),
  /** Codes of schemes of eligibility. */
  requirements: z.array(requiredLine(40)).max(10).default([]),
  assessmentSchemeId: idSchema.nullable().default(null),
});
export type ConditionsInput = z.input<typeof conditionsInput>;

export const versionPath = z.strictObject({ id: idSchema });
export const versionContent = z.object({
  id: z.string(),
  familyId: z.string(),
  code: z.string(),
  name: z.string(),
  rowVersion: z.int(),
  audience: z.string().nullable(),
  personnel: z.array(z.enum(personnelKinds)),
  requirements: z.array(z.string()),
  assessmentSchemeId: z.string().nullable(),
  modules: z.array(shownModule),
  totals: z.object(shownPeriods),
  /** Documents linked to it: the papers it stands on, the books it is taught from. */
  documents: z.array(z.object({ linkId: z.string(), id: z.string(), quote: z.string(), subject: z.string(), relation: z.string() })),
});
export type VersionContent = z.output<typeof versionContent>;

export const comparisonQuery = z.strictObject({ earlierId: idSchema, laterId: idSchema });
const sides = z.object({ before: z.object(shownPeriods).nullable(), after: z.object(shownPeriods).nullable() });
const change = z.enum(['added', 'dropped', 'changed', 'same']);
/** Two versions side by side; what is not `added` or `dropped` is in both. */
export const comparison = z.object({
  from: z.object({ id: z.string(), code: z.string(), name: z.string(), validFrom: dateSchema, totals: z.object(shownPeriods) }),
  to: z.object({ id: z.string(), code: z.string(), name: z.string(), validFrom: dateSchema, totals: z.object(shownPeriods) }),
  modules: z.array(
    sides.extend({
      name: z.string(),
      /** What it was called, where that was otherwise. */
      was: z.string().nullable(),
      change,
      topics: z.array(
        sides.extend({
          title: z.string(),
          change,
          /** The module it stood in before, where that is another one. */
          movedFrom: z.string().nullable(),
          describedAnew: z.boolean(),
        }),
      ),
    }),
  ),
});
export type Comparison = z.output<typeof comparison>;
