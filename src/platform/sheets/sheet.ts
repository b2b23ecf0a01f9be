/** What stands in a file, as plain data that can cross a process boundary. Formulas are never run. */
export type Cell = {
  kind: 'blank' | 'text' | 'number' | 'date' | 'boolean' | 'error';
  /** Dates are 'YYYY-MM-DD'; errors such as #N/A have value null. */
  value: string | number | boolean | null;
  /** What stands in the cell as text, NFC, spaces folded at the ends. */
  text: string;
  /** The value is the cached result of a formula: it may be stale. */
  formula: boolean;
  /** Only where the cell's font is of the years before Unicode (.VnTime, VNI-Times): its text needs converting. */
  font?: string;
};

export const BLANK: Cell = Object.freeze({ kind: 'blank', value: null, text: '', formula: false });

export type Merge = { top: number; left: number; bottom: number; right: number };

/** One sheet; `rows[0]` is row 1 and `rows[0][0]` is A1. Cells covered by a merge are blank. */
export type Sheet = {
  name: string;
  hidden: boolean;
  rows: Cell[][];
  merges: Merge[];
  hiddenRows: number[];
  hiddenColumns: number[];
};

const RISKY = /^'*[=+\-@\t\r\0＝＋－＠]/;

/** A text that a spreadsheet could take for a formula gets a leading apostrophe (ASVS 1.2.10). */
export const escapeText = (text: string): string => (RISKY.test(text) ? `'${text}` : text);

/** Undoes exactly `escapeText`. */
export const unescapeText = (text: string): string => (text.startsWith("'") && RISKY.test(text.slice(1)) ? text.slice(1) : text);

/** 'C12' for row 12, column 3. */
export function cellAddress(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters + row;
}
