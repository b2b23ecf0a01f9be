import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  administrativeYear,
  calendarDate,
  calendarYear,
  compareDates,
  daysBetween,
  formatDate,
  formatKnown,
  inPeriod,
  isCalendarDate,
  ownRange,
  parseDateRange,
  parseDateText,
  quarter,
  quarterOf,
  today,
  yearOn,
  yearPeriod,
} from './dates.ts';

const someDay = fc.integer({ min: -25_000, max: 40_000 }).map((n) => addDays('2000-01-01', n));

test('a day in English names its month, as far as the day is known', () => {
  expect(formatDate('2026-11-03', 'en')).toBe('3 Nov 2026');
  expect(['day', 'month', 'year'].map((precision) => formatKnown('1975-03-05', precision, 'en'))).toEqual([
    '5 Mar 1975',
    'Mar 1975',
    '1975',
  ]);
  expect(['day', 'month', 'year'].map((precision) => formatKnown('1975-03-05', precision))).toEqual(['05/03/1975', '03/1975', '1975']);
});

describe('days that exist', () => {
  test.each(['2023-02-29', '2021-04-31', '2021-13-01', '2021-00-10', '2021-1-1', '21-01-01', '2021-01-01T00:00:00Z', '', null, 20210101])(
    'refuses %s',
    (value) => {
      expect(isCalendarDate(value)).toBe(false);
    },
  );
  test.each(['2024-02-29', '2000-02-29', '1999-12-31'])('accepts %s', (value) => expect(isCalendarDate(value)).toBe(true));
  test('1900 was no leap year', () => expect(calendarDate(1900, 2, 29)).toBeNull());
  test('agrees with the platform calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (y, m, d) => {
        const native = new Date(Date.UTC(y, m - 1, d));
        const real = native.getUTCFullYear() === y && native.getUTCMonth() === m - 1 && native.getUTCDate() === d;
        expect(calendarDate(y, m, d) !== null).toBe(real);
      }),
    );
  });
});

describe('dates as officials write them', () => {
  test.each([
    '29/2/2023',
    '31-4-2021',
    '0/1',
    '32/1',
    '13-2020',
    '5/13',
    '99999',
    'quý I',
    '',
    '1/2/3/4',
    '16-5-202',
    '12-1850',
    '1/1/0001',
  ])('cannot read %s', (text) => {
    expect(parseDateText(text)).toBeNull();
  });
  test.each([
    ['23/1', { precision: 'dayMonth', day: 23, month: 1 }],
    ['28-4', { precision: 'dayMonth', day: 28, month: 4 }],
    ['29/2', { precision: 'dayMonth', day: 29, month: 2 }],
    ['16-5-2024', { precision: 'day', date: '2024-05-16' }],
    ['8-2-2022', { precision: 'day', date: '2022-02-08' }],
    ['08/02/2022', { precision: 'day', date: '2022-02-08' }],
    ['08.02.2022', { precision: 'day', date: '2022-02-08' }],
    ['16-05-24', { precision: 'day', date: '2024-05-16' }],
    ['01-02-75', { precision: 'day', date: '1975-02-01' }],
    ['2024-05-16', { precision: 'day', date: '2024-05-16' }],
    ['12-2020', { precision: 'month', year: 2020, month: 12 }],
    ['tháng 12-2020', { precision: 'month', year: 2020, month: 12 }],
    ['tháng 12 năm 2020', { precision: 'month', year: 2020, month: 12 }],
    ['1975', { precision: 'year', year: 1975 }],
    ['năm 2021', { precision: 'year', year: 2021 }],
    ['ngày 11 tháng 12 năm 2023', { precision: 'day', date: '2023-12-11' }],
    [' 11 / 12 – 2023 ', { precision: 'day', date: '2023-12-11' }],
  ])('reads %s', (text, expected) => expect(parseDateText(text)).toEqual(expected));

  test('a day without a year takes the year of its context', () => {
    expect(parseDateText('23/1', { year: 2024 })).toEqual({ precision: 'day', date: '2024-01-23' });
    expect(parseDateText('29/2', { year: 2023 })).toBeNull();
  });
  test('reads back what it prints', () => {
    fc.assert(
      fc.property(someDay, (date) => {
        expect(parseDateText(formatDate(date))).toEqual({ precision: 'day', date });
      }),
    );
  });
  test.each([
    ['27/5 - 7/6', { year: 2019 }, { start: '2019-05-27', end: '2019-06-07' }],
    ['27/5 đến 7/6/2019', {}, { start: '2019-05-27', end: '2019-06-07' }],
    ['20/12 – 14/1/2021', {}, { start: '2020-12-20', end: '2021-01-14' }],
    ['27/5 - 7/6', {}, null],
    ['7/6/2019 - 27/5/2019', {}, null],
    ['27/5', { year: 2019 }, null],
  ])('range %s', (text, options, expected) => expect(parseDateRange(text, options)).toEqual(expected));
});

describe('arithmetic', () => {
  test('days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2021-01-01', -1)).toBe('2020-12-31');
    fc.assert(
      fc.property(someDay, fc.integer({ min: -9999, max: 9999 }), (date, n) => {
        expect(daysBetween(date, addDays(date, n))).toBe(n);
        expect(Math.sign(compareDates(addDays(date, n), date))).toBe(Math.sign(n));
      }),
    );
  });
  test('the day changes at midnight in Việt Nam', () => {
    expect(today(() => new Date('2020-12-31T16:59:59Z'))).toBe('2020-12-31');
    expect(today(() => new Date('2020-12-31T17:00:00Z'))).toBe('2021-01-01');
  });
});

describe('periods', () => {
  test('both clocks', () => {
    expect(calendarYear(2020)).toEqual({ start: '2020-01-01', end: '2020-12-31' });
    expect(administrativeYear(2020)).toEqual({ start: '2019-12-15', end: '2020-12-14' });
    expect(ownRange('2020-01-02', '2020-01-01')).toBeNull();
    expect(ownRange('2020-01-02', '2020-01-02')).toEqual({ start: '2020-01-02', end: '2020-01-02' });
  });
  test('fixture 3 of the ledger: 20/12/2020 to 31/12/2020', () => {
    expect(yearOn('calendar', '2020-12-31')).toBe(2020);
    expect(yearOn('administrative', '2020-12-20')).toBe(2021);
    expect(yearOn('administrative', '2020-12-14')).toBe(2020);
  });
  test('every day lies in exactly the year its clock names', () => {
    fc.assert(
      fc.property(someDay, fc.constantFrom('calendar' as const, 'administrative' as const), (date, clock) => {
        const year = yearOn(clock, date);
        expect([year - 1, year, year + 1].map((y) => inPeriod(yearPeriod(clock, y), date))).toEqual([false, true, false]);
        expect(inPeriod(quarter(Number(date.slice(0, 4)), quarterOf(date)), date)).toBe(true);
      }),
    );
  });
  test('quarters', () =>
    expect([1, 2, 3, 4].map((q) => quarter(2023, q as 1 | 2 | 3 | 4).end)).toEqual([
      '2023-03-31',
      '2023-06-30',
      '2023-09-30',
      '2023-12-31',
    ]));
});
