import { Refusal } from '#platform/refusal.ts';
import { blankCell, booleanCell, errorCell, isoDateCell, numberCell, parseNumber, textCell } from './cell-values.ts';
import type { FileLimits } from './limits.ts';
import type { OdsFonts } from './ods-fonts.ts';
import { BLANK, cellAddress, type Cell, type Merge } from './sheet.ts';
import type { SheetPart, SheetRow } from './sheet-parts.ts';
import type { XmlHandler, XmlScanner } from './xml-scanner.ts';

/** Text inside these stands in a cell's element but not in the cell. */
const NOT_OF_THE_CELL = new Set(['annotation', 'shapes', 'frame', 'custom-shape', 'ruby-text', 'forms']);

/** What the opening tag of a cell says; its text comes after. */
type OpenCell = {
  type: string;
  value: string;
  formula: boolean;
  covered: boolean;
  repeated: number;
  columns: number;
  rows: number;
  font: string | undefined;
};

/** Turns the tables of content.xml into sheet parts; a repeated empty row or cell costs nothing. */
export class OdsTables implements XmlHandler {
  count = 0;
  readonly #fonts: OdsFonts;
  readonly #limits: FileLimits;
  #parts: SheetPart[] = [];
  #rows: SheetRow[] = [];
  #depth = 0;
  #aside = 0;
  #name = '';
  #row = 0;
  #rowRepeated = 1;
  #cells: Cell[] = [];
  #column = 0;
  #cell: OpenCell | null = null;
  #paragraphs = 0;
  #text = '';
  #merges: Merge[] = [];
  #hiddenRows: number[] = [];
  #hiddenColumns: number[] = [];
  /** Default styles of columns, by where each run of columns ends. */
  #columnStyles: { last: number; font: string | undefined }[] = [];

  constructor(fonts: OdsFonts, limits: FileLimits) {
    this.#fonts = fonts;
    this.#limits = limits;
  }

  take(): SheetPart[] {
    this.#flush();
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }

