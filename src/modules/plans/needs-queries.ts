import { sql, type RawBuilder } from 'kysely';
import { today, yearOf } from '#kit/dates.ts';
import { nameKey } from '#kit/name-index.ts';
import { subtree, unitsOn } from '#modules/organisations';
import type { Reader } from '#platform/database/transaction.ts';
import type { Need, NeedFilter, NeedList, NeedSummary } from './needs-contract.ts';

type Row = Omit<Need, 'unit' | 'family'> & {
  unitId: number;
  unitName: string;
  unitCode: string | null;
  blocName: string;
  familyId: string | null;
  familyCode: string | null;
  familyName: string | null;
};

/** The year asked for, else the latest with anything registered, else the coming one. */
export async function needYear(db: Reader, asked: number | undefined): Promise<number> {
  if (asked !== undefined) return asked;
  const { rows } = await sql<{ year: number | null }>`select max(year)::int as year from training_need`.execute(db);
  return rows[0]?.year ?? yearOf(today()) + 1;
}

async function wanted(db: Reader, year: number, { unit, family, q }: NeedFilter): Promise<RawBuilder<boolean>> {
  const parts = [sql<boolean>`n.year = ${year}`];
  if (unit !== undefined) parts.push(sql<boolean>`n.unit_id = any (${await subtree(db, unit, `${year}-01-01`)}::int[])`);
  if (family !== undefined) parts.push(sql<boolean>`n.family_id = ${family}`);
  const key = nameKey(q ?? '');
  // The keys hold letters, digits and blanks only: nothing in them is a pattern.
  for (const word of key.split(' ').filter(Boolean)) parts.push(sql<boolean>`n.content_key || ' ' || n.audience_key like ${`%${word}%`}`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}

/** What units ask for in a year, by programme and unit, page after page. */
export async function listNeeds(
  db: Reader,
  filter: NeedFilter & { after?: string | undefined; limit?: number | undefined },
): Promise<NeedList> {
  const year = await needYear(db, filter.year);
  const { after, limit = 100 } = filter;
  const where = await wanted(db, year, filter);
  // Unique in a year, so that a page begins where the last one ended.
  const order = (table: string) => sql.join(['content_key', 'unit_id', 'audience_key'].map((key) => sql.ref(`${table}.${key}`)));
  const { rows } = await sql<Row>`
    select n.id, n.year, n.content, n.audience, n.people, n.women, n.minority, n.province_level, n.commune_level, n.public_employees,
      n.proposed_time, n.quarter, n.study_form, n.cost, n.note, n.row_version,
      n.unit_id, u.name as unit_name, u.code as unit_code, u.bloc_name, f.id as family_id, f.code as family_code, f.name as family_name
    from training_need n join ${unitsOn(`${year}-01-01`).as('u')} on u.unit_id = n.unit_id left join programme_family f on f.id = n.family_id
    where ${where} ${after === undefined ? sql`` : sql`and (${order('n')}) > (select ${order('a')} from training_need a where a.id = ${after})`}
    order by ${order('n')} limit ${limit + 1}`.execute(db);
  const total = await sql<{ n: number }>`select count(*)::int as n from training_need n where ${where}`.execute(db);
  const needs = rows.slice(0, limit).map(({ unitId, unitName, unitCode, blocName, familyId, familyCode, familyName, ...need }): Need => ({
    ...need,
    unit: { id: unitId, name: unitName, code: unitCode, bloc: blocName },
    family: familyId === null ? null : { id: familyId, code: familyCode!, name: familyName! },
  }));
  return { year, needs, total: total.rows[0]!.n, next: rows.length > limit ? needs.at(-1)!.id : null };
}

/** Totals of a filter, per programme beside what the plans of the year order, and per unit. */
export async function needSummary(db: Reader, filter: NeedFilter): Promise<NeedSummary> {
  const year = await needYear(db, filter.year);
  const where = await wanted(db, year, filter);
  const total = await sql<NeedSummary['total']>`
    select count(*)::int as lines, count(distinct unit_id)::int as units, coalesce(sum(people), 0)::int as people, sum(women)::int as women, sum(minority)::int as minority,
      sum(province_level)::int as province_level, sum(commune_level)::int as commune_level, sum(public_employees)::int as public_employees, coalesce(sum(cost), 0)::int8 as cost
    from training_need n where ${where}`.execute(db);
  const units = await sql<{ id: number; name: string; lines: number; people: number; cost: number }>`
    select n.unit_id as id, u.name, count(*)::int as lines, sum(n.people)::int as people, coalesce(sum(n.cost), 0)::int8 as cost
    from training_need n join ${unitsOn(`${year}-01-01`).as('u')} on u.unit_id = n.unit_id where ${where} group by 1, 2 order by 4 desc, 2`.execute(
    db,
  );
  return {
    year,
    total: total.rows[0]!,
    byProgramme: await byProgramme(db, year, where, filter),
    byUnit: units.rows.map(({ id, name, ...sums }) => ({ unit: { id, name }, ...sums })),
  };
}

type Asked = { familyId: string | null; content: string; people: number; units: number };

async function byProgramme(db: Reader, year: number, where: RawBuilder<boolean>, filter: NeedFilter): Promise<NeedSummary['byProgramme']> {
  const asked = await sql<Asked>`
    select n.family_id, min(n.content) as content, sum(n.people)::int as people, count(distinct n.unit_id)::int as units
    from training_need n where ${where} group by n.family_id, case when n.family_id is null then n.content_key end`.execute(db);
  const ordered = await sql<{ familyId: string; seats: number; classes: number }>`
    select l.family_id, sum(v.seats)::int as seats, sum(v.classes)::int as classes
    from plan_line_version v join plan_line l on l.id = v.line_id
    where l.year = ${year} and not v.carried_over and v.plan_version_id in (
      select distinct on (pv.plan_id) pv.id from plan_version pv join plan p on p.id = pv.plan_id
      where p.nature = 'annual' and p.year_from = ${year} order by pv.plan_id, pv.status = 'approved' desc, pv.no desc)
    group by 1`.execute(db);
  const families = new Map((await db.selectFrom('programmeFamily').select(['id', 'code', 'name']).execute()).map((one) => [one.id, one]));
  const plan = new Map(ordered.rows.map((row) => [row.familyId, row]));
  const rows = asked.rows.map(({ familyId, content, people, units }) => {
    const family = families.get(familyId ?? '') ?? null;
    const seats = plan.get(familyId ?? '');
    return {
      family,
      content: family?.name ?? content,
      people,
      units,
      seats: seats?.seats ?? (family && plan.size > 0 ? 0 : null),
      classes: seats?.classes ?? null,
    };
  });
  // Ordered though nobody asks: only where the whole year is looked at.
  if (filter.unit === undefined && filter.q === undefined) {
    for (const [id, { seats, classes }] of plan) {
      const family = families.get(id)!;
      const shown = filter.family === undefined || filter.family === id;
      if (shown && !rows.some((row) => row.family?.id === id))
        rows.push({ family, content: family.name, people: 0, units: 0, seats, classes });
    }
  }
  return rows.sort((a, b) => b.people - a.people || a.content.localeCompare(b.content, 'vi'));
}
