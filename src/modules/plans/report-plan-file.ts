import { formatDifference } from '#kit/numbers.ts';
import type { Beside, Checked, Remark } from '#modules/imports';
import { phrase } from '#platform/refusal.ts';
import type { Finding, ReadLine } from './check-form-c.ts';
import { titleOf, type CheckedFile } from './check-plan-file.ts';
import type { FormCRow } from './form-c.ts';
import type { PlanFound } from './import-contract.ts';
import { changeInWords, missingQuestion, sameRowsQuestion, sizeInWords } from './import-words.ts';
import { dropsMissing, statedTotal, type Answers, type FileRead, type Reading } from './read-plan-file.ts';
import type { Register } from './register.ts';

/** A line to write, and the line of the plan it changes (null: a new one). Rows added up share one. */
export type PlanLineStep = { read: ReadLine; lineId: string | null };

type Fate = Pick<Checked<PlanLineStep>, 'outcome' | 'changes' | 'line'>;
const HELD: Fate = { outcome: 'held', line: null };
const at = (sheet: string, row: number) => `${sheet}!${row}`;

/** What becomes of each row, in the order of the file. */
export function checkedRows(
  file: FileRead,
  { reading, register }: CheckedFile,
  carried: PlanFound['carriedOver'],
): Checked<PlanLineStep>[] {
  const fates = fatesOf(reading, register);
  const forms = new Map(reading.forms.flatMap((form) => form.rows.map((row) => [at(form.sheet, row.row), row] as const)));
  const findings = Map.groupBy([...reading.findings, ...carriedFindings(carried), ...sameRowsFindings(reading)], ({ sheet, row }) =>
    at(sheet, row),
  );
  return file.rows.map(({ sheet, row }) => {
    const typed = forms.get(at(sheet, row))!;
    return {
      label: labelOf(typed),
      // Equal rows are a question of their own, not the second of two.
      identity: '',
      remarks: (findings.get(at(sheet, row)) ?? []).map(remarkOf),
      ...(fates.get(at(sheet, row)) ?? (typed.kind === 'off_plan' ? { outcome: 'skipped', line: null } : HELD)),
    };
  });
}

const labelOf = ({ content, audience }: FormCRow) => [content, audience].filter(Boolean).join(' – ');

function fatesOf({ compared }: Reading, register: Register): Map<string, Fate> {
  const fates = new Map<string, Fate>();
  const mark = (line: ReadLine, fate: Fate) => {
    for (const row of line.rows) fates.set(at(line.sheet, row), fate);
  };
  for (const read of compared.added) mark(read, { outcome: 'added', line: { read, lineId: null } });
  for (const { line, read, changes } of compared.changed)
    mark(read, { outcome: 'changed', changes: changes.map((one) => changeInWords(one, register)), line: { read, lineId: line.lineId } });
  for (const { read } of compared.same) mark(read, { outcome: 'same', line: null });
  return fates;
}

function remarkOf({ severity, code, params, column }: Finding): Remark {
  const { difference, typed, suggestion } = params;
  return {
    severity,
    code,
    column,
    params: { ...params, ...(typeof difference === 'number' && { difference: formatDifference(difference) }) },
    ...(typeof typed === 'string' && { typed, suggestion: typeof suggestion === 'string' ? suggestion : null }),
  };
}

/** Equal rows that nobody has spoken of yet wait. */
const sameRowsFindings = ({ questions }: Reading): Finding[] =>
  questions
    .filter(({ answer }) => answer === null)
    .flatMap(({ rows }) => {
      const params = { rows: rows.map(({ row }) => row).join(', ') };
      return rows.map((place) => ({ severity: 'error' as const, code: 'form_c.same_rows', params, ...place, column: null }));
    });

/** A line "chuyển tiếp" is compared with what the ledger carries over; it creates nothing either way. */
function carriedFindings(carried: PlanFound['carriedOver']): Finding[] {
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
    return [{ severity: 'warning' as const, code: 'form_c.carried_differs', params, sheet, row, column: 'classes' as const }];
  });
}

/** Figures, questions and what the page of the plan shows beside the rows. */
export function besideOf(
  file: FileRead,
  checked: CheckedFile,
  year: number,
  choices: Answers,
  carriedOver: PlanFound['carriedOver'],
): Beside {
  const { reading, plan, base } = checked;
  const data = new Set(file.rows.map(({ sheet, row }) => at(sheet, row)));
  const fresh = reading.lines.filter((line) => !line.facts.carriedOver);
  const computed = {
    classes: fresh.reduce((sum, line) => sum + line.facts.classes, 0),
    trainees: fresh.reduce((sum, line) => sum + line.facts.seats, 0),
  };
  const stated = statedTotal(reading.forms);
  const missing = reading.compared.missing.map(({ lineId, label, facts }) => ({
    lineId,
    label,
    classes: facts.classes,
    seats: facts.seats,
  }));
  const approved = base?.status === 'approved';
  const more: PlanFound = {
    year,
    plan: { id: plan?.id ?? null, title: plan?.title ?? titleOf(reading.forms, year), versionNo: base?.no ?? null, approved },
    needsDocument: approved,
    missing,
    carriedOver,
    totals: { computed, stated },
  };
  return {
    remarks: reading.findings
      .filter(({ sheet, row }) => !data.has(at(sheet, row)))
      .map((finding) => ({ sheet: finding.sheet, row: finding.row, ...remarkOf(finding) })),
    removes: dropsMissing(choices) ? missing.length : 0,
    figures: [{ label: phrase('plan.sound_lines'), value: sizeInWords(more.totals) }],
    questions: [
      ...reading.questions.map(sameRowsQuestion),
      ...(missing.length > 0 ? [missingQuestion(missing.length, dropsMissing(choices))] : []),
    ],
    more,
  };
}
