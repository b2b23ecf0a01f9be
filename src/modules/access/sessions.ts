import { sql, type Transaction } from 'kysely';
import type { DB } from '#platform/database/schema.ts';
import { IDLE_MINUTES, LONGEST_HOURS } from './rules.ts';
import { secretHash } from './session-cookie.ts';

export type KnownAccount = { id: string; name: string; mustChange: boolean };

/** null when the session is unknown, ended, idle too long or too old, or its account is disabled. */
export async function accountOfSession(trx: Transaction<DB>, secret: string): Promise<KnownAccount | null> {
  const tokenHash = secretHash(secret);
  const found = await trx
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.id', 's.accountId')
    .select(['a.id', 'a.name', 'a.mustChange', sql<boolean>`s.last_seen_at < now() - interval '1 minute'`.as('unseen')])
    .where('s.tokenHash', '=', tokenHash)
    .where('s.endedAt', 'is', null)
    .where('s.expiresAt', '>', sql<string>`now()`)
    .where('s.lastSeenAt', '>', sql<string>`now() - make_interval(mins => ${IDLE_MINUTES})`)
    .where('a.disabledAt', 'is', null)
    .executeTakeFirst();
  if (!found) return null;
  // once a minute is enough to tell idle from busy, and spares a write per request
  if (found.unseen)
    await trx
      .updateTable('session')
      .set({ lastSeenAt: sql`now()` })
      .where('tokenHash', '=', tokenHash)
      .execute();
  return found;
}

/** Starts a session; the caller hands the secret to the browser. */
export async function openSession(trx: Transaction<DB>, accountId: string, secret: string, client: string | undefined): Promise<void> {
  await trx
    .insertInto('session')
    .values({
      tokenHash: secretHash(secret),
      accountId,
      expiresAt: sql<string>`now() + make_interval(hours => ${LONGEST_HOURS})`,
      client: client?.slice(0, 200) ?? null,
    })
    .execute();
}

/** Ends the sessions of an account: `only` this one, all `except` this one, or all. */
export async function endSessions(trx: Transaction<DB>, accountId: string, which: { only?: string; except?: string } = {}): Promise<void> {
  let ending = trx
    .updateTable('session')
    .set({ endedAt: sql`now()` })
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null);
  if (which.only !== undefined) ending = ending.where('tokenHash', '=', secretHash(which.only));
  if (which.except !== undefined) ending = ending.where('tokenHash', '!=', secretHash(which.except));
  await ending.execute();
}
