import { createHash } from 'node:crypto';
import { formatNumber } from '#kit/numbers.ts';
import { inWords, Refusal, type Messages } from '#platform/refusal.ts';
import type { CheckedFile, CheckedRow, PlacedRemark } from './check-file.ts';
import type { Choices, ReportRow, RowRemark, Run, RunReport } from './contract.ts';
import type { AnyForm } from './form.ts';
import type { FileRead, Remembered } from './read-form-file.ts';
import { letters } from './reading/find-tables.ts';

/** Head of the report as it is kept: codes, not words, so that it can be read in any language. */
export type KeptReport = Omit<RunReport, 'groups' | 'tables' | 'columns' | 'remarks'> & {
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
        meaning: key ? (column.get(key)?.title ?? key) : many ? title : null,
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
export function inReportWords(kept: KeptReport, form: AnyForm, messages: Messages): RunReport {
  return {
    ...kept,
    columns: form.columns.columns
      .filter(({ read }) => read !== 'notKept')
      .map(({ key, title, needed }) => ({ key, title, needed: needed ?? false })),
    tables: kept.tables.map((table) => ({
      ...table,
      problems: table.problems.map(({ code, params }) => wordsFor({ code, params }, messages)),
    })),
    remarks: kept.remarks.map((remark) => ({ sheet: remark.sheet, row: remark.row, ...remarkInWords(remark, messages) })),
    groups: kept.groups.map(({ params, ...group }) => ({ ...group, what: wordsFor({ code: group.code, params }, messages).what })),
  };
}

export function wordsFor({ code, params }: Pick<PlacedRemark, 'code' | 'params'>, messages: Messages): { what: string; todo: string } {
  const printed = Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, typeof value === 'number' && !/row|year/i.test(key) ? formatNumber(value) : value]),
  );
  const { what, todo } = inWords(new Refusal(code, printed), messages);
  return { what, todo };
}

export const remarkInWords = ({ params, ...remark }: PlacedRemark, messages: Messages): RowRemark => ({
  ...remark,
  ...wordsFor({ code: remark.code, params }, messages),
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
