import { expect, it } from 'vitest';
import { estimate, logOdds, probability, type Model, type Pattern } from './index.ts';

const TRUE: Model = {
  prior: 0.05,
  fields: [
    { m: [0.85, 0.1, 0.05], u: [0.01, 0.04, 0.95] },
    { m: [0.9, 0.1], u: [0.02, 0.98] },
    { m: [0.7, 0.2, 0.1], u: [0.05, 0.05, 0.9] },
    { m: [0.95, 0.05], u: [0.5, 0.5] },
  ],
};
const sizes = TRUE.fields.map((field) => field.m.length);

/** Every pattern as often as the model expects it among a million pairs. */
function expected(): Pattern[] {
  let patterns = [{ levels: [] as number[], same: TRUE.prior, two: 1 - TRUE.prior }];
  for (const { m, u } of TRUE.fields)
    patterns = patterns.flatMap(({ levels, same, two }) =>
      Array.from(m, (share, level) => ({ levels: [...levels, level], same: same * share, two: two * u[level]! })),
    );
  return patterns.map(({ levels, same, two }) => ({ levels, count: 1e6 * (same + two) }));
}

it('recovers what the pairs were made of, without a label', () => {
  const found = estimate(expected(), { sizes, rounds: 3000 });
  expect(found.prior).toBeCloseTo(TRUE.prior, 3);
  found.fields.forEach((field, at) => {
    Array.from(field.m).forEach((share, level) => expect(share).toBeCloseTo(TRUE.fields[at]!.m[level]!, 2));
    Array.from(field.u).forEach((share, level) => expect(share).toBeCloseTo(TRUE.fields[at]!.u[level]!, 2));
  });
});

it('blocking does not bend what it finds, where u and the number of all pairs are known', () => {
  // only pairs that agree on the first or the second field are ever shown
  const shown = expected().filter(({ levels }) => levels[0] === 0 || levels[1] === 0);
  const found = estimate(shown, { sizes, u: TRUE.fields.map(({ u }) => Array.from(u)), pairs: 1e6 });
  // 1.5 % of the pairs of one person agree on neither
  expect(found.prior / TRUE.prior).toBeGreaterThan(0.97);
  expect(found.prior / TRUE.prior).toBeLessThan(1.01);
  expect(found.fields[2]!.m[0]).toBeCloseTo(0.7, 2);
});

it('a rare value weighs more, what is missing nothing', () => {
  const [field] = [TRUE.fields[0]!];
  const model: Model = { prior: 0.5, fields: [field] };
  expect(logOdds(model, [null])).toBe(0);
  expect(logOdds(model, [-1])).toBe(0);
  expect(probability(model, [0], [0.0001])).toBeGreaterThan(probability(model, [0], [0.01]));
  expect(probability(model, [0])).toBeCloseTo(0.85 / 0.86, 10);
});
