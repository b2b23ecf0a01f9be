import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SuccessionKind } from './contract.ts';
import {
  cycleOfParents,
  namesake,
  nameNear,
  placeVersion,
  problemsOfSuccession,
  successorsFrom,
  type SuccessionPlan,
  type UnitVersion,
} from './rules.ts';

const unit = (
  unitId: number,
  name: string,
  validFrom: string,
  validTo: string | null = null,
  parentId: number | null = null,
): UnitVersion => ({
  unitId,
  name,
  validFrom,
  validTo,
  parentId,
  shortName: null,
  symbol: null,
  kind: 'department',
  level: 'province',
  bloc: 1,
  regime: 'state',
});
// 1 city › 2 Sở Nội vụ (renamed later), 3 Sở Lao động › 6 its office, 4 Sở Kế hoạch (ended 2020), 5 began 2025
const units = [
  unit(1, 'UBND Thành phố', '2000-01-01'),
  unit(2, 'Sở Nội vụ', '2004-01-01', '2024-01-01', 1),
  unit(2, 'Sở Nội vụ và Lao động', '2024-01-01', null, 1),
  unit(3, 'Sở Lao động', '2004-01-01', null, 1),
  unit(4, 'Sở Kế hoạch', '2004-01-01', '2020-01-01', 1),
  unit(5, 'Trung tâm Phục vụ', '2025-01-01', null, 1),
  unit(6, 'Văn phòng Sở Lao động', '2010-01-01', null, 3),
];
const plan = (
  kind: SuccessionKind,
  effectiveDate: string,
  from: number[],
  to: (number | null | [number, number])[] = [],
  more: Partial<SuccessionPlan> = {},
): SuccessionPlan => ({
  kind,
  effectiveDate,
  from,
  to: to.map((part) => (Array.isArray(part) ? { unitId: part[0], share: part[1] } : { unitId: part, share: null })),
  changes: { any: false, name: false, parent: false },
  children: [],
  ...more,
});
const renamed = { changes: { any: true, name: true, parent: false } };
const moved = { changes: { any: true, name: false, parent: true } };

describe('a succession is refused', () => {
  test.each<[string, SuccessionPlan, string]>([
    ['unknown unit', plan('dissolve', '2023-01-01', [99]), 'unit.unknown'],
    ['unknown successor', plan('absorb', '2023-01-01', [3], [99]), 'unit.unknown'],
    ['unknown child', plan('dissolve', '2023-01-01', [3], [], { children: [{ unitId: 98, parentId: 1 }] }), 'unit.unknown'],
    ['before the unit exists', plan('rename', '2003-12-31', [3], [], renamed), 'succession.before_unit'],
    ['on the day it begins', plan('dissolve', '2025-01-01', [5]), 'succession.before_unit'],
    ['after it ended', plan('absorb', '2021-01-01', [4], [2]), 'succession.unit_ended'],
    ['end before a later version', plan('absorb', '2023-06-01', [2], [3]), 'unit.versions_overlap'],
    ['end on the day of a version', plan('absorb', '2024-01-01', [2], [3]), 'unit.versions_overlap'],
    ['successor not yet there', plan('absorb', '2023-01-01', [3], [5]), 'succession.successor_not_living'],
    ['merge of one', plan('merge', '2023-01-01', [3], [null]), 'succession.shape_merge'],
    ['split into one', plan('split', '2023-01-01', [3], [null]), 'succession.shape_split'],
    ['dissolved with a successor', plan('dissolve', '2023-01-01', [3], [1]), 'succession.shape_dissolve'],
    ['absorbed by itself', plan('absorb', '2023-01-01', [3], [3]), 'succession.into_itself'],
    ['named twice', plan('merge', '2023-01-01', [3, 3], [null]), 'succession.unit_twice'],
    ['rename without a name', plan('rename', '2023-01-01', [3]), 'succession.no_new_name'],
    ['move without a parent', plan('move', '2023-01-01', [3]), 'succession.no_new_parent'],
    ['changes for nobody', plan('dissolve', '2025-06-01', [5], [], renamed), 'succession.changes_nobody'],
    ['share outside a split', plan('absorb', '2023-01-01', [3], [[1, 1]]), 'succession.share_without_split'],
    ['shares for some only', plan('split', '2023-01-01', [6], [[1, 0.5], null]), 'succession.shares'],
    [
      'shares that do not add up',
      plan(
        'split',
        '2023-01-01',
        [6],
        [
          [1, 0.5],
          [2, 0.4],
        ],
      ),
      'succession.shares',
    ],
    ['children left behind', plan('dissolve', '2023-01-01', [3]), 'succession.children_unplaced'],
    [
      'a child placed below the unit that ends',
      plan('dissolve', '2023-01-01', [3], [], { children: [{ unitId: 6, parentId: 3 }] }),
      'unit.parent_not_living',
    ],
    ['somebody else placed', plan('absorb', '2023-01-01', [3], [1], { children: [{ unitId: 2, parentId: 1 }] }), 'succession.not_a_child'],
  ])('%s', (_, refused, code) => expect(problemsOfSuccession(refused, units).map((problem) => problem.code)).toContain(code));

  test('all problems at once', () =>
    expect(problemsOfSuccession(plan('absorb', '2021-01-01', [4], [5]), units).map((problem) => problem.code)).toEqual([
      'succession.unit_ended',
      'succession.successor_not_living',
    ]));
});

