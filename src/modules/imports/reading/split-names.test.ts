import { expect, it } from 'vitest';
import { sheet, type Typed } from '#test/sheet.ts';
import type { FormColumns, FoundTable, ReadingChoices, ReadRow } from './columns.ts';
import { recogniseSheets } from './recognise.ts';

const people: FormColumns = {
  main: 'fullName',
  least: 2,
  columns: [
    { key: 'ordinal', title: 'STT', words: /^stt$/, read: 'ordinal' },
    { key: 'fullName', title: 'Họ và tên', words: /^ho va ten/, read: 'name', needed: true },
    { key: 'familyName', title: 'Họ và chữ đệm', words: /^ho$|^ho va chu dem$/, read: 'name' },
    { key: 'givenName', title: 'Tên', words: /^ten$/, read: 'name' },
    { key: 'birth', title: 'Ngày sinh', words: /^ngay sinh/, read: 'birth' },
    { key: 'unit', title: 'Đơn vị', words: /^don vi/, read: 'text' },
  ],
};
const NOTHING: ReadingChoices = { columns: {}, header: null, remembered: {}, fonts: 'ask' };

function read(rows: Typed[][], merges: [number, number, number, number][] = [], choices: Partial<ReadingChoices> = {}) {
  const items = [...recogniseSheets([sheet(rows, { merges })], people, { ...NOTHING, ...choices })];
  const tables = items.flatMap((item) => ('table' in item ? [item.table as FoundTable] : []));
  const lines = items.flatMap((item) => ('row' in item ? [item.row as ReadRow] : []));
  return { tables, names: lines.map(({ values }) => values.fullName), lines };
}
const BAY: Typed[] = [1, 'Nguyễn Văn', 'Bảy', '02/01/1979', 'Sở Y tế'];
const TAM: Typed[] = [2, 'Trần Thị Kim', 'Tám', '1980', 'Sở Y tế'];

it('joins a name that stands in two columns under one merged heading, or one that is only centred over both', () => {
  const merged = read([['STT', 'Họ và tên', null, 'Ngày sinh', 'Đơn vị'], BAY, TAM], [[1, 2, 1, 3]]);
  expect(merged.names).toEqual(['Nguyễn Văn Bảy', 'Trần Thị Kim Tám']);
  expect(merged.tables[0]!.problems).toEqual([]);
  const centred = read([['STT', 'Họ và tên', null, 'Ngày sinh', 'Đơn vị'], BAY, TAM]);
  expect(centred.names).toEqual(['Nguyễn Văn Bảy', 'Trần Thị Kim Tám']);
  expect(centred.tables[0]!.columns.map(({ col, key }) => [col, key])).toContainEqual([3, 'givenName']);
});

it.each(['Họ và chữ đệm', 'Họ', 'Họ và tên'])('“%s” beside “Tên”', (title) => {
  expect(read([['STT', title, 'Tên', 'Ngày sinh', 'Đơn vị'], BAY]).names).toEqual(['Nguyễn Văn Bảy']);
});

it('takes nothing for a given name that is not one', () => {
  const whole: Typed[] = [1, 'Nguyễn Văn Bảy', null, '02/01/1979', 'Sở Y tế'];
  expect(read([['STT', 'Họ và tên', null, 'Ngày sinh', 'Đơn vị'], whole], [[1, 2, 1, 3]]).names).toEqual(['Nguyễn Văn Bảy']);
  expect(
    read([
      ['STT', 'Họ và tên', null, 'Ngày sinh', 'Đơn vị'],
      [1, 'Nguyễn Văn Bảy', 'Phòng A1', '1979', 'Sở Y tế'],
    ]).names,
  ).toEqual(['Nguyễn Văn Bảy']);
  expect(
    read([
      ['STT', 'Họ và tên', 'Ngày sinh', 'Tên'],
      [1, 'Nguyễn Văn Bảy', '1979', 'Sở Y tế'],
    ]).names,
  ).toEqual(['Nguyễn Văn Bảy']);
  // the same heading typed twice stays a question
  expect(read([['STT', 'Họ và tên', 'Họ và tên', 'Ngày sinh'], BAY]).tables[0]!.problems).toHaveLength(1);
});

it('leaves it to the officer, and a given name that cannot be read takes the whole name with it', () => {
  const rows: Typed[][] = [['STT', 'Họ và tên', null, 'Ngày sinh', 'Đơn vị'], BAY];
  expect(read(rows, [], { columns: { 'Trang1!1': { '3': null } } }).names).toEqual(['Nguyễn Văn']);
  const half = read([rows[0]!, [1, 'Nguyễn Văn', { error: '#N/A' }, '1979', 'Sở Y tế']], [[1, 2, 1, 3]]);
  expect(half.names).toEqual([null]);
});
