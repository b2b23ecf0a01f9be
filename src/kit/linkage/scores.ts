import { partners, type Blocks } from './blocking.ts';
import { mixed } from './columns.ts';
import { Comparer, MISSING, type Field } from './cells.ts';
import type { Evidence } from './consistent.ts';
import { oddsOf, type Shown, type Weights } from './learn.ts';

/** Everything a thread needs to compare records; the arrays are shared. */
export type Task = { fields: readonly Field[]; rows: Uint32Array; width: number; blocks: Blocks; first: number; count: number };

/** Pairs less likely than this are let go: ln of the odds, 1.8 %. */
export const LEAST_ODDS = -4;

/** What numbers say is cheapest to find out and weighs most. */
const ORDER = ['identifier', 'category', 'date', 'vietnamese-name', 'name', 'text'];

/** Scores pairs with learnt weights, and leaves off as soon as nothing can make them likely. */
export class Scorer implements Evidence {
  readonly fields: number;
  private readonly comparer: Comparer;
  private readonly weights: Weights;
  private readonly order: Uint8Array;
  /** The most that the fields from this place on can add. */
  private readonly rest: Float64Array;
  private readonly said: Float64Array;

  constructor(comparer: Comparer, weights: Weights) {
    this.comparer = comparer;
    this.weights = weights;
    this.fields = comparer.fields.length;
    const places = comparer.fields.map((_, at) => at);
    this.order = Uint8Array.from(places.sort((a, b) => rank(comparer.fields[a]!) - rank(comparer.fields[b]!)));
    this.rest = new Float64Array(this.fields + 1);
    for (let at = this.fields - 1; at >= 0; at--) {
      this.rest[at] = this.rest[at + 1]! + Math.max(0, ...weights.ways[0]!.weights[this.order[at]!]!);
    }
    this.said = new Float64Array(this.fields);
  }

  /** ln of the odds of two records; −Infinity where they fall below LEAST_ODDS before all is said. */
  score(i: number, j: number): number {
    const { weights, prior } = this.weights.ways[0]!;
    let sum = Math.log(prior);
    for (let at = 0; at < this.fields; at++) {
      if (sum + this.rest[at]! < LEAST_ODDS) return -Infinity;
      const field = this.order[at]!;
      const cell = this.comparer.cell(field, i, j);
      const weight = cell === MISSING ? Number.NaN : weights[field]![cell]!;
      this.said[field] = weight;
      if (cell !== MISSING) sum += weight;
    }
    return sum < LEAST_ODDS ? -Infinity : oddsOf(this.weights, this.said);
  }

  weigh(a: number, b: number, into: Float64Array): void {
    for (let at = 0; at < this.fields; at++) {
      const cell = this.comparer.cell(at, a, b);
      into[at] = cell === MISSING ? Number.NaN : this.weights.ways[0]!.weights[at]![cell]!;
    }
  }

  odds(weights: Float64Array): number {
    return oddsOf(this.weights, weights);
  }
}
const rank = ({ column: { kind } }: Field): number => ORDER.indexOf(kind);

export type Scored = { a: Uint32Array; b: Uint32Array; odds: Float64Array; compared: number };

/** Compares these records with their partners. */
export function scoreRecords({ blocks, first }: Task, scorer: Scorer, from: number, until: number, seen: Uint32Array): Scored {
  const [a, b, odds]: [number[], number[], number[]] = [[], [], []];
  let compared = 0;
  for (let record = from; record < until; record++) {
    partners(blocks, first, record, seen, (other) => {
      compared += 1;
      const found = scorer.score(record, other);
      if (found < LEAST_ODDS) return;
      a.push(record);
      b.push(other);
      odds.push(found);
    });
  }
  return { a: Uint32Array.from(a), b: Uint32Array.from(b), odds: Float64Array.from(odds), compared };
}

/** Most rows to learn from. */
const ROWS = 1_000_000;

/** Cells of pairs that blocking shows: of every record where they are few, of one in so many where they are many. */
export function sample({ fields, blocks, first, count }: Task, comparer: Comparer): Shown {
  const width = fields.length;
  const each = Math.max(1, Math.ceil(bound(blocks) / 2 / ROWS));
  const cells = new Uint8Array(width);
  const shown = new Rows(width);
  const seen = new Uint32Array(count);
  for (let record = 0; record < count; record++) {
    // by chance, not every so-manieth: files have rhythms of their own
    if (mixed(record, each) % each !== 0) continue;
    partners(blocks, first, record, seen, (other) => {
      for (let at = 0; at < width; at++) cells[at] = comparer.cell(at, record, other);
      shown.add(cells);
    });
  }
  return shown.finish(each);
}

/** At least as many pairs as there are. */
function bound({ start }: Blocks): number {
  let pairs = 0;
  for (let one = 0; one + 1 < start.length; one++) {
    const size = start[one + 1]! - start[one]!;
    pairs += (size * (size - 1)) / 2;
  }
  return pairs;
}

/** Rows of cells, the same ones once with their number. */
class Rows {
  private readonly width: number;
  private readonly known = new Map<string, number>();
  private readonly counts: number[] = [];

  constructor(width: number) {
    this.width = width;
  }

  add(cells: Uint8Array): void {
    const key = String.fromCharCode(...cells);
    const row = this.known.get(key);
    if (row === undefined) {
      this.known.set(key, this.counts.length);
      this.counts.push(1);
    } else this.counts[row]! += 1;
  }

  finish(each: number): Shown {
    const cells = new Uint8Array(this.counts.length * this.width);
    let at = 0;
    for (const key of this.known.keys()) for (let place = 0; place < this.width; place++) cells[at++] = key.charCodeAt(place);
    return { cells, counts: Float64Array.from(this.counts), each };
  }
}
