import type { Writable } from 'node:stream';
import { partsOf, type CalendarDate } from '#kit/dates.ts';
import { formatNumber } from '#kit/numbers.ts';
import { cellOf } from './export-flat.ts';
import { takenInWords, type ExportColumn, type ListExport, type Taken } from './export-list.ts';
import { cellAddress } from './sheet.ts';
import type { RowCell, SheetCell } from './write-cells.ts';
import type { Look } from './write-styles.ts';
import { heightOf, linesOf } from './write-height.ts';
import { writeXlsx, type SheetRow, type SheetSource } from './write-xlsx.ts';

/** Wider than this no longer fits an upright page. Characters at size 12. */
const UPRIGHT = 96;
/** An A4 page on its side takes so many and is still read without a glass; wider lists wrap. */
const READABLE = 165;
const ORDINAL = 6;
const HEADER = 7;
const CENTRED = { align: 'center', vertical: 'middle' } as const;
const BOXED = { boxed: true, wrap: true, vertical: 'middle' } as const;

const LOOKS: Record<ExportColumn<never>['kind'], Look> = {
  text: { ...BOXED, align: 'left' },
  number: { ...BOXED, align: 'center' },
  money: { ...BOXED, align: 'right', format: 'count' },
  date: { ...BOXED, align: 'center', format: 'date' },
  yesno: { ...BOXED, align: 'center' },
  personalNumber: { ...BOXED, align: 'center', format: 'text' },
};

/**
 * The list as an office hands it in: A4, issuer and regime at the head (Nghị định 30/2020, Hướng dẫn 36-HD/VPTW), the header
 * on every page, STT, the total, the signature. Rows stream through; nothing is held.
 */
export function writeForm<Row>(out: Writable, list: ListExport<Row>, on: CalendarDate, taken?: Taken): Promise<void> {
  const columns = list.columns.filter((column) => column.only !== 'flat');
  const widths = fitted(columns);
  const merges: [number, number, number, number][] = [];
  const upright = widths.reduce((sum, width) => sum + width, 0) <= UPRIGHT;
  const sheets: SheetSource[] = [
    {
      name: list.name,
      columns: widths.map((width, index) => ({
        width,
        look: index === 0 ? LOOKS.number : lookOf(columns[index - 1]!),
      })),
      rows: formRows(list, columns, widths, merges, on),
      merges: () => merges,
      headerRows: { from: HEADER, to: HEADER + 1 },
      frozenRows: HEADER + 1,
      page: {
        orientation: upright ? 'portrait' : 'landscape',
        margins: upright ? { top: 20, bottom: 20, left: 30, right: 15 } : { top: 20, bottom: 20, left: 20, right: 15 },
        pageNumbers: true,
        ...(taken ? { footer: takenInWords(taken) } : {}),
      },
    },
  ];
  return writeXlsx(out, sheets, taken);
}

/** Texts give way where the list is too wide; where it is too narrow for two heads side by side, the last column grows. */
function fitted<Row>(columns: ExportColumn<Row>[]): number[] {
  const all = ORDINAL + columns.reduce((sum, { width }) => sum + width, 0);
  const texts = columns.filter(({ kind, width }) => kind === 'text' && width > 12).reduce((sum, { width }) => sum + width - 10, 0);
  const share = all > READABLE && texts > 0 ? Math.max(0.25, 1 - (all - READABLE) / texts) : 1;
  const widths = columns.map(({ kind, width }) => (kind === 'text' && width > 12 ? Math.round(10 + (width - 10) * share) : width));
  if (all < 84) widths[widths.length - 1]! += 84 - all;
  return [ORDINAL, ...widths];
}

const lookOf = <Row>({ kind, align, total }: ExportColumn<Row>): Look => ({
  ...LOOKS[kind],
  ...(total ? { format: 'count' } : {}),
  ...(align ? { align } : {}),
});

async function* formRows<Row>(
  list: ListExport<Row>,
  columns: ExportColumn<Row>[],
  widths: number[],
  merges: [number, number, number, number][],
  on: CalendarDate,
): AsyncGenerator<SheetRow[]> {
  const last = widths.length;
  const split = halfOf(widths);
  const left = (value: string, look: Look = {}): [number, SheetCell] => [1, { value, ...CENTRED, wrap: true, ours: true, ...look }];
  const right = (value: string, look: Look = {}): [number, SheetCell] => [
    split + 1,
    { value, ...CENTRED, wrap: true, ours: true, ...look },
  ];
  let at = 0;
  /** One row of at most two merged areas: left of the middle, right of it, or across (`from` 1, alone). */
  const line = (...parts: [number, SheetCell][]): PlacedRow => {
    at += 1;
    const cells: RowCell[] = Array.from({ length: last }, () => null);
    let lines = 1;
    parts.forEach(([from, cell], index) => {
      const to = (parts[index + 1]?.[0] ?? last + 1) - 1;
      cells[from - 1] = cell;
      merges.push([at, from, at, to]);
      const room = widths.slice(from - 1, to).reduce((sum, width) => sum + width, 0);
      lines = Math.max(lines, linesOf(String(cell.value ?? ''), room, cell));
    });
    return { cells, height: heightOf(lines, 13) };
  };

  yield [...head(list, on, { line, left, right }), high(columnTitles(columns), widths), columnNumbers(columns.length)];
  at += 2;

  const sums = new Map<string, number>();
  let count = 0;
  for await (const batch of list.rows()) {
    yield batch.map((row) => {
      const cells = columns.map((column): RowCell => {
        const value = cellOf(column, row);
        if (column.total && typeof value === 'number') sums.set(column.key, (sums.get(column.key) ?? 0) + value);
        return value ?? '';
      });
      return high([(count += 1), ...cells], widths);
    });
  }
  at += count;
  yield [totalRow(list, columns, count, sums, at)];
  merges.push([
    at + 1,
    1,
    at + 1,
    columns.findIndex((column) => column.total) >= 1 ? columns.findIndex((column) => column.total) + 1 : last,
  ]);
  at += 1;
  yield foot(list, { line, left, right });
}

