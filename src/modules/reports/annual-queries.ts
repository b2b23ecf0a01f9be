import { sql, type RawBuilder } from 'kysely';
import type { Reader } from '#platform/database/transaction.ts';
import { dimensions, type Dimension, type UnitRole } from './contract.ts';
import { scopeSql, type LedgerScope } from './ledger-scope.ts';
import { monthsIn, type TermSum } from './rules.ts';

export type SliceSums = { dimension: Dimension | null; key: string; sums: TermSum[] };

/** Classes and slots have no sender, declared classes no host; which dimensions a question by this unit role shows. */
export const shownDimensions = (by: UnitRole): Dimension[] => dimensions.filter((dimension) => dimension !== 'unit' || by !== 'host');

/**
 * All sums of a period in one pass over the ledger: the whole, and each breakdown asked for. The first answer is the whole.
 * Slots are counted by plan year up to the period's end, everything else by date.
 */
export async function ledgerSums(db: Reader, scope: LedgerScope, by: UnitRole, breakdowns: readonly Dimension[]): Promise<SliceSums[]> {
  const roles: UnitRole[] = breakdowns.flatMap((dimension) => (dimension === 'unit' ? [by] : dimension === 'host' ? ['host' as const] : []));
  const { from, where, key } = scopeSql(scope, by, roles);
  const { start, end } = scope.period;
  const keys = breakdowns.map((dimension, index) => sql`(${key(dimension, by)})::text as ${sql.raw(`k${index}`)}`);
  const sets = [sql`(account, term, detail)`, ...breakdowns.map((_, index) => sql`(account, term, detail, ${sql.raw(`k${index}`)})`)];
  const level: RawBuilder<unknown> = breakdowns.length ? sql`grouping(${sql.raw(breakdowns.map((_, index) => `k${index}`).join(', '))})` : sql`0`;
  const { rows } = await sql<TermSum & { level: number } & Record<`k${number}`, string | null>>`
    select account, term, detail, ${level} as level${breakdowns.length ? sql`, ${sql.raw(breakdowns.map((_, index) => `k${index}`).join(', '))}` : sql``},
      coalesce(sum(direction * quantity) filter (where effective_date < ${start}::date), 0)::int as before,
      coalesce(sum(quantity) filter (where effective_date >= ${start}::date), 0)::int as within,
      sum(direction * quantity)::int as after,
      sum(quantity)::int as all,
      sum(seats)::int as seats,
      sum(direction * seats)::int as seats_after
    from (
      select e.account, e.term, e.detail, e.direction, e.quantity, e.seats, e.effective_date${keys.length ? sql`, ${sql.join(keys)}` : sql``}
      from ${from}
      where e.effective_date <= ${end}::date
        and (e.account <> 'slot' or e.plan_year between ${scope.planYears.from} and ${scope.planYears.to})
        and ${where}
    ) line
    group by grouping sets (${sql.join(sets)})
    having bool_or(quantity <> 0 or seats <> 0)`.execute(db);

  const every = (1 << breakdowns.length) - 1;
  const slices = new Map<string, SliceSums>([['', { dimension: null, key: '', sums: [] }]]);
  for (const { level: mask, ...row } of rows) {
    // grouping() sets a bit for each key that is not grouped by, the first key being the highest bit
    const index = breakdowns.findIndex((_, at) => !(mask & (1 << (breakdowns.length - 1 - at))));
    const dimension = mask === every || index < 0 ? null : breakdowns[index]!;
    const value = dimension === null ? '' : (row[`k${index}`] ?? '');
    const id = dimension === null ? '' : `${dimension} ${value}`;
    const slice = slices.get(id) ?? { dimension, key: value, sums: [] };
    slice.sums.push(row);
    slices.set(id, slice);
  }
  return [...slices.values()];
}

export type Turns = { luot: { L1: number; L2: number; L3: number }; people: { L1: number; L2: number; L3: number } };

/** Who is one person after two records were found to be the same. */
export const sameSelf = sql`coalesce(p.merged_into_id, r.person_id)`;

/**
 * Runs (chains) of a scope with what they count as in the period: started = 1 for L1, present for L2, finished = 1 for L3.
 * A run whose only lines cancel each other (a correction) counts as nothing.
 */
