import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closest, compareNames, editDistance, fold, nameParts, nameSortKey, tidy, tidyLines, toneKey } from './text.ts';

describe('tidy', () => {
  test.each([
    ['  Nguyễn   Văn\tAn \n', 'Nguyễn Văn An'],
    ['Nguye\u0302\u0303n', 'Nguyễn'],
    ['Ðỗ Thị ðào', 'Đỗ Thị đào'],
    ['Trần\u200b Thị\u00a0Hoa\ufeff', 'Trần Thị Hoa'],
    ['\u202eabc\u202c', 'abc'],
    ['a\u0000b\u0007c', 'abc'],
    ['Đo\u00adàn', 'Đoàn'],
    ['\ud800x', 'x'],
    ["H'Hen Niê", "H'Hen Niê"],
    ['\u200b \u2060', ''],
  ])('%j → %j', (input, output) => expect(tidy(input)).toBe(output));

  test('is stable and stays NFC on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = tidy(text);
        expect(tidy(once)).toBe(once);
        expect(once.normalize('NFC')).toBe(once);
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
  test('lines stay lines', () => expect(tidyLines(' a  b \r\n\r\n c\u200b \n')).toBe('a b\n\nc'));
});

describe('fold and tone key', () => {
  test.each([
    ['Hoàng Đức Thắng', 'hoang duc thang'],
    ['ĐẶNG THỊ ƯỚC', 'dang thi uoc'],
    ['Ân', 'an'],
    ['Y Bhăm', 'y bham'],
  ])('%s → %s', (a, b) => expect(fold(a)).toBe(b));
  test.each([
    ['hòa', 'hoà'],
    ['Thúy', 'Thuý'],
    ['HÓA', 'hoá'],
    ['Nguyễn Thị Thủy', 'nguyễn thị thuỷ'],
    ['khỏe', 'khoẻ'],
  ])('%s = %s', (a, b) => expect(toneKey(a)).toBe(toneKey(b)));
  test.each([
    ['hòa', 'hóa'],
    ['An', 'Ân'],
    ['Mai', 'Mài'],
    ['Hoa', 'Hòa'],
    ['má ma', 'ma má'],
  ])('%s ≠ %s', (a, b) => expect(toneKey(a)).not.toBe(toneKey(b)));
});

describe('names', () => {
  test('given name is the last word', () => {
    expect(nameParts(' Hồ Thị  Kim Đoàn ')).toEqual({ given: 'Đoàn', rest: 'Hồ Thị Kim' });
    expect(nameParts('Niê')).toEqual({ given: 'Niê', rest: '' });
  });
  test('every Hoa before every Hòa, whatever their family names', () => {
    expect(['Trần Hòa', 'Lê Hoà', 'Vũ Hoa', 'Lê Hoa', 'Lê Hoàn', 'Lê Hoạ'].sort(compareNames)).toEqual([
      'Lê Hoa',
      'Vũ Hoa',
      'Lê Hoà',
      'Trần Hòa',
      'Lê Hoạ',
      'Lê Hoàn',
    ]);
    expect(nameSortKey('Nguyễn  Thị Hòa')).toBe('Hòa1 Nguyễn3 Thị5');
    expect(nameSortKey('Niê')).toBe('Niê0');
  });
  test('lists sort by given name, then the rest, in Vietnamese order', () => {
    const sorted = [
      'Lê Thị Ân',
      'Nguyễn Văn An',
      'Đỗ Văn An',
      'Trần Đức',
      'Trần Dũng',
      'Phạm Hà',
      'Bùi Hạ',
      'Nguyễn Xuân',
      'Nguyễn Văn Xuân',
      'Võ Yến',
      'Đinh Ước',
      'Đinh Uyên',
    ].sort(compareNames);
    expect(sorted).toEqual([
      'Đỗ Văn An',
      'Nguyễn Văn An',
      'Lê Thị Ân',
      'Trần Dũng',
      'Trần Đức',
      'Phạm Hà',
      'Bùi Hạ',
      'Đinh Uyên',
      'Đinh Ước',
      'Nguyễn Xuân',
      'Nguyễn Văn Xuân',
      'Võ Yến',
    ]);
  });
});

describe('suggestions', () => {
  test.each([
    ['SVN', 'SNV', 1],
    ['', 'abc', 3],
    ['abc', 'abc', 0],
    ['UBND', 'UBDN', 1],
    ['BTC', 'BTCTU', 2],
  ])('distance %s %s = %i', (a, b, n) => expect(editDistance(a, b)).toBe(n));
  test('distance is symmetric and bounded by the longer word', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(editDistance(a, a)).toBe(0);
      }),
    );
  });
  test('a limit only shortens the work', () => {
    const word = fc.stringMatching(/^[abcd ]{0,12}$/);
    fc.assert(
      fc.property(word, word, fc.nat(12), (a, b, most) => {
        const whole = editDistance(a, b);
        const limited = editDistance(a, b, most);
        if (whole <= most) expect(limited).toBe(whole);
        else expect(limited).toBeGreaterThan(most);
      }),
    );
  });
  const codes = ['STC', 'SXD', 'SVH', 'SNV', 'UBND', 'BTCTU', 'HĐND'];
  test.each([
    ['SVN', 'SNV'],
    ['UBDN', 'UBND'],
    ['BTGTU', 'BTCTU'],
    ['HDND', 'HĐND'],
    ['SNV', null],
    ['XYZ', null],
    ['TW', null],
  ])('%s → %s', (typed, meant) => expect(closest(typed, codes)).toBe(meant));
});
