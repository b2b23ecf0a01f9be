import { formatDate, isCalendarDate } from '#kit/dates.ts';
import type { Cell, Sheet } from '#platform/sheets/sheet.ts';
import type { FormColumns, ReadItem, ReadingChoices } from './columns.ts';
import { findOldFonts } from './convert-fonts.ts';
import { findHeader } from './find-tables.ts';
import { readTable } from './read-rows.ts';

export type Recognition = { columnsModule: string; choices: ReadingChoices };

const SAMPLE_ROWS = 15;
const SAMPLE_COLUMNS = 30;

/** Runs in the reading process: every table of the form in every sheet, then its rows, then what was found of old fonts. */
export default async function* recognise(sheets: Sheet[], { columnsModule, choices }: Recognition): AsyncGenerator<ReadItem> {
  const { default: form } = (await import(columnsModule)) as { default: FormColumns };
  yield* recogniseSheets(sheets, form, choices);
}

export function* recogniseSheets(sheets: Sheet[], form: FormColumns, choices: ReadingChoices): Generator<ReadItem> {
  const oldFonts = findOldFonts(sheets, choices.fonts);
  if (oldFonts) yield { oldFonts };
  for (const sheet of sheets) {
    let found = 0;
    for (let from = 1; from <= sheet.rows.length;) {
      const header = findHeader(sheet, form, from, choices);
      if (!header) {
        if (found > 0) yield* unreadRows(sheet, from);
        break;
      }
      found += 1;
      const { table, rows, next } = readTable(sheet, form, header);
      yield { table };
      for (const row of rows) yield { row };
      from = next;
    }
    if (found === 0 && sheet.rows.length > 0) {
      const rows = sheet.rows
        .slice(0, SAMPLE_ROWS)
        .map((cells, r) => ({ row: r + 1, cells: cells.slice(0, SAMPLE_COLUMNS).map(inSample) }));
      yield { sample: { sheet: sheet.name, rows } };
    }
  }
}

/** The sample is kept with the run, readable: long numbers, which may be those of persons, only by their last figures. */
const inSample = ({ kind, value, text }: Cell): string =>
  kind === 'date' && isCalendarDate(value)
    ? formatDate(value)
    : text.slice(0, 60).replace(/\d(?:[ .]?\d){8,}/g, (digits) => `•••••${digits.slice(-4)}`);

/** Rows below the last table that look like data: they are not read, so that is said. */
function* unreadRows(sheet: Sheet, from: number): Generator<ReadItem> {
  const rows = sheet.rows.flatMap((cells, r) =>
    r + 1 >= from && cells.filter((cell) => cell.text).length >= 3 && /^\d+$/.test(cells[0]?.text ?? '') ? [r + 1] : [],
  );
  if (rows.length > 0) yield { unread: { sheet: sheet.name, row: rows[0]!, rows: rows.length } };
}
