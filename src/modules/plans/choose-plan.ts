import { fold } from '#kit/text.ts';
import { parseDateText } from '#kit/dates.ts';
import type { CommandOptions } from '#modules/imports';
import type { Reader } from '#platform/database/transaction.ts';
import { phrase, Refusal } from '#platform/refusal.ts';
import { checkPlanFile, issuerOf, titleOf } from './check-plan-file.ts';
import type { PlanTarget } from './import-contract.ts';
import type { FileRead } from './read-plan-file.ts';

/** Plans that may take a file of this year. */
export const plansOf = (db: Reader, year: number) =>
  db
    .selectFrom('plan')
    .select(['id', 'code', 'title', 'issuerId', 'nature'])
    .where('yearFrom', '<=', year)
    .where('yearTo', '>=', year)
    .orderBy('recordedAt')
    .execute();

/**
 * The plan that takes the file: by its code or name; else one of the year with the title of the file; else the one that shares most lines with it
 * (of the same issuer, where the title names one); null = a new plan. Refuses plan_import.plan_code, plan_import.several_plans.
 */
export async function choosePlan(db: Reader, year: number, file: FileRead, options: CommandOptions): Promise<PlanTarget> {
  const all = await plansOf(db, year);
  const params = {
    year: String(year),
    code: options.plan ?? '',
    plans: all.map(({ code, title }) => code ?? title).join('; ') || phrase('plan.none'),
  };
  if (options.plan) {
    const wanted = fold(options.plan);
    const found = all.find((plan) => [plan.id, plan.code ?? '', plan.title].some((name) => fold(name) === wanted));
    if (!found) throw new Refusal('plan_import.plan_code', params);
    return { year, planId: found.id };
  }
  const plans = all.filter(({ nature }) => nature === 'annual');
  const unanswered = { names: {}, answers: {} };
  if (options.new || plans.length === 0) return { year, planId: null };
  const { reading, register } = await checkPlanFile(db, { year, planId: null }, file, unanswered);
  const title = fold(titleOf(reading.forms, year));
  const issuer = issuerOf(reading.forms, register, `${year}-01-01`);
  const shared = new Map<string, number>();
  for (const plan of plans) {
    if (fold(plan.title) === title && (issuer === null || plan.issuerId === issuer)) return { year, planId: plan.id };
    if (issuer !== null && plan.issuerId !== issuer) continue;
    const { same, changed } = (await checkPlanFile(db, { year, planId: plan.id }, file, unanswered)).reading.compared;
    if (same.length + changed.length > 0) shared.set(plan.id, same.length + changed.length);
  }
  const most = Math.max(...shared.values());
  const nearest = [...shared].filter(([, lines]) => lines === most);
  if (nearest.length > 1) throw new Refusal('plan_import.several_plans', params);
  return { year, planId: nearest[0]?.[0] ?? null };
}

/** --document with --document-date, or --by-order. Refuses plan.order_date. */
export function orderOf({ document, documentDate, byOrder }: CommandOptions) {
  if (!document) return byOrder ? { documentPending: true } : null;
  const date = parseDateText(documentDate ?? '');
  if (date?.precision !== 'day') throw new Refusal('plan.order_date', { typed: documentDate ?? '' });
  return { document: { number: document, date: date.date } };
}
