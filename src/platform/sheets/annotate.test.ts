import { describe, expect, it } from 'vitest';
import { sheetData, xlsx, xlsxParts } from '#test/hostile/xlsx.ts';
import { zip } from '#test/hostile/zip.ts';
import { annotateWorkbook, type Notes, type TablePlace } from './annotate.ts';
import { openContainer } from './container.ts';
import { collectSheets } from './read-file.ts';

const STYLES =
  '<fonts><font><name val="Arial"/></font></fonts><fills count="2"><fill/><fill/></fills>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="14" fillId="1" applyFill="0"><alignment horizontal="center"/><protection locked="0"/></xf><xf numFmtId="0"></xf></cellXfs>';
const text = (value: string, attributes = '') => `<c ${attributes} t="inlineStr"><is><t>${value}</t></is></c>`;
const rows = `<row r="1" spans="1:2">${text('Họ tên', 'r="A1" s="2"')}${text('Ngày sinh', 'r="B1" s="1"')}</row><row r="2">${text('An', 'r="A2"')}<c r="B2" s="1"><v>31234</v></c></row><row r="4">${text('Bình', 'r="A4" s="2"')}</row>`;
const place: TablePlace = { sheet: 'S1', headerRow: 1, headerRows: 1, lastColumn: 2 };
const TITLE = 'Ghi chú kiểm tra';
const notes = (remarks: Notes['remarks'], tables = [place]): Notes => ({ title: TITLE, tables, remarks });
const remark = (row: number, said: string, column?: number) => ({ sheet: 'S1', row, text: said, ...(column ? { column } : {}) });

