import { z } from 'zod';
import { dateSchema, idSchema, lineSchema } from '#kit/schemas.ts';
import { endedKinds, evidences, levels, qualificationKinds } from './fact-rules.ts';
import { birthPrecisions } from './rules.ts';

const level = z.enum([...levels.education, ...levels.political_theory, ...levels.rank]);
const qualification = {
  kind: z.enum(qualificationKinds),
  level,
  evidence: z.enum(evidences),
  issuer: lineSchema(200).nullable(),
  /** Of a rank: held since. */
  issuedOn: dateSchema.nullable(),
  issuedPrecision: z.enum(birthPrecisions),
  serial: lineSchema(60).nullable(),
  note: lineSchema(300).nullable(),
};
export const qualificationInput = z.strictObject({
  ...qualification,
  issuer: qualification.issuer.default(null),
  issuedOn: qualification.issuedOn.default(null),
  issuedPrecision: qualification.issuedPrecision.default('day'),
  serial: qualification.serial.default(null),
  note: qualification.note.default(null),
});
export type QualificationInput = z.output<typeof qualificationInput>;

/** null takes the year back. Which band it was is not kept. */
export const ratingInput = z.strictObject({
  year: z.int().min(1990).max(2200),
  meetsGood: z.boolean().nullable(),
  document: lineSchema(200).nullable().default(null),
});
export type RatingInput = z.output<typeof ratingInput>;

export const serviceInput = z.strictObject({
  serviceFrom: dateSchema.nullable(),
  servicePrecision: z.enum(['day', 'month', 'year']).default('day'),
  endedKind: z.enum(endedKinds).nullable().default(null),
  endedOn: dateSchema.nullable().default(null),
});
export type ServiceInput = z.output<typeof serviceInput>;

export const factsRecorded = z.object({ id: idSchema, rowVersion: z.int() });

/** What stands on record of one person, for its page. */
export const personFacts = z.object({
  rowVersion: z.int(),
  serviceFrom: z.string().nullable(),
  servicePrecision: z.enum(['day', 'month', 'year']),
  endedKind: z.enum(endedKinds).nullable(),
  endedOn: z.string().nullable(),
  qualifications: z.array(
    z.object({
      id: idSchema,
      kind: qualification.kind,
      level,
      evidence: qualification.evidence,
      issuer: z.string().nullable(),
      issuedOn: z.string().nullable(),
      issuedPrecision: qualification.issuedPrecision,
      serial: z.string().nullable(),
      note: z.string().nullable(),
      recordedByName: z.string(),
    }),
  ),
  ratings: z.array(z.object({ year: z.int(), meetsGood: z.boolean(), document: z.string(), recordedByName: z.string() })),
});
export type PersonFactsShown = z.output<typeof personFacts>;
