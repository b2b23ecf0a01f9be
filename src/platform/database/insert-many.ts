import { sql } from 'kysely';
import type { Tx } from './transaction.ts';

/** Thousands of rows with the table's own column names (snake_case), all with the same columns: one JSON parameter per thousand. */
export async function insertMany(tx: Tx, table: string, rows: readonly object[]): Promise<void> {
  if (!rows[0]) return;
  const columns = sql.join(Object.keys(rows[0]).map((column) => sql.ref(column)));
  for (let at = 0; at < rows.length; at += 1000) {
    const some = JSON.stringify(rows.slice(at, at + 1000));
    await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${some}::jsonb)`.execute(
      tx,
    );
  }
}
