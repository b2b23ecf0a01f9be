import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Tx } from './transaction.ts';

const AT_A_TIME = 1000;

/**
 * Thousands of rows with the table's own column names (snake_case), all with the same columns: one JSON parameter per thousand.
 * Rows may be made on the way: the next thousand are, while the database takes these.
 */
export async function insertMany(tx: Tx, table: string, rows: Iterable<object>): Promise<void> {
  let under: Promise<unknown> = Promise.resolve();
  for (const some of inBatches(rows, AT_A_TIME)) {
    const columns = sql.join(Object.keys(some[0]!).map((column) => sql.ref(column)));
    const batch = JSON.stringify(some);
    await under;
    under =
      sql`insert into ${sql.table(table)} (${columns}) select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${batch}::jsonb)`.execute(
        tx,
      );
    // its failure is met at the next turn
    under.catch(() => {});
    await setImmediate();
  }
  await under;
}

export function* inBatches<Row>(rows: Iterable<Row>, size: number): Generator<Row[]> {
  let batch: Row[] = [];
  for (const row of rows) {
    if (batch.push(row) < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
