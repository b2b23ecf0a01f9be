import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import type { Database } from '#platform/database/transaction.ts';
import type { Pools } from '#platform/database/pools.ts';
import { Refusal } from '#platform/refusal.ts';
import { checkPassword } from './check-password.ts';
import type { Credentials } from './contract.ts';
import { actorOf } from './gate.ts';
import { isTenant, lookInTenant } from '#platform/database/in-tenant.ts';
import type { HeldRole } from './rules.ts';
import { newSecret, type Token } from './session-cookie.ts';
import { endSessions, openSession, rolesOf } from './sessions.ts';

/** Always a new token; `before` is the one the browser still had, which ends. */
export async function signIn(
  deps: { pools: Pools; database: Database },
  credentials: Credentials,
  from: { address: string; client: string | undefined; before: Token | null; requestId: string },
): Promise<{ token: Token; mustChangePassword: boolean }> {
  const { tenant, name, password } = credentials;
  if (!(await isTenant(deps.pools, tenant))) throw new Refusal('access.tenant_unknown', { tenant }, { where: 'tenant' });
  const account = await checkPassword(deps.pools, { tenant, name, password, address: from.address });
  if (account.disabledAt) throw new Refusal('access.account_disabled', {}, { status: 403 });
  const held = await lookInTenant(deps.pools, tenant, async (db) => {
    const { rows } = await sql<{ held: HeldRole[] }>`select ${rolesOf(sql.val(account.id), sql.val(today()))} as held`.execute(db);
    return rows[0]!.held;
  });
  const actor = actorOf(tenant, { ...account, held }, from.requestId);
  if (!actor) throw new Refusal('access.no_assignment', {}, { status: 403 });
  const secret = newSecret();
  await deps.database.write({ ...actor, scope: { kind: 'tenant' } }, { command: 'access.sign_in' }, async (tx) => {
    if (from.before?.tenant === tenant) await endSessions(tx, account.id, { only: from.before.secret });
    await openSession(tx, account.id, secret, from.client);
    return { result: undefined, audit: { type: 'account', id: account.id } };
  });
  return { token: { tenant, secret }, mustChangePassword: account.mustChange };
}
