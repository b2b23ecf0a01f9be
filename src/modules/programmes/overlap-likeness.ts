import { fold } from '#kit/text.ts';

// 'Chuyên đề 3:', 'Bài IV.', 'Phần 2 -', '1.2)': what a title is numbered with. 'Phần mềm', 'Bài học' and 'Nội dung vi phạm' stay.
const NUMBERED =
  /^(?:(?:chuyen de|hoc phan|noi dung|bai|phan|chuong|muc|buoi|cd)\s*(?:so\s*)?(?:\d+(?:\.\d+)*|(?!(?:i|vi|xi)\s+\p{L})[ivx]+)\b|\d+(?:\.\d+)*(?=\s*[.):–-]))[\s.:)\-–]*/u;
// What titles are dressed with. Words that mean something else without their marks (trồng, chợ, để) are not here.
const DRESSING =
  /\b(?:mot so van de|nhung van de|cac van de|chuyen de|noi dung|co ban|tong quan|khai quat|gioi thieu|trong giai doan hien nay|trong tinh hinh hien nay|trong tinh hinh moi|trong giai doan moi|hien nay|doi voi|cac|nhung|ve|va|cua)\b/g;

/** A title as it is compared: case, marks, punctuation, numbering and set phrases left out. 'Chuyên đề 1: Một số vấn đề về Đảng' → 'dang'. */
export function titleKey(title: string): string {
  let key = keys.get(title);
  if (key === undefined) {
    key = compared(title);
    if (keys.size === MOST_KEYS) keys.clear();
    keys.set(title, key);
  }
  return key;
}

/** A catalogue has some thousand titles, asked for again and again. */
const keys = new Map<string, string>();
const MOST_KEYS = 20_000;

function compared(title: string): string {
  const plain = fold(title);
  const words = (text: string) =>
    text
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .replace(/ +/g, ' ')
      .trim();
  const whole = words(plain.replace(NUMBERED, ''));
  return words(whole.replace(DRESSING, ' ')) || whole || words(plain) || plain;
}

// Every programme has these, one beside another or alone; that two have them says nothing of what they teach.
const PARTS =
  'khai giang|be giang|on tap|kiem tra|danh gia|cuoi khoa|thi|het hoc phan|het mon|tot nghiep|thao luan|tu hoc|tu nghien cuu|he thong hoa|giai dap|thac mac|thu hoach|viet thu hoach|viet tieu luan|tieu luan|viet khoa luan|khoa luan|bao cao|di thuc te|nghien cuu thuc te|thuc te|tong ket|tong ket lop';
const EVERYWHERE = new RegExp(
  `^(?:(?:${PARTS})(?: |$))+$|^(?:chuyen de|hoc phan|noi dung|bai|phan|chuong|muc|buoi|cd) (?:so )?(?:\\d+|[ivx]+)$`,
);

/** Ôn tập, thi, đi thực tế, 'Học phần II' without a name: no content of their own. `key`: of `titleKey`. */
export const isEverywhere = (key: string): boolean => EVERYWHERE.test(key);

/** One text, taken apart once to be compared with many: pieces of three letters of each word, and the numbers in it. */
export type Pieces = { pieces: ReadonlySet<string>; numbers: string };

export function piecesOf(key: string): Pieces {
  const pieces = new Set<string>();
  const numbers: string[] = [];
  for (const word of key.split(' ')) {
    if (/\d|^(?:i{2,3}|iv|vi{2,3}|ix|x[ivx]*)$/.test(word)) numbers.push(word);
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at++) pieces.add(padded.slice(at, at + 3));
  }
  return { pieces, numbers: numbers.sort().join(' ') };
}

/** How much alike, 0 to 1 (Dice, in whatever order the words stand); other numbers (giai đoạn 1930–1954, 1954–1975) count against it. */
export function alike(a: Pieces, b: Pieces): number {
  const [few, many] = a.pieces.size <= b.pieces.size ? [a, b] : [b, a];
  let shared = 0;
  for (const piece of few.pieces) if (many.pieces.has(piece)) shared++;
  const dice = (2 * shared) / (a.pieces.size + b.pieces.size || 1);
  return a.numbers === b.numbers ? dice : dice * 0.75;
}

