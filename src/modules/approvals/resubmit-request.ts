import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import { requireDocument } from '#modules/documents';
import { coveredBy } from '#modules/delegation';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { Item, resubmission, withdrawal } from './contract.ts';
import { hasSubmitted } from './decide-request.ts';
import { takeSide, writeSteps } from './record-steps.ts';
import { problemOf, type Act } from './rules.ts';
import { stampOf } from './subject-stamp.ts';
import { deadline, holdRequest, partiesOf } from './submit-request.ts';

async function holdOwn(tx: Tx, actor: Actor, id: string, act: Act) {
  const request = await holdRequest(tx, id);
  if (!request) throw notFound('approvals.unknown');
  const returned = await tx.selectFrom('approvalItem').select('item').where('requestId', '=', id).where('state', '=', 'returned').execute();
  const problem = problemOf(act, {
    request: request.state,
    item: returned.length > 0 ? 'returned' : 'pending',
    atFrom: (await coveredBy(tx, actor.scope, [request.fromId]))(request.fromId),
    atDesk: false,
    submitted: false,
    decided: await hasSubmitted(tx, id, [actor.accountId], 'decides'),
    remark: null,
  });
  if (problem)
    throw new Refusal(
      problem,
      { title: request.title },
      { status: problem === 'approvals.not_yours' || problem === 'approvals.decided_by_you' ? 403 : 409 },
    );
  const parties = partiesOf(request);
  await takeSide(tx, id, parties, 'submits', [actor.accountId]);
  return { request, parties, returned: returned.map(({ item }) => item as Item) };
}

/** Trình lại: what was returned lies before the desk again, in a new round with a new deadline; what was agreed stays agreed. */
export async function resubmitRequest(
  tx: Tx,
  actor: Actor,
  id: string,
  { remark, documentId }: z.output<typeof resubmission>,
): Promise<Outcome<{ id: string }>> {
  const { request, parties, returned } = await holdOwn(tx, actor, id, 'resubmitted');
  if (documentId) await requireDocument(tx, documentId, 'documentId');
  const round = request.round + 1;
  await tx
    .updateTable('approvalItem')
    .set((e) => ({ state: 'pending', remark: null, since: e.fn<string>('now') }))
    .where('requestId', '=', id)
    .where('state', '=', 'returned')
    .execute();
  const { dueOn, ruleId } = await deadline(tx, request.kind);
  const stamp = await stampOf(tx, request.subjectType, request.subjectId);
  await tx
    .updateTable('approvalRequest')
    .set((e) => ({
      round,
      submittedOn: today(),
      dueOn,
      ruleId,
      ...(documentId ? { documentId } : {}),
      subjectStamp: stamp,
      rowVersion: e('rowVersion', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
  await writeSteps(
    tx,
    actor,
    { id, round, parties },
    returned.map((item) => ({ item, act: 'resubmitted', remark, documentId: documentId ?? null })),
  );
  return { result: { id }, audit: { type: 'approval_request', id, summary: { round, items: returned } } };
}

/** Rút lại: it lies on no desk any more; what was agreed with it no longer counts. */
export async function withdrawRequest(
  tx: Tx,
  actor: Actor,
  id: string,
  { reason }: z.output<typeof withdrawal>,
): Promise<Outcome<{ id: string }>> {
  const { request, parties } = await holdOwn(tx, actor, id, 'withdrawn');
  await tx
    .updateTable('approvalRequest')
    .set((e) => ({ state: 'withdrawn', closedAt: e.fn<string>('now'), rowVersion: e('rowVersion', '+', 1) }))
    .where('id', '=', id)
    .execute();
  const items = await tx.selectFrom('approvalItem').select('item').where('requestId', '=', id).execute();
  await writeSteps(
    tx,
    actor,
    { id, round: request.round, parties },
    items.slice(0, 1).map(({ item }) => ({ item: item as Item, act: 'withdrawn', remark: reason, documentId: null })),
  );
  return { result: { id }, audit: { type: 'approval_request', id, summary: { withdrawn: request.round } } };
}
