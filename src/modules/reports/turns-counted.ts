import { sql, type RawBuilder } from 'kysely';
import { roomToSum } from '#platform/database/room.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { UnitRole } from './contract.ts';
import { scopeSql, type LedgerScope } from './ledger-scope.ts';
import { rememberUpTo } from './remembered.ts';
import { foldMark } from './roll-up-sums.ts';

export type Turns = { luot: { L1: number; L2: number; L3: number }; people: { L1: number; L2: number; L3: number } };

/** Who is one person after two records were found to be the same. */
export const sameSelf = sql`coalesce(p.merged_into_id, r.person_id)`;

/** What a run's lines in a scope count as: started = 1 for L1, present for L2, finished = 1 for L3. */
function countsOf({ period }: LedgerScope) {
  const inside = sql`e.effective_date >= ${period.start}::date`;
  // there when the period began, or come in since
  const there = sql`case when ${inside} then e.direction = 1 else true end and e.account <> 'pool'`;
  return {
    started: sql`coalesce(sum(e.quantity) filter (where ${inside} and ((e.term = 'joined' and e.detail is distinct from 'transfer_external') or e.term = 'started')), 0)`,
    present: sql`(coalesce(sum(e.direction * e.quantity) filter (where ${there}), 0) > 0)`,
    finished: sql`coalesce(sum(e.quantity) filter (where ${inside} and e.term in ('finished', 'finished_late')), 0)`,
  };
}

/**
 * Runs (chains) of a scope with what they count as in the period: started = 1 for L1, present for L2, finished = 1 for L3.
 * A run whose only lines cancel each other (a correction) counts as nothing.
 */
export function runsOf(scope: LedgerScope, by: UnitRole): RawBuilder<unknown> {
  const { from, where } = scopeSql(scope, by);
  const { started, present, finished } = countsOf(scope);
  return sql`
    select e.chain_id, e.person_id, e.family_id, min(e.effective_date) as since, ${started}::int as started, ${present} as present, ${finished}::int as finished
    from ${from}
    where e.account in ('trainee', 'pool', 'outside') and e.effective_date <= ${scope.period.end}::date and ${where}
    group by e.chain_id, e.person_id, e.family_id
    having ${present} or ${started} > 0 or ${finished} > 0`;
}

/** The three measures of lượt, and the distinct persons behind each. */
export async function turnsOf(db: Reader, scope: LedgerScope, by: UnitRole): Promise<Turns> {
  const asked = remembers(scope) && JSON.stringify([by, { ...scope, seen: null }]);
  if (asked) {
    const { rows } = await sql<{ at: string | null }>`select ${ledgerMoment} as at`.execute(db);
    const known = rows[0]!.at && remembered.get(rows[0]!.at + asked);
    if (known) return known;
  }
  await roomToSum(db);
  const { from, where } = scopeSql(scope, by);
  const { started, present, finished } = countsOf(scope);
  const { rows } = await sql<{ at: string | null; l1: number; l2: number; l3: number; p1: number; p2: number; p3: number }>`
    select ${asked ? ledgerMoment : sql`null`} as at,
      coalesce(sum(started), 0)::int as l1, coalesce(sum(present), 0)::int as l2, coalesce(sum(finished), 0)::int as l3,
      count(*) filter (where started > 0)::int as p1, count(*) filter (where present > 0)::int as p2, count(*) filter (where finished > 0)::int as p3
    from (
      select ${sameSelf} as self, sum(started) as started, sum(present::int) as present, sum(finished) as finished
      from (
        select e.person_id, ${started} as started, ${present} as present, ${finished} as finished
        from ${from}
        where e.account in ('trainee', 'pool', 'outside') and e.effective_date <= ${scope.period.end}::date and ${where}
        group by e.chain_id, e.person_id) r
      left join person p on p.id = r.person_id and p.merged_into_id is not null
      group by ${sameSelf}
    ) someone`.execute(db);
  const { at, ...row } = rows[0]!;
  const turns = { luot: { L1: row.l1, L2: row.l2, L3: row.l3 }, people: { L1: row.p1, L2: row.p2, L3: row.p3 } };
  if (asked && at) remembered.set(at + asked, turns);
  return turns;
}

/**
 * Persons cannot be summed: they are counted again after every event, and remembered between two. Every posting to the ledger leaves a row
 * in its own transaction, every folding of those rows a mark: the two together say which ledger a reader of the whole tenant sees.
 */
const ledgerMoment = sql`${foldMark} || (
  select concat_ws(' ', '', (select count(*) from roll_up_posted), count(*), sum(hashtext(id::text || merged_into_id))) from person where merged_into_id is not null)`;
const remembered = rememberUpTo<Turns>(200);

/** What depends on the ledger alone, and is seen whole. */
const remembers = ({ seen, figure, row, placements }: LedgerScope): boolean =>
  seen?.kind === 'tenant' && !row && placements.length === 0 && Object.keys(figure).length === 0;
