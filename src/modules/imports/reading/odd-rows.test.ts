import { expect, it } from 'vitest';
import { sheet, type Typed } from '#test/sheet.ts';
import type { FormColumns, FoundTable, ReadRow } from './columns.ts';
import { recogniseSheets } from './recognise.ts';

const people: FormColumns = {
  main: 'fullName',
  least: 2,
  columns: [
    { key: 'ordinal', title: 'STT', words: /^s?tt$/, read: 'ordinal' },
    { key: 'fullName', title: 'Họ và tên', words: /^ho (va )?ten/, read: 'name', needed: true },
    { key: 'birthMale', title: 'Nam', words: /^nam$/, read: 'birthMale' },
    { key: 'birthFemale', title: 'Nữ', words: /^nu$/, read: 'birthFemale' },
    { key: 'birth', title: 'Năm sinh', words: /^nam sinh/, read: 'birth' },
    { key: 'personalNumber', title: 'Số CCCD', words: /cccd/, read: 'personalNumber' },
    { key: 'positionTitle', title: 'Chức vụ', words: /^chuc vu/, read: 'text' },
    { key: 'unit', title: 'Đơn vị', words: /^don vi/, read: 'text' },
  ],
};
const HEAD = ['STT', 'Họ và tên', 'Năm sinh', 'Chức vụ', 'Đơn vị'];
const AN: Typed[] = [1, 'Nguyễn Văn An', 1975, 'Chuyên viên', 'Sở Y tế'];
const BINH: Typed[] = [2, 'Trần Thị Bình', 1980, 'Y tá', 'Sở Y tế'];

function read(...rows: Typed[][]) {
  const items = [...recogniseSheets([sheet(rows)], people, { columns: {}, header: null, remembered: {}, fonts: 'ask' })];
  const tables = items.flatMap((item) => ('table' in item ? [item.table as FoundTable] : []));
  const lines = items.flatMap((item) => ('row' in item ? [item.row as ReadRow] : []));
  return { tables, lines, names: lines.map(({ values }) => values.fullName) };
}
const codes = (lines: ReadRow[]) => lines.map(({ remarks }) => remarks.map(({ code }) => code));

it.each([
  [[null, 'Người lập biểu', null, 'Trưởng phòng TCCB']],
  [[null, 'CÁN BỘ TỔNG HỢP', null, 'GIÁM ĐỐC SỞ']],
  [[null, null, null, 'PHÓ BÍ THƯ THƯỜNG TRỰC']],
  [[null, 'T/L GIÁM ĐỐC']],
])('who signs is nobody on the list: %j', (signing) => {
  const { names } = read(HEAD, AN, BINH, [], signing, [], [null, 'Lê Văn Lập', null, 'Nguyễn Văn Ký']);
  expect(names).toEqual(['Nguyễn Văn An', 'Trần Thị Bình']);
});

it('an unnumbered row below a gap or a total is held, not taken and not dropped', () => {
  const { lines } = read(HEAD, AN, BINH, ['Tổng cộng: 02 người'], [null, 'Lê Văn Lập', null, 'Nguyễn Văn Ký']);
  expect(codes(lines)).toEqual([[], [], ['row.below_table']]);
  expect(codes(read(HEAD, AN, [null, 'Lê Văn Ba', 1970, 'Y tá', 'Sở Y tế']).lines)).toEqual([[], []]);
  expect(codes(read(HEAD, AN, [], BINH).lines)).toEqual([[], []]);
});

it('another heading in another order begins another table', () => {
  const { tables, lines } = read(
    HEAD,
    AN,
    [],
    ['DANH SÁCH DỰ PHÒNG'],
    ['TT', 'Họ tên', 'Đơn vị', 'Chức vụ', 'Năm sinh'],
    [1, 'Lý Văn Ba', 'Sở Y tế', 'Y tá', 1990],
  );
  expect(tables.map(({ headerRow }) => headerRow)).toEqual([1, 5]);
  expect(lines[1]!.values).toMatchObject({ unit: 'Sở Y tế', positionTitle: 'Y tá', birth: { date: '1990-01-01' } });
});

it('a numbered heading over people numbered anew is a heading; a person with nothing but a name stays one', () => {
  const { lines, names } = read(
    HEAD,
    ['1.', 'Sở Y tế'],
    AN,
    ['2.', 'Sở Nội vụ - 1 người'],
    AN,
    [2, 'Tống Văn Hùng'],
    [3, 'Lê Thị Hà', 1980],
  );
  expect(names).toEqual(['Nguyễn Văn An', 'Nguyễn Văn An', 'Tống Văn Hùng', 'Lê Thị Hà']);
  expect(lines.map(({ sections }) => sections)).toEqual([['Sở Y tế'], ['Sở Nội vụ'], ['Sở Nội vụ'], ['Sở Nội vụ']]);
});

it.each(['Cộng: 2', 'Tổng: 2 đ/c', '(Danh sách gồm 02 đồng chí)', 'Ấn định danh sách có 2 người', 'Ấn định: 02 người'])(
  '“%s” is a total',
  (text) => {
    expect(read(HEAD, AN, BINH, [text]).tables[0]!.totals.map(({ values }) => values.people)).toEqual([2]);
  },
);

it('“Năm” under a date of birth is a year and tells no sex', () => {
  const { tables, lines } = read(['STT', 'Họ và tên', 'Năm', 'Nữ', 'Đơn vị'], [1, 'Trần Thị Bình', 1980, null, 'Sở Y tế']);
  expect(tables[0]!.columns[2]!.key).toBeNull();
  expect(lines[0]!.values.sex).toBeUndefined();
});

it('a column Nam or Nữ that only tells the sex: a cross, a one, the word', () => {
  const head = ['STT', 'Họ và tên', 'Năm sinh', 'Nam', 'Nữ'];
  const { lines } = read(head, [1, 'A', 1980, 'x', null], [2, 'B', 1980, null, 1], [3, 'C', 1980, null, 'Nữ'], [4, 'D', 1980, '√', null]);
  expect(lines.map(({ values }) => values.sex)).toEqual(['male', 'female', 'female', 'male']);
  expect(codes(lines).flat()).toEqual([]);
});

it('“-nt-” is what stands above, and said; above the first row it is an error', () => {
  const { lines } = read(HEAD, AN, [2, 'Trần Thị Bình', 1980, '"', '-nt-'], [3, 'Lê Thị Hà', 1980, 'Y tá', 'Như trên']);
  expect(lines.map(({ values }) => [values.positionTitle, values.unit])).toEqual([
    ['Chuyên viên', 'Sở Y tế'],
    ['Chuyên viên', 'Sở Y tế'],
    ['Y tá', 'Sở Y tế'],
  ]);
  expect(codes(lines)).toEqual([[], ['cell.ditto', 'cell.ditto'], ['cell.ditto']]);
  expect(codes(read(HEAD, [1, 'Nguyễn Văn An', 1975, 'nt', 'Sở Y tế']).lines)).toEqual([['cell.ditto_of_nothing']]);
});

it('a number that Excel has shown as 1,175E+11 and saved so has lost its end', () => {
  const head = ['STT', 'Họ và tên', 'Số CCCD'];
  const { lines } = read(head, [1, 'Mai Thị Mũ', 117_500_000_000], [2, 'Mai Văn Mất', 1_075_001_112]);
  expect(codes(lines)[0]).toEqual(['cell.number_rounded']);
  expect(codes(lines)[1]).toEqual([]);
});
