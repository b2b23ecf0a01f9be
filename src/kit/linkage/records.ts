import { Growing, sharedArray } from './columns.ts';
import { PlainReader, type PlainValues } from './plain-values.ts';
import { TextReader, type TextValues } from './text-values.ts';

/** What a column is. */
export const KINDS = ['vietnamese-name', 'name', 'text', 'date', 'identifier', 'category'] as const;
export type Kind = (typeof KINDS)[number];

/** A column: the number of each record's value, 0 where it says nothing. */
export type Column =
  | { kind: 'vietnamese-name' | 'name' | 'text'; codes: Uint32Array; values: TextValues }
  | { kind: 'date' | 'identifier' | 'category'; codes: Uint32Array; values: PlainValues };

export type Records = {
  count: number;
  /** Two files: the records before this one are the first's, and only pairs across the two count. One file: 0. */
  first: number;
  columns: readonly Column[];
  /**
   * The same numbers record by record, and for columns of numbers their figures (see `figuresLevel`) after them, so that comparing reads one place of memory for a
   * record: `width` of them each.
   */
  rows: Uint32Array;
  width: number;
};

/** Takes records while files are read. Columns of one kind of text share their values, so that swapped fields are seen. */
export class RecordsReader {
  private readonly kinds: readonly Kind[];
  private readonly texts = new Map<Kind, TextReader>();
  private readonly readers: (TextReader | PlainReader)[];
  private readonly codes: Growing<Uint32ArrayConstructor>[];
  count = 0;

  constructor(kinds: readonly Kind[]) {
    this.kinds = kinds;
    this.readers = kinds.map((kind) => {
      if (kind === 'date' || kind === 'identifier' || kind === 'category') return new PlainReader(kind);
      const reader = this.texts.get(kind) ?? new TextReader();
      this.texts.set(kind, reader);
      return reader;
    });
    this.codes = kinds.map(() => new Growing(Uint32Array));
  }

  /** One value for each column, as typed. */
  add(values: readonly string[]): void {
    for (let at = 0; at < this.readers.length; at++) this.codes[at]!.push(this.readers[at]!.value(values[at] ?? ''));
    this.count += 1;
  }

  finish(first = 0): Records {
    const tables = new Map<TextReader | PlainReader, TextValues | PlainValues>();
    for (const reader of new Set(this.readers)) tables.set(reader, reader.finish());
    const columns = this.kinds.map(
      (kind, at) => ({ kind, codes: this.codes[at]!.shared(), values: tables.get(this.readers[at]!)! }) as Column,
    );
    return { count: this.count, first, columns, ...rowsOf(columns, this.count) };
  }
}

function rowsOf(columns: readonly Column[], count: number): { rows: Uint32Array; width: number } {
  const width = columns.length + columns.filter(({ kind }) => kind === 'identifier').length;
  const rows = sharedArray(Uint32Array, count * width);
  let figures = columns.length;
  columns.forEach(({ kind, codes, values }, at) => {
    for (let record = 0; record < count; record++) rows[record * width + at] = codes[record]!;
    if (kind !== 'identifier') return;
    for (let record = 0; record < count; record++) rows[record * width + figures] = values.letters[codes[record]!]!;
    figures += 1;
  });
  return { rows, width };
}

/** How many pairs there are in all. */
export const allPairs = ({ count, first }: Records): number => (first > 0 ? first * (count - first) : (count * (count - 1)) / 2);
