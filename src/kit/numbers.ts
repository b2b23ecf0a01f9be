import { type Language, locales } from './language.ts';

/** Made once for each language and number of decimals: making one takes longer than a page of numbers. */
const formats = new Map<string, Intl.NumberFormat>();

/** 1.234.567,89, in English 1,234,567.89; at most `decimals` decimals (default none are cut: up to 3). */
export function formatNumber(value: number, decimals = 3, language: Language = 'vi'): string {
  const key = language + decimals;
  const format = formats.get(key) ?? new Intl.NumberFormat(locales[language], { maximumFractionDigits: decimals });
  formats.set(key, format);
  return format.format(value);
}

/** +231, -4, 0: a difference always shows its sign. */
export function formatDifference(value: number, language: Language = 'vi'): string {
  return (value > 0 ? '+' : '') + formatNumber(value, 3, language);
}

/**
 * Reads a number as Vietnamese papers print it: dot or blank for thousands, comma for decimals. '3.621' is 3621, '8,5' is 8.5.
 * null when unreadable; '3.62' and '1.2345' are unreadable, not a guess.
 */
export function parseNumber(text: string): number | null {
  const s = text.normalize('NFC').trim().replace(/^[−–]/, '-');
  if (!/^-?(\d+|\d{1,3}([.\s]\d{3})+)(,\d+)?$/.test(s)) return null;
  const separators = new Set(s.match(/[.\s]/g) ?? []);
  if (separators.size > 1) return null;
  const value = Number(s.replace(/[.\s]/g, '').replace(',', '.'));
  return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : null;
}

/** A count of things: whole and not negative, else null. */
export function parseCount(text: string): number | null {
  const value = parseNumber(text);
  return value !== null && Number.isInteger(value) && value >= 0 ? value : null;
}
