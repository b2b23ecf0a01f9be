import { editDistance, fold, toneKey } from './text.ts';

/** Something the register knows under several names. */
export type Named<T> = { is: T; names: readonly string[] };
export type Match<T> = { found: T } | { found: null; suggestion: string | null };

/** Abbreviations of the trade, folded. Only ever a suggestion: a name typed short is not silently taken for a long one. */
const SHORT: Record<string, string> = {
  ttct: 'trung tam chinh tri',
  ttbdct: 'trung tam chinh tri',
  tt: 'trung tam',
  ct: 'chinh tri',
  btc: 'ban to chuc',
  btg: 'ban tuyen giao',
  snv: 'so noi vu',
  ubnd: 'uy ban nhan dan',
  hdnd: 'hoi dong nhan dan',
  mttq: 'mat tran to quoc',
  dtcb: 'dao tao can bo',
  tctllp: 'truong le hong phong',
  q: 'quan',
  h: 'huyen',
  tx: 'thi xa',
  tp: 'thanh pho',
  bd: 'boi duong',
  dt: 'dao tao',
  llct: 'ly luan chinh tri',
  tc: 'trung cap',
  cc: 'cao cap',
};

/** Case, diacritics, dots, dashes and brackets apart. */
export const nameKey = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const spelledOut = (key: string) =>
  key
    .split(' ')
    .map((word) => SHORT[word] ?? word)
    .join(' ');

/** Looks a typed name up: the same words match (diacritics decide where two names fold to one); anything near is a suggestion. */
export function nameIndex<T>(entries: readonly Named<T>[]): (typed: string) => Match<T> {
  const byKey = new Map<string, { is: T; name: string }[]>();
  for (const { is, names } of entries) {
    for (const name of names) {
      const list = byKey.get(nameKey(name)) ?? [];
      if (!list.some((one) => one.is === is && one.name === name)) list.push({ is, name });
      byKey.set(nameKey(name), list);
    }
  }
  const known = [...byKey].map(([key, list]) => ({ key, words: new Set(key.split(' ')), letters: lettersOf(key), name: list[0]!.name }));
  const answers = new Map<string, Match<T>>();

  return (typed) => {
    let answer = answers.get(typed);
    if (!answer) answers.set(typed, (answer = look(typed)));
    return answer;
  };

  function look(typed: string): Match<T> {
    const same = byKey.get(nameKey(typed)) ?? [];
    const things = new Set(same.map((one) => one.is));
    if (things.size === 1) return { found: same[0]!.is };
    if (things.size > 1) {
      const exact = new Set(same.filter((one) => toneKey(one.name) === toneKey(typed)).map((one) => one.is));
      return exact.size === 1 ? { found: [...exact][0]! } : { found: null, suggestion: same.map((one) => one.name).join(' / ') };
    }
    return { found: null, suggestion: nearest(spelledOut(nameKey(typed))) };
  }

  function nearest(key: string): string | null {
    // "các trung tâm …": many at once, so no one of them
    if (key === '' || key.startsWith('cac ')) return null;
    const words = key.split(' ');
    const letters = lettersOf(key);
    let best: { name: string; score: number } | null = null;
    for (const one of known) {
      const shared = words.filter((word) => one.words.has(word)).length;
      let score = (2 * shared) / (words.length + one.words.size);
      const longer = Math.max(key.length, one.key.length);
      const enough = Math.max(0.65, best?.score ?? 0, score);
      // Letters that one has and the other has not are edits at the least: most names need not be compared further.
      if (Math.abs(key.length - one.key.length) <= longer * 0.25 && 1 - lettersApart(letters, one.letters) / longer >= enough) {
        score = Math.max(score, 1 - editDistance(key, one.key, (1 - enough) * longer) / longer);
      }
      if (score >= 0.65 && (!best || score > best.score)) best = { name: one.name, score };
    }
    return best?.name ?? null;
  }
}

/** How often each of a to z, each figure and anything else stands in a key. */
function lettersOf(key: string): Uint8Array {
  const counts = new Uint8Array(37);
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at);
    const place = code >= 97 && code <= 122 ? code - 97 : code >= 48 && code <= 57 ? code - 22 : 36;
    counts[place]! += 1;
  }
  return counts;
}

function lettersApart(a: Uint8Array, b: Uint8Array): number {
  let [more, less] = [0, 0];
  for (let at = 0; at < 37; at++) {
    const difference = a[at]! - b[at]!;
    if (difference > 0) more += difference;
    else less -= difference;
  }
  return Math.max(more, less);
}
