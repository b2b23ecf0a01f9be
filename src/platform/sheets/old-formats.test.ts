import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as old from '#test/hostile/xls.ts';
import { ods, row, table, text } from '#test/hostile/ods.ts';
import { outcome } from '#test/hostile/outcome.ts';
import { sheetData, xlsx } from '#test/hostile/xlsx.ts';
import { zip } from '#test/hostile/zip.ts';
import { collectSheets } from './read-file.ts';

const { cell, cfb, f64, font, format, narrow, strings, u16, u32, wide, xf, xls } = old;
// the name is never asked
const read = (bytes: Uint8Array) => collectSheets(bytes, 'a.xlsx');
const cells = async (bytes: Uint8Array) => (await read(bytes))[0]!.rows.map((one) => one.map(({ kind, value }) => [kind, value]));

describe('.xls', () => {
  const before = [
    font('Arial'),
    font('.VnTime'),
    format(170, 'dd/mm/yyyy'),
    xf(0, 0),
    xf(0, 170),
    xf(1, 0),
    strings(wide('Nguyễn Văn An'), narrow('NguyÔn')),
  ];
  const one = (...records: old.Record[]) => xls({ before, sheets: [{ name: 'Danh sách', records }] });
  const formula = (rowAt: number, value: Buffer) => cell(0x06, rowAt, 0, 0, value, u16(0), u32(0), u16(1), 0x1e);

  it('gives texts, numbers, dates, truths and errors', async () => {
    const bytes = one(
      cell(0xfd, 0, 0, 0, u32(0)),
      cell(0x203, 0, 1, 0, f64(7.5)),
      cell(0x27e, 0, 2, 0, u32((1985 << 2) | 2)),
      cell(0x27e, 0, 3, 0, u32((1250 << 2) | 3)),
      cell(0x203, 1, 0, 1, f64(44_313)),
      cell(0xbd, 1, 1, 0, u32((5 << 2) | 2), u16(1), u32((60 << 2) | 2), u16(2)),
      cell(0x205, 2, 0, 0, 1, 0),
      cell(0x205, 2, 1, 0, 42, 1),
      cell(0x204, 2, 3, 0, wide('chữ')),
    );
    expect(await cells(bytes)).toEqual([
      [
        ['text', 'Nguyễn Văn An'],
        ['number', 7.5],
        ['number', 1985],
        ['number', 12.5],
      ],
      [
        ['date', '2021-04-27'],
        ['number', 5],
        ['error', null],
      ],
      [
        ['boolean', true],
        ['error', null],
        ['blank', null],
        ['text', 'chữ'],
      ],
    ]);
  });

  it('gives the kept results of formulas, and says they are', async () => {
    const special = (kind: number, value = 0) => Buffer.from([kind, 0, value, 0, 0, 0, 255, 255]);
    const [sheet] = await read(
      one(
        formula(0, f64(3)),
        formula(1, special(0)),
        [0x4bc, Buffer.alloc(8)],
        [0x207, wide('kết quả')],
        formula(2, special(1, 1)),
        formula(3, special(2, 7)),
        formula(4, special(3)),
      ),
    );
    expect(sheet!.rows.map(([first]) => [first!.kind, first!.value, first!.formula])).toEqual([
      ['number', 3, true],
      ['text', 'kết quả', true],
      ['boolean', true, true],
      ['error', null, true],
      ['blank', null, true],
    ]);
  });

  it('tells fonts from before Unicode, of a cell and of a run', async () => {
    const runs = Buffer.concat([u16(3), Buffer.of(8), u16(1), Buffer.from('abc'), u16(0), u16(1)]);
    const [sheet] = await read(
      xls({
        before: [...before.slice(0, -1), strings(narrow('NguyÔn'), runs)],
        sheets: [{ name: 'a', records: [cell(0xfd, 0, 0, 2, u32(0)), cell(0xfd, 0, 1, 0, u32(1)), cell(0xfd, 0, 2, 0, u32(0))] }],
      }),
    );
    expect(sheet!.rows[0]!.map((one) => one.font)).toEqual(['.VnTime', '.VnTime', undefined]);
  });

  it('tells merges and what is hidden', async () => {
    const records: old.Record[] = [
      [0x208, u16(1), u16(0), u16(1), u16(0), u32(0), u16(0x20), u16(0)],
      [0x7d, u16(2), u16(3), u16(0), u16(0), u16(1)],
      cell(0x203, 0, 0, 0, f64(1)),
      cell(0x203, 0, 1, 0, f64(2)),
      [0xe5, u16(1), u16(0), u16(1), u16(0), u16(1)],
    ];
    const [sheet] = await read(xls({ before, sheets: [{ name: 'a', hidden: true, records }] }));
    expect(sheet).toMatchObject({
      hidden: true,
      hiddenRows: [2],
      hiddenColumns: [3, 4],
      merges: [{ top: 1, left: 1, bottom: 2, right: 2 }],
    });
    expect(sheet!.rows[0]!.map(({ text: shown }) => shown)).toEqual(['1', '']);
  });

  it('follows a text into the next record, where the width of letters may change', async () => {
    const long = 'ệ'.repeat(10);
    const first: old.Record = [0xfc, u32(1), u32(1), u16(20), 1, Buffer.from(long, 'utf16le')];
    const [sheet] = await read(
      xls({
        before: [xf(0, 0), first, [0x3c, 0, Buffer.from('x'.repeat(10))]],
        sheets: [{ name: 'a', records: [cell(0xfd, 0, 0, 0, u32(0))] }],
      }),
    );
    expect(sheet!.rows[0]![0]!.value).toBe(long + 'x'.repeat(10));
  });

  const sound = one(cell(0x203, 0, 0, 0, f64(1)));
  it.each<[string, Uint8Array, string]>([
    ['sound', sound, 'read'],
    ['a password', xls({ before: [[0x2f, u16(0)]], sheets: [] }), 'file.encrypted'],
    ['a password of .xlsx', cfb('EncryptedPackage', Buffer.alloc(5000)), 'file.encrypted'],
    ['Excel 95', xls({ sheets: [], version: 0x500 }), 'file.old_excel'],
    ['Excel 5, by its stream', cfb('Book', Buffer.alloc(5000)), 'file.old_excel'],
    ['older than containers', Buffer.from('0908100000060500', 'hex'), 'file.old_excel'],
    ['an old Word file', cfb('WordDocument', Buffer.alloc(5000)), 'file.not_table'],
    ['no sheet', xls({ sheets: [] }), 'file.no_sheet'],
    ['cut in half', sound.subarray(0, sound.length / 2), 'file.truncated'],
    ['a chain that goes round', circular(sound), 'file.truncated'],
    ['a text that is not there', one(cell(0xfd, 0, 0, 0, u32(9))), 'file.bad_cell'],
    ['more texts said than there are', xls({ before: [[0xfc, u32(9), u32(9e6), narrow('a')]], sheets: [] }), 'file.unreadable'],
    ['the same cell twice', one(cell(0x203, 0, 0, 0, f64(1)), cell(0x203, 0, 0, 0, f64(2))), 'file.bad_reference'],
    ['a record too short', one([0x203, u16(0)]), 'file.unreadable'],
    ['a value far below', one(cell(0x203, 50_000, 0, 0, f64(1))), 'file.too_many_rows'],
    ['a value far to the right', one(cell(0x203, 0, 256, 0, f64(1))), 'file.too_many_columns'],
  ])('%s', async (_, bytes, code) => expect(await outcome(read(bytes))).toBe(code));

  function circular(file: Buffer): Buffer {
    const bytes = Buffer.from(file);
    const at = bytes.indexOf(Buffer.concat([u32(1), u32(2), u32(3)]));
    bytes.writeUInt32LE(0, at + 4);
    return bytes;
  }
});

