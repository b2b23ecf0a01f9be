import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import { today, type CalendarDate } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound } from '#platform/refusal.ts';
import { reminderOf } from './call-answer.ts';
import type { BoardRow, CallList, CallPage, callListQuery, CallRow, KeptPaper } from './call-contract.ts';
import { daysLeft } from './nomination-rules.ts';
import { organises } from './nomination-series.ts';
import { unitOf } from './series-queries.ts';

type Row = Omit<CallRow, 'daysLeft' | 'organises'> & { leadId: number; leadBloc: number; runnerId: number };

/** Units that the caller answers for: of its units, of its bloc; whoever looks after everything answers for nobody. */
const isMine = ({ scope }: Actor): RawBuilder<boolean> =>
  scope.kind === 'unit'
    ? sql<boolean>`u.unit_id = any (${[...scope.units]}::int[])`
    : scope.kind === 'bloc'
      ? sql<boolean>`u.bloc = ${scope.bloc}`
      : sql<boolean>`false`;

const open = sql`('submitted', 'waiting', 'accepted')`;
const nameOf = (unit: RawBuilder<unknown>) =>
  sql`(select coalesce(v.short_name, v.name) from unit_version v where v.unit_id = ${unit} order by v.valid_from desc limit 1)`;

const shown = (actor: Actor) => sql`c.id, c.state, c.issued_on, c.deadline, c.late_until, s.lead_id, s.lead_bloc, s.runner_id,
  json_build_object('id', s.id, 'code', s.code, 'name', s.name, 'programme', f.name, 'opensOn', s.opens_on, 'endsOn', s.ends_on, 'place', s.place, 'state', s.state,
    'runner', ${unitOf(sql`s.runner_id`)}, 'lead', ${unitOf(sql`s.lead_id`)}) as series,
  (select json_build_object('units', count(*)::int, 'nominated', count(*) filter (where u.answer = 'nominated'), 'nobody', count(*) filter (where u.answer = 'nobody'),
    'silent', count(*) filter (where u.answer is null)) from call_unit u where u.call_id = c.id) as counts,
  (select count(*)::int from nomination n where n.call_id = c.id and n.state in ${open}) as people,
  (select coalesce(json_agg(json_build_object('id', u.unit_id, 'name', ${nameOf(sql`u.unit_id`)}, 'answer', u.answer,
      'people', (select count(*) from nomination n where n.call_id = c.id and n.unit_id = u.unit_id and n.state in ${open})) order by u.unit_id), '[]')
    from call_unit u where u.call_id = c.id and ${isMine(actor)}) as mine`;
const tables = sql`admission_call c join admission_series s on s.id = c.series_id join programme_family f on f.id = s.family_id`;

const asRow = (actor: Actor, on: CalendarDate, { leadId, leadBloc, runnerId, ...row }: Row): CallRow => ({
  ...row,
  daysLeft: daysLeft(row.deadline, on),
  organises: organises(actor, { leadId, leadBloc, runnerId }),
});

/** Calls, those open first, the nearest deadline first. `mine`: addressed to units of the caller. */
export async function listCalls(db: Reader, actor: Actor, { series, state, view }: z.output<typeof callListQuery>): Promise<CallList> {
  const on = today();
  const where = [sql`true`];
  if (series) where.push(sql`c.series_id = ${series}`);
  if (state) where.push(sql`c.state = ${state}`);
  // who is only called does not see what has not been sent
  if (view === 'mine') where.push(sql`c.state <> 'draft' and exists (select from call_unit u where u.call_id = c.id and ${isMine(actor)})`);
  const { rows } = await sql<Row>`
    select ${shown(actor)} from ${tables} where ${sql.join(where, sql` and `)}
    order by (c.state = 'open') desc, c.deadline, c.id limit 300`.execute(db);
  return { today: on, rows: rows.map((row) => asRow(actor, on, row)).filter((row) => row.organises || row.state !== 'draft') };
}

type Whole = Row & { rowVersion: number; note: string | null; papers: KeptPaper[]; document: CallPage['document'] };

/** One call with every unit it is addressed to. Whoever does not keep the series sees the lines of its own units. */
export async function readCall(db: Reader, actor: Actor, id: string): Promise<CallPage> {
  const on = today();
  const { rows } = await sql<Whole>`
    select ${shown(actor)}, c.row_version, c.note, c.papers,
      (select json_build_object('id', d.id, 'quote', d.number || coalesce(' ngày ' || to_char(d.document_date, 'DD/MM/YYYY'), '')) from document d where d.id = c.document_id) as document
    from ${tables} where c.id = ${id}`.execute(db);
  const [found] = rows;
  if (!found) throw notFound('calls.unknown');
  const { rowVersion, note, papers, document, ...row } = found;
  const call = asRow(actor, on, row);
  return {
    ...call,
    rowVersion,
    note,
    papers,
    document,
    board: await boardOf(db, actor, id, call),
    reminder: reminderOf(call.series, call, on),
  };
}

async function boardOf(db: Reader, actor: Actor, id: string, { series, organises: all }: CallRow): Promise<BoardRow[]> {
  const { rows } = await sql<BoardRow>`
    select u.unit_id as id, coalesce(v.short_name, v.name) as name, b.name as bloc, v.level, u.answer, u.answered_at, u.answered_by_name as answered_by, u.answer_note as note,
      coalesce(n.people, 0)::int as people, coalesce(n.waiting, 0)::int as waiting, coalesce(n.late, 0)::int as late, coalesce(sb.seats, 0)::int as free, u.reminded_at, u.reminders
    from call_unit u join bloc b on b.id = u.bloc
    join lateral (select name, short_name, level from unit_version where unit_id = u.unit_id order by valid_from desc limit 1) v on true
    left join (select unit_id, count(*) filter (where state in ${open}) as people, count(*) filter (where state = 'waiting') as waiting,
        count(*) filter (where late and state in ${open}) as late from nomination where call_id = ${id} group by unit_id) n on n.unit_id = u.unit_id
    left join seat_balance sb on sb.series_id = ${series.id} and sb.account = 'free' and sb.unit_id = u.unit_id
    where u.call_id = ${id} and ${all ? sql`true` : isMine(actor)}
    order by (u.answer is null) desc, name`.execute(db);
  return rows;
}

/** A call that units of the caller have not answered: what it is for, who is asked, and how many days are left (negative: gone by). */
export type AwaitedCall = {
  id: string;
  seriesId: string;
  code: string;
  name: string;
  units: string[];
  deadline: CalendarDate;
  daysLeft: number;
};

/** Open calls that wait for an answer of the caller's own units, the nearest deadline first. Whoever looks after more than units answers none. */
export async function awaitedCalls(db: Reader, actor: Actor): Promise<AwaitedCall[]> {
  if (actor.scope.kind !== 'unit' || !actor.capabilities.has('nominations.record')) return [];
  const { rows } = await listCalls(db, actor, { state: 'open', view: 'mine' });
  return rows.flatMap(({ id, series, mine, deadline, daysLeft: left }): AwaitedCall[] => {
    const silent = mine.filter(({ answer }) => answer === null).map(({ name }) => name);
    if (silent.length === 0 || series.state !== 'open') return [];
    return [{ id, seriesId: series.id, code: series.code, name: series.name, units: silent, deadline, daysLeft: left }];
  });
}
