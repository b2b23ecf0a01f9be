import { closest, fold, tidy } from '#kit/text.ts';
import { leftOut, type FoundTable, type ReadRow, type Remark } from '#modules/imports';
import formF from './form-f-columns.ts';
import { partTitle, rankIn, RANK_WORDS, recognisedIn, type PartMark, type Results } from './results-rules.ts';

type Field = Exclude<keyof Results, 'parts'>;

/** A row of results as typed: which fields and marks its table has columns for, and what stands there. */
export type ReadResults = {
  columns: Field[];
  values: Omit<Results, 'parts'>;
  /** Titles of the columns of marks, filled here or not. */
  partColumns: string[];
  parts: PartMark[];
  remarks: Remark[];
};

const FIELDS: readonly Field[] = ['average', 'conduct', 'classification', 'recognised', 'note'];
/** Marks that the form itself names; they are parts like the others. */
const MARKS = formF.columns.filter(({ key }) => key === 'fieldwork' || key === 'exam');
/** Instead of a mark: absent, exempted, put off. */
const NO_MARK = /^(v|vang( thi)?|m|mien( thi)?|hoan( thi)?|bo thi|khong thi|chua thi|bao luu|x|[-–—.…_*]+)$/;

/** `names`: words that the officer has accepted for others. */
export function readResults(row: ReadRow, table: FoundTable | undefined, names: Readonly<Record<string, string>> = {}): ReadResults {
  const columns = table?.columns ?? [];
  const left = leftOut(row);
  const has = (key: string) => columns.some((one) => one.key === key) && !left.has(key);
  const manyTitles = columns.filter((one) => one.many).map(({ title }) => partTitle(title));
  const fixed = MARKS.filter(({ key }) => has(key));
  const read: ReadResults = {
    columns: FIELDS.filter(has),
    values: {
      average: (row.values.average as number | null | undefined) ?? null,
      conduct: textOf(row, 'conduct'),
      classification: textOf(row, 'classification'),
      recognised: null,
      note: textOf(row, 'note'),
    },
    partColumns: [...manyTitles, ...fixed.map(({ title }) => title)],
    parts: [],
    remarks: [],
  };
  if (read.columns.every((key) => key === 'note') && read.partColumns.length === 0)
    read.remarks.push({ severity: 'error', code: 'results.no_columns' });
  const twice = manyTitles.find((title, at) => manyTitles.findIndex((other) => fold(other) === fold(title)) < at);
  if (twice) read.remarks.push({ severity: 'error', code: 'results.part_twice', params: { part: twice } });
  for (const { heading, text, formula } of row.many) {
    if (formula && text)
      read.remarks.push({ severity: 'notice', code: 'results.part_formula', params: { part: partTitle(heading), typed: text } });
    readMark(partTitle(heading), text, read);
  }
  for (const { key, title } of fixed) {
    const mark = row.values[key] as number | null | undefined;
    if (mark !== null && mark !== undefined) read.parts.push({ title, mark });
  }
  readOutcome(row, read);
  readRank(read, names);
  return read;
}

const textOf = (row: ReadRow, key: string): string | null => tidy((row.values[key] as string | null | undefined) ?? '') || null;

function readMark(title: string, text: string, { parts, remarks }: ReadResults): void {
  const typed = tidy(text);
  if (typed === '') return void remarks.push({ severity: 'error', code: 'results.part_formula_blank', params: { part: title } });
  if (NO_MARK.test(fold(typed))) return void remarks.push({ severity: 'notice', code: 'results.no_mark', params: { part: title, typed } });
  const mark = /^\d{1,3}([.,]\d{1,15})?$/.test(typed) ? Math.round(Number(typed.replace(',', '.')) * 100) / 100 : Number.NaN;
  if (mark >= 0 && mark <= 10) return void parts.push({ title, mark });
  remarks.push({
    severity: 'error',
    code: Number.isNaN(mark) ? 'results.part_mark' : 'results.part_range',
    params: { part: title, typed },
  });
}

/** 'Công nhận', 'Không đạt' …; a rank in the result column says how well, so it goes where ranks go. */
function readOutcome(row: ReadRow, read: ReadResults): void {
  const text = textOf(row, 'recognised');
  if (text === null) return;
  if (rankIn(text) !== null) {
    if (read.values.classification === null) {
      read.values.classification = text;
      if (!read.columns.includes('classification')) read.columns.push('classification');
    }
    return;
  }
  read.values.recognised = recognisedIn(text);
  if (read.values.recognised === null)
    read.remarks.push({ severity: 'error', code: 'results.unknown_outcome', column: 'recognised', params: { typed: text } });
}

/** A rank is kept in the word that is known; one that is none is kept as typed. Both are said. */
function readRank({ values, remarks }: ReadResults, names: Readonly<Record<string, string>>): void {
  const typed = values.classification;
  if (typed === null) return;
  const accepted = names[typed];
  const rank = rankIn(accepted ?? typed);
  if (rank !== null) {
    values.classification = rank;
    const said = accepted === undefined && rank.toLowerCase() !== typed.toLowerCase();
    if (said) remarks.push({ severity: 'notice', code: 'results.rank_read', column: 'classification', params: { typed, after: rank } });
  } else if (recognisedIn(typed) === null) {
    remarks.push({
      severity: 'warning',
      code: 'results.unknown_rank',
      column: 'classification',
      params: { typed, words: RANK_WORDS.join(', ') },
      typed,
      suggestion: closest(typed, RANK_WORDS),
    });
  }
}
