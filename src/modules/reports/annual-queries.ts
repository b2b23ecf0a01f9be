import { sql, type RawBuilder } from 'kysely';
import { roomToSum } from '#platform/database/room.ts';
import { prepared } from '#platform/database/look.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { dimensions, type Dimension, type UnitRole } from './contract.ts';
import { scopeSql, type LedgerScope } from './ledger-scope.ts';
import { standsNow } from './organised.ts';
import { placeOf, roleOf, rolledUpSums, together } from './roll-up-sums.ts';
import { monthsIn, type TermSum } from './rules.ts';

export type SliceSums = { dimension: Dimension | null; key: string; sums: TermSum[] };

/** Classes and slots have no sender, declared classes no host; which dimensions a question by this unit role shows. */
export const shownDimensions = (by: UnitRole): Dimension[] => dimensions.filter((dimension) => dimension !== 'unit' || by !== 'host');

/**
 * All sums of a period: the whole, and each breakdown asked for. The first answer is the whole. Slots are counted by plan year
 * up to the period's end, everything else by date.
 */
export async function ledgerSums(db: Reader, scope: LedgerScope, by: UnitRole, breakdowns: readonly Dimension[]): Promise<SliceSums[]> {
  if (!placeOf(scope, by)) return sumsOfEntries(db, scope, by, breakdowns);
  const divided = breakdowns.flatMap((dimension) => {
    const role = roleOf(dimension, by);
    const units = role ? [...standsNow(scope.placements, role === 'sender').parts] : [];
    return role && units.length > 0 ? [{ dimension, recorded: { role, units } }] : [];
  });
  const [sums, ...ofDivided] = await Promise.all([
    rolledUpSums(db, scope, by, breakdowns),
    ...divided.map(({ dimension, recorded }) => sumsOfEntries(db, { ...scope, recorded }, by, [dimension])),
  ]);
  return together(
    sums!,
    ofDivided.flatMap((slices) => slices.filter(({ dimension }) => dimension !== null)),
  );
}

/** In one pass over the ledger. */
export async function sumsOfEntries(db: Reader, scope: LedgerScope, by: UnitRole, breakdowns: readonly Dimension[]): Promise<SliceSums[]> {
  await roomToSum(db);
  const roles: UnitRole[] = breakdowns.flatMap((dimension) =>
    dimension === 'unit' ? [by] : dimension === 'host' ? ['host' as const] : [],
  );
  const { from, where, key } = scopeSql(scope, by, roles);
  const { start, end } = scope.period;
  const names = breakdowns.map((_, index) => sql.raw(`, k${index}`));
  const keys = breakdowns.map((dimension, index) => sql`, ${key(dimension, by)} as ${sql.raw(`k${index}`)}`);
  const sets = [sql`(account, term, detail)`, ...names.map((name) => sql`(account, term, detail${name})`)];
  const level = breakdowns.length ? sql`grouping(${sql.raw(breakdowns.map((_, index) => `k${index}`).join(', '))})` : sql`0`;
  // first down to what differs in some slice, so that the grouping sets pass over thousands of rows, not millions
  const { rows } = await sql<TermSum & { level: number } & Record<`k${number}`, string | null>>`
    select account, term, detail, ${level} as level${sql.join(
      breakdowns.map((_, index) => sql.raw(`, k${index}::text`)),
      sql``,
    )},
      coalesce(sum(stock) filter (where early), 0)::int as before,
      coalesce(sum(quantity) filter (where not early), 0)::int as within,
      sum(stock)::int as after,
      sum(quantity)::int as all,
      sum(seats)::int as seats,
      sum(seat_stock)::int as seats_after
    from (
      select account, term, detail, early${sql.join(names, sql``)},
        sum(direction * quantity) as stock, sum(quantity) as quantity, sum(seats) as seats, sum(direction * seats) as seat_stock
      from (
        select e.account, e.term, e.detail, e.direction, e.quantity, e.seats, e.effective_date < ${start}::date as early${sql.join(keys, sql``)}
        from ${from}
        where e.effective_date <= ${end}::date
          and (e.account <> 'slot' or e.plan_year between ${scope.planYears.from} and ${scope.planYears.to})
          and ${where}
      ) line
      group by account, term, detail, early${sql.join(names, sql``)}
    ) summed
    group by grouping sets (${sql.join(sets)})`.execute(db);

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

export type DeclaredSum = { dimension: 'family' | 'leadBloc' | null; key: string; classes: number; turns: number };

/** Lớp kê khai that stood at the scope's knowledge; null where units, places or funding cannot tell them apart. */
export async function declaredSums(db: Reader, scope: LedgerScope): Promise<DeclaredSum[] | null> {
  const condition = declaredWhere(scope);
  if (!condition) return null;
  const rows = await prepared(
    db,
    sql<{ level: number; familyId: string | null; bloc: number | null; classes: number; turns: number }>`
    select grouping(d.family_id, d.bloc) as level, d.family_id, d.bloc, coalesce(sum(d.classes), 0)::int as classes, coalesce(sum(d.turns), 0)::int as turns
    from declared_class d where ${condition}
    group by grouping sets ((), (d.family_id), (d.bloc))`,
  );
  return rows.map(({ level, familyId, bloc, classes, turns }) => {
    const dimension = level === 3 ? null : level === 1 ? 'family' : 'leadBloc';
    return { dimension, key: String((dimension === 'family' ? familyId : dimension === 'leadBloc' ? bloc : '') ?? ''), classes, turns };
  });
}

/** The declared rows of a scope, over `declared_class d`. */
export function declaredWhere(scope: LedgerScope): RawBuilder<unknown> | null {
  const { unit, figure, row } = scope;
  const cannotTell =
    (unit && (unit.role === 'sender' || unit.role === 'lead')) ||
    figure.place ||
    figure.funding ||
    figure.levels ||
    figure.categories ||
    figure.scheme ||
    figure.audience ||
    (row && row.dimension !== 'family' && row.dimension !== 'leadBloc');
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
