import { fold } from '#kit/text.ts';
import { cellAddress, type Sheet } from '#platform/sheets/sheet.ts';
import type { Column, FormColumns, FoundColumn, FoundTable, ReadingChoices } from './columns.ts';

/** The column in which we hand our remarks back; never data. */
export const REMARK_COLUMN = 'Ghi chú kiểm tra';

const LOOK_IN_ROWS = 30;
const MOST_HEADER_ROWS = 4;

/** A heading found: where it stands, and what each of its columns means. */
export type Header = Pick<FoundTable, 'headerRow' | 'headerRows' | 'lastColumn' | 'columns' | 'headings' | 'problems'>;

/** Finds a heading by its words in the 30 rows from `from` on; null where too few columns speak. One to three rows high, merges whole. */
export function findHeader(sheet: Sheet, form: FormColumns, from: number, choices: ReadingChoices): Header | null {
  if (choices.header?.sheet === sheet.name && from <= choices.header.row)
    return readHeader(sheet, form, choices.header.row, choices.header.rows, choices);
  let best: Header | null = null;
  const size = (header: Header) => header.columns.filter(({ key }) => key).length;
  const last = Math.min(from + LOOK_IN_ROWS - 1, sheet.rows.length);
  for (let row = from; row <= last; row++) {
    for (let rows = 1; rows <= 3 && row + rows - 1 <= last; rows++) {
      const header = readHeader(sheet, form, row, rows, choices);
      if (!header || size(header) < form.least || !hasNeeded(header, form)) continue;
      const better = !best || size(header) > size(best) || (size(header) === size(best) && rows < best.headerRows);
      if (better) best = header;
    }
    // Further down the same words are data or the heading of the next table.
    if (best && row >= best.headerRow + best.headerRows) break;
  }
  return best && whole(sheet, form, best, choices);
}

const hasNeeded = (header: Header, form: FormColumns) =>
  form.columns.every(({ key, needed }) => !needed || header.columns.some((one) => one.key === key));

/** Merges that cross the first or last row found belong to the heading whole. */
function whole(sheet: Sheet, form: FormColumns, { headerRow, headerRows }: Header, choices: ReadingChoices): Header | null {
  const end = headerRow + headerRows - 1;
  const crossing = sheet.merges.filter((m) => m.top <= end && m.bottom >= headerRow && m.bottom - m.top < MOST_HEADER_ROWS);
  const top = Math.min(headerRow, ...crossing.filter((m) => m.bottom > m.top).map((m) => m.top));
  return readHeader(sheet, form, top, Math.max(end, ...crossing.map((m) => m.bottom)) - top + 1, choices);
}

function readHeader(sheet: Sheet, form: FormColumns, row: number, rows: number, choices: ReadingChoices): Header | null {
  let width = 0;
  for (let r = row; r < row + rows; r++) width = Math.max(width, sheet.rows[r - 1]?.length ?? 0);
  const paths: { col: number; path: string[] }[] = [];
  for (let col = 1; col <= width; col++) {
    const path: string[] = [];
    for (let r = row; r < row + rows; r++) {
      const text = textAt(sheet, r, col);
      if (text && path.at(-1) !== text) path.push(text);
    }
    if (path.length > 0 && !path.includes(REMARK_COLUMN)) paths.push({ col, path });
  }
  if (paths.length < 2) return null;
  const headings = paths.map(({ path }) => fold(path.join(' '))).join('|');
  const chosen = choices.columns[`${sheet.name}!${row}`] ?? choices.remembered[headings] ?? {};
  return { headerRow: row, headerRows: rows, lastColumn: paths.at(-1)!.col, headings, ...understand(form, paths, chosen) };
}

function understand(form: FormColumns, paths: { col: number; path: string[] }[], chosen: Record<string, string | null>) {
  const taken = new Map<string, FoundColumn>();
  const problems: Header['problems'] = [];
  const columns: FoundColumn[] = [];
  for (const { col, path } of paths) {
    const isMany =
      form.many !== undefined &&
      (path.slice(0, -1).some((text) => form.many!.under.test(fold(text))) || (form.many.words?.test(fold(path.at(-1)!)) ?? false));
    const place: FoundColumn = { col, title: path.join(' – '), key: null, many: false };
    if (String(col) in chosen) place.key = chosen[col] ?? null;
    else {
      const key = meaningOf(form.columns, path, (one) => !taken.has(one), isMany);
      if (key) place.key = key;
      else if (isMany) place.many = true;
      else {
        const twin = meaningOf(form.columns, path, () => true, isMany);
        const first = twin === null ? undefined : taken.get(twin);
        // The very same heading twice: which of the two is meant, only the sender knows.
        if (first && first.title === place.title)
          problems.push({ code: 'table.heading_twice', params: { title: place.title, first: letters(first.col), second: letters(col) } });
      }
    }
    if (place.key) taken.set(place.key, place);
    columns.push(place);
  }
  return { columns, problems };
}

/** The lowest text decides, then the whole path, then the ones above. */
function meaningOf(columns: readonly Column[], path: string[], free: (key: string) => boolean, isMany: boolean): string | null {
  const match = (text: string) => columns.find((one) => free(one.key) && one.words.test(fold(text)))?.key ?? null;
  const leaf = match(path.at(-1)!);
  if (leaf || path.length === 1 || isMany) return leaf;
  return [path.join(' '), ...path.slice(0, -1).toReversed()].map(match).find((key) => key !== null) ?? null;
}

export const letters = (col: number): string => cellAddress(1, col).slice(0, -1);
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The text of a cell, or of the merge that covers it. */
function textAt(sheet: Sheet, row: number, col: number): string {
  const own = sheet.rows[row - 1]?.[col - 1]?.text;
  if (own) return oneLine(own);
  const merge = sheet.merges.find((m) => m.top <= row && row <= m.bottom && m.left <= col && col <= m.right);
  return oneLine((merge && sheet.rows[merge.top - 1]?.[merge.left - 1]?.text) ?? '');
}
