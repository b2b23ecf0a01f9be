import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';

/**
 * Which of some units the actor stands for: those of its scope. Who sees one class or oneself stands for none;
 * who sees the whole tenant records for all.
 */
export async function standingFor(db: Reader, actor: Actor, units: readonly number[]): Promise<(unit: number) => boolean> {
  const { scope } = actor;
  if (scope.kind === 'tenant') return () => true;
  if (scope.kind === 'unit') return (unit) => scope.units.includes(unit);
  if (scope.kind !== 'bloc' || units.length === 0) return () => false;
  const { rows } = await sql<{ unitId: number; bloc: number }>`
    select distinct on (unit_id) unit_id, bloc from unit_version where unit_id = any (${[...units]}::int[])
    order by unit_id, (valid_from <= ${today()}::date) desc, abs(valid_from - ${today()}::date)`.execute(db);
  const mine = new Set(rows.filter((row) => row.bloc === scope.bloc).map((row) => row.unitId));
  return (unit) => mine.has(unit);
}

/** The unit that issued a document, where the register of units knows it: its own paper is its word. */
export async function issuerOf(db: Reader, documentId: string | null | undefined): Promise<number | null> {
  if (!documentId) return null;
  const found = await db.selectFrom('document').select('issuerId').where('id', '=', documentId).executeTakeFirst();
  return found?.issuerId ?? null;
}