describe('.ods', () => {
  const value = (attributes: string, shown = '') => `<table:table-cell ${attributes}><text:p>${shown}</text:p></table:table-cell>`;

  it('gives values by their kinds', async () => {
    const first = [
      text('Nguyễn'),
      value('office:value-type="float" office:value="7.5"', '7,5'),
      value('office:value-type="date" office:date-value="2021-04-27T08:00:00"', '27/04/21'),
      value('office:value-type="boolean" office:boolean-value="true"', 'ĐÚNG'),
      value('office:value-type="string" calcext:value-type="error" table:formula="of:=1/0"', '#DIV/0!'),
      value('office:value-type="time" office:time-value="PT07H30M00S"', '07:30'),
      value('office:value-type="percentage" office:value="0.5"', '50%'),
    ].join('');
    expect(await cells(ods(table(row(first))))).toEqual([
      [
        ['text', 'Nguyễn'],
        ['number', 7.5],
        ['date', '2021-04-27'],
        ['boolean', true],
        ['error', null],
        ['number', 0.3125],
        ['number', 0.5],
      ],
    ]);
  });

  it('repeats cells and rows, also in groups and header rows, and counts empty ones', async () => {
    const rows =
      `<table:table-header-rows>${row(text('a'))}</table:table-header-rows>` +
      row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="2"') +
      `<table:table-row-group>${row(text('b', 'table:number-columns-repeated="2"'), 'table:number-rows-repeated="2"')}</table:table-row-group>` +
      row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048571"');
    const [sheet] = await read(ods(table(rows)));
    expect(sheet!.rows.map((one) => one.map((found) => found.text))).toEqual([['a'], [], [], ['b', 'b'], ['b', 'b']]);
  });

  it('joins paragraphs and spaces, leaves notes out, sees only the first cell of a merge', async () => {
    const rich =
      '<table:table-cell office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="1">' +
      '<office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>một<text:s text:c="2"/>hai</text:p><text:p>b<text:span>a</text:span></text:p></table:table-cell>' +
      '<table:covered-table-cell office:value-type="string"><text:p>che</text:p></table:covered-table-cell>';
    const [sheet] = await read(ods(table(row(rich + text('c')))));
    expect(sheet!.rows[0]!.map((one) => one.text)).toEqual(['một  hai\nba', '', 'c']);
    expect(sheet!.merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 2 }]);
  });

  it('tells old fonts and what is hidden', async () => {
    const styles =
      '<office:font-face-decls><style:font-face style:name="F" svg:font-family="&apos;.VnTime&apos;"/></office:font-face-decls>' +
      '<office:automatic-styles><style:style style:name="ce1"><style:text-properties style:font-name="F"/></style:style>' +
      '<style:style style:name="ce2" style:parent-style-name="ce1"/>' +
      '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style></office:automatic-styles>';
    const hidden = `<table:table table:name="S" table:style-name="ta1"><table:table-column/><table:table-column table:visibility="collapse" table:default-cell-style-name="ce1"/>${row(text('a', 'table:style-name="ce2"') + text('b') + text('c'), 'table:visibility="filter"')}</table:table>`;
    const [sheet] = await read(ods(hidden, { styles }));
    expect(sheet).toMatchObject({ hidden: true, hiddenRows: [1], hiddenColumns: [2] });
    expect(sheet!.rows[0]!.map((one) => one.font)).toEqual(['.VnTime', '.VnTime', undefined]);
  });

  it.each<[string, Uint8Array, string]>([
    ['a password', ods(table(''), { parts: [{ name: 'META-INF/manifest.xml', content: '<m><encryption-data/></m>' }] }), 'file.encrypted'],
    [
      'a text document',
      zip([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
        { name: 'content.xml', content: '<a/>' },
      ]),
      'file.not_table',
    ],
    [
      'a DOCTYPE',
      zip([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
        { name: 'content.xml', content: '<!DOCTYPE a><a/>' },
      ]),
      'file.doctype',
    ],
    ['no sheet', ods(''), 'file.no_sheet'],
    ['a filled cell repeated without end', ods(table(row(text('a', 'table:number-columns-repeated="16384"')))), 'file.too_many_columns'],
    ['a filled row repeated without end', ods(table(row(text('a'), 'table:number-rows-repeated="1048576"'))), 'file.too_many_rows'],
    ['spaces without end', ods(table(row(text('a<text:s text:c="900000000"/>x')))), 'file.cell_too_long'],
    ['a number that is none', ods(table(row(value('office:value-type="float" office:value="x"')))), 'file.bad_cell'],
  ])('%s', async (_, bytes, code) => expect(await outcome(read(bytes))).toBe(code));
});

