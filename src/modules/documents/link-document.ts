import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound } from '#platform/refusal.ts';
import { type NewLink, newLink } from './contract.ts';
import { labelsOf, type ObjectSource, requireDocument } from './queries.ts';

/**
 * Says that an object rests on a document (or stands in another relation to it). Saying it twice changes nothing.
 * @param sources who knows the objects; left out by callers inside the server, which know theirs
 * @throws Refusal document.unknown, document.object_unknown (404): also for an object the actor may not see
 */
export async function linkDocument(
  tx: Tx,
  actor: Actor,
  documentId: string,
  input: NewLink,
  sources?: readonly ObjectSource[],
): Promise<Outcome<{ id: string }>> {
  const { objectType, objectId, relation, note } = newLink.parse(input);
  await requireDocument(tx, documentId);
  if (sources && !(await labelsOf(tx, objectType, [objectId], sources)).has(objectId)) throw notFound('document.object_unknown');
  const { id } = await tx
    .insertInto('documentLink')
    .values({ id: newId(), documentId, objectType, objectId, relation, note, recordedBy: actor.accountId })
    .onConflict((conflict) =>
      conflict
        .columns(['documentId', 'objectType', 'objectId', 'relation'])
        .doUpdateSet((e) => ({ note: e.fn.coalesce('excluded.note', 'documentLink.note') })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return { result: { id }, audit: { type: 'document', id: documentId, summary: { linked: { objectType, objectId, relation } } } };
}
