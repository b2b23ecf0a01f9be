import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { requireUnit } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { planInput } from './contract.ts';
import { mayOrder } from './policy.ts';

/** A plan with an empty first draft, dated the first day of the plan or today, whichever is earlier, until its document is known. Refuses: plan.years, plan.out_of_scope, unit.unknown; plan.code_taken by constraint. */
export async function createPlan(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof planInput>,
): Promise<Outcome<{ id: string; versionId: string }>> {
  const { yearFrom, yearTo, nature } = input;
  if (yearTo < yearFrom || (nature === 'annual' && yearTo !== yearFrom))
    throw new Refusal('plan.years', { from: String(yearFrom), to: String(yearTo) }, { where: 'yearTo' });
  const plan = {
    id: newId(),
    code: input.code ?? null,
    title: input.title,
    nature,
    yearFrom,
    yearTo,
    issuerId: input.issuerId,
    bloc: input.bloc ?? null,
    clock: input.clock,
    provenance: input.provenance ?? null,
    recordedBy: actor.accountId,
  };
  const problem = mayOrder(actor, plan);
  if (problem) throw new Refusal(problem, { title: plan.title }, { status: 403 });
  const first = `${yearFrom}-01-01`;
  const effectiveDate = input.effectiveDate ?? (first < today() ? first : today());
  await requireUnit(tx, input.issuerId, effectiveDate);

  const versionId = newId();
  await tx.insertInto('plan').values(plan).execute();
  await tx
    .insertInto('planVersion')
    .values({
      id: versionId,
      planId: plan.id,
      no: 1,
      effectiveDate,
      provenance: plan.provenance,
      recordedBy: actor.accountId,
    })
    .execute();
  return { result: { id: plan.id, versionId }, audit: { type: 'plan', id: plan.id, summary: { title: plan.title, yearFrom, yearTo } } };
}
