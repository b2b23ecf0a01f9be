import type { Actor } from '#platform/actor.ts';
import { Refusal } from '#platform/refusal.ts';
import { checkPassword } from './check-password.ts';
import type { Proof } from './contract.ts';
import { asTenant } from './queries.ts';
import type { Deps } from './sign-in.ts';
import { useCode } from './use-code.ts';

/** Asked again before one's own keys change: an open session on a desk is not enough. */
export async function proveOneself(
  deps: Deps,
  actor: Actor,
  { current, code }: Proof,
  from: { address: string; command: string },
): Promise<void> {
  const { address, command } = from;
  const trying = { doer: actor, command };
  const { signInName, hasCode } = await deps.database.read(asTenant(actor), async (db) => {
    const account = await db.selectFrom('account').select('signInName').where('id', '=', actor.accountId).executeTakeFirstOrThrow();
    const secret = await db
      .selectFrom('oneTimeSecret')
      .select('state')
      .where('accountId', '=', actor.accountId)
      .where('state', '=', 'in_use')
      .executeTakeFirst();
    return { ...account, hasCode: secret !== undefined };
  });
  await checkPassword(deps, { tenant: actor.tenant, name: signInName, password: current, address }, trying).catch((error: unknown) => {
    throw error instanceof Refusal && error.status === 401 ? new Refusal('access.password_wrong', {}, { where: 'current' }) : error;
  });
  if (!hasCode) return;
  if (!code) throw new Refusal('access.code_missing', {}, { where: 'code' });
  await useCode(deps, { tenant: actor.tenant, accountId: actor.accountId, typed: code, address }, trying);
}
