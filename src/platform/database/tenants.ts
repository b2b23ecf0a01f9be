import { sql } from 'kysely';
import type { Pools } from './pools.ts';

export type Tenant = { slug: string; name: string; isSample: boolean; practice: Practice | null };
/** Made up as a whole, last at `madeAt`, and anew every night at `resetAt` ('00:30', Asia/Ho_Chi_Minh). */
export type Practice = { agencies: number; resetAt: string; madeAt: string };

/** The tenants of this installation, by name. The only read outside any tenant. */
export async function listTenants(pools: Pools): Promise<Tenant[]> {
  const { rows } = await sql<Tenant>`select t.slug, t.name, t.is_sample,
    case when p.slug is not null then json_build_object('agencies', p.agencies, 'resetAt', to_char(p.reset_at, 'HH24:MI'), 'madeAt', p.made_at) end as practice
    from tenant t left join practice p on p.slug = t.slug order by t.name`.execute(pools.tenant);
  return rows;
}

/** Tenants where a password alone is enough: nothing in them is real (samples, practice). */
export async function tenantsWithoutCode(pools: Pools): Promise<Set<string>> {
  const { rows } = await sql<{ slug: string }>`select slug from tenant where not demands_code`.execute(pools.tenant);
  return new Set(rows.map((row) => row.slug));
}
