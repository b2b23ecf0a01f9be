import { sql } from 'kysely';
import type { Tx } from '#platform/database/transaction.ts';
import { counted, type Sum } from './deep-sums.ts';

/** The present state that stands beside the ledger, against the events: classes, enrolments, runs, slots. Needs the tables of `recount`. */
export async function states(tx: Tx): Promise<Sum[]> {
  return [
    await counted(
      tx,
      'classes',
      sql`select (c.opened_on, c.ended_on) is distinct from (o.date, e.date)
          or (o.date is not null and (c.family_id, c.runner_id, c.host_id, c.lead_id, c.lead_bloc, c.funding) is distinct from (s.family_id, s.runner_id, s.host_id, s.lead_id, s.lead_bloc, s.funding))
          or (o.date is null) <> (c.status in ('preparing', 'agreed', 'decided', 'cancelled'))
          or (e.kind is not null and c.status <> substr(e.kind, 7))
          or (o.date is not null and e.kind is null
            and c.status <> case p.kind when 'class_paused' then 'paused' when 'class_awaiting_closing' then 'awaiting_closing' else 'running' end)
          or c.active_count <> coalesce(n.active, 0) as wrong
        from training_class c
        left join pg_temp.standing o on o.class_id = c.id and o.kind in ('class_opened', 'class_formed')
        left join pg_temp.standing e on e.class_id = c.id and e.kind in ('class_closed', 'class_discontinued', 'class_merged')
        left join (select distinct on (class_id) class_id, kind from pg_temp.standing where kind in ('class_paused', 'class_resumed', 'class_awaiting_closing')
          order by class_id, date desc, (kind = 'class_resumed'), seq desc) p on p.class_id = c.id
        left join pg_temp.class_slices s on s.class_id = c.id and s.until is null
        left join (select class_id, count(*) as active from enrolment where status in ('active', 'paused') group by 1) n on n.class_id = c.id`,
    ),
    await counted(
      tx,
      'enrolments',
      sql`select (n.joined_on, n.ended_on) is distinct from (s.start_date, s.end_date)
          or case when s.enrolment_id is null then n.status not in ('listed', 'unlisted', 'no_show')
               when s.end_part is null then n.status <> case p.part when 'pause' then 'paused' else 'active' end
               else n.status <> case s.end_part when 'finish' then 'finished' when 'not_recognise' then 'not_recognised' when 'defer' then 'deferred' when 'leave' then 'left' else 'moved_out' end end
          or (n.runner_id, n.host_id, n.lead_bloc) is distinct from (c.runner_id, c.host_id, c.lead_bloc) as wrong
        from enrolment n join training_class c on c.id = n.class_id left join pg_temp.stay s on s.enrolment_id = n.id
        left join (select distinct on (t.enrolment_id) t.enrolment_id, t.part from ledger_event_trainee t join pg_temp.standing e on e.id = t.event_id
          where t.part in ('pause', 'resume') order by t.enrolment_id, e.date desc, (t.part = 'resume'), e.seq desc) p on p.enrolment_id = n.id`,
    ),
    await counted(
      tx,
      'chains',
      sql`select c.state <> case
            when over.kind in ('finished_late', 'outside_finished') then 'finished'
            when over.kind in ('expired', 'outside_quit') then 'ended'
            when over.kind is not null then 'active'
            when s.chain_id is null then 'ended'
            when s.end_part is null then 'active'
            when s.end_part = 'finish' then 'finished'
            when s.end_part = 'defer' or (s.end_part = 'not_recognise' and s.end_detail = 'continuing') then 'pool'
            else 'ended' end as wrong
        from chain c
        left join (select distinct on (chain_id) chain_id, kind from pg_temp.standing where chain_id is not null order by chain_id, date desc, seq desc) over on over.chain_id = c.id
        left join (select distinct on (chain_id) chain_id, end_part, end_detail from pg_temp.stay order by chain_id, start_date desc, start_seq desc) s on s.chain_id = c.id`,
    ),
    await counted(
      tx,
      'slots',
      sql`select (s.state_date, s.class_id) is distinct from (o.date, o.class_id)
          or s.seats <> coalesce(w.seats, 0)
          or case when o.id is null then s.state not in ('pending', 'withdrawn') else s.state <> case o.kind when 'class_opened' then 'opened' else substr(o.kind, 6) end end as wrong
        from slot s
        left join pg_temp.standing o on o.slot_id = s.id and o.kind in ('class_opened', 'slot_combined', 'slot_not_executed', 'slot_postponed', 'slot_withdrawn')
        left join (select slot_id, sum(seats)::int as seats from pg_temp.expected where account = 'slot' and direction = 1 group by 1) w on w.slot_id = s.id`,
    ),
  ];
}
