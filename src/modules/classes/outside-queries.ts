import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import { fold } from '#kit/text.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { outsideFilter, OutsideList, OutsideRow } from './outside-contract.ts';
import { named } from './queries.ts';

/** The step that ended it and was not taken back. */
const ended = sql`(select max(e.effective_date) from ledger_event e where e.chain_id = c.id and e.kind in ('outside_finished', 'outside_quit')
  and not exists (select 1 from ledger_event r where r.reverses_id = e.id))`;

/** Everybody who was sent to study elsewhere, newest first, with what happened since. */
export async function listOutside(db: Reader, filter: z.output<typeof outsideFilter>): Promise<OutsideList> {
  const conditions: RawBuilder<unknown>[] = [sql`c.kind = 'outside'`];
  if (filter.state) conditions.push(sql`c.state = ${filter.state}`);
  if (filter.year)
    conditions.push(
      sql`c.started_on <= make_date(${filter.year}, 12, 31) and (c.state = 'active' or coalesce(${ended}, c.started_on) >= make_date(${filter.year}, 1, 1))`,
    );
  if (filter.q) {
    const part = (text: string) => `%${text.replaceAll(/[%_\\]/g, '')}%`;
    conditions.push(sql`(p.folded_name like ${part(fold(filter.q))} or c.institution ilike ${part(filter.q)})`);
  }
  const where = sql.join(conditions, sql` and `);
  const [afterDate, afterId] = filter.after?.split('~') ?? [];
  const after = afterDate && afterId ? sql`and (c.started_on, c.id) < (${afterDate}::date, ${afterId}::uuid)` : sql``;
  const {
    rows: [counted],
  } = await sql<{
    total: number;
  }>`select count(*)::int as total from chain c left join person p on p.id = c.person_id where ${where}`.execute(db);
  const { rows } = await sql<OutsideRow>`
    select c.id, case when p.id is not null then json_build_object('id', p.id, 'name', p.full_name) end as person, f.name as programme, c.institution,
      ${named(sql`c.sender_id`, sql`c.started_on`)} as sender, c.state, c.started_on, c.expected_end_on, ${ended} as ended_on,
      (select coalesce(json_agg(json_build_object('id', e.id, 'kind', e.kind, 'effectiveDate', e.effective_date, 'recordedAt', e.recorded_at, 'recordedBy', e.recorded_by_name, 'reason', e.reason, 'note', e.note,
          'document', (select json_build_object('id', d.id, 'number', d.number) from document d where d.id = coalesce(e.document_id, (select x.document_id from ledger_event_document x where x.event_id = e.id))),
          'documentPending', e.document_pending and not exists (select 1 from ledger_event_document x where x.event_id = e.id),
          'reversed', exists (select 1 from ledger_event r where r.reverses_id = e.id)) order by e.seq), '[]')
        from ledger_event e where e.chain_id = c.id and e.kind <> 'correction') as events
    from chain c join programme_family f on f.id = c.family_id left join person p on p.id = c.person_id
    where ${where} ${after} order by c.started_on desc, c.id desc limit ${filter.limit + 1}`.execute(db);
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return { rows: page, total: counted!.total, next: rows.length > filter.limit && last ? `${last.startedOn}~${last.id}` : null };
}
