import { today, yearOf } from '#kit/dates.ts';

/** Years one may ask for, newest first: next year's plan down to the oldest that is of use. */
export function years(): { value: number; label: string }[] {
  const newest = yearOf(today()) + 1;
  return Array.from({ length: newest - 2014 }, (_, back) => ({ value: newest - back, label: String(newest - back) }));
}
