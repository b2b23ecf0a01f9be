import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ExportColumn, ListExport, Taken } from './export-list.ts';
import { safeText, type RowCell } from './write-cells.ts';
import type { Look } from './write-styles.ts';
import { writeXlsx, type SheetRow } from './write-xlsx.ts';

const LOOKS: Record<ExportColumn<never>['kind'], Look> = {
  text: {},
  number: {},
  money: { format: 'count' },
  date: { format: 'date' },
  yesno: {},
  // what is typed over it keeps its zeros
  personalNumber: { format: 'text' },
};

/** One value as a sheet holds it. */
export function cellOf<Row>(column: ExportColumn<Row>, row: Row): string | number | null {
  const value = column.value(row);
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value ? 'Có' : column.kind === 'yesno' ? 'Không' : null;
  return value;
}

export const flatColumns = <Row>({ columns }: ListExport<Row>) => columns.filter((column) => column.only !== 'form');

/** One header row, one row per record, dates as dates: ready for a pivot table. */
export function writeFlat<Row>(out: Writable, list: ListExport<Row>, taken?: Taken): Promise<void> {
  const columns = flatColumns(list);
  const sheet = {
    name: list.name,
    columns: columns.map(({ width, kind }) => ({ width, look: LOOKS[kind] })),
    rows: flatRows(list, columns),
    frozenRows: 1,
    filterRow: 1,
  };
  return writeXlsx(out, [sheet], taken);
}

async function* flatRows<Row>(list: ListExport<Row>, columns: ExportColumn<Row>[]): AsyncGenerator<SheetRow[]> {
  yield [columns.map(({ title }): RowCell => ({ value: title, bold: true, wrap: true, vertical: 'middle' }))];
  for await (const batch of list.rows()) yield batch.map((row) => columns.map((column) => cellOf(column, row)));
}

/** The same rows as CSV: UTF-8 with its mark, commas, dates as YYYY-MM-DD (read alike in every locale). */
export function writeCsv<Row>(out: Writable, list: ListExport<Row>): Promise<void> {
  return pipeline(csvChunks(list), out);
}

async function* csvChunks<Row>(list: ListExport<Row>): AsyncGenerator<string> {
  const columns = flatColumns(list);
  yield `\uFEFF${columns.map(({ title }) => quoted(title)).join(',')}\r\n`;
  for await (const batch of list.rows()) {
    let text = '';
    for (const row of batch) {
      for (let at = 0; at < columns.length; at++) {
        const value = cellOf(columns[at]!, row);
        text += (at > 0 ? ',' : '') + (typeof value === 'string' ? quoted(safeText(value)) : (value ?? ''));
      }
      text += '\r\n';
    }
    yield text;
  }
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
