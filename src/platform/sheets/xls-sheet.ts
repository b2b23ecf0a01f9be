import { Refusal } from '#platform/refusal.ts';
import { blankCell, booleanCell, errorCell, numberCell, textCell } from './cell-values.ts';
import type { GridSheet } from './grid-sheet.ts';
import type { Cell } from './sheet.ts';
import type { XlsBook } from './xls.ts';
import { ERRORS, RecordText, SID, unpackRk, type Records } from './xls-records.ts';

/** Puts the cells of one sheet, from its first record on, into the grid. */
export function readXlsSheet(records: Records, book: XlsBook, grid: GridSheet): void {
  if (!records.next() || records.id !== SID.BOF) throw new Refusal('file.unreadable', { detail: 'Workbook' });
  const number = (value: number, format: number, formula = false): Cell =>
    numberCell(value, book.formats[format]?.meaning ?? 'number', book.from1904, formula);
  const put = (cell: Cell) => grid.put(records.u16(0) + 1, records.u16(2) + 1, cell);
  // charts drawn on the sheet have a beginning and an end of their own
  let depth = 1;
  while (depth > 0) {
    if (!records.next()) throw new Refusal('file.unreadable', { detail: 'Workbook' });
    if (records.id === SID.BOF) depth++;
    else if (records.id === SID.EOF) depth--;
    if (depth > 1) continue;
    switch (records.id) {
      case SID.ROW:
        if (records.u16(12) & 0x20) grid.hideRow(records.u16(0) + 1);
        break;
      case SID.COLINFO:
        if (records.u16(8) & 1) grid.hideColumns(records.u16(0) + 1, records.u16(2) + 1);
        break;
      case SID.MERGECELLS:
        for (let n = 0; n < records.u16(0); n++) {
          const at = 2 + 8 * n;
          grid.merge(records.u16(at) + 1, records.u16(at + 4) + 1, records.u16(at + 2) + 1, records.u16(at + 6) + 1);
        }
        break;
      case SID.NUMBER:
        put(number(records.f64(6), records.u16(4)));
        break;
      case SID.RK:
        put(number(unpackRk(records.u32(6)), records.u16(4)));
        break;
      case SID.MULRK:
        for (let n = 0; 4 + 6 * (n + 1) + 2 <= records.data.length; n++) {
          const at = 4 + 6 * n;
          grid.put(records.u16(0) + 1, records.u16(2) + 1 + n, number(unpackRk(records.u32(at + 2)), records.u16(at)));
        }
        break;
      case SID.LABELSST: {
        const shared = book.strings[records.u32(6)];
        if (!shared) throw grid.badCell(records.u16(0) + 1, records.u16(2) + 1);
        const font = book.formats[records.u16(4)]?.font;
        put(font && shared.kind === 'text' ? { ...shared, font: shared.font ?? font } : shared);
        break;
      }
      case SID.LABEL:
      case SID.RSTRING: {
        const { data } = records;
        const [row, column, font] = [records.u16(0), records.u16(2), book.formats[records.u16(4)]?.font];
        if (data.length < 9) break;
        grid.put(row + 1, column + 1, textCell(new RecordText(records, 6).read().text, false, font));
        break;
      }
      case SID.BOOLERR:
        put(records.u16(6) >> 8 ? errorCell(ERRORS[records.u16(6) & 0xff] ?? '#ERR!') : booleanCell((records.u16(6) & 0xff) !== 0));
        break;
      case SID.FORMULA:
        readFormula(records, book, grid, number);
        break;
      default:
    }
  }
}

/** The result kept with a formula; a text stands in a record of its own, after the formula's other records. */
function readFormula(
  records: Records,
  book: XlsBook,
  grid: GridSheet,
  number: (value: number, format: number, formula: boolean) => Cell,
): void {
  const [row, column, format] = [records.u16(0) + 1, records.u16(2) + 1, records.u16(4)];
  if (records.u16(12) !== 0xffff) return grid.put(row, column, number(records.f64(6), format, true));
  const [kind, value] = [records.data[6]!, records.data[8]!];
  if (kind === 1) return grid.put(row, column, booleanCell(value !== 0, true));
  if (kind === 2) return grid.put(row, column, errorCell(ERRORS[value] ?? '#ERR!', true));
  if (kind !== 0) return grid.put(row, column, blankCell(true));
  while (BETWEEN.has(records.peek()) && records.next());
  if (records.peek() !== SID.STRING) return grid.put(row, column, blankCell(true));
  records.next();
  grid.put(row, column, textCell(new RecordText(records, 0).read().text, true, book.formats[format]?.font));
}

/** CONTINUE, ARRAY, TABLE, SHRFMLA. */
const BETWEEN = new Set<number>([SID.CONTINUE, 0x221, 0x236, 0x4bc]);
