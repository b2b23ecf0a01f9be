import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { xlsxParts } from '../test/hostile/xlsx.ts';

const NAMES = 20_000;
const SURNAMES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ'];

/** A list of so many people in 12 columns as Excel writes it: shared strings, true dates, numbers. */
export async function writeLargeFile(path: string, rows: number): Promise<void> {
  const zip = new ZipFile();
  const strings: string[] = ['Nam', 'Nữ', 'Chuyên viên', 'Sở Nội vụ', 'Ủy ban nhân dân phường Ba Đình', 'Đại học'];
  for (let n = 0; n < NAMES; n++) strings.push(`${SURNAMES[n % 10]} Thị Thu ${n}`);
  const parts = xlsxParts({
    sheets: [''],
    strings: strings.map((text) => `<si><t>${text}</t></si>`).join(''),
    styles: '<numFmts count="0"/><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
  });
  for (const { name, content } of parts) {
    if (!name.startsWith('xl/worksheets/')) zip.addBuffer(Buffer.from(content), name, { compressionLevel: 1 });
  }
  zip.addReadStreamLazy('xl/worksheets/sheet1.xml', { compressionLevel: 1 }, (ready) =>
    ready(null, Readable.from(sheet(rows), { objectMode: false })),
  );
  zip.end();
  await pipeline(zip.outputStream as Readable, createWriteStream(path));
}

function* sheet(rows: number): Generator<Buffer> {
  yield Buffer.from('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>');
  let text = '';
  for (let r = 1; r <= rows; r++) {
    const shared = (column: string, index: number) => `<c r="${column}${r}" t="s"><v>${index}</v></c>`;
    const number = (column: string, value: number) => `<c r="${column}${r}"><v>${value}</v></c>`;
    text +=
      `<row r="${r}">${number('A', r)}${shared('B', 6 + ((r * 7919) % NAMES))}<c r="C${r}" s="1"><v>${20000 + (r % 15000)}</v></c>` +
      `${shared('D', r % 2)}${number('E', 1_085_000_000 + r)}${shared('F', 2)}${shared('G', 3)}${shared('H', 4)}${number('I', (r % 100) / 10)}` +
      `<c r="J${r}" s="1"><v>${42000 + (r % 3000)}</v></c>${shared('K', 5)}${number('L', 2000 + (r % 26))}</row>`;
    if (text.length > 60_000) {
      yield Buffer.from(text);
      text = '';
    }
  }
  yield Buffer.from(`${text}</sheetData></worksheet>`);
}
