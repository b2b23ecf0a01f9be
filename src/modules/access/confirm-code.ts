import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { decrypt, type Keys } from '#platform/secrets.ts';
import { isOneTimeCode, plainCode, stepOf } from './one-time-code.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';
import { OFFER_MINUTES } from './rules.ts';
import { endSessions, openSession } from './sessions.ts';
import { boundTo } from './use-code.ts';

/**
 * A code of the offered secret comes back: from now on it is demanded at every sign-in. All sessions end; one with a new
 * token (`secret`) takes the place of that from which this came. Answers ten recovery codes, shown this once.
 */
export async function confirmCode(
  tx: Tx,
  actor: Actor,
  keys: Keys,
  typed: string,
  { secret, client }: { secret: string; client: string | undefined },
): Promise<Outcome<{ recoveryCodes: string[] }>> {
  const { accountId } = actor;
  const offered = await tx
    .selectFrom('oneTimeSecret')
    .select(['keyId', 'secret'])
    .where('accountId', '=', accountId)
    .where('state', '=', 'offered')
    .where('madeAt', '>', sql<string>`now() - make_interval(mins => ${OFFER_MINUTES})`)
    .forUpdate()
    .executeTakeFirst();
  if (!offered) throw new Refusal('access.no_offer', {}, { status: 409 });
  const plain = plainCode(typed);
  const opened = decrypt(keys, { keyId: offered.keyId, bytes: offered.secret }, boundTo(accountId));
  const step = isOneTimeCode(plain) ? stepOf(opened, plain, new Date()) : null;
  if (step === null) throw new Refusal('access.code_wrong', {}, { where: 'code' });
  await tx.deleteFrom('oneTimeSecret').where('accountId', '=', accountId).where('state', '=', 'in_use').execute();
  await tx.updateTable('oneTimeSecret').set({ state: 'in_use', lastStep: step }).where('accountId', '=', accountId).execute();
  const recoveryCodes = await replaceRecoveryCodes(tx, keys, accountId);
  await endSessions(tx, accountId);
  await openSession(tx, accountId, secret, { way: 'code', mustEnrol: false, client });
  return { result: { recoveryCodes }, audit: { type: 'account', id: accountId } };
}
