import { createHash } from 'node:crypto';
import { formatNumber } from '#kit/numbers.ts';
import { inText, inWords, phraseIn, Refusal, type Text, type Texts } from '#platform/refusal.ts';
import type { CheckedFile, CheckedRow, PlacedRemark } from './check-file.ts';
import type { Choices, ReportRow, RowRemark, Run, RunReport } from './contract.ts';
import type { AnyForm, Change, Figure, Question } from './form.ts';
import type { FileRead, Remembered } from './read-form-file.ts';
import { letters } from './reading/find-tables.ts';

/** Head of the report as it is kept: codes, not words, so that it can be read in any language. */
export type KeptReport = Omit<RunReport, 'groups' | 'tables' | 'columns' | 'remarks' | 'figures' | 'questions'> & {
  figures: Figure[];
  questions: Question[];
  remarks: CheckedFile['besideRows'];
  tables: (Omit<RunReport['tables'][number], 'problems'> & {
    problems: { code: string; params: Record<string, string | number | null> }[];
  })[];
  groups: (Omit<RunReport['groups'][number], 'what'> & { params: PlacedRemark['params'] })[];
  /** Of all rows: the very same are not written twice. */
  digest: string;
};

const digestOf = (rows: readonly CheckedRow[]): string => {
  const hash = createHash('sha256');
  for (const { line: _, ...row } of rows) hash.update(JSON.stringify(row));
  return hash.digest('base64');
};

const FIRST_ROWS = 5;

export function reportOf(
  form: AnyForm,
  read: FileRead,
  { rows, besideRows, beside, canApply }: CheckedFile,
  choices: Choices,
  remembered: Remembered,
): KeptReport {
  const remarks: Said[] = [
    ...rows.flatMap((row) => row.remarks.map((remark) => ({ row, remark }))),
    ...besideRows.map((remark) => ({ row: remark, remark })),
  ];
  const groups = [...Map.groupBy(remarks, ({ remark }) => `${remark.severity} ${remark.code}`).values()].map((all) => {
    const { severity, code, params } = all[0]!.remark;
    return {
      severity,
      code,
      params,
      count: all.length,
      firstRows: all.slice(0, FIRST_ROWS).map(({ row }) => ({ sheet: row.sheet, row: row.row })),
    };
  });
  for (const { sheet, row, rows: count } of read.unread)
    groups.push({
      severity: 'warning',
      code: 'table.unread_rows',
      params: { sheet, row, rows: count },
      count,
      firstRows: [{ sheet, row }],
    });
  const outcome = (wanted: CheckedRow['outcome']) => rows.filter((row) => row.outcome === wanted).length;
  const severity = (wanted: PlacedRemark['severity']) => remarks.filter(({ remark }) => remark.severity === wanted).length;
  const column = new Map(form.columns.columns.map((one) => [one.key, one]));
  return {
    tables: read.tables.map((table) => ({
      sheet: table.sheet,
      headerRow: table.headerRow,
      headerRows: table.headerRows,
      lastColumn: table.lastColumn,
      title: table.title,
      headings: table.headings,
      understood: table.columns.map(({ col, title, key, many }) => ({
        col,
        column: letters(col),
        title,
        key,
        meaning: key ?? (many ? title : null),
        kept: key !== null && column.get(key)?.read !== 'notKept',
      })),
      problems: table.problems,
      remembered: table.headings in remembered && !(`${table.sheet}!${table.headerRow}` in choices.columns),
    })),
    samples: read.samples,
    counts: {
      rows: rows.length,
      added: outcome('added'),
      changed: outcome('changed'),
      same: outcome('same'),
      held: outcome('held'),
      skipped: outcome('skipped'),
      errors: severity('error'),
      warnings: severity('warning'),
      notices: severity('notice'),
    },
    groups: groups.sort((a, b) => rank(a.severity) - rank(b.severity) || b.count - a.count),
    remarks: besideRows,
    suggestions: suggestionsOf(remarks),
    fonts: read.oldFonts && { ...read.oldFonts, decision: choices.fonts },
    figures: beside.figures ?? [],
    questions: beside.questions ?? [],
    removes: beside.removes ?? 0,
    canApply,
    more: beside.more ?? null,
    digest: digestOf(rows),
  };
}

type Said = { row: { sheet: string; row: number }; remark: PlacedRemark };
const MOST_SUGGESTIONS = 200;

/** The same typed name on many rows is one question. */
function suggestionsOf(remarks: readonly Said[]): RunReport['suggestions'] {
  const near = remarks.filter(({ remark }) => remark.typed !== null && remark.suggestion !== null);
  return [...Map.groupBy(near, ({ remark }) => remark.typed!)].slice(0, MOST_SUGGESTIONS).map(([typed, all]) => ({
    typed,
    suggestion: all[0]!.remark.suggestion!,
    count: all.length,
    firstRows: all.slice(0, FIRST_ROWS).map(({ row }) => ({ sheet: row.sheet, row: row.row })),
  }));
}

const rank = (severity: PlacedRemark['severity']) => ['error', 'warning', 'notice'].indexOf(severity);

