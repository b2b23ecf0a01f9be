import { PaperSize, Workbook, type Borders, type Cell } from '@cj-tech-master/excelts';
import { escapeText } from './sheet.ts';

export type SheetCell = {
  value: string | number | null;
  /** Written as a formula whose cached value is `value`. */
  formula?: string;
  bold?: boolean;
  italic?: boolean;
  align?: 'left' | 'center' | 'right';
  boxed?: boolean;
};

/** A sheet to write: dense rows from A1, merges as [top, left, bottom, right], widths in characters. */
export type SheetPage = {
  name: string;
  widths: number[];
  rows: (SheetCell | null)[][];
  merges: [number, number, number, number][];
  /** Rows repeated on each printed page, and kept in sight on screen. */
  headerRows?: { from: number; to: number };
};

const THIN = { style: 'thin' } as const;
const BOX: Borders = { top: THIN, left: THIN, bottom: THIN, right: THIN, diagonal: {} };

/** The same content gives the same bytes, and the file does not tell when it was made. */
const NO_MOMENT = new Date(Date.UTC(2000, 0, 1));

/** Writes A4 landscape sheets in the look of office papers. Texts are never taken for formulas. */
export async function writeWorkbook(pages: SheetPage[]): Promise<Uint8Array> {
  const workbook = new Workbook();
  workbook.creator = 'Khuê Văn';
  workbook.created = workbook.modified = NO_MOMENT;
  for (const page of pages) {
    const sheet = workbook.addWorksheet(page.name, {
      pageSetup: { paperSize: PaperSize.A4, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    });
    page.widths.forEach((width, index) => (sheet.getColumn(index + 1).width = width));
    page.rows.forEach((row, r) => row.forEach((cell, c) => cell && writeCell(sheet.getCell(r + 1, c + 1), cell)));
    for (const [top, left, bottom, right] of page.merges) sheet.mergeCells(top, left, bottom, right);
    if (page.headerRows) {
      sheet.pageSetup.printTitlesRow = `${page.headerRows.from}:${page.headerRows.to}`;
      sheet.views = [{ state: 'frozen', ySplit: page.headerRows.to }];
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer({ zip: { modTime: NO_MOMENT } }));
}

function writeCell(target: Cell, cell: SheetCell) {
  const value = typeof cell.value === 'string' ? escapeText(cell.value) : cell.value;
  target.value = cell.formula ? { formula: cell.formula, result: cell.value ?? undefined } : value;
  target.font = { name: 'Times New Roman', size: 12, bold: cell.bold ?? false, italic: cell.italic ?? false };
  target.alignment = { vertical: 'middle', horizontal: cell.align ?? 'left', wrapText: true };
  if (cell.boxed) target.border = BOX;
}
