import { expect, it } from 'vitest';
import { unitLookUp, type NamedUnit } from './find-unit.ts';

const unit = (id: number, names: string[], living = true): NamedUnit => ({ id, name: names[0]!, names, living, bloc: 1, blocName: 'Khối' });
const register = [
  unit(1, ['Sở Nội vụ Hà Nội', 'SNV', 'Sở Lao động']),
  unit(2, ['Trường Đào tạo cán bộ Lê Hồng Phong', 'LHP']),
  unit(3, ['Sở Y tế Hà Nội']),
  unit(4, ['Sở Thông tin và Truyền thông'], false),
  unit(5, ['Phường Tây Hồ']),
  unit(6, ['Phường Tây Hổ']),
];
const idOf = (typed: string, aliases = {}) => unitLookUp(register, aliases)(typed).found?.id ?? null;

it('takes no name that only resembles, and none that means two', () => {
  expect(unitLookUp(register)('Trường ĐTCB Lê Hồng Phong')).toEqual({ found: null, suggestion: 'Trường Đào tạo cán bộ Lê Hồng Phong' });
  expect(idOf('Phuong Tay Ho')).toBeNull();
  expect(idOf('Phường Tây Hổ')).toBe(6);
  expect(idOf('Sở')).toBeNull();
});

it('says that a unit has ended', () => {
  expect(unitLookUp(register)('Sở Thông tin và Truyền thông')).toMatchObject({ found: null, ended: true });
});

it('finds a unit by any of its names, by how its name alone begins, and by an accepted suggestion', () => {
  expect(['snv', 'Sở Lao Động', 'SỞ NỘI VỤ – HÀ NỘI', 'LHP'].map((typed) => idOf(typed))).toEqual([1, 1, 1, 2]);
  expect(unitLookUp(register)('Sở Nội vụ')).toMatchObject({ found: { id: 1 }, begins: true });
  expect(idOf('Trường ĐTCB Lê Hồng Phong', { 'Trường ĐTCB Lê Hồng Phong': 'LHP' })).toBe(2);
});
