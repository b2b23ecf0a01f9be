import type { Notes, TablePlace } from './annotate.ts';
import type { Sheet } from './sheet.ts';

/** What is to change on one sheet, row by row: texts to put, cells to tint, cells of an earlier round to empty. */
export type SheetEdits = {
  rows: Map<number, RowEdits>;
  /** Columns that take remarks. */
  columns: Set<number>;
  /** Headings of several rows, to be merged where the sheet merges anyway. */
  headings: { column: number; top: number; bottom: number }[];
};
export type RowEdits = { put: Map<number, { text: string; heading: boolean; like: number }>; tint: Set<number>; clear: Set<number> };

/** Where the remarks of a sheet go. Tables below one another need not be equally wide: each has its own rows and its own column. */
export function placeRemarks(sheet: Sheet, { title, tables, remarks }: Notes): SheetEdits {
  const edits: SheetEdits = { rows: new Map(), columns: new Set(), headings: [] };
  const rowEdits = (row: number): RowEdits => {
    const known = edits.rows.get(row) ?? { put: new Map(), tint: new Set(), clear: new Set() };
    edits.rows.set(row, known);
    return known;
  };
  const here = tables.filter((table) => table.sheet === sheet.name);
  here.forEach((table, at) => {
    const from = at === 0 ? 1 : table.headerRow;
    const until = here[at + 1]?.headerRow ?? sheet.rows.length + 1;
    const column = remarkColumn(sheet, table, title, until);
    edits.columns.add(column);
    const firstRow = table.headerRow + table.headerRows;
    for (let row = firstRow; row < until; row++) {
      if ((sheet.rows[row - 1]?.[column - 1]?.kind ?? 'blank') !== 'blank') rowEdits(row).clear.add(column);
    }
    rowEdits(table.headerRow).put.set(column, { text: title, heading: true, like: table.lastColumn });
    if (table.headerRows > 1) edits.headings.push({ column, top: table.headerRow, bottom: firstRow - 1 });
    for (const remark of remarks) {
      if (remark.sheet !== sheet.name || remark.row < from || (at < here.length - 1 && remark.row >= until)) continue;
      const { put, tint } = rowEdits(remark.row);
      if (remark.column) tint.add(remark.column);
      const before = put.get(column);
      const text = before && !before.heading ? `${before.text}\n${remark.text}` : remark.text;
      if (!before?.heading) put.set(column, { text, heading: false, like: table.lastColumn });
    }
  });
  return edits;
}

/** Right of the table: where an earlier round put it, else the first column that nothing of the sender's stands in or is merged over. */
function remarkColumn(sheet: Sheet, { headerRow, lastColumn }: TablePlace, title: string, until: number): number {
  for (let column = lastColumn + 1; ; column++) {
    if (sheet.rows[headerRow - 1]?.[column - 1]?.text === title) return column;
    const filled = sheet.rows.slice(headerRow - 1, until - 1).some((cells) => (cells[column - 1]?.kind ?? 'blank') !== 'blank');
    const merged = sheet.merges.some(
      ({ top, left, bottom, right }) => left <= column && column <= right && top < until && bottom >= headerRow && right - left < 200,
    );
    if (!filled && !merged) return column;
  }
}
