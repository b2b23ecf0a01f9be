import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound } from '#platform/refusal.ts';

/** Takes a link back; the audit row keeps that it was there. @throws Refusal document.link_unknown (404) */
export async function unlinkDocument(tx: Tx, _actor: Actor, documentId: string, linkId: string): Promise<Outcome<{ id: string }>> {
  const link = await tx
    .deleteFrom('documentLink')
    .where('id', '=', linkId)
    .where('documentId', '=', documentId)
    .returning(['objectType', 'objectId', 'relation'])
    .executeTakeFirst();
  if (!link) throw notFound('document.link_unknown');
  return { result: { id: linkId }, audit: { type: 'document', id: documentId, summary: { unlinked: link } } };
}
