import { z } from 'zod';
import { idSchema, lineSchema, yearSchema } from '#kit/schemas.ts';
import { birthPrecisions } from './rules.ts';

/** A certificate that somebody holds, as its register prints it. */
export const certificate = z.object({
  id: idSchema,
  /** Programme as the certificate names it. */
  title: z.string(),
  programme: z.object({ id: idSchema, code: z.string(), name: z.string() }).nullable(),
  serial: z.string().nullable(),
  registerNo: z.string().nullable(),
  issuer: z.string().nullable(),
  /** With precision month or year the missing part is 01. */
  issuedOn: z.string().nullable(),
  issuedPrecision: z.enum(birthPrecisions),
  courseFrom: z.string().nullable(),
  courseTo: z.string().nullable(),
  periods: z.int().nullable(),
  classification: z.string().nullable(),
  decision: z.string().nullable(),
  signer: z.string().nullable(),
});
export type Certificate = z.output<typeof certificate>;
export const certificatesOfPerson = z.object({ certificates: z.array(certificate) });

export const certificateRow = certificate.extend({
  person: z.object({
    id: idSchema,
    fullName: z.string(),
    birthDate: z.string().nullable(),
    birthPrecision: z.enum(birthPrecisions),
    unit: z.object({ id: z.int(), name: z.string() }),
  }),
});
export type CertificateRow = z.output<typeof certificateRow>;

const part = lineSchema(100).optional();
export const certificateFilter = z.strictObject({
  /** Part of a holder's name, or a serial or register number. */
  q: part,
  /** Part of the programme's title. */
  title: part,
  /** Part of the issuer's name. */
  issuer: part,
  /** Of issue. */
  year: yearSchema.optional(),
  /** Of the holder now, with everything below it. */
  unit: z.coerce.number().int().optional(),
});
export type CertificateFilter = z.output<typeof certificateFilter>;
export const certificateQuery = certificateFilter.extend({
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const certificateList = z.object({
  items: z.array(certificateRow),
  /** At most 1,000; `capped`: there are more. */
  total: z.int(),
  capped: z.boolean(),
  next: z.string().nullable(),
});
export type CertificateList = z.output<typeof certificateList>;
