import { describe, expect, it } from 'vitest';
import { outcome } from '#test/hostile/outcome.ts';
import { oneCell, sheetData, xlsx, xlsxParts } from '#test/hostile/xlsx.ts';
import { zip } from '#test/hostile/zip.ts';
import { Refusal } from '#platform/refusal.ts';
import { collectSheets, readSheets } from './read-file.ts';
import type { Cell } from './sheet.ts';

const read = (bytes: Uint8Array) => collectSheets(bytes, 'a.xlsx');
const first = async (bytes: Uint8Array): Promise<Cell | undefined> => (await read(bytes))[0]!.rows[0]?.[0];
const styles =
  '<numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy;@"/></numFmts>' +
  '<fonts><font><name val="Arial"/></font><font><name val=".VnTime"/></font></fonts>' +
  '<cellStyleXfs><xf numFmtId="14" fontId="1"/></cellStyleXfs>' +
  '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="170" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="20" fontId="0"/></cellXfs>';
const strings = '<si><t>một</t></si><si><r><rPr><rFont val="VNI-Times"/></rPr><t>hai</t></r></si><si/>';

describe('a cell', () => {
  it.each<[string, string, Partial<Cell> | undefined]>([
    ['a number', '<c r="A1"><v>7.5</v></c>', { kind: 'number', value: 7.5, text: '7.5', formula: false }],
    ['a number with an exponent', '<c r="A1"><v>7.9085012345E10</v></c>', { value: 79_085_012_345, text: '79085012345' }],
    ['a personal number that lost its zeros', '<c r="A1"><v>1085012345</v></c>', { kind: 'number', text: '1085012345' }],
    ['sixteen digits', '<c r="A1"><v>1234567890123456</v></c>', { text: '1234567890123456' }],
    ['a number in pieces', '<c r="A1"><v>12<!-- -->3<![CDATA[4]]></v></c>', { value: 1234 }],
    ['a date', '<c r="A1" s="1"><v>44313</v></c>', { kind: 'date', value: '2021-04-27', text: '2021-04-27' }],
    ['a moment', '<c r="A1" s="1"><v>44313.75</v></c>', { kind: 'date', value: '2021-04-27' }],
    ['the day that never was', '<c r="A1" s="1"><v>60</v></c>', { kind: 'error', value: null }],
    ['a time of day', '<c r="A1" s="3"><v>0.3125</v></c>', { kind: 'number', text: '07:30' }],
    ['an ISO date', '<c r="A1" t="d"><v>2021-04-27T10:00:00</v></c>', { kind: 'date', value: '2021-04-27' }],
    ['a shared text', '<c r="A1" t="s"><v>0</v></c>', { kind: 'text', value: 'một', text: 'một' }],
    ['a shared text with an old font', '<c r="A1" s="2" t="s"><v>0</v></c>', { text: 'một', font: '.VnTime' }],
    ['a run with an old font', '<c r="A1" t="s"><v>1</v></c>', { text: 'hai', font: 'VNI-Times' }],
    ['an empty shared text', '<c r="A1" t="s"><v>2</v></c>', undefined],
    ['a text of its own', '<c r="A1" t="inlineStr"><is><t>ba</t></is></c>', { kind: 'text', value: 'ba' }],
    ['a text in runs', '<c r="A1" t="inlineStr"><is><r><t>b</t></r><r><t xml:space="preserve"> a</t></r></is></c>', { text: 'b a' }],
    ['without how it is read aloud', '<c r="A1" t="inlineStr"><is><t>b</t><rPh sb="0" eb="1"><t>x</t></rPh></is></c>', { text: 'b' }],
    ['escaped characters', '<c r="A1" t="str"><v>a_x000D_&#10;b_x0041_</v></c>', { text: 'a\nbA' }],
    ['NFD and spaces at the ends', `<c r="A1" t="str"><v> ${'Hà'.normalize('NFD')}\u00A0</v></c>`, { text: 'Hà' }],
    ['an apostrophe of ours', `<c r="A1" t="str"><v>'=1+1</v></c>`, { kind: 'text', text: '=1+1', formula: false }],
    ['a formula', '<c r="A1"><f>SUM(B1:B9)</f><v>3</v></c>', { kind: 'number', value: 3, formula: true }],
    ['a formula never computed', '<c r="A1"><f>1+1</f></c>', { kind: 'blank', value: null, formula: true }],
    ['a part of a shared formula', '<c r="A1" t="str"><f t="shared" si="0"/><v>x</v></c>', { text: 'x', formula: true }],
    ['a formula over a shared text', '<c r="A1" t="s"><f>B1</f><v>0</v></c>', { text: 'một', formula: true }],
    ['an error', '<c r="A1" t="e"><v>#N/A</v></c>', { kind: 'error', value: null, text: '#N/A' }],
    ['an error of a formula', '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', { kind: 'error', formula: true }],
    ['a truth', '<c r="A1" t="b"><v>1</v></c>', { kind: 'boolean', value: true }],
    ['nothing but a look', '<c r="A1" s="1"/>', undefined],
    ['nothing in it', '<c r="A1"><v></v></c>', undefined],
    ['without its address', '<c><v>5</v></c>', { value: 5 }],
    ['an address in small letters', '<c r="a1"><v>5</v></c>', { value: 5 }],
    ['a look that is not there', '<c r="A1" s="99"><v>5</v></c>', { kind: 'number', value: 5 }],
  ])('%s', async (_, cell, expected) => {
    const found = await first(oneCell(cell, { styles, strings }));
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(expected);
    if (found && expected && !('font' in expected)) expect(found).not.toHaveProperty('font');
  });

  it('counts days from 1904 where the workbook says so', async () => {
    expect(await first(oneCell('<c r="A1" s="1"><v>42851</v></c>', { styles, properties: 'date1904="1"' }))).toMatchObject({
      value: '2021-04-27',
    });
  });
});

