import { sql } from 'kysely';
import { withinScope } from '#modules/access';
import { unitNameOn } from '#modules/organisations';
import { waitingForDocuments } from '#modules/plans';
import { fold } from '#kit/text.ts';
import { addDays, yearOf, type CalendarDate } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { inText, notFound, type Texts } from '#platform/refusal.ts';
import type { Opening, OpeningList, OpeningPage, OpeningThresholdRow } from './opening-contract.ts';
import { endOfQuarter, mergeCandidates, openingRisk, type Neighbour, type OpeningThreshold, type Prospect } from './opening-rules.ts';

/** Whose numbers are looked at: more days ahead than any threshold warns, and what is late. */
const ahead = (threshold: OpeningThreshold, today: CalendarDate) => addDays(today, threshold.warnDays);

type Planned = {
  classId: string | null;
  seriesId: string | null;
  lineId: string | null;
  planId: string | null;
  classes: number;
  code: string;
  name: string;
  programme: string;
  familyId: string;
  versionId: string | null;
  keeper: string;
  host: string | null;
  expectedOpenOn: CalendarDate | null;
  planYear: number;
  quarter: number | null;
  seats: number;
  minimum: number | null;
  listed: number;
};

/** Classes being prepared, and slots of this year and later that nobody has prepared a class for, those of one plan line together. */
async function plannedClasses(db: Reader, { scope }: Actor, today: CalendarDate, until: CalendarDate): Promise<Planned[]> {
  const prepared = await sql<Planned>`
    with prepared as materialized (
      select c.id, c.code, c.name, c.family_id, c.version_id, concat_ws(' ', c.lead_id, c.runner_id, c.restricted) as keeper, c.host_id, c.expected_open_on, c.plan_year, c.slot_id, c.expected_roster
      from training_class c where c.status in ('preparing', 'agreed', 'decided') and ${withinScope('training_class', 'c', scope)}
    )
    select c.id as class_id, k.series_id, s.line_id, s.plan_id, 1 as classes, c.code, c.name, f.name as programme, c.family_id, c.version_id, c.keeper,
      ${unitNameOn(sql.ref('c.host_id'), today)} as host, c.expected_open_on, coalesce(c.plan_year, s.plan_year, ${yearOf(today)}::int) as plan_year, s.quarter,
      coalesce(k.seats, s.seats, c.expected_roster, 0) as seats, a.minimum, coalesce(o.people, 0) as listed
    from prepared c join programme_family f on f.id = c.family_id left join slot s on s.id = c.slot_id
      left join series_class k on k.class_id = c.id left join admission_series a on a.id = k.series_id
      -- class by class: asked of all at once, everybody who sits in a class today is read
      left join lateral (select count(*)::int as people from enrolment e where e.class_id = c.id and e.status = 'listed') o on c.expected_open_on <= ${until}::date`.execute(
    db,
  );
  const alone = await sql<Planned>`
    select null as class_id, null as series_id, s.line_id, s.plan_id, count(*)::int as classes, f.code, p.title as name, f.name as programme, s.family_id, null as version_id, '' as keeper,
      ${unitNameOn(sql.ref('s.host_id'), today)} as host, null as expected_open_on, s.plan_year, s.quarter, sum(s.seats)::int as seats, null as minimum, 0 as listed
    from slot s join plan p on p.id = s.plan_id join programme_family f on f.id = s.family_id
    where s.state = 'pending' and s.plan_year >= ${yearOf(today)} and ${withinScope('slot', 's', scope)}
      and not exists (select 1 from training_class c where c.slot_id = s.id and c.status <> 'cancelled')
      -- the people of its class went to one that is to open, which takes the slot at khai giảng
      and s.id not in (select c.slot_id from training_class c join ledger_event e on e.class_id = c.id and e.kind = 'class_cancelled'
        join training_class i on i.id = e.other_class_id and i.status in ('preparing', 'agreed', 'decided')
        where c.status = 'cancelled' and c.slot_id is not null and not exists (select 1 from ledger_event r where r.reverses_id = e.id))
    group by s.line_id, s.plan_id, f.code, p.title, f.name, s.family_id, s.host_id, s.plan_year, s.quarter`.execute(db);
  return [...prepared.rows, ...alone.rows];
}

type Pool = { called: boolean; silent: number; granted: number; taken: number; pooled: number; unfit: number; classes: number };

/**
 * What is known of the applicants of each series: those put forward and not yet on a list, evenly over its classes that are to open. Who
 * hosts a class sees no nominees: for them the seats that are taken count.
 */
