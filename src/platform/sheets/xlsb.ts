import { encodingOfFont } from '#kit/old-fonts.ts';
import { Refusal } from '#platform/refusal.ts';
import { blankCell, booleanCell, errorCell, numberCell, textCell } from './cell-values.ts';
import type { Container } from './container.ts';
import { GridSheet } from './grid-sheet.ts';
import type { FileLimits } from './limits.ts';
import { builtinMeaning, formatMeaning, type Meaning } from './number-format.ts';
import type { Cell } from './sheet.ts';
import type { SheetPart } from './sheet-parts.ts';
import { ERRORS, unpackRk } from './xls-records.ts';
import { BinaryRecords } from './xlsb-records.ts';
import { readRelations } from './xlsx-package.ts';
import { PLAIN, type CellFormat } from './xlsx-styles.ts';

type Book = { from1904: boolean; strings: Cell[]; formats: CellFormat[] };

/** Record numbers of [MS-XLSB] that hold something for us. */
const ROW = 0;
const SHARED_STRING = 19;
const FONT = 43;
const FORMAT = 44;
const XF = 47;
const COLUMNS = 60;
const RICH_CELL = 62;
const WORKBOOK = 153;
const SHEET = 156;
const MERGE = 176;
const BEGIN_CELL_XFS = 617;
const END_CELL_XFS = 618;

/** Excel's binary workbook. Refuses: file.unreadable, file.no_sheet, file.too_many_sheets, limits. */
export async function* readXlsb(container: Container, main: string, limits: FileLimits): AsyncGenerator<SheetPart> {
  const relations = await readRelations(container, main);
  const related = (type: string) => [...relations.values()].find((one) => one.type.endsWith(type) && container.has(one.target))?.target;
  const open = (part: string) => BinaryRecords.open(container, part, limits.sharedStringBytes);
  const [styles, strings] = [related('/styles'), related('/sharedStrings')];
  const formats = styles ? readFormats(await open(styles)) : { cells: [], fonts: [] };
  const { from1904, sheets } = readWorkbook(await open(main));
  const book: Book = { from1904, formats: formats.cells, strings: strings ? readStrings(await open(strings), formats.fonts) : [] };
  if (sheets.length === 0) throw new Refusal('file.no_sheet');
  if (sheets.length > limits.sheets) throw new Refusal('file.too_many_sheets', { limit: limits.sheets });
  for (const { name, hidden, relation } of sheets) {
    const target = relations.get(relation);
    if (!target) throw new Refusal('file.unreadable', { detail: main });
    if (!target.type.endsWith('/worksheet')) continue;
    const grid = new GridSheet(name, limits);
    readSheet(await open(target.target), book, grid);
    yield { part: 'sheet', name, hidden };
    yield* grid.parts();
  }
}

function readWorkbook(records: BinaryRecords) {
  const sheets: { name: string; hidden: boolean; relation: string }[] = [];
  let from1904 = false;
  while (records.next()) {
    if (records.id === WORKBOOK) from1904 = (records.u32() & 1) !== 0;
    if (records.id !== SHEET) continue;
    const hidden = records.u32() !== 0;
    records.skip(4);
    const relation = records.text();
    sheets.push({ name: records.text().normalize('NFC'), hidden, relation });
  }
  return { sheets, from1904 };
}

function readFormats(records: BinaryRecords): { cells: CellFormat[]; fonts: (string | undefined)[] } {
  const meanings = new Map<number, Meaning>();
  const fonts: (string | undefined)[] = [];
  const formats: { format: number; font: number }[] = [];
  let inCells = false;
  while (records.next()) {
    if (records.id === FORMAT) meanings.set(records.u16(), formatMeaning(records.text()));
    else if (records.id === FONT) {
      records.skip(21);
      const name = records.text();
      fonts.push(encodingOfFont(name) ? name : undefined);
    } else if (records.id === BEGIN_CELL_XFS || records.id === END_CELL_XFS) inCells = records.id === BEGIN_CELL_XFS;
    else if (records.id === XF && inCells) {
      records.skip(2);
      formats.push({ format: records.u16(), font: records.u16() });
    }
  }
  const cells = formats.map(({ format, font }) => ({ meaning: meanings.get(format) ?? builtinMeaning(format), font: fonts[font] }));
  return { cells, fonts };
}

function readStrings(records: BinaryRecords, fonts: readonly (string | undefined)[]): Cell[] {
  const cells: Cell[] = [];
  while (records.next()) if (records.id === SHARED_STRING) cells.push(richText(records, fonts));
  return cells;
}

function richText(records: BinaryRecords, fonts: readonly (string | undefined)[] = []): Cell {
  const isRich = (records.u8() & 1) !== 0;
  const text = records.text();
  let font: string | undefined;
  const runs = isRich ? Math.min(records.u32(), text.length) : 0;
  for (let n = 0; n < runs; n++) {
    records.skip(2);
    font ??= fonts[records.u16()];
  }
  return textCell(text, false, font);
}

function readSheet(records: BinaryRecords, book: Book, grid: GridSheet): void {
  let row = 0;
  while (records.next()) {
    if (records.id === ROW) {
      row = records.u32() + 1;
      records.skip(7);
      if (records.u8() & 0x10) grid.hideRow(row);
    } else if ((records.id > 1 && records.id <= 11) || records.id === RICH_CELL) {
      const kind = records.id;
      const column = records.u32() + 1;
      const format = book.formats[records.u32() & 0xffffff] ?? PLAIN;
      const cell = readCell(records, kind, format, book);
      if (!cell) throw grid.badCell(row, column);
      grid.put(row, column, cell);
    } else if (records.id === COLUMNS) {
      const [first, last] = [records.u32() + 1, records.u32() + 1];
      records.skip(8);
      if (records.u16() & 1) grid.hideColumns(first, last);
    } else if (records.id === MERGE) {
      const [top, bottom, left, right] = [records.u32() + 1, records.u32() + 1, records.u32() + 1, records.u32() + 1];
      grid.merge(top, left, bottom, right);
    }
  }
}

function readCell(records: BinaryRecords, kind: number, { meaning, font }: CellFormat, { from1904, strings }: Book): Cell | null {
  const formula = kind >= 8 && kind <= 11;
  switch (kind) {
    case 2:
      return numberCell(unpackRk(records.u32()), meaning, from1904);
    case 3:
    case 11:
      return errorCell(ERRORS[records.u8()] ?? '#ERR!', formula);
    case 4:
    case 10:
      return booleanCell(records.u8() !== 0, formula);
    case 5:
    case 9: {
      const value = records.f64();
      return Number.isFinite(value) ? numberCell(value, meaning, from1904, formula) : null;
    }
    case 6:
    case 8:
      return textCell(records.text(), formula, font);
    case 7: {
      const shared = strings[records.u32()];
      return shared && font && shared.kind === 'text' ? { ...shared, font: shared.font ?? font } : (shared ?? null);
    }
    default:
      return kind === RICH_CELL ? richText(records) : blankCell(false);
  }
}
