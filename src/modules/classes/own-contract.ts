import { z } from 'zod';

/** What a trainee sees of itself: the person, its classes with what came of them, its certificates. */
export const ownFile = z.object({
  fullName: z.string(),
  birthDate: z.string().nullable(),
  birthPrecision: z.string(),
  positionTitle: z.string().nullable(),
  unitName: z.string().nullable(),
  /** In clear: it is one's own. null: nothing on record. */
  sensitive: z.object({
    partyStatus: z.enum(['full', 'probationary', 'none']).nullable(),
    bankAccount: z.object({ bank: z.string(), accountNumber: z.string() }).nullable(),
    ethnicMinority: z.boolean().nullable(),
  }),
  classes: z.array(
    z.object({
      enrolmentId: z.string(),
      code: z.string(),
      name: z.string(),
      runnerName: z.string().nullable(),
      hostName: z.string().nullable(),
      openedOn: z.string().nullable(),
      endedOn: z.string().nullable(),
      status: z.enum(['listed', 'active', 'paused', 'finished', 'not_recognised', 'deferred', 'left', 'moved_out', 'no_show']),
      average: z.number().nullable(),
      conduct: z.string().nullable(),
      classification: z.string().nullable(),
    }),
  ),
  certificates: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      serial: z.string().nullable(),
      issuer: z.string().nullable(),
      issuedOn: z.string().nullable(),
      issuedPrecision: z.string(),
    }),
  ),
});
export type OwnFile = z.infer<typeof ownFile>;
