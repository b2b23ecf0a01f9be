import { BIRTH_LEVELS, readBirth } from './birth.ts';
import { Growing } from './columns.ts';
import { bitsApart, edits, LONGEST } from './edits.ts';
import { IDENTIFIER_LEVELS, plainIdentifier } from './identifiers.ts';
import { formsOf } from './letters.ts';

/** Every different value of a column of dates, numbers or kinds, once; 0 where nothing is said. `figures` of value v: start[v] … start[v + 1] − 1. */
export type PlainValues = {
  start: Uint32Array;
  bytes: Uint8Array;
  /** Which letters, or which figures how many times: an edit changes two bits at the most. */
  letters: Uint32Array;
  /** Numbers: the value without the zeros in front. Dates: 0, or the value that has day and month the other way round, or the first such. */
  same: Uint32Array;
  /** Where the zeros in front end. */
  skip: Uint8Array;
  year: Uint32Array;
  month: Uint8Array;
  day: Uint8Array;
};
export type PlainKind = 'date' | 'identifier' | 'category';

const written: Record<PlainKind, (typed: string) => string> = {
  date: (typed) => {
    const date = readBirth(typed);
    return date ? `${String(date.year).padStart(4, '0')}${String(date.month).padStart(2, '0')}${String(date.day).padStart(2, '0')}` : '';
  },
  identifier: plainIdentifier,
  category: (typed) => formsOf(typed).bare,
};

export class PlainReader {
  private readonly kind: PlainKind;
  private readonly typed = new Map<string, number>();
  private readonly values = new Map<string, number>();
  private readonly bare = new Map<string, number>();
  private readonly start = new Growing(Uint32Array);
  private readonly bytes = new Growing(Uint8Array);
  private readonly letters = new Growing(Uint32Array);
  private readonly same = new Growing(Uint32Array);
  private readonly skip = new Growing(Uint8Array);
  private readonly year = new Growing(Uint32Array);
  private readonly month = new Growing(Uint8Array);
  private readonly day = new Growing(Uint8Array);

  constructor(kind: PlainKind) {
    this.kind = kind;
    this.add('');
  }

  value(typed: string): number {
    const known = this.typed.get(typed) ?? this.values.get(typed);
    if (known !== undefined) return known;
    const text = written[this.kind](typed);
    const value = this.values.get(text) ?? this.add(text);
    // what is written as we write it is found among the values
    if (text !== typed) this.typed.set(typed, value);
    return value;
  }

  private add(text: string): number {
    const value = this.values.size;
    this.values.set(text, value);
    this.start.push(this.bytes.length);
    for (let at = 0; at < text.length; at++) this.bytes.push(text.charCodeAt(at) & 255);
    const isDate = this.kind === 'date';
    const [year, month, day] = isDate ? [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)].map(Number) : [0, 0, 0];
    this.year.push(year!);
    this.month.push(month!);
    this.day.push(day!);
    const zeros = /^0*/.exec(text)![0].length;
    this.skip.push(this.kind === 'identifier' ? zeros : 0);
    this.letters.push(
      this.kind === 'category' ? lettersIn(text) : figuresIn(this.kind === 'identifier' ? text.slice(zeros) : text, text.length),
    );
    const key = isDate
      ? `${year} ${Math.min(month!, day!)} ${Math.max(month!, day!)}`
      : this.kind === 'identifier'
        ? text.slice(zeros) || '0'
        : text;
    let same = this.bare.get(key);
    if (same === undefined) this.bare.set(key, (same = this.bare.size));
    this.same.push(same);
    return value;
  }

  finish(): PlainValues {
    this.typed.clear();
    this.start.push(this.bytes.length);
    return {
      start: this.start.shared(),
      bytes: this.bytes.shared(),
      letters: this.letters.shared(),
      same: this.same.shared(),
      skip: this.skip.shared(),
      year: this.year.shared(),
      month: this.month.shared(),
      day: this.day.shared(),
    };
  }
}

function lettersIn(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters >>> 0;
}

/** For each of nine figures whether it comes once, twice, three times (letters, and 9 with 0, count as some figure); the length in the highest five bits. */
function figuresIn(text: string, length: number): number {
  let figures = Math.min(length, 31) << 27;
  for (let at = 0; at < text.length; at++) {
    const place = 3 * (text.charCodeAt(at) % 9);
    // 000, 001, 011, 111
    const times = (figures >>> place) & 7;
    figures |= (((times << 1) | 1) << place) & (7 << place);
  }
  return figures >>> 0;
}

