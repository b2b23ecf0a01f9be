import { sql } from 'kysely';
import type { Reader } from '#platform/database/transaction.ts';

/** Who a record stands for, and all records of that person: its own first. One record of most. */
export type Self = { id: string; records: readonly string[] };

/** For each record the person it is of, through merges that stand. Asks one statement; every desk may ask it. */
export async function selvesOf(db: Reader, ids: readonly string[]): Promise<Map<string, Self>> {
  const asked = [...new Set(ids)];
  if (asked.length === 0) return new Map();
  const { rows } = await sql<{ keptId: string; mergedId: string }>`
    with standing as (select kept_id, merged_id from person_merge where undone_at is null)
    select kept_id, merged_id from standing where kept_id = any (${asked}::uuid[])
      or kept_id in (select kept_id from standing where merged_id = any (${asked}::uuid[])) order by merged_id`.execute(db);
  const keptOf = new Map(rows.map(({ mergedId, keptId }) => [mergedId, keptId]));
  const records = Map.groupBy(rows, ({ keptId }) => keptId);
  return new Map(
    asked.map((asking) => {
      const id = keptOf.get(asking) ?? asking;
      return [asking, { id, records: [id, ...(records.get(id) ?? []).map(({ mergedId }) => mergedId)] }];
    }),
  );
}

/** The same for one. */
export const selfOf = async (db: Reader, id: string): Promise<Self> => (await selvesOf(db, [id])).get(id)!;
