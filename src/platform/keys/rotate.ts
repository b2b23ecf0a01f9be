import { sql } from 'kysely';
import { inTenant } from '../database/in-tenant.ts';
import type { Pools } from '../database/pools.ts';
import type { Tx } from '../database/transaction.ts';
import { carryHash, open, seal, type Keys } from '../secrets.ts';
import { keptColumns, type Kept } from './kept.ts';

type Row = { place: string; bytes: Buffer; keyId: string; boundTo: string };
const AT_A_TIME = 500;

/**
 * Brings everything of a tenant under the newest key, some rows in each transaction; answers how many rows of which table were moved.
 * Stopped at any moment, it goes on where it was when called again. Nobody else may be at work: see `refuseCompany`.
 * @throws Error when a row is under a key that is not in the file, or was tampered with
 */
export async function rotateTenant(pools: Pools, keys: Keys, tenant: string): Promise<Record<string, number>> {
  const moved: Record<string, number> = {};
  for (const one of keptColumns) {
    const atOnce = one.atOnce ?? AT_A_TIME;
    for (let rows = atOnce; rows === atOnce;) {
      rows = await inTenant(pools, tenant, (trx) => moveSome(trx as Tx, keys, one, atOnce));
      if (rows > 0) moved[one.table] = (moved[one.table] ?? 0) + rows;
    }
  }
  return moved;
}

async function moveSome(tx: Tx, keys: Keys, one: Kept, limit: number): Promise<number> {
  // files of restricted classes lie under a key like all others
  await sql`set local khuevan.restricted = 'true'`.execute(tx);
  const [table, bytes, keyId] = [one.table, one.bytes, one.keyId].map((name) => sql.ref(name)) as [never, never, never];
  const older = [...keys.byId.keys()].filter((id) => id !== keys.current.id);
  const pending = one.mayBeNull
    ? sql`(${keyId} = any (${older}) or ${keyId} is null) and ${bytes} is not null`
    : sql`${keyId} = any (${older})`;
  const { rows } = await sql<Row>`
    select ctid::text as place, ${bytes} as bytes, coalesce(${keyId}, ${keys.root.id}) as key_id, ${sql.raw(one.boundTo ?? "''")} as bound_to
    from ${table} where ${pending} limit ${limit} for update`.execute(tx);
  if (rows.length === 0) return 0;
  const carried = rows.map((row) => (one.boundTo ? sealedAgain(keys, row) : carryHash(keys, row.bytes, row.keyId)));
  await sql`update ${table} t set ${bytes} = n.bytes, ${keyId} = ${keys.current.id}
    from unnest(${rows.map(({ place }) => place)}::text[]::tid[], ${carried}::bytea[]) as n(place, bytes) where t.ctid = n.place`.execute(
    tx,
  );
  return rows.length;
}

const sealedAgain = (keys: Keys, { bytes, keyId, boundTo }: Row): Buffer =>
  seal(keys, open(keys, { keyId, bytes }, boundTo), boundTo).bytes;