export function runsOf(scope: LedgerScope, by: UnitRole): RawBuilder<unknown> {
  const { from, where } = scopeSql(scope, by);
  const inside = sql`e.effective_date >= ${scope.period.start}::date`;
  const learning = sql`e.account in ('trainee', 'outside')`;
  return sql`
    select e.chain_id, e.person_id, min(e.effective_date) as since, (array_agg(e.family_id))[1] as family_id,
      coalesce(sum(e.quantity) filter (where ${inside} and ((e.account = 'trainee' and e.term = 'joined' and e.detail is distinct from 'transfer_external')
        or (e.account = 'outside' and e.term = 'started'))), 0)::int as started,
      coalesce(sum(e.direction * e.quantity) filter (where ${learning} and not ${inside}), 0) > 0
        or coalesce(sum(e.quantity) filter (where ${learning} and ${inside} and e.direction = 1), 0) > 0 as present,
      coalesce(sum(e.quantity) filter (where ${inside} and e.term in ('finished', 'finished_late')), 0)::int as finished
    from ${from}
    where e.account in ('trainee', 'pool', 'outside') and e.effective_date <= ${scope.period.end}::date and ${where}
    group by e.chain_id, e.person_id`;
}

/** The three measures of lượt, and the distinct persons behind each. */
export async function turnsOf(db: Reader, scope: LedgerScope, by: UnitRole): Promise<Turns> {
  const { rows } = await sql<{ l1: number; l2: number; l3: number; p1: number; p2: number; p3: number }>`
    select coalesce(sum(r.started), 0)::int as l1, count(*) filter (where r.present)::int as l2, coalesce(sum(r.finished), 0)::int as l3,
      count(distinct ${sameSelf}) filter (where r.started > 0)::int as p1,
      count(distinct ${sameSelf}) filter (where r.present)::int as p2,
      count(distinct ${sameSelf}) filter (where r.finished > 0)::int as p3
    from (${runsOf(scope, by)}) r left join person p on p.id = r.person_id`.execute(db);
  const row = rows[0]!;
  return { luot: { L1: row.l1, L2: row.l2, L3: row.l3 }, people: { L1: row.p1, L2: row.p2, L3: row.p3 } };
}

export type DeclaredSum = { dimension: 'family' | 'leadBloc' | null; key: string; classes: number; turns: number };

/** Lớp kê khai that stood at the scope's knowledge; null where units, places or funding cannot tell them apart. */
export async function declaredSums(db: Reader, scope: LedgerScope): Promise<DeclaredSum[] | null> {
  const condition = declaredWhere(scope);
  if (!condition) return null;
  const { rows } = await sql<{ level: number; familyId: string | null; bloc: number | null; classes: number; turns: number }>`
    select grouping(d.family_id, d.bloc) as level, d.family_id, d.bloc, coalesce(sum(d.classes), 0)::int as classes, coalesce(sum(d.turns), 0)::int as turns
    from declared_class d where ${condition}
    group by grouping sets ((), (d.family_id), (d.bloc))`.execute(db);
  return rows.map(({ level, familyId, bloc, classes, turns }) => {
    const dimension = level === 3 ? null : level === 1 ? 'family' : 'leadBloc';
    return { dimension, key: String((dimension === 'family' ? familyId : dimension === 'leadBloc' ? bloc : '') ?? ''), classes, turns };
  });
}

/** The declared rows of a scope, over `declared_class d`. */
export function declaredWhere(scope: LedgerScope): RawBuilder<unknown> | null {
  const { unit, figure, row } = scope;
  const cannotTell = (unit && (unit.role === 'sender' || unit.role === 'lead')) || figure.place || figure.funding || figure.levels || figure.categories
    || figure.scheme || figure.audience || (row && row.dimension !== 'family' && row.dimension !== 'leadBloc');
  if (cannotTell) return null;
  const months = monthsIn(scope.period);
  const units = unit && (unit.within?.wholly ?? unit.read);
  const known = sql`${scope.knownUpTo}::timestamptz`;
  return sql`d.month between ${months.first}::date and ${months.last}::date
    and (${known} is null or d.recorded_at <= ${known})
    and not exists (select 1 from declared_class later where later.supersedes_id = d.id and (${known} is null or later.recorded_at <= ${known}))
    and (${units}::int[] is null or d.unit_id = any (${units}::int[]))
    and (${scope.bloc?.id ?? null}::int is null or d.bloc = ${scope.bloc?.id ?? null}::int)
    and (${scope.familyIds}::uuid[] is null or d.family_id = any (${scope.familyIds}::uuid[]))
    ${row ? sql`and coalesce((${sql.raw(row.dimension === 'family' ? 'd.family_id' : 'd.bloc')})::text, '') = ${row.value}` : sql``}`;
}
