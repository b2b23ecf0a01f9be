import { sql, type RawBuilder } from 'kysely';
import { administrativeYear, calendarYear, type Period } from '#kit/dates.ts';
import { inForce } from './deep-recount.ts';
import { counted, type Sum } from './deep-sums.ts';
import type { Tx } from '#platform/database/transaction.ts';

const classSlices = ['family_id', 'runner_id', 'host_id', 'lead_id', 'lead_bloc', 'funding'] as const;
const senderSlices = ['sender_id', 'sender_bloc', 'sender_level', 'category'] as const;
type Account = (typeof accounts)[number];
const accounts = ['class', 'trainee', 'pool', 'outside'] as const;
const slicesOf: Record<Account, readonly Slice[]> = {
  class: classSlices,
  trainee: [...classSlices, ...senderSlices],
  pool: [...classSlices, ...senderSlices],
  // a run without a class: whoever sends leads it
  outside: ['family_id', 'lead_id', 'lead_bloc', ...senderSlices],
};
type Slice = (typeof classSlices)[number] | (typeof senderSlices)[number];

/** Years that have events. */
export async function yearsOf(tx: Tx): Promise<number[]> {
  const { rows } = await sql<{
    first: number | null;
    last: number;
  }>`select extract(year from min(effective_date))::int as first, extract(year from max(effective_date))::int as last from ledger_entry`.execute(
    tx,
  );
  const { first, last } = rows[0]!;
  return first === null ? [] : Array.from({ length: last - first + 1 }, (_, n) => first + n);
}

/** Both clocks for every year that has events, a term of five years, and own ranges that begin and end inside them. */
async function periodsOf(tx: Tx): Promise<Period[]> {
  const years = await yearsOf(tx);
  if (years.length === 0) return [];
  const [first, last] = [years[0]!, years.at(-1)!];
  return [
    ...years.flatMap((year) => [calendarYear(year), administrativeYear(year)]),
    { start: `${last - 5}-10-15`, end: `${last}-10-14` },
    { start: `${last - 1}-04-01`, end: `${last - 1}-09-30` },
    { start: `${first}-06-17`, end: `${last}-05-05` },
    { start: `${last}-07-01`, end: `${last}-07-01` },
  ];
}

/**
 * carriedIn + ins = outs + carriedOut, for every value of a slice, every period and every single day: what is carried is counted from the
 * classes, enrolments and waiting runs themselves, what comes and goes from the ledger.
 */
export async function identities(tx: Tx): Promise<(Sum & { account: Account; slice: Slice })[]> {
  const periods = await periodsOf(tx);
  const found: (Sum & { account: Account; slice: Slice })[] = [];
  await presence(tx);
  for (const account of accounts)
    for (const slice of slicesOf[account]) found.push({ account, slice, what: '', ...(await addUp(tx, account, slice, periods)) });
  return found;
}

/** Who and what was there, from when up to the day before when, under which slices. */
async function presence(tx: Tx): Promise<void> {
  const from = sql`greatest(b.began, case when c.n = 1 then b.began else c.date end)`;
  const until = sql`least(b.ended, c.until)`;
  await sql`create temp table present_class on commit drop as
    select c.family_id, c.runner_id, c.host_id, c.lead_id, c.lead_bloc, c.funding, ${from} as since, ${until} as until
    from (select id, opened_on as began, ended_on as ended from training_class where opened_on is not null) b
    join pg_temp.class_slices c on c.class_id = b.id where ${until} is null or ${from} < ${until}`.execute(tx);
  await sql`create temp table present_trainee on commit drop as
    select c.family_id, c.runner_id, c.host_id, c.lead_id, c.lead_bloc, c.funding, b.sender_id, b.sender_bloc, b.sender_level, b.category, ${from} as since, ${until} as until
    from (select e.class_id, e.joined_on as began, e.ended_on as ended, r.sender_id, r.sender_bloc, r.sender_level, r.category
          from enrolment e join chain r on r.id = e.chain_id where e.joined_on is not null) b
    join pg_temp.class_slices c on c.class_id = b.class_id where ${until} is null or ${from} < ${until}`.execute(tx);
  // waiting to go on: until the run's next enrolment, or until somebody says that it is over
  await sql`create temp table present_pool on commit drop as
    select c.family_id, c.runner_id, c.host_id, c.lead_id, c.lead_bloc, c.funding, s.sender_id, s.sender_bloc, s.sender_level, s.category, e.ended_on as since,
      least((select min(n.joined_on) from enrolment n where n.chain_id = e.chain_id and n.joined_on > e.ended_on),
        (select min(o.date) from pg_temp.standing o where o.chain_id = e.chain_id and o.kind in ('finished_late', 'expired'))) as until
    from enrolment e join pg_temp.stay s on s.enrolment_id = e.id join pg_temp.class_slices c on ${inForce('end_date', 'end_order')}
    where e.status = 'deferred' or (e.status = 'not_recognised' and s.end_detail = 'continuing')`.execute(tx);
  await sql`create temp table present_outside on commit drop as
    select c.id as chain_id, c.family_id, c.sender_id as lead_id, c.sender_bloc as lead_bloc, c.sender_id, c.sender_bloc, c.sender_level, c.category, o.date as since,
      (select min(e.date) from pg_temp.standing e where e.chain_id = c.id and e.kind in ('outside_finished', 'outside_quit')) as until
    from chain c join pg_temp.standing o on o.chain_id = c.id and o.kind = 'outside_started'`.execute(tx);
}

