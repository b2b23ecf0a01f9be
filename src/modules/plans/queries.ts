import { sql } from 'kysely';
import { daysBetween, today } from '#kit/dates.ts';
import { unitNameOn } from '#modules/organisations';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound } from '#platform/refusal.ts';
import type { PlanDetail, PlanList, PlanVersion, Target, Waiting } from './contract.ts';
import { alarmOf, beside, targetAmount } from './rules.ts';
import { everyState, versionLines } from './version-lines.ts';

type Totals = PlanDetail['totals'];
type HeadRow = {
  id: string;
  code: string | null;
  title: string;
  nature: 'annual' | 'multi_year';
  yearFrom: number;
  yearTo: number;
  issuerId: number;
  issuerName: string;
  bloc: number | null;
  blocName: string | null;
  clock: string;
  provenance: string | null;
  rowVersion: number;
  ordersRestricted: boolean;
};

const heads = (where: ReturnType<typeof sql>) => sql<HeadRow>`
  select p.id, p.code, p.title, p.nature, p.year_from, p.year_to, p.issuer_id, ${unitNameOn(sql.ref('p.issuer_id'), sql`make_date(p.year_from, 1, 1)`)} as issuer_name,
    p.bloc, b.name as bloc_name, p.clock, p.provenance, p.row_version, p.orders_restricted
  from plan p left join bloc b on b.id = p.bloc where ${where} order by p.year_from desc, p.recorded_at desc, p.id`;

const head = ({ issuerId, issuerName, bloc, blocName, ...plan }: HeadRow) => ({
  ...plan,
  issuer: { id: issuerId, name: issuerName },
  bloc: bloc === null ? null : { id: bloc, name: blocName! },
});

const whoSeesAll = <T>(column: string) =>
  sql<T>`case when not p.orders_restricted or current_setting('khuevan.restricted')::boolean then ${sql.ref(column)} end`;

