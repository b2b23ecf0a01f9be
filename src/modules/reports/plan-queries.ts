import { sql, type RawBuilder } from 'kysely';
import { prepared } from '#platform/database/look.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { AnnualReport, UnitRole } from './contract.ts';
import { scopeSql, type LedgerScope } from './ledger-scope.ts';

/** The document behind an event: the one it named, else the one supplied later. Needs `event v`, `supplied`, `d` joined by `eventDocument`. */
export const eventDocument = sql`left join ledger_event_document supplied on supplied.event_id = v.id
  left join document d on d.id = coalesce(v.document_id, supplied.document_id)`;
export const documentJson = sql`case when d.id is not null then jsonb_build_object('id', d.id, 'number', d.number, 'date', d.document_date) end`;

/** How many slots a review names one by one; the detail behind the figure has them all. */
export const mostNamed = { onScreen: 50, onPaper: 2_000 };

/**
 * The first slots, in the order of the list, with a net line of a term in the plan years up to the period's end. They are chosen from
 * the lines alone: of a city's thousands only those shown are looked up.
 */
function firstSlots(
  term: 'not_executed' | 'off_plan',
  scope: LedgerScope,
  by: UnitRole,
  most: number,
  place: RawBuilder<unknown> = sql`0`,
): RawBuilder<unknown> {
  const { from, where } = scopeSql(scope, by);
  return sql`select e.slot_id, e.event_id, ${place} as place, max(e.effective_date) as date, sum(e.seats)::int as seats
    from ${from}
    where e.account = 'slot' and e.term = ${sql.lit(term)} and e.effective_date <= ${scope.period.end}::date
      and e.plan_year between ${scope.planYears.from} and ${scope.planYears.to} and ${where}
    group by e.slot_id, e.event_id, 3 having sum(e.quantity) > 0
    order by 3, 4, e.slot_id limit ${most}`;
}

/** Where a programme stands in the Vietnamese alphabet: worked out once for each programme, not for each slot. */
const alphabet = sql`alphabet as materialized (
  select id, row_number() over (order by name collate "vi-VN-x-icu", id) as place from programme_family)`;

type UnitIds = { hostId: number | null; leadId: number };
export type NotExecutedRow = Omit<AnnualReport['notExecuted'][number], 'host' | 'lead'> & UnitIds;
export type OffPlanRow = Omit<AnnualReport['offPlan'][number], 'host' | 'lead'> & UnitIds;

/** Slots that came to nothing, with the reason, the money and the paper. */
export async function notExecutedSlots(db: Reader, scope: LedgerScope, by: UnitRole, most: number): Promise<NotExecutedRow[]> {
  return prepared(
    db,
    sql<NotExecutedRow>`
    with ${alphabet}
    select n.slot_id, f.name as programme, s.host_id, s.lead_id, n.seats, n.date, v.data->>'reasonCode' as reason_code, v.reason, m.name as funding, s.funding_detail,
      ${documentJson} as document, coalesce(v.document_pending and d.id is null, false) as document_pending
    from (${firstSlots('not_executed', scope, by, most, sql`(select place from alphabet where alphabet.id = e.family_id)`)}) n
    join slot s on s.id = n.slot_id join programme_family f on f.id = s.family_id join funding_source m on m.code = s.funding
    left join ledger_event v on v.id = n.event_id ${eventDocument}
    order by n.place, n.date, n.slot_id`,
  );
}

/** Slots accepted outside the plan, and the classes they became. */
export async function offPlanSlots(db: Reader, scope: LedgerScope, by: UnitRole, most: number): Promise<OffPlanRow[]> {
  return prepared(
    db,
    sql<OffPlanRow>`
    select n.slot_id, f.name as programme, s.host_id, s.lead_id, n.seats, n.date, s.state, c.id as class_id, c.code as class_code, c.name as class_name,
      ${documentJson} as document, coalesce(v.document_pending and d.id is null, false) as document_pending
    from (${firstSlots('off_plan', scope, by, most)}) n
    join slot s on s.id = n.slot_id join programme_family f on f.id = s.family_id
    left join training_class c on c.id = s.class_id
    left join ledger_event v on v.id = n.event_id ${eventDocument}
    order by n.date, n.slot_id`,
  );
}

/** Plans of the years whose original was never published: their "planned" is derived, and the report says so. */
export async function unpublishedPlans(db: Reader, scope: LedgerScope, by: UnitRole): Promise<{ title: string; provenance: string }[]> {
  // few plans have such a word: they first, then whether one of their slots is in the question
  const told = await prepared(
    db,
    sql<{ planId: string; versionId: string | null; title: string; provenance: string }>`
    select p.id as plan_id, v.id as version_id, p.title, coalesce(v.provenance, p.provenance) as provenance
    from plan p left join plan_version v on v.plan_id = p.id
    where coalesce(v.provenance, p.provenance) is not null
    union select p.id, null, p.title, p.provenance from plan p where p.provenance is not null`,
  );
  if (told.length === 0) return [];
  const { from, where } = scopeSql(scope, by);
  const { rows } = await sql<{ title: string; provenance: string }>`
    select distinct told.title, told.provenance
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told("planId" uuid, "versionId" uuid, title text, provenance text)
    where exists (
      select from slot s
      where s.plan_id = told."planId" and s.version_id is not distinct from told."versionId" and s.id in (
        select e.slot_id from ${from} where e.account = 'slot' and e.slot_id = s.id and e.effective_date <= ${scope.period.end}::date
          and e.plan_year between ${scope.planYears.from} and ${scope.planYears.to} and ${where}))
    order by told.title`.execute(db);
  return rows;
}
