import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import { onePage, readCursor } from '#platform/database/pages.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound } from '#platform/refusal.ts';
import type { movementFilter, MovementList, MovementRow, SeatBalances } from './quota-contract.ts';
import { seatSumsOf, unitOf } from './series-queries.ts';

/** Of `admission_series s`: what each unit was given, less what it gave up; a series that ended in this one brought its units' seats. */
const granted = sql`select unit_id, sum(seats) as seats from (
    select to_unit as unit_id, seats from seat_movement where series_id = s.id and to_unit <> 0 and act in ('granted', 'moved', 'rolled_in', 'provided')
    union all select from_unit, -seats from seat_movement where series_id = s.id and from_unit <> 0 and act in ('moved', 'returned', 'rolled_out', 'withdrawn')) sides
  group by unit_id`;

/** Seats of a series as they stand: sums, and each unit that has or had some, by name. @throws Refusal admissions.unknown_series (404) */
export async function seatBalances(db: Reader, seriesId: string): Promise<SeatBalances> {
  const { rows } = await sql<SeatBalances>`
    select ${seatSumsOf} as sums,
      (select coalesce(json_agg(json_build_object('unit', ${unitOf(sql`u.unit_id`)}, 'granted', u.granted, 'fromOpen', u.free + u.held + u.used - u.granted,
          'held', u.held, 'used', u.used, 'free', u.free) order by u.granted desc, u.unit_id), '[]')
        from (select b.unit_id, coalesce(sum(b.seats) filter (where b.account = 'free'), 0) as free, coalesce(sum(b.seats) filter (where b.account = 'held'), 0) as held,
            coalesce(sum(b.seats) filter (where b.account = 'used'), 0) as used, coalesce(max(g.seats), 0) as granted
          from seat_balance b left join (${granted}) g using (unit_id) where b.series_id = s.id and b.unit_id <> 0 group by b.unit_id) u) as units
    from admission_series s where s.id = ${seriesId}`.execute(db);
  if (!rows[0]) throw notFound('admissions.unknown_series');
  return rows[0];
}

const account = (name: string, unit: RawBuilder<unknown>) =>
  sql`json_build_object('account', ${sql.ref(name)}, 'unit', case when ${unit} <> 0 then ${unitOf(unit)} end)`;

/** What the ledger of a series is filtered by, over `seat_movement m`. */
export function movementConditions(
  seriesId: string,
  filter: Omit<z.output<typeof movementFilter>, 'after' | 'limit'>,
): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [sql`m.series_id = ${seriesId}`];
  if (filter.unit !== undefined) all.push(sql`${filter.unit} in (m.from_unit, m.to_unit)`);
  if (filter.act) all.push(sql`m.act = ${filter.act}`);
  return sql.join(all, sql` and `);
}

export const movementColumns = sql`m.id, m.seq::int as seq, m.act, ${account('m.from_account', sql`m.from_unit`)} as "from", ${account('m.to_account', sql`m.to_unit`)} as "to",
  m.seats, (select json_build_object('id', d.id, 'number', d.number) from document d where d.id = m.document_id) as document, m.note, m.recorded_at, m.recorded_by_name as recorded_by`;

/** The ledger, latest first. */
export async function listMovements(
  db: Reader,
  seriesId: string,
  { after, limit, ...filter }: z.output<typeof movementFilter>,
): Promise<MovementList> {
  const from = readCursor(after);
  const beyond = from ? sql`and m.seq < ${Number(from.key)}` : sql``;
  return onePage<MovementRow>(
    { after: from, limit },
    sql`select m.id, m.seq::text as key from seat_movement m where ${movementConditions(seriesId, filter)} ${beyond} order by m.seq desc`,
    async (walked) => {
      const { rows } = await sql<MovementRow & { key: string; counted: number }>`
        select ${movementColumns}, found.key, found.counted from ${walked} found join seat_movement m on m.id = found.id
        join admission_series s on s.id = m.series_id order by m.seq desc`.execute(db);
      return rows;
    },
  );
}
