import { sql } from 'kysely';
import { requireDocument, type Document } from '#modules/documents';
import { headingFor, paperHead, type PaperHead } from '#modules/organisations';
import type { CalendarDate } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { UnitRole } from './contract.ts';
import { scopeSql, type LedgerScope } from './ledger-scope.ts';

/** Who writes, under which name and number, resting on what. */
export type ReviewHead = PaperHead & { bases: string[] };

export type SentReport = { id: string; sentOn: CalendarDate | null; document: Document | null };

/** How a closed year was sent. */
export async function sentReport(db: Reader, lockId: string): Promise<SentReport> {
  const { documentId, ...lock } = await db
    .selectFrom('periodLock')
    .select(['id', 'sentOn', 'documentId'])
    .where('id', '=', lockId)
    .executeTakeFirstOrThrow();
  return { ...lock, document: documentId === null ? null : await requireDocument(db, documentId) };
}

/** Heading of the review of a unit (null: of the desk that asks), as it is on the day of the report. */
export async function headOf(
  db: Reader,
  actor: Actor,
  of: { unitId: number | null; scope: LedgerScope; by: UnitRole; today: CalendarDate; sent: SentReport | null },
): Promise<ReviewHead> {
  const { unitId, sent } = of;
  const on = sent?.document?.documentDate ?? sent?.sentOn ?? of.today;
  const sentWith = sent?.document ? { number: sent.document.number, date: sent.document.documentDate } : null;
  return {
    ...paperHead(await headingFor(db, actor, unitId, on), on, sentWith),
    bases: await basesOf(db, of.scope, of.by, on, sent?.id ?? null),
  };
}

const lower = (text: string): string => (/^\p{Lu}\p{Ll}/u.test(text) ? text[0]!.toLocaleLowerCase('vi') + text.slice(1) : text);
const cite = ({ quote, issuerName, subject }: Document): string =>
  `Căn cứ ${quote} của ${issuerName}${subject ? ` về ${lower(subject)}` : ''}`;

/** Documents that ordered the plans whose slots the review counts, and those linked as legal basis to the plans or to the closed year. */
async function basesOf(db: Reader, scope: LedgerScope, by: UnitRole, on: CalendarDate, lockId: string | null): Promise<string[]> {
  const { from, where } = scopeSql(scope, by);
  const { rows } = await sql<{ id: string }>`
    with counted as (
      select distinct s.plan_id as id from slot s where s.id in (
        select e.slot_id from ${from} where e.account = 'slot' and e.effective_date <= ${scope.period.end}::date
          and e.plan_year between ${scope.planYears.from} and ${scope.planYears.to} and ${where}))
    select d.id from document d
    where (d.document_date is null or d.document_date <= ${on}::date) and (
      d.id in (select v.document_id from plan_version v join counted on counted.id = v.plan_id where v.status = 'approved')
      or d.id in (
        select l.document_id from document_link l where l.relation = 'legal_basis'
          and ((l.object_type = 'plan' and l.object_id in (select id::text from counted)) or (l.object_type = 'period_lock' and l.object_id = ${lockId}))))
    order by d.document_date nulls last, d.id limit 20`.execute(db);
  const documents: Document[] = [];
  for (const { id } of rows) documents.push(await requireDocument(db, id));
  return documents.map((document, index) => `${cite(document)}${index === documents.length - 1 ? '.' : ';'}`);
}
