import { formatDate, parseDateRange, parseDateText, type CalendarDate } from '#kit/dates.ts';
import { nameKey } from '#kit/name-index.ts';
import { fold, tidy } from '#kit/text.ts';
import type { PartialDate } from '#modules/imports';
import { categoryWords } from './export-words.ts';
import { categories, type BirthPrecision, type Category } from './rules.ts';

/** What a register says of one certificate. */
export type CertificateFacts = {
  title: string;
  familyId: string | null;
  serial: string | null;
  registerNo: string | null;
  issuer: string | null;
  issuedOn: CalendarDate | null;
  issuedPrecision: BirthPrecision;
  courseFrom: CalendarDate | null;
  courseTo: CalendarDate | null;
  periods: number | null;
  classification: string | null;
  decision: string | null;
  signer: string | null;
};

/** What a class is found by, and who issued it. */
export type IssuedCertificate = { personId: string; familyId: string } & Pick<CertificateFacts, 'issuer' | 'issuedOn' | 'courseTo'>;

export const titleKey = (title: string): string => fold(title);
export const issuerKey = (issuer: string | null): string => (issuer === null ? '' : nameKey(issuer));
/** By the number of its blank, within its issuer. */
export const serialKey = (issuer: string | null, serial: string): string => `${issuerKey(issuer)}|${serial}`;
/** Without one: who, what and when. */
export const describedKey = (who: string, { title, issuedOn }: Pick<CertificateFacts, 'title' | 'issuedOn'>): string =>
  `${who}|${titleKey(title)}|${issuedOn ?? ''}`;

/** 'Từ 01/3/2020 đến 15/4/2020', '27/5 - 7/6/2019', '1/3/2020-15/4/2020'; null when unreadable. */
export function courseTime(text: string): { from: CalendarDate; to: CalendarDate } | null {
  const words = tidy(text)
    .replace(/^(từ )?(ngày )?/iu, '')
    .replace(/\s+(đến|tới)\s+ngày\s+/iu, ' đến ');
  const range = parseDateRange(words) ?? parseDateRange(words.replace(/^([\d/.]+)\s*[-–—]\s*([\d/.]+)$/, '$1 - $2'));
  if (range) return { from: range.start, to: range.end };
  const day = parseDateText(words);
  return day?.precision === 'day' ? { from: day.date, to: day.date } : null;
}

/** A date as far as it is known: 15/04/2020, 4/2020, 2020. */
export function partialDateText({ date, precision }: PartialDate): string | null {
  if (date === null || precision === 'none') return null;
  if (precision === 'day') return formatDate(date);
  return precision === 'year' ? date.slice(0, 4) : `${Number(date.slice(5, 7))}/${date.slice(0, 4)}`;
}

/** The very words of a category. */
export const categoryNamed = (text: string): Category | null => categories.find((one) => fold(categoryWords[one]) === fold(text)) ?? null;
