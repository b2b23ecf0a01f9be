import { MISSING, type Comparer, type Field } from './cells.ts';
import { allPairs, type Kind, type Records } from './records.ts';

/** One way in which two records come to agree: `weights` is ln(P(cell | this way) / P(cell | two persons by chance)) of every field, null where chance rules. */
export type Way = { prior: number; weights: readonly (Float64Array | null)[] };

/**
 * The first way is "one person"; the others are two persons who are alike in some fields, as namesakes are. `prior`: share of all pairs.
 */
export type Weights = { ways: readonly Way[]; u: readonly Float64Array[] };

/** Pairs that blocking showed: rows of cells, and how many pairs have them. `each`: how many pairs of the whole one of these stands for. */
export type Shown = { cells: Uint8Array; counts: Float64Array; each: number };

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
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
  const pairs = Math.min(RANDOM_PAIRS, 300 * records.count, allPairs(records));
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
    if (first[value] === 0 && second[value] === 0) continue;
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
 * Who is alike without being the same: namesakes born the same day, at the same place too, and people of one household or office who share a name.
 * A list of the fields they agree in for each; where these are all, there is no telling, and such people are taken for one. So it is where all but `personal`
 * fields agree (numbers that one person has), and there are none of these.
 */
export function likenesses(fields: readonly Field[], personal: readonly number[]): number[][] {
  const of = (...kinds: Kind[]) => fields.flatMap(({ column }, at) => (kinds.includes(column.kind) ? [at] : []));
  const [names, dates, kinds, places] = [of('vietnamese-name', 'name'), of('date'), of('category'), of('text')];
  if (names.length === 0) return [];
  const namesakes = dates.length > 0 ? [[...names, ...dates, ...kinds]] : [];
  const besides = places.length > 0 && personal.length > 0 ? namesakes.map((likeness) => [...likeness, ...places]) : [];
  const households = places.length > 0 ? names.map((name) => [name, ...kinds, ...places]) : [];
  return [...namesakes, ...besides, ...households].filter((likeness) => likeness.length < fields.length);
}

/** Numbers that hardly anybody shares with another: fewer than one other record, were all of two persons. */
function personalFields(records: Records, fields: readonly Field[], { u }: Weights): number[] {
  const shared = (field: Field, at: number) => u[at]!.reduce((sum, share, cell) => (agrees(field, cell) ? sum + share : sum), 0);
  return fields.flatMap((field, at) => (field.column.kind === 'identifier' && shared(field, at) * records.count < 1 ? [at] : []));
}
const agrees = ({ levels, agreeing, cellOf }: Field, cell: number): boolean => {
  for (let level = 0; level < levels; level++) if (cell < cellOf[level + 1]!) return agreeing[level] === 1;
  return false;
};

/**
 * Expectation–maximisation over the shown pairs, all others being pairs of two persons by chance: so blocking bends neither the weights nor the prior.
 * u is what is left of all pairs in a cell when those of one person are taken out.
 */
export function learn(records: Records, fields: readonly Field[], all: readonly Float64Array[], shown: Shown): Weights {
  const first = learnWays(records, fields, all, shown, []);
  return learnWays(records, fields, all, shown, likenesses(fields, personalFields(records, fields, first)));
}

function learnWays(
  records: Records,
  fields: readonly Field[],
  all: readonly Float64Array[],
  shown: Shown,
  alike: readonly (readonly number[])[],
): Weights {
  const pairs = allPairs(records);
  const guess = pairs * Math.min(0.1, records.count / pairs / 4);
  const ways = [fields.map((_, at) => at), ...alike];
  const start = ways.map((holds, at) => ({
    sum: at === 0 ? guess : guess / 100,
    cells: fields.map((field, place) => (holds.includes(place) ? new Float64Array(field.cells) : null)),
  }));
  let weights = weigh(fields, all, pairs, start);
  for (let round = 0; round < 100; round++) {
    const next = weigh(fields, all, pairs, expected(shown, weights, fields));
    const moved = weights.ways.reduce((most, way, at) => Math.max(most, Math.abs(Math.log(next.ways[at]!.prior / way.prior))), 0);
    weights = next;
    if (round > 5 && moved < 1e-3) break;
  }
  return weights;
}

