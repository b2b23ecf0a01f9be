import { z } from 'zod';

/** How many trainees of a class are of an ethnic minority, as a report counts them. */
export const minorityCount = z.object({
  /** Of the trainees of the class. */
  trainees: z.int(),
  /** Of whom it is on record and within the caller's sight. */
  known: z.int(),
  /** `few`: fewer than five are; `most`: fewer than five are not. Neither is said closer, so that nobody's can be told from it. */
  minority: z.union([z.int(), z.enum(['few', 'most'])]),
});
export type MinorityCount = z.infer<typeof minorityCount>;

const LEAST = 5;
export const told = (minority: number, known: number): MinorityCount['minority'] => {
  if (minority < LEAST) return 'few';
  return known - minority < LEAST ? 'most' : minority;
};