/** L2, run by run and period by period: there on some day of it, by the ledger and by the enrolments themselves. */
export async function runsPresent(tx: Tx): Promise<Sum> {
  const periods = await periodsOf(tx);
  return counted(
    tx,
    'present',
    sql`select l.chain_id is null or p.chain_id is null as wrong from (
        select chain_id, n from ledger_entry join ${periodRows(periods)} on effective_date <= p.finish where account in ('trainee', 'outside')
        group by 1, 2 having coalesce(sum(direction * quantity) filter (where effective_date < p.start), 0) > 0
          or coalesce(sum(quantity) filter (where effective_date >= p.start and direction = 1), 0) > 0) l
      full join (
        select distinct chain_id, n from (
          select chain_id, joined_on as since, ended_on as until from enrolment where joined_on is not null
          union all select chain_id, since, until from pg_temp.present_outside) there
        join ${periodRows(periods)} on since <= p.finish and (until is null or until >= p.start)) p on p.chain_id = l.chain_id and p.n = l.n`,
  );
}

async function addUp(tx: Tx, account: Account, slice: Slice, periods: readonly Period[]): Promise<{ sums: number; wrong: number }> {
  const key = sql.raw(slice);
  const present = sql.raw(`pg_temp.present_${account}`);
  const { rows } = await sql<{ sums: number; wrong: number }>`
    with moved as (
      select ${key}::text as key, effective_date as date, sum(quantity) filter (where direction = 1) as ins, sum(quantity) filter (where direction = -1) as outs
      from ledger_entry where account = ${account} group by 1, 2),
    changed as (
      select key, date, sum(change) as change from (
        select ${key}::text as key, since as date, 1 as change from ${present}
        union all select ${key}::text, until, -1 from ${present} where until is not null) steps group by 1, 2),
    days as (
      select key, date, sum(coalesce(ins, 0)) as ins, sum(coalesce(outs, 0)) as outs, sum(change) as change from (
        select key, date, ins, outs, 0 as change from moved union all select key, date, 0, 0, change from changed) both_sides group by 1, 2),
    sums as (
      select key, p.n, sum(change) filter (where date < p.start) as carried_in, sum(ins) filter (where date >= p.start) as ins,
        sum(outs) filter (where date >= p.start) as outs, sum(change) as carried_out
      from days join ${periodRows(periods)} on date <= p.finish group by 1, 2)
    select count(*)::int as sums, count(*) filter (where difference <> 0)::int as wrong from (
      select coalesce(carried_in, 0) + coalesce(ins, 0) - coalesce(outs, 0) - coalesce(carried_out, 0) as difference from sums
      union all select ins - outs - change from days) each_one`.execute(tx);
  return rows[0]!;
}

const periodRows = (periods: readonly Period[]): RawBuilder<unknown> =>
  sql`unnest(${periods.map((_, n) => n)}::int[], ${periods.map((p) => p.start)}::date[], ${periods.map((p) => p.end)}::date[]) as p(n, start, finish)`;

