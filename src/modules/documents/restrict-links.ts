import { sql } from 'kysely';
import type { Tx } from '#platform/database/transaction.ts';

/** Links of documents to these things are seen by those who see restricted classes; or by all again. */
export async function restrictLinks(tx: Tx, objects: readonly string[], restricted: boolean): Promise<void> {
  await sql`update document_link set restricted = ${restricted} where object_id = any (${objects}::text[])`.execute(tx);
}
