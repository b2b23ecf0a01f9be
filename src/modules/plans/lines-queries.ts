import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import { withinScope } from '#modules/access';
import { subtree, unitNameOn } from '#modules/organisations';
import type { Scope } from '#platform/actor.ts';
import { onePage, readCursor } from '#platform/database/pages.ts';
import { searchFor } from '#platform/database/search.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { LineList, lineListQuery, ListedLine } from './lines-contract.ts';

/** For each plan the version that speaks for it: the latest approved, else the draft. */
async function speakingVersions(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct on (plan_id) id from plan_version order by plan_id, (status = 'approved') desc, no desc`.execute(db);
  return rows.map(({ id }) => id);
}

const lines = sql`plan_line_version o join plan_line l on l.id = o.line_id join programme_family f on f.id = l.family_id`;
const words = sql`(' ' || translate(lower(f.code) || ' ' || f.folded || ' ' || l.audience_key, '.,;:()/–-"“”+&', '              ') || ' ')`;

const keys = { time: sql`l.year * 10 + coalesce(l.quarter, 5)`, seats: sql`o.seats` };

const named = (unit: string) =>
  sql`json_build_object('id', ${sql.ref(unit)}, 'name', ${unitNameOn(sql.ref(unit), sql`make_date(l.year::int, 1, 1)`)})`;
const slots = (...states: string[]) =>
  sql`(select count(*)::int from slot t where t.line_id = l.id and t.state = any (${sql.val(states)}::text[]))`;

/** Lines of all plans, the latest first unless asked otherwise. `scope`: the caller's, said again for the sake of its indexes. */
export async function listLines(
  db: Reader,
  { after, limit, sort, q, ...filter }: z.output<typeof lineListQuery>,
  scope?: Scope,
): Promise<LineList> {
  const within = withinScope('plan_line', 'l', scope);
  const all: RawBuilder<unknown>[] = [within, sql`o.plan_version_id = any (${await speakingVersions(db)}::uuid[])`];
  // classes are called after their programmes and those they are for
  const search = await searchFor(db, 'classes', q, {
    from: sql`(select l.audience_key, l.family_id from plan_line l where ${within}) l join programme_family f on f.id = l.family_id`,
    words,
  });
  if (search) all.push(search.in(words));
  if (filter.year) all.push(sql`l.year = ${filter.year}`);
  if (filter.quarter) all.push(sql`l.quarter = ${filter.quarter}`);
  if (filter.family) all.push(sql`f.code = ${filter.family}`);
  if (filter.unit !== undefined) {
    const units = await subtree(db, filter.unit, today());
    all.push(sql`(l.lead_id = any (${units}::int[]) or l.runner_id = any (${units}::int[]) or l.host_id = any (${units}::int[]))`);
  }
  if (filter.pending) all.push(sql`exists (select from slot t where t.line_id = l.id and t.state = 'pending')`);
  const from = readCursor(after);
  const key = sort.endsWith('time') ? keys.time : keys.seats;
  const [way, beyond] = sort.startsWith('-') ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`];
  if (from) all.push(sql`(${key}, l.id) ${beyond} (${from.key}::int, ${from.id}::uuid)`);
  const page = await onePage<ListedLine>(
    { after: from, limit },
    sql`select l.id, o.plan_version_id as version_id, ${key} as key from ${lines} where ${sql.join(all, sql` and `)} order by ${key} ${way}, l.id ${way}`,
    async (walked) => {
      const { rows } = await sql<ListedLine & { key: string; counted: number }>`
        select l.id, json_build_object('id', p.id, 'title', p.title, 'isDraft', s.status = 'draft') as plan, l.year, l.quarter,
          json_build_object('code', f.code, 'name', f.name) as family, l.audience, ${named('l.lead_id')} as lead, ${named('l.runner_id')} as runner,
          case when l.host_id is not null then ${named('l.host_id')} end as host, o.classes, o.seats,
          ${slots('opened', 'combined')} as opened, ${slots('pending')} as pending, ${slots('not_executed', 'postponed')} as lost,
          found.key::text as key, found.counted
        from ${walked} found join (${lines}) on l.id = found.id and o.plan_version_id = found.version_id
          join plan p on p.id = l.plan_id join plan_version s on s.id = found.version_id order by found.key ${way}, l.id ${way}`.execute(
        db,
      );
      return rows;
    },
  );
  return { ...page, near: search?.near ?? false };
}
