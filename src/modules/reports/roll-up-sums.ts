import { sql, type RawBuilder } from 'kysely';
import { addDays, type CalendarDate, type Period } from '#kit/dates.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { SliceSums } from './annual-queries.ts';
import type { Dimension, UnitRole } from './contract.ts';
import type { LedgerScope } from './ledger-scope.ts';
import type { TermSum } from './rules.ts';

/** Which of the sums beside the ledger a question reads, and what they are kept apart by themselves. */
type Place = { scope: 'lead' | 'sender' | 'runner'; where: RawBuilder<unknown>; own: Dimension };

const startsPart = (date: CalendarDate) => date.endsWith('-01-01') || date.endsWith('-12-15');
const ofWholeParts = ({ start, end }: Period) => startsPart(start) && startsPart(addDays(end, 1));

/**
 * The sums that hold the answer: of the tenant, of a bloc, or of institutions, as now known, for years of either clock.
 * Null where only the entries tell: an own range, an earlier knowledge, a programme, a published figure's own filter,
 * units by another role, and units of which the caller sees a part.
 */
export function placeOf({ seen, period, knownUpTo, unit, bloc, familyIds, figure, row }: LedgerScope, by: UnitRole): Place | null {
  if (!seen || knownUpTo !== null || familyIds || row || Object.keys(figure).length > 0 || !ofWholeParts(period)) return null;
  if (unit) {
    const whole = seen.kind === 'tenant' || (seen.kind === 'unit' && unit.read.every((id) => seen.units.includes(id)));
    const answers = whole && !bloc && unit.role === 'runner' && by === 'runner' && !unit.within;
    return answers ? { scope: 'runner', where: sql`unit_id = any (${unit.read}::int[])`, own: 'unit' } : null;
  }
  if (seen.kind === 'unit' || (seen.kind === 'bloc' && bloc?.id !== seen.bloc)) return null;
  if (!bloc) return { scope: 'lead', where: sql`true`, own: 'leadBloc' };
  const where = sql`bloc = ${bloc.id}`;
  if (bloc.of === 'lead') return { scope: 'lead', where, own: 'leadBloc' };
  return by === 'sender' ? { scope: 'sender', where, own: 'senderBloc' } : null;
}

type Row = [dimension: string, own: number | null, key: string, ...sum: TermTuple];
type TermTuple = [
  account: TermSum['account'],
  term: string,
  detail: string | null,
  before: number,
  within: number,
  after: number,
  all: number,
  seats: number,
  seatsAfter: number,
];

/** The same answer as a pass over the ledger, from the sums beside it; null where they do not hold it. */
export async function rolledUpSums(
  db: Reader,
  scope: LedgerScope,
  by: UnitRole,
  breakdowns: readonly Dimension[],
): Promise<SliceSums[] | null> {
  const place = placeOf(scope, by);
  if (!place) return null;
  const stored = new Map(
    breakdowns
      .filter((dimension) => dimension !== place.own)
      .map((dimension) => [dimension === 'unit' ? (by as string) : (dimension as string), dimension]),
  );
  const rows = await read(db, scope, place, [...new Set([...stored.keys(), 'funding'])]);

  const under = successors(scope, rows, stored, place);
  if (!under) return null;
  const slices = new Map<string, SliceSums & { byTerm: Map<string, TermSum> }>();
  const add = (dimension: Dimension | null, key: string, sum: TermTuple) => {
    const id = `${dimension} ${key}`;
    let slice = slices.get(id);
    if (!slice) slices.set(id, (slice = { dimension, key, sums: [], byTerm: new Map() }));
    addTerm(slice, sum);
  };
  slices.set('null ', { dimension: null, key: '', sums: [], byTerm: new Map() });
  for (const [dimension, own, key, ...sum] of rows) {
    const shown = stored.get(dimension);
    if (shown) add(shown, shown === 'unit' || shown === 'host' ? under(key) : key, sum);
    if (dimension !== 'funding') continue;
    add(null, '', sum);
    const ownKey = own ? String(own) : '';
    if (breakdowns.includes(place.own)) add(place.own, place.own === 'unit' ? under(ownKey) : ownKey, sum);
  }
  return [...slices.values()].map(({ dimension, key, sums }) => ({ dimension, key, sums }));
}

async function read(db: Reader, { period, planYears }: LedgerScope, { scope, where }: Place, dimensions: string[]): Promise<Row[]> {
  const part = (table: string) => sql`
    select dimension, bloc, unit_id, key, from_day, plan_year, account, term, detail, direction, quantity, seats from ${sql.table(table)}
    where scope = ${scope} and dimension = any (${dimensions}::text[]) and from_day <= ${period.end}::date
      and (plan_year is null or plan_year between ${planYears.from} and ${planYears.to}) and ${where}`;
  const early = sql`from_day < ${period.start}::date`;
  // one text, not thousands of records: half of the time otherwise goes into making objects
  const { rows } = await sql<{ rows: Row[] | null }>`
    select json_agg(json_build_array(dimension, own, key, account, term, detail, before, within, after, quantity, seats, seats_after)) as rows from (
      select dimension, case when dimension = 'funding' then coalesce(bloc, unit_id) end as own, key, account, term, detail,
        coalesce(sum(direction * quantity) filter (where ${early}), 0) as before,
        coalesce(sum(quantity) filter (where not ${early}), 0) as within,
        sum(direction * quantity) as after, sum(quantity) as quantity, sum(seats) as seats, sum(direction * seats) as seats_after
      from (${part('roll_up')} union all ${part('roll_up_posted')}) summed
      group by 1, 2, 3, 4, 5, 6) line`.execute(db);
  return rows[0]!.rows ?? [];
}

/**
 * Under which key a unit is shown; the successor of one that is gone. Null where a unit was divided: each class or person then
 * goes its own way, and only the entries tell.
 */
function successors(
  { placements }: LedgerScope,
  rows: readonly Row[],
  stored: ReadonlyMap<string, Dimension>,
  place: Place,
): ((key: string) => string) | null {
  if (placements.length === 0) return (key) => key;
  const whole = new Map<string, string>();
  const divided = new Set<string>();
  for (const { unitId, low, high, toId } of placements)
    if (toId !== null && low === 0 && high === 1) whole.set(String(unitId), String(toId));
    else divided.add(String(unitId));
  const inParts = ([dimension, own, key]: Row) => {
    const shown = stored.get(dimension);
    return ((shown === 'unit' || shown === 'host') && divided.has(key)) || (place.own === 'unit' && divided.has(String(own)));
  };
  return rows.some(inParts) ? null : (key) => whole.get(key) ?? key;
}

function addTerm({ sums, byTerm }: { sums: TermSum[]; byTerm: Map<string, TermSum> }, tuple: TermTuple): void {
  const [account, term, detail, before, within, after, all, seats, seatsAfter] = tuple;
  const id = `${account} ${term} ${detail}`;
  const sum = byTerm.get(id);
  if (!sum) {
    const first = { account, term, detail, before, within, after, all, seats, seatsAfter };
    byTerm.set(id, first);
    sums.push(first);
    return;
  }
  sum.before += before;
  sum.within += within;
  sum.after += after;
  sum.all += all;
  sum.seats += seats;
  sum.seatsAfter += seatsAfter;
}