  open(name: string, tag: XmlScanner): void {
    if (this.#aside > 0 || NOT_OF_THE_CELL.has(name)) {
      this.#aside++;
      tag.wantsText = false;
    } else if (name === 'table') {
      // a table inside a cell is not a sheet
      if (++this.#depth === 1) this.#openTable(tag);
    } else if (this.#depth === 0) this.#fonts.open(name, tag);
    else if (this.#depth === 1) this.#openInside(name, tag);
  }

  text(text: string): void {
    // white space folds as in HTML: what is meant stands in <text:s/>
    if (this.#cell) this.#text += text.replace(/[ \t\n\r]+/g, ' ');
  }

  close(name: string): void {
    if (this.#aside > 0) {
      if (--this.#aside === 0) this.#wants(this.#paragraphs > 0 && this.#cell !== null);
    } else if (name === 'table') {
      if (this.#depth-- === 1) this.#closeTable();
    } else if (this.#depth !== 1) return;
    else if (name === 'p') this.#wants(false);
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell();
    else if (name === 'table-row') this.#closeRow();
  }

  #scanner: XmlScanner | null = null;
  #wants(wanted: boolean): void {
    if (this.#scanner) this.#scanner.wantsText = wanted;
  }

  #openTable(tag: XmlScanner): void {
    this.#scanner = tag;
    this.count++;
    if (this.count > this.#limits.sheets) throw new Refusal('file.too_many_sheets', { limit: this.#limits.sheets });
    this.#name = (tag.get('table:name') ?? `Sheet${this.count}`).normalize('NFC');
    this.#row = 1;
    this.#merges = [];
    this.#hiddenRows = [];
    this.#hiddenColumns = [];
    this.#columnStyles = [];
    this.#column = 1;
    this.#parts.push({ part: 'sheet', name: this.#name, hidden: this.#fonts.isHiddenTable(tag.get('table:style-name')) });
  }

  #closeTable(): void {
    this.#flush();
    this.#parts.push({ part: 'end', merges: this.#merges, hiddenRows: this.#hiddenRows, hiddenColumns: this.#hiddenColumns });
  }

  #flush(): void {
    if (this.#rows.length === 0) return;
    this.#parts.push({ part: 'rows', rows: this.#rows });
    this.#rows = [];
  }

  #openInside(name: string, tag: XmlScanner): void {
    if (name === 'table-cell' || name === 'covered-table-cell') this.#openCell(tag, name !== 'table-cell');
    else if (name === 'table-row') {
      this.#cells = [];
      this.#column = 1;
      this.#rowRepeated = repeats(tag.get('table:number-rows-repeated'));
      const last = Math.min(this.#row + this.#rowRepeated - 1, this.#limits.rows);
      if (isHidden(tag)) for (let row = this.#row; row <= last; row++) this.#hiddenRows.push(row);
    } else if (name === 'table-column') {
      const last = this.#column + repeats(tag.get('table:number-columns-repeated')) - 1;
      if (isHidden(tag)) {
        for (let column = this.#column; column <= Math.min(last, this.#limits.columns); column++) this.#hiddenColumns.push(column);
      }
      this.#columnStyles.push({ last, font: this.#fonts.of(tag.get('table:default-cell-style-name')) });
      this.#column = last + 1;
    } else if (!this.#cell) return;
    else if (name === 'p') {
      if (this.#paragraphs++ > 0) this.#text += '\n';
      tag.wantsText = true;
    } else if (name === 's') this.#text += ' '.repeat(Math.min(repeats(tag.get('text:c')), this.#limits.cellLength + 1));
    else if (name === 'tab') this.#text += '\t';
    else if (name === 'line-break') this.#text += '\n';
  }

  #openCell(tag: XmlScanner, covered: boolean): void {
    const style = tag.get('table:style-name');
    const isError = tag.get('calcext:value-type') === 'error';
    const type = isError ? 'error' : (tag.get('office:value-type') ?? '');
    const valueOf = type === 'date' || type === 'time' || type === 'boolean' ? `office:${type}-value` : 'office:value';
    this.#paragraphs = 0;
    this.#text = '';
    this.#cell = {
      type,
      value: tag.get(valueOf) ?? '',
      formula: tag.get('table:formula') !== null,
      covered,
      repeated: repeats(tag.get('table:number-columns-repeated')),
      columns: repeats(tag.get('table:number-columns-spanned')),
      rows: repeats(tag.get('table:number-rows-spanned')),
      font: style === null ? this.#columnStyles.find(({ last }) => this.#column <= last)?.font : this.#fonts.of(style),
    };
    if (type === 'string') this.#cell.value = tag.get('office:string-value') ?? '';
  }

  #closeCell(): void {
    const open = this.#cell!;
    const cell = open.covered ? BLANK : this.#read(open);
    this.#cell = null;
    const { columns, rows } = open;
    if ((columns > 1 || rows > 1) && this.#row <= this.#limits.rows) {
      const [top, left] = [this.#row, this.#column];
      if (this.#merges.push({ top, left, bottom: top + rows - 1, right: left + columns - 1 }) > this.#limits.merges) {
        throw new Refusal('file.too_many_merges', { sheet: this.#name, limit: this.#limits.merges });
      }
    }
    const first = this.#column;
    this.#column += open.repeated;
    if (cell.kind === 'blank' && !cell.formula) return;
    if (this.#column - 1 > this.#limits.columns) throw this.#refusal('file.too_many_columns', this.#column - 1, this.#limits.columns);
    if (cell.text.length > this.#limits.cellLength) throw this.#refusal('file.cell_too_long', first, this.#limits.cellLength);
    while (this.#cells.length < first - 1) this.#cells.push(BLANK);
    for (let n = 0; n < open.repeated; n++) this.#cells.push(cell);
  }

  #closeRow(): void {
    const last = this.#row + this.#rowRepeated - 1;
    if (this.#cells.length > 0) {
      if (last > this.#limits.rows) {
        throw new Refusal('file.too_many_rows', { sheet: this.#name, limit: this.#limits.rows });
      }
      // each its own, because a merge may blank a cell of one of them
      for (let number = this.#row; number <= last; number++) this.#rows.push({ number, cells: [...this.#cells] });
    }
    this.#row = last + 1;
  }

  #read({ type, value, formula, font }: OpenCell): Cell {
    const text = this.#text;
    switch (type) {
      case 'float':
      case 'currency':
      case 'percentage':
        return numberCell(parseNumber(value, this.#where), 'number', false, formula);
      case 'date':
        return isoDateCell(value || text, formula);
      case 'time': {
        const clock = /^-?PT(\d+)H(\d+)M([\d.]+)S$/.exec(value);
        if (!clock) return textCell(text, formula);
        const seconds = Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
        return numberCell(seconds / 86_400, 'time', false, formula);
      }
      case 'boolean':
        return value === '' ? blankCell(formula) : booleanCell(value === 'true', formula);
      case 'error':
        return errorCell(text.trim() || '#VALUE!', formula);
      default:
        return textCell(this.#paragraphs > 0 ? text : value, formula, font);
    }
  }

  #where = () => ({ sheet: this.#name, cell: cellAddress(this.#row, this.#column) });
  #refusal(code: string, column: number, limit: number): Refusal {
    const where = { sheet: this.#name, cell: cellAddress(this.#row, column) };
    return new Refusal(code, { ...where, limit: limit }, { where: `${where.sheet}!${where.cell}` });
  }
}

const repeats = (value: string | null): number => {
  const count = value === null ? 1 : Number(value);
  return Number.isInteger(count) && count >= 1 ? Math.min(count, 1_048_576) : 1;
};

const isHidden = (tag: XmlScanner): boolean => /^(collapse|filter)$/.test(tag.get('table:visibility') ?? '');
