import type { CalendarDate } from '#kit/dates.ts';

/** How the cells of a column become values; what each gives is in `ValueOf`. */
export type Reading =
  | 'ordinal'
  | 'text'
  | 'name'
  | 'birth'
  | 'birthMale'
  | 'birthFemale'
  | 'sex'
  | 'date'
  | 'count'
  | 'mark'
  | 'money'
  | 'yesNo'
  | 'personalNumber'
  | 'phone'
  /** Known, and on purpose not kept: party dates, ethnicity, health (see domain: what we do not store). */
  | 'notKept';

/** A date as far as it is known. */
export type PartialDate = { date: CalendarDate | null; precision: 'day' | 'month' | 'year' | 'none' };

/** One column of a form, as declared. */
export type Column = {
  key: string;
  /** Official heading: printed on the blank form and on exports. */
  title: string;
  /** On the folded heading (no diacritics, lower case): the lowest cell of the heading, then the whole of it. */
  words: RegExp;
  read: Reading;
  /** Nothing is decided by what stands here: a cell that cannot be read is left out and said, the row goes in. */
  aside?: true;
  /** Without it the sheet is not this form. */
  needed?: boolean;
  /** Numbers above this are a slip of the hand. Default: none. */
  limit?: number;
  /** Signs a cell may have, where descriptions stand in it. Default: 500. */
  longest?: number;
  /** Width on the blank form, in characters. */
  width?: number;
};

/** The part of a form that a reading process needs: plain data, no database. */
export type FormColumns = {
  columns: readonly Column[];
  /** The column that says what a row is about: a name, a content. Of several, the first that is filled: a heading may stand in any of them. */
  main: string | readonly string[];
  /** A numbered row with nothing else in it is a heading too: '1. Lớp bồi dưỡng …' over its lines. */
  numberedSections?: boolean;
  /** Fewest columns that must be recognised before a row counts as a heading. */
  least: number;
  /** Several columns may carry this key: one mark per part of the course, one source of money per column; by a heading above, or by their own. */
  many?: { key: string; under: RegExp; words?: RegExp };
};

/** What the reading of a cell says about it. Codes are in messages.vi.ts as `cell.*`. */
export type CellRemark = {
  severity: 'error' | 'warning' | 'notice';
  code: string;
  column: string;
  params: Record<string, string | number | null>;
};

/** One row of a table: values by column key, null where blank or unreadable (then `remarks` says so). */
export type ReadRow = {
  sheet: string;
  row: number;
  /** Headings it stands under, outermost first. */
  sections: string[];
  values: Record<string, unknown>;
  /** What stood in the cells, by key; for telling the officer. */
  texts: Record<string, string>;
  /** The filled cells of the `many` columns: lowest heading, all of it ('Điểm – Phần I – Lần 1'), text; `formula`: the stored value of one. */
  many: { title: string; heading: string; text: string; formula?: true }[];
  remarks: CellRemark[];
  hidden: boolean;
};

/** A column of a found table: 1-based place, heading as printed, key or null where it is not understood. */
export type FoundColumn = { col: number; title: string; key: string | null; many: boolean };

export type FoundTable = {
  sheet: string;
  headerRow: number;
  headerRows: number;
  lastColumn: number;
  /** Texts above the heading. */
  title: string[];
  columns: FoundColumn[];
  /** Folded headings, joined: by this a correction is remembered. */
  headings: string;
  /** Why the table cannot be read before the officer says how: two columns of one meaning. */
  problems: { code: string; params: Record<string, string | number | null> }[];
  /** Rows below that print a total, with the rows they stand for. */
  totals: Total[];
  sections: { row: number; title: string; rows: number[] }[];
};
export type Total = { row: number; label: string; section: number | null; values: Record<string, number | null> };

/** Fonts of the years before Unicode: cells found, and some of them before and after. */
export type OldFonts = {
  encoding: 'TCVN3' | 'VNI';
  /** `font`: the cell says so; `letters`: only its letters do, so that the officer must agree. */
  evidence: 'font' | 'letters';
  cells: number;
  examples: { sheet: string; cell: string; before: string; after: string }[];
};

/** What the reading process gives back, item by item: first the tables, then the rows, at the end the fonts. */
export type ReadItem = { table: FoundTable } | { row: ReadRow } | { oldFonts: OldFonts } | { sample: SheetSample } | { unread: UnreadRows };
/** Rows below the end of the last table of a sheet that look like data. */
export type UnreadRows = { sheet: string; row: number; rows: number };
/** The first rows of a sheet without a table, so that the officer can point at the heading. */
export type SheetSample = { sheet: string; rows: { row: number; cells: string[] }[] };

/** What the officer has said about how to read the file. */
export type ReadingChoices = {
  /** By `sheet!headerRow`: column place → key, or null for "not used". */
  columns: Record<string, Record<string, string | null>>;
  /** Where the heading stands, when it was not found. */
  header: { sheet: string; row: number; rows: number } | null;
  /** By `headings`: remembered from the last file of this sender. */
  remembered: Record<string, Record<string, string | null>>;
  fonts: 'ask' | 'convert' | 'keep';
};
