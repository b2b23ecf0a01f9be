import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/database/transaction.ts';

/**
 * Scalar: the person that a row of these tables counts for. For looking people up by it: under a policy PostgreSQL uses no index for
 * what may leak, and takes coalesce() for that, case not.
 */
export const countsAs = (row: string): RawBuilder<string> =>
  sql`case when ${sql.ref(`${row}.counts_as_id`)} is null then ${sql.ref(`${row}.person_id`)} else ${sql.ref(`${row}.counts_as_id`)} end`;

/**
 * Runs, enrolments or nominations just written under a record that was merged count as the person kept. Asked after they are written: their foreign keys
 * hold the record from then on, so a merge has either been seen or has to wait.
 */
export async function countAsKept(tx: Tx, table: 'chain' | 'enrolment' | 'nomination', ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update ${sql.table(table)} x set counts_as_id = m.kept_id from person_merge m
    where m.merged_id = x.person_id and m.undone_at is null and x.id = any (${ids}::uuid[])`.execute(tx);
}
