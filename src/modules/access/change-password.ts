import type { Actor } from '#platform/actor.ts';
import type { Act, Database } from '#platform/database/transaction.ts';
import type { Pools } from '#platform/database/pools.ts';
import { Refusal } from '#platform/refusal.ts';
import { checkPassword } from './check-password.ts';
import type { PasswordChange } from './contract.ts';
import { asTenant, sessionOf } from './queries.ts';
import { normalPassword } from './password-rules.ts';
import { setPassword } from './set-password.ts';

/** The owner's own change. The session it comes from (`secret`) goes on, all others end. */
export async function changePassword(
  deps: { pools: Pools; database: Database },
  actor: Actor,
  act: Act,
  { current, next }: PasswordChange,
  from: { address: string; secret: string },
): Promise<{ id: string }> {
  const { account } = await sessionOf(deps, actor);
  const claim = { tenant: actor.tenant, name: account.signInName, password: current, address: from.address };
  await checkPassword(deps, claim, { doer: actor, command: act.command }).catch((error: unknown) => {
    throw error instanceof Refusal && error.status === 401 ? new Refusal('access.password_wrong', {}, { where: 'current' }) : error;
  });
  if (normalPassword(next) === normalPassword(current)) throw new Refusal('access.password_same', {}, { where: 'next' });
  return deps.database.write(asTenant(actor), act, (tx) =>
    setPassword(tx, actor, actor.accountId, next, { where: 'next', keep: from.secret }),
  );
}
