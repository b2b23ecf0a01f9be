import { expect, it, test } from 'vitest';
import { derivedCategory, namesSeveral } from './derive-category.ts';

test.each([
  ['Chuyên viên', 'office', 'civil_servant', 'position'],
  ['Phó Trưởng phòng', 'department', 'civil_servant', 'position'],
  ['Phó phòng Nội vụ, Bí thư chi bộ', 'peoples_committee', 'civil_servant', 'position'],
  ['Bí thư chi bộ, Trưởng phòng', 'department', 'civil_servant', 'position'],
  ['HUV, Phó Chủ tịch UBND', 'peoples_committee', 'cadre', 'position'],
  ['Phó Bí thư Thường trực Đảng ủy', 'party_committee', 'cadre', 'position'],
  ['Bác sĩ CK I', 'public_service_unit', 'public_employee', 'position'],
  ['Giảng viên', 'political_school', 'public_employee', 'position'],
  ['Chủ tịch Hội đồng trường', 'public_service_unit', 'public_employee', 'position'],
  ['Trưởng phòng', 'public_service_unit', 'public_employee', 'unit'],
  ['Chuyên viên', 'public_service_unit', 'public_employee', 'unit'],
  ['Bí thư chi bộ', 'department', 'civil_servant', 'unit'],
  ['Trưởng thôn Đoài', 'peoples_committee', 'part_time_local_worker', 'position'],
  ['Bí thư chi bộ thôn 3', 'peoples_committee', 'part_time_local_worker', 'position'],
  ['Tổ trưởng dân phố', 'peoples_committee', 'part_time_local_worker', 'position'],
  ['Giám đốc Sở', 'department', 'civil_servant', 'unit'],
  [null, 'party_commission', 'civil_servant', 'unit'],
  [null, 'public_service_unit', 'public_employee', 'unit'],
])('%s in a %s is %s by the %s', (position, kind, category, by) => {
  expect(derivedCategory(position, kind)).toEqual({ category, by });
});

test.each([
  ['Nhân viên', 'department'],
  ['Lái xe', 'public_service_unit'],
  ['Phó Chủ tịch Hội Nông dân', 'peoples_committee'],
  ['Trưởng ban', 'other'],
  [null, 'office'],
  [null, undefined],
])('%s in a %s is asked', (position, kind) => {
  expect(derivedCategory(position, kind)).toBeNull();
});

it('tells a cell that leaves open which of the three from one that says something else', () => {
  expect(['Cán bộ, công chức', 'CBCC', 'CBCCVC', 'công chức/viên chức', 'Cán bộ, công chức và viên chức'].map(namesSeveral)).toEqual(
    Array(5).fill(true),
  );
  expect(['Hợp đồng', 'Đảng viên', 'Cán bộ nguồn công đoàn', 'Viên chức', 'Cán bộ'].map(namesSeveral)).toEqual(Array(5).fill(false));
});
