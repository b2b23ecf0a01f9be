import { mixed, sharedArray } from './columns.ts';
import type { Column, Records } from './records.ts';
import { wordCounts, type TextValues } from './text-values.ts';

/** What a record is filed under: a number for each record, 0 for none. Keys of one field are not put together. */
export type BlockKey = { field: number; of: Uint32Array };

/** Keys of every column, from what it is: the whole value in its loosest form, and parts that a slip in the rest leaves alone. */
export function blockKeys(records: Records): BlockKey[] {
  return records.columns.flatMap((column, field) =>
    keysOf(column).map((byValue) => {
      const of = sharedArray(Uint32Array, records.count);
      for (let record = 0; record < records.count; record++) {
        const code = column.codes[record]!;
        of[record] = code === 0 ? 0 : byValue[code]!;
      }
      return { field, of };
    }),
  );
}

function keysOf(column: Column): Uint32Array[] {
  const { values, kind, codes } = column;
  switch (kind) {
    case 'vietnamese-name':
    case 'text':
      return [plusOne(values.sorted), ...rareWords(values, codes)];
    case 'name':
      return [plusOne(values.joined), skeletons(values)];
    case 'date': {
      const { year, month, day } = values;
      const dayMonth = Uint32Array.from(day, (one, at) =>
        one === 0 ? 0 : 1 + Math.min(one, month[at]!) * 100 + Math.max(one, month[at]!),
      );
      const whole = Uint32Array.from(dayMonth, (one, at) => (one === 0 ? 0 : mixed(one, year[at]!)));
      return [whole, Uint32Array.from(year), dayMonth];
    }
    case 'identifier':
      return [plusOne(values.same), ...halves(values)];
    case 'category':
      return [plusOne(values.same)];
  }
}

const plusOne = (numbers: Uint32Array): Uint32Array => numbers.map((number) => number + 1);

/** The rarest word and the next: what tells a name or an address from others. */
function rareWords(values: TextValues, codes: Uint32Array): Uint32Array[] {
  const counts = wordCounts(values, codes);
  const [first, second, both] = [0, 1, 2].map(() => new Uint32Array(values.wordStart.length - 1)) as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  for (let value = 1; value < first.length; value++) {
    let [rarest, next] = [0, 0];
    for (let at = values.wordStart[value]!; at < values.wordStart[value + 1]!; at++) {
      const word = values.words[at]!;
      if (rarest === 0 || counts[word]! < counts[rarest]! || (counts[word] === counts[rarest] && word < rarest))
        [rarest, next] = [word, rarest];
      else if (word !== rarest && (next === 0 || counts[word]! < counts[next]!)) next = word;
    }
    first[value] = rarest;
    second[value] = next;
    both[value] = next === 0 ? 0 : mixed(Math.min(rarest, next), Math.max(rarest, next));
  }
  return [first, second, both];
}

/** The first letter and the next three consonants, one of each run: what a slip in a vowel or at the end leaves alone. */
function skeletons({ joined, start, bytes }: TextValues): Uint32Array {
  return joined.map((text, value) => {
    if (value === 0) return 0;
    let [key, taken, last] = [0, 0, 0];
    for (let at = start[text]!; at < start[text + 1]! && taken < 4; at++) {
      const byte = bytes[at]!;
      const vowel = byte === 97 || byte === 101 || byte === 105 || byte === 111 || byte === 117 || byte === 104;
      if (taken > 0 && (vowel || byte === last)) continue;
      key = key * 256 + byte;
      last = byte;
      taken++;
    }
    return mixed(key, 7);
  });
}

/** The first half and the last of numbers of at least six figures, zeros in front left out. */
function halves({ start, bytes, skip }: { start: Uint32Array; bytes: Uint8Array; skip: Uint8Array }): Uint32Array[] {
  const [head, tail] = [new Uint32Array(skip.length), new Uint32Array(skip.length)];
  for (let value = 1; value < skip.length; value++) {
    const [from, until] = [start[value]! + skip[value]!, start[value + 1]!];
    if (until - from < 6) continue;
    const half = (until - from) >> 1;
    let [a, b] = [0, 0];
    for (let at = 0; at < half; at++) {
      a = mixed(a, bytes[from + at]!);
      b = mixed(b, bytes[until - 1 - at]!);
    }
    head[value] = mixed(a, 1);
    tail[value] = mixed(b, 2);
  }
  return [head, tail];
}
