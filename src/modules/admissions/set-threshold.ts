import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { SetThreshold } from './opening-contract.ts';

/** From when a class counts as at risk. Added to, never changed: another day, another row. Only who looks after the whole tenant. */
export async function setOpeningThreshold(tx: Tx, actor: Actor, input: SetThreshold): Promise<Outcome<{ id: string }>> {
  if (actor.scope.kind !== 'tenant') throw new Refusal('gate.outside_scope', {}, { status: 403 });
  if (!input.documentId && !input.citation) throw new Refusal('admissions.threshold_unsourced', {}, { where: 'citation' });
  const id = newId();
  await tx
    .insertInto('openingThreshold')
    .values({
      ...input,
      id,
      documentId: input.documentId ?? null,
      citation: input.citation ?? null,
      recordedBy: actor.accountId,
      recordedByName: actor.accountName,
    })
    .execute();
  return { result: { id }, audit: { type: 'opening_threshold', id, summary: { validFrom: input.validFrom, minimum: input.minimum } } };
}
