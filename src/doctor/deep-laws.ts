import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/database/transaction.ts';
import { counted, type Sum } from './deep-sums.ts';

/**
 * What must be so of every run, class, event and slot by itself, beside the identities: the measures L1 and L3, the ways of
 * joining, the roster of a closed class, moves, the pool, what became of slots. Needs the tables of `recount`.
 */
export async function laws(tx: Tx): Promise<Sum[]> {
  // lines that took each other back are no lines
  await sql`create temp table line on commit drop as
    select event_id, effective_date as date, account, term, detail, direction, class_id, enrolment_id, chain_id, person_id, family_id,
      sender_id, sender_bloc, sender_level, category, sum(quantity)::int as quantity
    from ledger_entry where account <> 'slot' group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 having sum(quantity) <> 0`.execute(
    tx,
  );
  await sql`analyze pg_temp.line`.execute(tx);
  const found: Sum[] = [];
  for (const [what, query] of Object.entries(each)) found.push(await counted(tx, what, query));
  return found;
}

const each: Record<string, RawBuilder<unknown>> = {
  // L1: begun once, before anything else, under one programme and one sender for ever
  started: sql`
    select l.chain_id is null or c.id is null or l.started <> 1 or l.began <> l.first or c.started_on <> l.first or l.ways > 1
      or (c.person_id, c.family_id, c.sender_id, c.sender_bloc, c.sender_level, c.category)
        is distinct from (l.person_id, l.family_id, l.sender_id, l.sender_bloc, l.sender_level, l.category) as wrong
    from chain c full join (
      select chain_id, sum(quantity) filter (where term in ('joined', 'started')) as started, min(date) filter (where term in ('joined', 'started')) as began,
        min(date) as first, count(distinct (person_id, family_id, sender_id, sender_bloc, sender_level, category)) as ways,
        (array_agg(person_id))[1] as person_id, (array_agg(family_id))[1] as family_id, min(sender_id) as sender_id, min(sender_bloc) as sender_bloc,
        min(sender_level) as sender_level, min(category) as category
      from pg_temp.line where account <> 'class' group by 1) l on l.chain_id = c.id
    where l.chain_id is not null or exists (select from pg_temp.stay s where s.chain_id = c.id)`,
  // L3: finished once, and then over
  finished: sql`
    select sum(quantity) filter (where term in ('finished', 'finished_late')) > 1
      or max(date) filter (where term in ('finished', 'finished_late')) < max(date) as wrong
    from pg_temp.line where account <> 'class' group by chain_id`,
  // joined = at opening + late + from another school
  joined: sql`
    select c.opened_on is null or case l.detail when 'at_opening' then l.date <> c.opened_on when 'late' then l.date < c.opened_on
      when 'transfer_external' then l.date < c.opened_on else true end as wrong
    from pg_temp.line l left join training_class c on c.id = l.class_id where l.account = 'trainee' and l.term = 'joined'`,
  // closedRoster: results on the day on which the class closes, and nobody is left in a class that has ended
  closed_roster: sql`
    select (l.results > 0 and c.status <> 'closed') or l.other_days > 0 or (c.ended_on is not null and (l.stock <> 0 or l.last > c.ended_on))
      or l.stock <> c.active_count as wrong
    from training_class c join (
      select t.class_id, sum(t.quantity) filter (where t.term in ('finished', 'not_recognised')) as results,
        count(*) filter (where t.term in ('finished', 'not_recognised') and t.date is distinct from e.ended_on) as other_days,
        sum(t.direction * t.quantity) as stock, max(t.date) as last
      from pg_temp.line t join training_class e on e.id = t.class_id where t.account = 'trainee' group by 1) l on l.class_id = c.id`,
  // one event takes somebody out of one class and into another of the programme, on one day, in one run
  moves: sql`
    select sum(quantity) filter (where term = 'moved_out') is distinct from 1 or sum(quantity) filter (where term = 'moved_in') is distinct from 1
      or count(distinct date) > 1 or count(distinct class_id) <> 2 or count(distinct family_id) > 1 as wrong
    from pg_temp.line where account = 'trainee' and term in ('moved_in', 'moved_out') group by event_id, chain_id`,
  // whoever is deferred or fails with the right to go on waits; whoever comes back no longer does
  waiting: sql`
    select sum(quantity) filter (where account = 'trainee') is distinct from sum(quantity) filter (where account = 'pool') as wrong
    from pg_temp.line where (account = 'pool' and term in ('deferred', 'not_recognised', 'rejoined'))
      or (account = 'trainee' and (term in ('deferred', 'rejoined') or (term = 'not_recognised' and detail = 'continuing')))
    group by event_id, chain_id, term`,
  // a slot that opened is its class's own, a combined one another's; what is postponed is listed once, the year after
  outcomes: sql`
    select case s.state when 'opened' then c.slot_id is distinct from s.id or c.opened_on is distinct from s.state_date
        when 'combined' then c.id is null or c.slot_id is not distinct from s.id else s.class_id is not null end
      or (p.id is not null and (p.state <> 'postponed' or p.plan_year <> s.plan_year - 1))
      or (s.origin = 'split') <> (s.origin_slot_id is not null) or (o.id is not null and o.plan_year <> s.plan_year) as wrong
    from slot s left join training_class c on c.id = s.class_id left join slot p on p.id = s.postponed_from_id left join slot o on o.id = s.origin_slot_id
    union all
    select s.id is null or s.state <> 'opened' or s.class_id <> c.id
    from training_class c join pg_temp.standing e on e.class_id = c.id and e.kind = 'class_opened' left join slot s on s.id = c.slot_id
    union all
    select c.slot_id is not null from training_class c join pg_temp.standing e on e.class_id = c.id and e.kind = 'class_formed'`,
  // whoever ends is carried on by units that are there, whole: what stood under it then stands somewhere now
  successors: sql`
    select count(p.share) not in (0, count(*)) or (count(p.share) > 0 and abs(sum(p.share) - 1) > 0.0001)
      or bool_or(not exists (select from unit_version v where v.unit_id = p.unit_id and v.valid_from <= s.effective_date and (v.valid_to is null or v.valid_to > s.effective_date))) as wrong
    from unit_succession s join unit_succession_part p on p.succession_id = s.id and p.side = 'to' group by s.id
    union all
    select exists (select from unit_version v where v.unit_id = p.unit_id and (v.valid_to is null or v.valid_to > s.effective_date))
    from unit_succession s join unit_succession_part p on p.succession_id = s.id and p.side = 'from'
    where s.kind not in ('rename', 'move') and not exists (select from unit_succession_part t where t.succession_id = s.id and t.side = 'to' and t.unit_id = p.unit_id)`,
};
