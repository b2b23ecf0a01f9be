import { type CalendarDate, parseDateText } from '#kit/dates.ts';

/** A whole day as one types it, also as eight digits from a number pad; null when unreadable, partial or no real day. */
export function readDay(text: string): CalendarDate | null {
  const written = parseDateText(text.trim().replace(/^(\d{2})(\d{2})(\d{4})$/, '$1/$2/$3'));
  return written?.precision === 'day' ? written.date : null;
}
