import { formatDifference, formatNumber } from '#kit/numbers.ts';
import { annotateWorkbook, type Remark } from '#platform/sheets/annotate.ts';
import { cellAddress } from '#platform/sheets/sheet.ts';
import { inWords, Refusal, type Params } from '#platform/refusal.ts';
import type { Finding, ReadLine } from './check-form-c.ts';
import type { ImportReport } from './import-contract.ts';
import { FORM_C_COLUMNS, REMARK_COLUMN } from './form-c-columns.ts';
import { planRemarks } from './messages.vi.ts';
import { addressOf, statedTotal, type Reading } from './read-plan-file.ts';

type Outcome = ImportReport['rows'][number]['outcome'];
export type Carried = ImportReport['carriedOver'];
export type ReportHead = Pick<ImportReport, 'id' | 'status' | 'fileName' | 'choices' | 'year' | 'plan' | 'needsDocument'>;

/** What the officer sees before and after applying: every row with its fate, every remark in words. */
export function reportOf(reading: Reading, head: ReportHead, carriedOver: Carried): ImportReport {
  const { tables, compared } = reading;
  const findings = [...reading.findings, ...carriedFindings(carriedOver)];
  const rows = rowsOf(reading);
  const fresh = reading.lines.filter((line) => !line.facts.carriedOver);
  const count = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome).length;
  const changes = compared.added.length + compared.changed.length;
  return {
    ...head,
    tables: tables.map((form) => ({
      sheet: form.sheet,
      headerRow: form.header.row,
      title: form.title,
      understood: form.header.titles.map(({ col, title, column }) => ({
        column: columnLetters(col),
        title,
        meaning: FORM_C_COLUMNS.find((one) => one.key === column)?.title ?? null,
      })),
    })),
    counts: {
      rows: rows.length,
      added: compared.added.length,
      changed: compared.changed.length,
      same: compared.same.length,
      held: count('held'),
      skipped: count('skipped'),
      missing: compared.missing.length,
      errors: findings.filter((one) => one.severity === 'error').length,
      warnings: findings.filter((one) => one.severity === 'warning').length,
    },
    totals: {
      computed: {
        classes: fresh.reduce((sum, line) => sum + line.facts.classes, 0),
        trainees: fresh.reduce((sum, line) => sum + line.facts.seats, 0),
      },
      stated: statedTotal(tables),
    },
    rows,
    findings: findings.map((finding) => ({
      severity: finding.severity,
      code: finding.code,
      sheet: finding.sheet,
      row: finding.row,
      cell: addressOf(tables, finding),
      ...words(finding),
      typed: text(finding.params.typed),
      suggestion: text(finding.params.suggestion),
    })),
    questions: reading.questions,
    missing: compared.missing.map(({ lineId, label, facts }) => ({ lineId, label, classes: facts.classes, seats: facts.seats })),
    carriedOver,
    canApply: count('held') === 0 ? 'all' : changes + compared.same.length > 0 ? 'sound' : 'nothing',
  };
}

function rowsOf({ tables, compared }: Reading): ImportReport['rows'] {
  const fate = new Map<string, { outcome: Outcome; changes: ImportReport['rows'][number]['changes'] }>();
  const mark = (line: ReadLine, outcome: Outcome, changes: { field: string; before: unknown; after: unknown }[] = []) => {
    for (const row of line.rows) fate.set(`${line.sheet}!${row}`, { outcome, changes });
  };
  for (const line of compared.added) mark(line, 'added');
  for (const { read, changes } of compared.changed) mark(read, 'changed', changes);
  for (const { read } of compared.same) mark(read, 'same');
  return tables.flatMap((form) =>
    form.rows.map((row) => ({
      sheet: form.sheet,
      row: row.row,
      label: [row.content, row.audience].filter(Boolean).join(' – '),
      ...(fate.get(`${form.sheet}!${row.row}`) ?? {
        outcome: row.kind === 'off_plan' ? ('skipped' as const) : ('held' as const),
        changes: [],
      }),
    })),
  );
}

/** A line "chuyển tiếp" is compared with what the ledger carries over; it creates nothing either way. */
function carriedFindings(carried: Carried): Finding[] {
  return carried.flatMap(({ sheet, row, stated, derived }) => {
    if (!derived || (stated.classes === derived.classes && stated.trainees === derived.trainees)) return [];
    const params = {
      classes: stated.classes,
      trainees: stated.trainees,
      derivedClasses: derived.classes,
      derivedTrainees: derived.trainees,
      differenceClasses: formatDifference(stated.classes - derived.classes),
      differenceTrainees: formatDifference(stated.trainees - derived.trainees),
    };
    return [{ severity: 'warning' as const, code: 'carried.differs', params, sheet, row, column: 'classes' as const }];
  });
}

const text = (value: Params[string]) => (typeof value === 'string' ? value : null);
const columnLetters = (col: number) => cellAddress(1, col).slice(0, -1);

function words({ code, params }: Pick<Finding, 'code' | 'params'>): { what: string; todo: string } {
  const printed = Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value !== 'number' ? value : key === 'difference' ? formatDifference(value) : formatNumber(value),
    ]),
  );
  const { what, todo } = inWords(new Refusal(code, printed), planRemarks);
  return { what, todo };
}

const SEVERITY = { error: 'Lỗi', warning: 'Cảnh báo', notice: 'Ghi nhận' };
const DONE: Record<Outcome, string> = {
  added: 'Đã nhập.',
  changed: 'Đã cập nhật.',
  same: 'Không thay đổi.',
  held: 'Giữ lại, chưa nhập.',
  skipped: 'Không nhập.',
};

/** The officer's own file with our remarks in a column of its own; after applying, each row also says what became of it. */
export function remarkFile(bytes: Uint8Array, { tables }: Pick<Reading, 'tables'>, report: ImportReport): Promise<Uint8Array> {
  const remarks: Remark[] = [];
  if (report.status === 'applied' || report.status === 'unchanged') {
    for (const { sheet, row, outcome } of report.rows) remarks.push({ sheet, row, text: DONE[outcome] });
  }
  for (const { severity, sheet, row, cell, what, todo } of report.findings) {
    const column =
      cell && tables.find((form) => form.sheet === sheet)!.header.titles.find(({ col }) => cellAddress(row, col) === cell)?.col;
    const mark = column && severity !== 'notice' ? { column } : {};
    remarks.push({ sheet, row, ...mark, text: `${SEVERITY[severity]}${cell ? ` (ô ${cell})` : ''}: ${what} ${todo}`.trim() });
  }
  for (const question of report.questions) {
    const together = question.rows.map(({ row }) => row).join(', ');
    for (const { sheet, row } of question.rows)
      remarks.push({ sheet, row, text: `${SEVERITY.error}: ${words({ code: 'row.same_rows', params: { rows: together } }).what}` });
  }
  const places = tables.map(({ sheet, header }) => ({
    sheet,
    headerRow: header.row,
    headerRows: header.rows,
    lastColumn: header.lastColumn,
  }));
  return annotateWorkbook(bytes, { title: REMARK_COLUMN, tables: places, remarks });
}