describe('.xlsb', () => {
  const record = (id: number, ...parts: Buffer[]) => {
    const data = Buffer.concat(parts);
    const head = id < 128 ? [id] : [(id & 0x7f) | 0x80, id >> 7];
    return Buffer.concat([
      Buffer.from([...head, ...(data.length < 128 ? [data.length] : [(data.length & 0x7f) | 0x80, data.length >> 7])]),
      data,
    ]);
  };
  const string = (value: string) => Buffer.concat([u32(value.length), Buffer.from(value, 'utf16le')]);
  const put = (id: number, column: number, style: number, ...rest: Buffer[]) => record(id, u32(column), u32(style), ...rest);
  const book = (sheet: Buffer) => {
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
    return zip([
      { name: '_rels/.rels', content: `<Relationships>${relation('a', 'officeDocument', 'xl/workbook.bin')}</Relationships>` },
      { name: 'xl/workbook.bin', content: Buffer.concat([record(153, u32(0)), record(156, u32(1), u32(1), string('s'), string('Ẩn'))]) },
      {
        name: 'xl/_rels/workbook.bin.rels',
        content: `<Relationships>${relation('s', 'worksheet', 'sheet1.bin')}${relation('f', 'styles', 'styles.bin')}${relation('t', 'sharedStrings', 'strings.bin')}</Relationships>`,
      },
      {
        name: 'xl/styles.bin',
        content: Buffer.concat([
          record(43, Buffer.alloc(21), string('.VnTime')),
          record(617),
          record(47, u16(0), u16(14), u16(9)),
          record(47, u16(0), u16(0), u16(0)),
          record(618),
        ]),
      },
      { name: 'xl/strings.bin', content: record(19, Buffer.of(0), string('Nguyễn')) },
      { name: 'xl/sheet1.bin', content: sheet },
    ]);
  };
  const head = record(0, u32(0), u32(0), u16(0), Buffer.of(0, 0x10, 0));

  it('gives values, formulas, fonts and what is hidden', async () => {
    const [sheet] = await read(
      book(
        Buffer.concat([
          record(60, u32(1), u32(1), u32(0), u32(0), u16(1)),
          head,
          put(7, 0, 1, u32(0)),
          put(5, 1, 0, f64(44_313)),
          put(2, 2, 9, u32((7 << 2) | 2)),
          put(3, 3, 9, Buffer.of(42)),
          put(8, 4, 9, string('x'), u16(0)),
          put(4, 5, 9, Buffer.of(1)),
          record(176, u32(0), u32(1), u32(2), u32(3)),
        ]),
      ),
    );
    expect(sheet).toMatchObject({
      name: 'Ẩn',
      hidden: true,
      hiddenRows: [1],
      hiddenColumns: [2],
      merges: [{ top: 1, left: 3, bottom: 2, right: 4 }],
    });
    expect(sheet!.rows[0]!.map(({ kind, value, formula, font: typeface }) => [kind, value, formula, typeface])).toEqual([
      ['text', 'Nguyễn', false, '.VnTime'],
      ['date', '2021-04-27', false, undefined],
      ['number', 7, false, undefined],
      ['blank', null, false, undefined],
      ['text', 'x', true, undefined],
      ['boolean', true, false, undefined],
    ]);
  });

  it.each<[string, Buffer, string]>([
    ['a record cut short', Buffer.concat([head, put(5, 0, 0, u32(1))]), 'file.unreadable'],
    ['a record longer than its part', Buffer.concat([head, Buffer.of(5, 100, 1)]), 'file.unreadable'],
    ['a text that is not there', Buffer.concat([head, put(7, 0, 0, u32(99))]), 'file.bad_cell'],
    ['a number that is none', Buffer.concat([head, put(5, 0, 0, f64(Number.NaN))]), 'file.bad_cell'],
  ])('%s', async (_, sheet, code) => expect(await outcome(read(book(sheet)))).toBe(code));
});

