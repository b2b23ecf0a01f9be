import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/database/transaction.ts';
import { roomToSum } from '#platform/database/room.ts';
import { closeLedger } from './locks.ts';

type Sql = RawBuilder<unknown>;

const columns = sql.raw('scope, bloc, unit_id, dimension, key, from_day, plan_year, account, term, detail, direction, quantity, seats');
const keyColumns = sql.raw('scope, bloc, unit_id, dimension, key, from_day, plan_year, account, term, detail, direction');

/** First day of the part of a year that both clocks leave whole: 1 January or 15 December. */
const fromDay = sql.raw(
  `make_date(extract(year from effective_date)::int, case when to_char(effective_date, 'MMDD') < '1215' then 1 else 12 end, case when to_char(effective_date, 'MMDD') < '1215' then 1 else 15 end)`,
);

/** Which sums an entry counts in; the table of them is at the head of 0003_rollups.sql. */
const places = sql.raw(`(values
  ('lead', coalesce(e.lead_bloc, 0::smallint), null::int, 'runner', e.runner_id::text),
  ('lead', coalesce(e.lead_bloc, 0::smallint), null, 'lead', e.lead_id::text),
  ('lead', coalesce(e.lead_bloc, 0::smallint), null, 'host', e.host_id::text),
  ('lead', coalesce(e.lead_bloc, 0::smallint), null, 'sender', e.sender_id::text),
  ('lead', coalesce(e.lead_bloc, 0::smallint), null, 'family', e.family_id::text),
  ('lead', coalesce(e.lead_bloc, 0::smallint), null, 'funding', e.funding),
  ('lead', coalesce(e.lead_bloc, 0::smallint), null, 'senderBloc', e.sender_bloc::text),
  ('sender', e.sender_bloc, null, 'sender', e.sender_id::text),
  ('sender', e.sender_bloc, null, 'leadBloc', e.lead_bloc::text),
  ('sender', e.sender_bloc, null, 'host', e.host_id::text),
  ('sender', e.sender_bloc, null, 'family', e.family_id::text),
  ('sender', e.sender_bloc, null, 'funding', e.funding),
  ('runner', null, e.runner_id, 'host', e.host_id::text),
  ('runner', null, e.runner_id, 'family', e.family_id::text),
  ('runner', null, e.runner_id, 'funding', e.funding),
  ('runner', null, e.runner_id, 'leadBloc', e.lead_bloc::text),
  ('runner', null, e.runner_id, 'senderBloc', e.sender_bloc::text)
) as k(scope, bloc, unit_id, dimension, key)`);

/** The rows that entries come to; `entries` has the columns of ledger_entry. First what is alike, so that few are laid out. */
export const rollUpRows = (entries: Sql): Sql => sql`
  select k.scope, k.bloc, k.unit_id, k.dimension, coalesce(k.key, '') as key, e.from_day, e.plan_year, e.account, e.term, e.detail, e.direction,
    sum(e.quantity)::int as quantity, sum(e.seats)::int as seats
  from (
    select ${fromDay} as from_day, plan_year, account, term, detail, direction, runner_id, lead_id, lead_bloc, host_id, family_id, funding, sender_id, sender_bloc,
      sum(quantity) as quantity, sum(seats) as seats
    from ${entries} group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14) e
  cross join lateral ${places}
  where coalesce(k.bloc, k.unit_id) is not null
  group by k.scope, k.bloc, k.unit_id, k.dimension, k.key, e.from_day, e.plan_year, e.account, e.term, e.detail, e.direction
  having sum(e.quantity) <> 0 or sum(e.seats) <> 0`;

/**
 * Counts entries in the sums, in the transaction that posts them. Takes no lock: writers beside each other do not wait. Beside the sums it
 * is noted whose lines they are and by which event: persons cannot be summed, but those whom an event changed can be counted again.
 */
export const postRollUps = (entries: Sql): Sql => sql`insert into roll_up_posted (${columns}) ${rollUpRows(entries)}
  union all select distinct 'lead', null::smallint, null::int, 'posting', coalesce(person_id::text, ''), '2000-01-01'::date, null::smallint, '', '', posted_by_id::text, 0::smallint, 0, 0
  from ${entries}`;

/** What restricted classes come to, no further apart than the year; how little of it is told is for the reports. */
export const postRestricted = (entries: Sql): Sql => sql`
  insert into restricted_sum (from_day, plan_year, account, term, detail, direction, quantity, seats)
  select ${fromDay}, plan_year, account, term, detail, direction, sum(quantity)::int, sum(seats)::int from ${entries} where restricted
  group by 1, 2, 3, 4, 5, 6 having sum(quantity) <> 0 or sum(seats) <> 0`;

/** Of entries some of which are of restricted classes; goes on from a `with`. */
export const postBoth = (entries: Sql): Sql =>
  sql`, hidden as (${postRestricted(entries)}) ${postRollUps(sql`(select * from ${entries} where not restricted) open_entries`)}`;

