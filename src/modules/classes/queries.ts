import { sql, type RawBuilder } from 'kysely';
import { withinScope } from '#modules/access';
import { countsAs } from '#modules/people';
import type { Scope } from '#platform/actor.ts';
import { kept } from '#platform/database/look.ts';
import { onePage, readCursor } from '#platform/database/pages.ts';
import { searchFor } from '#platform/database/search.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound } from '#platform/refusal.ts';
import type { z } from 'zod';
import type { classFilter, ClassList, ClassPage, ClassRow, PendingSlot } from './contract.ts';

/** Name valid on a day, else the nearest before it, else the first: a list prints what the unit was called then. */
export const named = (unit: RawBuilder<unknown>, on: RawBuilder<unknown>) => {
  const name = sql`select json_build_object('id', v.unit_id, 'name', coalesce(v.short_name, v.name)) from unit_version v where v.unit_id = ${unit}`;
  return sql`coalesce((${name} and v.valid_from <= ${on} order by v.valid_from desc limit 1), (${name} order by v.valid_from limit 1))`;
};

const on = sql`coalesce(c.opened_on, c.expected_open_on, current_date)`;
const columns = sql`
  c.id, c.code, c.name, c.status, c.restricted, f.code as family_code, pv.name as programme, c.funding, c.opened_on, c.ended_on, c.expected_open_on, c.expected_end_on,
  c.active_count,
  -- with those of the slots combined into it
  coalesce((select sum(x.seats)::int from slot x where x.class_id = c.id and x.state in ('opened','combined')), s.seats) as seats,
  ${named(sql`c.runner_id`, on)} as runner, ${named(sql`c.host_id`, on)} as host, ${named(sql`c.lead_id`, on)} as lead`;
const joined = sql`(select count(*)::int from enrolment e where e.class_id = c.id and e.joined_on is not null) as joined_count`;
const tables = sql`(training_class c
  join programme_family f on f.id = c.family_id
  join programme_version pv on pv.id = c.version_id
  left join slot s on s.id = c.slot_id)`;

/** Of `training_class c`, as the contract names their fields. */
const trainees = sql`select e.id, coalesce(e.counts_as_id, e.person_id) as "personId", (select true from person p where p.id = ${countsAs('e')}) is true as "inSight", e.chain_id as "chainId", e.full_name as "fullName", e.sex,
      e.birth_date as "birthDate", e.birth_precision as "birthPrecision", e.position_title as "positionTitle", e.status, e.joined_on as "joinedOn", e.ended_on as "endedOn",
      ${named(sql`e.sender_id`, sql`coalesce(e.joined_on, current_date)`)} as sender,
      (select h.state from chain h where h.id = e.chain_id and h.state <> 'active' and e.status in ('deferred','not_recognised')
        and not exists (select 1 from enrolment later where later.chain_id = h.id and later.joined_on > e.joined_on)) as afterwards,
      (select json_build_object('parts', r.parts, 'average', r.average, 'conduct', r.conduct, 'classification', r.classification, 'recognised', r.recognised, 'note', r.note)
        from enrolment_result r where r.enrolment_id = e.id) as results
    from enrolment e where e.class_id = c.id and e.status <> 'unlisted' order by e.sort_name collate "vi-VN-x-icu", e.id`;

/** Over `training_class c`. `near`: nothing is called as typed, these are classes that may have been meant. */
export async function classConditions(
  db: Reader,
  { q, ...filter }: Omit<z.output<typeof classFilter>, 'after' | 'limit' | 'sort'>,
  scope?: Scope,
): Promise<{ where: RawBuilder<unknown>; near: boolean }> {
  const all: RawBuilder<unknown>[] = [withinScope('training_class', 'c', scope)];
  const search = await searchFor(db, 'classes', q, { from: sql`(select * from training_class c where ${all[0]}) c`, words: sql`c.words` });
  if (search) all.push(search.in(sql`c.words`));
  // a class belongs to every year on which it was taught; one that has not opened, to its plan year
  if (filter.year) {
    const [first, last] = [`${filter.year}-01-01`, `${filter.year}-12-31`];
    all.push(
      sql`((c.opened_on <= ${last}::date and (c.ended_on is null or c.ended_on >= ${first}::date)) or (c.opened_on is null and c.plan_year = ${filter.year}))`,
    );
  }
  if (filter.family) all.push(sql`c.family_id = (select id from programme_family where code = ${filter.family})`);
  if (filter.line)
    all.push(sql`exists (select 1 from slot x where x.line_id = ${filter.line} and (x.id = c.slot_id or x.class_id = c.id))`);
  if (filter.runner) all.push(sql`c.runner_id = ${filter.runner}`);
  if (filter.host) all.push(sql`c.host_id = ${filter.host}`);
  if (filter.funding) all.push(sql`c.funding = ${filter.funding}`);
  if (filter.status) all.push(sql`c.status = any (${filter.status.split(',')}::text[])`);
  return { where: sql.join(all, sql` and `), near: search?.near ?? false };
}

const orders = {
  '-day': { key: sql`c.list_day`, value: (key: string) => sql`${key}::date`, way: sql`desc`, beyond: sql`<` },
  day: { key: sql`c.list_day`, value: (key: string) => sql`${key}::date`, way: sql`asc`, beyond: sql`>` },
  '-code': { key: sql`c.code`, value: (key: string) => sql`${key}`, way: sql`desc`, beyond: sql`<` },
  code: { key: sql`c.code`, value: (key: string) => sql`${key}`, way: sql`asc`, beyond: sql`>` },
};