describe('a value that is not certain is refused with its sheet and cell', () => {
  const long = 'x'.repeat(32_768);
  it.each<[string, string, string, Record<string, unknown>]>([
    ['a number that is none', '<c r="C1"><v>12,5</v></c>', 'file.bad_cell', { sheet: 'S1', cell: 'C1' }],
    ['a number without end', '<c r="C1"><v>1e999</v></c>', 'file.bad_cell', { cell: 'C1' }],
    ['a hexadecimal number', '<c r="C1"><v>0x1F</v></c>', 'file.bad_cell', { cell: 'C1' }],
    ['a shared text that is not there', '<c r="C1" t="s"><v>99</v></c>', 'file.bad_cell', { cell: 'C1' }],
    ['an unknown kind', '<c r="C1" t="zz"><v>1</v></c>', 'file.bad_cell', { cell: 'C1' }],
    ['a text too long', `<c r="B1" t="str"><v>${long}</v></c>`, 'file.cell_too_long', { cell: 'B1', limit: 32767 }],
    ['a value far to the right', '<c r="XFD1"><v>1</v></c>', 'file.too_many_columns', { cell: 'XFD1' }],
    ['an address beyond the grid', '<c r="ZZZ1"><v>1</v></c>', 'file.bad_reference', { reference: 'ZZZ1' }],
    ['an address in another row', '<c r="A2"><v>1</v></c>', 'file.bad_reference', {}],
    ['no address at all', '<c r="12"><v>1</v></c>', 'file.bad_reference', {}],
    ['the same cell twice', '<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>', 'file.bad_reference', { reference: 'A1' }],
    ['cells out of order', '<c r="B1"><v>1</v></c><c r="A1"><v>2</v></c>', 'file.bad_reference', { reference: 'A1' }],
  ])('%s', async (_, cell, code, params) => {
    const error = await read(oneCell(cell, { strings })).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(Refusal);
    expect(error).toMatchObject({ code, params });
  });

  it.each([
    ['the same row twice', '<row r="1"><c><v>1</v></c></row><row r="1"><c><v>2</v></c></row>', 'file.bad_reference'],
    ['rows out of order', '<row r="2"/><row r="1"/>', 'file.bad_reference'],
    ['a row beyond the grid', '<row r="99999999"/>', 'file.bad_reference'],
    ['a value far below', '<row r="50001"><c><v>1</v></c></row>', 'file.too_many_rows'],
    ['looks far below', '<row r="1048576"><c s="1"/></row>', 'read'],
    ['looks far to the right', '<row r="1"><c r="XFD1" s="1"/></row>', 'read'],
  ])('%s', async (_, rows, code) => expect(await outcome(read(xlsx({ sheets: [sheetData(rows)] })))).toBe(code));

  it('a part with a DOCTYPE, whichever is looked at', async () => {
    for (const { name, content } of xlsxParts({ sheets: [sheetData('')], strings, styles })) {
      if (name === '[Content_Types].xml') continue;
      const evil = String(content).replace('?>', '?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>');
      expect([name, await outcome(read(xlsx({ sheets: [sheetData('')], strings, styles, parts: [{ name, content: evil }] })))]).toEqual([
        name,
        'file.doctype',
      ]);
    }
  });

  it('a sheet that is cut short gives nothing', async () => {
    const cut = { name: 'xl/worksheets/sheet1.xml', content: '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>' };
    expect(await outcome(read(xlsx({ sheets: [''], parts: [cut] })))).toBe('file.unreadable');
  });

  it('a sheet that is named but not there', async () => {
    expect(await outcome(read(zip(xlsxParts({ sheets: [''] }).slice(0, -1))))).toBe('file.unreadable');
  });

  it('more cells than a process may hold', async () => {
    const row = (r: number) =>
      `<row r="${r}">${Array.from({ length: 100 }, (_, n) => `<c><v>${(n * r * 7919) % 100_003}</v></c>`).join('')}</row>`;
    const sheet = sheetData(Array.from({ length: 10_001 }, (_, n) => row(n + 1)).join(''));
    expect(await outcome(read(xlsx({ sheets: [sheet] })))).toBe('file.too_many_cells');
  });
});

