import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { subtree } from '#modules/organisations';
import type { declaredFilter, Declaration, DeclaredList, DeclaredRow } from './declared-contract.ts';
import { named } from './queries.ts';

const columns = sql`d.id, to_char(d.month, 'YYYY-MM') as month, d.kind, d.classes, d.turns, d.source, d.reason, d.recorded_at, d.recorded_by_name as recorded_by,
  (select json_build_object('id', f.id, 'name', f.name) from programme_family f where f.id = d.family_id) as family,
  (select json_build_object('id', x.id, 'number', x.number) from document x where x.id = d.document_id) as document`;

/** Declarations that stand (nothing has taken their place), newest month first, each with what it took the place of. */
export async function listDeclared(db: Reader, filter: z.output<typeof declaredFilter>): Promise<DeclaredList> {
  const conditions: RawBuilder<unknown>[] = [sql`not exists (select 1 from declared_class later where later.supersedes_id = d.id)`];
  if (filter.year) conditions.push(sql`d.month between make_date(${filter.year}, 1, 1) and make_date(${filter.year}, 12, 31)`);
  if (filter.unit)
    conditions.push(sql`d.unit_id = any (${await subtree(db, filter.unit, filter.year ? `${filter.year}-12-31` : today())}::int[])`);
  if (filter.family) conditions.push(sql`exists (select 1 from programme_family f where f.id = d.family_id and f.code = ${filter.family})`);
  const where = sql.join(conditions, sql` and `);
  const [afterMonth, afterId] = filter.after?.split('~') ?? [];
  const after = afterMonth && afterId ? sql`and (d.month, d.id) < (${`${afterMonth}-01`}::date, ${afterId}::uuid)` : sql``;
  const {
    rows: [sums],
  } = await sql<{ total: number; classes: number; turns: number }>`
    select count(*)::int as total, coalesce(sum(d.classes), 0)::int as classes, coalesce(sum(d.turns), 0)::int as turns from declared_class d where ${where}`.execute(
    db,
  );
  const { rows } = await sql<Omit<DeclaredRow, 'history'>>`
    select ${columns}, ${named(sql`d.unit_id`, sql`d.month`)} as unit from declared_class d where ${where} ${after} order by d.month desc, d.id desc limit ${filter.limit + 1}`.execute(
    db,
  );
  const page = rows.slice(0, filter.limit);
  const history = await before(
    db,
    page.map((row) => row.id),
  );
  const last = page.at(-1);
  return {
    ...sums!,
    rows: page.map((row) => ({ ...row, history: history.get(row.id) ?? [] })),
    next: rows.length > filter.limit && last ? `${last.month}~${last.id}` : null,
  };
}

/** What each of these took the place of, newest first. */
async function before(db: Reader, ids: readonly string[]): Promise<Map<string, Declaration[]>> {
  const { rows } = await sql<Declaration & { standing: string }>`
    with recursive back (standing, id, step) as (
      select d.id, d.supersedes_id, 1 from declared_class d where d.id = any (${[...ids]}::uuid[]) and d.supersedes_id is not null
      union all
      select back.standing, d.supersedes_id, back.step + 1 from back join declared_class d on d.id = back.id where d.supersedes_id is not null
    )
    select back.standing, ${columns} from back join declared_class d on d.id = back.id order by back.step`.execute(db);
  const found = new Map<string, Declaration[]>();
  for (const { standing, ...row } of rows) found.set(standing, [...(found.get(standing) ?? []), row]);
  return found;
}
