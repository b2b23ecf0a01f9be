import { maskNumber, plainNumber } from '#kit/personal-number.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { lookupHash, type Keys } from '#platform/secrets.ts';
import { refuseOutOfReach } from './policy.ts';

/** Kept apart from the hashes by which people are found: the one says who somebody is, the other lets somebody in. */
export const identifierHash = (keys: Keys, identifier: string): Buffer => lookupHash(keys, `sign-in elsewhere ${plainNumber(identifier)}`);

/** What a provider elsewhere calls this person; null takes it away. The database keeps a keyed hash and a mask. */
export async function setIdentifier(
  tx: Tx,
  actor: Actor,
  keys: Keys,
  accountId: string,
  identifier: string | null,
): Promise<Outcome<{ id: string; identifier: string | null }>> {
  await refuseOutOfReach(tx, actor, accountId);
  const plain = identifier === null ? null : plainNumber(identifier);
  if (plain !== null && !/^[\w.@:-]{4,100}$/.test(plain)) throw new Refusal('access.identifier_shape', {}, { where: 'identifier' });
  const mask = plain === null ? null : plain.length >= 10 ? maskNumber(plain) : `•••••${plain.slice(-2)}`;
  const { numUpdatedRows } = await tx
    .updateTable('account')
    .set((e) => ({
      identifierHash: plain === null ? null : identifierHash(keys, plain),
      identifierKeyId: plain === null ? null : keys.current.id,
      identifierMask: mask,
      rowVersion: e('rowVersion', '+', 1),
    }))
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw notFound('access.account_unknown');
  return { result: { id: accountId, identifier: mask }, audit: { type: 'account', id: accountId, summary: { identifier: mask } } };
}
