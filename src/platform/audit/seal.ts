import { sql } from 'kysely';
import { insertMany } from '../database/insert-many.ts';
import { inTenant } from '../database/in-tenant.ts';
import type { Pools } from '../database/pools.ts';
import type { Tx } from '../database/transaction.ts';
import type { Keys } from '../secrets.ts';
import { macOf, type Kept } from './chain.ts';
import { keptColumns } from './rows.ts';

/** The end of a tenant's chain; position 0 before anything is sealed. `ahead`: its horizon is none of this cluster. */
export type Head = { position: number; mac: Buffer | null; horizon: string; ahead: boolean };
type Fresh = Kept & { xid: string; horizon: string };
type From = { xid: string; seq: number };

const AT_A_TIME = 5_000;
const START: From = { xid: '0', seq: 0 };

/**
 * Gives every row that is to be seen its link in the chain; answers how many. One sealer works on a tenant at a time: whoever
 * comes second goes away, or with `patient` waits.
 * @param whole looks for what is not sealed through the whole trail, not only where something new may be
 */
export async function sealTenant(
  pools: Pools,
  keys: Keys,
  tenant: string,
  { patient = false, whole = false }: { patient?: boolean; whole?: boolean } = {},
): Promise<number> {
  let sealed = 0;
  let from: From | null = whole ? START : null;
  // what of the first look was still under way may show itself at any later one
  let horizon: string | null = null;
  for (;;) {
    const rows: Fresh[] = await inTenant(pools, tenant, async (trx) => {
      const tx = trx as Tx;
      if (!(await isOurs(tx, patient))) return [];
      const head = await headOf(tx);
      from ??= whereNewBegins(head);
      const some = await unsealed(tx, from);
      horizon ??= some[0]?.horizon ?? null;
      const links = chained(keys, head, some, some.length < AT_A_TIME ? horizon! : head.horizon);
      if (links.length > 0) await insertMany(tx, 'audit_seal', links);
      return some;
    });
    sealed += rows.length;
    if (rows.length < AT_A_TIME) return sealed;
    from = rows.at(-1)!;
  }
}

/** Holds the chain of this tenant until the transaction ends. */
export async function isOurs(tx: Tx, patient: boolean): Promise<boolean> {
  if (!patient) {
    const { rows } = await sql<{ ours: boolean }>`select pg_try_advisory_xact_lock(7462018, hashtext(current_schema())) as ours`.execute(
      tx,
    );
    return rows[0]!.ours;
  }
  await sql`set local lock_timeout = '60s'`.execute(tx);
  await sql`select pg_advisory_xact_lock(7462018, hashtext(current_schema()))`.execute(tx);
  return true;
}

export async function headOf(tx: Tx): Promise<Head> {
  const { rows } = await sql<Head>`select position, mac, horizon::text, horizon > pg_snapshot_xmax(pg_current_snapshot()) as ahead
    from audit_seal order by position desc limit 1`.execute(tx);
  return rows[0] ?? { position: 0, mac: null, horizon: '0', ahead: false };
}

/** Below the horizon nothing can come any more. One that lies ahead is of another cluster, from before this database was moved. */
const whereNewBegins = ({ horizon, ahead }: Head): From => (ahead ? START : { xid: horizon, seq: 0 });

async function unsealed(tx: Tx, { xid, seq }: From): Promise<Fresh[]> {
  const { rows } = await sql<Fresh>`select ${keptColumns}, a.xid::text, pg_snapshot_xmin(pg_current_snapshot())::text as horizon
    from audit a where (a.xid, a.seq) > (${xid}::xid8, ${seq}::bigint) and not exists (select from audit_seal s where s.audit_seq = a.seq)
    order by a.xid, a.seq limit ${AT_A_TIME}`.execute(tx);
  return rows;
}

function chained(keys: Keys, head: Head, rows: readonly Fresh[], horizon: string): object[] {
  const sealedAt = new Date().toISOString();
  let { position, mac } = head;
  return rows.map((row) => {
    position += 1;
    mac = macOf(keys.current, mac, { position, sealedAt }, row);
    return { position, audit_seq: row.seq, sealed_at: sealedAt, key_id: keys.current.id, mac: `\\x${mac.toString('hex')}`, horizon };
  });
}
