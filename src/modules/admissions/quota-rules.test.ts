import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareOut, type Weighed } from './quota-rules.ts';

/** Units with weights that are often alike or nothing, a minimum that can be given, and seats beyond it. */
const sharing = fc
  .tuple(fc.array(fc.oneof(fc.nat(3), fc.nat(5000)), { minLength: 1, maxLength: 30 }), fc.nat(4), fc.nat(400))
  .map(([weights, minimum, beyond]) => ({
    among: weights.map((weight, at): Weighed => ({ id: at + 1, weight })),
    minimum,
    total: minimum * weights.length + beyond,
  }));
const seatsOf = (shared: readonly { id: number; seats: number }[]) => new Map(shared.map(({ id, seats }) => [id, seats]));

test('a minimum that cannot be given to everybody', () => {
  expect(() =>
    shareOut(
      5,
      [
        { id: 1, weight: 9 },
        { id: 2, weight: 1 },
      ],
      3,
    ),
  ).toThrow(RangeError);
});

test('by hand: 20 seats by 61, 27, 12', () => {
  const shared = shareOut(20, [
    { id: 1, weight: 61 },
    { id: 2, weight: 27 },
    { id: 3, weight: 12 },
  ]);
  expect(shared).toEqual([
    { id: 1, weight: 61, exact: 12.2, floor: 12, remainder: expect.closeTo(0.2), extra: 0, place: null, atMinimum: false, seats: 12 },
    {
      id: 2,
      weight: 27,
      exact: expect.closeTo(5.4),
      floor: 5,
      remainder: expect.closeTo(0.4),
      extra: 1,
      place: 1,
      atMinimum: false,
      seats: 6,
    },
    {
      id: 3,
      weight: 12,
      exact: expect.closeTo(2.4),
      floor: 2,
      remainder: expect.closeTo(0.4),
      extra: 0,
      place: null,
      atMinimum: false,
      seats: 2,
    },
  ]);
});

test('alike remainders: the larger weight, then the smaller id', () => {
  // 7 and 3 of 4 seats: 2.8 and 1.2; 1, 1 and 1 of 4: one over for the first
  expect([
    ...seatsOf(
      shareOut(4, [
        { id: 9, weight: 1 },
        { id: 4, weight: 1 },
        { id: 7, weight: 1 },
      ]),
    ),
  ]).toEqual([
    [9, 1],
    [4, 2],
    [7, 1],
  ]);
  // 3 and 1 of 2 seats: 1.5 and 0.5
  expect([
    ...seatsOf(
      shareOut(2, [
        { id: 1, weight: 1 },
        { id: 2, weight: 3 },
      ]),
    ),
  ]).toEqual([
    [1, 0],
    [2, 2],
  ]);
});

test('who lies below the minimum gets it, and the others share the rest', () => {
  const shared = shareOut(
    10,
    [
      { id: 1, weight: 96 },
      { id: 2, weight: 3 },
      { id: 3, weight: 1 },
    ],
    1,
  );
  expect(shared.map(({ seats, atMinimum }) => [seats, atMinimum])).toEqual([
    [8, false],
    [1, true],
    [1, true],
  ]);
});

test('nobody weighs anything: equal parts', () => {
  expect(
    shareOut(7, [
      { id: 1, weight: 0 },
      { id: 2, weight: 0 },
    ]).map(({ seats }) => seats),
  ).toEqual([4, 3]);
});

test('it sums to the total, and nobody gets less than the minimum, or less than nothing', () => {
  fc.assert(
    fc.property(sharing, ({ among, minimum, total }) => {
      const shared = shareOut(total, among, minimum);
      expect(shared.reduce((sum, { seats }) => sum + seats, 0)).toBe(total);
      for (const one of shared) {
        expect(one.seats).toBeGreaterThanOrEqual(minimum);
        expect(one.seats).toBe(one.floor + one.extra);
        if (!one.atMinimum) expect(Math.abs(one.seats - one.exact)).toBeLessThan(1);
      }
    }),
  );
});

test('who weighs more never gets less', () => {
  fc.assert(
    fc.property(sharing, ({ among, minimum, total }) => {
      const shared = shareOut(total, among, minimum).sort((a, b) => a.weight - b.weight);
      for (let at = 1; at < shared.length; at++)
        if (shared[at]!.weight > shared[at - 1]!.weight) expect(shared[at]!.seats).toBeGreaterThanOrEqual(shared[at - 1]!.seats);
    }),
  );
});

test('the order in which units are named changes nothing', () => {
  const sorted = (shared: ReturnType<typeof shareOut>) => shared.sort((a, b) => a.id - b.id);
  const turned = sharing.chain((one) =>
    fc.shuffledSubarray(one.among, { minLength: one.among.length }).map((otherwise) => ({ ...one, otherwise })),
  );
  fc.assert(
    fc.property(turned, ({ among, otherwise, minimum, total }) => {
      expect(sorted(shareOut(total, otherwise, minimum))).toEqual(sorted(shareOut(total, among, minimum)));
    }),
  );
});

test('those who got one more have the largest remainders', () => {
  fc.assert(
    fc.property(sharing, ({ among, minimum, total }) => {
      const shared = shareOut(total, among, minimum).filter(({ atMinimum }) => !atMinimum);
      const least = Math.min(...shared.filter(({ extra }) => extra === 1).map(({ remainder }) => remainder));
      for (const one of shared) if (one.extra === 0) expect(one.remainder).toBeLessThanOrEqual(least + 1e-12);
      expect(shared.flatMap(({ place }) => place ?? []).sort((a, b) => a - b)).toEqual(
        Array.from({ length: shared.filter(({ extra }) => extra === 1).length }, (_, at) => at + 1),
      );
    }),
  );
});