const [SAME, ZEROS, DIGIT, DIGITS, OTHER_KIND, DIFFERENT] = IDENTIFIER_LEVELS.map((_, level) => level) as [
  number,
  number,
  number,
  number,
  number,
  number,
];

/**
 * The level of two numbers by their figures alone (`letters`), where that is enough, as it is for most: two edits change four bits, or six where one of them
 * hides zeros in front. -1 where one must look closer.
 */
export function figuresLevel(a: number, b: number): number {
  if (bitsApart(a & FIGURES, b & FIGURES) <= 6) return -1;
  return Math.abs((a >>> 27) - (b >>> 27)) > 2 ? OTHER_KIND : DIFFERENT;
}
const FIGURES = 0x7ffffff;

/** compareIdentifiers() for two values that both say something. */
export function numberLevel({ start, bytes, letters, same, skip }: PlainValues, a: number, b: number): number {
  if (a === b) return SAME;
  if (same[a] === same[b]) return ZEROS;
  const [x, xEnd, y, yEnd] = [start[a]!, start[a + 1]!, start[b]!, start[b + 1]!];
  const [shorter, longer] = [Math.min(xEnd - x, yEnd - y), Math.max(xEnd - x, yEnd - y)];
  const [bareX, bareY] = [xEnd - x - skip[a]!, yEnd - y - skip[b]!];
  const apart = bitsApart(letters[a]! & FIGURES, letters[b]! & FIGURES);
  if (longer <= LONGEST && (apart <= 4 || (apart <= 6 && skip[a] !== skip[b]))) {
    let far = edits(bytes, x + skip[a]!, xEnd, y + skip[b]!, yEnd);
    if (far > 1 && skip[a] !== skip[b]) far = Math.min(far, edits(bytes, x, xEnd, y, yEnd));
    if (far <= 1 && bareX > 2 && bareY > 2) return DIGIT;
    if (far === 2 && shorter >= 9) return DIGITS;
  }
  return longer - shorter > 2 ? OTHER_KIND : DIFFERENT;
}

const BIRTH_PARTIAL = {
  month: BIRTH_LEVELS.indexOf('month'),
  year: BIRTH_LEVELS.indexOf('year'),
  sameYear: BIRTH_LEVELS.indexOf('sameYear'),
};
const [BIRTH_SAME, SWAPPED, FIGURE, NEAR, BIRTH_DIFFERENT] = (['same', 'swapped', 'digit', 'near', 'different'] as const).map((level) =>
  BIRTH_LEVELS.indexOf(level),
) as [number, number, number, number, number];

/** compareBirth() for two values that both say something. */
export function dateLevel({ start, bytes, letters, same, year, month, day }: PlainValues, a: number, b: number): number {
  const sameYear = year[a] === year[b];
  if (day[a] === 0 || day[b] === 0) {
    if (!sameYear) return BIRTH_DIFFERENT;
    if (month[a] === 0 || month[b] === 0) return BIRTH_PARTIAL.year;
    return month[a] === month[b] ? BIRTH_PARTIAL.month : BIRTH_PARTIAL.sameYear;
  }
  if (a === b) return BIRTH_SAME;
  if (same[a] === same[b]) return SWAPPED;
  const sameDay = month[a] === month[b] && day[a] === day[b];
  if (bitsApart(letters[a]! & FIGURES, letters[b]! & FIGURES) <= 4) {
    const far = edits(bytes, start[a]!, start[a + 1]!, start[b]!, start[b + 1]!);
    if (far <= 1) return FIGURE;
    if (far === 2) return NEAR;
  }
  if (sameDay) return NEAR;
  return sameYear ? BIRTH_PARTIAL.sameYear : BIRTH_DIFFERENT;
}

/** 0 the same, 1 a slip in a word or number of at least four letters, 2 different. */
export function kindLevel({ start, bytes, letters }: PlainValues, a: number, b: number): number {
  if (a === b) return 0;
  const [x, xEnd, y, yEnd] = [start[a]!, start[a + 1]!, start[b]!, start[b + 1]!];
  const [shorter, longer] = [Math.min(xEnd - x, yEnd - y), Math.max(xEnd - x, yEnd - y)];
  if (shorter < 4 || longer > LONGEST || longer - shorter > 1 || bitsApart(letters[a]!, letters[b]!) > 2) return 2;
  return edits(bytes, x, xEnd, y, yEnd) <= 1 ? 1 : 2;
}
