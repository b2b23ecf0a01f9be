import { today } from '#kit/dates.ts';
import { headingFor } from '#modules/organisations';
import { categoryWords } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { allAtOnce, column, wordOf, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import type { Target } from './contract.ts';
import { measureWords, partLevelWords, targetNatureWords } from './export-words.ts';
import { readPlan } from './queries.ts';

type Row = { target: Target; part: Target['parts'][number] | null };

/** The targets of a plan: a row for the whole, then one for each part. "Theo nhu cầu" is no number and stays words. */
export async function exportTargets(db: Reader, actor: Actor, planId: string): Promise<ListExport<Row>> {
  const plan = await readPlan(db, planId);
  const amount = (value: number | null) => value ?? 'theo nhu cầu';
  const columns: ExportColumn<Row>[] = [
    column('year', 'Năm', 'number', 8, ({ target }) => target.year),
    column('everyYear', 'Mỗi năm', 'yesno', 8, ({ target }) => target.everyYear),
    column('target', 'Chỉ tiêu', 'text', 44, ({ target }) => target.label),
    column('nature', 'Loại hình', 'text', 14, ({ target }) => wordOf(targetNatureWords, target.nature)),
    column('measure', 'Cách đếm', 'text', 20, ({ target }) => wordOf(measureWords, target.measure)),
    column('approx', 'Khoảng', 'yesno', 8, ({ target }) => target.approx, { only: 'flat' }),
    column('stated', 'Số ghi trên văn bản', 'number', 11, ({ target, part }) => (part ? null : target.amount.stated)),
    column('computed', 'Cộng các phần', 'number', 11, ({ target, part }) => (part ? null : target.amount.computed)),
    column('part', 'Phần', 'text', 32, ({ part }) => part?.label ?? 'Toàn bộ'),
    column('level', 'Cấp', 'text', 12, ({ part }) => wordOf(partLevelWords, part?.level)),
    column('category', 'Đối tượng', 'text', 20, ({ part }) => wordOf(categoryWords, part?.category)),
    column('amount', 'Số của phần', 'number', 12, ({ part }) => (part ? amount(part.amount) : null)),
    column('note', 'Ghi chú', 'text', 28, ({ target, part }) => (part ? part.note : target.note)),
  ];
  return {
    name: `Chỉ tiêu ${plan.code ?? plan.yearFrom}`,
    title: 'Chỉ tiêu đào tạo, bồi dưỡng',
    subtitle: [plan.title],
    heading: await headingFor(db, actor, plan.issuer.id, today()),
    columns,
    rows: () =>
      allAtOnce(plan.targets.flatMap((target): Row[] => [{ target, part: null }, ...target.parts.map((part) => ({ target, part }))])),
    noun: 'dòng',
  };
}
