import { expect, test } from 'vitest';
import { annualReport } from './contract.ts';
import { parseCell } from './detail-cells.ts';

test.each([
  '',
  'classes',
  'classes.joined',
  'trainees.opened',
  'plan.carriedIn',
  'luot.L4',
  'declared',
  'adjustment.pool',
  'constructor.name',
  'classes.constructor',
])('no such cell: %j', (cell) => expect(parseCell(cell)).toBeNull());

test('every term the report prints opens', () => {
  const { classes, trainees, plan, planSeats, pool, outside, luot, people, declared } = annualReport.shape;
  const groups = {
    classes: classes.unwrap(),
    trainees,
    plan: plan.unwrap(),
    planSeats: planSeats.unwrap(),
    pool,
    outside,
    luot,
    people,
    declared: declared.unwrap(),
  };
  const cells = Object.entries(groups).flatMap(([group, schema]) => Object.keys(schema.shape).map((term) => `${group}.${term}`));
  expect(cells.length).toBeGreaterThan(50);
  expect(cells.filter((cell) => parseCell(cell) === null)).toEqual([]);
});

test('a detail narrows a term', () =>
  expect(parseCell('trainees.left.withdrawal')).toMatchObject({ terms: ['left'], detail: 'withdrawal', when: 'within' }));
test('seats are those of the slots', () =>
  expect(parseCell('planSeats.pending')).toMatchObject({ account: 'slot', terms: null, when: 'atEnd', seats: true }));
