import { Refusal } from '#platform/refusal.ts';
import { blankCell, booleanCell, errorCell, isoDateCell, numberCell, parseNumber, textCell, unescapeXlsx } from './cell-values.ts';
import type { FileLimits } from './limits.ts';
import { BLANK, cellAddress, type Cell, type Merge } from './sheet.ts';
import type { SheetRow } from './sheet-parts.ts';
import { isTrue } from './xlsx-package.ts';
import { RichText, type SharedStrings } from './xlsx-strings.ts';
import { PLAIN, type CellFormat } from './xlsx-styles.ts';
import type { XmlHandler, XmlScanner } from './xml-scanner.ts';

type Workbook = { strings: SharedStrings | null; formats: readonly CellFormat[]; from1904: boolean };

/** Collects the rows of one worksheet part; `take()` hands over those that are whole. Nothing is allocated by a cell's reference. */
export class XlsxSheet implements XmlHandler {
  readonly merges: Merge[] = [];
  readonly hiddenRows: number[] = [];
  readonly hiddenColumns: number[] = [];
  readonly #name: string;
  readonly #book: Workbook;
  readonly #limits: FileLimits;
  readonly #path: string[] = [];
  readonly #inline = new RichText();
  readonly #days = new Map<number, Cell>();
  readonly #texts = new Map<string, Cell>();
  #scanner: XmlScanner | null = null;
  #rows: SheetRow[] = [];
  #row = 0;
  #cells: Cell[] = [];
  #column = 0;
  #type = 'n';
  #format: CellFormat = PLAIN;
  #formula = false;
  #value = '';
  /** The value where it is a plain whole number, else -1. */
  #integer = -1;

  constructor(name: string, book: Workbook, limits: FileLimits) {
    this.#name = name;
    this.#book = book;
    this.#limits = limits;
  }

  take(): SheetRow[] {
    const rows = this.#rows;
    if (rows.length > 0) this.#rows = [];
    return rows;
  }

