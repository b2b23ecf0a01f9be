import { expect, test } from 'vitest';
import { placementsNow, readNow, subtreeThen, type UnitSpan } from './organised.ts';

// 1 province; 2 district (ended 1/7/2025); 3, 4 communes below it, 3 ended with it, 4 moved up; 5 commune made then; 9 school
const spans: UnitSpan[] = [
  { unitId: 1, parentId: null, validFrom: '1950-01-01', validTo: null },
  { unitId: 2, parentId: 1, validFrom: '1950-01-01', validTo: '2025-07-01' },
  { unitId: 3, parentId: 2, validFrom: '1950-01-01', validTo: '2025-07-01' },
  { unitId: 4, parentId: 2, validFrom: '1950-01-01', validTo: '2025-07-01' },
  { unitId: 4, parentId: 1, validFrom: '2025-07-01', validTo: null },
  { unitId: 5, parentId: 1, validFrom: '2025-07-01', validTo: null },
  { unitId: 9, parentId: 1, validFrom: '1950-01-01', validTo: null },
];
const carriers = new Map([
  [3, [{ unitId: 5, share: 1 }]],
  [
    2,
    [
      { unitId: 4, share: null },
      { unitId: 5, share: null },
    ],
  ],
]);

const sorted = (ids: Iterable<number>) => [...ids].sort((a, b) => a - b);

test.each([
  ['district while it stood', 2, '2024-12-31', [2, 3, 4]],
  ['district after its end: as on its last day', 2, '2025-12-31', [2, 3, 4]],
  ['province before', 1, '2024-12-31', [1, 2, 3, 4, 5, 9]],
  ['province after: ended units hang where they last hung', 1, '2025-12-31', [1, 2, 3, 4, 5, 9]],
  ['commune that moved up', 4, '2025-12-31', [4]],
])('then: %s', (_, unit, date, expected) => expect(sorted(subtreeThen(spans, unit, date))).toEqual(expected));

test('a merged unit stands wholly under its successor, a split one under none until decided', () => {
  expect(placementsNow(carriers)).toEqual([
    { unitId: 3, low: 0, high: 1, toId: 5, candidates: [5] },
    { unitId: 2, low: 0, high: 1, toId: null, candidates: [4, 5] },
  ]);
});

test('named shares divide the whole, also where thirds do not add up to one', () => {
  const thirds = [11, 12, 13].map((unitId) => ({ unitId, share: 0.33333 }));
  expect(placementsNow(new Map([[10, thirds]]))).toEqual([
    { unitId: 10, low: 0, high: 0.33333, toId: 11, candidates: [11] },
    { unitId: 10, low: 0.33333, high: 0.66666, toId: 12, candidates: [12] },
    { unitId: 10, low: 0.66666, high: 1, toId: 13, candidates: [13] },
  ]);
});

test('what no share covers stays open between those without one', () => {
  expect(
    placementsNow(
      new Map([
        [
          10,
          [
            { unitId: 11, share: 0.25 },
            { unitId: 12, share: null },
          ],
        ],
      ]),
    ),
  ).toEqual([
    { unitId: 10, low: 0, high: 0.25, toId: 11, candidates: [11] },
    { unitId: 10, low: 0.25, high: 1, toId: null, candidates: [12] },
  ]);
});

test('a unit that nobody carries on keeps its own name', () => expect(placementsNow(new Map([[7, []]]))).toEqual([]));

test('which records a present unit reads', () => {
  const placements = placementsNow(carriers);
  expect(readNow(new Set([5]), placements)).toEqual({ whole: [5, 3], partly: [2] });
  expect(readNow(new Set([4, 5]), placements)).toEqual({ whole: [4, 5, 3, 2], partly: [] });
  expect(readNow(new Set([9]), placements)).toEqual({ whole: [9], partly: [] });
});
