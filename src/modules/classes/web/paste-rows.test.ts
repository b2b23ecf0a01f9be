import { expect, test } from 'vitest';
import { readPastedRows, unitNamed } from './paste-rows.ts';

const row = (fullName: string, birthDate = '', sex = '', unit = '', positionTitle = '') => ({
  fullName,
  birthDate,
  sex,
  unit,
  positionTitle,
});

test.each([
  ['', []],
  ['\n  \n', []],
  ['STT\tHọ và tên\tNgày sinh', []],
  ['Họ và tên;Ngày sinh', []],
  ['Trần Thị Bình', [row('Trần Thị Bình')]],
  ['1\tTrần Thị  Bình\t05/3/1985\tNữ\tSở Nội vụ\tChuyên viên', [row('Trần Thị Bình', '05/3/1985', 'female', 'Sở Nội vụ', 'Chuyên viên')]],
  ['12.\tLê Văn Cường\t1979\tnam\tUBND xã A', [row('Lê Văn Cường', '1979', 'male', 'UBND xã A')]],
  [
    'Lê Văn Cường; 1979; ; UBND xã A; Chủ tịch\r\nVũ Hà; 1980',
    [row('Lê Văn Cường', '1979', '', 'UBND xã A', 'Chủ tịch'), row('Vũ Hà', '1980')],
  ],
])('%j', (text, rows) => expect(readPastedRows(text)).toEqual(rows));

const units = [
  { id: 1, name: 'Sở Nội vụ', shortName: 'SNV', code: null },
  { id: 2, name: 'Ủy ban nhân dân xã Tân Tiến', shortName: 'UBND xã Tân Tiến', code: null },
  { id: 3, name: 'Ủy ban nhân dân xã Tân Tiến', shortName: null, code: 'TT2' },
];
test.each([
  ['', null],
  ['Sở Tài chính', null],
  ['Ủy ban nhân dân xã Tân Tiến', null],
  ['sở nội vụ', 1],
  ['SNV', 1],
  ['UBND xã Tân Tiến', 2],
  ['tt2', 3],
])('the unit written %j is %j', (written, id) => expect(unitNamed(written, units)).toBe(id));
