import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { roleFacts } from '#kit/roles.ts';
import type { Actor, Scope } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';

type Covers = (unit: number) => boolean;

/**
 * For which of some units the actor answers: those of its scope. Officers of an office (Sở Nội vụ, Ban Tổ chức) over the
 * tenant or a bloc see much and speak for that office only, where the register of units knows it; else a yes of one would be a yes of
 * every desk. A head of training or a leader speaks for all they look after.
 */
export async function standingFor(db: Reader, { scope, role }: Pick<Actor, 'scope' | 'role'>, units: readonly number[]): Promise<Covers> {
  const covers = await coveredBy(db, scope, units);
  const { office } = roleFacts[role];
  if (!office || units.length === 0 || (scope.kind !== 'tenant' && scope.kind !== 'bloc')) return covers;
  const { rows } = await sql<{ unitId: number }>`
    select unit_id from unit_version where symbol = ${office.symbol} and kind = ${office.kind}
      and valid_from <= ${today()}::date and (valid_to is null or valid_to > ${today()}::date)`.execute(db);
  return rows.length === 0 ? covers : (unit) => covers(unit) && rows.some(({ unitId }) => unitId === unit);
}

/** For which of some units the actor records what they decided and ask: those of its scope; who sees one class or oneself for none. */
export async function coveredBy(db: Reader, scope: Scope, units: readonly number[]): Promise<Covers> {
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
