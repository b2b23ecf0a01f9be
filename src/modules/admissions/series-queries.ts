import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import { fold } from '#kit/text.ts';
import type { Actor } from '#platform/actor.ts';
import { onePage, readCursor } from '#platform/database/pages.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound } from '#platform/refusal.ts';
import { reaches } from './quota-policy.ts';
import type { seriesFilter, SeriesList, SeriesPage, SeriesRow } from './series-contract.ts';

/** What the server knows of a series; dates are calendar days. */
export type SeriesFacts = {
  id: string;
  code: string;
  name: string;
  familyId: string;
  versionId: string;
  studyMode: 'full_time' | 'part_time' | null;
  personnel: string | null;
  planYear: number;
  leadId: number;
  leadBloc: number;
  runnerId: number;
  opensOn: string | null;
  endsOn: string | null;
  place: string | null;
  minimum: number | null;
  openSeats: boolean;
  asksBoard: boolean;
  state: 'open' | 'closed' | 'cancelled';
  rolledFromId: string | null;
  restricted: boolean;
  rowVersion: number;
};
const facts = sql`s.id, s.code, s.name, s.family_id, s.version_id, s.study_mode, s.personnel, s.plan_year::int as plan_year, s.lead_id, s.lead_bloc, s.runner_id,
  s.opens_on, s.ends_on, s.place, s.minimum, s.open_seats, s.asks_board, s.state, s.rolled_from_id, s.restricted, s.row_version`;

/** @throws Refusal admissions.unknown_series (404) */
export async function oneSeries(db: Reader, id: string): Promise<SeriesFacts> {
  const { rows } = await sql<SeriesFacts>`select ${facts} from admission_series s where s.id = ${id}`.execute(db);
  if (!rows[0]) throw notFound('admissions.unknown_series');
  return rows[0];
}

/** By its code, or by that of one of its classes. @throws Refusal admissions.unknown_series (404) */
export async function seriesByCode(db: Reader, code: string): Promise<SeriesFacts> {
  const { rows } = await sql<SeriesFacts>`
    select ${facts} from admission_series s where s.code = ${code}
      or s.id in (select m.series_id from series_class m join training_class c on c.id = m.class_id where c.code = ${code})
    order by (s.code = ${code}) desc limit 1`.execute(db);
  if (!rows[0]) throw notFound('admissions.unknown_series');
  return rows[0];
}

/** The series a class is in; null: none. */
export async function seriesOfClass(db: Reader, classId: string): Promise<SeriesFacts | null> {
  const { rows } = await sql<SeriesFacts>`
    select ${facts} from admission_series s join series_class m on m.series_id = s.id where m.class_id = ${classId}`.execute(db);
  return rows[0] ?? null;
}

/** Name of a unit on the day the series begins, else today. */
export const unitOf = (unit: RawBuilder<unknown>) => {
  const day = sql`coalesce(s.opens_on, current_date)`;
  const name = sql`select json_build_object('id', v.unit_id, 'name', coalesce(v.short_name, v.name)) from unit_version v where v.unit_id = ${unit}`;
  return sql`coalesce((${name} and v.valid_from <= ${day} order by v.valid_from desc limit 1), (${name} order by v.valid_from limit 1))`;
};

/** Of `admission_series s`: balances, and what came from and went to another year. */
export const seatSumsOf = sql`(select json_build_object(
    'provided', coalesce(-sum(b.seats) filter (where b.account = 'plan'), 0) - rolled.in,
    'rolledIn', rolled.in, 'rolledOut', coalesce(sum(b.seats) filter (where b.account = 'next'), 0),
    'open', coalesce(sum(b.seats) filter (where b.account = 'open'), 0), 'free', coalesce(sum(b.seats) filter (where b.account = 'free'), 0),
    'held', coalesce(sum(b.seats) filter (where b.account = 'held'), 0), 'used', coalesce(sum(b.seats) filter (where b.account = 'used'), 0))
  from (select coalesce(sum(m.seats), 0) as "in" from seat_movement m where m.series_id = s.id and m.act = 'rolled_in' and s.state <> 'cancelled') rolled
    left join seat_balance b on b.series_id = s.id group by rolled.in)`;
