import { sql, type Transaction } from 'kysely';
import { inTenant, isTenant, lookInTenant } from '#platform/database/in-tenant.ts';
import type { Pools } from '#platform/database/pools.ts';
import type { DB } from '#platform/database/schema.ts';
import { STEP_MINUTES } from './rules.ts';
import { newSecret, secretHash, type Token } from './session-cookie.ts';

/** Somebody who has shown the right password, or is known elsewhere, and owes the code. The gate knows nothing of it. */
export type SignInStep = { accountId: string; name: string; way: 'password' | 'elsewhere' };

export async function openStep(pools: Pools, tenant: string, accountId: string, way: SignInStep['way']): Promise<Token> {
  const secret = newSecret();
  await inTenant(pools, tenant, async (trx) => {
    await trx
      .deleteFrom('signInStep')
      .where('accountId', '=', accountId)
      .where('expiresAt', '<', sql<string>`now()`)
      .execute();
    await trx
      .insertInto('signInStep')
      .values({ tokenHash: secretHash(secret), accountId, way, expiresAt: sql<string>`now() + make_interval(mins => ${STEP_MINUTES})` })
      .execute();
  });
  return { tenant, secret };
}

/** null when it is unknown, too old or already used, or the account has been disabled since. */
export async function readStep(pools: Pools, { tenant, secret }: Token): Promise<SignInStep | null> {
  if (!(await isTenant(pools, tenant))) return null;
  const found = await lookInTenant(pools, tenant, (db) =>
    db
      .selectFrom('signInStep as p')
      .innerJoin('account as a', 'a.id', 'p.accountId')
      .select(['a.id as accountId', 'a.name', 'p.way'])
      .where('p.tokenHash', '=', secretHash(secret))
      .where('p.expiresAt', '>', sql<string>`now()`)
      .where('a.disabledAt', 'is', null)
      .executeTakeFirst(),
  );
  return (found as SignInStep | undefined) ?? null;
}

/** Of two that come with one step, one gets it. */
export async function takeStep(trx: Transaction<DB>, secret: string): Promise<boolean> {
  const { numDeletedRows } = await trx.deleteFrom('signInStep').where('tokenHash', '=', secretHash(secret)).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
