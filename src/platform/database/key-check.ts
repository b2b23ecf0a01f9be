import pg from 'pg';
import type { Keys } from '#platform/secrets.ts';

export type UnknownKeys = { tenant: string; ids: string[] };

/**
 * Tenants that hold personal numbers or secrets of sign-in encrypted with a key that is not in the key file. `thoroughly` reads
 * every row; otherwise one of each table and tenant, which tells a wrong file from the right one at once.
 * @param tenantUrl login of the tenant role; owner and schema do not matter to it
 */
export async function unknownKeys(tenantUrl: string, tenants: readonly string[], keys: Keys, thoroughly: boolean): Promise<UnknownKeys[]> {
  const client = new pg.Client({ connectionString: tenantUrl, application_name: `khuevan keys ${process.pid}` });
  client.on('error', () => {});
  await client.connect();
  try {
    const [distinct, some] = thoroughly ? ['distinct', ''] : ['', 'limit 1'];
    const found: UnknownKeys[] = [];
    for (const tenant of tenants) {
      await client.query(`set search_path = ${pg.escapeIdentifier(tenant)}`);
      const { rows } = await client.query<{ id: string }>(
        `(select ${distinct} personal_number_key_id as id from person where personal_number_key_id is not null ${some})
          union (select ${distinct} key_id from one_time_secret ${some})`,
      );
      const ids = rows.map((row) => row.id).filter((id) => !keys.byId.has(id));
      if (ids.length > 0) found.push({ tenant, ids });
    }
    return found;
  } finally {
    await client.end();
  }
}
