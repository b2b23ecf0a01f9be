import { bitsApart, edits, LONGEST } from './edits.ts';
import { lostOnly, type TextValues } from './text-values.ts';
import { NAME_LEVELS } from './vietnamese-name.ts';
import { TEXT_LEVELS } from './texts.ts';

const [SAME, UNMARKED, DAMAGED, ORDER, SHORTER, SLIP, LETTER, MARKS, MIDDLE, DIFFERENT] = NAME_LEVELS.map((_, level) => level) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];
const MOST = 16;
const left = new Uint32Array(MOST);
const right = new Uint32Array(MOST);

/** compareVietnameseNames() for two values that both say something. */
export function nameLevel(t: TextValues, a: number, b: number): number {
  if (a === b) return SAME;
  if (t.bare[a] === t.bare[b]) return marksLost(t, a, b) ? UNMARKED : MARKS;
  if (t.sorted[a] === t.sorted[b]) return ORDER;
  if (t.joined[a] === t.joined[b]) return SLIP;
  return apart(t, a, b);
}

function marksLost({ wordStart, words, spelt }: TextValues, a: number, b: number): boolean {
  let [x, y] = [wordStart[a]!, wordStart[b]!];
  for (const end = wordStart[a + 1]!; x < end; x++, y++) {
    const [one, other] = [spelt[x]!, spelt[y]!];
    if (one !== other && one !== words[x] && other !== words[y]) return false;
  }
  return true;
}

function apart(t: TextValues, a: number, b: number): number {
  const { wordStart, words, lexicon } = t;
  const [x, xEnd, y, yEnd] = [wordStart[a]!, wordStart[a + 1]!, wordStart[b]!, wordStart[b + 1]!];
  const [countA, countB] = [xEnd - x, yEnd - y];
  const [restA, restB] = withoutCommon(words, x, xEnd, y, yEnd);
  const few = Math.min(countA, countB);
  const ends =
    few > 1 &&
    ((words[x] === words[y] && words[xEnd - 1] === words[yEnd - 1]) || (words[x] === words[yEnd - 1] && words[xEnd - 1] === words[y]));
  if (
    (restA === 0 || restB === 0) &&
    few > 1 &&
    (ends || (countA < countB ? within(words, x, xEnd, y, yEnd) : within(words, y, yEnd, x, xEnd)))
  )
    return SHORTER;
  if (countA === countB && (lexiconLost(t, a) || lexiconLost(t, b)) && damaged(t, x, xEnd, y)) return DAMAGED;
  if (countA === countB && restA === 1 && restB === 1 && nearWords(t, left[0]!, right[0]!))
    return lexicon.syllable[left[0]!] && lexicon.syllable[right[0]!] ? LETTER : SLIP;
  if (restA + restB === 3 && Math.abs(restA - restB) === 1 && wordsJoined(t, restA === 2 ? left : right, restA === 2 ? right : left))
    return SLIP;
  return ends ? MIDDLE : DIFFERENT;
}

/** Puts what only one of them has into `left` and `right`, and says how much. */
function withoutCommon(words: Uint32Array, x: number, xEnd: number, y: number, yEnd: number): [number, number] {
  const count = Math.min(yEnd - y, MOST);
  for (let at = 0; at < count; at++) right[at] = words[y + at]!;
  let [restA, restB] = [0, count];
  for (let at = x; at < xEnd; at++) {
    let place = 0;
    while (place < restB && right[place] !== words[at]) place++;
    if (place === restB) {
      if (restA < MOST) left[restA++] = words[at]!;
    } else {
      restB--;
      for (; place < restB; place++) right[place] = right[place + 1]!;
    }
  }
  return [restA, restB];
}

function within(words: Uint32Array, x: number, xEnd: number, y: number, yEnd: number): boolean {
  for (let from = y; from + xEnd - x <= yEnd; from++) {
    let at = 0;
    while (x + at < xEnd && words[x + at] === words[from + at]) at++;
    if (x + at === xEnd) return true;
  }
  return false;
}

function lexiconLost({ wordStart, words, lexicon }: TextValues, value: number): boolean {
  for (let at = wordStart[value]!; at < wordStart[value + 1]!; at++) if (lexicon.lost[words[at]!]) return true;
  return false;
}

function damaged({ words, lexicon: { start, bytes } }: TextValues, x: number, xEnd: number, y: number): boolean {
  for (; x < xEnd; x++, y++) {
    const [one, other] = [words[x]!, words[y]!];
    if (one !== other && !lostOnly(bytes, start[one]!, start[one + 1]!, start[other]!, start[other + 1]!)) return false;
  }
  return true;
}

function nearWords({ lexicon: { start, bytes, letters } }: TextValues, one: number, other: number): boolean {
  const [a, aEnd, b, bEnd] = [start[one]!, start[one + 1]!, start[other]!, start[other + 1]!];
  const shorter = Math.min(aEnd - a, bEnd - b);
  const most = shorter >= 9 ? 2 : 1;
  if (lostOnly(bytes, a, aEnd, b, bEnd)) return true;
  if (Math.abs(aEnd - a - bEnd + b) > most || bitsApart(letters[one]!, letters[other]!) > 2 * most) return false;
  return Math.max(aEnd - a, bEnd - b) <= LONGEST && edits(bytes, a, aEnd, b, bEnd) <= most;
}

