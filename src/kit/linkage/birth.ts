import { editDistance, tidy } from '../text.ts';

/** A date as far as it is known; 0 where a part is not. */
export type PartialDate = { year: number; month: number; day: number };

export const BIRTH_LEVELS = [
  'same',
  'swapped', // day and month changed places
  'digit', // one figure wrong, or two neighbours changed places
  'month', // same year and month; the day is not known
  'year', // same year; more is not known of one of them
  'near', // two figures wrong, or day and month right in another year
  'sameYear', // same year, another day
  'different',
] as const;
export type BirthLevel = (typeof BIRTH_LEVELS)[number];
export type BirthComparison = { level: number; reason: BirthLevel };

/** dd/mm/yyyy, yyyymmdd, ISO, mm/yyyy or a year alone; days that do not exist are kept as typed, for a slip of the hand makes them. null where nothing can be read. */
export function readBirth(text: string): PartialDate | null {
  const typed = tidy(text).replace(/[T ]\d\d:.*$/, '');
  let m = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/.exec(typed);
  if (m) return parts(m[1], m[2], m[3]);
  m = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(typed);
  if (m) return parts(m[1], m[2], m[3]);
  m = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(typed);
  if (m) return parts(m[3], m[2], m[1]);
  m = /^(\d{1,2})[-/.](\d{4})$/.exec(typed);
  if (m) return parts(m[2], m[1], '0');
  m = /^(\d{4})[-/.](\d{1,2})$/.exec(typed);
  if (m) return parts(m[1], m[2], '0');
  m = /^(\d{4})$/.exec(typed);
  return m ? parts(m[1], '0', '0') : null;
}
function parts(year: string | undefined, month: string | undefined, day: string | undefined): PartialDate | null {
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  // 00/00/1975 is how some registers write a year alone
  return date.year === 0 ? null : date;
}

/** The eight figures YYYYMMDD. */
export const figuresOf = ({ year, month, day }: PartialDate): string =>
  String(year).padStart(4, '0') + String(month).padStart(2, '0') + String(day).padStart(2, '0');

const is = (reason: BirthLevel): BirthComparison => ({ level: BIRTH_LEVELS.indexOf(reason), reason });

/** How far two dates of birth agree; texts in any form readBirth knows. null where one says nothing. Symmetric. */
export function compareBirth(a: string | PartialDate | null, b: string | PartialDate | null): BirthComparison | null {
  const one = typeof a === 'string' ? readBirth(a) : a;
  const other = typeof b === 'string' ? readBirth(b) : b;
  return one && other ? is(birthLevel(one, other)) : null;
}

function birthLevel(a: PartialDate, b: PartialDate): BirthLevel {
  const partial = a.day === 0 || b.day === 0;
  if (partial) return partialLevel(a, b);
  const sameYear = a.year === b.year;
  if (sameYear && a.month === b.month && a.day === b.day) return 'same';
  if (sameYear && a.month === b.day && a.day === b.month) return 'swapped';
  const figures = editDistance(figuresOf(a), figuresOf(b), 3);
  if (figures <= 1) return 'digit';
  if (figures === 2 || (a.month === b.month && a.day === b.day)) return 'near';
  return sameYear ? 'sameYear' : 'different';
}

function partialLevel(a: PartialDate, b: PartialDate): BirthLevel {
  if (a.year !== b.year) return 'different';
  if (a.month === 0 || b.month === 0) return 'year';
  return a.month === b.month ? 'month' : 'sameYear';
}
