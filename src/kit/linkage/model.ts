/**
 * Fellegi and Sunter's model: two records are of one person (m) or of two (u), and each field's level of agreement is independent of the others given which.
 * A level is a number from 0 (strongest); null or a negative number is "one of the two says nothing", which weighs nothing.
 */
export type FieldWeights = {
  /** P(level | same person), sums to 1. */
  m: ArrayLike<number>;
  /** P(level | two persons), sums to 1. */
  u: ArrayLike<number>;
};
export type Model = {
  /** Share of pairs that are of one person, among all pairs the model was estimated for. */
  prior: number;
  fields: readonly FieldWeights[];
};
export type Levels = ArrayLike<number | null>;

/** ln of what one field says: above 0 for the same person. `frequency`: how often two persons agree on this very value, where that is known (a rare name weighs more). */
export function fieldWeight({ m, u }: FieldWeights, level: number | null | undefined, frequency?: number | null): number {
  if (level === null || level === undefined || level < 0) return 0;
  return Math.log(m[level]! / (frequency ?? u[level]!));
}

/** ln of the odds that two records are of one person. */
export function logOdds(model: Model, levels: Levels, frequencies: ArrayLike<number | null | undefined> = []): number {
  let sum = Math.log(model.prior / (1 - model.prior));
  for (let at = 0; at < model.fields.length; at++) sum += fieldWeight(model.fields[at]!, levels[at], frequencies[at]);
  return sum;
}

/** 0–1 */
export const probability = (model: Model, levels: Levels, frequencies?: ArrayLike<number | null | undefined>): number =>
  fromLogOdds(logOdds(model, levels, frequencies));

export const fromLogOdds = (odds: number): number => 1 / (1 + Math.exp(-odds));
