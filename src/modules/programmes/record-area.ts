import { newId } from '#kit/ids.ts';
import { fold } from '#kit/text.ts';
import { requireDocument } from '#modules/documents';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal, stale } from '#platform/refusal.ts';
import { areaInput, priorityInput, type AreaInput, type PriorityInput } from './areas-contract.ts';

/** A field or subject, under another or at the top. @throws Refusal programmes.area_unknown, area_code_taken */
export async function recordArea(tx: Tx, _actor: Actor, given: AreaInput): Promise<Outcome<{ id: string }>> {
  const input = areaInput.parse(given);
  const id = newId();
  await tx
    .insertInto('subjectArea')
    .values({ id, ...input, folded: fold(input.name) })
    .execute();
  return { result: { id }, audit: { type: 'subject_area', id, summary: input } };
}

/** @throws Refusal edit.stale (412), programmes.area_unknown (404), programmes.area_under_itself */
export async function editArea(tx: Tx, _actor: Actor, id: string, rowVersion: number, given: AreaInput): Promise<Outcome<{ id: string }>> {
  const input = areaInput.parse(given);
  // all rows are the lock: two moves at once could close a ring that neither sees
  const rows = await tx.selectFrom('subjectArea').select(['id', 'code', 'parentId', 'rowVersion']).orderBy('id').forUpdate().execute();
  const tree = new Map(rows.map((row) => [row.id, row]));
  const found = tree.get(id);
  if (!found) throw notFound('programmes.area_unknown');
  if (found.rowVersion !== rowVersion) throw stale({ changed: phrase('programmes.area_edited', { code: found.code }) });
  for (let above = input.parentId; above !== null; above = tree.get(above)?.parentId ?? null)
    if (above === id) throw new Refusal('programmes.area_under_itself', { name: input.name }, { where: 'parentId' });
  await tx
    .updateTable('subjectArea')
    .set({ ...input, folded: fold(input.name), rowVersion: rowVersion + 1 })
    .where('id', '=', id)
    .execute();
  return { result: { id }, audit: { type: 'subject_area', id, summary: input } };
}

/** What a year puts first; said again it is said anew. @throws Refusal programmes.area_unknown, document.unknown */
export async function setPriority(tx: Tx, _actor: Actor, given: PriorityInput): Promise<Outcome<{ id: string }>> {
  const { areaId, year: planYear, documentId, note } = priorityInput.parse(given);
  if (documentId) await requireDocument(tx, documentId, 'documentId');
  await tx
    .insertInto('subjectPriority')
    .values({ areaId, planYear, documentId, note })
    .onConflict((conflict) => conflict.columns(['areaId', 'planYear']).doUpdateSet({ documentId, note }))
    .execute();
  return { result: { id: areaId }, audit: { type: 'subject_area', id: areaId, summary: { priority: planYear, documentId, note } } };
}

/** @throws Refusal programmes.priority_unknown (404) */
export async function dropPriority(tx: Tx, _actor: Actor, areaId: string, year: number): Promise<Outcome<{ id: string }>> {
  const gone = await tx
    .deleteFrom('subjectPriority')
    .where('areaId', '=', areaId)
    .where('planYear', '=', year)
    .returning(['documentId', 'note'])
    .executeTakeFirst();
  if (!gone) throw notFound('programmes.priority_unknown');
  return { result: { id: areaId }, audit: { type: 'subject_area', id: areaId, summary: { noPriority: year, ...gone } } };
}
