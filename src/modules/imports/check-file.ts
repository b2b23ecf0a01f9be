import type { Reader } from '#platform/database/transaction.ts';
import { mapInSlices } from '#platform/in-slices.ts';
import { cellAddress } from '#platform/sheets/sheet.ts';
import type { Actor } from '#platform/actor.ts';
import type { Params } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import type { Choices, RowOutcome } from './contract.ts';
import type { AnyForm, Ask, Beside, Change, CheckContext, Checked, Remark } from './form.ts';
import type { FileRead } from './read-form-file.ts';
import type { FoundTable, ReadRow } from './reading/columns.ts';

/** A remark with its cell; words are put to it when it is shown. */
export type PlacedRemark = {
  severity: Remark['severity'];
  code: string;
  params: Params;
  column: string | null;
  cell: string | null;
  typed: string | null;
  suggestion: string | null;
  ask: Ask[];
};
export type CheckedRow = {
  place: number;
  sheet: string;
  row: number;
  label: string;
  outcome: RowOutcome;
  remarks: PlacedRemark[];
  changes: Change[];
  line: unknown;
};
export type CheckedFile = {
  rows: CheckedRow[];
  /** About rows that are no data. */
  besideRows: (PlacedRemark & { sheet: string; row: number })[];
  beside: Beside;
  canApply: 'all' | 'sound' | 'nothing';
};
export type Around = { actor: Actor; keys: Keys; target: unknown; choices: Choices; senderId: number | null };

/** Every row of the file set against what is there: a read, nothing is written. */
export async function checkFile(db: Reader, form: AnyForm, read: FileRead, around: Around): Promise<CheckedFile> {
  const context: CheckContext<unknown> = { ...around, tables: read.tables };
  const { lines, beside: said = {} } = read.rows.length > 0 ? await form.check(db, context, read.rows) : { lines: [] };
  const rows = await mapInSlices(read.rows, (row, place) => checkedRow(row, place, lines[place]!, read.tables));
  holdRepeated(rows, lines);
  const beside = form.figures ? { ...said, figures: [...form.figures(rows), ...(said.figures ?? [])] } : said;
  const blocked = mustAnswerFirst(read, around.choices, beside);
  const sound = rows.some(({ outcome }) => outcome === 'added' || outcome === 'changed' || outcome === 'same');
  const besideRows = (beside.remarks ?? []).map(({ sheet, row, ...remark }) => ({
    sheet,
    row,
    ...placeRemark(remark, { sheet, row }, read.tables),
  }));
  const held = rows.some(({ outcome }) => outcome === 'held');
  return { rows, besideRows, beside, canApply: blocked || !sound ? 'nothing' : held ? 'sound' : 'all' };
}

/** Questions about the whole file: no row may go in before they are answered. One about some rows holds these. */
function mustAnswerFirst(read: FileRead, choices: Choices, { questions = [] }: Beside): boolean {
  const fonts = read.oldFonts?.evidence === 'letters' && choices.fonts === 'ask';
  return (
    fonts ||
    read.tables.some((table) => table.problems.length > 0) ||
    questions.some(({ answer, rows }) => answer === null && rows.length === 0)
  );
}

function checkedRow(row: ReadRow, place: number, checked: Checked<unknown>, tables: readonly FoundTable[]): CheckedRow {
  const hidden: Remark[] = row.hidden ? [{ severity: 'warning', code: 'row.hidden' }] : [];
  const remarks = [...row.remarks, ...checked.remarks, ...hidden].map((remark) => placeRemark(remark, row, tables));
  // An unreadable cell holds the row, whatever the form made of the rest.
  const held = checked.outcome !== 'skipped' && remarks.some(({ severity }) => severity === 'error');
  return {
    place,
    sheet: row.sheet,
    row: row.row,
    label: checked.label,
    outcome: held ? 'held' : checked.outcome,
    remarks,
    changes: held ? [] : (checked.changes ?? []),
    line: held ? null : checked.line,
  };
}

function placeRemark(remark: Remark, { sheet, row }: { sheet: string; row: number }, tables: readonly FoundTable[]): PlacedRemark {
  const table = tables.findLast((one) => one.sheet === sheet && one.headerRow <= row);
  const col = remark.column ? table?.columns.find(({ key }) => key === remark.column)?.col : undefined;
  return {
    severity: remark.severity,
    code: remark.code,
    params: remark.params ?? {},
    column: remark.column ?? null,
    cell: col ? cellAddress(row, col) : null,
    typed: remark.typed ?? null,
    suggestion: remark.suggestion ?? null,
    ask: remark.ask ?? [],
  };
}

/** The second of two rows that are the same line waits; the first one goes on. */
function holdRepeated(rows: CheckedRow[], lines: readonly Checked<unknown>[]): void {
  const first = new Map<string, CheckedRow>();
  for (const row of rows) {
    const identity = lines[row.place]!.identity;
    if (identity === '' || row.outcome === 'skipped') continue;
    const earlier = first.get(identity);
    if (!earlier) {
      first.set(identity, row);
      continue;
    }
    const other = earlier.sheet === row.sheet ? `${earlier.row}` : `${earlier.sheet}!${earlier.row}`;
    row.remarks.push({
      severity: 'error',
      code: 'row.twice',
      params: { other },
      column: null,
      cell: null,
      typed: null,
      suggestion: null,
      ask: [],
    });
    Object.assign(row, { outcome: 'held', line: null, changes: [] });
  }
}
