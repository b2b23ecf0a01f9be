import { Refusal } from '#platform/refusal.ts';
import type { FileLimits } from './limits.ts';
import { BLANK, type Cell, type Merge, type Sheet } from './sheet.ts';

/** A row with something in it: `cells[0]` is column A; blank cells at its end are left out. */
export type SheetRow = { number: number; cells: Cell[] };

/**
 * A file as it is read, with memory flat: for each sheet its name, its rows in rising order in batches of any size, and at its end
 * what only the end tells. Cells covered by a merge still hold what the file holds; `collectSheets` blanks them.
 */
export type SheetPart =
  | { part: 'sheet'; name: string; hidden: boolean }
  | { part: 'rows'; rows: SheetRow[] }
  | { part: 'end'; merges: Merge[]; hiddenRows: number[]; hiddenColumns: number[] };

/** Whole sheets, for those who need to look back and forth. Refuses beyond the reader's own refusals: file.too_many_cells. */
export async function gatherSheets(parts: AsyncIterable<SheetPart>, limits: FileLimits): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  let cells = 0;
  for await (const part of parts) {
    const sheet = sheets.at(-1)!;
    if (part.part === 'sheet') {
      sheets.push({ name: part.name, hidden: part.hidden, rows: [], merges: [], hiddenRows: [], hiddenColumns: [] });
    } else if (part.part === 'rows') {
      for (const row of part.rows) {
        cells += row.cells.length;
        while (sheet.rows.length < row.number - 1) sheet.rows.push([]);
        sheet.rows.push(row.cells);
      }
      if (cells > limits.cells) throw new Refusal('file.too_many_cells', { limit: limits.cells });
    } else {
      const { merges, hiddenRows, hiddenColumns } = part;
      Object.assign(sheet, { merges, hiddenRows, hiddenColumns });
      blankCovered(sheet);
    }
  }
  return sheets;
}

/** Only the first cell of a merge is seen; a merge costs no more than the rows under it, and merges of a sound file never overlap. */
function blankCovered({ name, rows, merges }: Sheet): void {
  let visited = 0;
  for (const { top, left, bottom, right } of merges) {
    visited += Math.max(0, Math.min(bottom, rows.length) - top + 1);
    if (visited > 5_000_000) throw new Refusal('file.too_many_merges', { sheet: name, limit: merges.length });
    for (let row = top; row <= Math.min(bottom, rows.length); row++) {
      const cells = rows[row - 1]!;
      for (let column = left; column <= Math.min(right, cells.length); column++) {
        if (row !== top || column !== left) cells[column - 1] = BLANK;
      }
    }
  }
}
