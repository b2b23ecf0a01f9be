import { formsOf, nearWord, sameButLost, type Forms } from './letters.ts';

/** What two full names have in common, the strongest first; the number of a level is its place here. */
export const NAME_LEVELS = [
  'same', // letter by letter; where the tone stands (hoà, hòa) does not count
  'unmarked', // one of them, or some of its words, lost the diacritics; or y and i
  'damaged', // letters lost or turned to ? by an old font
  'order', // the same words in another order
  'shorter', // a middle name dropped: family name and given name are there
  'slip', // one slip of the hand in one word
  'letter', // one word is another by one letter: Hùng and Dũng
  'marks', // the same letters with other marks: Hùng and Hưng
  'middle', // same family name and given name, another middle name
  'different',
] as const;
export type NameLevel = (typeof NAME_LEVELS)[number];
export type NameComparison = { level: number; reason: NameLevel };

const is = (reason: NameLevel): NameComparison => ({ level: NAME_LEVELS.indexOf(reason), reason });

/** How far two full Vietnamese names agree. null where one is empty. Symmetric. */
export function compareVietnameseNames(a: string, b: string): NameComparison | null {
  return compareNameForms(formsOf(a), formsOf(b));
}

/** The same for who compares one name with many. */
export function compareNameForms(a: Forms, b: Forms): NameComparison | null {
  if (a.words.length === 0 || b.words.length === 0) return null;
  if (a.tone === b.tone) return is('same');
  if (a.bare === b.bare) return is(marksLost(a.spelling, b.spelling) ? 'unmarked' : 'marks');
  if (a.sorted === b.sorted) return is('order');
  if (a.bare.replaceAll(' ', '') === b.bare.replaceAll(' ', '')) return is('slip');
  return is(apart(a, b));
}

/** Word by word: the same, or one of the two without any mark. */
function marksLost(a: string, b: string): boolean {
  const [one, other] = [a.split(' '), b.split(' ')];
  return one.every((word, at) => word === other[at] || plain(word) || plain(other[at] ?? ''));
}
const plain = (word: string) => /^[a-z?]*$/.test(word);

function apart(a: Forms, b: Forms): NameLevel {
  const [left, right] = withoutCommon(a.words, b.words);
  const [few, many] = a.words.length < b.words.length ? [a, b] : [b, a];
  const ends = few.words.length > 1 && sameEnds(a.words, b.words);
  // all words of the shorter stand in the longer
  if ((left.length === 0 || right.length === 0) && few.words.length > 1 && (ends || within(few.words, many.words))) return 'shorter';
  if (a.words.length === b.words.length && a.words.every((word, at) => sameButLost(word, b.words[at]!))) return 'damaged';
  if (left.length === 1 && right.length === 1 && a.words.length === b.words.length && nearWord(left[0]!, right[0]!))
    return isSyllable(left[0]!) && isSyllable(right[0]!) ? 'letter' : 'slip';
  if (left.length + right.length === 3 && Math.abs(left.length - right.length) === 1 && joined(left, right)) return 'slip';
  return ends ? 'middle' : 'different';
}

/** What a Vietnamese word without marks can be (y as i); a slip of the hand seldom leaves one. */
const SYLLABLE = /^(?:[bcdghklmnpqrstvx]|ch|gh|kh|ng|ngh|nh|ph|th|tr)?[aeiou]{1,3}(?:c|ch|m|n|ng|nh|p|t)?$/;
export const isSyllable = (word: string): boolean => SYLLABLE.test(word);

/** 'Thanh Ha' and 'Thanhha'. */
const joined = (left: string[], right: string[]) =>
  [left.join(''), left.toReversed().join('')].some((one) => one === right.join('') || one === right.toReversed().join(''));

/** Same first and last word, in this order or turned round (family name last). */
const sameEnds = (a: readonly string[], b: readonly string[]) =>
  (a[0] === b[0] && a.at(-1) === b.at(-1)) || (a[0] === b.at(-1) && a.at(-1) === b[0]);

/** The words of the shorter follow one another in the longer: 'Văn Hùng' in 'Nguyễn Văn Hùng'. */
function within(few: readonly string[], many: readonly string[]): boolean {
  return ` ${many.join(' ')} `.includes(` ${few.join(' ')} `);
}

function withoutCommon(a: readonly string[], b: readonly string[]): [string[], string[]] {
  const [left, right] = [[...a], [...b]];
  for (let at = left.length - 1; at >= 0; at--) {
    const place = right.indexOf(left[at]!);
    if (place < 0) continue;
    left.splice(at, 1);
    right.splice(place, 1);
  }
  return [left, right];
}
