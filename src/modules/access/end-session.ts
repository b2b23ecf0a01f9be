import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound } from '#platform/refusal.ts';
import { refuseOutOfReach } from './policy.ts';
import { endSessions } from './sessions.ts';

type Ended = { ended: number };
const outcome = (accountId: string, ended: number): Outcome<Ended> => ({
  result: { ended },
  audit: { type: 'account', id: accountId, summary: { ended } },
});

const refuseOthers = (tx: Tx, actor: Actor, accountId: string) =>
  actor.accountId === accountId ? Promise.resolve() : refuseOutOfReach(tx, actor, accountId);

/** One session of an account, one's own or by an administrator. It counts from its next request on. */
export async function endSession(tx: Tx, actor: Actor, accountId: string, id: string): Promise<Outcome<Ended>> {
  await refuseOthers(tx, actor, accountId);
  const ended = await endSessions(tx, accountId, { id });
  if (ended === 0) throw notFound('access.session_unknown');
  return outcome(accountId, ended);
}

/** All of an account; with `keep`, all but that of whoever asks. */
export async function endAllSessions(tx: Tx, actor: Actor, accountId: string, keep?: string): Promise<Outcome<Ended>> {
  await refuseOthers(tx, actor, accountId);
  const account = await tx.selectFrom('account').select('id').where('id', '=', accountId).executeTakeFirst();
  if (!account) throw notFound('access.account_unknown');
  return outcome(accountId, await endSessions(tx, accountId, keep === undefined ? {} : { except: keep }));
}
