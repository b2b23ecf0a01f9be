import { expect, test } from 'vitest';
import { choices as schema } from '../contract.ts';
import { countChanges, remap } from './draft.ts';

const none = schema.parse({});

test('answers not yet checked are counted one by one, and taking one back counts too', () => {
  expect(countChanges(none, none)).toBe(0);
  const answered = { ...none, names: { 'So NV': 'Sở Nội vụ' }, answers: { 'A!7': 'same', 'A!9': 'new' }, fonts: 'convert' as const };
  expect(countChanges(none, answered)).toBe(4);
  expect(countChanges(answered, { ...answered, names: {} })).toBe(1);
  expect(countChanges(none, { ...none, columns: { 'A!5': { 3: 'unit', 4: null } } })).toBe(2);
  expect(countChanges(none, { ...none, header: { sheet: 'A', row: 6, rows: 2 } })).toBe(1);
});

test('no two columns mean the same', () => {
  const present = [
    { col: 2, key: 'fullName' },
    { col: 3, key: 'unit' },
    { col: 4, key: null },
  ];
  expect(remap({}, present, 4, 'unit')).toEqual({ 3: null, 4: 'unit' });
  expect(remap({ 3: null, 4: 'unit' }, present, 3, 'unit')).toEqual({ 3: 'unit', 4: null });
  expect(remap({}, present, 3, null)).toEqual({ 3: null });
  expect(remap({ 3: 'note' }, present, 4, 'unit')).toEqual({ 3: 'note', 4: 'unit' });
});
