import { sql } from 'kysely';
import { requireDocument, type Document } from '#modules/documents';
import { headingFor } from '#modules/organisations';
import { partsOf, type CalendarDate } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { UnitRole } from './contract.ts';
import { scopeSql, type LedgerScope } from './ledger-scope.ts';
import type { Regime } from './review-layout.ts';

/** Who writes, under which name and number, resting on what. */
export type ReviewHead = {
  regime: Regime;
  superior: string | null;
  issuer: string;
  symbol: string | null;
  place: string;
  /** Day by which regime, names and layout are chosen. */
  on: CalendarDate;
  /** The document the report was sent with; without one, number and day are left to be filled in. */
  sentWith: { number: string; date: CalendarDate | null } | null;
  bases: string[];
  signatory: string[];
};

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
  const { regime, parent, issuer, symbol, place, signatory } = await headingFor(db, actor, unitId, on);
  return {
    regime,
    ...names(parent, issuer),
    symbol: symbol ?? null,
    place,
    on,
    sentWith: sent?.document ? { number: sent.document.number, date: sent.document.documentDate } : null,
    bases: await basesOf(db, of.scope, of.by, on, sent?.id ?? null),
    signatory,
  };
}

/**
 * The line above and the name, each once: "Ban Tổ chức Thành ủy Hà Nội" under "Thành ủy Hà Nội" is "Ban Tổ chức".
 * A committee of the Party or of the people, and a mass organisation, has nothing above it.
 */
export function names(parent: string, issuer: string): { superior: string | null; issuer: string } {
  const alone = /^(Thành ủy|Tỉnh ủy|Ủy ban nhân dân|Hội đồng nhân dân|Ủy ban Mặt trận|Liên đoàn|Hội |Thành đoàn|Tỉnh đoàn)/iu.test(issuer);
  if (alone || parent === '') return { superior: null, issuer };
  const [above, own] = [parent.split(' '), issuer.split(' ')];
  let same = 0;
  while (same < Math.min(above.length, own.length - 2) && above.at(-1 - same)!.toLowerCase() === own.at(-1 - same)!.toLowerCase()) same++;
  // only a whole name of a place or of the superior may be taken off: two words at least
  return { superior: parent, issuer: same < 2 ? issuer : own.slice(0, own.length - same).join(' ') };
}

/** "Hà Nội, ngày 08 tháng 02 năm 2021": days below 10 and the first two months take a zero. Without a day, room to write one. */
export function placeAndDate({ place, sentWith, on }: Pick<ReviewHead, 'place' | 'sentWith' | 'on'>): string {
  const where = place || '……………';
  if (!sentWith?.date) return `${where}, ngày       tháng       năm ${on.slice(0, 4)}`;
  const { day, month, year } = partsOf(sentWith.date);
  const two = (value: number, padded: boolean) => (padded ? `0${value}` : String(value));
  return `${where}, ngày ${two(day, day < 10)} tháng ${two(month, month < 3)} năm ${year}`;
}

/** State: "Số:        /BC-TCT"; Party: "Số        -BC/TU", no colon. */
export function numberLine({ regime, symbol, sentWith }: Pick<ReviewHead, 'regime' | 'symbol' | 'sentWith'>): string {
  if (sentWith?.number) return `${regime === 'party' ? 'Số' : 'Số:'} ${sentWith.number}`;
  return regime === 'party' ? `Số         -BC/${symbol ?? '……'}` : `Số:         /BC-${symbol ?? '……'}`;
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