/** Not every program works out the height of a row when it opens a file. */
function high(cells: RowCell[], widths: number[]): SheetRow {
  let lines = 1;
  cells.forEach((cell, index) => {
    const text = typeof cell === 'object' ? cell?.value : cell;
    const bold = typeof cell === 'object' && cell?.bold === true;
    if (typeof text === 'string' && text.length > 5) lines = Math.max(lines, linesOf(text, widths[index]!, { bold }));
  });
  return { cells, height: heightOf(lines) };
}

/** The title stands apart from the head. */
const airy = (row: PlacedRow): PlacedRow => ({ ...row, height: row.height + 12 });

type PlacedRow = { cells: readonly RowCell[]; height: number };
type Lines = {
  line: (...parts: [number, SheetCell][]) => PlacedRow;
  left: (value: string, look?: Look) => [number, SheetCell];
  right: (value: string, look?: Look) => [number, SheetCell];
};

/** Rows 1–6: who, in whose name, what, of which day. */
function head<Row>({ heading, title, subtitle }: ListExport<Row>, on: CalendarDate, { line, left, right }: Lines): SheetRow[] {
  const { day, month, year } = partsOf(on);
  const two = (n: number, padded: boolean) => (padded ? String(n).padStart(2, '0') : String(n));
  // day 1–9 and month 1–2 take a zero in front
  const dated = `${heading.place || '…………'}, ngày ${two(day, day < 10)} tháng ${two(month, month < 3)} năm ${year}`;
  const issuer = heading.issuer.toUpperCase();
  const parent = heading.parent.toUpperCase();
  const party = heading.regime === 'party';
  return [
    line(
      left(parent || issuer, { bold: parent === '', size: party ? 14 : 12 }),
      party
        ? right('ĐẢNG CỘNG SẢN VIỆT NAM', { bold: true, underline: true, size: 15 })
        : right('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true }),
    ),
    line(
      left(parent ? issuer : party ? '*' : '', { bold: true, size: party ? 14 : 12 }),
      party ? right('') : right('Độc lập - Tự do - Hạnh phúc', { bold: true, underline: true, size: 13 }),
    ),
    line(left(party && parent ? '*' : ''), right(dated, { italic: true, size: party ? 14 : 13 })),
    airy(line(left(title.toUpperCase(), { bold: true, size: party ? 15 : 14, vertical: 'bottom' }))),
    line(left(subtitle.filter(Boolean).join('; '), { italic: true, size: 13 })),
    line(left('')),
  ];
}

const HEADING: Look = { ...BOXED, align: 'center', bold: true };
const columnTitles = <Row>(columns: ExportColumn<Row>[]): RowCell[] => [
  { value: 'STT', ...HEADING },
  ...columns.map(({ title }): RowCell => ({ value: title, ...HEADING })),
];
const columnNumbers = (count: number): RowCell[] =>
  Array.from({ length: count + 1 }, (_, index) => ({ value: `(${index + 1})`, ...BOXED, align: 'center', italic: true, size: 11 }));

/** "Tổng cộng: 39 lớp" and, under the columns that add up, their sums as formulas. */
function totalRow<Row>(
  list: ListExport<Row>,
  columns: ExportColumn<Row>[],
  count: number,
  sums: Map<string, number>,
  at: number,
): RowCell[] {
  const cells: RowCell[] = [{ value: `Tổng cộng: ${formatNumber(count, 0)} ${list.noun}`, ...BOXED, align: 'left', bold: true }];
  columns.forEach((column, index) => {
    const range = `${cellAddress(at - count + 1, index + 2)}:${cellAddress(at, index + 2)}`;
    cells.push(
      column.total && count > 0
        ? { value: sums.get(column.key) ?? 0, formula: `SUM(${range})`, ...LOOKS[column.kind], format: 'count', bold: true }
        : { value: null, boxed: true },
    );
  });
  return cells;
}

function foot<Row>({ heading }: ListExport<Row>, { line, left, right }: Lines): SheetRow[] {
  const party = heading.regime === 'party';
  const receivers = ['Nơi nhận:', '- Như trên;', '- Lưu: VT.'];
  const signs = heading.signatory.length > 0 ? heading.signatory : ['THỦ TRƯỞNG ĐƠN VỊ'];
  const rows: SheetRow[] = [line(left(''))];
  for (let n = 0; n < Math.max(receivers.length, signs.length); n++) {
    const receiver: Look = n === 0 ? { bold: !party, italic: !party, underline: party, size: party ? 14 : 12 } : { size: 11 };
    rows.push(line(left(receivers[n] ?? '', { align: 'left', ...receiver }), right(signs[n] ?? '', { bold: true, size: 13 })));
  }
  return rows;
}

/** The column after which the right half begins: about the middle of the page. */
function halfOf(widths: number[]): number {
  const all = widths.reduce((sum, width) => sum + width, 0);
  let sum = 0;
  for (let at = 0; at < widths.length - 1; at++) {
    sum += widths[at]!;
    if (sum >= all * 0.4) return at + 1;
  }
  return Math.max(1, widths.length - 1);
}
