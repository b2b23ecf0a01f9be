import { newId } from '#kit/ids.ts';
import { requireDocument } from '#modules/documents';
import { requireUnit } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal, stale } from '#platform/refusal.ts';
import { dutyInput, type DutyInput } from './contract.ts';

/** What one body owes another under a coordination regulation. */
export async function recordDuty(tx: Tx, actor: Actor, given: DutyInput): Promise<Outcome<{ id: string }>> {
  const input = dutyInput.parse(given);
  if (input.owesId === input.toId) throw new Refusal('delegation.duty_to_itself', {}, { where: 'toId' });
  if (input.verification === 'verified' && !input.documentId && !input.citation)
    throw new Refusal('delegation.verified_without_source', {}, { where: 'citation' });
  await requireUnit(tx, input.owesId, input.validFrom);
  await requireUnit(tx, input.toId, input.validFrom);
  if (input.documentId) await requireDocument(tx, input.documentId, 'documentId');
  const id = newId();
  await tx
    .insertInto('coordinationDuty')
    .values({ id, ...input, recordedBy: actor.accountId, recordedByName: actor.accountName })
    .execute();
  return { result: { id }, audit: { type: 'coordination_duty', id, summary: { owes: input.owesId, to: input.toId } } };
}

/** The regulation no longer asks for it from a day on; it stays to be seen. */
export async function endDuty(tx: Tx, id: string, rowVersion: number, validTo: string): Promise<Outcome<{ id: string }>> {
  const duty = await tx
    .selectFrom('coordinationDuty')
    .select(['validFrom', 'validTo', 'rowVersion'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!duty) throw notFound('delegation.unknown_duty');
  if (duty.rowVersion !== rowVersion) throw stale({ changed: phrase('delegation.duty') });
  if (validTo <= duty.validFrom) throw new Refusal('delegation.term_empty', { from: duty.validFrom }, { where: 'validTo' });
  await tx
    .updateTable('coordinationDuty')
    .set((e) => ({ validTo, rowVersion: e('rowVersion', '+', 1) }))
    .where('id', '=', id)
    .execute();
  return { result: { id }, audit: { type: 'coordination_duty', id, summary: { validTo } } };
}
