import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { refuseOutOfReach } from './policy.ts';
import { endSessions } from './sessions.ts';

/**
 * For somebody who has lost the phone and the recovery codes. The administrator learns nothing: the secret goes, the person
 * signs in by password and sets up a new one. All sessions of the account end.
 */
export async function resetSecondFactor(tx: Tx, actor: Actor, accountId: string, reason: string): Promise<Outcome<{ id: string }>> {
  if (accountId === actor.accountId) throw new Refusal('access.own_second_factor', {}, { status: 409 });
  await refuseOutOfReach(tx, actor, accountId);
  const account = await tx.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().executeTakeFirst();
  if (!account) throw notFound('access.account_unknown');
  const { numDeletedRows } = await tx.deleteFrom('oneTimeSecret').where('accountId', '=', accountId).executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw new Refusal('access.no_second_factor', {}, { status: 409 });
  await tx.deleteFrom('recoveryCode').where('accountId', '=', accountId).execute();
  const ended = await endSessions(tx, accountId);
  return { result: { id: accountId }, audit: { type: 'account', id: accountId, summary: { reason, sessionsEnded: ended } } };
}
