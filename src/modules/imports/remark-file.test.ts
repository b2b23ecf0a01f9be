import { Workbook } from '@cj-tech-master/excelts';
import { expect, it } from 'vitest';
import { readWorkbook } from '#platform/sheets/workbook.ts';
import { writeWorkbook } from '#platform/sheets/write-page.ts';
import type { ReportRow, RowRemark, Run } from './contract.ts';
import { remarkedName, remarkFile } from './remark-file.ts';

const remark = (what: string, column: string | null = null, cell: string | null = null): RowRemark => ({
  severity: 'error',
  code: 'x',
  column,
  cell,
  what,
  todo: '',
  typed: null,
  suggestion: null,
  ask: [],
});
const table = (headerRow: number, lastColumn: number) => ({
  sheet: 'A',
  headerRow,
  headerRows: 1,
  lastColumn,
  title: [],
  headings: '',
  understood: Array.from({ length: lastColumn }, (_, at) => ({
    col: at + 1,
    column: '',
    title: '',
    key: `c${at + 1}`,
    meaning: null,
    kept: true,
  })),
  problems: [],
  remembered: false,
});
const row = (at: number, said: RowRemark[]): ReportRow => ({
  place: at,
  sheet: 'A',
  row: at,
  label: '',
  outcome: 'held',
  remarks: said,
  changes: [],
});
const filled = (texts: string[]) => texts.map((value) => ({ value }));

it('each table keeps its own column and its own cells, and the title of the column stays', async () => {
  const bytes = await writeWorkbook([
    {
      name: 'A',
      widths: [],
      merges: [],
      rows: [
        ['Tên', 'Đơn vị'],
        ['a', 'b'],
        ['Tên', 'Đơn vị', 'Số', 'Nguồn'],
        ['c', 'd', '5', 'e'],
      ].map(filled),
    },
  ]);
  const report = { columns: [], tables: [table(1, 2), table(3, 4)], remarks: [{ sheet: 'A', row: 1, ...remark('Sai năm.') }] };
  const rows = [row(2, [remark('Thiếu.', 'c2', 'B2')]), row(4, [remark('Lạ.')])];
  const once = await remarkFile({ bytes, name: 'a.xlsx' }, { status: 'checked', report } as unknown as Run, rows);
  const expected = [
    ['Tên', 'Đơn vị', 'Ghi chú kiểm tra'],
    ['a', 'b', 'Lỗi (tiêu đề): Sai năm.\nLỗi (ô B2): Thiếu.'],
    ['Tên', 'Đơn vị', 'Số', 'Nguồn', 'Ghi chú kiểm tra'],
    ['c', 'd', '5', 'e', 'Lỗi: Lạ.'],
  ];
  const texts = async (file: Uint8Array) => (await readWorkbook(file))[0]!.rows.map((cells) => cells.map(({ text }) => text));
  expect(await texts(once)).toEqual(expected);
  const twice = await remarkFile({ bytes: once, name: 'a.xlsx' }, { status: 'checked', report } as unknown as Run, rows);
  expect(await texts(twice)).toEqual(expected);
});

it('a row that is wrong as a whole is marked where it says what it is about', async () => {
  const bytes = await writeWorkbook([
    {
      name: 'A',
      widths: [],
      merges: [],
      rows: [
        ['TT', 'Tên'],
        ['1', 'a'],
        ['2', 'a'],
      ].map(filled),
    },
  ]);
  const report = { columns: [{ key: 'c2', title: 'Tên', needed: true }], tables: [table(1, 2)], remarks: [] };
  const rows = [row(2, []), row(3, [remark('Trùng với dòng 2.')])];
  const file = await remarkFile({ bytes, name: 'a.xlsx' }, { status: 'checked', report } as unknown as Run, rows);
  const book = new Workbook();
  await book.xlsx.load(file);
  const coloured = ['A2', 'B2', 'A3', 'B3'].filter((cell) => {
    const { fill } = book.worksheets[0]!.getCell(cell);
    return fill?.type === 'pattern' && fill.pattern === 'solid';
  });
  expect(coloured).toEqual(['B3']);
});

it('a file that is handed back says in its name who took it out, once', () => {
  const taken = { by: 'Nguyễn Văn A/B', at: '2026-11-23T08:00:00Z', code: 'ME72YU78' };
  const name = 'Danh sách lớp - ghi chú kiểm tra - Nguyễn Văn A-B - ME72YU78.xlsx';
  expect(remarkedName('Danh sách lớp.xls', taken)).toBe(name);
  expect(remarkedName('Danh sách lớp - ghi chú kiểm tra - C - 23456789.xlsx', taken)).toBe(name);
});
