import { sql, type Transaction } from 'kysely';
import { look } from './look.ts';
import type { Pools } from './pools.ts';
import type { DB } from './schema.ts';
import { listTenants } from './tenants.ts';
import type { Reader } from './transaction.ts';

const entrance = (tenant: string) => `SET LOCAL search_path = "${tenant}", public; SET LOCAL khuevan.restricted = true`;

/**
 * A transaction for what happens before anybody is known, or on every request: sessions, failed tries.
 * It leaves no audit row; everything else goes through the doors. `tenant` must have passed `isTenant`.
 */
export const inTenant = <T>(pools: Pools, tenant: string, work: (trx: Transaction<DB>) => Promise<T>): Promise<T> =>
  pools.tenant.transaction().execute(async (trx) => {
    await sql.raw(entrance(tenant)).execute(trx);
    return work(trx);
  });

/** From here on in this transaction restricted classes are seen, or not: as everybody reads a report. */
export const seeRestricted = async (trx: Transaction<DB>, sees: boolean): Promise<void> =>
  void (await sql`set local khuevan.restricted = ${sql.lit(sees)}`.execute(trx));

/** The same for one statement that only looks. */
export const lookInTenant = <T>(pools: Pools, tenant: string, ask: (db: Reader) => Promise<T>): Promise<T> =>
  look(pools, 'tenant', entrance(tenant), ask, { atOnce: true });

// Tenants are only ever added, so what was once there may be remembered.
const known = new WeakMap<Pools, Set<string>>();

export async function isTenant(pools: Pools, slug: string): Promise<boolean> {
  if (known.get(pools)?.has(slug)) return true;
  const slugs = new Set((await listTenants(pools)).map((tenant) => tenant.slug));
  known.set(pools, slugs);
  return slugs.has(slug);
}
