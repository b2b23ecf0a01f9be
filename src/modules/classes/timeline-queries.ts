import { sql } from 'kysely';
import { kept } from '#platform/database/look.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { TimelineEvent } from './contract.ts';

/** Events of a class, those that only touched its trainees included, newest first. */
export async function timelineOf(db: Reader, classId: string): Promise<TimelineEvent[]> {
  const rows = await timelineStatement(db, classId);
  return rows.map(({ chainName, ...event }) => ({ ...event, names: event.names ?? chainName }));
}

const timelineStatement = kept<TimelineEvent & { chainName: string | null }, [string]>(
  (classId) => sql`
    with its as (
      select id from ledger_event where class_id = ${classId}
      union select id from ledger_event where other_class_id = ${classId}
      union select id from ledger_event where slot_id = (select slot_id from training_class where id = ${classId})
      union select r.id from ledger_event e join ledger_event r on r.reverses_id = e.id where e.class_id = ${classId}
      union select id from ledger_event where kind in ('finished_late', 'expired', 'correction')
        and chain_id in (select n.chain_id from enrolment n where n.class_id = ${classId} and n.status in ('deferred', 'not_recognised'))
    ), touched as materialized (
      select t.event_id, t.part, t.detail, n.full_name, n.sort_name from enrolment n join ledger_event_trainee t on t.enrolment_id = n.id where n.class_id = ${classId}
    )
    select e.id, e.kind, e.effective_date, e.recorded_at, e.recorded_by_name as recorded_by,
      (select count(*)::int from touched t where t.event_id = e.id) as trainees,
      (select string_agg(x.full_name, ', ') from (select t.full_name from touched t where t.event_id = e.id order by t.sort_name limit 3) x) as names,
      case when e.chain_id is not null then (select n.full_name from enrolment n where n.chain_id = e.chain_id and n.class_id = ${classId} limit 1) end as chain_name,
      coalesce(e.reason, e.data->>'reasonCode') as reason, e.note,
      (select json_build_object('id', o.id, 'code', o.code) from training_class o where o.id = case when e.class_id = ${classId} then e.other_class_id else e.class_id end) as other_class,
      (select json_build_object('id', d.id, 'number', d.number) from document d where d.id = coalesce(e.document_id, (select x.document_id from ledger_event_document x where x.event_id = e.id))) as document,
      e.document_pending and not exists (select 1 from ledger_event_document x where x.event_id = e.id) as document_pending, e.directed_by, e.document_due,
      exists (select 1 from ledger_event r where r.reverses_id = e.id) as reversed, e.reverses_id,
      (select coalesce(json_agg(x), '[]') from (select t.part, t.detail, count(*)::int as count from touched t where t.event_id = e.id
        group by t.part, t.detail order by count(*) desc, t.part) x) as parts,
      case when e.kind = 'correction' then array_remove(array[e.data->>'kind'], null) else array(select jsonb_object_keys(coalesce(e.data->'slices', '{}'))) end as about
    from its join ledger_event e on e.id = its.id
    order by e.effective_date desc, e.seq desc`,
);
