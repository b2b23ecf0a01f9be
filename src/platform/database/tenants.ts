import { sql } from 'kysely';
import type { Pools } from './pools.ts';

export type Tenant = { slug: string; name: string; isSample: boolean };

/** The tenants of this installation, by name. The only read outside any tenant. */
export async function listTenants(pools: Pools): Promise<Tenant[]> {
  const { rows } = await sql<Tenant>`select slug, name, is_sample from tenant order by name`.execute(pools.tenant);
  return rows;
}

/** Tenants where a password alone is enough: nothing in them is real (samples, practice). */
export async function tenantsWithoutCode(pools: Pools): Promise<Set<string>> {
  const { rows } = await sql<{ slug: string }>`select slug from tenant where not demands_code`.execute(pools.tenant);
  return new Set(rows.map((row) => row.slug));
}
