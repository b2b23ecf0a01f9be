import { PassThrough } from 'node:stream';
import type { Notes } from './annotate.ts';
import { placeRemarks, type RowEdits } from './remark-places.ts';
import type { Cell, Sheet } from './sheet.ts';
import type { RowCell } from './write-cells.ts';
import type { Look } from './write-styles.ts';
import { writeXlsx, type SheetSource } from './write-xlsx.ts';

/** An .xlsx with the same cells and merges and the remarks, for files that cannot be changed in place. Memory stays flat. */
export async function rewriteWithRemarks(sheets: readonly Sheet[], notes: Notes): Promise<Uint8Array> {
  const out = new PassThrough();
  const written = writeXlsx(
    out,
    sheets.map((sheet) => source(sheet, notes)),
  );
  const chunks: Uint8Array[] = [];
  for await (const chunk of out) chunks.push(chunk as Uint8Array);
  await written;
  return Buffer.concat(chunks);
}

function source(sheet: Sheet, notes: Notes): SheetSource {
  const { rows, columns, headings } = placeRemarks(sheet, notes);
  const widths = widthsOf(sheet, columns);
  const own = headings.map(({ column, top, bottom }) => [top, column, bottom, column] as const);
  const last = Math.max(sheet.rows.length, ...rows.keys());
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    columns: widths.map((width) => ({ width })),
    merges: () => [...sheet.merges.map(({ top, left, bottom, right }) => [top, left, bottom, right] as const), ...own],
    rows: batches(last, (row) => rowWith(sheet.rows[row - 1] ?? [], rows.get(row))),
  };
}

function* batches(last: number, write: (row: number) => RowCell[]): Generator<RowCell[][]> {
  for (let from = 1; from <= last; from += 500) {
    yield Array.from({ length: Math.min(500, last - from + 1) }, (_, index) => write(from + index));
  }
}

function rowWith(cells: readonly Cell[], edits: RowEdits | undefined): RowCell[] {
  const written = cells.map((cell, index) => rowCell(cell, edits?.tint.has(index + 1) ?? false));
  if (!edits) return written;
  const set = (column: number, cell: RowCell) => {
    while (written.length < column - 1) written.push(null);
    written[column - 1] = cell;
  };
  for (const column of edits.clear) set(column, null);
  for (const column of edits.tint) if (column > cells.length) set(column, { value: '', tinted: true });
  for (const [column, { text, heading }] of edits.put) {
    set(column, heading ? { value: text, bold: true, wrap: true } : { value: text, wrap: true, vertical: 'top' });
  }
  return written;
}

function rowCell({ kind, value, text, font }: Cell, tinted: boolean): RowCell {
  const shown = kind === 'number' ? (value as number) : text;
  const look: Look = { ...(kind === 'date' ? { format: 'date' } : {}), ...(font ? { font } : {}), ...(tinted ? { tinted } : {}) };
  if (Object.keys(look).length > 0) return { ...look, value: shown };
  return kind === 'blank' ? null : shown;
}

/** In characters: as wide as what usually stands in a column. */
function widthsOf({ rows }: Sheet, remarks: ReadonlySet<number>): number[] {
  const widths = Array.from({ length: Math.max(0, ...remarks) }, () => 8);
  for (const cells of rows.slice(0, 500)) {
    cells.forEach(({ text }, c) => (widths[c] = Math.max(widths[c] ?? 8, Math.min(text.length + 2, 40))));
  }
  for (const column of remarks) widths[column - 1] = 60;
  return widths;
}
