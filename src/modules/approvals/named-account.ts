import type { Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { NamedAccount } from './arrange-absence.ts';

/** An account in use by its sign-in name: accounts are read as the tenant, whoever asks. */
export async function accountNamed(database: Database, actor: Actor, signInName: string, where: string): Promise<NamedAccount> {
  const found = await database.read({ ...actor, scope: { kind: 'tenant' } }, (db) =>
    db
      .selectFrom('account')
      .select(['id', 'name'])
      .where('signInName', '=', signInName.toLowerCase())
      .where('disabledAt', 'is', null)
      .executeTakeFirst(),
  );
  if (!found) throw new Refusal('approvals.unknown_account', { name: signInName }, { where, status: 404 });
  return found;
}
