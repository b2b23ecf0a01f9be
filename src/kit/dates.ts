import type { Language } from './language.ts';

/** A real day of the Gregorian calendar, 'YYYY-MM-DD'. Sorts as text. Means a day in Asia/Ho_Chi_Minh; carries no time. */
export type CalendarDate = string;

/** The present moment, handed in so that tests can hold it still. */
export type Clock = () => Date;

/** What a date written by hand says, no more: an article may print only '23/1' or only '1975'. */
export type WrittenDate =
  | { precision: 'day'; date: CalendarDate }
  | { precision: 'dayMonth'; day: number; month: number }
  | { precision: 'month'; year: number; month: number }
  | { precision: 'year'; year: number };

const DAY_MS = 86_400_000;
const pad = (n: number, width: number) => String(n).padStart(width, '0');

/** null where no such day exists (29/2/2023, 31/4). */
export function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  if (![year, month, day].every(Number.isInteger) || year < 1 || year > 9999) return null;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function isCalendarDate(value: unknown): value is CalendarDate {
  if (typeof value !== 'string') return false;
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return m !== null && calendarDate(Number(m[1]), Number(m[2]), Number(m[3])) === value;
}

export function partsOf(date: CalendarDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

export const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4));

export const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 05/03/2024 as every paper prints it; in English 5 Mar 2024, which nobody reads as the third of May. */
export function formatDate(date: CalendarDate, language: Language = 'vi'): string {
  const { year, month, day } = partsOf(date);
  return language === 'en' ? `${day} ${ENGLISH_MONTHS[month - 1]} ${year}` : `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** A day as far as it is known: 05/03/1975, 03/1975, 1975. */
export function formatKnown(date: CalendarDate, precision: string, language: Language = 'vi'): string {
  if (precision === 'year') return date.slice(0, 4);
  const text = formatDate(date, language);
  return precision === 'month' ? text.replace(/^\d+\W/, '') : text;
}

const toUtc = (date: CalendarDate) => Date.parse(`${date}T00:00:00Z`);
const fromUtc = (ms: number): CalendarDate => new Date(ms).toISOString().slice(0, 10);

export const addDays = (date: CalendarDate, days: number): CalendarDate => fromUtc(toUtc(date) + days * DAY_MS);

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => (toUtc(to) - toUtc(from)) / DAY_MS;

export const compareDates = (a: CalendarDate, b: CalendarDate): number => (a < b ? -1 : a > b ? 1 : 0);

/** Today in Việt Nam (UTC+7 the whole year), whatever zone the machine is in. */
export function today(clock: Clock = () => new Date()): CalendarDate {
  return fromUtc(clock().getTime() + 7 * 3_600_000);
}

// 'ngày 11 tháng 12 năm 2023', 'tháng 12-2020', 'năm 2021' become the form with slashes.
function slashed(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[–—]/g, '-')
    .replace(/ngày|mùng/g, ' ')
    .replace(/tháng|năm/g, '/')
    .replace(/\s*[-/.]+\s*/g, '/')
    .replace(/\s+\//g, '/')
    .replace(/\/+/g, '/')
    .replace(/^[\s/]+|[\s/]+$/g, '');
}

// 00–49 is this century, 50–99 the last: birth dates of serving officials and documents both fit.
const fullYear = (digits: string) => (digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) < 50 ? 2000 : 1900));
const plausible = (year: number) => year >= 1900 && year <= 2199;

/**
 * Reads a date as officials write it: `23/1`, `28-4`, `16-5-2024`, `08/02/2022`, `12-2020`, `16-5-24`, `1975`, `ngày 11 tháng 12 năm 2023`, and 'YYYY-MM-DD'.
 * A day without a year takes `year` when given, else stays `dayMonth`. null when unreadable or no such day.
 */
export function parseDateText(text: string, options: { year?: number } = {}): WrittenDate | null {
  const s = slashed(text);
  const whole = (year: number, month: number, day: number): WrittenDate | null => {
    const date = plausible(year) ? calendarDate(year, month, day) : null;
    return date === null ? null : { precision: 'day', date };
  };
  let m = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(s);
  if (m) return whole(Number(m[1]), Number(m[2]), Number(m[3]));
  m = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(s);
  if (m) return whole(fullYear(m[3]!), Number(m[2]), Number(m[1]));
  m = /^(\d{1,2})\/(\d{4})$/.exec(s);
  if (m) {
    const [month, year] = [Number(m[1]), Number(m[2])];
    return month >= 1 && month <= 12 && plausible(year) ? { precision: 'month', year, month } : null;
  }
  m = /^(\d{1,2})\/(\d{1,2})$/.exec(s);
  if (m) {
    const [day, month] = [Number(m[1]), Number(m[2])];
    if (options.year !== undefined) return whole(options.year, month, day);
    return calendarDate(2000, month, day) === null ? null : { precision: 'dayMonth', day, month };
  }
  m = /^(\d{4})$/.exec(s);
  if (m && plausible(Number(m[1]))) return { precision: 'year', year: Number(m[1]) };
  return null;
}

/** `27/5 - 7/6`, `27/5 đến 7/6/2019`. The first day takes the year of the second, one less where it would fall after it. */
export function parseDateRange(text: string, options: { year?: number } = {}): Period | null {
  const halves = text.normalize('NFC').split(/\s+[-–—]\s+|\s+(?:đến|tới)\s+(?:hết\s+)?/);
  if (halves.length !== 2) return null;
  const last = parseDateText(halves[1]!, options);
  if (last?.precision !== 'day') return null;
  const year = yearOf(last.date);
  let first = parseDateText(halves[0]!, { year });
  if (first?.precision === 'day' && first.date > last.date) first = parseDateText(halves[0]!, { year: year - 1 });
  return first?.precision === 'day' && first.date <= last.date ? { start: first.date, end: last.date } : null;
}

/** Both ends belong to the period. */
export type Period = { start: CalendarDate; end: CalendarDate };

/** The two yearly clocks of ledger.md section 2; a term or any other range is `ownRange`. */
export type YearClock = 'calendar' | 'administrative';

export const calendarYear = (year: number): Period => ({ start: `${pad(year, 4)}-01-01`, end: `${pad(year, 4)}-12-31` });

/** State periodic reports: 15/12 of the year before to 14/12 (NĐ 09/2019). */
export const administrativeYear = (year: number): Period => ({ start: `${pad(year - 1, 4)}-12-15`, end: `${pad(year, 4)}-12-14` });

export const yearPeriod = (clock: YearClock, year: number): Period =>
  clock === 'calendar' ? calendarYear(year) : administrativeYear(year);

/** The year of `clock` in which a day falls: 15/12/2020 is in the administrative year 2021. */
export function yearOn(clock: YearClock, date: CalendarDate): number {
  return clock === 'administrative' && date.slice(5) >= '12-15' ? yearOf(date) + 1 : yearOf(date);
}

/** null when the end is before the start or a day does not exist. */
export function ownRange(start: CalendarDate, end: CalendarDate): Period | null {
  return isCalendarDate(start) && isCalendarDate(end) && start <= end ? { start, end } : null;
}

export type Quarter = 1 | 2 | 3 | 4;

export function quarter(year: number, q: Quarter): Period {
  return { start: `${pad(year, 4)}-${pad(q * 3 - 2, 2)}-01`, end: `${pad(year, 4)}-${pad(q * 3, 2)}-${daysInMonth(year, q * 3)}` };
}

export const quarterOf = (date: CalendarDate): Quarter => Math.ceil(partsOf(date).month / 3) as Quarter;

export const inPeriod = (period: Period, date: CalendarDate): boolean => period.start <= date && date <= period.end;
