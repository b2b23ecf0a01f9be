import type { FoundTable, ReadRow } from '#modules/imports';
import { checkFormC, type Finding, type ReadLine } from './check-form-c.ts';
import { compareLines, rememberedAnswer, type Compared, type StandingLine } from './compare-lines.ts';
import { formsOf, type FormC } from './form-c.ts';
import { MISSING, SAME_ROWS } from './import-contract.ts';
import { lookUp, type Register } from './register.ts';
import { settleLines, type SameRows, type SameRowsAnswer } from './settle-lines.ts';

/** What the officer has answered: accepted names, and by key what else was asked. */
export type Answers = { names: Readonly<Record<string, string>>; answers: Readonly<Record<string, string>> };
export type FileRead = { tables: readonly FoundTable[]; rows: readonly ReadRow[] };

export type Reading = {
  forms: FormC[];
  /** The sound lines, settled. */
  lines: ReadLine[];
  findings: Finding[];
  questions: SameRows[];
  compared: Compared;
};

/** Checks every row and sets the lines against the plan as it stands. Touches nothing. */
export function readPlanFile(
  { tables, rows }: FileRead,
  against: { register: Register; date: string; year: number; standing: readonly StandingLine[]; choices: Answers },
): Reading {
  const { choices, standing } = against;
  const forms = formsOf(tables, rows);
  const find = lookUp(against.register, against.date, choices.names);
  const checked = forms.map((form) => checkFormC(form, find, against.year));
  const settled = settleLines(
    checked.flatMap((one) => one.lines),
    (key, group) => said(choices, key) ?? rememberedAnswer(standing, group) ?? said(choices, SAME_ROWS),
  );
  return {
    forms,
    lines: settled.lines,
    // What the plan itself remembers is not asked about; what the officer has answered can be answered otherwise.
    questions: settled.questions.filter(({ key, answer }) => answer === null || said(choices, key) !== undefined),
    findings: checked.flatMap((one) => one.findings),
    compared: compareLines(standing, settled.lines),
  };
}

const said = ({ answers }: Answers, key: string): SameRowsAnswer | undefined =>
  answers[key] === 'sum' || answers[key] === 'separate' ? answers[key] : undefined;

/** Lines of the plan that the file lacks leave it only on the officer's word. */
export const dropsMissing = ({ answers }: Pick<Answers, 'answers'>): boolean => answers[MISSING] === 'remove';

/** The table's printed grand total; where several rows claim to be it, the largest. */
export function statedTotal(forms: readonly FormC[]): { classes: number | null; trainees: number | null } {
  const totals = forms.flatMap((form) => {
    const grand = form.totals.filter((total) => total.section === null).sort((a, b) => (b.trainees ?? 0) - (a.trainees ?? 0))[0];
    return grand ? [grand] : [];
  });
  const sum = (values: (number | null)[]) =>
    values.length === 0 || values.includes(null) ? null : values.reduce<number>((all, one) => all + one!, 0);
  return { classes: sum(totals.map((total) => total.classes)), trainees: sum(totals.map((total) => total.trainees)) };
}
