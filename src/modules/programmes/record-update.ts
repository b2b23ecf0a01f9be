import type { z } from 'zod';
import { newId } from '#kit/ids.ts';
import { requireDocument } from '#modules/documents';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal, stale } from '#platform/refusal.ts';
import { updateChange, updateInput, type UpdateInput } from './updates-contract.ts';

/** A resolution or work programme asks that programmes be brought up to date by a day. @throws Refusal document.unknown, programmes.family_unknown, update_exists */
export async function recordUpdate(tx: Tx, _actor: Actor, given: UpdateInput): Promise<Outcome<{ ids: string[] }>> {
  const { documentId, familyIds, dueOn, what } = updateInput.parse(given);
  await requireDocument(tx, documentId, 'documentId');
  const wanted = [...new Set(familyIds)];
  const families = await tx.selectFrom('programmeFamily').select(['id', 'code']).where('id', 'in', wanted).execute();
  if (families.length < wanted.length) throw new Refusal('programmes.family_unknown', {}, { where: 'familyIds' });
  const there = await tx
    .selectFrom('contentUpdate')
    .innerJoin('programmeFamily', 'programmeFamily.id', 'contentUpdate.familyId')
    .select('programmeFamily.code')
    .where('contentUpdate.documentId', '=', documentId)
    .where('familyId', 'in', wanted)
    .execute();
  if (there.length > 0)
    throw new Refusal('programmes.update_exists', { codes: there.map(({ code }) => code).join(', ') }, { where: 'familyIds', status: 409 });
  const rows = wanted.map((familyId) => ({ id: newId(), documentId, familyId, dueOn, what }));
  await tx.insertInto('contentUpdate').values(rows).execute();
  const summary = { families: families.map(({ code }) => code), dueOn, what };
  return { result: { ids: rows.map(({ id }) => id) }, audit: { type: 'document', id: documentId, summary } };
}

/** Another day, or other words. @throws Refusal edit.stale (412), programmes.update_unknown (404) */
export async function editUpdate(
  tx: Tx,
  _actor: Actor,
  id: string,
  rowVersion: number,
  given: z.input<typeof updateChange>,
): Promise<Outcome<{ id: string }>> {
  const { dueOn, what } = updateChange.parse(given);
  await held(tx, id, rowVersion);
  await tx
    .updateTable('contentUpdate')
    .set({ dueOn, what, rowVersion: rowVersion + 1 })
    .where('id', '=', id)
    .execute();
  return { result: { id }, audit: { type: 'content_update', id, summary: { dueOn, what } } };
}

/** Done by a version of the programme; `versionId` null: not done after all. @throws Refusal edit.stale (412), programmes.update_unknown (404), version_of_other */
export async function closeUpdate(
  tx: Tx,
  _actor: Actor,
  id: string,
  rowVersion: number,
  versionId: string | null,
): Promise<Outcome<{ id: string }>> {
  const { familyId } = await held(tx, id, rowVersion);
  if (versionId !== null) await requireVersionOf(tx, versionId, familyId);
  await tx
    .updateTable('contentUpdate')
    .set({ doneVersionId: versionId, rowVersion: rowVersion + 1 })
    .where('id', '=', id)
    .execute();
  return { result: { id }, audit: { type: 'content_update', id, summary: { done: versionId } } };
}

async function held(tx: Tx, id: string, rowVersion: number) {
  const found = await tx.selectFrom('contentUpdate').select(['familyId', 'rowVersion']).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!found) throw notFound('programmes.update_unknown');
  if (found.rowVersion !== rowVersion) throw stale({ changed: phrase('programmes.update_edited') });
  return found;
}

/** @throws Refusal programmes.version_of_other */
export async function requireVersionOf(tx: Tx, versionId: string, familyId: string): Promise<void> {
  const version = await tx.selectFrom('programmeVersion').select('familyId').where('id', '=', versionId).executeTakeFirst();
  if (version?.familyId !== familyId) throw new Refusal('programmes.version_of_other', {}, { where: 'versionId' });
}
