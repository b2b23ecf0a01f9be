import * as dates from '#kit/dates.ts';
import { locales } from '#kit/language.ts';
import * as money from '#kit/money.ts';
import * as numbers from '#kit/numbers.ts';
import { language } from './language.ts';

/** Dates, numbers and money as this page's language writes them. */
export const formatDate = (date: dates.CalendarDate): string => dates.formatDate(date, language);
export const formatKnown = (date: dates.CalendarDate, precision: string): string => dates.formatKnown(date, precision, language);
export const formatNumber = (value: number, decimals?: number): string => numbers.formatNumber(value, decimals, language);
export const formatDifference = (value: number): string => numbers.formatDifference(value, language);
/** What a number is typed with. */
export const separators = language === 'en' ? { thousand: ',', decimal: '.' } : { thousand: '.', decimal: ',' };
export const formatDong = (amount: money.Dong): string => money.formatDong(amount, language);

/** ISO moment -> the day it was in Hà Nội, "05/03/2024". */
export const formatDayOf = (moment: string): string => formatDate(dates.today(() => new Date(moment)));

/** ISO moment -> "05/03/2024 14:07", time of Hà Nội. */
export const formatMoment = (moment: string): string => `${formatDayOf(moment)} ${clock.format(new Date(moment))}`;

const clock = new Intl.DateTimeFormat(locales[language], { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' });

/** "Thứ Hai, 23/11/2026" */
export function formatWeekday(day: dates.CalendarDate): string {
  const name = weekdays.format(new Date(`${day}T00:00:00Z`));
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}, ${formatDate(day)}`;
}

const weekdays = new Intl.DateTimeFormat(locales[language], { weekday: 'long', timeZone: 'UTC' });
