import { sql } from 'kysely';
import { requireDocument } from '#modules/documents';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { lockPlan } from './draft.ts';

/** The document a line waited for has been issued: the alarm ends. In every version that still waits. */
export async function supplyAwaitedDocument(
  tx: Tx,
  actor: Actor,
  planId: string,
  lineId: string,
  documentId: string,
): Promise<Outcome<{ lineId: string }>> {
  await lockPlan(tx, actor, planId);
  await requireDocument(tx, documentId, 'documentId');
  const line = await tx.selectFrom('planLine').select('id').where('id', '=', lineId).where('planId', '=', planId).executeTakeFirst();
  if (!line) throw notFound('plan.line_unknown');
  const changed = await tx
    .updateTable('planLineVersion')
    .set({ waitsForDocumentId: documentId })
    .where('lineId', '=', lineId)
    .where('waitsFor', 'is not', null)
    .where('waitsForDocumentId', 'is', null)
    .executeTakeFirst();
  if (!changed.numUpdatedRows) throw new Refusal('plan.line_waits_not', {}, { status: 409 });
  return { result: { lineId }, audit: { type: 'plan_line', id: lineId, summary: { planId, awaitedDocumentId: documentId } } };
}

/** The paper behind a version that was ordered by word of mouth ("theo chỉ đạo, văn bản bổ sung sau"). Its date does not move what was counted. */
export async function supplyOrder(
  tx: Tx,
  actor: Actor,
  planId: string,
  no: number,
  documentId: string,
): Promise<Outcome<{ versionId: string }>> {
  await lockPlan(tx, actor, planId);
  await requireDocument(tx, documentId, 'documentId');
  const version = await tx
    .updateTable('planVersion')
    .set({ documentId, documentPending: false, rowVersion: sql`row_version + 1` })
    .where('planId', '=', planId)
    .where('no', '=', no)
    .where('documentId', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!version) throw new Refusal('plan.version_has_document', { no }, { status: 409 });
  return { result: { versionId: version.id }, audit: { type: 'plan', id: planId, summary: { no, documentId } } };
}