test.each<[string, SuccessionPlan]>([
  ['rename', plan('rename', '2023-01-01', [3], [], renamed)],
  ['rename the day a later version begins', plan('rename', '2024-01-01', [2], [], renamed)],
  ['move', plan('move', '2023-01-01', [6], [], moved)],
  ['absorb, children follow', plan('absorb', '2023-01-01', [3], [2])],
  ['merge into a new one', plan('merge', '2025-03-01', [2, 3], [null])],
  ['split off, the old one stays', plan('split', '2023-01-01', [3], [3, null])],
  [
    'split with shares',
    plan(
      'split',
      '2023-01-01',
      [6],
      [
        [1, 0.25],
        [2, 0.75],
      ],
    ),
  ],
  ['dissolve with children placed', plan('dissolve', '2023-01-01', [3], [], { children: [{ unitId: 6, parentId: 1 }] })],
])('%s is sound', (_, sound) => expect(problemsOfSuccession(sound, units)).toEqual([]));

describe('versions', () => {
  const own = units.filter((version) => version.unitId === 2);
  test.each([
    ['2003-01-01', { how: 'precede', validTo: '2004-01-01' }],
    ['2004-01-01', { how: 'correct' }],
    ['2010-01-01', { how: 'divide', validTo: '2024-01-01' }],
    ['2024-01-01', { how: 'correct' }],
    ['2030-01-01', { how: 'divide', validTo: null }],
  ])('a change from %s', (from, placement) => expect(placeVersion(own, from)).toEqual(placement));
  test('a unit that has ended does not come back', () =>
    expect(
      placeVersion(
        units.filter((version) => version.unitId === 4),
        '2020-01-01',
      ),
    ).toBeNull());

  test.each([
    [2, '2023-12-31', 'Sở Nội vụ'],
    [2, '2024-01-01', 'Sở Nội vụ và Lao động'],
    [2, '1999-01-01', 'Sở Nội vụ'],
    [4, '2026-01-01', 'Sở Kế hoạch'],
    [99, '2020-01-01', '99'],
  ])('name of %i near %s', (id, date, name) => expect(nameNear(units, id, date)).toBe(name));

  test('namesakes: tone placement does not tell units apart, time and parent do', () => {
    const list = [unit(1, 'Phòng Hoà', '2020-01-01', '2021-01-01', 9)];
    expect(namesake(list, null, 'phòng Hòa', 9, '2020-06-01')?.unitId).toBe(1);
    expect(namesake(list, null, 'phòng Hòa', 8, '2020-06-01')).toBeNull();
    expect(namesake(list, null, 'phòng Hòa', 9, '2021-01-01')).toBeNull();
    expect(namesake(list, 1, 'phòng Hòa', 9, '2020-06-01')).toBeNull();
  });
});

describe('nobody stands below himself', () => {
  test('found, also when it begins later', () => {
    expect(cycleOfParents(units, '2000-01-01')).toBeNull();
    const round = [unit(1, 'A', '2000-01-01', null, 2), unit(2, 'B', '2000-01-01', '2010-01-01'), unit(2, 'B2', '2010-01-01', null, 1)];
    expect(cycleOfParents(round, '2000-01-01')).toEqual(['A', 'B2', 'A']);
    expect(cycleOfParents(round.slice(0, 2), '2000-01-01')).toBeNull();
  });
  test('a tree has none, a tree with one edge back has one', () => {
    const tree = fc
      .array(fc.nat(), { minLength: 2, maxLength: 40 })
      .map((seeds) => seeds.map((seed, index) => unit(index, `U${index}`, '2000-01-01', null, index === 0 ? null : seed % index)));
    fc.assert(
      fc.property(tree, fc.nat(), (list, seed) => {
        expect(cycleOfParents(list, '2000-01-01')).toBeNull();
        const below = list[1 + (seed % (list.length - 1))]!;
        let top = below;
        while (top.parentId !== null) top = list[top.parentId]!;
        expect(
          cycleOfParents(
            list.map((version) => (version === top ? { ...top, parentId: below.unitId } : version)),
            '2000-01-01',
          ),
        ).not.toBeNull();
      }),
    );
  });
});

