import { expect, test } from 'vitest';
import { formatDate, formatMoment, formatNumber, parseDate } from './format.ts';

test.each([
  ['29/2/2023', null],
  ['31/4/2024', null],
  ['0/1/2024', null],
  ['1/13/2024', null],
  ['1/1/24', null],
  ['hôm nay', null],
  ['', null],
  ['29/2/2024', '2024-02-29'],
  [' 5/3/2024 ', '2024-03-05'],
  ['05-03-2024', '2024-03-05'],
  ['5.3.2024', '2024-03-05'],
  ['05032024', '2024-03-05'],
  ['2024-03-05', '2024-03-05'],
])('a typed day %j is %j', (text, day) => expect(parseDate(text)).toBe(day));

test.each([
  ['2024-03-05', '05/03/2024'],
  ['2024-12-31T17:30:00.000Z', '01/01/2025'],
])('%s shows as %s in Hà Nội', (value, text) => expect(formatDate(value)).toBe(text));

test('a moment shows its Hà Nội time', () => expect(formatMoment('2024-12-31T17:30:00.000Z')).toBe('01/01/2025 00:30'));

test.each([
  [1234567, '1.234.567'],
  [0.5, '0,5'],
  [-12, '-12'],
])('%d shows as %s', (value, text) => expect(formatNumber(value)).toBe(text));
