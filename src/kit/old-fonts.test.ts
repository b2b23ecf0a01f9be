import { describe, expect, it } from 'vitest';
import { encodingOfFont, fromOldFont, guessOldEncoding, syllableShare } from './old-fonts.ts';

describe('fonts of the years before Unicode', () => {
  it.each([
    ['.VnTime', 'TCVN3'],
    ['.VnArialH', 'TCVN3'],
    ['VNI-Times', 'VNI'],
    ['VNI Helve', 'VNI'],
    ['Times New Roman', null],
    ['Vni', null],
  ])('%s is %s', (font, encoding) => expect(encodingOfFont(font)).toBe(encoding));

  it.each([
    ['TCVN3', 'NguyÔn V¨n A', '.VnTime', 'Nguyễn Văn A'],
    ['TCVN3', 'TrÇn ThÞ Hång H\u00adng', '.VnTime', 'Trần Thị Hồng Hưng'],
    ['TCVN3', 'së néi vô', '.VnTimeH', 'SỞ NỘI VỤ'],
    ['TCVN3', '§µo Quèc Kh¸nh', '.VnTime', 'Đào Quốc Khánh'],
    ['VNI', 'Nguyeãn Vaên Ñöùc', 'VNI-Times', 'Nguyễn Văn Đức'],
    ['VNI', 'TRAÀN THÒ HÖÔNG', 'VNI-Times', 'TRẦN THỊ HƯƠNG'],
    ['VNI', 'Leâ Thuùy Haèng', 'VNI-Times', 'Lê Thúy Hằng'],
  ] as const)('%s: %s', (encoding, stored, font, seen) => {
    expect(fromOldFont(stored, encoding, font)).toBe(seen);
    expect(syllableShare(seen)).toBe(1);
  });

  it('guesses by letters alone, and keeps quiet where the text may be as it stands', () => {
    expect(guessOldEncoding('NguyÔn V¨n Toµn')).toBe('TCVN3');
    expect(guessOldEncoding('Nguyeãn Vaên Ñöùc')).toBe('VNI');
    for (const text of ['Nguyễn Văn Toàn', 'H’Hen Niê', 'Y-Bliêng', 'Müller', 'Trung tâm chính trị', '', '12/5/1975', 'Excel 2010'])
      expect(guessOldEncoding(text)).toBeNull();
  });

  it('knows a syllable from a jumble', () => {
    expect(syllableShare('Khuyên nghiêng Quỳnh đường Yến')).toBe(1);
    expect(syllableShare('NguyÔn V¨n')).toBe(0);
  });
});
