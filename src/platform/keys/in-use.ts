import pg from 'pg';
import { decrypt, lookupHash, type Keys } from '../secrets.ts';
import { keptColumns, type Kept } from './kept.ts';

/** `unknown`: keys that are not in the key file. `older`: keys of the file that are not its newest. */
export type KeysInUse = { tenant: string; unknown: string[]; older: string[] };

/**
 * Tenants that hold something under another key than the newest. `thoroughly` reads every row; otherwise the ends of each index, which
 * tell a wrong file and an unfinished rotation at once.
 * @param tenantUrl login of the tenant role; owner and schema do not matter to it
 */
export async function otherKeysInUse(tenantUrl: string, tenants: readonly string[], keys: Keys, thoroughly: boolean): Promise<KeysInUse[]> {
  return withLogin(tenantUrl, async (client) => {
    // files of restricted classes lie under a key like all others
    await client.query("set khuevan.restricted = 'true'");
    const question = keptColumns.map((one) => (thoroughly ? everyKey(one, keys) : endsOf(one, keys))).join(' union ');
    const found: KeysInUse[] = [];
    for (const tenant of tenants) {
      await client.query(`set search_path = ${pg.escapeIdentifier(tenant)}`);
      const { rows } = await client.query<{ id: string | null }>(question);
      const ids = rows.flatMap(({ id }) => (id === null || id === keys.current.id ? [] : [id])).toSorted();
      const [unknown, older] = [ids.filter((id) => !keys.byId.has(id)), ids.filter((id) => keys.byId.has(id))];
      if (ids.length > 0) found.push({ tenant, unknown, older });
    }
    return found;
  });
}

/**
 * Tenants where somebody's sealed number and what it is found by do not belong together: a line of the key file is gone that every
 * look-up hash goes through. One person of each tells.
 */
export async function unfindable(tenantUrl: string, tenants: readonly string[], keys: Keys): Promise<string[]> {
  return withLogin(tenantUrl, async (client) => {
    const found: string[] = [];
    for (const tenant of tenants) {
      await client.query(`set search_path = ${pg.escapeIdentifier(tenant)}`);
      const { rows } = await client.query<{ id: string; bytes: Buffer; key: string; hash: Buffer }>(
        `select p.id, p.personal_number_encrypted as bytes, p.personal_number_key_id as key, k.hash from person p
         join person_key k on k.person_id = p.id and k.kind = 'personal_number' where p.personal_number_key_id is not null limit 1`,
      );
      const [one] = rows;
      if (one && !lookupHash(keys, decrypt(keys, { keyId: one.key, bytes: one.bytes }, one.id)).equals(one.hash)) found.push(tenant);
    }
    return found;
  });
}

async function withLogin<T>(tenantUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: tenantUrl, application_name: `khuevan keys ${process.pid}` });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const keyOf = ({ keyId, mayBeNull }: Kept, keys: Keys) => (mayBeNull ? `coalesce(${keyId}, ${pg.escapeLiteral(keys.root.id)})` : keyId);
const everyKey = (one: Kept, keys: Keys) => `(select distinct ${keyOf(one, keys)} as id from ${one.table} where ${one.bytes} is not null)`;
const endsOf = (one: Kept, keys: Keys) =>
  ['min', 'max']
    .map((end) => `(select ${end}(${keyOf(one, keys)}) as id from ${one.table}${one.mayBeNull ? ` where ${one.bytes} is not null` : ''})`)
    .join(' union ');
