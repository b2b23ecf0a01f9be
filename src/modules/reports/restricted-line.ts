import { sql } from 'kysely';
import { yearPeriod, type Period } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Database, Reader } from '#platform/database/transaction.ts';
import type { AnnualQuery } from './contract.ts';
import { published, type HiddenSum, type Published } from './restricted-rules.ts';

/** What the totals of a question count of restricted classes; `L2`: runs of theirs that were there. */
export type RestrictedLine = Published & { L2: number };
export const noLine: RestrictedLine = { state: 'none', sums: [], L2: 0 };

export type LineQuery = Pick<AnnualQuery, 'year' | 'clock' | 'org' | 'programme' | 'asKnownOn'>;

/**
 * The one line that restricted classes are in a review: only of the whole tenant, for a year of either clock as now known. Asked narrower,
 * the numbers would tell whose it is. Read for everybody with the eyes of who sees restricted classes; what leaves here is what
 * `published` lets go.
 */
export async function restrictedLine(
  database: Database,
  actor: Actor,
  { year, clock, org, programme, asKnownOn }: LineQuery,
): Promise<RestrictedLine> {
  if (actor.scope.kind !== 'tenant' || year === undefined || clock === 'own' || org || programme || asKnownOn) return noLine;
  const period = yearPeriod(clock, year);
  return database.read({ ...actor, capabilities: new Set([...actor.capabilities, 'classes.restricted']) }, async (db) => {
    const line = published(await hiddenSums(db), year, period);
    return { ...line, L2: line.sums.length > 0 ? await runsThere(db, period) : 0 };
  });
}

async function hiddenSums(db: Reader): Promise<HiddenSum[]> {
  const { rows } = await sql<HiddenSum>`
    select from_day, plan_year, account, term, detail, direction, sum(quantity)::int as quantity, sum(seats)::int as seats
    from restricted_sum group by 1, 2, 3, 4, 5, 6 having sum(quantity) <> 0 or sum(seats) <> 0`.execute(db);
  return rows;
}

/** L2: runs in a restricted class on any day of the period (ledger.md section 6). */
async function runsThere(db: Reader, { start, end }: Period): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select chain_id from ledger_entry where restricted and account = 'trainee' and effective_date <= ${end}::date group by chain_id
      having sum(direction * quantity) filter (where effective_date < ${start}::date) > 0
        or sum(quantity) filter (where effective_date >= ${start}::date and direction = 1) > 0) runs`.execute(db);
  return rows[0]!.count;
}
