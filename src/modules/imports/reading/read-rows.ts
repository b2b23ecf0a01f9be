import { fold } from '#kit/text.ts';
import { withLostZeros } from '#kit/personal-number.ts';
import { BLANK, type Cell, type Merge, type Sheet } from '#platform/sheets/sheet.ts';
import type { CellRemark, Column, FormColumns, FoundTable, PartialDate, ReadRow } from './columns.ts';
import { startsTable, type Header } from './find-tables.ts';
import { readCell, type Say } from './read-cell.ts';
import { isSubtotal, kindOfRow, markOf, openSection, sectionTitle, type SectionMark } from './row-kinds.ts';
import { parseNumber } from '#kit/numbers.ts';

const FIGURES = new Set<Column['read']>(['count', 'money', 'mark']);

type OpenSection = { row: number; title: string; mark: SectionMark; rows: number[] };

/** One table: what stands below its heading until a signature row, the next heading or the end of the sheet. `next` is the row to go on from. */
export function readTable(sheet: Sheet, form: FormColumns, header: Header): { table: FoundTable; rows: ReadRow[]; next: number } {
  const first = header.headerRow + header.headerRows;
  const below = mergesBelow(sheet.merges, first);
  const hiddenRows = new Set(sheet.hiddenRows);
  const byKey = new Map(form.columns.map((column) => [column.key, column]));
  const title = titleAbove(sheet, header.headerRow);
  const unit = moneyUnit(title);
  const placed = header.columns.flatMap(({ col, key, title }) =>
    key && byKey.has(key) ? [{ col, column: byKey.get(key)!, scale: scaleOf(title) ?? unit }] : [],
  );
  const ordinals = placed.filter(({ column }) => column.read === 'ordinal').map(({ col }) => col);
  const mains = [form.main].flat().map((key) => placed.find(({ column }) => column.key === key)?.col);
  const many = header.columns.filter((one) => one.many);
  const figureCols = new Set(placed.filter(({ column }) => FIGURES.has(column.read)).map(({ col }) => col));
  const table: FoundTable = { ...header, sheet: sheet.name, title, totals: [], sections: [] };
  const rows: ReadRow[] = [];
  const open: OpenSection[] = [];
  const heading = headingTexts(sheet, header);
  const isName = byKey.get([form.main].flat()[0]!)?.read === 'name';
  /** Nothing stood between this row and the last line: gaps and totals come before signatures. */
  let close = true;
  let numbered = 0;

  /** '2. Sở Y tế' over people who are numbered anew. */
  const restartsBelow = (row: number): boolean => {
    const next = sheet.rows.slice(row).find((cells) => cells.some((cell) => cell.text));
    const number = ordinals.map((col) => next?.[col - 1]?.text ?? '').find(Boolean) ?? '';
    return next !== undefined && next.filter((cell) => cell.text).length > 2 && Number.parseInt(number, 10) === 1;
  };

  let row = first;
  for (; row <= sheet.rows.length; row++) {
    const raw = sheet.rows[row - 1] ?? [];
    if (!raw.some((cell) => cell.text)) close = false;
    if (raw.length === 0) continue;
    const cellAt = (col: number): Cell => {
      const own = raw[col - 1] ?? BLANK;
      if (own.kind !== 'blank' || own.formula) return own;
      // A figure merged down over several rows is said once, a text for each of them.
      const master = figureCols.has(col) ? undefined : below.get(row)?.get(col);
      return master === undefined ? own : (sheet.rows[master - 1]?.[col - 1] ?? BLANK);
    };
    const filledAt = (cols: (number | undefined)[]) => cols.find((col) => col !== undefined && cellAt(col).text !== '');
    const [ordinalAt, mainAt] = [filledAt(ordinals), filledAt(mains)];
    const ordinal = ordinalAt === undefined ? '' : cellAt(ordinalAt).text;
    const main = mainAt === undefined ? '' : cellAt(mainAt).text;
    const mine = new Set([...ordinals, mainAt]);
    let [others, figures] = [0, 0];
    for (let col = 1; col <= header.lastColumn; col++) {
      if (mine.has(col) || cellAt(col).kind === 'blank') continue;
      if (figureCols.has(col)) figures += 1;
      else others += 1;
    }
    if (isHeadingAgain(raw, heading)) {
      row += header.headerRows - 1;
      continue;
    }
    if (rows.length > 0 && !/^\d/.test(ordinal) && startsTable(sheet, form, row)) {
      row -= 1;
      break;
    }
    const bare = isName && others + figures === 0 && /^\d+[.)]?$/.test(ordinal) && restartsBelow(row);
    const kind = kindOfRow({ ordinal, main, others, figures, numberedSections: bare || (form.numberedSections ?? false) }, raw);
    if (kind === 'end') break;
    if (kind === 'skip') continue;
    if (kind === 'total') close = false;
    if (kind === 'total') {
      const label = main || ordinal || raw.find((cell) => cell.text)!.text;
      table.totals.push({
        row,
        label,
        section: isSubtotal(label) ? (open.at(-1)?.row ?? null) : null,
        values: countsOf(placed, cellAt, label),
      });
    } else if (kind === 'section') {
      const title = [...new Set([ordinal, main])]
        .filter(Boolean)
        .join('. ')
        .replace(/\.{2,}/g, '.');
      const section: OpenSection = { row, title, mark: markOf(ordinal, main), rows: [] };
      openSection(section, open);
      table.sections.push(section);
      if (figures > 0) table.totals.push({ row, label: title, section: row, values: countsOf(placed, cellAt, '') });
    } else {
      const line = readLine(sheet.name, row, placed, cellAt, (col) => below.get(row)?.has(col) ?? false);
      line.hidden = sheet.hidden || hiddenRows.has(row);
      takeDittos(line, rows.at(-1), placed);
      line.sections = open.map((one) => sectionTitle(one.title));
      line.many = many.flatMap(({ col, title }) => {
        const { text, formula } = cellAt(col);
        return text || formula ? [{ title: title.split(' – ').at(-1)!, heading: title, text, ...(formula ? { formula } : {}) }] : [];
      });
      if (isName && !ordinal && !close && numbered > 0 && numbered === rows.length && others < 3)
        line.remarks.push({ severity: 'error', code: 'row.below_table', column: form.main as string, params: {} });
      if (/^\d/.test(ordinal)) numbered += 1;
      close = true;
      for (const section of open) section.rows.push(row);
      rows.push(line);
    }
  }
  return { table, rows, next: row + 1 };
}

