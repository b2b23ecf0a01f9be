import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isId, newId } from './ids.ts';
import { formatDong, parseDong } from './money.ts';
import { formatDifference, formatNumber, parseCount, parseNumber } from './numbers.ts';

test('English writes numbers and money its own way', () => {
  expect(formatNumber(56_690.5, 3, 'en')).toBe('56,690.5');
  expect(formatDifference(1231, 'en')).toBe('+1,231');
  expect(formatDifference(-1231, 'en')).toBe('-1,231');
  expect(formatDong(4_000_000, 'en')).toBe('VND 4,000,000');
  expect(formatNumber(56_690.5)).toBe('56.690,5');
});

describe('numbers', () => {
  test.each(['3.62', '1.2345', '1,2,3', '1.234 567', 'abc', '', '--1', '12e3', '1.', '.5', '99999999999999999999'])(
    'cannot read %j',
    (text) => expect(parseNumber(text)).toBeNull(),
  );
  test.each([
    ['3.621', 3621],
    ['621.466', 621466],
    ['8,5', 8.5],
    ['1.234.567,89', 1234567.89],
    ['3 621', 3621],
    ['3\u00a0621', 3621],
    ['-4', -4],
    ['−4', -4],
    ['007', 7],
    ['1,234', 1.234],
  ])('%s = %d', (text, value) => expect(parseNumber(text)).toBe(value));
  test.each([
    [1234567.89, '1.234.567,89'],
    [36610, '36.610'],
    [999, '999'],
    [0, '0'],
    [-1234, '-1.234'],
  ])('%d prints %s', (value, text) => expect(formatNumber(value)).toBe(text));
  test.each([
    [231, '+231'],
    [0, '0'],
    [-390, '-390'],
  ])('difference %d prints %s', (value, text) => expect(formatDifference(value)).toBe(text));
  test('reads back what it prints', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (n) => {
        expect(parseNumber(formatNumber(n))).toBe(n);
      }),
    );
  });
  test.each([
    ['-1', null],
    ['1,5', null],
    ['2.806', 2806],
  ])('count %s', (text, value) => expect(parseCount(text)).toBe(value));
});

describe('money', () => {
  test.each(['1,5', 'miễn phí', '1.5 đ'])('refuses %s', (text) => expect(parseDong(text)).toBeNull());
  test.each(['4.000.000', '4.000.000 đ', '4.000.000đồng', '4000000 VNĐ'])('%s', (text) => expect(parseDong(text)).toBe(4_000_000));
  test('prints', () => expect(formatDong(4_000_000)).toBe('4.000.000 đ'));
});

test('ids are unique and in order of creation', () => {
  const ids = Array.from({ length: 1000 }, newId);
  expect(new Set(ids).size).toBe(1000);
  expect([...ids].sort()).toEqual(ids);
  expect(ids.every(isId)).toBe(true);
  expect(isId('not-an-id')).toBe(false);
});
