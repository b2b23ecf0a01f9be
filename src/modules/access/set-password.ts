import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { hashPassword } from './hash-password.ts';
import { LEAST, passwordProblem } from './password-rules.ts';
import { leastKinds } from './set-password-rules.ts';
import { refuseOutOfReach } from './policy.ts';
import { endSessions } from './sessions.ts';

/** A password that its owner chose; `owner` null while the account is being made. */
export async function refuseWeakPassword(
  tx: Tx,
  password: string,
  own: readonly string[],
  where: string,
  { owner = null, chosen }: { owner?: string | null; chosen: boolean },
): Promise<void> {
  const hasCode =
    owner !== null &&
    (await tx
      .selectFrom('oneTimeSecret')
      .select('state')
      .where('accountId', '=', owner)
      .where('state', '=', 'in_use')
      .executeTakeFirst()) !== undefined;
  const least = hasCode ? LEAST.withCode : LEAST.alone;
  // a first password is made by chance and changed at once
  const kinds = chosen ? await leastKinds(tx) : 0;
  const problem = passwordProblem(password, own, { least, leastKinds: kinds });
  if (problem) throw new Refusal(problem, { least, kinds }, { where });
}

/**
 * Puts a new password in place; every session of the account but `keep` ends.
 * By anybody else than the account itself it is a first password again: whoever receives it must change it.
 */
export async function setPassword(
  tx: Tx,
  actor: Actor,
  accountId: string,
  password: string,
  options: { where: string; keep?: string },
): Promise<Outcome<{ id: string }>> {
  const account = await tx.selectFrom('account').select(['signInName', 'name']).where('id', '=', accountId).executeTakeFirst();
  if (!account) throw notFound('access.account_unknown');
  const own = actor.accountId === accountId;
  if (!own) await refuseOutOfReach(tx, actor, accountId);
  await refuseWeakPassword(tx, password, [account.signInName, account.name], options.where, { owner: accountId, chosen: own });
  const passwordHash = await hashPassword(password);
  await tx
    .updateTable('account')
    .set((e) => ({ passwordHash, mustChange: !own, rowVersion: e('rowVersion', '+', 1) }))
    .where('id', '=', accountId)
    .execute();
  await endSessions(tx, accountId, options.keep === undefined ? {} : { except: options.keep });
  return { result: { id: accountId }, audit: { type: 'account', id: accountId } };
}