const shown = sql`s.id, s.code, s.name, s.plan_year::int as plan_year, s.state, s.restricted, f.code as family_code, v.name as programme,
  ${unitOf(sql`s.lead_id`)} as lead, ${unitOf(sql`s.runner_id`)} as runner, s.opens_on, s.ends_on, s.place,
  (select count(*)::int from series_class m where m.series_id = s.id) as classes, ${seatSumsOf} as seats`;
const tables = sql`admission_series s join programme_family f on f.id = s.family_id join programme_version v on v.id = s.version_id`;

/** Series, those of the latest year and opening first. */
export async function listSeries(db: Reader, { after, limit, ...filter }: z.output<typeof seriesFilter>): Promise<SeriesList> {
  const all: RawBuilder<unknown>[] = [sql`true`];
  if (filter.year) all.push(sql`s.plan_year = ${filter.year}`);
  if (filter.family) all.push(sql`s.family_id = (select id from programme_family where code = ${filter.family})`);
  if (filter.runner) all.push(sql`s.runner_id = ${filter.runner}`);
  if (filter.state) all.push(sql`s.state = ${filter.state}`);
  for (const word of fold(filter.q ?? '').split(' ')) if (word) all.push(sql`s.folded like ${`%${word.replaceAll(/[%_\\]/g, '')}%`}`);
  const key = sql`s.plan_year || ' ' || coalesce(s.opens_on, make_date(s.plan_year::int, 12, 31))`;
  const from = readCursor(after);
  if (from) all.push(sql`(${key}, s.id) < (${from.key}, ${from.id}::uuid)`);
  return onePage<SeriesRow>(
    { after: from, limit },
    sql`select s.id, ${key} as key from admission_series s where ${sql.join(all, sql` and `)} order by ${key} desc, s.id desc`,
    async (walked) => {
      const { rows } = await sql<SeriesRow & { key: string; counted: number }>`
        select ${shown}, found.key, found.counted from ${walked} found join (${tables}) on s.id = found.id order by found.key desc, s.id desc`.execute(
        db,
      );
      return rows;
    },
  );
}

const classRows = sql`(select coalesce(json_agg(json_build_object('id', m.class_id, 'code', coalesce(c.code, ''), 'name', coalesce(c.name, ''), 'status', coalesce(c.status, ''),
    'seats', m.seats, 'expectedOpenOn', c.expected_open_on, 'place', case when c.id is not null then ${unitOf(sql`c.host_id`)} end, 'seen', c.id is not null)
    order by c.expected_open_on, c.code, m.class_id), '[]')
  from series_class m left join training_class c on c.id = m.class_id where m.series_id = s.id)`;

/** One series with its classes. @throws Refusal admissions.unknown_series (404) */
export async function readSeries(db: Reader, actor: Actor, id: string): Promise<SeriesPage> {
  const { rows } = await sql<Omit<SeriesPage, 'mayShare'> & { leadId: number; leadBloc: number; runnerId: number }>`
    select ${shown}, s.row_version, s.family_id, s.version_id, s.study_mode, s.personnel, s.minimum, s.open_seats, s.asks_board, s.lead_id, s.lead_bloc, s.runner_id,
      (select json_build_object('id', r.id, 'code', r.code) from admission_series r where r.id = s.rolled_from_id) as rolled_from,
      (select coalesce(json_agg(json_build_object('id', r.id, 'code', r.code) order by r.code), '[]') from admission_series r where r.rolled_from_id = s.id) as rolled_into,
      ${classRows} as class_rows
    from ${tables} where s.id = ${id}`.execute(db);
  if (!rows[0]) throw notFound('admissions.unknown_series');
  const { leadId, leadBloc, runnerId, ...page } = rows[0];
  return { ...page, mayShare: reaches(actor, { leadId, leadBloc, runnerId }) };
}
