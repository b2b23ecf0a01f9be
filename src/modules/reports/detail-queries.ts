import { sql, type RawBuilder } from 'kysely';
import { unitNameOn } from '#modules/organisations';
import type { CalendarDate } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import { roomToSum } from '#platform/database/room.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { closedScope } from './adjustments.ts';
import { declaredWhere } from './annual-queries.ts';
import { runsOf, sameSelf, selves } from './turns-counted.ts';
import type { DetailAnswer, DetailQuery, DetailRow, UnitRole } from './contract.ts';
import { parseCell, type Cell, type LedgerCell } from './detail-cells.ts';
import { resolveFilter, type ReportFilter } from './filter.ts';
import { scopeSql, type LedgerScope } from './ledger-scope.ts';
import { locksBefore } from './period-queries.ts';
import { noLine, type RestrictedLine } from './restricted-line.ts';
import { rollForward } from './rules.ts';
import { documentJson, eventDocument } from './plan-queries.ts';
import { scopeOfFigure, storedFigure } from './stated-queries.ts';

type Sql = RawBuilder<unknown>;
const itemOf = { class: sql`e.class_id`, enrolment: sql`e.enrolment_id`, run: sql`e.chain_id`, slot: sql`e.slot_id` } as const;
const nobody = sql.raw('00000000-0000-0000-0000-000000000000');

/** The list behind a cell, page by page; its quantities (seats for planSeats) add up to the cell. */
export async function annualDetail(
  db: Reader,
  actor: Actor,
  query: DetailQuery,
  today: CalendarDate,
  line: RestrictedLine = noLine,
): Promise<DetailAnswer> {
  if (query.value === 'restricted') throw new Refusal('reports.restricted_no_list', {}, { status: 403 });
  const cell = parseCell(query.cell);
  if (!cell) throw notFound('reports.cell_unknown', { cell: query.cell });
  if (query.stated !== undefined && !actor.capabilities.has('reports.explain')) throw new Refusal('gate.not_allowed', {}, { status: 403 });
  await roomToSum(db);
  const filter = await resolveFilter(db, actor, query, today);
  const figure = query.stated === undefined ? undefined : await storedFigure(db, query.stated);
  if (query.stated !== undefined && !figure) throw notFound('reports.figure_unknown');
  const base = figure ? await scopeOfFigure(db, figure, filter) : filter.scope;
  const row =
    query.dimension !== undefined && query.value !== undefined && cell.kind !== 'adjustment'
      ? { dimension: query.dimension, value: query.value }
      : null;
  const list = await listOf(db, cell, { ...base, row }, filter, query.value);
  const answer = await page(db, query, cell, list, filter);
  const restricted = row || figure || answer.total === null ? null : hiddenIn(cell, line);
  return { ...answer, restricted };
}

/** What of the cell is of restricted classes, which no list shows; null where none is counted in it. */
function hiddenIn(cell: Cell, line: RestrictedLine): number | null {
  if (line.sums.length === 0) return null;
  if (cell.kind === 'turns') return cell.people ? null : { ...rollForward(line.sums).luot, L2: line.L2 }[cell.measure];
  if (cell.kind !== 'ledger' || cell.openedAndClosed) return null;
  const { account, terms, detail, when, seats, withStock } = cell;
  let count = 0;
  for (const sum of line.sums) {
    if (sum.account !== account) continue;
    if (withStock) count += sum.before;
    if ((terms && !terms.includes(sum.term)) || (detail !== null && (sum.detail ?? '') !== detail)) continue;
    const sign = terms && terms.length > 1 && sum.term === 'withdrawn' ? -1 : 1;
    const stock = seats ? sum.seatsAfter : sum.after;
    count +=
      sign * (terms === null ? (when === 'before' ? sum.before : stock) : seats ? sum.seats : when === 'within' ? sum.within : sum.all);
  }
  return count || null;
}

async function listOf(db: Reader, cell: Cell, scope: LedgerScope, filter: ReportFilter, value: string | undefined): Promise<Sql> {
  switch (cell.kind) {
    case 'ledger': {
      const inside = ledgerList(cell, scope, filter.by);
      return cell.withStock ? sql`${ledgerList({ ...cell, terms: null, when: 'before' }, scope, filter.by)} union all ${inside}` : inside;
    }
    case 'turns':
      return turnsList(cell, scope, filter.by);
    case 'declared':
      return declaredList(cell.of, scope);
    case 'adjustment': {
      const lock = (await locksBefore(db, filter)).find((one) => value === undefined || one.id === value);
      if (!lock) throw notFound('reports.lock_unknown');
      const account = cell.of === 'classes' ? 'class' : 'trainee';
      const stock: LedgerCell = {
        kind: 'ledger',
        account,
        item: cell.of === 'classes' ? 'class' : 'enrolment',
        terms: null,
        when: 'atEnd',
        detail: null,
        seats: false,
        openedAndClosed: false,
        withStock: false,
      };
      return ledgerList(stock, await closedScope(filter, lock), 'runner', sql`e.recorded_at > ${lock.recordedCutoff}::timestamptz`);
    }
  }
}

