import { sql } from 'kysely';
import type { Reader } from '#platform/database/transaction.ts';

/** For units that took part in a succession: all that they came from and all that came of them, however far. Others stand for themselves. */
export async function unitLineage(db: Reader): Promise<Map<number, ReadonlySet<number>>> {
  const { rows } = await sql<{ before: number; after: number }>`
    select f.unit_id as before, t.unit_id as after from unit_succession_part f join unit_succession_part t on t.succession_id = f.succession_id and t.side = 'to'
    where f.side = 'from' and f.unit_id <> t.unit_id`.execute(db);
  const [after, before] = [Map.groupBy(rows, (row) => row.before), Map.groupBy(rows, (row) => row.after)];
  const walk = (from: number, next: (unit: number) => number[], into: Set<number>) => {
    for (const unit of next(from))
      if (!into.has(unit)) {
        into.add(unit);
        walk(unit, next, into);
      }
  };
  const lineage = new Map<number, ReadonlySet<number>>();
  for (const unit of new Set([...after.keys(), ...before.keys()])) {
    const kin = new Set<number>();
    walk(unit, (one) => (after.get(one) ?? []).map((row) => row.after), kin);
    const forebears = new Set<number>();
    walk(unit, (one) => (before.get(one) ?? []).map((row) => row.before), forebears);
    lineage.set(unit, new Set([...kin, ...forebears].filter((one) => one !== unit)));
  }
  return lineage;
}
