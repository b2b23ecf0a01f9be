import type { Cell, Worksheet } from '@cj-tech-master/excelts';
import { escapeText } from './sheet.ts';
import { annotatePlain } from './annotate-plain.ts';
import { collectSheets } from './read-file.ts';
import { loadWorkbook, rewriteWorkbook } from './workbook.ts';

export type Remark = { sheet: string; row: number; column?: number; text: string };

/** Where the table stands on its sheet: the remark column goes just right of `lastColumn`. */
export type TablePlace = { sheet: string; headerRow: number; headerRows: number; lastColumn: number };

const OFFENDING = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFDE3B4' } } as const;

/** The library holds 2.5 kB for a cell. */
const LIBRARY_CELLS = 250_000;

export type Notes = { title: string; tables: TablePlace[]; remarks: Remark[] };

/**
 * The same file with a remark column right of each table and the offending cells tinted; everything else stays as it was. A remark
 * column from an earlier round is written anew. What cannot be written back (.xls, .xlsb, .ods, .csv, a damaged .xlsx) becomes an
 * .xlsx with the same cells; so does what is too large to be held with its looks. Refuses as `readSheets`.
 */
export async function annotateWorkbook(bytes: Uint8Array, notes: Notes, fileName = 'tệp.xlsx'): Promise<Uint8Array> {
  const sheets = await collectSheets(bytes, fileName);
  const cells = sheets.reduce((sum, sheet) => sum + sheet.rows.reduce((count, row) => count + row.length, 0), 0);
  if (cells > LIBRARY_CELLS) return annotatePlain(sheets, notes);
  const workbook = (await loadWorkbook(bytes, sheets)) ?? rewriteWorkbook(sheets);
  notes.tables.forEach((table, at) => {
    const place = sheets.findIndex((one) => one.name === table.sheet);
    const sheet = workbook.worksheets.find((one) => one.name.normalize('NFC') === table.sheet) ?? workbook.worksheets[place];
    // Tables below one another need not be equally wide: each has its own rows and its own column.
    const others = (one: TablePlace) => one.sheet === table.sheet;
    const from = notes.tables.slice(0, at).some(others) ? table.headerRow : 1;
    const until = notes.tables.slice(at + 1).find(others)?.headerRow ?? Infinity;
    const remarks = notes.remarks.filter((one) => one.sheet === table.sheet && one.row >= from && one.row < until);
    if (sheet && place >= 0) annotateSheet(sheet, table, { ...notes, remarks }, until);
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function annotateSheet(sheet: Worksheet, table: TablePlace, { title, remarks }: Notes, until: number) {
  const target = table.lastColumn + 1;
  const header = sheet.getCell(table.headerRow, target);
  if (header.text.normalize('NFC') === title) clearRemarks(sheet, table, target, until);
  else if (table.headerRows > 1) {
    sheet.mergeCells(table.headerRow, target, table.headerRow + table.headerRows - 1, target);
  }
  likeNeighbour(header, sheet.getCell(table.headerRow, table.lastColumn));
  header.value = title;
  sheet.getColumn(target).width = 60;

  const byRow = new Map<number, string[]>();
  for (const remark of remarks) {
    byRow.set(remark.row, [...(byRow.get(remark.row) ?? []), remark.text]);
    if (remark.column) tint(sheet.getCell(remark.row, remark.column));
  }
  for (const [row, texts] of byRow) {
    const cell = sheet.getCell(row, target);
    likeNeighbour(cell, sheet.getCell(row, table.lastColumn));
    cell.alignment = { vertical: 'top', wrapText: true };
    cell.value = escapeText(texts.join('\n'));
  }
}

function clearRemarks(sheet: Worksheet, table: TablePlace, column: number, until: number) {
  for (let row = table.headerRow + table.headerRows; row <= sheet.rowCount && row < until; row++) {
    const cell = sheet.findCell(row, column);
    if (cell && !cell.isMerged) cell.value = null;
  }
}

// Cells read from a file share one style object: change a copy, never the object.
const tint = (cell: Cell) => (cell.style = { ...cell.style, fill: { ...OFFENDING } });
const likeNeighbour = (cell: Cell, neighbour: Cell) =>
  (cell.style = { font: neighbour.style.font, border: neighbour.style.border, alignment: neighbour.style.alignment });
