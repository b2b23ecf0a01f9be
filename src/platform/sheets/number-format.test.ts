import { describe, expect, it } from 'vitest';
import { numberCell } from './cell-values.ts';
import { formatMeaning, serialToDay, serialToTime } from './number-format.ts';

describe('what a number format means', () => {
  it.each([
    ['General', 'number'],
    ['0.00', 'number'],
    ['#,##0 "đồng"', 'number'],
    ['#,##0\\ "₫";[Red]-#,##0\\ "₫"', 'number'],
    ['_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)', 'number'],
    ['0.00E+00', 'number'],
    ['@', 'number'],
    ['"dd/mm/yyyy"', 'number'],
    ['[Red]0', 'number'],
    ['dd/mm/yyyy', 'date'],
    ['dd/mm/yyyy;@', 'date'],
    ['d-mmm-yy', 'date'],
    ['[$-42A]dd mmmm yyyy;@', 'date'],
    ['[$-1010000]d/m/yyyy', 'date'],
    ['"Ngày" dd "tháng" mm "năm" yyyy', 'date'],
    ['yyyy', 'date'],
    ['mm/yyyy', 'date'],
    ['mmmm', 'date'],
    ['dd\\.mm\\.yyyy\\ hh:mm', 'date'],
    ['hh:mm', 'time'],
    ['[h]:mm:ss', 'time'],
    ['mm:ss.0', 'time'],
    ['h:mm AM/PM', 'time'],
  ])('%s', (code, meaning) => expect(formatMeaning(code)).toBe(meaning));
});

describe('days', () => {
  it.each<[number, boolean, string | null]>([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, null], // 29/2/1900, which never was
    [61, false, '1900-03-01'],
    [44313, false, '2021-04-27'],
    [44313.99999, false, '2021-04-27'],
    [2_958_465, false, '9999-12-31'],
    [2_958_466, false, null],
    [0, false, null],
    [-1, false, null],
    [0, true, '1904-01-01'],
    [42851, true, '2021-04-27'],
    [Number.NaN, false, null],
  ])('%d (1904: %s) is %s', (serial, from1904, day) => expect(serialToDay(serial, from1904)).toBe(day));

  it.each<[number, 'number' | 'date' | 'time', string, string]>([
    [44313.6, 'date', 'date', '2021-04-27'],
    [60, 'date', 'error', '29/02/1900'],
    [-5, 'date', 'error', '-5'],
    [1_085_012_345, 'date', 'error', '1085012345'],
    [0, 'date', 'number', '0'],
    [0.354166666666667, 'time', 'number', '08:30'],
    [1.25, 'time', 'number', '30:00'],
    [44313.5, 'time', 'date', '2021-04-27'],
    [1_085_012_345, 'number', 'number', '1085012345'],
    [79_085_012_345, 'number', 'number', '79085012345'],
    [7.1999999999999993, 'number', 'number', '7.2'],
    [0.1 + 0.2, 'number', 'number', '0.3'],
  ])('%d as a %s is %s %s', (raw, meaning, kind, text) => {
    expect(numberCell(raw, meaning, false)).toMatchObject({ kind, text });
  });

  it('a time tells its seconds only where there are some', () =>
    expect([serialToTime(0.5), serialToTime(0.500011574)]).toEqual(['12:00', '12:00:01']));
});
