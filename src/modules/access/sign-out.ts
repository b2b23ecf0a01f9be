import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { endSessions } from './sessions.ts';

export async function signOut(tx: Tx, actor: Actor, secret: string): Promise<Outcome<{ signedOut: true }>> {
  await endSessions(tx, actor.accountId, { only: secret });
  return { result: { signedOut: true }, audit: { type: 'account', id: actor.accountId } };
}
