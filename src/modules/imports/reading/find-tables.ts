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
  const found = best && whole(sheet, form, best, choices);
  if (found) takeUnnamedGiven(sheet, form, found, choices);
  return found;
}

/** Another heading within a table, whatever order its columns have: from there on it is another table. */
export function startsTable(sheet: Sheet, form: FormColumns, row: number): boolean {
  const header = readHeader(sheet, form, row, 1, { columns: {}, header: null, remembered: {}, fonts: 'ask' });
  return header !== null && hasNeeded(header, form) && header.columns.filter(({ key }) => key).length >= Math.max(form.least, 3);
}

const hasNeeded = (header: Header, form: FormColumns) =>
  form.columns.every(({ key, needed }) => !needed || header.columns.some((one) => one.key === key));

/** Merges that cross the first or last row found belong to the heading whole; so does a row of texts under headings that are merged over several columns. */
function whole(sheet: Sheet, form: FormColumns, { headerRow, headerRows }: Header, choices: ReadingChoices): Header | null {
  const last = headerRow + headerRows - 1;
  const end = headerRows < 3 && onlyUnderGroups(sheet, last) ? last + 1 : last;
  const crossing = sheet.merges.filter((m) => m.top <= end && m.bottom >= headerRow && m.bottom - m.top < MOST_HEADER_ROWS);
  const top = Math.min(headerRow, ...crossing.filter((m) => m.bottom > m.top).map((m) => m.top));
  return readHeader(sheet, form, top, Math.max(end, ...crossing.map((m) => m.bottom)) - top + 1, choices);
}

/** The row below has words under headings merged over several columns, and nothing anywhere else. */
function onlyUnderGroups(sheet: Sheet, row: number): boolean {
  const groups = sheet.merges.filter((m) => m.bottom === row && m.right > m.left);
  const below = (sheet.rows[row] ?? []).flatMap(({ text }, at) => (text ? [{ col: at + 1, text }] : []));
  return (
    below.length > 1 &&
    below.every(({ col, text }) => /^\P{N}*\p{L}/u.test(text) && groups.some((group) => group.left <= col && col <= group.right))
  );
}

function readHeader(sheet: Sheet, form: FormColumns, row: number, rows: number, choices: ReadingChoices): Header | null {
  let width = 0;
  for (let r = row; r < row + rows; r++) width = Math.max(width, sheet.rows[r - 1]?.length ?? 0);
  const pointed = choices.header?.sheet === sheet.name && choices.header.row === row;
  const paths: Path[] = [];
  for (let col = 1; col <= width; col++) {
    const path: string[] = [];
    let own = false;
    for (let r = row; r < row + rows; r++) {
      const text = textAt(sheet, r, col);
      if (text && path.at(-1) !== text) path.push(text);
      own ||= Boolean(sheet.rows[r - 1]?.[col - 1]?.text);
    }
    // Where the officer points at the heading, a column without a text may be given a meaning too.
    if (pointed && path.length === 0) path.push(`Cột ${letters(col)}`);
    if (path.length > 0 && !path.includes(REMARK_COLUMN)) paths.push({ col, path, own });
  }
  if (paths.length < 2) return null;
  const headings = paths.map(({ path }) => fold(path.join(' '))).join('|');
  const chosen = chosenFor(sheet, row, headings, choices);
  return { headerRow: row, headerRows: rows, lastColumn: paths.at(-1)!.col, headings, ...understand(form, paths, chosen) };
}

const chosenFor = (sheet: Sheet, row: number, headings: string, { columns, remembered }: ReadingChoices) =>
  columns[`${sheet.name}!${row}`] ?? remembered[headings] ?? {};

