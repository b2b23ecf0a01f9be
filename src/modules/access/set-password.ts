import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { hashPassword } from './hash-password.ts';
import { refuseOutOfReach } from './policy.ts';
import { passwordProblem } from './rules.ts';
import { endSessions } from './sessions.ts';

export function refuseWeakPassword(password: string, own: readonly string[], where: string): void {
  const problem = passwordProblem(password, own);
  if (problem) throw new Refusal(problem, {}, { where });
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
  refuseWeakPassword(password, [account.signInName, account.name], options.where);
  const own = actor.accountId === accountId;
  if (!own) await refuseOutOfReach(tx, actor, accountId);
  const passwordHash = await hashPassword(password);
  await tx
    .updateTable('account')
    .set((e) => ({ passwordHash, mustChange: !own, rowVersion: e('rowVersion', '+', 1) }))
    .where('id', '=', accountId)
    .execute();
  await endSessions(tx, accountId, options.keep === undefined ? {} : { except: options.keep });
  return { result: { id: accountId }, audit: { type: 'account', id: accountId } };
}
