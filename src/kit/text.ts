/** Whatever is not one plain blank: most texts have none, and single ones are left as they are. */
const BLANKS = /\s{2,}|[^\S ]/g;
// Format characters (zero width, bidi, soft hyphen), the rest of the controls, lone surrogates, blank fillers, variation selectors.
const INVISIBLE = /[\p{Cf}\p{Cs}\u034f\u115f\u1160\u3164\uffa0\ufe00-\ufe0f]|[^\P{Cc}\t\n\v\f\r]/gu;

// Blank, ASCII and Latin with its marks, but neither Ð nor the one mark that joins: nothing in it to take out or to mend.
const ORDINARY = /^[ -~À-ÏÑ-ïñ-ɏ\u0300-\u034e\u0350-\u036fḀ-ỿ]*$/;

function visible(text: string): string {
  if (ORDINARY.test(text)) return text.normalize('NFC');
  // Ð (Icelandic eth) is what several Vietnamese keyboards gave for Đ.
  return text.replace(INVISIBLE, '').replaceAll('Ð', 'Đ').replaceAll('ð', 'đ').normalize('NFC');
}

/** One line of text as we store it: NFC, Ð→Đ, nothing invisible, single blanks, trimmed. tidy(tidy(x)) = tidy(x). */
export function tidy(text: string): string {
  return visible(text).replace(BLANKS, ' ').trim();
}

/** The same for a note of several lines; empty lines at the ends go. */
export function tidyLines(text: string): string {
  return visible(text)
    .split(/\r\n|[\n\v\f\r\u2028\u2029]/u)
    .map((line) => line.replace(BLANKS, ' ').trim())
    .join('\n')
    .trim();
}

/** Search form: lower case, no diacritics, đ→d, tidy. 'Hoàng Đức' → 'hoang duc'. For finding, never for showing. */
export function fold(text: string): string {
  const marks = ORDINARY.test(text) ? /[\u0300-\u036f]/g : /\p{M}/gu;
  return tidy(text).toLowerCase().normalize('NFD').replace(marks, '').replaceAll('đ', 'd').replace(BLANKS, ' ').trim();
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** Match key in which hòa = hoà and Thúy = Thuý: the tone moves to the end of its syllable, lower case. Diacritics still count. */
export function toneKey(text: string): string {
  return tidy(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{L}\p{M}]+/gu, (word) => word.replace(TONE, '').normalize('NFC') + (word.match(TONE) ?? []).join(''));
}

/** Given name = last word. Lists sort by it first, then by `rest`. */
export function nameParts(fullName: string): { given: string; rest: string } {
  const name = tidy(fullName);
  const cut = name.lastIndexOf(' ');
  return cut < 0 ? { given: name, rest: '' } : { given: name.slice(cut + 1), rest: name.slice(0, cut) };
}

let collator: Intl.Collator | undefined;

/** Vietnamese alphabetical order for titles and unit names. */
export function compareText(a: string, b: string): number {
  // not every process that reads names sorts them, and this one takes its time to come up
  collator ??= new Intl.Collator('vi-VN');
  return collator.compare(a, b);
}

// ngang, huyền, hỏi, ngã, sắc, nặng: the order of a Vietnamese dictionary.
const TONES = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];

/**
 * What lists of people sort by, in the database with collate "vi-VN-x-icu" and here with compareNames: given name, then the rest, each word followed by its tone (0–5).
 * The digit makes Vietnamese lists compare word by word: every Hoa stands before every Hòa. Not for showing.
 */
export function nameSortKey(fullName: string): string {
  const { given, rest } = nameParts(fullName);
  return `${given} ${rest}`.trim().split(' ').map(wordSortKey).join(' ');
}

const MOST_WORDS = 5000;
const wordKeys = new Map<string, string>();

/** Names are made of few words: each is worked out once. */
function wordSortKey(word: string): string {
  let key = wordKeys.get(word);
  if (key === undefined) {
    const tones = [...word.normalize('NFD')].map((c) => TONES.indexOf(c) + 1).filter((n) => n > 0);
    key = word + (tones.join('') || '0');
    if (wordKeys.size === MOST_WORDS) wordKeys.clear();
    wordKeys.set(word, key);
  }
  return key;
}

/** Order of a list of people: the order of nameSortKey. */
export const compareNames = (a: string, b: string): number => compareText(nameSortKey(a), nameSortKey(b));

/** Insertions, deletions, substitutions and swaps of neighbours between two words ('SVN' to 'SNV' = 1). Beyond `most` any number above it. */
export function editDistance(a: string, b: string, most = Infinity): number {
  const width = b.length + 1;
  let [before, previous, row] = [new Uint16Array(width), Uint16Array.from({ length: width }, (_, j) => j), new Uint16Array(width)];
  let least = 0;
  for (let i = 1; i <= a.length; i++) {
    const leastBefore = least;
    least = row[0] = i;
    for (let j = 1; j < width; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        cost = Math.min(cost, before[j - 2]! + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most && leastBefore > most) return least;
    [before, previous, row] = [previous, row, before];
  }
  return previous[b.length]!;
}

/**
 * The candidate a mistyped word most likely meant, for a suggestion, never for a silent repair. null when the word is among them or nothing is near:
 * one slip for words up to four letters, two for longer ones, case and diacritics apart. Among equally near ones the one with the same letters wins, then the first.
 */
export function closest(word: string, candidates: Iterable<string>): string | null {
  const from = fold(word);
  const letters = [...from].sort().join('');
  let best: { candidate: string; score: number } | null = null;
  for (const candidate of candidates) {
    if (candidate === word) return null;
    const to = fold(candidate);
    const distance = editDistance(from, to);
    if (distance > (from.length <= 4 ? 1 : 2)) continue;
    const score = distance - ([...to].sort().join('') === letters ? 0.5 : 0);
    if (best === null || score < best.score) best = { candidate, score };
  }
  return best?.candidate ?? null;
}
