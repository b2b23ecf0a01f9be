import { expect, test } from 'vitest';
import { readDay } from './day.ts';
import { formatDayOf, formatMoment } from './format.ts';

test.each([
  ['29/2/2023', null],
  ['32012024', null],
  ['3/2024', null],
  ['2024', null],
  ['hôm nay', null],
  ['', null],
  ['29022024', '2024-02-29'],
  [' 5/3/2024 ', '2024-03-05'],
  ['5.3.2024', '2024-03-05'],
  ['5 Mar 2024', '2024-03-05'],
  ['31 feb 2024', null],
  ['5 Thg 2024', null],
])('a typed day %j is %j', (text, day) => expect(readDay(text)).toBe(day));

test('the evening of 31/12 in UTC is New Year in Hà Nội', () => {
  expect(formatDayOf('2024-12-31T17:30:00.000Z')).toBe('01/01/2025');
  expect(formatMoment('2024-12-31T17:30:00.000Z')).toBe('01/01/2025 00:30');
});
