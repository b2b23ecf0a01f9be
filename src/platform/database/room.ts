import { sql } from 'kysely';
import type { Reader, Tx } from './transaction.ts';

/** Memory for the sums of a whole city, to the end of the transaction: with the server's default they go through temporary files, three times slower. */
export async function roomToSum(db: Reader): Promise<void> {
  await sql`set local work_mem = '64MB'`.execute(db);
}

/** For what goes through everything once, from the command line: it takes longer than anybody waits for at a screen. */
export const takesItsTime = (tx: Tx) => sql`set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`.execute(tx);