async function partOf(bytes: Uint8Array, name: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of openContainer(bytes).open(name)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
const shown = async (bytes: Uint8Array) => (await collectSheets(bytes, 'a.xlsx'))[0]!.rows.map((cells) => cells.map((cell) => cell.text));
const SHEET = 'xl/worksheets/sheet1.xml';

describe('an .xlsx is changed in place', () => {
  it('only where there are remarks; every other part and row stays byte for byte', async () => {
    const drawing = { name: 'xl/drawings/drawing1.xml', content: '<a>không ai hiểu</a>' };
    const source = xlsx({ sheets: [sheetData(rows), sheetData('<row r="9"/>')], styles: STYLES, parts: [drawing] });
    const bytes = await annotateWorkbook(source, notes([remark(2, 'sai ngày', 2), remark(2, '=1+1'), remark(3, 'dòng trống')]));
    expect(await shown(bytes)).toEqual([
      ['Họ tên', 'Ngày sinh', TITLE],
      ['An', '1985-07-06', 'sai ngày\n=1+1'],
      ['', '', 'dòng trống'],
      ['Bình'],
    ]);
    for (const name of ['xl/workbook.xml', 'xl/worksheets/sheet2.xml', drawing.name]) {
      expect(await partOf(bytes, name)).toBe(await partOf(source, name));
    }
    expect(await partOf(bytes, SHEET)).toContain(`<row r="4">${text('Bình', 'r="A4" s="2"')}</row>`);
  });

  it('tinted and wrapped cells keep the rest of their format', async () => {
    const bytes = await annotateWorkbook(xlsx({ sheets: [sheetData(rows)], styles: STYLES }), notes([remark(2, 'sai', 2)]));
    const styles = await partOf(bytes, 'xl/styles.xml');
    expect(styles).toContain('<fills count="3">');
    expect(styles).toContain('<cellXfs count="5">');
    expect(styles).toMatch(/<xf numFmtId="14" fillId="2" applyFill="1"><alignment horizontal="center"\/><protection locked="0"\/><\/xf>/);
    expect(styles).toMatch(
      /<xf numFmtId="14" fillId="\d" applyFill="\d" applyAlignment="1"><alignment vertical="top" wrapText="1"\/><protection locked="0"\/><\/xf>/,
    );
    expect(await partOf(bytes, SHEET)).toContain('<c r="B2" s="3"><v>31234</v></c>');
  });

  it('columns, extent and headings of several rows', async () => {
    const inner = `<dimension ref="A1:B4"/><cols><col min="1" max="16384" width="9" style="2"/></cols>${sheetData(rows, '<mergeCells count="1"><mergeCell ref="A6:B6"/></mergeCells>')}`;
    const bytes = await annotateWorkbook(xlsx({ sheets: [inner], styles: STYLES }), notes([], [{ ...place, headerRows: 2 }]));
    const sheet = await partOf(bytes, SHEET);
    expect(sheet).not.toContain('dimension');
    expect(sheet).toContain(
      '<cols><col min="1" max="2" width="9" style="2"/><col min="3" max="3" width="60" customWidth="1"/><col min="4" max="16384" width="9" style="2"/></cols>',
    );
    expect(sheet).toContain('<mergeCells count="2"><mergeCell ref="A6:B6"/><mergeCell ref="C1:C2"/></mergeCells>');
  });

  it('remarks of an earlier round are written anew', async () => {
    const once = await annotateWorkbook(xlsx({ sheets: [sheetData(rows)], styles: STYLES }), notes([remark(2, 'cũ')]));
    expect(await shown(await annotateWorkbook(once, notes([remark(4, 'mới')])))).toEqual([
      ['Họ tên', 'Ngày sinh', TITLE],
      ['An', '1985-07-06'],
      [],
      ['Bình', '', 'mới'],
    ]);
  });

  it('nothing of the sender is written over: not beside the table, not under a merge', async () => {
    const wide = sheetData(
      rows.replace('</row><row r="4">', `${text('lời nhắn', 'r="C2"')}</row><row r="4">`),
      '<mergeCells><mergeCell ref="D4:E4"/></mergeCells>',
    );
    const bytes = await annotateWorkbook(xlsx({ sheets: [wide], styles: STYLES }), notes([remark(2, 'sai')]));
    expect((await shown(bytes))[1]).toEqual(['An', '1985-07-06', 'lời nhắn', '', '', 'sai']);
  });

  it('tables below one another each have their own column', async () => {
    const two = sheetData(`${rows}<row r="6">${text('Tên', 'r="A6"')}</row><row r="7">${text('Cúc', 'r="A7"')}</row>`);
    const tables = [place, { sheet: 'S1', headerRow: 6, headerRows: 1, lastColumn: 1 }];
    const bytes = await annotateWorkbook(xlsx({ sheets: [two], styles: STYLES }), notes([remark(2, 'một'), remark(7, 'hai')], tables));
    const cells = await shown(bytes);
    expect([cells[1], cells[5], cells[6]]).toEqual([
      ['An', '1985-07-06', 'một'],
      ['Tên', TITLE],
      ['Cúc', 'hai'],
    ]);
  });

  it('rows and cells without addresses keep their places', async () => {
    const bare = sheetData(
      `<row>${text('Họ tên')}${text('Năm')}</row><row>${text('An')}<c><v>5</v></c></row><row/><row>${text('Bình')}</row>`,
    );
    const bytes = await annotateWorkbook(xlsx({ sheets: [bare], styles: STYLES }), notes([remark(2, 'sai', 2), remark(4, 'sai')]));
    expect(await shown(bytes)).toEqual([['Họ tên', 'Năm', TITLE], ['An', '5', 'sai'], [], ['Bình', '', 'sai']]);
    expect(await partOf(bytes, 'xl/workbook.xml')).toContain('workbookPr');
  });
});

describe('one of another shape comes back with the same cells', () => {
  const expected = [
    ['Họ tên', 'Ngày sinh', TITLE],
    ['An', '1985-07-06', 'sai'],
  ];
  const first = rows.slice(0, rows.indexOf('<row r="4"'));
  it.each<[string, Buffer]>([
    ['no fills', xlsx({ sheets: [sheetData(first)], styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>' })],
    ['CDATA in a row', xlsx({ sheets: [sheetData(first.replace('>An<', '><![CDATA[An]]><'))], styles: STYLES })],
    ['a comment between rows', xlsx({ sheets: [sheetData(first.replace('<row r="2"', '<!-- --><row r="2"'))], styles: STYLES })],
    [
      'prefixes',
      zip(
        xlsxParts({
          sheets: [''],
          styles: STYLES,
          parts: [{ name: SHEET, content: `<x:worksheet xmlns:x="u">${sheetData(first).replace(/<(\/?)/g, '<$1x:')}</x:worksheet>` }],
        }),
      ),
    ],
  ])('%s', async (_, bytes) => expect(await shown(await annotateWorkbook(bytes, notes([remark(2, 'sai')])))).toEqual(expected));
});
