import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import { fold } from '#kit/text.ts';
import { countsAs } from '#modules/people';
import { onePage, readCursor } from '#platform/database/pages.ts';
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
  const from = readCursor(filter.after);
  if (from) conditions.push(sql`(c.started_on, c.id) < (${from.key}::date, ${from.id}::uuid)`);
  const people = sql`chain c left join person p on p.id = ${countsAs('c')}`;
  return onePage<OutsideRow>(
    { after: from, limit: filter.limit },
    sql`select c.id, c.started_on as key from ${people} where ${sql.join(conditions, sql` and `)} order by c.started_on desc, c.id desc`,
    async (walked) => {
      const { rows } = await sql<OutsideRow & { key: string; counted: number }>`
    select c.id, case when p.id is not null then json_build_object('id', p.id, 'name', p.full_name) end as person, f.name as programme, c.institution,
      ${named(sql`c.sender_id`, sql`c.started_on`)} as sender, c.state, c.started_on, c.expected_end_on, ${ended} as ended_on,
      (select coalesce(json_agg(json_build_object('id', e.id, 'kind', e.kind, 'effectiveDate', e.effective_date, 'recordedAt', e.recorded_at, 'recordedBy', e.recorded_by_name, 'reason', e.reason, 'note', e.note,
          'document', (select json_build_object('id', d.id, 'number', d.number) from document d where d.id = coalesce(e.document_id, (select x.document_id from ledger_event_document x where x.event_id = e.id))),
          'documentPending', e.document_pending and not exists (select 1 from ledger_event_document x where x.event_id = e.id),
          'reversed', exists (select 1 from ledger_event r where r.reverses_id = e.id)) order by e.seq), '[]')
        from ledger_event e where e.chain_id = c.id and e.kind <> 'correction') as events, found.key, found.counted
        from ${walked} found join (${people}) on c.id = found.id join programme_family f on f.id = c.family_id
        order by c.started_on desc, c.id desc`.execute(db);
      return rows;
    },
  );
}