type Seen = { sum: number; cells: (Float64Array | null)[] };

/** How many pairs of each way are expected among the shown ones, and in which cells. */
function expected({ cells, counts, each }: Shown, { ways }: Weights, fields: readonly Field[]): Seen[] {
  const width = fields.length;
  const found = ways.map(({ weights }) => ({ sum: 0, cells: weights.map((weight) => weight && new Float64Array(weight.length)) }));
  const odds = new Float64Array(ways.length);
  for (let row = 0; row < counts.length; row++) {
    let whole = 1;
    for (let way = 0; way < ways.length; way++) {
      const { prior, weights } = ways[way]!;
      let sum = Math.log(prior);
      for (let at = 0; at < width; at++) {
        const weight = weights[at];
        const cell = cells[row * width + at]!;
        if (weight && cell !== MISSING) sum += weight[cell]!;
      }
      whole += odds[way] = Math.exp(sum);
    }
    if (whole < 1.00001) continue;
    for (let way = 0; way < ways.length; way++) {
      const share = (odds[way]! / whole) * counts[row]! * each;
      if (share < 1e-6) continue;
      const { cells: seen } = found[way]!;
      found[way]!.sum += share;
      for (let at = 0; at < width; at++) {
        const cell = cells[row * width + at]!;
        const column = seen[at];
        if (column && cell !== MISSING) column[cell]! += share;
      }
    }
  }
  return found;
}

function weigh(fields: readonly Field[], all: readonly Float64Array[], pairs: number, found: readonly Seen[]): Weights {
  const u = fields.map((_, at) => otherShares(all[at]!, found[0]!.cells[at]!));
  const same = found[0]!.cells.map((seen, at) =>
    sameShares(fields[at]!, all[at]!, seen!).map((share, cell) => Math.log(share / u[at]![cell]!)),
  );
  const ways = found.map(({ sum, cells }) => ({
    prior: Math.max(sum, 0.5) / pairs,
    weights: cells.map((seen, at) => seen && same[at]!),
  }));
  return { ways, u };
}

/** m: what was seen of pairs of one person, and a little of what one would expect. */
function sameShares(field: Field, all: Float64Array, seen: Float64Array): Float64Array {
  const shares = new Float64Array(field.cells);
  const whole = seen.reduce((sum, share) => sum + share, 0);
  for (let level = 0; level < field.levels; level++) {
    const [from, until] = [field.cellOf[level]!, field.cellOf[level + 1]!];
    const usually = level === 0 ? 0.9 : 0.1 / (field.levels - 1);
    let [inLevel, allInLevel] = [0, 0];
    for (let cell = from; cell < until; cell++) {
      inLevel += seen[cell]!;
      // somebody with a frequent value has it as often as others have it: the root of the pairs that agree on it
      allInLevel += Math.sqrt(all[cell]!);
    }
    const share = (inLevel + FAITH * usually) / (whole + FAITH);
    for (let cell = from; cell < until; cell++) {
      const usual = allInLevel > 0 ? Math.sqrt(all[cell]!) / allInLevel : 1 / (until - from);
      shares[cell] = Math.max((share * (seen[cell]! + FAITH * usual)) / (inLevel + FAITH), 1e-9);
    }
  }
  return shares;
}

function otherShares(all: Float64Array, same: Float64Array): Float64Array {
  const left = all.map((pairs, cell) => Math.max(pairs - same[cell]!, DOUBT * pairs, 0.5));
  const sum = left.reduce((whole, pairs) => whole + pairs, 0);
  return left.map((pairs) => pairs / sum);
}

/** ln of the odds that two records of which the fields say this are of one person. */
export function oddsOf({ ways }: Weights, fields: Float64Array): number {
  let same = Math.log(ways[0]!.prior);
  for (const weight of fields) if (weight === weight) same += weight;
  // far from anything: likenesses make it no likelier
  if (same < -12) return same;
  let other = 1;
  for (let way = 1; way < ways.length; way++) {
    const { prior, weights } = ways[way]!;
    let sum = Math.log(prior);
    for (let at = 0; at < fields.length; at++) if (weights[at] && fields[at] === fields[at]) sum += fields[at]!;
    other += Math.exp(sum);
  }
  return same - Math.log(other);
}
