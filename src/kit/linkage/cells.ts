import { sharedArray } from './columns.ts';
import { nameLevel, textLevel, wordLevel } from './compare-values.ts';
import { BIRTH_LEVELS } from './birth.ts';
import { IDENTIFIER_LEVELS } from './identifiers.ts';
import { dateLevel, figuresLevel, kindLevel, numberLevel } from './plain-values.ts';
import type { Column, Kind, Records } from './records.ts';
import { TEXT_LEVELS } from './texts.ts';
import { NAME_LEVELS } from './vietnamese-name.ts';

/**
 * A cell is a level of agreement, and where two values agree, how frequent the value is: agreement on a rare one says more. Nothing said by one of them is MISSING.
 */
export const MISSING = 255;
const STEPS = 22;
/** From one class of frequency to the next. */
const STEP = Math.log(1.75);

type Shape = {
  levels: number;
  /** Levels that mean "the same in some form", and are told apart by frequency. The first by the value itself, the others by its loosest form. */
  agreeing: readonly number[];
  /** Fields of one kind may have changed places; that is a level of its own, the last. */
  swaps: boolean;
};
const at = (list: readonly string[], ...names: string[]) => names.map((name) => list.indexOf(name));
const SHAPES: Record<Kind, Shape> = {
  'vietnamese-name': { levels: NAME_LEVELS.length, agreeing: at(NAME_LEVELS, 'same', 'unmarked', 'order'), swaps: false },
  name: { levels: 4, agreeing: [0], swaps: true },
  text: { levels: TEXT_LEVELS.length, agreeing: [0], swaps: true },
  date: { levels: BIRTH_LEVELS.length, agreeing: at(BIRTH_LEVELS, 'same', 'swapped'), swaps: false },
  identifier: { levels: IDENTIFIER_LEVELS.length, agreeing: at(IDENTIFIER_LEVELS, 'same', 'zeros'), swaps: false },
  category: { levels: 3, agreeing: [0], swaps: false },
};

export type Field = {
  column: Column;
  /** Other columns whose values may stand here by mistake. */
  peers: readonly number[];
  levels: number;
  /** First cell of each level. */
  cellOf: Uint8Array;
  cells: number;
  agreeing: Uint8Array;
  /** Class of frequency of each value: itself, and in its loosest form. */
  tight: Uint8Array;
  loose: Uint8Array;
  /** The loosest form of each value. */
  form: Uint32Array;
};

const formOf = ({ values }: Column): Uint32Array => ('sorted' in values ? values.sorted : values.same);

export function fieldsOf(records: Records): Field[] {
  return records.columns.map((column, own) => {
    const shape = SHAPES[column.kind];
    const peers = shape.swaps
      ? records.columns.flatMap((other, place) => (place !== own && other.kind === column.kind ? [place] : []))
      : [];
    const levels = shape.levels + (peers.length > 0 ? 1 : 0);
    const cellOf = sharedArray(Uint8Array, levels + 1);
    const agreeing = sharedArray(Uint8Array, levels);
    let cells = 0;
    for (let level = 0; level < levels; level++) {
      cellOf[level] = cells;
      agreeing[level] = shape.agreeing.includes(level) ? 1 : 0;
      cells += agreeing[level] ? STEPS : 1;
    }
    cellOf[levels] = cells;
    const form = formOf(column);
    return { column, peers, levels, cellOf, cells, agreeing, form, ...classes(column.codes, form) };
  });
}

function classes(codes: Uint32Array, form: Uint32Array): { tight: Uint8Array; loose: Uint8Array } {
  const tightCount = new Uint32Array(form.length);
  for (const code of codes) tightCount[code]! += 1;
  const looseCount = new Uint32Array(form.length);
  for (const code of codes) looseCount[form[code]!]! += 1;
  const [tight, loose] = [sharedArray(Uint8Array, form.length), sharedArray(Uint8Array, form.length)];
  for (let value = 1; value < form.length; value++) {
    tight[value] = classOf(tightCount[value]!);
    loose[value] = classOf(looseCount[form[value]!]!);
  }
  return { tight, loose };
}
const classOf = (count: number): number => Math.min(STEPS - 1, Math.max(0, Math.floor(Math.log(count / 2) / STEP)));