describe('who carries on', () => {
  const link = (effectiveDate: string, from: number[], ...to: [number, number | null][]) => ({
    effectiveDate,
    from,
    to: to.map(([unitId, share]) => ({ unitId, share })),
  });
  test.each<[string, ReturnType<typeof link>[], number[], Record<number, [number, number | null][]>]>([
    ['merged', [link('2025-07-01', [1, 2], [3, null])], [1, 2], { 1: [[3, 1]], 2: [[3, 1]] }],
    ['a chain', [link('2021-01-01', [1], [2, null]), link('2023-01-01', [2], [3, null])], [1, 2], { 1: [[3, 1]], 2: [[3, 1]] }],
    [
      'split without shares',
      [link('2025-07-01', [1], [2, null], [3, null])],
      [1],
      {
        1: [
          [2, null],
          [3, null],
        ],
      },
    ],
    [
      'split with shares, one part merged on',
      [link('2023-01-01', [1], [2, 0.4], [3, 0.6]), link('2025-01-01', [3, 9], [4, null])],
      [1, 3, 9],
      {
        1: [
          [2, 0.4],
          [4, 0.6],
        ],
        3: [[4, 1]],
        9: [[4, 1]],
      },
    ],
    [
      'split and together again',
      [link('2023-01-01', [1], [2, null], [3, null]), link('2025-01-01', [2, 3], [4, null])],
      [1, 2, 3],
      { 1: [[4, 1]], 2: [[4, 1]], 3: [[4, 1]] },
    ],
    [
      'split, one half dissolved',
      [link('2023-01-01', [1], [2, null], [3, null]), link('2025-01-01', [3])],
      [1, 3],
      { 1: [[2, null]], 3: [] },
    ],
    [
      'shares of shares',
      [link('2023-01-01', [1], [2, 0.5], [3, 0.5]), link('2024-01-01', [3], [4, 0.5], [5, 0.5])],
      [1, 3],
      {
        1: [
          [2, 0.5],
          [4, 0.25],
          [5, 0.25],
        ],
        3: [
          [4, 0.5],
          [5, 0.5],
        ],
      },
    ],
    ['dissolved', [link('2023-01-01', [1])], [1], { 1: [] }],
    ['ended, nobody says why', [], [1], { 1: [] }],
    ['split off: the old one keeps its history', [link('2023-01-01', [1], [1, null], [2, null])], [], {}],
    [
      'split off and later merged',
      [link('2023-01-01', [1], [1, null], [2, null]), link('2025-01-01', [1], [5, null])],
      [1],
      { 1: [[5, 1]] },
    ],
  ])('%s', (_, links, ended, expected) => {
    const found = Object.fromEntries(
      [...successorsFrom(links, ended)].map(([unitId, parts]) => [unitId, parts.map((part) => [part.unitId, part.share])]),
    );
    expect(found).toEqual(expected);
  });
  test('named shares of one unit add up to the whole, however often it is divided', () => {
    const steps = fc.array(fc.tuple(fc.nat(), fc.double({ min: 0.1, max: 0.9, noNaN: true })), { maxLength: 6 });
    fc.assert(
      fc.property(steps, (list) => {
        const living = [1];
        const links = list.map(([which, share], index) => {
          const [old] = living.splice(which % living.length, 1);
          living.push(10 + index * 2, 11 + index * 2);
          return link(`20${10 + index}-01-01`, [old!], [10 + index * 2, share], [11 + index * 2, 1 - share]);
        });
        if (!links.length) return;
        const parts = successorsFrom(
          links,
          links.flatMap((one) => one.from),
        ).get(1)!;
        expect(new Set(parts.map((part) => part.unitId))).toEqual(new Set(living));
        expect(parts.reduce((sum, part) => sum + part.share!, 0)).toBeCloseTo(1, 9);
      }),
    );
  });
});
