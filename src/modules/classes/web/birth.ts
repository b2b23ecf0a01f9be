import { formatKnown } from '#ui/format.ts';

/** "12/03/1985", "03/1985" or "1985", as exactly as the record knows it; empty where it does not. */
export const birthText = (date: string | null, precision: string): string =>
  !date || precision === 'none' ? '' : formatKnown(date, precision);
