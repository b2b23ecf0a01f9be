import { type CalendarDate, formatDate, parseDateText, today } from '#kit/dates.ts';

/** A whole day as one types it, also as eight digits from a number pad; null when unreadable, partial or no real day. */
export function readDay(text: string): CalendarDate | null {
  const written = parseDateText(text.trim().replace(/^(\d{2})(\d{2})(\d{4})$/, '$1/$2/$3'));
  return written?.precision === 'day' ? written.date : null;
}

/** ISO moment -> the day it was in Hà Nội, "05/03/2024". */
export const formatDayOf = (moment: string): string => formatDate(today(() => new Date(moment)));

/** ISO moment -> "05/03/2024 14:07", time of Hà Nội. */
export const formatMoment = (moment: string): string => `${formatDayOf(moment)} ${clock.format(new Date(moment))}`;

const clock = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' });
