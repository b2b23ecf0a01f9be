import { type CalendarDate, calendarDate, ENGLISH_MONTHS, parseDateText } from '#kit/dates.ts';

/** A whole day as one types it, also as eight digits from a number pad or as English shows it; null when unreadable, partial or no real day. */
export function readDay(text: string): CalendarDate | null {
  const english = /^(\d{1,2})\s+([a-z]{3})\s+(\d{4})$/i.exec(text.trim());
  if (english) {
    const month = ENGLISH_MONTHS.findIndex((name) => name.toLowerCase() === english[2]!.toLowerCase()) + 1;
    return calendarDate(Number(english[3]), month, Number(english[1]));
  }
  const written = parseDateText(text.trim().replace(/^(\d{2})(\d{2})(\d{4})$/, '$1/$2/$3'));
  return written?.precision === 'day' ? written.date : null;
}