describe('a sheet', () => {
  it('keeps merges, and only their first cell is seen', async () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c><c r="C2"><v>4</v></c></row>';
    const [sheet] = await read(xlsx({ sheets: [sheetData(rows, '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>')] }));
    expect(sheet!.merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 2 }]);
    expect(sheet!.rows.map((row) => row.map((cell) => cell.text))).toEqual([
      ['1', ''],
      ['', '', '4'],
    ]);
  });

  it('a merge of the whole sheet costs nothing', async () => {
    const whole = sheetData('<row r="1"><c><v>1</v></c></row>', '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>');
    expect((await read(xlsx({ sheets: [whole] })))[0]!.rows).toHaveLength(1);
  });

  it('merges that cover each other without end are refused', async () => {
    const rows = Array.from({ length: 1000 }, (_, n) => `<row r="${n + 1}"><c><v>1</v></c></row>`).join('');
    const merges = '<mergeCell ref="A1:B1048576"/>'.repeat(6000);
    expect(await outcome(read(xlsx({ sheets: [sheetData(rows, `<mergeCells>${merges}</mergeCells>`)] })))).toBe('file.too_many_merges');
  });

  it('tells hidden sheets, rows and columns', async () => {
    const inner = `<cols><col min="2" max="3" hidden="1"/><col min="5" max="16384" hidden="true"/></cols>${sheetData('<row r="1" hidden="1"/><row r="2"><c><v>1</v></c></row>')}`;
    const [one, two, three] = await read(xlsx({ sheets: [inner, '', ''], states: ['', 'state="hidden"', 'state="veryHidden"'] }));
    expect([one!.hidden, two!.hidden, three!.hidden]).toEqual([false, true, true]);
    expect(one!.hiddenRows).toEqual([1]);
    expect(one!.hiddenColumns.slice(0, 4)).toEqual([2, 3, 5, 6]);
    expect(one!.hiddenColumns.at(-1)).toBe(256);
  });

  it('of a workbook with prefixes, absolute paths and strict names is read the same', async () => {
    const relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">';
    const strict = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
    const bytes = zip([
      {
        name: '_rels/.rels',
        content: `${relations}<Relationship Id="a" Type="${strict}/officeDocument" Target="/book/main.xml"/></Relationships>`,
      },
      {
        name: 'book/main.xml',
        content: `<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:q="${strict}"><x:sheets><x:sheet name="S" q:id="z"/></x:sheets></x:workbook>`,
      },
      {
        name: 'book/_rels/main.xml.rels',
        content: `${relations}<Relationship Id="z" Type="${strict}/worksheet" Target="/book/s.xml"/></Relationships>`,
      },
      {
        name: 'book/s.xml',
        content: '<x:worksheet xmlns:x="u"><x:sheetData><x:row><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      },
    ]);
    expect(await read(bytes)).toMatchObject([{ name: 'S', rows: [[{ value: 5 }]] }]);
  });

  it('comes row by row, without holding those that went', async () => {
    const rows = Array.from({ length: 30_000 }, (_, n) => `<row r="${n + 1}"><c t="str"><v>dòng ${n}</v></c></row>`).join('');
    const sizes: number[] = [];
    for await (const part of readSheets(xlsx({ sheets: [sheetData(rows)] }), 'a.xlsx'))
      if (part.part === 'rows') sizes.push(part.rows.length);
    expect(sizes.length).toBeGreaterThan(5);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(30_000);
  });
});