function understand(form: FormColumns, paths: Path[], chosen: Record<string, string | null>) {
  const taken = new Map<string, FoundColumn>();
  const problems: Header['problems'] = [];
  const places = paths.map(({ col, path, own }) => {
    const isMany =
      form.many !== undefined &&
      (path.slice(0, -1).some((text) => form.many!.under.test(fold(text))) || (form.many.words?.test(fold(path.at(-1)!)) ?? false));
    const place: FoundColumn = { col, title: path.join(' – '), key: chosen[String(col)] ?? null, many: false };
    return { place, path, own, isMany, open: !(String(col) in chosen) };
  });
  const take = (place: FoundColumn, key: string | null) => {
    place.key = key;
    if (key) taken.set(key, place);
  };
  // 'Tên' is the given name beside 'Họ và chữ đệm'; anywhere else it is the name of something else.
  const grasp = (place: FoundColumn, key: string | null) => {
    const before = (taken.get('familyName') ?? taken.get('fullName'))?.col;
    if (key !== 'givenName' || before === place.col - 1) take(place, key);
  };
  for (const { place, open } of places) if (!open) take(place, place.key);
  const free = (key: string) => !taken.has(key);
  // The lowest texts first: under 'Số người' the column 'Tổng' is the number of people, wherever it stands.
  const marks = form.columns.filter(({ read }) => read === 'mark');
  for (const { place, path, isMany, open } of places) {
    if (!open) continue;
    // 'Tốt nghiệp' under 'Điểm thi' is a mark; elsewhere it says who passed.
    const mark = isMany && path.length > 1 ? meaningOf(marks, path.join(' '), free) : null;
    grasp(place, mark ?? meaningOf(form.columns, path.at(-1)!, free));
  }
  const [family, given] = [taken.get('familyName'), taken.get('givenName')];
  if (family && given && free('fullName')) take(family, 'fullName');
  const name = taken.get('fullName');
  for (const { place, path, own, isMany, open } of places) {
    if (!open || place.key) continue;
    // One heading merged over two columns: family and middle names, then the given name.
    if (!own && name?.title === place.title && place.col === name.col + 1 && free('givenName') && hasGiven(form)) {
      take(place, 'givenName');
      continue;
    }
    const above = path.slice(0, -1).filter((text) => paths.filter((other) => other.path.slice(0, -1).includes(text)).length === 1);
    const wider = isMany ? [] : [path.join(' '), ...above.toReversed()];
    grasp(place, wider.map((text) => meaningOf(form.columns, text, free)).find((key) => key !== null) ?? null);
    if (place.key) continue;
    place.many = isMany;
    const twin = [path.at(-1)!, ...wider].map((text) => meaningOf(form.columns, text, () => true)).find((key) => key !== null);
    const first = isMany || !twin ? undefined : taken.get(twin);
    // The very same heading twice: which of the two is meant, only the sender knows.
    if (first && first.title === place.title)
      problems.push({ code: 'table.heading_twice', params: { title: place.title, first: letters(first.col), second: letters(place.col) } });
  }
  return { columns: places.map(({ place }) => place), problems };
}

/** `own`: a text of the heading stands in this very column, not only in a merge over it. */
type Path = { col: number; path: string[]; own: boolean };

const hasGiven = (form: FormColumns) => form.columns.some(({ key }) => key === 'givenName');

const LOOK_AT_NAMES = 200;

/** The heading of the name is centred over two columns without a merge: what stands beside nearly every name, one word of letters, is the given name. */
function takeUnnamedGiven(sheet: Sheet, form: FormColumns, header: Header, choices: ReadingChoices): void {
  const name = header.columns.find(({ key }) => key === 'fullName');
  if (!name || !hasGiven(form) || header.columns.some(({ col, key }) => col === name.col + 1 || key === 'givenName')) return;
  const first = header.headerRow + header.headerRows - 1;
  const named = sheet.rows.slice(first, first + LOOK_AT_NAMES).filter((cells) => /\p{L}/u.test(cells[name.col - 1]?.text ?? ''));
  const beside = named.filter((cells) => /^\s*[\p{L}\p{M}'’]+\s*$/u.test(cells[name.col]?.text ?? ''));
  if (beside.length === 0 || beside.length < named.length / 2) return;
  const chosen = chosenFor(sheet, header.headerRow, header.headings, choices)[String(name.col + 1)];
  header.columns.push({
    col: name.col + 1,
    title: `Cột ${letters(name.col + 1)}`,
    key: chosen === undefined ? 'givenName' : chosen,
    many: false,
  });
}

function meaningOf(columns: readonly Column[], text: string, free: (key: string) => boolean): string | null {
  const words = fold(text);
  return columns.find((one) => free(one.key) && one.words.test(words) && !(one.read === 'birthMale' && YEAR.test(text)))?.key ?? null;
}
/** 'Năm' is a year, and reads like 'Nam' without its diacritics. */
const YEAR = /n(ă|a\u0306)m$/iu;

export const letters = (col: number): string => cellAddress(1, col).slice(0, -1);
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The text of a cell, or of the merge that covers it. */
function textAt(sheet: Sheet, row: number, col: number): string {
  const own = sheet.rows[row - 1]?.[col - 1]?.text;
  if (own) return oneLine(own);
  const merge = sheet.merges.find((m) => m.top <= row && row <= m.bottom && m.left <= col && col <= m.right);
  return oneLine((merge && sheet.rows[merge.top - 1]?.[merge.left - 1]?.text) ?? '');
}
