import type { z } from 'zod';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { orderInput } from './contract.ts';
import { lockPlan } from './draft.ts';
import { linesOf } from './draft-lines.ts';
import { knownOrder } from './order-document.ts';

/**
 * Opens the next version of an approved plan as a copy of the one in force, to be changed and approved. What stood before stays readable.
 * Refuses: plan.draft_open, plan.not_approved, plan.amendment_needs_document, document.*, plan.before_last_version.
 */
export async function amendPlan(
  tx: Tx,
  actor: Actor,
  planId: string,
  input: z.output<typeof orderInput>,
): Promise<Outcome<{ versionId: string; no: number; rowVersion: number }>> {
  const plan = await lockPlan(tx, actor, planId);
  const versions = await tx
    .selectFrom('planVersion')
    .select(['id', 'no', 'status', 'effectiveDate', 'statedClasses', 'statedTrainees'])
    .where('planId', '=', planId)
    .orderBy('no', 'desc')
    .execute();
  if (versions[0]?.status === 'draft')
    throw new Refusal(
      versions[0].no === 1 ? 'plan.not_approved' : 'plan.draft_open',
      { title: plan.title, no: versions[0].no },
      { status: 409 },
    );
  const last = versions[0]!;
  if (!input.documentId && !input.document && !input.documentPending)
    throw new Refusal('plan.amendment_needs_document', {}, { where: 'documentId' });
  const order = await knownOrder(tx, actor, plan, input);
  if (order.effectiveDate < last.effectiveDate) {
    throw new Refusal('plan.before_last_version', { date: order.effectiveDate, last: last.effectiveDate }, { where: 'effectiveDate' });
  }

  const version = { id: newId(), no: last.no + 1 };
  await tx
    .insertInto('planVersion')
    .values({
      ...version,
      planId,
      ...order,
      note: input.note ?? null,
      recordedBy: actor.accountId,
    })
    .execute();
  const lines = await linesOf(tx, last.id);
  for (let at = 0; at < lines.length; at += 1000) {
    await tx
      .insertInto('planLineVersion')
      .values(
        lines.slice(at, at + 1000).map(({ lineId, restricted, order }) => ({ lineId, planVersionId: version.id, restricted, ...order })),
      )
      .execute();
  }
  return {
    result: { versionId: version.id, no: version.no, rowVersion: 1 },
    audit: { type: 'plan', id: planId, summary: { no: version.no, ...order } },
  };
}
