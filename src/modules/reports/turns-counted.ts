import { sql, type RawBuilder } from 'kysely';
import { roomToSum } from '#platform/database/room.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { UnitRole } from './contract.ts';
import { scopeSql, type LedgerScope } from './ledger-scope.ts';
import { rememberUpTo } from './remembered.ts';
import { oneMoment } from './roll-up-sums.ts';

export type Turns = { luot: { L1: number; L2: number; L3: number }; people: { L1: number; L2: number; L3: number } };

/** Who is one person after two records were found to be the same. */
export const sameSelf = sql`coalesce(p.kept_id, r.person_id)`;
/** What it needs beside `r`: merges that stand, which everybody may ask for. */
export const selves = sql`left join person_merge p on p.merged_id = r.person_id and p.undone_at is null`;

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
  const notes = remembers(scope) ? await notesOf(db) : null;
  if (!notes) return counted(db, scope, by);
  const asked = `${notes.since} ${JSON.stringify([by, { ...scope, seen: null, placements: null }])}`;
  const known = remembered.get(asked);
  const events = new Set(notes.rows.map(({ event }) => event));
  // somebody has counted at a later moment than this reader's
  if (known && ![...known.events].every((event) => events.has(event))) return counted(db, scope, by);
  const turns = (known && (await sinceThen(db, scope, by, known, notes))) ?? (await counted(db, scope, by));
  remembered.set(asked, { turns, events });
  return turns;
}

async function counted(db: Reader, scope: LedgerScope, by: UnitRole, only: RawBuilder<unknown> = sql`true`): Promise<Turns> {
  await roomToSum(db);
  const { from, where } = scopeSql(scope, by);
  const { started, present, finished } = countsOf(scope);
  const { rows } = await sql<{ l1: number; l2: number; l3: number; p1: number; p2: number; p3: number }>`
    select coalesce(sum(started), 0)::int as l1, coalesce(sum(present), 0)::int as l2, coalesce(sum(finished), 0)::int as l3,
      count(*) filter (where started > 0)::int as p1, count(*) filter (where present > 0)::int as p2, count(*) filter (where finished > 0)::int as p3
    from (
      select ${sameSelf} as self, sum(started) as started, sum(present::int) as present, sum(finished) as finished
      from (
        select e.person_id, ${started}::int as started, ${present} as present, ${finished}::int as finished
        from ${from}
        where e.account in ('trainee', 'pool', 'outside') and e.effective_date <= ${scope.period.end}::date and ${where} and ${only}
        group by e.chain_id, e.person_id) r
      ${selves}
      where present or started <> 0 or finished <> 0
      group by ${sameSelf}
    ) someone`.execute(db);
  const { l1, l2, l3, p1, p2, p3 } = rows[0]!;
  return { luot: { L1: l1, L2: l2, L3: l3 }, people: { L1: p1, L2: p2, L3: p3 } };
}

/**
 * Persons cannot be summed. What was counted is remembered with the events that were known, and after others only those whom they changed
 * are counted again: as they were, and as they are. Every event notes them in its own transaction (`postRollUps`).
 */
const remembered = rememberUpTo<{ turns: Turns; events: Set<string> }>(40);
/** More than these are counted with everybody. */
const FEW = 2_000;

/** What depends on the ledger alone, and is seen whole. */
const remembers = ({ seen, figure, row, unit }: LedgerScope): boolean =>
  seen?.kind === 'tenant' && !row && !unit?.within && Object.keys(figure).length === 0;

type Notes = { since: string; rows: { person: string; event: string }[] };

/** Whom events changed since notes are kept; null outside a reader's one moment, and before the first. `since` also tells which records are one person. */
async function notesOf(db: Reader): Promise<Notes | null> {
  const { rows } = await sql<{ since: string | null; rows: Notes['rows'] | null }>`
    select (select key from roll_up where dimension = 'notes' and ${oneMoment})
        || (select concat(' ', count(*), ' ', sum(hashtext(merged_id::text || kept_id))) from person_merge where undone_at is null) as since,
      (select json_agg(json_build_object('person', key, 'event', detail)) from roll_up_posted where dimension = 'posting') as rows`.execute(
    db,
  );
  const [{ since, rows: noted }] = rows as [(typeof rows)[number]];
  return since === null ? null : { since, rows: noted ?? [] };
}

/** Null where too many changed, or somebody of whom there are two records. */
async function sinceThen(
  db: Reader,
  scope: LedgerScope,
  by: UnitRole,
  { turns, events }: { turns: Turns; events: ReadonlySet<string> },
  notes: Notes,
): Promise<Turns | null> {
  const later = notes.rows.filter(({ event }) => !events.has(event));
  const people = [...new Set(later.flatMap(({ person }) => person || []))];
  if (people.length === 0) return turns;
  if (people.length > FEW) return null;
  const twice = await sql`select from person_merge where undone_at is null
    and (merged_id = any (${people}::uuid[]) or kept_id = any (${people}::uuid[])) limit 1`.execute(db);
  if (twice.rows.length > 0) return null;
  const theirs = sql`e.person_id = any (${people}::uuid[])`;
  const before = await counted(
    db,
    scope,
    by,
    sql`${theirs} and e.posted_by_id <> all (${[...new Set(later.map(({ event }) => event))]}::uuid[])`,
  );
  const after = await counted(db, scope, by, theirs);
  const change = (measure: 'luot' | 'people') => {
    const of = (term: 'L1' | 'L2' | 'L3') => turns[measure][term] - before[measure][term] + after[measure][term];
    return { L1: of('L1'), L2: of('L2'), L3: of('L3') };
  };
  return { luot: change('luot'), people: change('people') };
}
