import { lookInTenant } from '#platform/database/in-tenant.ts';
import type { Pools } from '#platform/database/pools.ts';
import type { Database } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { passwordMatches } from './hash-password.ts';
import { noteFailure, type Trying } from './note-failure.ts';
import { signInNameOf } from './rules.ts';
import { inTries } from './tries.ts';

type Deps = { pools: Pools; database: Pick<Database, 'note'> };
type Claim = { tenant: string; name: string; password: string; address: string };
type CheckedAccount = { id: string; name: string; signInName: string; mustChange: boolean; disabledAt: string | null };

/** The account whose password this is. A wrong name and a wrong password look alike: one hash, one text, the same slowing down. */
export async function checkPassword({ pools, database }: Deps, claim: Claim, trying: Trying): Promise<CheckedAccount> {
  const name = signInNameOf(claim.name);
  const { address } = claim;
  let accountId: string | undefined;
  const found = await inTries(pools, { tenant: claim.tenant, what: 'account', whom: name, address }, async () => {
    const account = await lookInTenant(pools, claim.tenant, (db) =>
      db
        .selectFrom('account')
        .select(['id', 'name', 'signInName', 'passwordHash', 'mustChange', 'disabledAt'])
        .where('signInName', '=', name)
        .executeTakeFirst(),
    );
    accountId = account?.id;
    const right = await passwordMatches(account?.passwordHash ?? null, claim.password);
    return right && account ? account : null;
  }).catch((error: unknown) => {
    if (error instanceof Refusal && error.status === 429) noteFailure(database, trying, { code: error.code, address });
    throw error;
  });
  if (found) return found;
  noteFailure(database, trying, { code: 'access.sign_in_failed', accountId, address });
  throw new Refusal('access.sign_in_failed', {}, { status: 401 });
}
