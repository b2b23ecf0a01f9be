import { sql } from 'kysely';
import type { Tx } from '#platform/database/transaction.ts';

/** Requests about these classes and slots, and what went ahead with them as directed, are seen by those who see restricted classes; or by all again. */
export async function restrictRequests(tx: Tx, subjects: readonly string[], restricted: boolean): Promise<void> {
  await sql`update approval_request set restricted = ${restricted}
    where subject_id = any (${subjects}::uuid[]) or used_for = any (${subjects}::uuid[])`.execute(tx);
  await sql`update approval_directed set restricted = ${restricted} where subject_id = any (${subjects}::uuid[])`.execute(tx);
}
