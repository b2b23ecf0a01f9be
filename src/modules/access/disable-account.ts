import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { refuseOutOfReach, refuseWithoutChief } from './policy.ts';
import { endSessions } from './sessions.ts';

/** The account stays, for what it has recorded; its sessions end in the same moment. Disabling twice changes nothing. */
export async function disableAccount(tx: Tx, actor: Actor, accountId: string): Promise<Outcome<{ id: string }>> {
  if (accountId === actor.accountId) throw new Refusal('access.own_account', {}, { status: 409 });
  await refuseOutOfReach(tx, actor, accountId);
  const disabled = await tx
    .updateTable('account')
    .set((e) => ({ disabledAt: sql<string>`coalesce(disabled_at, now())`, rowVersion: e('rowVersion', '+', 1) }))
    .where('id', '=', accountId)
    .executeTakeFirst();
  if (!disabled.numUpdatedRows) throw notFound('access.account_unknown');
  await endSessions(tx, accountId);
  await refuseWithoutChief(tx);
  return { result: { id: accountId }, audit: { type: 'account', id: accountId } };
}
