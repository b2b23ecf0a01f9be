import { requestsAbout, submitRequest } from '#modules/approvals';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Reader, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { z } from 'zod';
import type { planRequest } from './contract.ts';
import { draftOf, lockPlan } from './draft.ts';

/** Trình điều chỉnh kế hoạch: the draft as it stands, before the desk whose consent is asked. */
export async function requestAmendment(
  tx: Tx,
  actor: Actor,
  planId: string,
  input: z.output<typeof planRequest>,
): Promise<Outcome<{ id: string }>> {
  const plan = await lockPlan(tx, actor, planId);
  const draft = await draftOf(tx, planId);
  if (!draft) throw new Refusal('plan.no_draft', { title: plan.title }, { status: 409 });
  const id = await submitRequest(tx, actor, {
    kind: 'amendment',
    subjectType: 'plan_version',
    subjectId: draft.id,
    title: draft.no === 1 ? plan.title : `${plan.title} (${draft.no})`,
    data: { planId },
    fromId: plan.issuerId,
    leadId: plan.issuerId,
    deskId: input.deskId,
    items: ['whole'],
    documentId: input.documentId ?? null,
    remark: input.remark ?? null,
  });
  return { result: { id }, audit: { type: 'plan', id: planId, summary: { request: id, no: draft.no } } };
}

/** Requests about the versions of a plan, the newest first. */
export async function planRequests(db: Reader, planId: string) {
  const versions = await db.selectFrom('planVersion').select('id').where('planId', '=', planId).orderBy('no', 'desc').execute();
  const found = [];
  for (const { id } of versions) found.push(...(await requestsAbout(db, id)));
  return found;
}
