import { lookInTenant } from '#platform/database/in-tenant.ts';
import type { Pools } from '#platform/database/pools.ts';
import { Refusal } from '#platform/refusal.ts';
import { passwordMatches } from './hash-password.ts';
import { signInNameOf } from './rules.ts';
import { inTries } from './tries.ts';

type Claim = { tenant: string; name: string; password: string; address: string };
type CheckedAccount = { id: string; name: string; signInName: string; mustChange: boolean; disabledAt: string | null };

/** The account whose password this is. A wrong name and a wrong password look alike: one hash, one text, the same slowing down. */
export async function checkPassword(pools: Pools, claim: Claim): Promise<CheckedAccount> {
  const name = signInNameOf(claim.name);
  const found = await inTries(pools, { tenant: claim.tenant, what: 'account', whom: name, address: claim.address }, async () => {
    const account = await lookInTenant(pools, claim.tenant, (db) =>
      db
        .selectFrom('account')
        .select(['id', 'name', 'signInName', 'passwordHash', 'mustChange', 'disabledAt'])
        .where('signInName', '=', name)
        .executeTakeFirst(),
    );
    const right = await passwordMatches(account?.passwordHash ?? null, claim.password);
    return right && account ? account : null;
  });
  if (!found) throw new Refusal('access.sign_in_failed', {}, { status: 401 });
  return found;
}
