import type { Change, Question } from '#modules/imports';
import { phrase, type Saying, type Text } from '#platform/refusal.ts';
import type { LineChange } from './compare-lines.ts';
import { MISSING, type PlanFound } from './import-contract.ts';
import type { Register } from './register.ts';
import type { SameRows } from './settle-lines.ts';

/** What a line orders anew, with names for numbers and codes. */
export function changeInWords({ field, before, after }: LineChange, register: Register): Change {
  const worded = (value: LineChange['before']): Text | number | null => {
    if (typeof value === 'boolean') return phrase(value ? 'plan.yes' : 'plan.no');
    if (field === 'runnerId') return register.units.find(({ id }) => id === value)?.name ?? value;
    if (field === 'funding') return register.funding.find(({ code }) => code === value)?.name ?? value;
    if (field === 'versionId')
      return (
        register.programmes
          .flatMap((one) => one.versions)
          .find(({ id }) => id === value)
          ?.names.at(-1) ?? null
      );
    return value;
  };
  return { field: phrase(`plan_line.${field}`), before: worded(before), after: worded(after) };
}

/** '6 lớp / 420 học viên; biểu ghi 6 lớp / 421 học viên' */
export function sizeInWords({ computed, stated }: PlanFound['totals']): Saying {
  if (stated.classes === null && stated.trainees === null) return phrase('plan.size', computed);
  return phrase('plan.size_stated', { ...computed, statedClasses: stated.classes ?? 0, statedTrainees: stated.trainees ?? 0 });
}

export function sameRowsQuestion({ key, label, canSum, rows, answer }: SameRows): Question {
  return {
    key,
    text: phrase(canSum ? 'plan.same_rows' : 'plan.same_rows_apart', { label, rows: rows.map(({ row }) => row).join(', ') }),
    options: [...(canSum ? [{ key: 'sum', label: phrase('plan.sum') }] : []), { key: 'separate', label: phrase('plan.separate') }],
    answer,
    rows,
  };
}

export const missingQuestion = (lines: number, drop: boolean): Question => ({
  key: MISSING,
  text: phrase('plan.missing', { count: lines }),
  options: [
    { key: 'keep', label: phrase('plan.keep') },
    { key: 'remove', label: phrase('plan.remove') },
  ],
  answer: drop ? 'remove' : 'keep',
  rows: [],
});

/** 'Kế hoạch năm 2021 (lần 2, dự thảo)' */
export const planInWords = (title: string, version: { no: number; status: string } | null): Text =>
  version ? phrase(version.status === 'approved' ? 'plan.version_approved' : 'plan.version_draft', { title, no: version.no }) : title;