const soffice = spawnSync('soffice', ['--version']).status === 0;
it.skipIf(!soffice)('what LibreOffice writes as .xls and .ods reads as the .xlsx it was made from', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kv-old-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const rows =
    '<row r="1"><c t="str"><v>Họ và tên</v></c><c t="str"><v>Ngày sinh</v></c></row>' +
    '<row r="2"><c t="str"><v>Nguyễn Thị Ánh</v></c><c s="1"><v>31234</v></c><c><v>7.25</v></c></row>' +
    '<row r="4"><c r="B4"><f>1+1</f><v>2</v></c><c r="D4" t="e"><f>NA()</f><v>#N/A</v></c></row>';
  const source = xlsx({
    sheets: [sheetData(rows, '<mergeCells><mergeCell ref="A5:B6"/></mergeCells>'), sheetData('')],
    states: ['', 'state="hidden"'],
    styles:
      '<fonts><font><sz val="11"/><name val="Arial"/></font></fonts><fills><fill/></fills><borders><border/></borders><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>',
  });
  const path = join(folder, 'a.xlsx');
  writeFileSync(path, source);
  const expected = (await read(source)).map(({ name, hidden, rows: all }) => ({ name, hidden, rows: all }));
  for (const kind of ['xls', 'ods']) {
    spawnSync('soffice', ['-env:UserInstallation=file:///tmp/lo-kv-test', '--headless', '--convert-to', kind, '--outdir', folder, path]);
    const sheets = await read(readFileSync(join(folder, `a.${kind}`)));
    expect(sheets.map(({ name, hidden, rows: all }) => ({ name, hidden, rows: all }))).toEqual(expected);
  }
});
