import { addDays, today } from '#kit/dates.ts';

/** When a practice tenant was last to be made anew: today at `resetAt` ('00:30', Asia/Ho_Chi_Minh) or, before that, yesterday. */
export function lastReset(resetAt: string, now: Date): Date {
  const at = (day: string) => new Date(`${day}T${resetAt}:00+07:00`);
  const day = today(() => now);
  return at(day) <= now ? at(day) : at(addDays(day, -1));
}

/** Also the next morning, where the server was down at night. */
export const isDue = ({ resetAt, madeAt }: { resetAt: string; madeAt: Date }, now: Date): boolean => madeAt < lastReset(resetAt, now);
