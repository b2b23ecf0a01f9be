import { Writable } from 'node:stream';
import type { SheetCell } from './write-cells.ts';
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
  /** Points of a row, by its number; the others are as high as their text. */
  heights?: Record<number, number>;
};

const OFFICE = { vertical: 'middle', wrap: true, align: 'left' } as const;

/** Writes A4 sheets in the look of office papers. Texts are never taken for formulas. */
export async function writeWorkbook(pages: SheetPage[]): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  const kept = new Writable({ write: (chunk: Buffer, _encoding, done) => (chunks.push(chunk), done()) });
  await writeXlsx(
    kept,
    pages.map(({ name, widths, rows, merges, headerRows, page = { orientation: 'landscape' }, heights = {} }) => ({
      name,
      columns: widths.map((width) => ({ width })),
      rows: [
        rows.map((row, index) => {
          const cells = [...row].map((cell) => (cell ? { ...OFFICE, ...cell } : null));
          const height = heights[index + 1];
          return height === undefined ? cells : { cells, height };
        }),
      ],
      merges: () => merges,
      headerRows,
      frozenRows: headerRows?.to,
      page,
    })),
  );
  return new Uint8Array(Buffer.concat(chunks));
}
