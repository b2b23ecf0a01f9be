import { expect, test } from 'vitest';
import type { ShownCase } from '../contract.ts';
import { casesOf, draftOf, emptyCase } from './draft.ts';

const shown: ShownCase[] = [
  {
    id: 'a',
    name: 'Mọi lớp',
    nature: null,
    family: { id: 'f', code: 'TC' },
    bloc: { id: 2, name: 'Khối chính quyền' },
    audienceManager: 'unit',
    offPlan: false,
    cells: [
      { decision: 'opening', body: 'runner', unit: null, part: 'decides' },
      { decision: 'opening', body: 'unit', unit: { id: 7, name: 'Sở Nội vụ' }, part: 'agrees' },
      { decision: 'list', body: 'unit', unit: { id: 7, name: 'Sở Nội vụ' }, part: 'informed' },
    ],
  },
];

test('a version that is not changed is sent as it was', () => {
  expect(casesOf(draftOf(shown))).toEqual([
    {
      name: 'Mọi lớp',
      nature: null,
      familyId: 'f',
      bloc: 2,
      audienceManager: 'unit',
      offPlan: false,
      cells: [
        { decision: 'opening', body: 'runner', unitId: null, part: 'decides' },
        { decision: 'opening', body: 'unit', unitId: 7, part: 'agrees' },
        { decision: 'list', body: 'unit', unitId: 7, part: 'informed' },
      ],
    },
  ]);
});

test('a column taken away takes its cells along; a new kind of class has none', () => {
  const [one] = draftOf(shown);
  const without = { ...one!, bodies: one!.bodies.filter(({ key }) => key !== 'unit-7') };
  expect(casesOf([without])[0]!.cells).toEqual([{ decision: 'opening', body: 'runner', unitId: null, part: 'decides' }]);
  expect(casesOf([emptyCase('Mới')])).toMatchObject([{ name: 'Mới', familyId: null, cells: [] }]);
});
