import { sql, type RawBuilder } from 'kysely';
import { awaitedCalls, classesToOpen } from '#modules/admissions';
import { unitNameOn } from '#modules/organisations';
import { listRequests } from '#modules/approvals';
import { waitingForDocuments } from '#modules/plans';
import { listUpdates } from '#modules/programmes';
import { addDays, quarterOf, yearOf, type CalendarDate } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { Texts } from '#platform/refusal.ts';
import type { HomeAnswer } from './home-contract.ts';
import { readTree } from './filter.ts';
import { openDifferences } from './stated-queries.ts';

const shown = 20;
const soonDays = 14;
/** A programme takes longer to rewrite than a class to begin. */
const soonUpdateDays = 60;
type Listed<T> = { total: number; rows: T[] };

/** Rows with the number of all of them: `total` rides on each row as a window count. */
async function listed<T>(db: Reader, query: RawBuilder<T & { total: number }>): Promise<Listed<T>> {
  const { rows } = await query.execute(db);
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _total, ...row }) => row as unknown as T) };
}
const first = <T>(rows: readonly T[]): Listed<T> => ({ total: rows.length, rows: rows.slice(0, shown) });

/** Việc hôm nay: what is overdue, what waits for the caller, what starts within 14 days, how the year stands. */
export async function home(db: Reader, actor: Actor, texts: Texts, today: CalendarDate, year: number = yearOf(today)): Promise<HomeAnswer> {
  const waiting = await waitingForDocuments(db, today);
  const requests = await waitingRequests(db, actor);
  const updates = await contentUpdates(db, actor, today);
  return {
    today,
    overdue: {
      classes: await overdueClasses(db, today),
      slots: await overdueSlots(db, today),
      documents: await promisedDocuments(db, today, true),
      requests: first(requests.filter(({ late }) => late > 0)),
      atRisk: first(await atRisk(db, actor, texts, today)),
      updates: first(updates.filter(({ late }) => late > 0)),
      waitingLines: first(
        waiting.lines
          .filter((line) => line.alarm === 'overdue')
          .map(({ alarm: _alarm, family, runner: _runner, ...line }) => ({ ...line, programme: family })),
      ),
    },
    waiting: {
      drafts: actor.capabilities.has('plans.approve') ? await drafts(db, actor) : first([]),
      requests: first(requests.filter(({ late }) => late === 0)),
      calls: first(await awaitedCalls(db, actor)),
      planDocuments: first(waiting.versions),
      documentsPromised: await promisedDocuments(db, today, false),
      updates: first(updates.filter(({ late, dueOn }) => late === 0 && dueOn <= addDays(today, soonUpdateDays))),
      differences: actor.capabilities.has('reports.explain') ? await differences(db, actor, today) : null,
    },
    starting: await startingSoon(db, today),
    year: { year, quarters: await quarters(db, year) },
  };
}

/** Classes that may not open, with what speaks against each most; those whose paper is late stand in `waitingLines` once for their line. */
async function atRisk(db: Reader, actor: Actor, texts: Texts, today: CalendarDate): Promise<HomeAnswer['overdue']['atRisk']['rows']> {
  if (!actor.capabilities.has('nominations.read')) return [];
  return (await classesToOpen(db, actor, texts, today))
    .filter(({ classId, level }) => level === 'risk' && classId !== null)
    .map(({ classId, planId, code, name, programme, opensOn, days, silent, reasons, mergeWith }) => {
      const [gravest] = reasons;
      return { classId, planId, code, name, programme, opensOn, days, silent, why: gravest!.text, mergeWith: mergeWith[0]?.code ?? null };
    });
}

/** Programmes to bring up to date: the business of whoever keeps them, and of the desks over all units. */
async function contentUpdates(
  db: Reader,
  { scope, capabilities }: Actor,
  today: CalendarDate,
): Promise<HomeAnswer['overdue']['updates']['rows']> {
  const concerned = capabilities.has('programmes.record') || (capabilities.has('programmes.read') && scope.kind !== 'unit');
  if (!concerned) return [];
  const open = await listUpdates(db, today, { open: true });
  return open.map(({ id, family, what, document, dueOn, late }) => ({
    id,
    familyId: family.id,
    programme: family.name,
    what,
    document: document.number,
    dueOn,
    late,
  }));
}

/** What somebody is to answer, or was returned to their unit; the one longest there first. */
async function waitingRequests(db: Reader, actor: Actor): Promise<HomeAnswer['waiting']['requests']['rows']> {
  const acts = actor.capabilities.has('approvals.decide') || actor.capabilities.has('approvals.submit');
  if (!acts || !actor.capabilities.has('approvals.read')) return [];
  const { rows } = await listRequests(db, actor, { view: 'waiting' });
  return rows
    .map(({ id, title, kind, from, items, dueOn, late }) => {
      const open = items.filter((item) => item.with !== null);
      const returned = open.every(({ state }) => state === 'returned');
      return { id, title, kind, from: from.name, returned, days: Math.max(0, ...open.map((item) => item.days)), dueOn, late };
    })
    .toSorted((a, b) => b.late - a.late || b.days - a.days);
}

type ClassBrief = HomeAnswer['starting']['rows'][number];
const classBrief = (date: RawBuilder<unknown>, days: RawBuilder<unknown>, today: CalendarDate) => sql`
  c.id, c.code, c.name, f.name as programme, ${unitNameOn(sql.ref('c.host_id'), today)} as host, c.status, ${date} as date, ${days} as days`;