/** How much two titles are alike, 0 to 1; 1 only for what is compared as one and the same. */
export function titlesAlike(a: string, b: string): number {
  const [left, right] = [titleKey(a), titleKey(b)];
  return left === right ? 1 : Math.min(0.99, alike(piecesOf(left), piecesOf(right)));
}

/** A title and, where there is one, a description to compare. */
export type Described = { key: string; description: string | null };
export type NearPair = { a: string; b: string; alike: number };

/** Short descriptions are set phrases. */
const TELLING = 40;

/**
 * All pairs of different keys that are alike by at least `least` (0.5 to 1), by title or by description, once each with a < b, the most
 * alike first; with `of` only those with one of these keys. Only pairs that share one of their rarest pieces are compared: pairs alike so
 * far must.
 */
export function nearPairs(topics: readonly Described[], least: number, of?: ReadonlySet<string>): NearPair[] {
  const found = new Map<string, NearPair>();
  const keep = (one: string, other: string, likeness: number) => {
    if (one === other || (of && !of.has(one) && !of.has(other))) return;
    const [a, b] = one < other ? [one, other] : [other, one];
    const id = `${a}\n${b}`;
    const known = found.get(id);
    if (!known || known.alike < likeness) found.set(id, { a, b, alike: Math.min(0.99, likeness) });
  };
  const titles = new Set(topics.map(({ key }) => key));
  const owners = new Map<string, Set<string>>();
  for (const { key, description } of topics) {
    if (description === null || description.length < TELLING) continue;
    const text = titleKey(description);
    owners.set(text, (owners.get(text) ?? new Set()).add(key));
  }
  join([...titles], least, keep, of);
  for (const keys of owners.values()) for (const a of keys) for (const b of keys) keep(a, b, 1);
  const told = of && new Set([...owners].filter(([, held]) => [...held].some((key) => of.has(key))).map(([text]) => text));
  const both = (one: string, other: string, likeness: number) => {
    for (const a of owners.get(one)!) for (const b of owners.get(other)!) keep(a, b, likeness);
  };
  join([...owners.keys()], least, both, told);
  return [...found.values()].sort((x, y) => y.alike - x.alike || (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : 1));
}

/** Pairs of texts alike by `least`: each is found through the rarest of its pieces (prefix filter of a set join), and counted with numbers for pieces. */
function join(
  given: readonly string[],
  least: number,
  keep: (a: string, b: string, alike: number) => void,
  of?: ReadonlySet<string>,
): void {
  // those that are asked about come first: the others only look for them
  const texts = of ? [...given.filter((text) => of.has(text)), ...given.filter((text) => !of.has(text))] : given;
  const whole = texts.map(piecesOf);
  const often = new Map<string, number>();
  for (const { pieces } of whole) for (const piece of pieces) often.set(piece, (often.get(piece) ?? 0) + 1);
  const rank = new Map([...often].sort(([x, n], [y, m]) => n - m || (x < y ? -1 : 1)).map(([piece], at) => [piece, at]));
  const sets = whole.map(({ pieces }) => Uint32Array.from(pieces, (piece) => rank.get(piece)!).sort());
  const holders = new Map<number, number[]>();
  const met = new Int32Array(texts.length).fill(-1);
  for (const [at, own] of sets.entries()) {
    // Dice of `least` is Jaccard of least / (2 - least): of so many pieces all but a few are shared
    const needed = Math.ceil((least / (2 - least)) * own.length - 1e-9);
    for (let n = 0; n <= own.length - needed; n++) {
      const before = holders.get(own[n]!);
      const held = of === undefined || at < of.size;
      if (before === undefined) {
        if (held) holders.set(own[n]!, [at]);
        continue;
      }
      for (const other of before) {
        if (met[other] === at) continue;
        met[other] = at;
        const both = own.length + sets[other]!.length;
        if ((2 * Math.min(own.length, sets[other]!.length)) / both < least || !reaches(own, sets[other]!, (least * both) / 2)) continue;
        const likeness = alike(whole[at]!, whole[other]!);
        if (likeness >= least) keep(texts[at]!, texts[other]!, likeness);
      }
      if (held) before.push(at);
    }
  }
}

/** Whether two sorted sets share so many. */
function reaches(a: Uint32Array, b: Uint32Array, wanted: number): boolean {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (shared + Math.min(a.length - i, b.length - j) < wanted - 1e-9) return false;
    const difference = a[i]! - b[j]!;
    if (difference === 0) shared++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return shared >= wanted - 1e-9;
}
