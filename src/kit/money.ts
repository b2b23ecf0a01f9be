import type { Language } from './language.ts';
import { formatNumber, parseNumber } from './numbers.ts';

/** Vietnamese đồng, always a whole number: there is no smaller coin and no floating point. */
export type Dong = number;

export const isDong = (value: unknown): value is Dong => Number.isSafeInteger(value);

/** 4.000.000 đ, in English VND 4,000,000 */
export const formatDong = (amount: Dong, language: Language = 'vi'): string =>
  language === 'vi' ? `${formatNumber(amount, 0)} đ` : `VND ${formatNumber(amount, 0, language)}`;

/** Reads '4.000.000', '4.000.000 đ', '4.000.000 đồng', '4.000.000 VNĐ'; null for parts of a đồng or anything else. */
export function parseDong(text: string): Dong | null {
  const value = parseNumber(
    text
      .normalize('NFC')
      .trim()
      .replace(/\s*(đồng|đ|vnđ|vnd)\.?$/i, ''),
  );
  return isDong(value) ? value : null;
}
