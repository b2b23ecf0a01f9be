import { Growing, sharedArray } from './columns.ts';
import { formsOf } from './letters.ts';
import { isSyllable } from './vietnamese-name.ts';

/**
 * Every different text of all columns of a kind, once, in numbers that threads share. A value is its number (0: nothing is said); what is equal in a looser
 * form has the same number there. Bytes are letters without marks, blanks left out.
 */
export type TextValues = {
  spelling: Uint32Array;
  bare: Uint32Array;
  sorted: Uint32Array;
  joined: Uint32Array;
  /** Letters of the text with that number in `joined`. */
  start: Uint32Array;
  bytes: Uint8Array;
  letters: Uint32Array;
  /** Words of value v: wordStart[v] … wordStart[v + 1] − 1, without marks and as they are spelt; the same number where a word has no marks. */
  wordStart: Uint32Array;
  words: Uint32Array;
  spelt: Uint32Array;
  lexicon: { start: Uint32Array; bytes: Uint8Array; letters: Uint32Array; syllable: Uint8Array; lost: Uint8Array };
};

const LOST = 63; // ?

/** a–z and figures as they are; anything else on the bytes above. */
const byteOf = (code: number): number => (code < 128 ? code : 128 + (code & 127));

class Strings {
  readonly numbers = new Map<string, number>();
  readonly start = new Growing(Uint32Array);
  readonly bytes = new Growing(Uint8Array);
  readonly letters = new Growing(Uint32Array);
  readonly onNew: ((text: string) => void) | undefined;

  constructor(onNew?: (text: string) => void) {
    this.onNew = onNew;
    this.add('');
  }

  number(text: string): number {
    return this.numbers.get(text) ?? this.add(text);
  }

  private add(text: string): number {
    const number = this.numbers.size;
    this.numbers.set(text, number);
    this.write(text);
    this.onNew?.(text);
    return number;
  }

  write(text: string): void {
    this.start.push(this.bytes.length);
    let letters = 0;
    for (let at = 0; at < text.length; at++) {
      const byte = byteOf(text.charCodeAt(at));
      this.bytes.push(byte);
      letters |= 1 << (byte & 31);
    }
    this.letters.push(letters >>> 0);
  }

  shared() {
    this.start.push(this.bytes.length);
    return { start: this.start.shared(), bytes: this.bytes.shared(), letters: this.letters.shared() };
  }
}

/** Takes texts while a file is read, and gives the table at the end. */
export class TextReader {
  /** Texts as typed: most come many times. */
  private readonly typed = new Map<string, number>();
  private readonly values = new Map<string, number>();
  private readonly numbers = { spelling: new Map<string, number>(), bare: new Map<string, number>(), sorted: new Map<string, number>() };
  private readonly of = { spelling: new Growing(Uint32Array), bare: new Growing(Uint32Array), sorted: new Growing(Uint32Array) };
  private readonly joined = new Growing(Uint32Array);
  private readonly text = new Strings();
  private readonly syllable = new Growing(Uint8Array);
  private readonly lost = new Growing(Uint8Array);
  private readonly lexicon = new Strings((word) => {
    this.syllable.push(isSyllable(word) ? 1 : 0);
    this.lost.push(word.includes('?') ? 1 : 0);
  });
  private readonly wordStart = new Growing(Uint32Array);
  private readonly words = new Growing(Uint32Array);
  private readonly spelt = new Growing(Uint32Array);

  constructor() {
    this.add('', '', '', []);
  }

  /** The number of a text; 0 where it says nothing. */
  value(typed: string): number {
    const known = this.typed.get(typed);
    if (known !== undefined) return known;
    const { tone, spelling, bare, sorted, words } = formsOf(typed);
    const value = words.length === 0 ? 0 : (this.values.get(tone) ?? this.add(tone, spelling, bare, words, sorted));
    this.typed.set(typed, value);
    return value;
  }

  private add(tone: string, spelling: string, bare: string, words: readonly string[], sorted = bare): number {
    const value = this.values.size;
    this.values.set(tone, value);
    this.of.spelling.push(numberIn(this.numbers.spelling, spelling));
    this.of.bare.push(numberIn(this.numbers.bare, bare));
    this.of.sorted.push(numberIn(this.numbers.sorted, sorted));
    this.joined.push(this.text.number(bare.replaceAll(' ', '')));
    this.wordStart.push(this.words.length);
    const spelt = spelling.split(' ');
    words.forEach((word, at) => {
      this.words.push(this.lexicon.number(word));
      this.spelt.push(this.lexicon.number(spelt[at] ?? word));
    });
    return value;
  }

  finish(): TextValues {
    this.typed.clear();
    this.wordStart.push(this.words.length);
    const lexicon = { ...this.lexicon.shared(), syllable: this.syllable.shared(), lost: this.lost.shared() };
    return {
      spelling: this.of.spelling.shared(),
      bare: this.of.bare.shared(),
      sorted: this.of.sorted.shared(),
      joined: this.joined.shared(),
      ...this.text.shared(),
      wordStart: this.wordStart.shared(),
      words: this.words.shared(),
      spelt: this.spelt.shared(),
      lexicon,
    };
  }
}

function numberIn(numbers: Map<string, number>, text: string): number {
  let number = numbers.get(text);
  if (number === undefined) numbers.set(text, (number = numbers.size));
  return number;
}

/** How often each word stands in the values of these records, for keys made of rare words. */
export function wordCounts({ wordStart, words, lexicon }: TextValues, values: Uint32Array): Uint32Array {
  const counts = sharedArray(Uint32Array, lexicon.letters.length);
  for (const value of values) for (let at = wordStart[value]!; at < wordStart[value + 1]!; at++) counts[words[at]!]! += 1;
  return counts;
}

/** Same length, and the same wherever neither lost its letter. */
export function lostOnly(bytes: Uint8Array, a: number, aEnd: number, b: number, bEnd: number): boolean {
  if (aEnd - a !== bEnd - b) return false;
  for (let at = 0; at < aEnd - a; at++) {
    const [one, other] = [bytes[a + at]!, bytes[b + at]!];
    if (one !== other && one !== LOST && other !== LOST) return false;
  }
  return true;
}
