import type { FoundTable, ReadRow } from '#modules/imports';
import type { Sheet } from '#platform/sheets/sheet.ts';
import { recogniseSheets } from '../src/modules/imports/reading/recognise.ts';
import formC from '../src/modules/plans/form-c-columns.ts';
import { formsOf, type FormC } from '../src/modules/plans/form-c.ts';

/** What the reading process gives for form C, without a process. */
export function recognisePlan(sheets: Sheet[]): { tables: FoundTable[]; rows: ReadRow[]; forms: FormC[] } {
  const [tables, rows]: [FoundTable[], ReadRow[]] = [[], []];
  for (const item of recogniseSheets(sheets, formC, { columns: {}, header: null, remembered: {}, fonts: 'ask' })) {
    if ('table' in item) tables.push(item.table);
    else if ('row' in item) rows.push(item.row);
  }
  return { tables, rows, forms: formsOf(tables, rows) };
}
