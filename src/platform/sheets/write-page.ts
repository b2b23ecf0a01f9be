import { Writable } from 'node:stream';
import type { Taken } from './export-list.ts';
import type { SheetCell } from './write-cells.ts';
import { heightOf, linesOf } from './write-height.ts';
import { writeXlsx, type PageSetup } from './write-xlsx.ts';

export type { SheetCell } from './write-cells.ts';

/** A sheet to write: dense rows from A1, merges as [top, left, bottom, right], widths in characters. */
export type SheetPage = {
  name: string;
  widths: number[];
  rows: (SheetCell | null)[][];
  merges: [number, number, number, number][];
  /** Rows repeated on each printed page, and kept in sight on screen. */
  headerRows?: { from: number; to: number };
  /** A4 landscape when left out. */
  page?: PageSetup;
};

const OFFICE = { vertical: 'middle', wrap: true, align: 'left' } as const;

/** Writes A4 sheets in the look of office papers; `taken` stands among the properties. Texts are never taken for formulas. */
export async function writeWorkbook(pages: SheetPage[], taken?: Taken): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  const kept = new Writable({ write: (chunk: Buffer, _encoding, done) => (chunks.push(chunk), done()) });
  await writeXlsx(
    kept,
    pages.map(({ name, widths, rows, merges, headerRows, page = { orientation: 'landscape' } }) => ({
      name,
      columns: widths.map((width) => ({ width })),
      rows: [
        rows.map((row, index) => {
          const cells = [...row].map((cell) => (cell ? { ...OFFICE, ...cell } : null));
          return { cells, height: heightFor(cells, index + 1, widths, merges) };
        }),
      ],
      merges: () => merges,
      headerRows,
      frozenRows: headerRows?.to,
      page,
    })),
    taken,
  );
  return new Uint8Array(Buffer.concat(chunks));
}

/** Not every program works out the height of a row when it opens a file, and none that of a merged area. */
function heightFor(cells: (SheetCell | null)[], row: number, widths: number[], merges: SheetPage['merges']): number {
  let height = 0;
  cells.forEach((cell, index) => {
    if (typeof cell?.value !== 'string' || cell.value === '') return;
    const merge = merges.find(([top, left]) => top === row && left === index + 1);
    const room = widths.slice(index, merge ? merge[3] : index + 1).reduce((sum, width) => sum + width, 0);
    const lines = Math.ceil(linesOf(cell.value, room, cell) / (merge ? merge[2] - merge[0] + 1 : 1));
    height = Math.max(height, heightOf(lines, cell.size));
  });
  return Math.max(height, heightOf(1));
}
