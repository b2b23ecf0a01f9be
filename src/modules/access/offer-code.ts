import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { encrypt, type Keys } from '#platform/secrets.ts';
import { addressForApp, newOneTimeSecret } from './one-time-code.ts';
import { boundTo } from './use-code.ts';

/** A new secret for the account's app, shown this once. It counts for nothing until a code made with it comes back. */
export async function offerCode(
  tx: Tx,
  actor: Actor,
  keys: Keys,
  tenantName: string,
): Promise<Outcome<{ secret: string; address: string }>> {
  const { signInName } = await tx.selectFrom('account').select('signInName').where('id', '=', actor.accountId).executeTakeFirstOrThrow();
  const secret = newOneTimeSecret();
  const { keyId, bytes } = encrypt(keys, secret, boundTo(actor.accountId));
  await tx
    .insertInto('oneTimeSecret')
    .values({ accountId: actor.accountId, state: 'offered', keyId, secret: bytes })
    .onConflict((c) => c.columns(['accountId', 'state']).doUpdateSet({ keyId, secret: bytes, madeAt: sql`now()` }))
    .execute();
  return {
    result: { secret, address: addressForApp(secret, signInName, tenantName) },
    audit: { type: 'account', id: actor.accountId },
  };
}
