import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal, stale } from '#platform/refusal.ts';
import { requireVersionOf } from './record-update.ts';
import { adjustmentDecision, adjustmentInput, type AdjustmentDecision, type AdjustmentInput } from './updates-contract.ts';

/** Something in a version that ought to be changed. @throws Refusal programmes.version_unknown (404), topic_of_other */
export async function recordAdjustment(tx: Tx, _actor: Actor, given: AdjustmentInput): Promise<Outcome<{ id: string }>> {
  const { versionId, topicId, what, why, source } = adjustmentInput.parse(given);
  const version = await tx.selectFrom('programmeVersion').select('code').where('id', '=', versionId).executeTakeFirst();
  if (!version) throw notFound('programmes.version_unknown');
  const topic =
    topicId === null
      ? null
      : await tx
          .selectFrom('programmeTopic')
          .select('title')
          .where('id', '=', topicId)
          .where('versionId', '=', versionId)
          .executeTakeFirst();
  if (topic === undefined) throw new Refusal('programmes.topic_of_other', {}, { where: 'topicId' });
  const id = newId();
  await tx
    .insertInto('contentAdjustment')
    .values({ id, versionId, topicId, topicTitle: topic?.title ?? null, what, why, source })
    .execute();
  return {
    result: { id },
    audit: { type: 'content_adjustment', id, summary: { version: version.code, topic: topic?.title, what, source } },
  };
}

/**
 * Taken up by a version of the same programme, or turned down with a reason; or open again.
 * @throws Refusal edit.stale (412), programmes.adjustment_unknown (404), adjustment_version_missing, adjustment_reason_missing, version_of_other
 */
export async function decideAdjustment(
  tx: Tx,
  _actor: Actor,
  id: string,
  rowVersion: number,
  given: AdjustmentDecision,
): Promise<Outcome<{ id: string }>> {
  const { state, versionId, reason } = adjustmentDecision.parse(given);
  const found = await tx
    .selectFrom('contentAdjustment')
    .innerJoin('programmeVersion', 'programmeVersion.id', 'contentAdjustment.versionId')
    .select(['contentAdjustment.rowVersion', 'programmeVersion.familyId'])
    .where('contentAdjustment.id', '=', id)
    .forUpdate('contentAdjustment')
    .executeTakeFirst();
  if (!found) throw notFound('programmes.adjustment_unknown');
  if (found.rowVersion !== rowVersion) throw stale({ changed: phrase('programmes.adjustment_edited') });
  // also where it will not be kept: nobody is told that it was taken
  if (versionId !== null) await requireVersionOf(tx, versionId, found.familyId);
  if (state === 'adopted' && versionId === null) throw new Refusal('programmes.adjustment_version_missing', {}, { where: 'versionId' });
  if (state === 'rejected' && reason === null) throw new Refusal('programmes.adjustment_reason_missing', {}, { where: 'reason' });
  const adopted = state === 'adopted' ? versionId : null;
  await tx
    .updateTable('contentAdjustment')
    .set({ state, adoptedVersionId: adopted, decidedBecause: state === 'open' ? null : reason, rowVersion: rowVersion + 1 })
    .where('id', '=', id)
    .execute();
  return { result: { id }, audit: { type: 'content_adjustment', id, summary: { state, adopted, reason } } };
}
