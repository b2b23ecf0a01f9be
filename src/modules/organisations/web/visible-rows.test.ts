import { describe, expect, it } from 'vitest';
import type { UnitNode } from '../contract.ts';
import { branches, visibleRows } from './visible-rows.ts';

const unit = (id: number, name: string, bloc: number, children: UnitNode[] = []) =>
  ({ id, name, bloc, shortName: null, code: null, symbol: null, children }) as unknown as UnitNode;

const roots = [
  unit(1, 'Ủy ban nhân dân thành phố', 2, [unit(2, 'Sở Nội vụ', 2, [unit(3, 'Phòng Công chức', 2)]), unit(4, 'Sở Tài chính', 2)]),
  unit(5, 'Thành ủy', 1, [unit(6, 'Trường Lê Hồng Phong', 1)]),
];
const shown = (open: number[], wanted: Parameters<typeof visibleRows>[2] = {}) =>
  visibleRows(roots, new Set(open), wanted).map((row) => `${'·'.repeat(row.level - 1)}${row.unit.name}${row.faint ? ' (mờ)' : ''}`);

describe('lines of the unit tree', () => {
  it('shows what is below an open unit only', () => {
    expect(shown([])).toEqual(['Ủy ban nhân dân thành phố', 'Thành ủy']);
    expect(shown([1])).toEqual(['Ủy ban nhân dân thành phố', '·Sở Nội vụ', '·Sở Tài chính', 'Thành ủy']);
    expect(shown([2]), 'inside a closed one').toEqual(['Ủy ban nhân dân thành phố', 'Thành ủy']);
  });

  it('opens the way to what is looked for, without diacritics, and leaves the rest out', () => {
    expect(shown([], { q: 'phong cong chuc' })).toEqual(['Ủy ban nhân dân thành phố (mờ)', '·Sở Nội vụ (mờ)', '··Phòng Công chức']);
    expect(shown([-1], { q: 'phong cong chuc' }), 'closed by hand').toEqual(['Ủy ban nhân dân thành phố (mờ)']);
    expect(shown([], { q: 'không có' })).toEqual([]);
    expect(shown([], { bloc: 1 })).toEqual(['Thành ủy', '·Trường Lê Hồng Phong']);
  });

  it('tells a screen reader the place among siblings', () => {
    const places = visibleRows(roots, new Set([1]), {}).map(({ place, siblings, level, childCount, open }) => [
      level,
      place,
      siblings,
      childCount,
      open,
    ]);
    expect(places).toEqual([
      [1, 1, 2, 2, true],
      [2, 1, 2, 1, false],
      [2, 2, 2, 0, false],
      [1, 2, 2, 1, false],
    ]);
  });

  it('names every unit that can be opened', () => {
    expect(branches(roots)).toEqual([1, 2, 5]);
  });
});
