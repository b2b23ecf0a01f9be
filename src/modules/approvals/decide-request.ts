import { sql } from 'kysely';
import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import { requireDocument } from '#modules/documents';
import { standingFor } from '#modules/delegation';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal } from '#platform/refusal.ts';
import type { decision, Item, ItemState } from './contract.ts';
import { takeSide, writeSteps, type Behalf } from './record-steps.ts';
import { problemOf, requestState, type Situation } from './rules.ts';
import { holdRequest, partiesOf, type HeldRequest } from './submit-request.ts';

/** Agrees, returns with remarks or refuses items of a request: in one's own name, or in that of somebody absent. */
export async function decideRequest(
  tx: Tx,
  actor: Actor,
  id: string,
  { answers, documentId }: z.output<typeof decision>,
): Promise<Outcome<{ id: string }>> {
  const request = await holdRequest(tx, id);
  if (!request) throw notFound('approvals.unknown');
  if (documentId) await requireDocument(tx, documentId, 'documentId');
  const own = actor.capabilities.has('approvals.decide') && (await standingFor(tx, actor, [request.deskId]))(request.deskId);
  // held until the end: whoever takes the delegation back meanwhile comes before us or after us, never in between
  const behalf = own ? null : await standsInFor(tx, actor, request.deskId);
  const items = new Map(
    (await tx.selectFrom('approvalItem').select(['item', 'state']).where('requestId', '=', id).execute()).map((row) => [
      row.item,
      row.state as ItemState,
    ]),
  );
  const submitted = await hasSubmitted(tx, id, [actor.accountId, ...(behalf ? [behalf.absentId] : [])]);
  for (const { item, answer, remark } of answers) {
    const situation: Situation = {
      request: request.state,
      item: items.get(item) ?? null,
      atFrom: false,
      atDesk: own || behalf !== null,
      submitted,
      decided: false,
      remark,
    };
    const problem = problemOf(answer, situation);
    if (problem)
      throw new Refusal(
        problem,
        { title: request.title },
        {
          where: phrase(`approval_item.${item}`),
          status: problem === 'approvals.not_your_desk' || problem === 'approvals.own_request' ? 403 : 409,
        },
      );
    items.set(item, answer);
  }

  const parties = partiesOf(request);
  await takeSide(tx, id, parties, 'decides', [actor.accountId, ...(behalf ? [behalf.absentId] : [])]);
  for (const { item, answer, remark } of answers) await moveItem(tx, request, item, answer, remark ?? null);
  await writeSteps(
    tx,
    actor,
    { id, round: request.round, parties },
    answers.map(({ item, answer, remark }) => ({ item, act: answer, remark: remark ?? null, documentId: documentId ?? null })),
    behalf,
  );
  const state = requestState([...items.values()]);
  await tx
    .updateTable('approvalRequest')
    .set((e) => ({
      state,
      closedAt: state === 'open' ? null : e.fn<string>('now'),
      ...(documentId ? { answerDocumentId: documentId } : {}),
      rowVersion: e('rowVersion', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
  const summary = {
    kind: request.kind,
    answers: answers.map(({ item, answer }) => `${item}: ${answer}`),
    inNameOf: behalf?.absentId ?? null,
  };
  return { result: { id }, audit: { type: 'approval_request', id, summary } };
}

async function moveItem(tx: Tx, request: HeldRequest, item: Item, state: ItemState, remark: string | null): Promise<void> {
  const { rowCount } = await moved(tx, request.id, item, state, remark);
  if (rowCount !== 1)
    throw new Refusal('approvals.decided_already', { title: request.title }, { where: phrase(`approval_item.${item}`), status: 409 });
}
const moved = async (tx: Tx, requestId: string, item: Item, state: ItemState, remark: string | null) => ({
  rowCount: Number(
    (
      await tx
        .updateTable('approvalItem')
        .set((e) => ({ state, remark, since: e.fn<string>('now') }))
        .where('requestId', '=', requestId)
        .where('item', '=', item)
        .where('state', '=', 'pending')
        .executeTakeFirst()
    ).numUpdatedRows,
  ),
});

/** Somebody whose place at this desk the actor takes today; the row is held to the end of the transaction. */
async function standsInFor(tx: Tx, actor: Actor, deskId: number): Promise<Behalf | null> {
  const { rows } = await sql<Behalf>`select id as absence_id, absent_id, absent_name from approval_absence
    where deputy_id = ${actor.accountId} and desk_id = ${deskId} and from_on <= ${today()}::date and to_on >= ${today()}::date and revoked_at is null
    order by recorded_at, id limit 1 for share`.execute(tx);
  return rows[0] ?? null;
}

export async function hasSubmitted(tx: Tx, requestId: string, accounts: readonly string[], side = 'submits'): Promise<boolean> {
  const found = await tx
    .selectFrom('approvalHand')
    .select('accountId')
    .where('requestId', '=', requestId)
    .where('accountId', 'in', [...accounts])
    .where('side', '=', side)
    .executeTakeFirst();
  return found !== undefined;
}
