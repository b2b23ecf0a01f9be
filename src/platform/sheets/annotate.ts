import type { Cell, Worksheet } from '@cj-tech-master/excelts';
import { escapeText } from './sheet.ts';
import { loadWorkbook } from './workbook.ts';

export type Remark = { sheet: string; row: number; column?: number; text: string };

/** Where the table stands on its sheet: the remark column goes just right of `lastColumn`. */
export type TablePlace = { sheet: string; headerRow: number; headerRows: number; lastColumn: number };

const OFFENDING = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFDE3B4' } } as const;

/**
 * The same file with a remark column right of each table and the offending cells tinted;
 * everything else stays as it was. A remark column from an earlier round is written anew.
 */
export async function annotateWorkbook(
  bytes: Uint8Array,
  notes: { title: string; tables: TablePlace[]; remarks: Remark[] },
): Promise<Uint8Array> {
  const workbook = await loadWorkbook(bytes);
  for (const table of notes.tables) {
    const sheet = workbook.worksheets.find((one) => one.name.normalize('NFC') === table.sheet);
    if (sheet)
      annotateSheet(
        sheet,
        table,
        notes.title,
        notes.remarks.filter((one) => one.sheet === table.sheet),
      );
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function annotateSheet(sheet: Worksheet, table: TablePlace, title: string, remarks: Remark[]) {
  const target = table.lastColumn + 1;
  const header = sheet.getCell(table.headerRow, target);
  if (header.text.normalize('NFC') === title) clearRemarks(sheet, table, target);
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

function clearRemarks(sheet: Worksheet, table: TablePlace, column: number) {
  for (let row = table.headerRow + table.headerRows; row <= sheet.rowCount; row++) {
    const cell = sheet.findCell(row, column);
    if (cell && !cell.isMerged) cell.value = null;
  }
}

// Cells read from a file share one style object: change a copy, never the object.
const tint = (cell: Cell) => (cell.style = { ...cell.style, fill: { ...OFFENDING } });
const likeNeighbour = (cell: Cell, neighbour: Cell) =>
  (cell.style = { font: neighbour.style.font, border: neighbour.style.border, alignment: neighbour.style.alignment });