/** Slots of every plan year at the end of every period: those brought less those settled are those that wait, and so are their seats. */
export async function slotIdentities(tx: Tx): Promise<(Sum & { slice: Slice })[]> {
  const periods = await periodsOf(tx);
  // an off-plan slot that an amendment lists in time is brought by the amendment
  await sql`create temp table slot_brought on commit drop as
    select s.id, s.origin_slot_id, greatest(s.origin_date, a.date) as since
    from slot s left join (
      select o.id, min(e.date) as date from slot o join pg_temp.standing e on e.slot_id = o.id and e.kind = 'slot_adopted' and (o.state <> 'opened' or e.date <= o.state_date)
      group by 1) a on a.id = s.id
    where s.state <> 'withdrawn' or s.state_date is not null`.execute(tx);
  await sql`create index on pg_temp.slot_brought (origin_slot_id)`.execute(tx);
  await sql`analyze pg_temp.slot_brought`.execute(tx);
  // a part of a slot waits with what it was split from
  await sql`create temp table slot_rooted on commit drop as
    with recursive rooted as (
      select id, since, since as root_date from pg_temp.slot_brought where origin_slot_id is null
      union all select b.id, b.since, r.root_date from rooted r join pg_temp.slot_brought b on b.origin_slot_id = r.id)
    select * from rooted`.execute(tx);
  await sql`analyze pg_temp.slot_rooted`.execute(tx);
  const found: (Sum & { slice: Slice })[] = [];
  for (const slice of classSlices) found.push({ slice, ...(await slotIdentity(tx, slice, periods)) });
  return found;
}

async function slotIdentity(tx: Tx, slice: Slice, periods: readonly Period[]): Promise<Sum> {
  const key = sql.raw(slice);
  return counted(
    tx,
    slice,
    sql`select coalesce(l.slots, 0) <> coalesce(w.slots, 0) or coalesce(l.seats, 0) <> coalesce(w.seats, 0) as wrong
    from (
      select e.plan_year, e.${key}::text as key, p.n, sum(direction * quantity) as slots, sum(direction * e.seats) as seats
      from ledger_entry e join ${periodRows(periods)} on e.effective_date <= p.finish where account = 'slot' group by 1, 2, 3) l
    full join (
      select s.plan_year, s.${key}::text as key, p.n, count(*) filter (where r.since <= p.finish) as slots, sum(s.seats) as seats
      from slot s join pg_temp.slot_rooted r using (id) join ${periodRows(periods)} on r.root_date <= p.finish and (s.state = 'pending' or s.state_date > p.finish)
      group by 1, 2, 3) w
      on w.plan_year = l.plan_year and w.key is not distinct from l.key and w.n = l.n`,
  );
}

/** Over the whole tenant, day by day: who moves out moves in, what is reclassed out is reclassed in; slots opened are classes opened, year by year. */
export async function tenantIdentities(tx: Tx): Promise<Sum[]> {
  const pairs = async (what: string, ins: string, outs: string) => {
    const { rows } = await sql<{ sums: number; wrong: number }>`
      select count(*)::int as sums, count(*) filter (where net <> 0)::int as wrong from (
        select account, effective_date, family_id, sum(direction * quantity) as net from ledger_entry where term in (${ins}, ${outs}) group by 1, 2, 3) days`.execute(
      tx,
    );
    return { what, ...rows[0]! };
  };
  const opened = await sql<{ sums: number; wrong: number }>`
    select count(*)::int as sums, count(*) filter (where slots <> classes)::int as wrong from (
      select case account when 'slot' then plan_year else extract(year from effective_date)::int end as year,
        sum(quantity) filter (where account = 'slot') as slots, sum(quantity) filter (where account = 'class') as classes
      from ledger_entry where term = 'opened' and account in ('slot', 'class') group by 1) years`.execute(tx);
  const twice = await sql<{ sums: number; wrong: number }>`
    select count(*)::int as sums, count(*) filter (where stock < 0 or stock > 1)::int as wrong from (
      select sum(sum(direction * quantity)) over (partition by account, subject order by effective_date) as stock from (
        select account, effective_date, direction, quantity, coalesce(case account when 'class' then class_id when 'slot' then slot_id else chain_id end) as subject
        from ledger_entry) lines group by account, subject, effective_date) stocks`.execute(tx);
  return [
    await pairs('moved', 'moved_in', 'moved_out'),
    await pairs('reclassed', 'reclass_in', 'reclass_out'),
    { what: 'opened', ...opened.rows[0]! },
    { what: 'once', ...twice.rows[0]! },
  ];
}