/**
 * Classes, newest opening first unless asked otherwise; a page begins after the last of the one before. `scope`: the caller's, said
 * again for the sake of its indexes; the policies decide.
 */
export async function listClasses(
  db: Reader,
  { after, limit, sort, ...filter }: z.output<typeof classFilter>,
  scope?: Scope,
): Promise<ClassList> {
  const { where, near } = await classConditions(db, filter, scope);
  const { key, value, way, beyond } = orders[sort];
  const from = readCursor(after);
  const beyondLast = from ? sql`and (${key}, c.id) ${beyond} (${value(from.key)}, ${from.id}::uuid)` : sql``;
  const page = await onePage<ClassRow>(
    { after: from, limit },
    sql`select c.id, ${key} as key from training_class c where ${where} ${beyondLast} order by ${key} ${way}, c.id ${way}`,
    async (walked) => {
      const { rows } = await sql<ClassRow & { key: string; counted: number }>`
        select ${columns}, ${joined}, found.key, found.counted from ${walked} found join ${tables} on c.id = found.id order by found.key ${way}, c.id ${way}`.execute(
        db,
      );
      return rows;
    },
  );
  return { ...page, near };
}

/** One class with its trainees, by given name: one statement. @throws Refusal classes.unknown (404) */
export async function oneClass(db: Reader, id: string): Promise<ClassPage> {
  const [page] = await classStatement(db, id);
  if (!page) throw notFound('classes.unknown');
  return { ...page, joinedCount: page.trainees.filter((row) => row.joinedOn !== null).length };
}

const classStatement = kept<Omit<ClassPage, 'joinedCount'>, [string]>(
  (id) => sql`
    select ${columns}, c.row_version, c.slot_id, c.family_id, c.version_id, c.funding_detail, c.study_mode, c.scheme, c.scheme_sequence, c.expected_roster,
      c.file_closed_on, c.plan_year, s.origin as slot_origin, came.at_opening, came.at_opening - nullif(given.seats, 0) as variance,
      case when c.merged_into_id is not null then (select json_build_object('id', m.id, 'code', m.code) from training_class m where m.id = c.merged_into_id) end as merged_into,
      (select coalesce(json_agg(t), '[]') from (${trainees}) t) as trainees
    from ${tables}
      cross join lateral (select coalesce(sum(quantity), 0)::int as at_opening from ledger_entry
        where class_id = c.id and account = 'trainee' and term = 'joined' and detail = 'at_opening') came
      cross join lateral (select coalesce(sum(x.seats), 0)::int as seats from slot x where x.class_id = c.id and x.state in ('opened','combined')) given
    where c.id = ${id}`,
);

/** Runs in the pool of those who may continue in a family: whom a class may take back. */
export async function poolOf(
  db: Reader,
  familyId: string,
): Promise<{ chainId: string; personId: string; fullName: string; lastClass: string; since: string }[]> {
  const { rows } = await sql<{ chainId: string; personId: string; fullName: string; lastClass: string; since: string }>`
    select distinct on (c.id) c.id as chain_id, coalesce(c.counts_as_id, c.person_id) as person_id, e.full_name, t.code as last_class, e.ended_on as since
    from chain c join enrolment e on e.chain_id = c.id join training_class t on t.id = e.class_id
    where c.family_id = ${familyId} and c.state = 'pool' order by c.id, e.joined_on desc`.execute(db);
  return rows;
}

/** Pending slots of a year that have no class yet: where a class can be prepared, combined or settled. `limit` null: all of them. */
export async function pendingSlots(
  db: Reader,
  filter: { year?: number | undefined; family?: string | undefined },
  limit: number | null = 500,
): Promise<PendingSlot[]> {
  const { rows } = await sql<PendingSlot>`
    select s.id, s.plan_id, p.title as plan_title, s.plan_year, f.code as family_code, f.name as programme, s.seats, s.quarter, s.origin, s.funding, s.restricted, c.id as class_id, c.code as class_code,
      case when c.id is null then g.other_class_id end as combined_into_id,
      ${named(sql`s.runner_id`, sql`make_date(s.plan_year::int, 1, 1)`)} as runner, ${named(sql`s.host_id`, sql`make_date(s.plan_year::int, 1, 1)`)} as host
    from slot s join plan p on p.id = s.plan_id join programme_family f on f.id = s.family_id
    left join training_class c on c.slot_id = s.id and c.status <> 'cancelled'
    left join (select distinct on (x.slot_id) x.slot_id, e.other_class_id from training_class x join ledger_event e on e.class_id = x.id and e.kind = 'class_cancelled'
      where x.status = 'cancelled' and e.other_class_id is not null and not exists (select 1 from ledger_event r where r.reverses_id = e.id)
      order by x.slot_id, e.seq desc) g on g.slot_id = s.id
    where s.state = 'pending' and (${filter.year ?? null}::int is null or s.plan_year = ${filter.year ?? null}::int) and (${filter.family ?? null}::text is null or f.code = ${filter.family ?? null})
    order by s.plan_year desc, f.code, s.quarter nulls last, s.id limit ${limit}`.execute(db);
  return rows;
}
