import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { unitNameOn } from '#modules/organisations';
import { lookInTenant } from '#platform/database/in-tenant.ts';
import type { Pools } from '#platform/database/pools.ts';
import { listTenants } from '#platform/database/tenants.ts';
import { Refusal } from '#platform/refusal.ts';
import { agencyCode, agencyNumber, practiceAccounts } from './practice-accounts.ts';
import type { PracticeDoor } from './practice-contract.ts';

/**
 * The accounts a practice tenant was made with, for whoever has not signed in: what one learner adds is not shown to the next.
 * Of a real tenant nothing is told, nor whether there is one.
 */
export async function practiceDoorOf(pools: Pools, tenant: string): Promise<PracticeDoor> {
  const practice = (await listTenants(pools)).find(({ slug }) => slug === tenant)?.practice;
  if (!practice) throw new Refusal('access.tenant_unknown', { tenant }, { where: 'tenant', status: 404 });
  const accounts = practiceAccounts(practice.agencies);
  const numbers = Array.from({ length: practice.agencies }, (_, n) => agencyNumber(n + 1));
  const units = await lookInTenant(pools, tenant, (db) =>
    db
      .selectFrom('unit as u')
      .select(['u.code', unitNameOn(sql.ref<number | null>('u.id'), today()).as('name')])
      .where('u.code', 'in', numbers.map(agencyCode))
      .execute(),
  );
  const names = new Map(units.map(({ code, name }) => [code, name]));
  return {
    agencies: numbers.map((number) => ({ number, name: names.get(agencyCode(number)) ?? agencyCode(number) })),
    accounts: accounts.map(({ signInName, role, agency }) => ({ signInName, role, agency })),
  };
}
