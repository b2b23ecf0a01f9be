import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { unitNameOn } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound } from '#platform/refusal.ts';
import type { OwnNominations } from './own-contract.ts';
import { quoteOf } from './screen-documents.ts';

type Row = Omit<OwnNominations[number], 'summons'> & {
  summons: (Omit<NonNullable<OwnNominations[number]['summons']>, 'paper'> & { documentId: string | null }) | null;
};

/**
 * Where the person whose account this is was put forward, newest first: by which unit, what became of it, and the last paper that
 * summons them, with the day and place of the newest paper of the class. The policies of the login role leave nothing else to be found.
 */
export async function ownNominationsOf(db: Reader, { scope }: Actor): Promise<OwnNominations> {
  if (scope.kind !== 'person') throw notFound('people.not_found');
  const { rows } = await sql<Row>`
    select n.id, json_build_object('code', s.code, 'name', s.name, 'opensOn', s.opens_on) as series,
      ${unitNameOn(sql.ref<number | null>('n.unit_id'), today())} as unit_name, (n.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date::text as submitted_on, n.state,
      case when v.part <> 'dropped' then json_build_object('documentId', v.document_id, 'issuedOn', v.issued_on, 'className', v.class_name,
        'classCode', v.class_code, 'reportOn', l.report_on, 'reportPlace', l.report_place) end as summons
    from nomination n join admission_series s on s.id = n.series_id
      left join lateral (
        select v.*, p.part from convocation_person p join convocation v on v.id = p.convocation_id
        where p.nomination_id = n.id and v.kind = 'summons' order by v.recorded_at desc limit 1) v on n.state = 'accepted'
      left join lateral (
        select l.report_on, l.report_place from convocation l where l.class_id = v.class_id and l.kind = 'summons' order by l.recorded_at desc limit 1) l on true
    where n.person_id = any (${[...(scope.records ?? [scope.person])]}::uuid[]) order by n.submitted_at desc, n.id`.execute(db);
  const quote = await quoteOf(
    db,
    rows.map(({ summons }) => summons?.documentId ?? null),
  );
  return rows.map(({ summons, ...row }) => {
    if (!summons) return { ...row, summons: null };
    const { documentId, ...paper } = summons;
    return { ...row, summons: { ...paper, paper: quote(documentId)?.quote ?? null } };
  });
}
