import { sql, type Transaction } from 'kysely';
import { inTenant } from '#platform/database/in-tenant.ts';
import type { Pools } from '#platform/database/pools.ts';
import type { DB } from '#platform/database/schema.ts';
import type { Database } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { decrypt, type Keys } from '#platform/secrets.ts';
import { noteFailure, type Trying } from './note-failure.ts';
import { isOneTimeCode, plainCode, stepOf } from './one-time-code.ts';
import { recoveryHash } from './recovery-codes.ts';
import { inTries } from './tries.ts';

/** So that a secret copied to another account does not open. */
export const boundTo = (accountId: string): string => `${accountId} one-time secret`;

type Deps = { pools: Pools; keys: Keys; database: Pick<Database, 'note'> };

/** Takes a code of the account's app, or a recovery code. Each counts once, however many ask at the same moment. @throws Refusal */
export async function useCode(
  { pools, keys, database }: Deps,
  { tenant, accountId, typed, address }: { tenant: string; accountId: string; typed: string; address: string },
  trying: Trying,
): Promise<'code' | 'recovery'> {
  const plain = plainCode(typed);
  const what = isOneTimeCode(plain) ? 'code' : 'recovery';
  const used = await inTries(pools, { tenant, what, whom: accountId, address }, () =>
    inTenant(pools, tenant, (trx) => (what === 'code' ? useStep(trx, keys, accountId, plain) : useRecovery(trx, keys, accountId, plain))),
  ).catch((error: unknown) => {
    if (error instanceof Refusal && error.status === 429) noteFailure(database, trying, { code: error.code, accountId, address });
    throw error;
  });
  if (used) return what;
  noteFailure(database, trying, { code: 'access.code_wrong', accountId, way: what, address });
  throw new Refusal('access.code_wrong', {}, { where: 'code' });
}

async function useStep(trx: Transaction<DB>, keys: Keys, accountId: string, code: string): Promise<true | null> {
  const kept = await trx
    .selectFrom('oneTimeSecret')
    .select(['keyId', 'secret'])
    .where('accountId', '=', accountId)
    .where('state', '=', 'in_use')
    .executeTakeFirst();
  const step = kept && stepOf(decrypt(keys, { keyId: kept.keyId, bytes: kept.secret }, boundTo(accountId)), code, new Date());
  if (!step) return null;
  // who comes second waits for the row, and then finds the step taken
  const { numUpdatedRows } = await trx
    .updateTable('oneTimeSecret')
    .set({ lastStep: step })
    .where('accountId', '=', accountId)
    .where('state', '=', 'in_use')
    .where('lastStep', '<', step)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n ? true : null;
}

async function useRecovery(trx: Transaction<DB>, keys: Keys, accountId: string, code: string): Promise<true | null> {
  const { numUpdatedRows } = await trx
    .updateTable('recoveryCode')
    .set({ usedAt: sql<string>`now()` })
    .where('accountId', '=', accountId)
    .where('hash', '=', recoveryHash(keys, accountId, code))
    .where('usedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n ? true : null;
}