async function poolsOf(db: Reader, series: readonly string[]): Promise<Map<string, Pool>> {
  if (series.length === 0) return new Map();
  const { rows } = await sql<Pool & { id: string }>`
    select a.id,
      exists (select 1 from admission_call x where x.series_id = a.id and x.state <> 'draft') as called,
      (select count(*)::int from call_unit u join admission_call x on x.id = u.call_id where x.series_id = a.id and x.state = 'open' and u.answer is null) as silent,
      (select coalesce(sum(seats), 0)::int from seat_balance b where b.series_id = a.id and b.account in ('free', 'held', 'used')) as granted,
      (select coalesce(sum(seats), 0)::int from seat_balance b where b.series_id = a.id and b.account in ('held', 'used')) as taken,
      n.pooled, n.unfit,
      (select count(*)::int from series_class k join training_class c on c.id = k.class_id where k.series_id = a.id and c.status in ('preparing', 'agreed', 'decided')) as classes
    from admission_series a cross join lateral (
      select count(*)::int as pooled, (count(*) filter (where verdict_result = 'not_eligible'))::int as unfit
      from nomination where series_id = a.id and state in ('submitted', 'accepted') and enrolment_id is null) n
    where a.id = any (${series}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, ...pool }) => [id, pool]));
}

type Past = Prospect['before'] & { classes: number; people: number };
const noPast: Past = { opened: 0, lost: 0, classes: 0, people: 0 };

/** What became of the slots of each programme in the three plan years before, and how many came to its classes, from the sums beside the ledger. */
async function pastOf(db: Reader, { scope }: Actor, year: number): Promise<Map<string, Past>> {
  const place = scope.kind === 'unit' ? 'runner' : 'lead';
  const slots = sql`account = 'slot' and plan_year between ${year - 3} and ${year - 1}`;
  const held = sql`from_day between ${`${year - 3}-01-01`}::date and ${`${year - 1}-12-31`}::date`;
  const { rows } = await sql<Past & { key: string }>`
    select key, coalesce(sum(quantity) filter (where ${slots} and term in ('opened', 'combined')), 0)::int as opened,
      coalesce(sum(quantity) filter (where ${slots} and term in ('not_executed', 'postponed')), 0)::int as lost,
      coalesce(sum(quantity) filter (where account = 'class' and term = 'opened' and ${held}), 0)::int as classes,
      coalesce(sum(quantity) filter (where account = 'trainee' and term = 'joined' and detail = 'at_opening' and ${held}), 0)::int as people
    from (select dimension, scope, account, term, detail, plan_year, from_day, key, quantity from roll_up
      union all select dimension, scope, account, term, detail, plan_year, from_day, key, quantity from roll_up_posted) sums
    where dimension = 'family' and scope = ${place} group by key`.execute(db);
  return new Map(rows.map(({ key, ...past }) => [key, past]));
}

/** The threshold in force on a day. */
export async function openingThresholdOn(db: Reader, day: CalendarDate): Promise<OpeningThreshold> {
  const { rows } = await sql<OpeningThreshold>`
    select minimum, warn_days, lead_share from opening_threshold order by (valid_from <= ${day}::date) desc,
      case when valid_from <= ${day}::date then valid_from end desc, valid_from limit 1`.execute(db);
  return rows[0]!;
}

/** Every class that is to open in the caller's sight, with what speaks against it; the gravest and nearest first. */
export async function classesToOpen(db: Reader, actor: Actor, texts: Texts, today: CalendarDate): Promise<Opening[]> {
  const threshold = await openingThresholdOn(db, today);
  const planned = await plannedClasses(db, actor, today, ahead(threshold, today));
  const pools = await poolsOf(db, [...new Set(planned.flatMap(({ seriesId }) => seriesId ?? []))]);
  const past = await pastOf(db, actor, yearOf(today));
  const awaits = new Map((await waitingForDocuments(db, today)).lines.map((line) => [line.lineId, line]));

  const judged = planned.map((one) => {
    const pool = one.seriesId === null ? undefined : pools.get(one.seriesId);
    const share = (people: number) => (pool && pool.classes > 0 ? Math.floor(people / pool.classes) : 0);
    const waiting = pool ? Math.max(share(pool.pooled), share(pool.taken) - one.listed) : 0;
    const awaited = one.lineId === null ? undefined : awaits.get(one.lineId);
    const before = past.get(one.familyId) ?? noPast;
    const prospect: Prospect = {
      prepared: one.classId !== null,
      opensOn: one.expectedOpenOn ?? endOfQuarter(one.planYear, one.quarter),
      seats: one.seats,
      minimum: one.minimum,
      granted: pool && pool.granted > 0 ? pool.granted : null,
      called: pool?.called ?? false,
      nominated: one.listed + waiting,
      eligible: Math.max(0, one.listed + waiting - (pool ? share(pool.unfit) : 0)),
      listed: one.listed,
      awaits: awaited ? { what: awaited.waitsFor, by: awaited.by, alarm: awaited.alarm } : null,
      before,
    };
    return { one, prospect, before, silent: pool?.silent ?? 0, ...openingRisk(prospect, threshold, today) };
  });
  const neighbours = judged.flatMap(({ one, prospect }): Neighbour[] =>
    one.classId === null
      ? []
      : [
          {
            id: one.classId,
            code: one.code,
            version: one.versionId!,
            keeper: one.keeper,
            opensOn: prospect.opensOn,
            people: prospect.nominated,
            seats: one.seats,
          },
        ],
  );
  const pooled = new Set(planned.flatMap(({ classId, seriesId }) => (classId !== null && seriesId !== null ? classId : [])));
  const byVersion = Map.groupBy(neighbours, ({ version }) => version);
  const grave = { risk: 0, watch: 1, fine: 2 };
  return judged
    .map(({ one, prospect, before, level, minimum, days, reasons, silent }): Opening => {
      const { classId, seriesId, lineId, planId, classes, code, name, programme, host, versionId } = one;
      const self = {
        id: classId ?? '',
        code,
        version: versionId ?? '',
        keeper: one.keeper,
        opensOn: prospect.opensOn,
        people: prospect.nominated,
        seats: one.seats,
      };
      return {
        classId,
        seriesId,
        lineId,
        planId,
        classes,
        code,
        name,
        programme,
        host,
        level,
        minimum,
        days,
        silent,
        opensOn: prospect.opensOn,
        seats: prospect.seats,
        granted: prospect.granted,
        listed: prospect.listed,
        nominated: prospect.nominated,
        eligible: prospect.eligible,
        before: {
          opened: before.opened,
          lost: before.lost,
          average: before.classes > 0 ? Math.round(before.people / before.classes) : null,
        },
        reasons: reasons.map(({ text, ...reason }) => ({ ...reason, text: inText(text, texts) })),
        mergeWith:
          level === 'fine' || classId === null
            ? []
            : mergeCandidates(self, byVersion.get(self.version) ?? [])
                .slice(0, 3)
                .map(({ version: _version, keeper: _keeper, ...other }) => ({ ...other, pooled: pooled.has(other.id) })),
      };
    })
    .toSorted(
      (a, b) => grave[a.level] - grave[b.level] || (a.opensOn ?? '9').localeCompare(b.opensOn ?? '9') || a.code.localeCompare(b.code),
    );
}

/** As many rows as a screen shows; the counts are of all. */
const SHOWN = 500;

export async function listOpenings(
  db: Reader,
  actor: Actor,
  texts: Texts,
  { level, q }: { level?: Opening['level'] | undefined; q?: string | undefined },
  today: CalendarDate,
): Promise<OpeningList> {
  const words = q ? fold(q) : null;
  const all = (await classesToOpen(db, actor, texts, today)).filter(
    ({ code, name, programme, host }) => words === null || fold(`${code} ${name} ${programme} ${host ?? ''}`).includes(words),
  );
  const count = (of: Opening['level']) => all.filter((one) => one.level === of).length;
  return {
    counts: { risk: count('risk'), watch: count('watch'), fine: count('fine') },
    rows: all.filter((one) => level === undefined || one.level === level).slice(0, SHOWN),
  };
}

/** One class that is to open, with the units that could still send people. @throws Refusal classes.unknown (404) */
export async function oneOpening(db: Reader, actor: Actor, texts: Texts, classId: string, today: CalendarDate): Promise<OpeningPage> {
  const one = (await classesToOpen(db, actor, texts, today)).find((row) => row.classId === classId);
  if (!one) throw notFound('classes.unknown');
  const { rows } = await sql<OpeningPage['ask'][number]>`
    with called as (
      select u.unit_id, bool_or(u.answer is not null) as answered from call_unit u join admission_call c on c.id = u.call_id
      where c.series_id = ${one.seriesId} and c.state <> 'draft' group by u.unit_id
    ), seats as (
      select unit_id, sum(seats)::int as granted, (sum(seats) filter (where account = 'free'))::int as free from seat_balance
      where series_id = ${one.seriesId} and account in ('free', 'held', 'used') group by unit_id
    ), needs as (
      select n.unit_id, sum(n.people)::int as registered from training_need n join training_class c on c.id = ${classId}
      where n.family_id = c.family_id and n.year = coalesce(c.plan_year, ${yearOf(today)}) group by n.unit_id
    ), put_forward as (
      select unit_id, count(*)::int as nominated from nomination where series_id = ${one.seriesId} and state in ('submitted', 'waiting', 'accepted') group by unit_id
    ), asked as (
      select unit_id, called.unit_id is not null as called, coalesce(answered, false) as answered, coalesce(granted, 0) as granted, coalesce(free, 0) as free,
        coalesce(registered, 0) as registered, coalesce(nominated, 0) as nominated
      from called full join seats using (unit_id) full join needs using (unit_id) full join put_forward using (unit_id)
    )
    select a.*, coalesce(${unitNameOn(sql.ref('a.unit_id'), today)}, '') as unit from asked a
    where not answered or free > 0 or registered > nominated
    order by greatest(free, registered - nominated) desc, answered, a.unit_id limit 200`.execute(db);
  return { ...one, ask: rows };
}

export async function listThresholds(db: Reader): Promise<OpeningThresholdRow[]> {
  const { rows } = await sql<OpeningThresholdRow>`
    select t.id, t.valid_from, t.minimum, t.warn_days, t.lead_share, t.citation, t.verification, t.recorded_by_name,
      case when d.id is null then null else json_build_object('id', d.id, 'number', d.number) end as document
    from opening_threshold t left join document d on d.id = t.document_id order by t.valid_from desc`.execute(db);
  return rows;
}