/** Takes the sums of some entries from where all see them to those of restricted classes, or back; what readers remember ends. */
export async function moveSums(tx: Tx, which: Sql, restricted: boolean): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(foldGate)}, hashtext(current_schema()))`.execute(tx);
  const signed = (sign: 1 | -1, hidden: boolean) => sql`(
    select effective_date, plan_year, account, term, detail, direction, runner_id, lead_id, lead_bloc, host_id, family_id, funding, sender_id, sender_bloc,
      ${sql.lit(sign)} * quantity as quantity, ${sql.lit(sign)} * seats as seats, ${sql.lit(hidden)} as restricted from ledger_entry where ${which}) moved`;
  const [open, hidden] = restricted ? ([-1, 1] as const) : ([1, -1] as const);
  await sql`insert into roll_up_posted (${columns}) ${rollUpRows(signed(open, false))}`.execute(tx);
  await postRestricted(signed(hidden, true)).execute(tx);
  for (const what of ['folding', 'notes'] as const) await leaveMark(tx, what);
}

/** So many rows a reader adds up without noticing; and so many notes of whom an event changed it looks through. */
const ENOUGH = 2_000;
const NOTES = 5_000;

/**
 * What was posted since goes into the sums, once it is worth it; a reader before, beside and after adds up to the same.
 * Answers how many rows went in. Needs the whole tenant's rights; does nothing where somebody else is at it.
 */
export async function foldRollUps(tx: Tx, enough = ENOUGH): Promise<number> {
  const { rows } = await sql<{ waits: boolean; marked: boolean }>`
    select (select count(*) >= ${enough} from (select from roll_up_posted where dimension <> 'posting' limit ${enough}) first) as waits,
      (select count(distinct dimension) = 2 from roll_up where dimension in ('folding', 'notes')) as marked`.execute(tx);
  const [{ waits, marked }] = rows as [(typeof rows)[number]];
  if (!waits && marked) return 0;
  const gate = await sql<{
    mine: boolean;
  }>`select pg_try_advisory_xact_lock(${sql.lit(foldGate)}, hashtext(current_schema())) as mine`.execute(tx);
  if (!gate.rows[0]!.mine) return 0;
  if (!marked) for (const what of ['folding', 'notes'] as const) await leaveMark(tx, what);
  if (!waits) return 0;
  const folded = await sql<{ count: number }>`
    with gone as (delete from roll_up_posted where dimension <> 'posting' returning *),
    folded as (
      insert into roll_up (${columns})
      select ${keyColumns}, sum(quantity), sum(seats) from gone group by ${keyColumns} having sum(quantity) <> 0 or sum(seats) <> 0
      on conflict on constraint roll_up_key do update set quantity = roll_up.quantity + excluded.quantity, seats = roll_up.seats + excluded.seats)
    select count(*)::int as count from gone`.execute(tx);
  await leaveMark(tx, 'folding');
  const notes = await sql<{ many: boolean }>`select count(*) > ${NOTES} as many from roll_up_posted where dimension = 'posting'`.execute(
    tx,
  );
  if (notes.rows[0]!.many) {
    await sql`delete from roll_up_posted where dimension = 'posting'`.execute(tx);
    await leaveMark(tx, 'notes');
  }
  return folded.rows[0]!.count;
}
const foldGate = 7462018;

/**
 * Beside the sums: from which folding they come (while the mark stands, `roll_up` holds what it held), for every bloc and institution
 * to see; and since when it is noted whom an event changed.
 */
async function leaveMark(tx: Tx, what: 'folding' | 'notes'): Promise<void> {
  await sql`delete from roll_up where dimension = ${what}`.execute(tx);
  await sql`insert into roll_up (${columns})
    select scope, bloc, unit_id, ${what}, mark.key, '2000-01-01', null, '', '', null, 0, 0, 0
    from (select gen_random_uuid()::text as key) mark cross join (
      select 'lead' as scope, null::smallint as bloc, null::int as unit_id
      union select scope, bloc, unit_id from roll_up where dimension = 'funding' and ${what} = 'folding') place`.execute(tx);
}

/** All sums anew from the ledger; for loads in bulk, which post none. Waits until nobody records and keeps others out meanwhile. */
export async function rebuildRollUps(tx: Tx): Promise<void> {
  await closeLedger(tx);
  await sql`select pg_advisory_xact_lock(${sql.lit(foldGate)}, hashtext(current_schema()))`.execute(tx);
  await roomToSum(tx);
  await sql`delete from roll_up_posted`.execute(tx);
  await sql`delete from roll_up`.execute(tx);
  // what is read together lies together
  await sql`insert into roll_up (${columns}) ${rollUpRows(sql`(select * from ledger_entry where not restricted) open_entries`)} order by k.scope, k.bloc, k.unit_id, e.from_day, k.dimension`.execute(
    tx,
  );
  await sql`delete from restricted_sum`.execute(tx);
  await postRestricted(sql`ledger_entry`).execute(tx);
  await leaveMark(tx, 'folding');
  await leaveMark(tx, 'notes');
}

/** How many sums there are, and how many differ from a recount of the ledger: none, unless something wrote past `settle`. */
export async function recountRollUps(tx: Tx): Promise<{ sums: number; wrong: number }> {
  await roomToSum(tx);
  const { rows } = await sql<{ sums: number; wrong: number }>`
    select count(*)::int as sums, count(*) filter (where quantity <> 0 or seats <> 0)::int as wrong from (
      select sum(quantity) as quantity, sum(seats) as seats
      from (
        select ${columns} from roll_up where dimension not in ('folding', 'notes') union all select ${columns} from roll_up_posted where dimension <> 'posting'
        union all select ${keyColumns}, -quantity, -seats from (${rollUpRows(sql`(select * from ledger_entry where not restricted) open_entries`)}) counted) all_rows
      group by ${keyColumns}) differences`.execute(tx);
  const hidden = await sql<{ wrong: number }>`
    select count(*)::int as wrong from (
      select from_day, plan_year, account, term, detail, direction from (
        select * from restricted_sum
        union all select ${fromDay}, plan_year, account, term, detail, direction, -quantity, -seats from ledger_entry where restricted) all_rows
      group by 1, 2, 3, 4, 5, 6 having sum(quantity) <> 0 or sum(seats) <> 0) differences`.execute(tx);
  return { sums: rows[0]!.sums, wrong: rows[0]!.wrong + hidden.rows[0]!.wrong };
}
