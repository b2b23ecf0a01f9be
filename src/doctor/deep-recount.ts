import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/database/transaction.ts';

/** What makes a line of the ledger one line; `seats` and `quantity` are its worth. */
const keys = [
  'event_id',
  'effective_date',
  'account',
  'term',
  'detail',
  'direction',
  'plan_year',
  'slot_id',
  'class_id',
  'enrolment_id',
  'chain_id',
  'person_id',
  'family_id',
  'runner_id',
  'host_id',
  'lead_id',
  'lead_bloc',
  'funding',
  'sender_id',
  'sender_bloc',
  'sender_level',
  'category',
];
const keyList = sql.raw(keys.join(', '));

const slices = { family_id: 'uuid', runner_id: 'int', host_id: 'int', lead_id: 'int', lead_bloc: 'smallint', funding: 'text' };
const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const each = (make: (name: string, type: string) => string): RawBuilder<unknown> =>
  sql.raw(
    Object.entries(slices)
      .map(([name, type]) => make(name, type))
      .join(', '),
  );

/**
 * Makes temporary tables of what the events known at a moment are worth, by SQL that shares nothing with the functions that
 * settle: `standing` (events), `class_slices` (each class under which slices, from when to when), `stay` (each enrolment from
 * when to when), `expected` (lines of the ledger).
 */
export async function recount(tx: Tx, knownUpTo: string): Promise<void> {
  await sql`drop table if exists pg_temp.standing, pg_temp.class_slices, pg_temp.stay, pg_temp.restarted, pg_temp.expected`.execute(tx);
  await sql`create temp table standing on commit drop as
    select e.id, e.seq, e.kind, e.effective_date as date, e.class_id, e.slot_id, e.chain_id, e.data from ledger_event e
    where e.recorded_at <= ${knownUpTo}::timestamptz and e.kind <> 'correction'
      and not exists (select from ledger_event r where r.reverses_id = e.id and r.recorded_at <= ${knownUpTo}::timestamptz)`.execute(tx);
  await sql`create index on pg_temp.standing (id)`.execute(tx);
  await sql`create index on pg_temp.standing (chain_id) where chain_id is not null`.execute(tx);
  await sql`analyze pg_temp.standing`.execute(tx);
  await classSlices(tx);
  await stays(tx);
  // an opening taken back since has put them on the list again: of which run they were then is no longer on record
  await sql`create temp table restarted on commit drop as
    select distinct t.enrolment_id from ledger_event_trainee t join ledger_event e on e.id = t.event_id join ledger_event r on r.reverses_id = e.id
    where e.kind = 'class_opened' and r.recorded_at > ${knownUpTo}::timestamptz`.execute(tx);
  await sql`create temp table expected on commit drop as select ${keyList}, quantity, seats from ledger_entry limit 0`.execute(tx);
  await expectClasses(tx);
  await expectTrainees(tx);
  await expectPool(tx);
  await expectSlots(tx);
  await expectOutside(tx);
}

/** Lines that stand otherwise than the recount says, and how many it makes, by account. */
export async function differences(tx: Tx, knownUpTo: string): Promise<{ account: string; lines: number; wrong: number }[]> {
  const { rows } = await sql<{ account: string; lines: number; wrong: number }>`
    select account, sum(lines)::int as lines, count(*) filter (where quantity <> 0 or seats <> 0)::int as wrong from (
      select account, sum(line) as lines, sum(quantity) as quantity, sum(seats) as seats from (
        select ${keyList}, quantity, seats, 1 as line from pg_temp.expected
        union all select ${keyList}, -quantity, -seats, 0 from ledger_entry where recorded_at <= ${knownUpTo}::timestamptz) all_lines
      where enrolment_id is null or enrolment_id not in (select r.enrolment_id from pg_temp.restarted r)
      group by ${keyList}) netted
    group by account`.execute(tx);
  return ['class', 'trainee', 'pool', 'slot', 'outside'].map(
    (account) => rows.find((row) => row.account === account) ?? { account, lines: 0, wrong: 0 },
  );
}

