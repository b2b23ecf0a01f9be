import { cellAddress } from '#platform/sheets/sheet.ts';
import { readWorkbook } from '#platform/sheets/workbook.ts';
import { Refusal } from '#platform/refusal.ts';
import { checkFormC, type Finding, type ReadLine } from './check-form-c.ts';
import { compareLines, rememberedAnswer, type Compared, type StandingLine } from './compare-lines.ts';
import { recogniseFormC, type FormC } from './form-c.ts';
import type { FormCColumn } from './form-c-columns.ts';
import { lookUp, type Register } from './register.ts';
import { settleLines, type SameRows, type SameRowsAnswer } from './settle-lines.ts';

export type Choices = {
  sameRows: Readonly<Record<string, SameRowsAnswer>>;
  names: Readonly<Record<string, string>>;
  missing: 'keep' | 'remove';
};
export type Reading = {
  tables: FormC[];
  /** The sound lines, settled. */
  lines: ReadLine[];
  findings: Finding[];
  questions: SameRows[];
  compared: Compared;
};

/** Recognise → check all → set against the plan as it stands. Touches nothing. Refuses: file.*, plan_import.no_table. */
export async function readPlanFile(
  bytes: Uint8Array,
  against: { register: Register; date: string; year: number; standing: readonly StandingLine[]; choices: Choices },
): Promise<Reading> {
  const tables = recogniseFormC(await readWorkbook(bytes)).filter((form) => form.rows.length > 0);
  if (tables.length === 0) throw new Refusal('plan_import.no_table');
  const { choices, standing } = against;
  const find = lookUp(against.register, against.date, choices.names);
  const checked = tables.map((form) => checkFormC(form, find, against.year));
  const settled = settleLines(
    checked.flatMap((one) => one.lines),
    (key, rows) => choices.sameRows[key] ?? rememberedAnswer(standing, rows) ?? choices.sameRows['*'],
  );
  return {
    tables,
    lines: settled.lines,
    questions: settled.questions,
    findings: checked.flatMap((one) => one.findings),
    compared: compareLines(standing, settled.lines),
  };
}

/** 'D12' for a remark about a column of a table. */
export function addressOf(tables: readonly FormC[], at: { sheet: string; row: number; column: FormCColumn | null }): string | null {
  const col = at.column && tables.find((form) => form.sheet === at.sheet)?.header.columns[at.column];
  return col ? cellAddress(at.row, col) : null;
}

/** The table's printed grand total; where several rows claim to be it, the largest. */
export function statedTotal(tables: readonly FormC[]): { classes: number | null; trainees: number | null } {
  const totals = tables.flatMap((form) => {
    const grand = form.totals.filter((total) => total.section === null).sort((a, b) => (b.trainees ?? 0) - (a.trainees ?? 0))[0];
    return grand ? [grand] : [];
  });
  const sum = (values: (number | null)[]) =>
    values.length === 0 || values.includes(null) ? null : values.reduce<number>((all, one) => all + one!, 0);
  return { classes: sum(totals.map((total) => total.classes)), trainees: sum(totals.map((total) => total.trainees)) };
}