export function levelOf({ kind, values }: Column, a: number, b: number): number {
  switch (kind) {
    case 'vietnamese-name':
      return nameLevel(values, a, b);
    case 'name':
      return wordLevel(values, a, b);
    case 'text':
      return textLevel(values, a, b);
    case 'date':
      return dateLevel(values, a, b);
    case 'identifier':
      return numberLevel(values, a, b);
    case 'category':
      return kindLevel(values, a, b);
  }
}

/** Compares records by their places. */
export class Comparer {
  readonly fields: readonly Field[];
  private readonly rows: Uint32Array;
  private readonly width: number;
  /** Where the figures of a number stand in a row; -1 for other fields. */
  private readonly figures: Int32Array;
  private readonly memos: (Memo | null)[];

  constructor(fields: readonly Field[], { rows, width }: { rows: Uint32Array; width: number }) {
    this.fields = fields;
    this.rows = rows;
    this.width = width;
    let next = fields.length;
    this.figures = Int32Array.from(fields, ({ column }) => (column.kind === 'identifier' ? next++ : -1));
    this.memos = fields.map(({ column: { kind } }) => (kind === 'text' || kind === 'vietnamese-name' ? new Memo() : null));
  }

  /** The cell of one field for two records; MISSING where one says nothing. */
  cell(field: number, i: number, j: number): number {
    const { column, peers, cellOf, agreeing, tight, loose, levels } = this.fields[field]!;
    const [row, other] = [i * this.width, j * this.width];
    const [a, b] = [this.rows[row + field]!, this.rows[other + field]!];
    if (a === 0 || b === 0) return MISSING;
    const figures = this.figures[field]!;
    let level = a === b ? 0 : figures < 0 ? -1 : figuresLevel(this.rows[row + figures]!, this.rows[other + figures]!);
    if (level < 0) level = this.level(field, a, b);
    if (level > 1 && peers.length > 0 && this.swapped(peers, column, row, other, a, b)) level = levels - 1;
    if (agreeing[level] === 0) return cellOf[level]!;
    return cellOf[level]! + (a === b ? tight[a]! : Math.max(loose[a]!, loose[b]!));
  }

  level(field: number, a: number, b: number): number {
    const memo = this.memos[field];
    const { column } = this.fields[field]!;
    if (!memo) return levelOf(column, a, b);
    const known = memo.get(a, b);
    if (known !== MISSING) return known;
    const level = levelOf(column, a, b);
    memo.set(a, b, level);
    return level;
  }

  private swapped(peers: readonly number[], column: Column, row: number, other: number, a: number, b: number): boolean {
    for (const peer of peers) {
      const [x, y] = [this.rows[row + peer]!, this.rows[other + peer]!];
      if ((y !== 0 && (y === a || levelOf(column, a, y) <= 1)) || (x !== 0 && (x === b || levelOf(column, x, b) <= 1))) return true;
    }
    return false;
  }
}

/** Levels of pairs of values that came before; the latest push out older ones. */
class Memo {
  private readonly a = new Uint32Array(1 << 17);
  private readonly b = new Uint32Array(1 << 17);
  private readonly levels = new Uint8Array(1 << 17);

  get(a: number, b: number): number {
    const place = placeOf(a, b);
    return this.a[place] === a && this.b[place] === b ? this.levels[place]! : MISSING;
  }
  set(a: number, b: number, level: number): void {
    const place = placeOf(a, b);
    this.a[place] = a;
    this.b[place] = b;
    this.levels[place] = level;
  }
}
const placeOf = (a: number, b: number): number => ((Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77)) >>> 15) & 0x1ffff;