/** A value holds until another event of the class says otherwise. */
async function classSlices(tx: Tx): Promise<void> {
  await sql`create temp table class_slices on commit drop as
    with steps as (
      select class_id, id as event_id, date, row_number() over (partition by class_id order by date, (kind = 'class_reclassified'), seq) as n,
        ${each((name, type) => `(data->'slices'->>'${camel(name)}')::${type} as ${name}`)}
      from pg_temp.standing where kind in ('class_opened', 'class_formed', 'class_reclassified')),
    counted as (select *, ${each((name) => `count(${name}) over (partition by class_id order by n) as g_${name}`)} from steps)
    select class_id, event_id, date, n, lead(date) over (partition by class_id order by n) as until,
      ${each((name) => `first_value(${name}) over (partition by class_id, g_${name} order by n) as ${name}`)}
    from counted`.execute(tx);
  await sql`create index on pg_temp.class_slices (class_id)`.execute(tx);
  await sql`analyze pg_temp.class_slices`.execute(tx);
}

/** Orders inside a day: join 1, move 2, reclass 3, leave and defer 4, finish 5. */
async function stays(tx: Tx): Promise<void> {
  await sql`create temp table stay on commit drop as
    select n.id as enrolment_id, n.class_id, n.chain_id, c.person_id, c.sender_id, c.sender_bloc, c.sender_level, c.category,
      s.event_id as start_event, s.date as start_date, s.part as start_part, s.detail as start_detail, s.seq as start_seq,
      case s.part when 'move_in' then 2 else 1 end as start_order,
      f.event_id as end_event, f.date as end_date, f.part as end_part, f.detail as end_detail, f.seq as end_seq,
      case f.part when 'move_out' then 2 when 'leave' then 4 when 'defer' then 4 else 5 end as end_order
    from enrolment n join chain c on c.id = n.chain_id
    join (select t.enrolment_id, t.event_id, t.part, t.detail, e.date, e.seq from ledger_event_trainee t join pg_temp.standing e on e.id = t.event_id
          where t.part in ('join', 'rejoin', 'move_in')) s on s.enrolment_id = n.id
    left join (select t.enrolment_id, t.event_id, t.part, t.detail, e.date, e.seq from ledger_event_trainee t join pg_temp.standing e on e.id = t.event_id
          where t.part in ('finish', 'not_recognise', 'defer', 'leave', 'move_out')) f on f.enrolment_id = n.id`.execute(tx);
  await sql`analyze pg_temp.stay`.execute(tx);
}

const sliceNames = each((name) => `c.${name}`);
/** Slices of a class at a date and an order inside the day: the last reclass before that moment, else the opening. */
export const inForce = (date: string, order: string) =>
  sql.raw(`c.class_id = s.class_id
    and (c.n = 1 or s.${date} > c.date or (s.${date} = c.date and s.${order} > 3))
    and (c.until is null or not (s.${date} > c.until or (s.${date} = c.until and s.${order} > 3)))`);
const nobody = sql.raw('null::uuid, null::uuid, null::uuid');
const noSender = sql.raw('null::int, null::smallint, null::text, null::text');
const who = sql.raw('s.sender_id, s.sender_bloc, s.sender_level, s.category');

