import type { Actor } from '#platform/actor.ts';
import type { Outcome, Reader, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';

/** Kinds of characters the office demands of a password; none, unless it has set some. */
export async function leastKinds(db: Reader): Promise<number> {
  const set = await db.selectFrom('passwordSetting').select('leastKinds').executeTakeFirst();
  return set?.leastKinds ?? 0;
}

/** For passwords set from now on. NIST SP 800-63B-4 advises against any; some provinces' rules still ask for them. */
export async function setPasswordRules(tx: Tx, actor: Actor, kinds: number): Promise<Outcome<{ leastKinds: number }>> {
  if (actor.scope.kind !== 'tenant') throw new Refusal('access.beyond_scope', {}, { status: 403 });
  const before = await leastKinds(tx);
  await tx
    .insertInto('passwordSetting')
    .values({ leastKinds: kinds })
    .onConflict((c) => c.column('id').doUpdateSet({ leastKinds: kinds }))
    .execute();
  return { result: { leastKinds: kinds }, audit: { type: 'tenant', id: actor.tenant, summary: { leastKinds: { before, after: kinds } } } };
}
