import type { Reader } from '#platform/database/transaction.ts';
import { notFound } from '#platform/refusal.ts';
import type { PlanChanges, PlanLine } from './contract.ts';
import { readPlan } from './queries.ts';

const COMPARED = [
  'classes',
  'perClass',
  'seats',
  'studyDays',
  'months',
  'place',
  'coordinating',
  'cost',
  'waitsFor',
  'waitsForBy',
  'carriedOver',
  'note',
] as const;

/** What one version says otherwise than another: lines added, withdrawn, changed. @throws Refusal plan.version_unknown (404) */
export async function planChanges(db: Reader, planId: string, from: number, to: number): Promise<PlanChanges> {
  const [before, after] = [await readPlan(db, planId, from), await readPlan(db, planId, to)];
  if (!before.version || !after.version) throw notFound('plan.version_unknown', { no: before.version ? to : from });
  const earlier = new Map(before.lines.map((line) => [line.id, line]));
  const later = new Set(after.lines.map((line) => line.id));
  return {
    from: before.version,
    to: after.version,
    added: after.lines.filter((line) => !earlier.has(line.id)),
    withdrawn: before.lines.filter((line) => !later.has(line.id)),
    changed: after.lines.flatMap((line) => {
      const changes = earlier.has(line.id) ? changesBetween(earlier.get(line.id)!, line) : [];
      return changes.length ? [{ line, changes }] : [];
    }),
    difference: {
      classes: after.totals.classes.computed - before.totals.classes.computed,
      seats: after.totals.seats.computed - before.totals.seats.computed,
    },
  };
}

function changesBetween(before: PlanLine, after: PlanLine) {
  const plain = COMPARED.map((field) => ({ field: field as string, before: before[field] as unknown, after: after[field] as unknown }));
  const funding = (line: PlanLine) => [line.funding.name, line.funding.detail].filter(Boolean).join(' – ');
  return [
    ...plain,
    { field: 'funding', before: funding(before), after: funding(after) },
    { field: 'statedTotal', before: before.total.stated, after: after.total.stated },
  ].filter((change) => change.before !== change.after);
}