/** The kept report in words. */
export function inReportWords(kept: KeptReport, form: AnyForm, texts: Texts): RunReport {
  const titles = new Map(form.columns.columns.map((column) => [column.key, titleIn(texts, form, column)]));
  return {
    ...kept,
    columns: form.columns.columns
      .filter(({ read }) => read !== 'notKept')
      .map(({ key, needed }) => ({ key, title: titles.get(key)!, needed: needed ?? false })),
    tables: kept.tables.map((table) => ({
      ...table,
      understood: table.understood.map((one) => ({ ...one, meaning: one.key ? (titles.get(one.key) ?? one.key) : one.meaning })),
      problems: table.problems.map(({ code, params }) => wordsFor({ code, params }, texts)),
    })),
    remarks: kept.remarks.map((remark) => ({ sheet: remark.sheet, row: remark.row, ...remarkInWords(remark, texts) })),
    groups: kept.groups.map(({ params, ...group }) => ({ ...group, what: wordsFor({ code: group.code, params }, texts).what })),
    figures: kept.figures.map(({ label, value }) => ({ label: inText(label, texts), value: valueInWords(value, texts)! })),
    questions: kept.questions.map((question) => ({
      ...question,
      text: inText(question.text, texts),
      options: question.options.map(({ key, label }) => ({ key, label: inText(label, texts) })),
    })),
  };
}

/** The official heading of a column; in another language what it means. */
const titleIn = (texts: Texts, form: AnyForm, { key, title }: { key: string; title: string }): string =>
  phraseIn(texts, `column.${form.kind}.${key}`) ?? phraseIn(texts, `column.${key}`) ?? title;
export const formTitleIn = (texts: Texts, form: AnyForm): string => phraseIn(texts, `form.${form.kind}`) ?? form.title;

const valueInWords = <V extends string | number | null>(value: Text | V, texts: Texts): string | V =>
  typeof value === 'object' && value !== null ? inText(value as Text, texts) : (value as V);

export const changesInWords = (changes: readonly Change[], texts: Texts): ReportRow['changes'] =>
  changes.map(({ field, before, after }) => ({
    field: inText(field, texts),
    before: valueInWords(before, texts),
    after: valueInWords(after, texts),
  }));

/** The name of what a file goes into, as the run keeps it: one column, plain where it is only data. */
export const keepText = (text: Text): string => (typeof text === 'string' ? text : JSON.stringify(text));
export const keptText = (text: string): Text => (text.startsWith('{"say":') ? (JSON.parse(text) as Text) : text);

export function wordsFor({ code, params }: Pick<PlacedRemark, 'code' | 'params'>, texts: Texts): { what: string; todo: string } {
  const { what, todo } = inWords(new Refusal(code, params), texts);
  return { what, todo };
}

export const remarkInWords = ({ params, ...remark }: PlacedRemark, texts: Texts): RowRemark => ({
  ...remark,
  ask: remark.ask.map(({ key, label, detail }) => ({
    key,
    label: inText(label, texts),
    ...(detail === undefined ? {} : { detail: inText(detail, texts) }),
  })),
  ...wordsFor({ code: remark.code, params }, texts),
});

const SEVERITY = { error: 'Lỗi', warning: 'Cảnh báo', notice: 'Ghi nhận' };
export const severityWord = (severity: RowRemark['severity']): string => SEVERITY[severity];

const MOST_LINES = 25;

/** A suggestion is accepted on the screen; whoever sent the file can only type the name. */
const toSender = ({ what, todo, suggestion }: RowRemark): string =>
  `${what} ${suggestion === null ? todo : `Có phải “${suggestion}”?`}`.trim();

/** Plain text for a Zalo message to whoever sent the file: what went in, and row by row what to mend. No personal numbers. */
export function summaryOf(
  run: Pick<Run, 'formTitle' | 'targetLabel' | 'fileName' | 'status'>,
  counts: RunReport['counts'],
  held: readonly ReportRow[],
): string {
  const sound = counts.added + counts.changed + counts.same;
  const done = run.status === 'applied' || run.status === 'unchanged';
  const lines = [
    `${run.formTitle} – ${run.targetLabel}`,
    `Tệp: ${run.fileName} (${formatNumber(counts.rows)} dòng)`,
    done
      ? `Đã nhận ${formatNumber(sound)} dòng (mới ${formatNumber(counts.added)}, đổi ${formatNumber(counts.changed)}, đã có ${formatNumber(counts.same)}).`
      : `Kiểm tra: ${formatNumber(sound)} dòng đúng.`,
  ];
  if (counts.held > 0) {
    lines.push(`Còn ${formatNumber(counts.held)} dòng chưa nhận:`);
    for (const row of held.slice(0, MOST_LINES)) {
      const errors = row.remarks.filter(({ severity }) => severity === 'error');
      const said = errors.map(toSender).join(' ') || 'Cơ quan nhận đang xem lại, chưa phải sửa.';
      lines.push(`- Dòng ${row.row}${row.label ? ` (${row.label})` : ''}: ${said}`);
    }
    if (counts.held > MOST_LINES)
      lines.push(`… và ${formatNumber(counts.held - MOST_LINES)} dòng nữa, xem cột "Ghi chú kiểm tra" trong tệp gửi kèm.`);
    lines.push('Đề nghị sửa ngay trong tệp gửi kèm rồi gửi lại cả tệp: dòng đã nhận không bị nhập hai lần.');
  } else lines.push('Không có dòng nào phải sửa.');
  return lines.join('\n');
}