  open(name: string, tag: XmlScanner): void {
    this.#scanner = tag;
    const depth = this.#path.push(name);
    const parent = depth > 1 ? this.#path[depth - 2] : '';
    if (name === 'c') {
      if (parent === 'row') this.#openCell(tag);
    } else if (name === 'v') {
      if (parent === 'c') tag.wantsText = true;
    } else if (name === 'f') {
      if (parent === 'c') this.#formula = true;
    } else if (name === 'row') {
      if (parent === 'sheetData') this.#openRow(tag);
    } else if (name === 'is') this.#inline.clear();
    else if (depth > 5 && this.#path[4] === 'is') this.#inline.open(name, tag);
    else if (name === 'mergeCell') this.#merge(tag.get('ref') ?? '');
    else if (name === 'col' && parent === 'cols' && isTrue(tag.get('hidden'))) {
      const last = Math.min(Number(tag.get('max')), this.#limits.columns);
      for (let column = Number(tag.get('min')); column <= last; column++) this.hiddenColumns.push(column);
    }
  }

  text(text: string): void {
    if (this.#path.at(-1) !== 'v') this.#inline.add(text);
    else if (this.#integer >= 0) {
      this.#value = String(this.#integer) + text;
      this.#integer = -1;
    } else this.#value = this.#value === '' ? text : this.#value + text;
  }

  integer(value: number): void {
    if (this.#path.at(-1) === 'v' && this.#value === '' && this.#integer < 0) this.#integer = value;
    else this.text(String(value));
  }

  close(name: string): void {
    this.#path.pop();
    if (name === 'c') {
      if (this.#path.at(-1) === 'row') this.#closeCell();
    } else if (name === 'v') this.#scanner!.wantsText = false;
    else if (name === 'row') {
      if (this.#path.at(-1) === 'sheetData') this.#closeRow();
    } else if (this.#path[4] === 'is') this.#inline.close(name, this.#scanner!);
  }

  #openRow(tag: XmlScanner): void {
    const given = tag.get('r');
    const row = given === null ? this.#row + 1 : Number(given);
    // a row told twice, or out of order, would leave it open which one holds
    if (!Number.isInteger(row) || row <= this.#row || row > 1_048_576) throw this.#badReference(`dòng ${given}`);
    this.#row = row;
    this.#column = 0;
    this.#cells = [];
    if (row <= this.#limits.rows && isTrue(tag.get('hidden'))) this.hiddenRows.push(row);
  }

  #closeRow(): void {
    if (this.#cells.length === 0) return;
    if (this.#row > this.#limits.rows) {
      throw new Refusal('file.too_many_rows', { sheet: this.#name, limit: this.#limits.rows });
    }
    this.#rows.push({ number: this.#row, cells: this.#cells });
  }

  #openCell(tag: XmlScanner): void {
    const reference = tag.cellReference();
    if (reference < 0) this.#column++;
    else {
      const column = Math.floor(reference / 2_097_152);
      // a cell told twice, out of order or in another row would leave it open which value holds
      if (column <= this.#column || reference % 2_097_152 !== this.#row) throw this.#badReference(tag.get('r')!);
      this.#column = column;
    }
    this.#type = tag.get('t') ?? 'n';
    const style = tag.get('s');
    this.#format = (style === null ? undefined : this.#book.formats[Number(style)]) ?? PLAIN;
    this.#formula = false;
    this.#value = '';
    this.#integer = -1;
    this.#inline.clear();
  }

  #closeCell(): void {
    const cell = this.#readCell();
    if (cell.kind === 'blank' && !cell.formula) return;
    if (this.#column > this.#limits.columns) throw this.#refusal('file.too_many_columns', { limit: this.#limits.columns });
    if (cell.text.length > this.#limits.cellLength) {
      throw this.#refusal('file.cell_too_long', { limit: this.#limits.cellLength });
    }
    while (this.#cells.length < this.#column - 1) this.#cells.push(BLANK);
    this.#cells.push(cell);
  }

  #readCell(): Cell {
    const formula = this.#formula;
    const { font } = this.#format;
    if (this.#type === 's' || this.#type === 'n') {
      if (this.#integer < 0 && this.#value === '') return blankCell(formula);
      const number = this.#integer >= 0 ? this.#integer : parseNumber(this.#value, this.#where);
      return this.#type === 's' ? this.#sharedText(number, formula, font) : this.#number(number, formula);
    }
    const value = this.#integer >= 0 ? String(this.#integer) : this.#value;
    switch (this.#type) {
      case 'inlineStr':
        return this.#text(this.#inline.text || value, formula, this.#inline.font ?? font);
      case 'str':
        return this.#text(value, formula, font);
      case 'b':
        return value === '' ? blankCell(formula) : booleanCell(isTrue(value), formula);
      case 'e':
        return errorCell(value || '#VALUE!', formula);
      case 'd':
        return isoDateCell(value, formula);
      default:
        throw this.#refusal('file.bad_cell');
    }
  }

  #sharedText(index: number, formula: boolean, font: string | undefined): Cell {
    const cell = this.#book.strings?.at(index);
    if (!cell) throw this.#refusal('file.bad_cell');
    if (!formula && (font === undefined || cell.kind !== 'text')) return cell;
    return font && cell.kind === 'text' ? { ...cell, formula, font: cell.font ?? font } : { ...cell, formula };
  }

  #text(raw: string, formula: boolean, font: string | undefined): Cell {
    if (formula || font !== undefined) return textCell(unescapeXlsx(raw), formula, font);
    // units, positions, categories repeat: one cell for each text
    let cell = this.#texts.get(raw);
    if (!cell) {
      cell = textCell(unescapeXlsx(raw));
      if (this.#texts.size < 10_000) this.#texts.set(raw, cell);
    }
    return cell;
  }

  #number(number: number, formula: boolean): Cell {
    const { meaning } = this.#format;
    if (meaning !== 'date' || formula) return numberCell(number, meaning, this.#book.from1904, formula);
    // birth dates repeat: one cell for each day
    let cell = this.#days.get(number);
    if (!cell) {
      cell = numberCell(number, meaning, this.#book.from1904);
      if (this.#days.size < 40_000) this.#days.set(number, cell);
    }
    return cell;
  }

  #merge(reference: string): void {
    const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(reference);
    if (!match) throw this.#badReference(reference);
    const [left, right] = [match[1]!, match[3] ?? match[1]!].map(columnNumber).sort((a, b) => a - b) as [number, number];
    const [top, bottom] = [match[2]!, match[4] ?? match[2]!].map(Number).sort((a, b) => a - b) as [number, number];
    if (this.merges.push({ top, left, bottom, right }) > this.#limits.merges) {
      throw new Refusal('file.too_many_merges', { sheet: this.#name, limit: this.#limits.merges });
    }
  }

  #where = () => ({ sheet: this.#name, cell: cellAddress(this.#row, this.#column) });
  #refusal(code: string, params: Record<string, string | number> = {}): Refusal {
    const where = this.#where();
    return new Refusal(code, { ...where, ...params }, { where: `${where.sheet}!${where.cell}` });
  }
  #badReference = (reference: string) =>
    new Refusal('file.bad_reference', { sheet: this.#name, reference: reference.slice(0, 20) }, { where: this.#name });
}

const columnNumber = (letters: string) =>
  Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