const overdueClasses = (db: Reader, today: CalendarDate) =>
  listed<ClassBrief>(
    db,
    sql`
  select ${classBrief(sql`c.expected_end_on`, sql`(${today}::date - c.expected_end_on)`, today)}, c.active_count as trainees, (count(*) over ())::int as total
  from training_class c join programme_family f on f.id = c.family_id
  where c.status in ('running', 'paused', 'awaiting_closing') and c.expected_end_on < ${today}::date
  order by c.expected_end_on, c.id limit ${shown}`,
  );

const startingSoon = (db: Reader, today: CalendarDate) =>
  listed<ClassBrief>(
    db,
    sql`
  select ${classBrief(sql`c.expected_open_on`, sql`(c.expected_open_on - ${today}::date)`, today)}, coalesce(c.expected_roster, s.seats, 0) as trainees, (count(*) over ())::int as total
  from training_class c join programme_family f on f.id = c.family_id left join slot s on s.id = c.slot_id
  where c.status in ('preparing', 'agreed', 'decided') and c.expected_open_on between ${today}::date and ${addDays(today, soonDays)}::date
  order by c.expected_open_on, c.id limit ${shown}`,
  );

const overdueSlots = (db: Reader, today: CalendarDate) =>
  listed<HomeAnswer['overdue']['slots']['rows'][number]>(
    db,
    sql`
  select p.id as plan_id, p.title as plan_title, s.line_id, f.name as programme, ${unitNameOn(sql.ref('s.host_id'), today)} as host, s.plan_year as year, s.quarter,
    count(*)::int as slots, sum(s.seats)::int as seats, (sum(count(*)) over ())::int as total
  from slot s join plan p on p.id = s.plan_id join programme_family f on f.id = s.family_id
  where s.state = 'pending' and (s.plan_year < ${yearOf(today)} or (s.plan_year = ${yearOf(today)} and s.quarter < ${quarterOf(today)}))
  group by p.id, p.title, s.line_id, f.name, s.host_id, s.plan_year, s.quarter
  order by s.plan_year, s.quarter nulls last, f.name, s.line_id limit ${shown}`,
  );

/** "Theo chỉ đạo, văn bản bổ sung sau": events whose paper is still owed, late or not yet due. */
function promisedDocuments(db: Reader, today: CalendarDate, late: boolean): Promise<HomeAnswer['overdue']['documents']> {
  const due = late ? sql`v.document_due < ${today}::date` : sql`(v.document_due is null or v.document_due >= ${today}::date)`;
  return listed(
    db,
    sql`
    select v.id as event_id, v.kind, v.effective_date as date, v.document_due as due, coalesce(${today}::date - v.document_due, 0) as days, v.directed_by,
      c.id as class_id, c.code as class_code, c.name as class_name, s.id as slot_id, f.name as programme, (count(*) over ())::int as total
    from ledger_event v left join training_class c on c.id = v.class_id left join slot s on s.id = v.slot_id
      left join programme_family f on f.id = coalesce(c.family_id, s.family_id)
    where v.document_pending and v.document_id is null and v.reverses_id is null
      and not exists (select 1 from ledger_event_document x where x.event_id = v.id) and not exists (select 1 from ledger_event r where r.reverses_id = v.id)
      and ${due}
    order by v.document_due nulls last, v.id limit ${shown}`,
  );
}

/** Drafts of plans the caller may order: of the whole tenant, of his bloc, or issued by his units. */
const drafts = (db: Reader, actor: Actor) =>
  listed<HomeAnswer['waiting']['drafts']['rows'][number]>(
    db,
    sql`
  select p.id as plan_id, p.title as plan_title, v.id as version_id, v.no, v.effective_date, v.row_version, (count(*) over ())::int as total
  from plan_version v join plan p on p.id = v.plan_id
  where v.status = 'draft' and ${actor.scope.kind === 'tenant' ? sql`true` : actor.scope.kind === 'bloc' ? sql`p.bloc = ${actor.scope.bloc}` : actor.scope.kind === 'unit' ? sql`p.issuer_id = any (${[...actor.scope.units]}::int[])` : sql`false`}
  order by v.effective_date, v.id limit ${shown}`,
  );

async function differences(db: Reader, actor: Actor, today: CalendarDate): Promise<NonNullable<HomeAnswer['waiting']['differences']>> {
  const open = await openDifferences(db, actor, await readTree(db, 'then', today), today);
  const units = new Map((await db.selectFrom('unit').select(['id', 'code']).execute()).map((unit) => [unit.id, unit.code]));
  const families = new Map(
    (await db.selectFrom('programmeFamily').select(['id', 'code']).execute()).map((family) => [family.id, family.code]),
  );
  return first(
    open.map(({ runnerId, familyId, ...difference }) => ({
      ...difference,
      org: runnerId === null ? null : (units.get(runnerId) ?? String(runnerId)),
      programme: familyId === null ? null : (families.get(familyId) ?? null),
    })),
  );
}

async function quarters(db: Reader, year: number): Promise<HomeAnswer['year']['quarters']> {
  const counted = (name: string, condition: RawBuilder<unknown>) =>
    sql`count(*) filter (where ${condition})::int as ${sql.raw(name)}, coalesce(sum(s.seats) filter (where ${condition}), 0)::int as ${sql.raw(`${name}_seats`)}`;
  const { rows } = await sql<HomeAnswer['year']['quarters'][number]>`
    select s.quarter, ${counted('planned', sql`s.origin <> 'off_plan' and s.state <> 'withdrawn'`)}, ${counted('off_plan', sql`s.origin = 'off_plan' and s.state <> 'withdrawn'`)},
      ${counted('opened', sql`s.state in ('opened', 'combined')`)}, ${counted('pending', sql`s.state = 'pending'`)}, ${counted('lost', sql`s.state in ('not_executed', 'postponed')`)}
    from slot s where s.plan_year = ${year} group by s.quarter order by s.quarter nulls last`.execute(db);
  return rows;
}
