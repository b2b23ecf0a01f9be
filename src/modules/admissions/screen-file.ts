import { sql } from 'kysely';
import { quoteOf } from './screen-documents.ts';
import { selfOf } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound, type Texts } from '#platform/refusal.ts';
import { reaches } from './quota-policy.ts';
import { reasonInWords, screened } from './screen-queries.ts';
import type { NominationFile } from './screening-contract.ts';
import { oneSeries } from './series-queries.ts';

/** One nominee with everything a decision looks at: verdict in full, papers, what was learned before, what was decided. */
export async function readFile(db: Reader, actor: Actor, id: string, texts: Texts): Promise<NominationFile> {
  const [row] = await screened(db, sql`n.id = ${id}`, texts);
  if (!row) throw notFound('admissions.unknown_nomination');
  const { rows: more } = await sql<{ seriesId: string; category: string; verdictAt: string | null; callId: string | null }>`
    select series_id, category, verdict_at, call_id from nomination where id = ${id}`.execute(db);
  const { seriesId, category, verdictAt, callId } = more[0]!;
  const series = await oneSeries(db, seriesId);
  const { records } = await selfOf(db, row.personId);
  return {
    ...row,
    series: { id: series.id, code: series.code, name: series.name },
    category,
    verdictAt,
    overrides: await overrides(db, id, row.verdict),
    papers: await papers(db, id, callId),
    training: await trainingOf(db, records),
    certificates: await certificatesOf(db, records),
    events: await events(db, id, texts),
    mayDecide: actor.capabilities.has('admissions.record') && reaches(actor, series),
  };
}

async function overrides(db: Reader, id: string, { rules, findings }: NominationFile['verdict']): Promise<NominationFile['overrides']> {
  const rows = await db.selectFrom('ruleOverride').selectAll().where('nominationId', '=', id).orderBy('recordedAt').execute();
  const titles = new Map([
    ...rules.map(({ code, title }) => [code, title] as const),
    ...findings.map(({ code, what }) => [code, what] as const),
  ]);
  const quote = await quoteOf(
    db,
    rows.map(({ documentId }) => documentId),
  );
  return rows.map(({ ruleCode, reason, documentId, recordedByName, recordedAt }) => ({
    ruleCode,
    title: titles.get(ruleCode) ?? ruleCode,
    reason,
    document: quote(documentId)!,
    by: recordedByName,
    at: recordedAt,
  }));
}

async function papers(db: Reader, id: string, callId: string | null): Promise<NominationFile['papers']> {
  const { rows } = await sql<Omit<NominationFile['papers'][number], 'document'> & { documentId: string | null }>`
    select e.value ->> 'code' as code, e.value ->> 'name' as name, coalesce((e.value ->> 'required')::boolean, false) as required, p.received_on, p.note, p.document_id
    from admission_call c cross join lateral jsonb_array_elements(c.papers) with ordinality e(value, place)
      left join nomination_paper p on p.nomination_id = ${id} and p.paper = e.value ->> 'code'
    where c.id = ${callId} order by e.place`.execute(db);
  const quote = await quoteOf(
    db,
    rows.map(({ documentId }) => documentId),
  );
  return rows.map(({ documentId, ...paper }) => ({ ...paper, document: quote(documentId) }));
}

async function trainingOf(db: Reader, records: readonly string[]): Promise<NominationFile['training']> {
  const { rows } = await sql<NominationFile['training'][number]>`
    select c.code, c.name, f.name as programme, coalesce(e.joined_on, c.opened_on, c.expected_open_on) as from, coalesce(e.ended_on, c.ended_on, c.expected_end_on) as to, e.status
    from enrolment e join training_class c on c.id = e.class_id join programme_family f on f.id = c.family_id
    where e.person_id = any (${[...records]}::uuid[]) and e.status <> 'unlisted' order by 4 desc nulls last, c.code limit 50`.execute(db);
  return rows;
}

const certificatesOf = (db: Reader, records: readonly string[]): Promise<NominationFile['certificates']> =>
  db
    .selectFrom('certificate')
    .select(['title', 'issuer', 'issuedOn'])
    .where('personId', 'in', records)
    .orderBy('issuedOn', 'desc')
    .limit(50)
    .execute() as never;

async function events(db: Reader, id: string, texts: Texts): Promise<NominationFile['events']> {
  const rows = await db
    .selectFrom('nominationEvent')
    .select(['id', 'act', 'reason', 'note', 'documentId', 'recordedAt', 'recordedByName'])
    .where('nominationId', '=', id)
    .orderBy('seq', 'desc')
    .execute();
  const quote = await quoteOf(
    db,
    rows.map(({ documentId }) => documentId),
  );
  return rows.map(({ documentId, recordedAt, recordedByName, reason, ...event }) => ({
    ...event,
    reason: reasonInWords(reason, texts),
    document: quote(documentId),
    at: recordedAt,
    by: recordedByName,
  }));
}
