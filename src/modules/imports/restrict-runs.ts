import { sql } from 'kysely';
import type { Tx } from '#platform/database/transaction.ts';

/** Files that went into these classes and slots, with their rows, are seen by those who see restricted classes; or by all again. */
export async function restrictRuns(tx: Tx, targets: readonly string[], restricted: boolean): Promise<void> {
  await sql`update import_run r set restricted = ${restricted}
    where exists (select from jsonb_each_text(r.target) goes where goes.value = any (${targets}::text[]))
      or exists (select from import_made m where m.run_id = r.id and m.object_id = any (${targets}::text[]))`.execute(tx);
}
