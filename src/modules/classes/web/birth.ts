import { formatDate } from '#kit/dates.ts';

/** "12/03/1985", "03/1985" or "1985", as exactly as the record knows it; empty where it does not. */
export function birthText(date: string | null, precision: string): string {
  if (!date || precision === 'none') return '';
  const text = formatDate(date);
  return precision === 'year' ? text.slice(6) : precision === 'month' ? text.slice(3) : text;
}