function wordsJoined({ lexicon: { start, bytes } }: TextValues, two: Uint32Array, one: Uint32Array): boolean {
  const whole = bytes.subarray(start[one[0]!]!, start[one[0]! + 1]!);
  const reads = (first: number, second: number) => {
    const [a, b] = [bytes.subarray(start[first]!, start[first + 1]!), bytes.subarray(start[second]!, start[second + 1]!)];
    return (
      a.length + b.length === whole.length &&
      a.every((byte, at) => byte === whole[at]) &&
      b.every((byte, at) => byte === whole[a.length + at])
    );
  };
  return reads(two[0]!, two[1]!) || reads(two[1]!, two[0]!);
}

const [TEXT_SAME, TEXT_NEAR, TEXT_PART, TEXT_DIFFERENT] = TEXT_LEVELS.map((_, level) => level) as [number, number, number, number];

/** compareTexts() for two values that both say something. */
export function textLevel(t: TextValues, a: number, b: number): number {
  if (a === b || t.bare[a] === t.bare[b] || t.sorted[a] === t.sorted[b] || t.joined[a] === t.joined[b]) return TEXT_SAME;
  const [x, xEnd, y, yEnd] = [t.wordStart[a]!, t.wordStart[a + 1]!, t.wordStart[b]!, t.wordStart[b + 1]!];
  if (distance(t, t.joined[a]!, t.joined[b]!, 8) <= 1) return TEXT_NEAR;
  const [restA, restB] = withoutCommon(t.words, x, xEnd, y, yEnd);
  const { start } = t.lexicon;
  let apart = 0;
  for (let at = 0; at < restA; at++) apart += start[left[at]! + 1]! - start[left[at]!]!;
  for (let at = 0; at < restB; at++) apart += start[right[at]! + 1]! - start[right[at]!]!;
  const letters = t.start[t.joined[a]! + 1]! - t.start[t.joined[a]!]! + t.start[t.joined[b]! + 1]! - t.start[t.joined[b]!]!;
  if (5 * apart <= letters) return TEXT_NEAR;
  return 2 * apart <= letters ? TEXT_PART : TEXT_DIFFERENT;
}

/** Edits between two joined texts in units of one for every `each` letters (one at the least); 9 where that is far more than asked. */
function distance({ start, bytes, letters }: TextValues, one: number, other: number, each: number): number {
  const [a, aEnd, b, bEnd] = [start[one]!, start[one + 1]!, start[other]!, start[other + 1]!];
  const longer = Math.max(aEnd - a, bEnd - b);
  const most = Math.max(1, Math.floor(longer / each));
  if (Math.abs(aEnd - a - bEnd + b) > most || bitsApart(letters[one]!, letters[other]!) > 2 * most) return 9;
  if (longer <= LONGEST) return edits(bytes, a, aEnd, b, bEnd) / most;
  // longer ones differ in one place: what is the same at both ends is left out
  let [from, until] = [0, 0];
  const shorter = Math.min(aEnd - a, bEnd - b);
  while (from < shorter && bytes[a + from] === bytes[b + from]) from++;
  while (until < shorter - from && bytes[aEnd - 1 - until] === bytes[bEnd - 1 - until]) until++;
  if (longer - from - until > LONGEST) return 9;
  return edits(bytes, a + from, aEnd - until, b + from, bEnd - until) / most;
}

/** Two words of a name that is not Vietnamese: 0 same, 1 near (a slip, or blanks), 2 close (two slips in six letters, or one begins with the other), 3 different. */
export function wordLevel(t: TextValues, a: number, b: number): number {
  if (a === b || t.bare[a] === t.bare[b] || t.sorted[a] === t.sorted[b] || t.joined[a] === t.joined[b]) return 0;
  const { start, bytes, letters } = t;
  const [one, other] = [t.joined[a]!, t.joined[b]!];
  const [from, end, other0, otherEnd] = [start[one]!, start[one + 1]!, start[other]!, start[other + 1]!];
  const shorter = Math.min(end - from, otherEnd - other0);
  const longer = Math.max(end - from, otherEnd - other0);
  if (shorter >= 1 && begins(bytes, from, other0, shorter) && (shorter >= 3 || shorter === 1)) return longer - shorter <= 1 ? 1 : 2;
  const most = longer >= 6 ? 2 : 1;
  if (longer - shorter > most || longer > LONGEST || bitsApart(letters[one]!, letters[other]!) > 2 * most) return 3;
  const far = edits(bytes, from, end, other0, otherEnd);
  if (far <= 1) return longer > 2 ? 1 : 3;
  return far <= most ? 2 : 3;
}
function begins(bytes: Uint8Array, a: number, b: number, length: number): boolean {
  for (let at = 0; at < length; at++) if (bytes[a + at] !== bytes[b + at]) return false;
  return true;
}
