import { Workbook } from '@cj-tech-master/excelts';
import { describe, expect, it } from 'vitest';
import { rewriteWithRemarks } from './rewrite-with-remarks.ts';
import { annotateWorkbook } from './annotate.ts';
import { writeWorkbook } from './write-page.ts';
import { cellAddress, escapeText } from './sheet.ts';
import { collectSheets } from './read-file.ts';

const readWorkbook = (bytes: Uint8Array) => collectSheets(bytes, 'a.xlsx');

async function officialFile(): Promise<Uint8Array> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('Biểu 1');
  sheet.getCell('A1').value = 'Kế hoạch';
  sheet.mergeCells('A1:C1');
  sheet.getCell('A2').value = 'Hà Nội'.normalize('NFD');
  sheet.getCell('B2').value = { formula: 'SUM(1,2)', result: 3 };
  sheet.getCell('C2').value = new Date(Date.UTC(2021, 3, 28));
  sheet.getCell('A3').value = { error: '#N/A' };
  sheet.getCell('B3').value = { richText: [{ text: 'Quý ' }, { text: 'I', font: { bold: true } }] };
  sheet.getCell('C3').value = '=HYPERLINK("x")';
  sheet.getRow(3).hidden = true;
  sheet.getColumn(2).hidden = true;
  sheet.getCell('A2').style = sheet.getCell('C2').style = { font: { bold: true }, numFmt: 'dd/mm/yyyy' };
  sheet.getCell('D2').dataValidation = { type: 'list', allowBlank: true, formulae: ['"a,b"'] };
  workbook.addWorksheet('Ẩn', { state: 'hidden' });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

describe('reading', () => {
  it('gives plain cells, merges and what is hidden', async () => {
    const [sheet, hidden] = await readWorkbook(await officialFile());
    expect(sheet!.merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 3 }]);
    expect(sheet!.rows[0]!.map((cell) => cell.text)).toEqual(['Kế hoạch']);
    expect(sheet!.rows[1]!.slice(0, 3)).toEqual([
      { kind: 'text', value: 'Hà Nội'.normalize('NFC'), text: 'Hà Nội'.normalize('NFC'), formula: false },
      { kind: 'number', value: 3, text: '3', formula: true },
      { kind: 'date', value: '2021-04-28', text: '2021-04-28', formula: false },
    ]);
    expect(sheet!.rows[2]!.map((cell) => [cell.kind, cell.text])).toEqual([
      ['error', '#N/A'],
      ['text', 'Quý I'],
      ['text', '=HYPERLINK("x")'],
    ]);
    expect([sheet!.hiddenRows, sheet!.hiddenColumns, sheet!.hidden, hidden!.hidden]).toEqual([[3], [2], false, true]);
  });
});

describe('annotating', () => {
  const note = (bytes: Uint8Array, remarks: { sheet: string; row: number; column?: number; text: string }[]) =>
    annotateWorkbook(bytes, {
      title: 'Ghi chú kiểm tra',
      tables: [{ sheet: 'Biểu 1', headerRow: 1, headerRows: 1, lastColumn: 3 }],
      remarks,
    });

  it('adds one column, tints only the offending cells and keeps the rest', async () => {
    const bytes = await note(await officialFile(), [
      { sheet: 'Biểu 1', row: 2, column: 1, text: 'Không có đơn vị này' },
      { sheet: 'Biểu 1', row: 2, text: '=1+1' },
    ]);
    const workbook = new Workbook();
    await workbook.xlsx.load(bytes);
    const sheet = workbook.getWorksheet('Biểu 1')!;
    expect(sheet.getCell('D1').value).toBe('Ghi chú kiểm tra');
    expect(sheet.getCell('D2').value).toBe('Không có đơn vị này\n=1+1');
    expect(sheet.getCell('A2').fill).toMatchObject({ pattern: 'solid' });
    expect(sheet.getCell('C2').fill).not.toMatchObject({ pattern: 'solid' });
    expect(sheet.getCell('A2').font).toMatchObject({ bold: true });
    expect(sheet.getCell('B2').formula).toBe('SUM(1,2)');
    expect(sheet.getCell('D2').dataValidation).toMatchObject({ type: 'list' });
    expect(sheet.getCell('A1').isMerged && sheet.getRow(3).hidden && sheet.getColumn(2).hidden).toBe(true);
    expect(workbook.getWorksheet('Ẩn')!.state).toBe('hidden');
  });

  it('writes the remarks of an earlier round anew instead of adding a second column', async () => {
    const once = await note(await officialFile(), [{ sheet: 'Biểu 1', row: 2, text: 'cũ' }]);
    const [sheet] = await readWorkbook(await note(once, [{ sheet: 'Biểu 1', row: 3, text: 'mới' }]));
    expect(sheet!.rows.map((row) => row[3]?.text ?? '')).toEqual(['Ghi chú kiểm tra', '', 'mới']);
    expect(sheet!.rows.every((row) => row.length <= 4)).toBe(true);
  });
});

it('a file that is not changed in place comes back with its cells, its merges and the remarks', async () => {
  const notes = {
    title: 'Ghi chú kiểm tra',
    tables: [{ sheet: 'Biểu 1', headerRow: 2, headerRows: 1, lastColumn: 3 }],
    remarks: [{ sheet: 'Biểu 1', row: 3, column: 2, text: '=mới' }],
  };
  const before = await readWorkbook(await officialFile());
  const once = await readWorkbook(await rewriteWithRemarks(before, { ...notes, remarks: [{ sheet: 'Biểu 1', row: 4, text: 'cũ' }] }));
  const bytes = await rewriteWithRemarks(once, notes);
  const [after, hidden] = await readWorkbook(bytes);
  expect(after!.rows.map((row) => row.map(({ text }) => text))).toEqual([
    ['Kế hoạch'],
    ['Hà Nội', '3', '2021-04-28', 'Ghi chú kiểm tra'],
    ['#N/A', 'Quý I', '=HYPERLINK("x")', '=mới'],
  ]);
  expect(after!.rows[1]![2]!.kind).toBe('date');
  expect([after!.merges, hidden!.name]).toEqual([before[0]!.merges, 'Ẩn']);
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes);
  expect(workbook.worksheets[0]!.getCell('B3').fill).toMatchObject({ pattern: 'solid' });
  expect(workbook.worksheets[0]!.getCell('A3').fill).not.toMatchObject({ pattern: 'solid' });
});

describe('writing', () => {
  const risky = ['=1+1', '+84', '-lớp', '@a', '＝x', "'=đã có dấu", "'bình thường", 'thường'];

  it('marks a text that looks like a formula; reading takes exactly that mark away', async () => {
    const bytes = await writeWorkbook([{ name: 'a', widths: [10], merges: [], rows: risky.map((value) => [{ value }]) }]);
    const raw = new Workbook();
    await raw.xlsx.load(bytes);
    expect(risky.map((_, n) => raw.worksheets[0]!.getCell(n + 1, 1).value)).toEqual(risky.map(escapeText));
    expect(risky.map(escapeText).filter((text) => /^[=+\-@＝]/.test(text))).toEqual([]);
    const [sheet] = await readWorkbook(bytes);
    expect(sheet!.rows.map((row) => row[0]!.value)).toEqual(risky);
  });
});

it.each([
  [1, 1, 'A1'],
  [12, 3, 'C12'],
  [5, 26, 'Z5'],
  [5, 27, 'AA5'],
  [2, 702, 'ZZ2'],
])('row %i column %i is %s', (row, column, address) => {
  expect(cellAddress(row, column)).toBe(address);
});
