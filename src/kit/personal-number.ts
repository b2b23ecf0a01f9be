import { yearOf, type CalendarDate } from './dates.ts';
import { tidy } from './text.ts';

/** Personal number (số định danh): PPP G YY RRRRRR, always text, no check digit. */

/** Codes of the 63 provinces of birth registration before 2025; merging provinces changes no issued number. From 100 on: countries. */
const PROVINCES = new Set(
  `001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048
   049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096`.split(
    /\s+/,
  ),
);
export const isProvinceCode = (code: string): boolean => PROVINCES.has(code);

/** Blanks and the apostrophe with which Excel marks text do not count. */
export const plainNumber = (typed: string): string => tidy(typed).replace(/^['’]/, '').replace(/[\s.]/g, '');

/** Year of birth that a number of 12 digits holds: the fourth digit is century and sex. */
export const birthYearIn = (number: string): number => 1900 + 100 * Math.floor(Number(number[3]) / 2) + Number(number.slice(4, 6));
export const sexIn = (number: string): 'male' | 'female' => (Number(number[3]) % 2 === 0 ? 'male' : 'female');

/** 001•••••6789 */
export const maskNumber = (number: string): string => `${number.slice(0, 3)}•••••${number.slice(-4)}`;
export const isMasked = (text: string): boolean => /^\d{3}•+\d{4}$/.test(text);

/**
 * Puts back the zeros that Excel took from the front of a number, only where it is certain: the province exists and the
 * year of birth (and the sex, if known) that the whole number holds are those of the person. Else null.
 */
export function withLostZeros(number: string, person: { birthDate: CalendarDate | null; sex: 'male' | 'female' | null }): string | null {
  if (!/^\d{10,11}$/.test(number) || person.birthDate === null) return null;
  const whole = number.padStart(12, '0');
  const certain =
    isProvinceCode(whole.slice(0, 3)) &&
    birthYearIn(whole) === yearOf(person.birthDate) &&
    (person.sex === null || sexIn(whole) === person.sex);
  return certain ? whole : null;
}

/** A mobile number of Việt Nam has ten digits and begins with 03, 05, 07, 08 or 09: nine digits have lost their zero. */
export function phoneFrom(typed: string): { phone: string | null; restored: boolean } {
  const bare = tidy(typed)
    .replace(/^['’]/, '')
    .replace(/[\s.()-]/g, '')
    .replace(/^\+?84(?=\d{9}$)/, '0');
  if (/^[35789]\d{8}$/.test(bare)) return { phone: `0${bare}`, restored: true };
  return { phone: /^0\d{9,10}$/.test(bare) ? bare : null, restored: false };
}