async function versionsOf(
  db: Reader,
  planIds: readonly string[],
): Promise<Map<string, (PlanVersion & { statedClasses: number | null; statedTrainees: number | null })[]>> {
  if (planIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('planVersion as v')
    .innerJoin('plan as p', 'p.id', 'v.planId')
    .leftJoin('document as d', 'd.id', 'v.documentId')
    .where('v.planId', 'in', [...planIds])
    .select([
      'v.planId',
      'v.id',
      'v.no',
      'v.status',
      'v.effectiveDate',
      'v.documentPending',
      'v.provenance',
      'v.note',
      'v.approvedAt',
      'v.rowVersion',
      // beside the lines one sees they would tell what those one does not see come to
      whoSeesAll<number | null>('v.stated_classes').as('statedClasses'),
      whoSeesAll<number | null>('v.stated_trainees').as('statedTrainees'),
      'v.approvedByName as approvedBy',
      'd.id as documentId',
      'd.number',
      'd.documentDate',
      'd.subject',
    ])
    .orderBy('v.no')
    .execute();
  const versions = rows.map(({ documentId, number, documentDate, subject, status, ...version }) => ({
    ...version,
    status: status as 'draft' | 'approved',
    document: documentId === null ? null : { id: documentId, number: number!, date: documentDate, subject: subject! },
  }));
  return Map.groupBy(versions, (version) => version.planId);
}

/** The version that speaks for a plan: the latest approved one, else its draft. */
const speaking = <V extends { status: string }>(versions: readonly V[]): V | null =>
  versions.findLast((one) => one.status === 'approved') ?? versions.at(-1) ?? null;

async function sums(
  db: Reader,
  versionIds: readonly string[],
): Promise<Map<string, { classes: number; seats: number; overClasses: number; overSeats: number }>> {
  if (versionIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; classes: number; seats: number; overClasses: number; overSeats: number }>`
    select v.plan_version_id as id,
      coalesce(sum(v.classes) filter (where not v.carried_over), 0)::int as classes, coalesce(sum(v.seats) filter (where not v.carried_over), 0)::int as seats,
      coalesce(sum(v.classes) filter (where v.carried_over), 0)::int as over_classes, coalesce(sum(v.seats) filter (where v.carried_over), 0)::int as over_seats
    from plan_line_version v join plan_line l on l.id = v.line_id where v.plan_version_id = any (${[...versionIds]}::uuid[]) group by 1`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function totalsOf(
  version: { id: string; statedClasses: number | null; statedTrainees: number | null } | null,
  all: Awaited<ReturnType<typeof sums>>,
): Totals {
  const sum = (version && all.get(version.id)) ?? { classes: 0, seats: 0, overClasses: 0, overSeats: 0 };
  return {
    classes: beside(version?.statedClasses ?? null, sum.classes),
    seats: beside(version?.statedTrainees ?? null, sum.seats),
    carriedOver: { classes: sum.overClasses, seats: sum.overSeats },
  };
}

async function slotCounts(db: Reader, planIds: readonly string[]): Promise<Map<string, Record<string, number>>> {
  const { rows } = await sql<{ planId: string; state: string; slots: number }>`
    select plan_id, state, count(*)::int as slots from slot where plan_id = any (${[...planIds]}::uuid[]) group by 1, 2`.execute(db);
  const counts = new Map<string, Record<string, number>>();
  for (const { planId, state, slots } of rows) counts.set(planId, { ...counts.get(planId), [state]: slots });
  return counts;
}

/** Plans that cover a year (all without one), the newest first, each with the version that speaks for it. */
export async function listPlans(db: Reader, filter: { year?: number | undefined; nature?: string | undefined } = {}): Promise<PlanList> {
  const year = filter.year === undefined ? sql`true` : sql`${filter.year}::int between p.year_from and p.year_to`;
  const nature = filter.nature === undefined ? sql`true` : sql`p.nature = ${filter.nature}`;
  const { rows } = await heads(sql`${year} and ${nature}`).execute(db);
  const ids = rows.map((row) => row.id);
  const [versions, slots] = [await versionsOf(db, ids), await slotCounts(db, ids)];
  const shown = new Map(rows.map((row) => [row.id, speaking(versions.get(row.id) ?? [])]));
  const all = await sums(
    db,
    [...shown.values()].flatMap((version) => (version ? [version.id] : [])),
  );
  return {
    plans: rows.map((row) => ({
      ...head(row),
      version: shown.get(row.id) ?? null,
      hasDraft: (versions.get(row.id) ?? []).some((version) => version.status === 'draft'),
      totals: totalsOf(shown.get(row.id) ?? null, all),
      slots: everyState(slots.get(row.id) ?? {}),
    })),
  };
}

/** One plan: its versions, and the lines, targets and totals of the version asked for. @throws Refusal plan.unknown, plan.version_unknown (404) */
export async function readPlan(db: Reader, id: string, no?: number): Promise<PlanDetail> {
  const {
    rows: [plan],
  } = await heads(sql`p.id = ${id}`).execute(db);
  if (!plan) throw notFound('plan.unknown');
  const versions = (await versionsOf(db, [id])).get(id) ?? [];
  const version = no === undefined ? speaking(versions) : versions.find((one) => one.no === no);
  if (version === undefined) throw notFound('plan.version_unknown', { no: no! });
  return {
    ...head(plan),
    versions,
    version,
    lines: version ? await versionLines(db, version) : [],
    targets: await targetsOf(db, id),
    totals: totalsOf(version, await sums(db, version ? [version.id] : [])),
    slots: everyState((await slotCounts(db, [id])).get(id) ?? {}),
    summary: await quarterSummary(db, id),
  };
}

/** Slots and seats by the bloc of the lead unit and quarter: planned + offPlan = opened + pending + lost. planned = ordered and not withdrawn; lost = not executed or postponed. */
async function quarterSummary(db: Reader, planId: string): Promise<PlanDetail['summary']> {
  const { rows } = await sql<Record<string, number> & { blocName: string; quarter: number | null }>`
    select b.id as bloc, b.name as bloc_name, s.quarter,
      count(*) filter (where s.origin in ('planned','added','split') and s.state <> 'withdrawn')::int as planned, coalesce(sum(s.seats) filter (where s.origin in ('planned','added') and s.state <> 'withdrawn'), 0)::int as planned_seats,
      count(*) filter (where s.origin = 'off_plan')::int as off_plan, coalesce(sum(s.seats) filter (where s.origin = 'off_plan'), 0)::int as off_plan_seats,
      count(*) filter (where s.state in ('opened','combined'))::int as opened, coalesce(sum(s.seats) filter (where s.state in ('opened','combined')), 0)::int as opened_seats,
      count(*) filter (where s.state = 'pending')::int as pending, coalesce(sum(s.seats) filter (where s.state = 'pending'), 0)::int as pending_seats,
      count(*) filter (where s.state in ('not_executed','postponed'))::int as lost, coalesce(sum(s.seats) filter (where s.state in ('not_executed','postponed')), 0)::int as lost_seats
    from slot s join bloc b on b.id = s.lead_bloc where s.plan_id = ${planId} group by b.id, b.name, s.quarter order by b.id, s.quarter nulls last`.execute(
    db,
  );
  return rows.map((row) => ({
    bloc: { id: row.bloc!, name: row.blocName },
    quarter: row.quarter,
    planned: { classes: row.planned!, seats: row.plannedSeats! },
    offPlan: { classes: row.offPlan!, seats: row.offPlanSeats! },
    opened: { classes: row.opened!, seats: row.openedSeats! },
    pending: { classes: row.pending!, seats: row.pendingSeats! },
    lost: { classes: row.lost!, seats: row.lostSeats! },
  }));
}

async function targetsOf(db: Reader, planId: string): Promise<Target[]> {
  const targets = await db
    .selectFrom('target')
    .selectAll()
    .where('planId', '=', planId)
    .orderBy('year')
    .orderBy('recordedAt')
    .orderBy('id')
    .execute();
  if (targets.length === 0) return [];
  const parts = Map.groupBy(
    await db
      .selectFrom('targetPart')
      .selectAll()
      .where(
        'targetId',
        'in',
        targets.map((one) => one.id),
      )
      .orderBy('position')
      .execute(),
    (part) => part.targetId,
  );
  return targets.map(({ id, label, year, everyYear, approx, familyId, note, rowVersion, stated, ...target }) => ({
    id,
    label,
    year,
    everyYear,
    approx,
    familyId,
    note,
    rowVersion,
    nature: target.nature as Target['nature'],
    measure: target.measure as Target['measure'],
    amount: targetAmount({ stated, parts: parts.get(id) ?? [] }),
    parts: (parts.get(id) ?? []).map((part) => ({
      id: part.id,
      label: part.label,
      level: part.level,
      category: part.category,
      amount: part.amount,
      isOther: part.isOther,
      note: part.note,
    })),
  }));
}

/** What waits for a paper, the most pressing first: for the home page. */
export async function waitingForDocuments(db: Reader, on: string = today()): Promise<Waiting> {
  const { rows } = await sql<{
    lineId: string;
    planId: string;
    planTitle: string;
    year: number;
    quarter: number | null;
    family: string;
    runner: string;
    classes: number;
    seats: number;
    waitsFor: string;
    by: string | null;
  }>`
    select l.id as line_id, p.id as plan_id, p.title as plan_title, l.year, l.quarter, f.name as family, ${unitNameOn(sql.ref('l.runner_id'), on)} as runner,
      v.classes, v.seats, v.waits_for, v.waits_for_by as by
    from plan_line_version v join plan_line l on l.id = v.line_id join plan p on p.id = l.plan_id join programme_family f on f.id = l.family_id
    where v.waits_for is not null and v.waits_for_document_id is null
      and v.plan_version_id = (select id from plan_version where plan_id = p.id and status = 'approved' order by no desc limit 1)
      and exists (select 1 from slot s where s.line_id = l.id and s.state = 'pending')
    order by v.waits_for_by nulls last, l.year, l.quarter nulls last, l.id`.execute(db);
  const versions = await db
    .selectFrom('planVersion as v')
    .innerJoin('plan as p', 'p.id', 'v.planId')
    .where('v.documentPending', '=', true)
    .where('v.documentId', 'is', null)
    .where('v.status', '=', 'approved')
    .select(['p.id as planId', 'p.title as planTitle', 'v.no', 'v.effectiveDate'])
    .orderBy('v.effectiveDate')
    .execute();
  const urgency = { overdue: 0, soon: 1, waiting: 2, none: 3 };
  return {
    lines: rows
      .map((row) => ({ ...row, alarm: alarmOf({ ...row, waitsForBy: row.by, waitsForDocumentId: null }, on) }))
      .flatMap((row) => (row.alarm === 'none' ? [] : [{ ...row, alarm: row.alarm }]))
      .sort((a, b) => urgency[a.alarm] - urgency[b.alarm]),
    versions: versions.map((version) => ({ ...version, days: Math.max(0, daysBetween(version.effectiveDate, on)) })),
  };
}
