import { execFileSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { tidyLines } from '#kit/text.ts';
import { exportName, writeExport, type ExportKind } from './export-file.ts';
import { allAtOnce, column, type ListExport } from './export-list.ts';
import { collectSheets } from './read-file.ts';
import { unescapeText } from './sheet.ts';
import { dateSerial } from './write-cells.ts';
import { linesOf } from './write-height.ts';
import { sheetNames, writeXlsx } from './write-xlsx.ts';

const folder = mkdtempSync(join(tmpdir(), 'kv-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Row = { name: string; born: string | null; number: string | null; count: number };
const person = (name: string, more: Partial<Row> = {}): Row => ({ name, born: null, number: null, count: 1, ...more });
const listOf = (rows: Row[], more: Partial<ListExport<Row>> = {}): ListExport<Row> => ({
  name: 'Danh sách thử',
  title: 'Danh sách thử',
  subtitle: ['Năm 2020'],
  heading: { regime: 'state', parent: 'Thành ủy Hà Nội', issuer: 'Trường Lê Hồng Phong', place: 'Hà Nội', signatory: ['HIỆU TRƯỞNG'] },
  columns: [
    column('name', 'Họ và tên', 'text', 26, (row) => row.name),
    column('born', 'Ngày sinh', 'date', 12, (row) => row.born),
    column('number', 'Số CCCD/định danh', 'personalNumber', 16, (row) => row.number),
    column('code', 'Mã', 'text', 8, () => 'LHP', { only: 'flat' }),
    column('note', 'Ghi chú', 'text', 12, () => null, { only: 'form' }),
    column('count', 'Số lượt', 'number', 9, (row) => row.count, { total: true }),
  ],
  rows: () => allAtOnce(rows),
  noun: 'người',
  ...more,
});

let files = 0;
async function written(list: ListExport<Row>, as: ExportKind): Promise<Uint8Array> {
  const path = join(folder, `${(files += 1)}`);
  await writeExport(path, list, as, '2026-02-05');
  return new Uint8Array(readFileSync(path));
}
const cells = async (bytes: Uint8Array) => (await collectSheets(bytes, 'x.xlsx'))[0]!.rows.map((row) => row.map((cell) => cell.value));
const rawText = async (bytes: Uint8Array) => {
  const { Workbook } = await import('@cj-tech-master/excelts');
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes);
  return workbook.worksheets[0]!;
};

describe('a text comes back as it was, and never as a formula', () => {
  const risky = [
    '=1+1',
    '+84 912',
    '-lớp',
    '@a',
    '＝x',
    '＋1',
    "'=đã có dấu",
    '\t=1',
    '<b>&"\'',
    '_x0041_',
    '😀 Đặng',
    'a\nb',
    '0123',
    '\u0001=1',
  ];
  const text = fc.oneof(
    fc.constantFrom(...risky),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  const plain = (value: string) => tidyLines(value);

  it('through a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 30 }), async (names) => {
        const bytes = await written(listOf(names.map((name) => person(`x${name}`)).concat(names.map((name) => person(name)))), 'xlsx');
        const rows = await cells(bytes);
        const back = Array.from({ length: names.length * 2 }, (_, n) => plain(String(rows[n + 1]?.[0] ?? '')));
        expect(back).toEqual([...names.map((name) => plain(`x${name}`)), ...names.map(plain)]);
      }),
      { numRuns: 60 },
    );
  });

  it('through CSV', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 30 }), async (names) => {
        const bytes = await written(listOf(names.map((name) => person(name))), 'csv');
        const rows: string[][] = parse(Buffer.from(bytes), { bom: true });
        expect(rows.slice(1).map((row) => plain(unescapeText(row[0]!)))).toEqual(names.map(plain));
        expect(rows.slice(1).filter((row) => /^[=+\-@\t＝＋－＠]/.test(row[0]!))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('in all three, what could be a formula is text with a mark in front', async () => {
    const list = listOf(risky.map((name) => person(name)));
    for (const as of ['xlsx', 'form'] as const) {
      const sheet = await rawText(await written(list, as));
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          expect(typeof cell.value === 'string' && /^[=+@＝＋－＠]/.test(cell.value)).toBe(false);
          expect(cell.formula === undefined || cell.formula.startsWith('SUM(')).toBe(true);
        }),
      );
    }
  });
});

describe('flat rows', () => {
  const list = listOf([
    person('Nguyễn Thị Hòa', { born: '1975-06-05', number: '001075006789' }),
    person('Lê Bình', { born: '1975', count: 2 }),
  ]);

  it('one header row, dates as dates, numbers of persons as text, only what belongs to them', async () => {
    expect(await cells(await written(list, 'xlsx'))).toEqual([
      ['Họ và tên', 'Ngày sinh', 'Số CCCD/định danh', 'Mã', 'Số lượt'],
      ['Nguyễn Thị Hòa', '1975-06-05', '001075006789', 'LHP', 1],
      ['Lê Bình', '1975', null, 'LHP', 2],
    ]);
    const sheet = await rawText(await written(list, 'xlsx'));
    expect(sheet.getCell('B2').value).toEqual(new Date(Date.UTC(1975, 5, 5)));
    expect(sheet.autoFilter).toBeTruthy();
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  });

  it('CSV begins with the mark of UTF-8, has commas, and ends its lines the Windows way', async () => {
    const text = Buffer.from(await written(list, 'csv')).toString('utf8');
    expect(text).toBe(
      '\uFEFFHọ và tên,Ngày sinh,Số CCCD/định danh,Mã,Số lượt\r\nNguyễn Thị Hòa,1975-06-05,001075006789,LHP,1\r\nLê Bình,1975,,LHP,2\r\n',
    );
  });

  it('the same content gives the same bytes', async () => {
    expect(Buffer.from(await written(list, 'xlsx')).equals(Buffer.from(await written(list, 'xlsx')))).toBe(true);
  });
});

