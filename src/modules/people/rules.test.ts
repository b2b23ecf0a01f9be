import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  birthFromText,
  birthProblem,
  likeness,
  maskNumber,
  nameProblem,
  numberProblem,
  numberWarnings,
  plainBirth,
  plainNumber,
  type Described,
  type Sex,
} from './rules.ts';

describe('names', () => {
  test.each([
    ['', 'people.name_empty'],
    [' \u200b ', 'people.name_empty'],
    ['Nguyễn Văn A1', 'people.name_signs'],
    ['=HYPERLINK("x")', 'people.name_signs'],
    ['NguyÔn V¨n ¸n', 'people.name_signs'],
    ['Lê Thị B <b>', 'people.name_signs'],
    ['x'.repeat(101), 'people.name_long'],
    ["H'Hen Niê", null],
    ['Y-Bliêng Êban', null],
    ['Ma A', null],
    ['K’Sor Phước', null],
    ['O', null],
    ['Nguyễn Thị Thuý', null],
  ])('%j', (name, code) => expect(nameProblem(name)?.code ?? null).toBe(code));
});

describe('births', () => {
  test.each([
    ['2023-02-29', 'people.birth_no_such_day'],
    ['2026-01-02', 'people.birth_future'],
    ['1899-12-31', 'people.birth_early'],
    ['1900-01-01', null],
    ['2026-01-01', null],
  ])('%s', (birthDate, code) => expect(birthProblem({ birthDate, birthPrecision: 'day' }, '2026-01-01')?.code ?? null).toBe(code));
  test.each([
    ['31/02/1980', null],
    ['khoảng 1975', null],
    ['23/1', null],
    ['', { birthDate: null, birthPrecision: 'none' }],
    ['1975', { birthDate: '1975-01-01', birthPrecision: 'year' }],
    ['5/1975', { birthDate: '1975-05-01', birthPrecision: 'month' }],
    ['7-5-1975', { birthDate: '1975-05-07', birthPrecision: 'day' }],
  ])('as written: %j', (text, birth) => expect(birthFromText(text)).toEqual(birth));
  test('what is not known does not count', () => {
    expect(plainBirth({ birthDate: '1975-06-23', birthPrecision: 'year' })).toEqual({ birthDate: '1975-01-01', birthPrecision: 'year' });
    expect(plainBirth({ birthDate: null, birthPrecision: 'day' })).toEqual({ birthDate: null, birthPrecision: 'none' });
  });
});

describe('personal numbers', () => {
  test.each([
    ['00118845678', 'people.number_lost_zero'],
    ['1188456789', 'people.number_lost_zero'],
    ['012345678', 'people.number_old'],
    ['0011884567890', 'people.number_shape'],
    ['00118845678O', 'people.number_shape'],
    ['7.9E+10', 'people.number_shape'],
    ['０01188456789', 'people.number_shape'],
    ['001188456789', null],
  ])('%s', (typed, code) => expect(numberProblem(typed)?.code ?? null).toBe(code));
  test.each(["'001188456789", '001 188 456 789', '\u200b001188456789 ', '001.188.456.789'])('%j is 001188456789', (typed) =>
    expect(plainNumber(typed)).toBe('001188456789'),
  );

  const person = (sex: Sex | null, birthDate: string | null) => ({ sex, birthDate, birthPrecision: 'year' as const });
  test.each<[string, string, ReturnType<typeof person>, string[]]>([
    ['province that never was', '003188456789', person('female', '1988-01-01'), ['people.number_province']],
    ['another sex', '001188456789', person('male', '1988-01-01'), ['people.number_sex']],
    ['another year', '001188456789', person('female', '1998-01-01'), ['people.number_year']],
    ['all three', '005288456789', person('female', '1988-01-01'), ['people.number_province', 'people.number_sex', 'people.number_year']],
    ['Đồng Tháp, male, 1984', '087084000999', person('male', '1984-05-06'), []],
    ['Hà Nội, female, 1988', '001188456789', person('female', '1988-01-01'), []],
    ['this century', '001301000001', person('female', '2001-01-01'), []],
    ['born abroad', '132088456789', person('male', '1988-01-01'), []],
    ['nothing known to compare with', '001188456789', person(null, null), []],
  ])('%s', (_, number, known, codes) => expect(numberWarnings(number, known).map((one) => one.code)).toEqual(codes));
  test('masked', () => expect(maskNumber('001188456789')).toBe('001•••••6789'));
});

describe('one person or two', () => {
  const huong: Described = { fullName: 'Nguyễn Thị Thúy', birthDate: '1980-05-06', birthPrecision: 'day', unitId: 1, hasNumber: false };
  test.each<[string, Partial<Described>, Partial<Described>, string]>([
    ['another name', {}, { fullName: 'Nguyễn Thị Thu' }, 'different'],
    ['another day, another unit', {}, { birthDate: '1981-05-06', unitId: 2 }, 'different'],
    ['another day, same unit', {}, { birthDate: '1981-05-06' }, 'different'],
    ['birth unknown, another unit', {}, { birthDate: null, birthPrecision: 'none', unitId: 2 }, 'different'],
    ['two numbers, two units', { hasNumber: true }, { hasNumber: true, unitId: 2 }, 'different'],
    ['two numbers and all else equal: one is mistyped, or twins in name', { hasNumber: true }, { hasNumber: true }, 'maybe'],
    ['moved to another unit', {}, { unitId: 2 }, 'maybe'],
    ['another tone', {}, { fullName: 'Nguyễn Thị Thủy' }, 'maybe'],
    ['year only, same unit', {}, { birthDate: '1980-01-01', birthPrecision: 'year' }, 'maybe'],
    ['birth unknown, same unit', {}, { birthDate: null, birthPrecision: 'none' }, 'maybe'],
    ['another year only, same unit', {}, { birthDate: '1981-01-01', birthPrecision: 'year' }, 'different'],
    ['two spellings', {}, { fullName: 'NGUYỄN THỊ THUÝ' }, 'same'],
    ['one of them with a number', {}, { hasNumber: true }, 'same'],
  ])('%s', (_, a, b, expected) => {
    expect(likeness({ ...huong, ...a }, { ...huong, ...b })).toBe(expected);
    expect(likeness({ ...huong, ...b }, { ...huong, ...a })).toBe(expected);
  });

  test('it does not matter which is which, and a person is like itself', () => {
    const described = fc
      .record({
        fullName: fc.constantFrom('Hòa', 'Hoà', 'Lê Hoa'),
        birthDate: fc.constantFrom(null, '1980-01-01', '1980-05-06'),
        birthPrecision: fc.constantFrom('day' as const, 'year' as const),
        unitId: fc.integer({ min: 1, max: 3 }),
        hasNumber: fc.boolean(),
      })
      .map((one): Described => ({ ...one, ...plainBirth(one) }));
    fc.assert(
      fc.property(described, described, (a, b) => {
        expect(likeness(a, { ...a, hasNumber: false })).not.toBe('different');
        expect(likeness(a, b)).toBe(likeness(b, a));
      }),
    );
  });
});
