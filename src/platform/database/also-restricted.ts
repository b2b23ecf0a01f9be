import { sql } from 'kysely';
import type { Tx } from './transaction.ts';

/**
 * Writes that must hold for every class, also for those this actor may not see: nothing of them is read, nothing told. For marks that keep a
 * promise of the database, never for what somebody asks to be shown.
 */
export async function alsoRestricted(tx: Tx, work: () => Promise<void>): Promise<void> {
  const { rows } = await sql<{ sees: string }>`select current_setting('khuevan.restricted') as sees`.execute(tx);
  await sql`set local khuevan.restricted = true`.execute(tx);
  await work();
  if (rows[0]!.sees !== 'true') await sql`set local khuevan.restricted = false`.execute(tx);
}
