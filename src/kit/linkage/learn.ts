import { MISSING, type Comparer, type Field } from './cells.ts';
import { fromLogOdds } from './model.ts';
import { allPairs, type Records } from './records.ts';

/** ln(m/u) of every cell of every field, and the share of all pairs that are of one person. */
export type Weights = { prior: number; fields: readonly Float64Array[]; m: readonly Float64Array[]; u: readonly Float64Array[] };

/** Pairs that blocking showed: a row of cells each. `each`: how many pairs of the whole one of these stands for. */
export type Shown = { cells: Uint8Array; count: number; each: number };

const RANDOM_PAIRS = 1_000_000;
/** No field alone makes two records one person surer than this. */
const DOUBT = 0.01;
/** Pairs of one person whose like is taken for granted before the first is seen, so that what is rare is not impossible. */
const FAITH = 5;

/** How many of all pairs fall into each cell of each field: counted where values agree, from random pairs elsewhere. */
export function totals(records: Records, comparer: Comparer): Float64Array[] {
  const random = randomPairs(records, comparer);
  return comparer.fields.map((field, at) => {
    const found = agreeingPairs(records, field, comparer, at);
    const said = random[at]!.reduce((sum, count) => sum + count, 0) + 1;
    const pairs = (allPairs(records) * said) / (random.pairs + 1);
    for (let level = 0; level < field.levels; level++) {
      if (field.agreeing[level]) continue;
      const cell = field.cellOf[level]!;
      found[cell] = Math.max(found[cell]!, (pairs * (random[at]![cell]! + 0.5)) / (said + field.levels));
    }
    return found;
  });
}

function randomPairs(records: Records, comparer: Comparer): Float64Array[] & { pairs: number } {
  const counts = comparer.fields.map((field) => new Float64Array(field.cells));
  let state = 20_261;
  // mulberry32: the same pairs every time
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return Math.floor(((t ^ (t >>> 14)) >>> 0) / 4_294_967_296 * limit);
  };
  const pairs = Math.min(RANDOM_PAIRS, Math.ceil(allPairs(records)));
  for (let n = 0; n < pairs; n++) {
    const i = records.first > 0 ? below(records.first) : below(records.count);
    const j = records.first > 0 ? records.first + below(records.count - records.first) : below(records.count);
    if (i === j) continue;
    for (let at = 0; at < counts.length; at++) {
      const cell = comparer.cell(at, i, j);
      if (cell !== MISSING) counts[at]![cell]! += 1;
    }
  }
  return Object.assign(counts, { pairs });
}

/** Values that agree in their loosest form, two by two. */
function agreeingPairs(records: Records, field: Field, comparer: Comparer, at: number): Float64Array {
  const found = new Float64Array(field.cells);
  const { codes } = field.column;
  const [first, second] = [new Uint32Array(field.form.length), new Uint32Array(field.form.length)];
  codes.forEach((code, record) => (record < records.first ? first : second)[code]!++);
  const groups = new Map<number, number[]>();
  for (let value = 1; value < field.form.length; value++) {
    if (first[value]! + second[value]! === 0) continue;
    const group = groups.get(field.form[value]!);
    if (group) group.push(value);
    else groups.set(field.form[value]!, [value]);
  }
  const two = records.first > 0;
  for (const group of groups.values()) {
    for (let x = 0; x < group.length; x++) {
      const a = group[x]!;
      found[field.cellOf[0]! + field.tight[a]!]! += two ? first[a]! * second[a]! : (second[a]! * (second[a]! - 1)) / 2;
      for (let y = x + 1; y < Math.min(group.length, x + 100); y++) {
        const b = group[y]!;
        const level = comparer.level(at, a, b);
        const pairs = two ? first[a]! * second[b]! + first[b]! * second[a]! : second[a]! * second[b]!;
        found[field.cellOf[level]! + (field.agreeing[level] ? Math.max(field.loose[a]!, field.loose[b]!) : 0)]! += pairs;
      }
    }
  }
  return found;
}

