import { fromLogOdds } from './model.ts';

/** Pairs of records with ln of their odds, or with their probability. */
export type Links = { a: Uint32Array; b: Uint32Array; value: Float64Array };

/** Groups up to this size are weighed in every way they can fall apart: 877 ways for seven. */
const MOST = 7;
/** Below these odds a pair ties no group together. */
const TIE = -3;
const STEP = 2;
const SURE = 9;

/** What two records say of one another: one number a field, NaN for nothing, and ln of the odds that such numbers amount to. */
export type Evidence = { fields: number; weigh(a: number, b: number, into: Float64Array): void; odds(weights: Float64Array): number };

export type Pair = { a: number; b: number; probability: number };

/**
 * Makes pairs agree with one another: who is one person with A is not another person B too, and two damaged records of A are one person though they hardly
 * agree. Every way in which a group of tied records can be so many people is weighed; a pair's probability is the share of the ways in which it is together.
 * Records become one person step by step, the likeliest two first. Where several stand on a side, each field says what it says loudest in any pair across: the
 * least damaged copies speak, and pairs of one person are not taken for independent witnesses.
 */
export function consistent(links: Links, count: number, evidence: Evidence): Pair[] {
  const found: Pair[] = [];
  const settled = new Set<number>();
  for (const group of groupsOf(links)) {
    if (group.length === 2) continue;
    for (const pair of group.length <= MOST ? weighed(group, evidence) : asTheyAre(group, evidence)) {
      settled.add(pair.a * count + pair.b);
      found.push(pair);
    }
  }
  for (let at = 0; at < links.a.length; at++) {
    const [a, b] = [links.a[at]!, links.b[at]!];
    if (!settled.has(a * count + b)) found.push({ a, b, probability: fromLogOdds(links.value[at]!) });
  }
  return found;
}

/** Records tied together, in ascending order; where a group is too large only stronger ties count. */
function groupsOf(links: Links): number[][] {
  const groups: number[][] = [];
  let edges = Array.from(links.a.keys());
  for (let tie = TIE; edges.length > 0 && tie < SURE + STEP; tie += STEP) {
    edges = edges.filter((at) => links.value[at]! >= tie);
    const parent = new Map<number, number>();
    const root = (x: number): number => {
      let top = x;
      while ((parent.get(top) ?? top) !== top) top = parent.get(top)!;
      parent.set(x, top);
      return top;
    };
    for (const at of edges) parent.set(root(links.b[at]!), root(links.a[at]!));
    const members = new Map<number, Set<number>>();
    for (const at of edges)
      for (const one of [links.a[at]!, links.b[at]!]) {
        const top = root(one);
        const group = members.get(top);
        if (group) group.add(one);
        else members.set(top, new Set([one]));
      }
    const large = new Set<number>();
    for (const [top, group] of members) {
      if (group.size > MOST && tie + STEP < SURE + STEP) large.add(top);
      else groups.push([...group].sort((a, b) => a - b));
    }
    edges = edges.filter((at) => large.has(root(links.a[at]!)));
  }
  return groups;
}

/** Too many, too surely tied: each pair for itself. */
function asTheyAre(group: readonly number[], evidence: Evidence): Pair[] {
  const weights = new Float64Array(evidence.fields);
  return pairsOf(group).map(([a, b]) => {
    evidence.weigh(a, b, weights);
    return { a, b, probability: fromLogOdds(evidence.odds(weights)) };
  });
}

const pairsOf = <T>(list: readonly T[]): [T, T][] => list.flatMap((a, x) => list.slice(x + 1).map((b): [T, T] => [a, b]));

function weighed(group: readonly number[], evidence: Evidence): Pair[] {
  const places = pairsOf(group.map((_, at) => at)).map(([x, y]) => {
    const weights = new Float64Array(evidence.fields);
    evidence.weigh(group[x]!, group[y]!, weights);
    return { x, y, mask: (1 << x) | (1 << y), odds: evidence.odds(weights), weights, share: 0 };
  });
  places.sort((one, other) => other.odds - one.odds);
  const persons = new Map<number, number>();
  let whole = 0;
  for (const way of partitionsOf(group.length)) {
    let score = 0;
    for (const person of way) {
      let held = persons.get(person);
      if (held === undefined) persons.set(person, (held = onePerson(person, places, evidence)));
      score += held;
    }
    const weight = Math.exp(Math.min(score, 700));
    whole += weight;
    for (const place of places) if (way.some((person) => (person & place.mask) === place.mask)) place.share += weight;
  }
  return places.map(({ x, y, share }) => ({ a: group[x]!, b: group[y]!, probability: share / whole }));
}

type Place = { x: number; y: number; mask: number; odds: number; weights: Float64Array };

/** ln of how much likelier these records (bits) are one person than as many. */
function onePerson(person: number, places: readonly Place[], evidence: Evidence): number {
  const loudest = new Float64Array(evidence.fields);
  const partOf = new Map<number, number>();
  for (let bit = 1; bit <= person; bit <<= 1) if (person & bit) partOf.set(bit, bit);
  let sum = 0;
  for (const { x, y, mask } of places) {
    if ((person & mask) !== mask) continue;
    const [left, right] = [partOf.get(1 << x)!, partOf.get(1 << y)!];
    if (left === right) continue;
    loudest.fill(Number.NaN);
    for (const { mask: across, weights } of places) {
      if ((across & left) === 0 || (across & right) === 0 || (across & (left | right)) !== across) continue;
      for (let at = 0; at < loudest.length; at++)
        if (Number.isNaN(loudest[at]!) || Math.abs(weights[at]!) > Math.abs(loudest[at]!)) loudest[at] = weights[at]!;
    }
    sum += evidence.odds(loudest);
    for (const bit of partOf.keys()) if ((left | right) & bit) partOf.set(bit, left | right);
  }
  return sum;
}

const known: number[][][] = [];

/** Every way to divide so many things into sets, a set as bits. */
function partitionsOf(size: number): number[][] {
  if (known[size]) return known[size];
  let ways: number[][] = [[]];
  for (let at = 0; at < size; at++)
    ways = ways.flatMap((way) => [
      ...way.map((_, set) => way.map((mask, other) => (other === set ? mask | (1 << at) : mask))),
      [...way, 1 << at],
    ]);
  return (known[size] = ways);
}
