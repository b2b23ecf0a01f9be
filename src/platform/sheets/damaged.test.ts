import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ods, row, table, text } from '#test/hostile/ods.ts';
import { outcome } from '#test/hostile/outcome.ts';
import { cell, f64, font, format, strings, u32, wide, xf, xls } from '#test/hostile/xls.ts';
import { sheetData, xlsxParts } from '#test/hostile/xlsx.ts';
import { zip } from '#test/hostile/zip.ts';
import { collectSheets } from './read-file.ts';

const parts = xlsxParts({
  sheets: [
    `<cols><col min="1" max="2" hidden="1"/></cols>${sheetData(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>44313</v></c></row><row r="2" hidden="1"><c r="C2"><f>A1</f><v>7.5</v></c></row>',
      '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
    )}`,
  ],
  strings: '<si><t>Nguyễn</t></si>',
  styles: '<fonts><font><name val=".VnTime"/></font></fonts><cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="14"/></cellXfs>',
});
const files: [string, Buffer][] = [
  ['.xlsx', zip(parts)],
  ['.xlsx, stored', zip(parts.map((part) => ({ ...part, stored: true })))],
  [
    '.xls',
    xls({
      before: [font('.VnTime'), format(170, 'dd/mm/yyyy'), xf(0, 0), xf(0, 170), strings(wide('Nguyễn'))],
      sheets: [
        { name: 'a', records: [cell(0xfd, 0, 0, 0, u32(0)), cell(0x203, 0, 1, 1, f64(44_313)), [0xe5, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0]] },
      ],
    }),
  ],
  ['.ods', ods(table(row(text('Nguyễn') + text('An', 'table:number-columns-repeated="3"'), 'table:number-rows-repeated="2"')))],
  ['.csv', Buffer.from('STT;Họ và tên;Ghi chú\n1;Nguyễn Văn An;"a;b"\n')],
];

const change = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 });

/** The file with some bytes changed. */
function damaged(bytes: Buffer, changes: readonly (readonly [number, number])[]): Buffer {
  const copy = Buffer.from(bytes);
  for (const [at, value] of changes) copy[at % copy.length] = value;
  return copy;
}

it.each(files)('a damaged %s is read or refused, never anything else', async (_, bytes) => {
  expect(await outcome(collectSheets(bytes, 'a.bin'))).toBe('read');
  await fc.assert(
    fc.asyncProperty(change, async (changes) => {
      await outcome(collectSheets(damaged(bytes, changes), 'a.csv'));
    }),
    { numRuns: 300 },
  );
});

it('nor a sound container of damaged parts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(parts.length - 1), change, async (index, changes) => {
      const broken = parts.map((part, n) =>
        n === index ? { ...part, content: damaged(Buffer.from(part.content as string), changes) } : part,
      );
      await outcome(collectSheets(zip(broken), 'a.xlsx'));
    }),
    { numRuns: 500 },
  );
});

it('nor a file cut anywhere', async () => {
  for (const [name, bytes] of files) {
    for (let length = 0; length < bytes.length; length += Math.max(1, Math.floor(bytes.length / 60))) {
      await outcome(collectSheets(bytes.subarray(0, length), `a${name.slice(0, 4)}`));
    }
  }
});
