import { sql } from 'kysely';
import type { Tx } from '#platform/database/transaction.ts';
import { counted, type Sum } from './deep-sums.ts';

/** Seats of every series: balances against movements, against each other, against classes, nominations and the year before. */
export async function seats(tx: Tx): Promise<Sum[]> {
  const nominated = (account: 'held' | 'used') => sql`
    select coalesce(b.seats, 0) <> coalesce(n.count, 0) as wrong
    from (select series_id, unit_id, seats from seat_balance where account = ${account}) b
    full join (select series_id, unit_id, count(*)::int as count from nomination where seat = ${account} group by 1, 2) n using (series_id, unit_id)`;
  return [
    await counted(
      tx,
      'seat_balances',
      sql`select coalesce(b.seats, 0) <> coalesce(m.seats, 0) as wrong
        from (select series_id, account, unit_id, seats from seat_balance) b
        full join (select series_id, account, unit_id, sum(seats)::int as seats from (
            select series_id, to_account as account, to_unit as unit_id, seats from seat_movement
            union all select series_id, from_account, from_unit, -seats from seat_movement) sides group by 1, 2, 3) m using (series_id, account, unit_id)`,
    ),
    await counted(tx, 'seat_zero', sql`select sum(seats) <> 0 as wrong from seat_balance group by series_id`),
    await counted(tx, 'seat_held', nominated('held')),
    await counted(tx, 'seat_used', nominated('used')),
    await counted(
      tx,
      'seat_classes',
      // a series that ended in this one may have brought seats of the year before, which no class has
      sql`select coalesce(m.seats, 0) < coalesce(c.seats, 0) or (coalesce(m.seats, 0) > coalesce(c.seats, 0) and not coalesce(m.brought, false)) as wrong
        from admission_series s
        left join (select series_id, sum(case act when 'provided' then seats else -seats end) as seats,
            bool_or(act = 'provided' and document_id is not null) as brought from seat_movement
          where act in ('provided', 'withdrawn') group by 1) m on m.series_id = s.id
        left join (select series_id, sum(seats) as seats from series_class group by 1) c on c.series_id = s.id
        where s.state <> 'cancelled'`,
    ),
    await counted(
      tx,
      'seat_rolled',
      sql`select coalesce(b.seats, 0) <> coalesce(i.seats, 0) as wrong
        from (select series_id as id, seats from seat_balance where account = 'next') b
        full join (select s.rolled_from_id as id, sum(m.seats) as seats from seat_movement m join admission_series s on s.id = m.series_id
          where m.act = 'rolled_in' group by 1) i using (id)`,
    ),
  ];
}