/**
 * Rows before names are looked up; (date, item, event) is their order and their key.
 * Lines that cancel each other (a mistake and its correction) are no row.
 */
function ledgerList(cell: LedgerCell, scope: LedgerScope, by: UnitRole, also: Sql = sql`true`): Sql {
  const { from, where } = scopeSql(scope, by);
  const { start, end } = scope.period;
  const item = itemOf[cell.item];
  const dates = {
    before: sql`e.effective_date < ${start}::date`,
    atEnd: sql`e.effective_date <= ${end}::date`,
    upTo: sql`e.effective_date <= ${end}::date`,
    within: sql`e.effective_date between ${start}::date and ${end}::date`,
  }[cell.when];
  const both = (term: string) => sql`select c.class_id from ledger_entry c where c.account = 'class' and c.term = ${term}
    and c.effective_date between ${start}::date and ${end}::date group by c.class_id having sum(c.quantity) > 0`;
  const chosen = sql`e.account = ${cell.account} and ${dates} and ${where} and ${also}
    ${cell.account === 'slot' ? sql`and e.plan_year between ${scope.planYears.from} and ${scope.planYears.to}` : sql``}
    ${cell.terms ? sql`and e.term = any (${[...cell.terms]}::text[])` : sql``}
    ${cell.detail === null ? sql`` : sql`and coalesce(e.detail, '') = ${cell.detail}`}
    ${cell.openedAndClosed ? sql`and e.class_id in (${both('opened')}) and e.class_id in (${both('closed')})` : sql``}`;
  if (cell.terms === null) {
    return sql`
      select ${item} as item, max(e.effective_date) as date, sum(e.direction * e.quantity)::int as quantity, sum(e.direction * e.seats)::int as seats,
        null::text as term, null::text as detail, null::uuid as event_id, ${lastOf('class_id')}, ${lastOf('enrolment_id')}, ${lastOf('chain_id')}, ${lastOf('person_id')}, ${lastOf('slot_id')}, ${lastOf('family_id')}
      from ${from} where ${chosen} group by ${item} having sum(e.direction * e.quantity) <> 0`;
  }
  // "planned" is a net of its terms: what was withdrawn counts against it
  const sign = sql`case when ${cell.terms.length > 1} and e.term = 'withdrawn' then -1 else 1 end`;
  return sql`
    select ${item} as item, e.effective_date as date, sum(${sign} * e.quantity)::int as quantity, sum(${sign} * e.seats)::int as seats,
      e.term, e.detail, e.event_id, e.class_id, e.enrolment_id, e.chain_id, e.person_id, e.slot_id, e.family_id
    from ${from} where ${chosen}
    group by ${item}, e.class_id, e.enrolment_id, e.chain_id, e.person_id, e.slot_id, e.family_id, e.effective_date, e.term, e.detail, e.event_id
    having sum(e.quantity) <> 0 or sum(e.seats) <> 0`;
}

const lastOf = (name: string) => sql`(array_agg(e.${sql.raw(name)} order by e.id desc))[1] as ${sql.raw(name)}`;
const noClass = sql`null::uuid as class_id, null::uuid as enrolment_id`;

function turnsList(cell: Extract<Cell, { kind: 'turns' }>, scope: LedgerScope, by: UnitRole): Sql {
  const counted = { L1: sql`r.started`, L2: sql`r.present::int`, L3: sql`r.finished` }[cell.measure];
  const runs = sql`from (${runsOf(scope, by)}) r ${selves} where ${counted} > 0`;
  const rest = sql`null::uuid as slot_id, null::text as term, null::text as detail, null::uuid as event_id, 0 as seats`;
  return cell.people
    ? sql`select ${sameSelf} as item, 1 as quantity, min(r.since) as date, ${noClass}, null::uuid as chain_id, ${sameSelf} as person_id, null::uuid as family_id, ${rest} ${runs} group by ${sameSelf}`
    : sql`select r.chain_id as item, ${counted} as quantity, r.since as date, ${noClass}, r.chain_id, r.person_id, r.family_id, ${rest} ${runs}`;
}

