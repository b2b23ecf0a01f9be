import { calendarDate, daysInMonth, partsOf, type CalendarDate } from '#kit/dates.ts';
import type { KnownDay } from './facts.ts';

/** First and last day that a day known in part may be. */
export function daysMeant({ date, precision }: KnownDay): [CalendarDate, CalendarDate] {
  const { year, month } = partsOf(date);
  if (precision === 'year') return [calendarDate(year, 1, 1)!, calendarDate(year, 12, 31)!];
  if (precision === 'month') return [calendarDate(year, month, 1)!, calendarDate(year, month, daysInMonth(year, month))!];
  return [date, date];
}

/** Whole months from one day to another; a month is full on the same day of the month, or on the first of the next where there is none. */
function wholeMonths(from: CalendarDate, to: CalendarDate): number {
  const [a, b] = [partsOf(from), partsOf(to)];
  return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
}

/**
 * Whole months since a day known in part, at least and at most. Years are twelve of them: born on 29/2, one is a year older on 1/3
 * of a year that has no such day.
 */
export function monthsSince(since: KnownDay, on: CalendarDate): [least: number, most: number] {
  const [first, last] = daysMeant(since);
  return [wholeMonths(last, on), wholeMonths(first, on)];
}
export function yearsSince(since: KnownDay, on: CalendarDate): [least: number, most: number] {
  const [least, most] = monthsSince(since, on);
  return [Math.floor(least / 12), Math.floor(most / 12)];
}