/**
 * Expectation–maximisation over the shown pairs, all others being pairs of two persons: so blocking bends neither the weights nor the prior.
 * u is what is left of all pairs in a cell when those of one person are taken out.
 */
export function learn(records: Records, fields: readonly Field[], all: readonly Float64Array[], shown: Shown): Weights {
  const pairs = allPairs(records);
  let weights = firstGuess(fields, all, Math.min(0.1, records.count / pairs / 4));
  for (let round = 0; round < 60; round++) {
    const next = maximise(fields, all, pairs, shown, weights);
    const moved = Math.abs(Math.log(next.prior / weights.prior));
    weights = next;
    if (round > 5 && moved < 1e-5) break;
  }
  return weights;
}

function firstGuess(fields: readonly Field[], all: readonly Float64Array[], prior: number): Weights {
  const matches = fields.map((field) => new Float64Array(field.cells));
  return weigh(fields, all, prior, 1, matches);
}

function maximise(fields: readonly Field[], all: readonly Float64Array[], pairs: number, { cells, count, each }: Shown, weights: Weights): Weights {
  const width = fields.length;
  const matches = fields.map((field) => new Float64Array(field.cells));
  const start = Math.log(weights.prior / (1 - weights.prior));
  let sum = 0;
  for (let row = 0; row < count; row++) {
    let odds = start;
    for (let at = 0; at < width; at++) {
      const cell = cells[row * width + at]!;
      if (cell !== MISSING) odds += weights.fields[at]![cell]!;
    }
    if (odds < -12) continue;
    const share = fromLogOdds(odds) * each;
    sum += share;
    for (let at = 0; at < width; at++) {
      const cell = cells[row * width + at]!;
      if (cell !== MISSING) matches[at]![cell]! += share;
    }
  }
  return weigh(fields, all, Math.max(sum, 0.5) / pairs, each, matches);
}

function weigh(fields: readonly Field[], all: readonly Float64Array[], prior: number, each: number, matches: readonly Float64Array[]): Weights {
  const m: Float64Array[] = [];
  const u: Float64Array[] = [];
  fields.forEach((field, at) => {
    m.push(sameShares(field, all[at]!, matches[at]!, each));
    u.push(otherShares(field, all[at]!, matches[at]!));
  });
  return { prior, m, u, fields: m.map((shares, at) => shares.map((share, cell) => Math.log(share / u[at]![cell]!))) };
}

/** m: what was seen of pairs of one person, and a little of what one would expect. */
function sameShares(field: Field, all: Float64Array, matches: Float64Array, each: number): Float64Array {
  const shares = new Float64Array(field.cells);
  const seen = matches.reduce((sum, share) => sum + share, 0);
  const faith = FAITH * each;
  for (let level = 0; level < field.levels; level++) {
    const [from, until] = [field.cellOf[level]!, level + 1 < field.levels ? field.cellOf[level + 1]! : field.cells];
    const expected = level === 0 ? 0.9 : 0.1 / (field.levels - 1 || 1);
    let [inLevel, allInLevel] = [0, 0];
    for (let cell = from; cell < until; cell++) {
      inLevel += matches[cell]!;
      // somebody with a frequent value has it as often as others have it: the root of the pairs that agree on it
      allInLevel += Math.sqrt(all[cell]!);
    }
    const share = (inLevel + faith * expected) / (seen + faith);
    for (let cell = from; cell < until; cell++) {
      const usual = allInLevel > 0 ? Math.sqrt(all[cell]!) / allInLevel : 1 / (until - from);
      shares[cell] = Math.max((share * (matches[cell]! + faith * usual)) / (inLevel + faith), 1e-9);
    }
  }
  return shares;
}

function otherShares(field: Field, all: Float64Array, matches: Float64Array): Float64Array {
  const shares = new Float64Array(field.cells);
  let sum = 0;
  for (let cell = 0; cell < field.cells; cell++) {
    shares[cell] = Math.max(all[cell]! - matches[cell]!, DOUBT * all[cell]!, 0.5);
    sum += shares[cell]!;
  }
  return shares.map((share) => share / sum);
}

