import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/database/transaction.ts';

/** One thing looked at: how many sums were made, and how many came out wrong. */
export type Sum = { what: string; sums: number; wrong: number };

/** `query` answers one row a sum, with `wrong`. */
export async function counted(tx: Tx, what: string, query: RawBuilder<unknown>): Promise<Sum> {
  const { rows } = await sql<{
    sums: number;
    wrong: number;
  }>`select count(*)::int as sums, count(*) filter (where wrong)::int as wrong from (${query}) each_one`.execute(tx);
  return { what, ...rows[0]! };
}
