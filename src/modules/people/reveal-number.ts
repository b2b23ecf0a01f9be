import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound } from '#platform/refusal.ts';

/** The number still sealed, in base64: what a command answers is kept for repeated requests, and no plain number may be. */
type SealedNumber = { keyId: string; bytes: string };

/** Takes a number out for somebody who says why; the audit row is the point. Opened outside the transaction. */
export async function revealNumber(tx: Tx, id: string, reason: string): Promise<Outcome<SealedNumber>> {
  const person = await tx
    .selectFrom('person')
    .select(['personalNumberEncrypted', 'personalNumberKeyId'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!person) throw notFound('people.not_found');
  if (person.personalNumberEncrypted === null || person.personalNumberKeyId === null) throw notFound('people.no_number');
  return {
    result: { keyId: person.personalNumberKeyId, bytes: person.personalNumberEncrypted.toString('base64') },
    audit: { type: 'person', id, summary: { reason } },
  };
}
