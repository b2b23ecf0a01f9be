import { Refusal } from '#platform/refusal.ts';
import type { FileLimits } from './limits.ts';
import { BLANK, cellAddress, type Cell, type Merge } from './sheet.ts';
import type { SheetPart, SheetRow } from './sheet-parts.ts';

/** A sheet gathered from records that may come in any order; the limits hold while it grows. */
export class GridSheet {
  readonly #name: string;
  readonly #limits: FileLimits;
  readonly #rows = new Map<number, Map<number, Cell>>();
  readonly #merges: Merge[] = [];
  readonly #hiddenRows = new Set<number>();
  readonly #hiddenColumns = new Set<number>();
  #count = 0;

  constructor(name: string, limits: FileLimits) {
    this.#name = name;
    this.#limits = limits;
  }

  put(row: number, column: number, cell: Cell): void {
    if (cell.kind === 'blank' && !cell.formula) return;
    const { limits, where } = { limits: this.#limits, where: { sheet: this.#name, cell: cellAddress(row, column) } };
    if (row > limits.rows) throw new Refusal('file.too_many_rows', { sheet: this.#name, limit: limits.rows });
    if (column > limits.columns) throw new Refusal('file.too_many_columns', { ...where, limit: limits.columns });
    if (cell.text.length > limits.cellLength) {
      throw new Refusal('file.cell_too_long', { ...where, limit: limits.cellLength });
    }
    if (++this.#count > limits.cells) throw new Refusal('file.too_many_cells', { limit: limits.cells });
    const cells = this.#rows.get(row) ?? new Map<number, Cell>();
    // a cell told twice would leave it open which value holds
    if (cells.has(column)) throw new Refusal('file.bad_reference', { sheet: this.#name, reference: where.cell });
    this.#rows.set(row, cells.set(column, cell));
  }

  merge(top: number, left: number, bottom: number, right: number): void {
    if (this.#merges.push({ top, left, bottom: Math.max(top, bottom), right: Math.max(left, right) }) > this.#limits.merges) {
      throw new Refusal('file.too_many_merges', { sheet: this.#name, limit: this.#limits.merges });
    }
  }

  hideRow(row: number): void {
    if (row <= this.#limits.rows) this.#hiddenRows.add(row);
  }

  hideColumns(from: number, to: number): void {
    for (let column = from; column <= Math.min(to, this.#limits.columns); column++) this.#hiddenColumns.add(column);
  }

  badCell(row: number, column: number): Refusal {
    return new Refusal('file.bad_cell', { sheet: this.#name, cell: cellAddress(row, column) });
  }

  *parts(): Generator<SheetPart> {
    const rows = [...this.#rows].sort((a, b) => a[0] - b[0]).map(([number, cells]): SheetRow => ({ number, cells: dense(cells) }));
    yield { part: 'rows', rows };
    const inOrder = (numbers: Set<number>) => [...numbers].sort((a, b) => a - b);
    yield { part: 'end', merges: this.#merges, hiddenRows: inOrder(this.#hiddenRows), hiddenColumns: inOrder(this.#hiddenColumns) };
  }
}

function dense(cells: Map<number, Cell>): Cell[] {
  const row: Cell[] = [];
  for (const [column, cell] of [...cells].sort((a, b) => a[0] - b[0])) {
    while (row.length < column - 1) row.push(BLANK);
    row.push(cell);
  }
  return row;
}
