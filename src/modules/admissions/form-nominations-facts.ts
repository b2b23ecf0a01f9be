import { parseDateText, today, yearOf } from '#kit/dates.ts';
import { fold } from '#kit/text.ts';
import type { ReadRow } from '#modules/imports';

/** What a list says of somebody that conditions of admission ask. Only said so: the record goes before it, and evidence before both. */
export type Stated = {
  education: 'upper_secondary' | 'vocational' | 'college' | 'university' | 'master' | 'doctorate' | null;
  theory: 'elementary' | 'intermediate' | 'advanced' | null;
  partyStatus: 'full' | 'probationary' | 'none' | null;
  ethnicMinority: boolean | null;
  servingSince: { date: string; precision: 'day' | 'month' | 'year' } | null;
};

const EDUCATION: [RegExp, NonNullable<Stated['education']>][] = [
  [/tien si|\bts\b|\bts(kh)?\.|nghien cuu sinh.*tot nghiep/, 'doctorate'],
  [/thac s[iy]|\bths\b|cao hoc|chuyen khoa (i|ii|1|2)\b|\bck ?(i|ii|1|2)\b/, 'master'],
  [/dai hoc|\bdh\b|cu nhan|ky su|bac s[iy]|duoc s[iy]|kien truc su/, 'university'],
  [/cao dang|\bcd\b/, 'college'],
  [/trung cap|\btc\b|trung hoc chuyen nghiep/, 'vocational'],
  [/^(12\/12|10\/10|thpt|pho thong|trung hoc pho thong)/, 'upper_secondary'],
];
const THEORY: [RegExp, NonNullable<Stated['theory']>][] = [
  [/cao cap|cu nhan|\bcc\b/, 'advanced'],
  [/trung cap|\btc\b/, 'intermediate'],
  [/so cap|\bsc\b/, 'elementary'],
];
const first = <T>(words: readonly [RegExp, T][], text: string): T | null => words.find(([pattern]) => pattern.test(text))?.[1] ?? null;
const NO = /^(khong|ko|k|0|-|chua( co)?)$/;

/** A day of joining more than a year ago is a full member: probation lasts twelve months. */
function partyIn(text: string): Stated['partyStatus'] {
  if (text === '') return null;
  if (/chua|khong|^0$|^-$|quan chung/.test(text)) return 'none';
  if (/du bi/.test(text)) return 'probationary';
  const year = /(19|20)\d\d/.exec(text)?.[0];
  if (year) return Number(year) < yearOf(today()) - 1 ? 'full' : null;
  return /^(x|co|dang vien|chinh thuc|dv)/.test(text) ? 'full' : null;
}

const minorityIn = (text: string): boolean | null => (text === '' ? null : !NO.test(text) && !/^kinh\b/.test(text));

function sinceIn(text: string): Stated['servingSince'] {
  const written = text === '' ? null : parseDateText(text);
  switch (written?.precision) {
    case 'day':
      return { date: written.date, precision: 'day' };
    case 'month':
      return { date: `${written.year}-${String(written.month).padStart(2, '0')}-01`, precision: 'month' };
    case 'year':
      return { date: `${written.year}-01-01`, precision: 'year' };
    default:
      return null;
  }
}

export function statedIn({ values }: Pick<ReadRow, 'values'>): Stated {
  const raw = (key: string) => (typeof values[key] === 'string' ? (values[key] as string) : '');
  const text = (key: string) => fold(raw(key));
  return {
    education: first(EDUCATION, text('education')),
    theory: first(THEORY, text('theory')),
    partyStatus: partyIn(text('partyDate')),
    ethnicMinority: minorityIn(text('ethnicity')),
    servingSince: sinceIn(raw('servingSince')),
  };
}
export const nothingStated: Stated = { education: null, theory: null, partyStatus: null, ethnicMinority: null, servingSince: null };
