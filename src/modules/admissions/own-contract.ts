import { z } from 'zod';

/** Where a trainee was put forward, and the paper that summons them. */
export const ownNominations = z.array(
  z.object({
    id: z.string(),
    series: z.object({ code: z.string(), name: z.string(), opensOn: z.string().nullable() }),
    /** That put them forward. */
    unitName: z.string().nullable(),
    submittedOn: z.string(),
    state: z.enum(['submitted', 'waiting', 'accepted', 'refused', 'withdrawn']),
    summons: z
      .object({
        paper: z.string().nullable(),
        issuedOn: z.string(),
        className: z.string(),
        classCode: z.string(),
        reportOn: z.string().nullable(),
        reportPlace: z.string().nullable(),
      })
      .nullable(),
  }),
);
export type OwnNominations = z.output<typeof ownNominations>;
