import { guessOldEncoding, fromOldFont } from '../old-fonts.ts';
import { editDistance, fold, tidy, toneKey } from '../text.ts';

/** A name or a line of text in the forms in which two of them are compared, from the strictest to the loosest. */
export type Forms = {
  /** Lower case, the tone at the end of each syllable: hòa = hoà. */
  tone: string;
  /** The same with i for y where a syllable ends in it: lý = lí. */
  spelling: string;
  /** Without diacritics, đ = d, y = i, single blanks. */
  bare: string;
  words: readonly string[];
  /** The bare words in alphabetical order. */
  sorted: string;
};

// Windows-1252 gives these letters to the bytes 128–159; the others stand for themselves.
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const MISREAD = /[ÃÄÅÆÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|á[º»]/;

/** 'Nguyá»…n' → 'Nguyễn': UTF-8 that was read as Windows-1252. Anything else stays. */
function reread(text: string): string {
  if (!MISREAD.test(text)) return text;
  const bytes = Array.from(text, (letter) => (WINDOWS.includes(letter) ? 128 + WINDOWS.indexOf(letter) : letter.charCodeAt(0)));
  if (bytes.some((byte) => byte > 255)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return text;
  }
}

/** The text meant: one that was read in a wrong encoding, or typed in a font of the years before Unicode, is put right where that is certain. */
export function mended(text: string): string {
  const read = reread(text);
  const old = guessOldEncoding(read);
  return tidy(old ? fromOldFont(read, old) : read);
}

const PLAIN = /^[ -~]*$/;
/** i and y as one letter, except where qu- or ư- in front makes y a sound of its own (quy, quý stay apart from qui only in spelling). */
const oneI = (text: string) =>
  text.replaceAll('y', 'i').replaceAll('ý', 'í').replaceAll('ỳ', 'ì').replaceAll('ỷ', 'ỉ').replaceAll('ỹ', 'ĩ').replaceAll('ỵ', 'ị');

export function formsOf(text: string): Forms {
  const clean = PLAIN.test(text) ? text.trim() : mended(text);
  const letters = clean.replace(/[^\p{L}\p{M}\p{N}?\ufffd]+/gu, ' ').trim();
  const tone = toneKey(letters);
  const bare = oneI(fold(letters).replaceAll('\ufffd', '?'));
  const words = bare === '' ? [] : bare.split(' ');
  return { tone, spelling: oneI(tone), bare, words, sorted: words.length > 1 ? [...words].sort().join(' ') : bare };
}

/** The same word where every ? (a letter that was lost) may stand for any one letter. */
export function sameButLost(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at] && a[at] !== '?' && b[at] !== '?') return false;
  return true;
}

/** One slip of the hand in words of up to four letters or fewer, one in longer ones too; two from nine letters on. */
export const nearWord = (a: string, b: string): boolean =>
  sameButLost(a, b) || editDistance(a, b, 2) <= (Math.min(a.length, b.length) >= 9 ? 2 : 1);
