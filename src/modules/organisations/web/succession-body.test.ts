import { describe, expect, it } from 'vitest';
import { succession } from '../contract.ts';
import { newPart, successionBody, type SuccessionValues } from './succession-body.ts';
import { emptyUnit } from './unit-values.ts';

const unit = { ...emptyUnit, name: 'Sở Nội vụ', kind: 'department' as const, level: 'province' as const, bloc: '2' };
/** Everything filled in, as after trying one kind after the other. */
const all: SuccessionValues = {
  kind: 'rename',
  effectiveDate: '2025-03-01',
  from: [1, 2],
  one: 3,
  receiver: 4,
  name: ' Tên mới ',
  shortName: '',
  symbol: '',
  parentId: 5,
  created: unit,
  parts: [
    { ...newPart('existing'), unitId: 3, share: 40 },
    { ...newPart('new'), unit, share: 60 },
  ],
  children: { u7: 8, u9: null },
  documentId: '',
  verified: false,
  scopeFollows: false,
  note: ' ',
};

describe('what a succession form sends', () => {
  it.each([
    ['rename', { from: [3], to: [], changes: { name: 'Tên mới' }, children: [] }],
    ['move', { from: [3], to: [], changes: { parentId: 5 }, children: [] }],
    ['absorb', { from: [1, 2], to: [{ unitId: 4 }], changes: { name: 'Tên mới' }, children: [] }],
    ['dissolve', { from: [3], to: [], changes: {}, children: [{ unitId: 7, parentId: 8 }] }],
  ] as const)('%s: only what this kind asks for', (kind, expected) => {
    expect(successionBody({ ...all, kind })).toMatchObject({ ...expected, documentId: null, note: null });
  });

  it('split: parts that are there and parts that begin, with shares of one', () => {
    const body = successionBody({ ...all, kind: 'split' });
    expect(body.to).toMatchObject([
      { unitId: 3, share: 0.4 },
      { create: { name: 'Sở Nội vụ', bloc: 2, shortName: null }, share: 0.6 },
    ]);
  });

  it.each(['rename', 'move', 'merge', 'absorb', 'split', 'dissolve'] as const)('%s passes the schema of the server', (kind) => {
    expect(succession.safeParse(successionBody({ ...all, kind })).error).toBeUndefined();
  });
});
