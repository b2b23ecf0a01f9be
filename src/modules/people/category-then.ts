import { sql } from 'kysely';
import type { CalendarDate } from '#kit/dates.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { Category } from './rules.ts';

type Asked = { id: string; personId: string; on: CalendarDate };

/** What each of these was on a day of its own (cán bộ, công chức, …), by the post held then, by `id`. Left out where no post of that day is on record. */
export async function categoriesThen(db: Reader, asked: readonly Asked[]): Promise<Map<string, Category>> {
  if (asked.length === 0) return new Map();
  const { rows } = await sql<{ id: string; category: Category }>`
    select distinct on (a.id) a.id, p.category
    from unnest(${asked.map(({ id }) => id)}::uuid[], ${asked.map(({ personId }) => personId)}::uuid[], ${asked.map(({ on }) => on)}::date[]) a(id, person_id, day)
      join person_post p on p.person_id = a.person_id and p.valid_from <= a.day and (p.valid_to is null or p.valid_to > a.day)
    order by a.id, p.valid_from desc`.execute(db);
  return new Map(rows.map(({ id, category }) => [id, category]));
}
