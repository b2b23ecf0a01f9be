import { sql } from 'kysely';
import type { Tx } from '#platform/database/transaction.ts';

/**
 * The next numbers of the waiting list of a held series: the first of `count`. Kept beside the series, since who nominates sees the
 * nominations of its own units only; never given twice.
 */
export async function waitingNumbers(tx: Tx, seriesId: string, count: number): Promise<number> {
  if (count === 0) return 0;
  const { rows } = await sql<{ last: number }>`
    update admission_series s set waiting_given = ${count} +
      greatest(s.waiting_given, coalesce((select max(n.waiting_no) from nomination n where n.series_id = s.id and n.state = 'waiting'), 0))
    where s.id = ${seriesId} returning s.waiting_given as last`.execute(tx);
  return rows[0]!.last - count + 1;
}
