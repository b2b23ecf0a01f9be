import { editDistance } from '../text.ts';
import { formsOf, type Forms } from './letters.ts';

export const TEXT_LEVELS = [
  'same', // diacritics, case, signs and the order of words apart
  'near', // a slip of the hand for every eight letters, or all but a fifth of the words
  'part', // half of the words
  'different',
] as const;
export type TextLevel = (typeof TEXT_LEVELS)[number];
export type TextComparison = { level: number; reason: TextLevel };

const is = (reason: TextLevel): TextComparison => ({ level: TEXT_LEVELS.indexOf(reason), reason });

/** How far two lines of text (addresses, titles) agree. null where one is empty. Symmetric. */
export function compareTexts(a: string, b: string): TextComparison | null {
  return compareTextForms(formsOf(a), formsOf(b));
}

export function compareTextForms(a: Forms, b: Forms): TextComparison | null {
  if (a.words.length === 0 || b.words.length === 0) return null;
  const [one, other] = [a.bare.replaceAll(' ', ''), b.bare.replaceAll(' ', '')];
  if (one === other || a.sorted === b.sorted) return is('same');
  const most = Math.max(1, Math.floor(Math.max(one.length, other.length) / 8));
  if (editDistance(one, other, most) <= most) return is('near');
  const [apart, letters] = wordsApart(a.words, b.words);
  if (5 * apart <= letters) return is('near');
  return is(2 * apart <= letters ? 'part' : 'different');
}

/** Letters of the words that only one has, and of all words. */
function wordsApart(a: readonly string[], b: readonly string[]): [apart: number, all: number] {
  const rest = [...b];
  let shared = 0;
  for (const word of a) {
    const place = rest.indexOf(word);
    if (place < 0) continue;
    rest.splice(place, 1);
    shared += 2 * word.length;
  }
  const all = [...a, ...b].reduce((sum, word) => sum + word.length, 0);
  return [all - shared, all];
}

/** Words that say what kind of office it is, and how they are shortened. */
const SHORT: Record<string, string> = {
  ubnd: 'ui ban nhan dan',
  hdnd: 'hoi dong nhan dan',
  mttq: 'mat tran to quoc',
  ttct: 'trung tam chinh tri',
  ttbdct: 'trung tam boi duong chinh tri',
  tt: 'trung tam',
  p: 'phuong',
  x: 'xa',
  q: 'quan',
  h: 'huien',
  tx: 'thi xa',
  tp: 'thanh pho',
  snv: 'so noi vu',
  btc: 'ban to chuc',
  btg: 'ban tuien giao',
  vp: 'van phong',
  thcs: 'truong trung hoc co so',
  thpt: 'truong trung hoc pho thong',
  th: 'truong tieu hoc',
};

/** The same for names of units, abbreviations spelt out. */
export function compareUnitNames(a: string, b: string): TextComparison | null {
  return compareTexts(spelledOut(a), spelledOut(b));
}
const spelledOut = (name: string) =>
  formsOf(name)
    .words.map((word) => SHORT[word] ?? word)
    .join(' ');