async function expectClasses(tx: Tx): Promise<void> {
  await sql`insert into pg_temp.expected (${keyList}, quantity, seats)
    select e.id, e.date, 'class', t.term, null::text, t.direction, null::smallint, null::uuid, e.class_id, ${nobody}, ${sliceNames}, ${noSender}, 1, 0
    from pg_temp.standing e
    join (values ('class_opened', 'opened', 1), ('class_formed', 'formed', 1), ('class_closed', 'closed', -1), ('class_discontinued', 'discontinued', -1), ('class_merged', 'merged', -1))
      as t(kind, term, direction) on t.kind = e.kind
    join pg_temp.class_slices c on c.class_id = e.class_id and (case when t.direction = 1 then c.n = 1 else c.until is null end)
    union all
    select r.event_id, r.date, 'class', 'reclass_out', null::text, -1, null::smallint, null::uuid, c.class_id, ${nobody}, ${sliceNames}, ${noSender}, 1, 0
    from pg_temp.class_slices r join pg_temp.class_slices c on c.class_id = r.class_id and c.n = r.n - 1
    union all
    select c.event_id, c.date, 'class', 'reclass_in', null::text, 1, null::smallint, null::uuid, c.class_id, ${nobody}, ${sliceNames}, ${noSender}, 1, 0
    from pg_temp.class_slices c where c.n > 1`.execute(tx);
}

async function expectTrainees(tx: Tx): Promise<void> {
  const one = sql.raw('s.class_id, s.enrolment_id, s.chain_id, s.person_id');
  await sql`insert into pg_temp.expected (${keyList}, quantity, seats)
    select s.start_event, s.start_date, 'trainee', case s.start_part when 'join' then 'joined' when 'rejoin' then 'rejoined' else 'moved_in' end, s.start_detail, 1,
      null::smallint, null::uuid, ${one}, ${sliceNames}, ${who}, 1, 0
    from pg_temp.stay s join pg_temp.class_slices c on ${inForce('start_date', 'start_order')}
    union all
    select s.end_event, s.end_date, 'trainee',
      case s.end_part when 'finish' then 'finished' when 'not_recognise' then 'not_recognised' when 'defer' then 'deferred' when 'leave' then 'left' else 'moved_out' end, s.end_detail, -1,
      null::smallint, null::uuid, ${one}, ${sliceNames}, ${who}, 1, 0
    from pg_temp.stay s join pg_temp.class_slices c on ${inForce('end_date', 'end_order')} where s.end_event is not null`.execute(tx);
  // in the class on the day on which it passes from one slice to the other
  const through =
    sql.raw(`r.n > 1 and r.class_id = s.class_id and not (s.start_date > r.date or (s.start_date = r.date and s.start_order > 3))
    and (s.end_event is null or s.end_date > r.date or (s.end_date = r.date and s.end_order > 3))`);
  await sql`insert into pg_temp.expected (${keyList}, quantity, seats)
    select r.event_id, r.date, 'trainee', d.term, null::text, d.direction, null::smallint, null::uuid, ${one}, ${sliceNames}, ${who}, 1, 0
    from pg_temp.stay s join pg_temp.class_slices r on ${through}
    cross join (values ('reclass_out', -1, 1), ('reclass_in', 1, 0)) as d(term, direction, back)
    join pg_temp.class_slices c on c.class_id = r.class_id and c.n = r.n - d.back`.execute(tx);
}

/** Into the pool with a deferral or a failure that may be made good; out of it with the next thing that happens to the run. */
async function expectPool(tx: Tx): Promise<void> {
  await sql`insert into pg_temp.expected (${keyList}, quantity, seats)
    with turns as (
      select s.chain_id, s.end_date as date, s.end_seq as seq, 0 as rank, s.end_event as event_id, case s.end_part when 'defer' then 'deferred' else 'not_recognised' end as term, s.end_detail as detail, s.enrolment_id
      from pg_temp.stay s where s.end_part = 'defer' or (s.end_part = 'not_recognise' and s.end_detail = 'continuing')
      union all select s.chain_id, s.start_date, s.start_seq, 1, s.start_event, 'rejoined', null::text, null::uuid from pg_temp.stay s where s.start_part = 'rejoin'
      union all select e.chain_id, e.date, e.seq, 1, e.id, e.kind, null::text, null::uuid from pg_temp.standing e where e.kind in ('finished_late', 'expired')),
    ordered as (
      select *, lead(event_id) over w as next_event, lead(date) over w as next_date, lead(term) over w as next_term, lead(rank) over w as next_rank
      from turns window w as (partition by chain_id order by date, rank, seq))
    select case d.direction when 1 then o.event_id else o.next_event end, case d.direction when 1 then o.date else o.next_date end, 'pool',
      case d.direction when 1 then o.term else o.next_term end, case d.direction when 1 then o.detail end, d.direction,
      null::smallint, null::uuid, s.class_id, s.enrolment_id, s.chain_id, s.person_id, ${sliceNames}, ${who}, 1, 0
    from ordered o join pg_temp.stay s on s.enrolment_id = o.enrolment_id join pg_temp.class_slices c on ${inForce('end_date', 'end_order')}
    cross join (values (1), (-1)) as d(direction)
    where o.rank = 0 and (d.direction = 1 or o.next_rank = 1)`.execute(tx);
}