describe('the form', () => {
  const rows = Array.from({ length: 60 }, (_, n) => person(`Trần Văn ${n}`, { born: '1980-01-31', count: n }));

  it('head, title, numbered header on every page, STT, total and signature', async () => {
    const bytes = await written(listOf(rows), 'form');
    const lines = (await cells(bytes)).map((row) => row.filter((value) => value !== null && value !== ''));
    expect(lines.slice(0, 8)).toEqual([
      ['THÀNH ỦY HÀ NỘI', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
      ['TRƯỜNG LÊ HỒNG PHONG', 'Độc lập - Tự do - Hạnh phúc'],
      ['Hà Nội, ngày 05 tháng 02 năm 2026'],
      ['DANH SÁCH THỬ'],
      ['Năm 2020'],
      [],
      ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD/định danh', 'Ghi chú', 'Số lượt'],
      ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
    ]);
    expect(lines[8]).toEqual([1, 'Trần Văn 0', '1980-01-31', 0]);
    expect(lines[68]).toEqual(['Tổng cộng: 60 người', 1770]);
    expect(lines.slice(69).flat()).toEqual(['Nơi nhận:', 'HIỆU TRƯỞNG', '- Như trên;', '- Lưu: VT.']);
    const sheet = await rawText(bytes);
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '7:8' });
    expect(sheet.getCell('F69').formula).toBe('SUM(F9:F68)');
  });

  it('of a Party body: its own head, no Quốc hiệu', async () => {
    const heading = { regime: 'party' as const, parent: '', issuer: 'Thành ủy Hà Nội', place: '', signatory: [] };
    const all = (await cells(await written(listOf([], { heading }), 'form'))).flat();
    expect(all).toEqual(
      expect.arrayContaining(['THÀNH ỦY HÀ NỘI', '*', 'ĐẢNG CỘNG SẢN VIỆT NAM', 'THỦ TRƯỞNG ĐƠN VỊ', 'Tổng cộng: 0 người']),
    );
    expect(all.join(' ')).not.toMatch(/CỘNG HÒA XÃ HỘI|Hạnh phúc/);
  });

  const soffice = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/opt/libreoffice/program/soffice'].find((path) => existsSync(path));
  it.skipIf(!soffice)(
    'LibreOffice prints it on two pages and reads what the cells hold',
    async () => {
      const path = join(folder, 'form.xlsx');
      await writeExport(path, listOf(rows), 'form', '2026-02-05');
      const convert = (to: string) =>
        execFileSync(soffice!, [`-env:UserInstallation=file://${folder}/lo`, '--headless', '--convert-to', to, '--outdir', folder, path]);
      convert('pdf');
      convert('csv:Text - txt - csv (StarCalc):44,34,76,1');
      const pdf = readFileSync(join(folder, 'form.pdf')).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(2);
      const text = readFileSync(join(folder, 'form.csv'), 'utf8');
      expect(text).toContain('"Trần Văn 59",31/01/1980');
      expect(text).toMatch(/Tổng cộng: 60 người.*1[.,]770/);
    },
    120_000,
  );
});

describe('a file is whole or not there', () => {
  it('rows that fail leave nothing behind, and the failure comes out', async () => {
    const broken = listOf([], {
      rows: async function* () {
        yield Array.from({ length: 5000 }, (_, n) => person(`Người ${n}`));
        await Promise.resolve();
        throw new Error('mất kết nối');
      },
    });
    for (const as of ['form', 'xlsx', 'csv'] as const) {
      const before = readdirSync(folder);
      await expect(writeExport(join(folder, `broken-${as}`), broken, as, '2026-02-05')).rejects.toThrow('mất kết nối');
      expect(readdirSync(folder)).toEqual(before);
    }
  });

  it('a reader that goes away ends the writing', async () => {
    const out = createWriteStream(join(folder, 'cut'));
    let batches = 0;
    const rows = (async function* () {
      for (;;) {
        if ((batches += 1) === 20) out.destroy(new Error('đã đi'));
        await new Promise((resolve) => setImmediate(resolve));
        yield Array.from({ length: 200 }, () => ['x'.repeat(200)]);
      }
    })();
    await expect(writeXlsx(out, [{ name: 'a', columns: [{ width: 9 }], rows }])).rejects.toThrow('đã đi');
  });
});

it('names of files and sheets are such as every system takes', () => {
  expect(exportName('Lớp: A/B?', 'form', '2026-02-05')).toBe('Lớp- A-B- - biểu mẫu - 05-02-2026.xlsx');
  expect(exportName('Danh sách lớp', 'csv', '2026-02-05')).toBe('Danh sách lớp - 05-02-2026.csv');
  expect(sheetNames(['a/b', 'A b', "'", 'x'.repeat(40), ''])).toEqual(['a b', 'A b (2)', 'Trang 3', 'x'.repeat(31), 'Trang 5']);
});

it.each([
  ['1900-03-01', 61],
  ['2026-02-05', 46058],
  ['1899-12-31', null],
  ['1975', null],
  ['6/1975', null],
])('the day %s is number %s', (text, serial) => expect(dateSerial(text)).toBe(serial));

it.each([
  ['Nguyễn Văn An', 26, 1],
  ['Trung cấp lý luận chính trị - hành chính huyện Chương Mỹ, khóa 2020–2022', 30, 3],
  ['một\nhai', 20, 2],
  ['x'.repeat(50), 12, 5],
])('%s takes its lines', (text, room, lines) => expect(linesOf(text, room)).toBe(lines));
