import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { changesAgainst } from './convo-issue.ts';
import { acceptedFor, listOf, type Admitted } from './convo-list.ts';
import { paperKinds, type ConvocationClass, type Convocations, type Paper } from './convocation-contract.ts';
import { reaches } from './quota-policy.ts';
import { quoteOf } from './screen-documents.ts';
import { oneSeries } from './series-queries.ts';

type ClassRow = Omit<ConvocationClass, 'papers' | 'pending'>;

/**
 * The classes of a series with their papers: who is summoned, who has been accepted or gone since. A unit that does not see a class sees
 * it by the papers that summon its people, and counts those.
 */
export async function readConvocations(db: Reader, actor: Actor, seriesId: string): Promise<Convocations> {
  const series = await oneSeries(db, seriesId);
  const { rows } = await sql<ClassRow>`
    select m.class_id as id, coalesce(c.code, v.class_code) as code, coalesce(c.name, v.class_name) as name, c.status, c.opened_on, c.expected_open_on, m.seats, coalesce(n.accepted, 0)::int as accepted, coalesce(n.listed, 0)::int as listed,
      coalesce(n.arrived, 0)::int as arrived, coalesce(n.no_shows, '{}') as no_shows
    from series_class m left join training_class c on c.id = m.class_id
      left join lateral (
        select v.class_code, v.class_name from convocation v where v.class_id = m.class_id and exists (select from convocation_person p where p.convocation_id = v.id)
        order by v.recorded_at desc limit 1) v on c.id is null
      left join lateral (
        select count(*) as accepted, count(n.enrolment_id) as listed, count(*) filter (where e.joined_on is not null) as arrived,
          array_agg(n.full_name order by n.sort_name) filter (where e.status = 'no_show') as no_shows
        from nomination n left join enrolment e on e.id = n.enrolment_id where n.class_id = m.class_id and n.state = 'accepted') n on true
    where m.series_id = ${seriesId} and (c.id is not null or v.class_code is not null) order by c.expected_open_on, c.code`.execute(db);
  const classes: ConvocationClass[] = [];
  for (const row of rows) {
    const papers = await papersOf(db, row.id);
    classes.push({ ...row, papers, pending: await pendingOf(db, row.id, papers) });
  }
  return { classes, mayIssue: actor.capabilities.has('admissions.record') && reaches(actor, series) };
}

/** All of the class, for a later one may change the day for everybody; those in sight are counted. */
async function papersOf(db: Reader, classId: string): Promise<Paper[]> {
  const { rows } = await sql<Omit<Paper, 'document'> & { documentId: string | null }>`
    select c.id, c.kind, c.changes_id, c.document_id, c.issued_on, c.report_on, c.report_place, c.note, c.recorded_by_name as by,
      exists (select from convocation n where n.changes_id = c.id) as changed,
      count(p.*) filter (where p.part = 'summoned')::int as summoned, count(p.*) filter (where p.part = 'added')::int as added, count(p.*) filter (where p.part = 'dropped')::int as dropped,
      coalesce((select json_agg(json_build_object('id', u.unit_id, 'name', u.unit_name) order by u.unit_name collate "vi-VN-x-icu")
        from (select distinct unit_id, unit_name from convocation_person q where q.convocation_id = c.id) u), '[]') as units
    from convocation c left join convocation_person p on p.convocation_id = c.id
    where c.class_id = ${classId} group by c.id order by c.issued_on, c.recorded_at`.execute(db);
  const quote = await quoteOf(
    db,
    rows.map(({ documentId }) => documentId),
  );
  return rows.map(({ documentId, ...paper }) => ({ ...paper, document: quote(documentId) }));
}

const shown = ({ id, fullName, unitId, unitName }: Admitted) => ({
  nominationId: id,
  name: fullName,
  unit: { id: unitId, name: unitName },
});

async function pendingOf(db: Reader, classId: string, papers: readonly Paper[]): Promise<ConvocationClass['pending']> {
  const now = await acceptedFor(db, classId);
  const pending: ConvocationClass['pending'] = [];
  for (const kind of paperKinds) {
    const last = papers.find((paper) => paper.kind === kind && !paper.changed);
    if (!last) continue;
    const changes = changesAgainst(await listOf(db, last.id), now);
    const part = (one: 'added' | 'dropped') => changes.filter((change) => change.part === one).map(shown);
    if (changes.length > 0) pending.push({ kind, added: part('added'), dropped: part('dropped') });
  }
  return pending;
}
