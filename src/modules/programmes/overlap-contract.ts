import { z } from 'zod';
import { dateSchema, idSchema, lineSchema, requiredLine } from '#kit/schemas.ts';

const percent = z.int().min(0).max(100);
const share = z.object({ share: percent, possible: percent });
const verification = z.enum(['verified', 'unverified']);
const source = {
  documentId: idSchema.nullish(),
  citation: lineSchema(500).nullish(),
  /** `verified` only where somebody has compared it with what is cited. */
  verification: verification.default('unverified'),
};
const shownSource = { documentId: z.string().nullable(), citation: z.string().nullable(), verification };

// ── thresholds ──
export const thresholdInput = z.strictObject({
  validFrom: dateSchema,
  /** Percent of a programme that somebody has learnt already: from here on it is warned. */
  share: z.int().min(1).max(100),
  /** How many years back. */
  years: z.int().min(1).max(50),
  /** Percent from which two titles may be the same. */
  nearSimilarity: z.int().min(50).max(100),
  /** Percent of common content from which two planned classes are near-identical. */
  quarterShare: z.int().min(1).max(100),
  ...source,
});
export const threshold = z.object({
  id: z.string(),
  validFrom: z.string(),
  share: z.int(),
  years: z.int(),
  nearSimilarity: z.int(),
  quarterShare: z.int(),
  ...shownSource,
  recordedBy: z.string(),
  inForce: z.boolean(),
});
export type Threshold = z.output<typeof threshold>;

// ── levels of certificates ──
export const ladders = ['political_theory', 'state_management', 'leadership'] as const;
export type Ladder = (typeof ladders)[number];
export const levelInput = z.strictObject({
  familyId: idSchema,
  validFrom: dateSchema,
  /** Null: from that day on it is on no ladder. */
  ladder: z.enum(ladders).nullable(),
  level: z.int().min(1).max(9).nullable(),
  ...source,
});
export const level = z.object({
  id: z.string(),
  family: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  validFrom: z.string(),
  ladder: z.enum(ladders).nullable(),
  level: z.int().nullable(),
  ...shownSource,
  recordedBy: z.string(),
  inForce: z.boolean(),
});
export type Level = z.output<typeof level>;

// ── titles that may be the same ──
export const verdicts = ['same', 'different'] as const;
export type Verdict = (typeof verdicts)[number];
export const twinViews = ['open', 'same', 'different'] as const;
export const twinQuery = z.strictObject({
  view: z.enum(twinViews).default('open'),
  /** Code of a programme: only pairs with a topic of it. */
  family: lineSchema(40).optional(),
});
const side = z.object({
  title: z.string(),
  description: z.string().nullable(),
  /** Where it is taught, with its periods. */
  taughtIn: z.array(z.object({ versionId: z.string(), code: z.string(), name: z.string(), periods: z.int() })),
});
export const twin = z.object({
  id: z.string(),
  a: side,
  b: side,
  similarity: percent,
  verdict: z.enum(verdicts).nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
});
export type Twin = z.output<typeof twin>;
export const twinList = z.object({
  rows: z.array(twin),
  /** All there are; `rows` are the most alike of them. */
  total: z.int(),
  topics: z.int(),
});
export type TwinList = z.output<typeof twinList>;
export const twinDecision = z.strictObject({
  titleA: requiredLine(500),
  titleB: requiredLine(500),
  verdict: z.enum(verdicts),
  /** What had been decided when it was looked at. */
  was: z.enum(verdicts).nullable(),
});

// ── overlap of one version with the others ──
const topic = z.object({ title: z.string(), periods: z.int() });
export const overlapRow = z.object({
  family: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  version: z.object({ id: z.string(), code: z.string(), name: z.string(), validFrom: z.string(), validTo: z.string().nullable() }),
  by: z.enum(['topics', 'version', 'family', 'unknown']),
  /** Of what this version teaches, found in the other. */
  here: share,
  /** Of what the other teaches, found in this one. */
  there: share,
  pairs: z.array(z.object({ a: topic, b: topic, sure: z.boolean(), alike: z.number() })),
});
export type OverlapRow = z.output<typeof overlapRow>;
export const overlaps = z.object({
  /** Topics with content of their own that this version records; 0: only versions of its family can be told to be the same. */
  topics: z.int(),
  rows: z.array(overlapRow),
  /** Other programmes of which no topics are recorded: what they have in common with this one is not known. */
  unknown: z.int(),
});
export type Overlaps = z.output<typeof overlaps>;
