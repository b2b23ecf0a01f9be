import { Workbook } from '@cj-tech-master/excelts';
import { describe, expect, it } from 'vitest';
import { annotateWorkbook } from './annotate.ts';
import { WORKBOOK_LIMITS } from './container.ts';
import { writeWorkbook } from './write-page.ts';
import { cellAddress, escapeText } from './sheet.ts';
import { readWorkbook } from './workbook.ts';

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error) => error.code,
  );

/** A ZIP that is only a central directory: what the gate looks at. */
function directory(entries: { name: string; packed?: number; unpacked?: number; flags?: number }[], times = 1): Uint8Array {
  const parts: Buffer[] = [];
  for (let n = 0; n < times; n++) {
    for (const { name, packed = 10, unpacked = 10, flags = 0 } of entries) {
      const head = Buffer.alloc(46);
      const bytes = Buffer.from(times > 1 ? `${name}${n}` : name);
      head.writeUInt32LE(0x02014b50, 0);
      head.writeUInt16LE(flags, 8);
      head.writeUInt32LE(packed, 20);
      head.writeUInt32LE(unpacked, 24);
      head.writeUInt16LE(bytes.length, 28);
      parts.push(head, bytes);
    }
  }
  const body = Buffer.concat(parts);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length * times, 10);
  end.writeUInt32LE(body.length, 12);
  return Buffer.concat([body, end]);
}

describe('a file that is not a plausible workbook is refused before it is parsed', () => {
  const workbookPart = { name: 'xl/workbook.xml' };
  const tooBig = new Uint8Array(WORKBOOK_LIMITS.bytes + 1);
  it.each([
    ['nothing', new Uint8Array(0), 'file.not_workbook'],
    ['words', Buffer.from('TT;Nội dung;Số lớp'), 'file.not_workbook'],
    ['more than 20 MB', tooBig, 'file.too_large'],
    ['an old .xls or one with a password', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'file.legacy_or_encrypted'],
    ['a Word file', directory([{ name: 'word/document.xml' }]), 'file.not_workbook'],
    [
      'a part that unpacks to more than 200 MB',
      directory([workbookPart, { name: 'xl/a', packed: 9_000_000, unpacked: 210_000_000 }]),
      'file.suspicious',
    ],
    ['a part denser than 100:1', directory([workbookPart, { name: 'xl/a', packed: 1000, unpacked: 200_000 }]), 'file.suspicious'],
    ['more than 1,000 parts', directory([{ name: 'xl/p' }], 1001), 'file.suspicious'],
    ['a part outside its folder', directory([workbookPart, { name: '../etc/passwd' }]), 'file.suspicious'],
    ['the same part twice', directory([workbookPart, workbookPart]), 'file.suspicious'],
    ['an encrypted part', directory([workbookPart, { name: 'xl/a', flags: 1 }]), 'file.suspicious'],
    ['a directory cut short', directory([workbookPart]).subarray(20), 'file.not_workbook'],
    ['a sound directory with nothing behind it', directory([workbookPart]), 'file.unreadable'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusal(readWorkbook(bytes))).toBe(code);
  });
});

describe('sheets that a small file makes enormous', () => {
  const sheet = async (mark: (workbook: Workbook) => void) => {
    const workbook = new Workbook();
    workbook.addWorksheet('a').getCell('A1').value = 'TT';
    mark(workbook);
    return new Uint8Array(await workbook.xlsx.writeBuffer());
  };
  it.each<[string, (workbook: Workbook) => void, string]>([
    [
      'many merges',
      (workbook) => {
        for (let row = 1; row <= 5001; row++) workbook.worksheets[0]!.mergeCells(row, 1, row, 2);
      },
      'file.too_many_merges',
    ],
    ['one merge over very many cells', (workbook) => workbook.worksheets[0]!.mergeCells(1, 1, 2000, 251), 'file.too_many_merges'],
    [
      'a value far below',
      (workbook) => {
        workbook.worksheets[0]!.getCell(50_001, 1).value = 'x';
      },
      'file.too_many_rows',
    ],
    [
      'a value far to the right is format, not data',
      (workbook) => {
        workbook.worksheets[0]!.getCell(1, 300).value = 'x';
      },
      'accepted',
    ],
  ])('%s', async (_, mark, expected) => expect(await refusal(readWorkbook(await sheet(mark)))).toBe(expected));

  it('a part that unpacks to more than the directory says', async () => {
    const bytes = await sheet(() => {});
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const name = Buffer.from('xl/worksheets/sheet1.xml');
    const entry = Buffer.from(bytes).lastIndexOf(name) - 46;
    view.setUint32(entry + 24, 10, true);
    expect(await refusal(readWorkbook(bytes))).toBe('file.suspicious');
  });
});

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
    expect(sheet!.rows[0]!.map((cell) => cell.text)).toEqual(['Kế hoạch', '', '']);
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
