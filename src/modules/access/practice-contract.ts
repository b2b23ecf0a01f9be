import { z } from 'zod';
import { roles } from '#kit/roles.ts';

/** Who may be chosen at the door of a practice tenant. `agency`: its number, null for what is held over all of them. */
export const practiceDoor = z.object({
  agencies: z.array(z.object({ number: z.string(), name: z.string() })),
  accounts: z.array(z.object({ signInName: z.string(), role: z.enum(roles), agency: z.string().nullable() })),
});
export type PracticeDoor = z.infer<typeof practiceDoor>;
