import { PassThrough } from 'node:stream';
import type { Notes, Remark, TablePlace } from './annotate.ts';
import type { Cell, Sheet } from './sheet.ts';
import type { RowCell } from './write-cells.ts';
import { writeXlsx, type SheetSource } from './write-xlsx.ts';

/** The same cells with the remark column, without their look: for files so large that their looks would not fit into memory. */
export async function annotatePlain(sheets: readonly Sheet[], { title, tables, remarks }: Notes): Promise<Uint8Array> {
  const out = new PassThrough();
  const written = writeXlsx(
    out,
    sheets.map((sheet) => source(sheet, title, tables.filter(on(sheet)), remarks.filter(on(sheet)))),
  );
  const chunks: Uint8Array[] = [];
  for await (const chunk of out) chunks.push(chunk as Uint8Array);
  await written;
  return Buffer.concat(chunks);
}

const on =
  (sheet: Sheet) =>
  (one: { sheet: string }): boolean =>
    one.sheet === sheet.name;

function source(sheet: Sheet, title: string, tables: readonly TablePlace[], remarks: readonly Remark[]): SheetSource {
  const byRow = Map.groupBy(remarks, ({ row }) => row);
  const width = Math.max(0, ...sheet.rows.slice(0, 1000).map((cells) => cells.length), ...tables.map(({ lastColumn }) => lastColumn + 1));
  const places = new Set(tables.map(({ lastColumn }) => lastColumn + 1));
  return {
    name: sheet.name,
    columns: Array.from({ length: width }, (_, index) => ({ width: places.has(index + 1) ? 60 : 16 })),
    merges: () => sheet.merges.map(({ top, left, bottom, right }) => [top, left, bottom, right] as const),
    rows: batches(sheet, (cells, row) => {
      const said = byRow.get(row) ?? [];
      const written = cells.map((cell, index): RowCell =>
        rowCell(
          cell,
          said.some(({ column }) => column === index + 1),
        ),
      );
      const table = tables.findLast(({ headerRow }) => headerRow <= row);
      if (!table) return written;
      const { headerRow, headerRows, lastColumn } = table;
      while (written.length <= lastColumn) written.push(null);
      const earlier = sheet.rows[headerRow - 1]?.[lastColumn]?.text === title && row >= headerRow + headerRows;
      if (row === headerRow) written[lastColumn] = { value: title, bold: true };
      else if (said.length > 0) written[lastColumn] = { value: said.map(({ text }) => text).join('\n'), wrap: true, vertical: 'top' };
      else if (earlier) written[lastColumn] = null;
      return written;
    }),
  };
}

function* batches(sheet: Sheet, write: (cells: readonly Cell[], row: number) => RowCell[]): Generator<RowCell[][]> {
  for (let from = 0; from < sheet.rows.length; from += 500) {
    yield sheet.rows.slice(from, from + 500).map((cells, index) => write(cells, from + index + 1));
  }
}

function rowCell({ kind, value, text }: Cell, tinted: boolean): RowCell {
  const plain = kind === 'number' ? (value as number) : text;
  if (kind === 'blank' && !tinted) return null;
  if (kind === 'date') return { value: text, format: 'date', tinted };
  return tinted ? { value: plain, tinted } : plain;
}