async function expectSlots(tx: Tx): Promise<void> {
  await sql`insert into pg_temp.expected (${keyList}, quantity, seats)
    with happened as (
      select e.*, coalesce((e.data->>'seats')::int, 0) as seats, (e.data->>'fromSlotId')::uuid as from_id from pg_temp.standing e
      where e.slot_id is not null and e.kind in ('slot_ordered', 'off_plan_accepted', 'slot_adopted', 'slot_split', 'slot_withdrawn', 'class_opened', 'slot_combined', 'slot_not_executed', 'slot_postponed')),
    outcome as (
      select distinct on (h.slot_id) h.* from happened h where h.kind in ('class_opened', 'slot_combined', 'slot_not_executed', 'slot_postponed', 'slot_withdrawn') order by h.slot_id, h.seq),
    adoption as (
      select distinct on (a.slot_id) a.* from happened a left join outcome o on o.slot_id = a.slot_id
      where a.kind = 'slot_adopted' and (o.kind is distinct from 'class_opened' or a.date <= o.date) order by a.slot_id, a.seq),
    brought as (
      select h.slot_id, h.id, h.date, case when o.origin = 'added' then 'added' else 'planned' end as term, 1 as quantity, h.seats from happened h join slot o on o.id = h.slot_id where h.kind = 'slot_ordered'
      union all
      select h.slot_id, coalesce(a.id, h.id), coalesce(a.date, h.date), case when a.id is null then 'off_plan' else 'added' end, 1, h.seats
      from happened h left join adoption a on a.slot_id = h.slot_id where h.kind = 'off_plan_accepted'
      union all select h.slot_id, h.id, h.date, 'split', 1, h.seats from happened h where h.kind = 'slot_split'
      union all select h.from_id, h.id, h.date, 'split', 0, -h.seats from happened h where h.kind = 'slot_split'),
    lines as (
      select slot_id, id, date, term, 1 as direction, quantity, seats from brought
      union all
      select o.slot_id, o.id, o.date, case o.kind when 'class_opened' then 'opened' else substr(o.kind, 6) end, -1, 1, coalesce(b.seats, 0)
      from outcome o left join (select slot_id, sum(seats)::int as seats from brought group by slot_id) b on b.slot_id = o.slot_id)
    select l.id, l.date, 'slot', l.term, null, l.direction, s.plan_year, s.id, null, ${nobody}, s.family_id, s.runner_id, s.host_id, s.lead_id, s.lead_bloc, s.funding, ${noSender}, l.quantity, l.seats
    from lines l join slot s on s.id = l.slot_id`.execute(tx);
}

async function expectOutside(tx: Tx): Promise<void> {
  await sql`insert into pg_temp.expected (${keyList}, quantity, seats)
    select e.id, e.date, 'outside', t.term, null, t.direction, null, null, null, null, s.id, s.person_id, s.family_id, null, null, s.sender_id, s.sender_bloc, null, ${who}, 1, 0
    from pg_temp.standing e join chain s on s.id = e.chain_id
    join (values ('outside_started', 'started', 1), ('outside_finished', 'finished', -1), ('outside_quit', 'quit', -1)) as t(kind, term, direction) on t.kind = e.kind`.execute(
    tx,
  );
}
