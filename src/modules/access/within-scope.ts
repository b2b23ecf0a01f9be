import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '#platform/actor.ts';
import { scopeTable } from './scope-table.ts';

/**
 * What the policies of a table say anyway, for a caller of several units, as a condition with the units written out; `at` is the
 * table's name in the statement. It takes no row away. A policy reads its setting for each row; this is worked out once, finds its
 * way through an index, and leaves the policy the rows that pass.
 */
export function withinScope(table: string, at: string, scope: Scope | undefined): RawBuilder<boolean> {
  const columns = scopeTable[table]!.unit;
  if (scope?.kind !== 'unit' || scope.units.length < 2 || columns.includes('all')) return sql`true`;
  const units = sql.lit(`{${scope.units.map(Math.trunc).join(',')}}`);
  return sql`(${sql.join(
    columns.map((column) => sql`${sql.ref(`${at}.${column}`)} = any (${units}::int[])`),
    sql` or `,
  )})`;
}