function declaredList(of: 'classes' | 'turns', scope: LedgerScope): Sql {
  const condition = declaredWhere(scope) ?? sql`false`;
  return sql`select d.id as item, d.month as date, ${sql.raw(`d.${of}`)} as quantity, 0 as seats, d.source as term, d.kind as detail, null::uuid as event_id, ${noClass},
    null::uuid as chain_id, null::uuid as person_id, null::uuid as slot_id, d.family_id from declared_class d where ${condition}`;
}

type Cursor = { date: string; item: string; event: string };
function cursorOf(after: string | undefined): Cursor | null {
  if (after === undefined) return null;
  const match = /^(\d{4}-\d\d-\d\d)~([0-9a-f-]{36})~([0-9a-f-]{36})$/.exec(after);
  if (!match) throw new Refusal('reports.cursor_unknown', {}, { where: 'after', status: 400 });
  return { date: match[1]!, item: match[2]!, event: match[3]! };
}

async function page(
  db: Reader,
  query: DetailQuery,
  cell: Cell,
  list: Sql,
  filter: ReportFilter,
): Promise<Omit<DetailAnswer, 'restricted'>> {
  const cursor = cursorOf(query.after);
  const kind = kindOf(cell);
  const key = sql`(q.date, q.item, coalesce(q.event_id, '${nobody}'::uuid))`;
  const after = cursor ? sql`where ${key} > (${cursor.date}::date, ${cursor.item}::uuid, ${cursor.event}::uuid)` : sql``;
  const person = sql`(select x.full_name from enrolment x where x.chain_id = n.chain_id order by x.joined_on desc nulls last limit 1)`;
  const unit =
    kind === 'class' || kind === 'slot' || kind === 'declared'
      ? unitNameOn(sql<number>`coalesce(c.host_id, s.host_id, d_c.unit_id, s.runner_id)`, filter.period.end)
      : unitNameOn(sql<number>`h.sender_id`, filter.period.end);
  const { rows } = await sql<DetailRow & { key: string }>`
    with q as (${list}), n as (select q.* from q ${after} order by q.date, q.item, coalesce(q.event_id, '${nobody}'::uuid) limit ${query.limit + 1})
    select ${kind} as kind, n.item as id, n.quantity, case when ${kind === 'slot'} then n.seats end as seats, n.date,
      coalesce(case ${kind} when 'class' then c.name when 'slot' then f.name when 'declared' then n.detail else coalesce(m.full_name, ${person}, w.full_name) end, '…') as label,
      c.id as class_id, c.code as class_code, c.name as class_name, case when ${kind !== 'class' && kind !== 'slot'} then w.id end as person_id, m.id as enrolment_id,
      f.name as programme, ${unit} as unit, n.term, n.detail, n.event_id, v.kind as event_kind, v.data->>'reasonCode' as reason_code, v.reason, ${documentJson} as document,
      n.date || '~' || n.item || '~' || coalesce(n.event_id, '${nobody}'::uuid) as key
    from n
    left join slot s on s.id = n.slot_id
    left join training_class c on c.id = coalesce(n.class_id, s.class_id)
    left join enrolment m on m.id = n.enrolment_id
    left join chain h on h.id = n.chain_id
    left join person w on w.id = n.person_id
    left join declared_class d_c on ${kind === 'declared'} and d_c.id = n.item
    left join programme_family f on f.id = n.family_id
    left join ledger_event v on v.id = n.event_id ${eventDocument}
    order by n.date, n.item, n.event_id nulls first`.execute(db);
  const shown = rows.slice(0, query.limit);
  return {
    cell: query.cell,
    total: cursor ? null : await totalOf(db, list, cell.kind === 'ledger' && cell.seats),
    rows: shown.map(({ key: _key, ...row }) => row),
    next: rows.length > query.limit ? shown.at(-1)!.key : null,
  };
}

const kindOf = (cell: Cell): DetailRow['kind'] => {
  switch (cell.kind) {
    case 'ledger':
      return cell.item;
    case 'turns':
      return cell.people ? 'person' : 'run';
    case 'declared':
      return 'declared';
    case 'adjustment':
      return cell.of === 'classes' ? 'class' : 'enrolment';
  }
};

async function totalOf(db: Reader, list: Sql, seats: boolean): Promise<number> {
  const { rows } = await sql<{
    total: number;
  }>`select coalesce(sum(${seats ? sql`q.seats` : sql`q.quantity`}), 0)::int as total from (${list}) q`.execute(db);
  return rows[0]!.total;
}
