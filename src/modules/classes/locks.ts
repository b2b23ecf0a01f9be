import { sql } from 'kysely';
import type { CalendarDate } from '#kit/dates.ts';
import type { Reader, Tx } from '#platform/database/transaction.ts';

/**
 * One gate per tenant between those who write the ledger (many at once) and the one who closes a year (alone).
 * Without it a command that began before the closing could commit after it with an earlier recorded_at.
 */
export const ledgerGate = 7462016;

async function clockInside(tx: Tx): Promise<string> {
  const { rows } = await sql<{ at: string }>`select clock_timestamp()::text as at`.execute(tx);
  return rows[0]!.at;
}

/**
 * First step of every command that writes events or entries. Answers the one `recorded_at` for all its rows
 * (full precision, taken inside the gate): never the column's default, which is when the transaction began.
 */
export async function enterLedger(tx: Tx): Promise<string> {
  await sql`select pg_advisory_xact_lock_shared(${sql.lit(ledgerGate)}, hashtext(current_schema()))`.execute(tx);
  return clockInside(tx);
}

/** Waits until no command is writing and keeps new ones out to the end of the transaction; answers the cutoff. */
export async function closeLedger(tx: Tx): Promise<string> {
  await sql`select pg_advisory_xact_lock(${sql.lit(ledgerGate)}, hashtext(current_schema()))`.execute(tx);
  return clockInside(tx);
}

export type LockedPeriod = {
  id: string;
  unitId: number;
  unitName: string;
  clock: 'calendar' | 'administrative';
  year: number;
  periodStart: CalendarDate;
  periodEnd: CalendarDate;
  sentOn: CalendarDate | null;
};

/**
 * Closed years that an event of `date` at the institution `runnerId` would change: those of the institution and of what it
 * belongs to. An event before the period counts too, because it changes what the period carried in.
 */
export async function lockedPeriodsCovering(db: Reader, runnerId: number, date: CalendarDate): Promise<LockedPeriod[]> {
  const { rows } = await sql<LockedPeriod>`
    with recursive above (unit_id) as (
      select ${runnerId}::int
      union
      select v.parent_id from above join unit_version v using (unit_id)
      where v.parent_id is not null and (v.valid_to is null or v.valid_to > ${date}::date)
    )
    select l.id, l.unit_id, n.name as unit_name, l.clock, l.year, l.period_start, l.period_end, l.sent_on
    from period_lock l
    join above using (unit_id)
    join lateral (
      select v.name from unit_version v where v.unit_id = l.unit_id and v.valid_from <= l.period_end order by v.valid_from desc limit 1
    ) n on true
    where l.period_end >= ${date}::date
    order by l.period_end, l.clock`.execute(db);
  return rows;
}
