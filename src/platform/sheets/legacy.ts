import { readOds, readXls, readXlsb, type Cell as LibraryCell, type CellValue } from 'hucre';
import { Refusal } from '#platform/refusal.ts';
import { BLANK, cellAddress, type Cell } from './sheet.ts';
import { booleanCell, errorCell, numberCell, textCell } from './cell-values.ts';
import type { FileLimits } from './limits.ts';
import type { SheetPart, SheetRow } from './sheet-parts.ts';

const READERS = { ods: readOds, xls: readXls, xlsb: readXlsb };

export async function* readLegacy(kind: keyof typeof READERS, bytes: Uint8Array, limits: FileLimits): AsyncGenerator<SheetPart> {
  const workbook = await READERS[kind](bytes).catch((cause: unknown) => {
    throw new Refusal('file.unreadable', { detail: cause instanceof Error ? cause.message : String(cause) });
  });
  for (const { name, hidden = false, rows, merges = [], cells } of workbook.sheets) {
    yield { part: 'sheet', name: name.normalize('NFC'), hidden };
    const read: SheetRow[] = [];
    rows.forEach((values, index) => {
      const row: Cell[] = values.map((value, column) => readCell(value, cells?.get(`${index},${column}`)));
      while (row.length > 0 && row.at(-1)!.kind === 'blank') row.pop();
      if (row.length === 0) return;
      if (row.length > limits.columns) {
        throw new Refusal('file.too_many_columns', { sheet: name, cell: cellAddress(index + 1, row.length), limit: limits.columns });
      }
      if (index >= limits.rows) throw new Refusal('file.too_many_rows', { sheet: name, limit: limits.rows });
      read.push({ number: index + 1, cells: row });
    });
    yield { part: 'rows', rows: read };
    yield {
      part: 'end',
      merges: merges.map(({ startRow, startCol, endRow, endCol }) => ({
        top: startRow + 1,
        left: startCol + 1,
        bottom: endRow + 1,
        right: endCol + 1,
      })),
      hiddenRows: [],
      hiddenColumns: [],
    };
  }
}

function readCell(value: CellValue | undefined, cell: LibraryCell | undefined): Cell {
  const formula = cell?.formula !== undefined;
  if (value === null || value === undefined) return BLANK;
  if (value instanceof Date)
    return { kind: 'date', value: value.toISOString().slice(0, 10), text: value.toISOString().slice(0, 10), formula };
  if (typeof value === 'number') return numberCell(value, 'number', false, formula);
  if (typeof value === 'boolean') return booleanCell(value, formula);
  return value.startsWith('#') && /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)$/.test(value)
    ? errorCell(value, formula)
    : textCell(value, formula);
}
