import { fromLogOdds, logOdds, type Levels, type Model } from './model.ts';

/** So many pairs show these levels. */
export type Pattern = { levels: Levels; count: number };

export type EstimateOptions = {
  /** Number of levels of each field. */
  sizes: readonly number[];
  /** P(level | two persons) per field, from random pairs; estimated from the patterns where it is not given. */
  u?: readonly (readonly number[])[];
  /**
   * All pairs there are, also those that blocking never showed: these count as pairs of two persons. Needs `u`.
   * Left out: the patterns are all.
   */
  pairs?: number;
  /** First guess of the share of pairs of one person; 1 in 10 of the patterns. */
  prior?: number;
  rounds?: number;
};

/** Nothing is impossible: what was never seen gets this share. */
const LEAST = 1e-6;

/**
 * Expectation–maximisation (Winkler 1988): the weights and the prior under which the patterns are likeliest, without one labelled pair.
 * Blocking does not bend them where `u` and `pairs` speak of all pairs.
 */
export function estimate(patterns: readonly Pattern[], { sizes, u, pairs, prior, rounds = 200 }: EstimateOptions): Model {
  const shown = patterns.reduce((sum, pattern) => sum + pattern.count, 0);
  const all = Math.max(pairs ?? shown, shown);
  let model: Model = {
    prior: prior ?? (0.1 * shown) / all,
    fields: sizes.map((size, at) => ({ m: falling(size), u: u?.[at] ? shares(u[at]) : falling(size).toReversed() })),
  };
  for (let round = 0; round < rounds; round++) {
    const next = maximise(patterns, model, sizes, u !== undefined, all);
    const moved = Math.abs(Math.log(next.prior / model.prior));
    model = next;
    if (moved < 1e-9) break;
  }
  return model;
}

function maximise(patterns: readonly Pattern[], model: Model, sizes: readonly number[], fixed: boolean, all: number): Model {
  const same = sizes.map((size) => new Float64Array(size));
  const two = sizes.map((size) => new Float64Array(size));
  let matches = 0;
  for (const { levels, count } of patterns) {
    const share = fromLogOdds(logOdds(model, levels));
    matches += share * count;
    for (let at = 0; at < sizes.length; at++) {
      const level = levels[at];
      if (level === null || level === undefined || level < 0) continue;
      same[at]![level]! += share * count;
      two[at]![level]! += (1 - share) * count;
    }
  }
  return {
    prior: Math.min(Math.max(matches / all, 1e-15), 1 - 1e-9),
    fields: model.fields.map((field, at) => ({ m: shares(same[at]!), u: fixed ? field.u : shares(two[at]!) })),
  };
}

/** A first guess of m: most pairs of one person agree, and the better the likelier. */
const falling = (size: number): number[] => shares(Array.from({ length: size }, (_, level) => (level === 0 ? 0.9 : 0.1 / (size - 1 || 1))));

/** Counts as shares of 1, none of them nothing. */
function shares(counts: ArrayLike<number>): number[] {
  const list = Array.from(counts);
  const sum = list.reduce((total, count) => total + count, 0);
  const raised = list.map((count) => Math.max(sum > 0 ? count / sum : 1 / list.length, LEAST));
  const total = raised.reduce((whole, share) => whole + share, 0);
  return raised.map((share) => share / total);
}