type Placed = { col: number; column: Column; scale: number };

/** 'Kinh phí (triệu đồng)', 'ĐVT: 1.000 đồng': how many đồng one is; null where the words do not say. */
function scaleOf(title: string): number | null {
  const words = fold(title);
  if (/\bty dong\b/.test(words)) return 1_000_000_000;
  if (/\b(trieu dong|trd|tr\.? ?dong)\b/.test(words)) return 1_000_000;
  if (/\b(nghin dong|ngan dong|1\.?000 ?d(ong)?)\b/.test(words)) return 1000;
  return /\b(dong|vnd)\b/.test(words) ? 1 : null;
}

/** The line above a table that says in what its money is counted. */
const moneyUnit = (title: readonly string[]): number =>
  title.map((line) => (/^\(?(don vi tinh|dvt|don vi) ?:/.test(fold(line)) ? scaleOf(line) : null)).find((scale) => scale !== null) ?? 1;

function readLine(sheet: string, row: number, placed: Placed[], cellAt: (col: number) => Cell, merged: (col: number) => boolean): ReadRow {
  const remarks: CellRemark[] = [];
  const values: ReadRow['values'] = {};
  const texts: ReadRow['texts'] = {};
  for (const { col, column, scale } of placed) {
    const cell = cellAt(col);
    if ((cell.kind === 'blank' && !cell.formula) || column.read === 'notKept') continue;
    texts[column.key] = cell.text;
    const say: Say = (severity, code, params = {}) => void remarks.push(remarkOn(column, severity, code, params));
    if (FIGURES.has(column.read) && merged(col)) say('warning', 'cell.merged_figure', { typed: cell.text });
    values[column.key] = readCell(cell, column, say, scale);
  }
  const line: ReadRow = {
    sheet,
    row,
    sections: [],
    values,
    texts,
    many: [],
    remarks,
    hidden: false,
  };
  joinNames(line);
  joinBirths(line, placed);
  restoreNumber(line, placed);
  return line;
}

const remarkOn = (column: Column, severity: CellRemark['severity'], code: string, params: CellRemark['params']): CellRemark =>
  severity === 'error' && column.aside
    ? { severity: 'warning', code: LEFT_OUT, column: column.key, params: {} }
    : { severity, code, column: column.key, params };

/** The cells of a row that were left out: of what was there before they say nothing. */
export const leftOut = ({ remarks }: ReadRow): Set<string> =>
  new Set(remarks.flatMap(({ code, column }) => (code === LEFT_OUT ? [column] : [])));
const LEFT_OUT = 'cell.left_out';

const DITTO = /^(-?\s*nt\s*-?|["”“″〃]|''|’’|-?\s*như trên\s*-?|\/\/)$/iu;

/** '-nt-' and '"' mean what stands above. */
function takeDittos({ values, remarks }: ReadRow, above: ReadRow | undefined, placed: Placed[]): void {
  for (const { column } of placed) {
    const text = values[column.key];
    if (column.read !== 'text' || typeof text !== 'string' || !DITTO.test(text)) continue;
    const after = above?.values[column.key];
    values[column.key] = typeof after === 'string' ? after : null;
    const said = typeof after === 'string';
    const params = { typed: text, after: said ? after : null };
    remarks.push(remarkOn(column, said ? 'notice' : 'error', said ? 'cell.ditto' : 'cell.ditto_of_nothing', params));
  }
}

/** Family and middle names in one column, the given name in the next. */
function joinNames({ values, texts }: ReadRow): void {
  if (texts.givenName === undefined) return;
  const whole = [values.fullName, values.givenName];
  values.fullName = whole.every((part) => typeof part === 'string') ? whole.join(' ') : null;
  texts.fullName = [texts.fullName, texts.givenName].filter(Boolean).join(' ');
}

/** The filled one of the columns Nam and Nữ gives the birth date and tells the sex. */
function joinBirths(line: ReadRow, placed: { column: Column }[]): void {
  const [male, female] = (['birthMale', 'birthFemale'] as const).map(
    (read) => placed.find(({ column }) => column.read === read)?.column.key,
  );
  const filled = [male, female].filter((key) => key !== undefined && (line.texts[key] ?? '') !== '');
  if (filled.length === 0) return;
  if (filled.length === 2) {
    line.remarks.push({ severity: 'error', code: 'cell.both_sexes', column: filled[1]!, params: {} });
    return;
  }
  const value = line.values[filled[0]!] as PartialDate | { tick: true } | null;
  line.values.sex ??= filled[0] === male ? 'male' : 'female';
  if (value && 'date' in value) line.values.birth ??= value;
}

/** A zero that Excel took from a personal number is put back where birth and sex prove it, and said. */
function restoreNumber(line: ReadRow, placed: { column: Column }[]): void {
  const key = placed.find(({ column }) => column.read === 'personalNumber')?.column.key;
  const number = key === undefined ? null : (line.values[key] as string | null | undefined);
  if (key === undefined || !number || !/^\d{10,11}$/.test(number)) return;
  const birth = line.values.birth as PartialDate | undefined;
  const whole = withLostZeros(number, { birthDate: birth?.date ?? null, sex: (line.values.sex as 'male' | 'female' | undefined) ?? null });
  if (whole === null) return;
  line.values[key] = whole;
  line.remarks.push({
    severity: 'notice',
    code: 'cell.number_zero',
    column: key,
    params: { zeros: 12 - number.length, last: whole.slice(-4) },
  });
}

/** Row → column → row whose text covers it from above, that row itself among them. */
function mergesBelow(merges: readonly Merge[], first: number): Map<number, Map<number, number>> {
  const covered = new Map<number, Map<number, number>>();
  for (const { top, bottom, left } of merges) {
    if (top < first) continue;
    if (bottom > top)
      for (let row = top; row <= bottom; row++) covered.set(row, (covered.get(row) ?? new Map<number, number>()).set(left, top));
  }
  return covered;
}

function titleAbove(sheet: Sheet, headerRow: number): string[] {
  return sheet.rows
    .slice(Math.max(0, headerRow - 16), headerRow - 1)
    .flatMap((cells) => cells.map((cell) => cell.text.replace(/\s+/g, ' ').trim()))
    .filter(Boolean);
}

const headingTexts = (sheet: Sheet, { headerRow }: Header): string[] => (sheet.rows[headerRow - 1] ?? []).map((cell) => fold(cell.text));

/** The heading printed again where a page broke. */
const isHeadingAgain = (raw: readonly Cell[], heading: readonly string[]) =>
  raw.length > 1 && raw.length === heading.length && raw.every((cell, index) => fold(cell.text) === heading[index]);

/** Figures of a total row; a sentence such as "Danh sách có 45 người" gives `people`. */
function countsOf(placed: Placed[], cellAt: (col: number) => Cell, label: string): Record<string, number | null> {
  const values: Record<string, number | null> = {};
  for (const { col, column, scale } of placed) {
    if (column.read !== 'count' && column.read !== 'money') continue;
    const cell = cellAt(col);
    const value = cell.kind === 'number' ? (cell.value as number) : parseNumber(cell.text);
    values[column.key] = value === null || column.read === 'count' ? value : Math.round(value * scale);
  }
  // 'Tổng cộng: 3 đăng ký' counts something else.
  const said = /(\d[\d.]*)(?![\d.]|\s*(dang ky|lop)\b)/.exec(fold(label))?.[1];
  if (said) values.people ??= parseNumber(said);
  return values;
}
