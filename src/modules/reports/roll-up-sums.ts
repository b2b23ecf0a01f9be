import { sql, type RawBuilder } from 'kysely';
import { addDays, type CalendarDate, type Period } from '#kit/dates.ts';
import { prepared } from '#platform/database/look.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { SliceSums } from './annual-queries.ts';
import type { Dimension, UnitRole } from './contract.ts';
import type { LedgerScope } from './ledger-scope.ts';
import { standsNow } from './organised.ts';
import { rememberUpTo } from './remembered.ts';
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

/** One sum: `dimension` as stored, `own` what the place keeps apart by itself (told with the funding alone). */
type Row = { dimension: string; own: string; key: string; sum: TermSum };
type Question = {
  scope: LedgerScope;
  place: Place;
  by: UnitRole;
  breakdowns: readonly Dimension[];
  stored: ReadonlyMap<string, Dimension>;
};

/** Whose unit a dimension shows, if it shows units. */
export const roleOf = (dimension: Dimension, by: UnitRole): UnitRole | null =>
  dimension === 'unit' ? by : dimension === 'host' ? 'host' : null;

/**
 * The same answer as a pass over the ledger, from the sums beside it; null where they do not hold it. Units that stand under several
 * today (`standsNow`) are left out of the dimension that shows them: each of their classes and runs goes its own way.
 */
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
  return answer(db, { scope, place, by, breakdowns, stored });
}

/**
 * What the folded sums come to, by the mark of their folding: an event adds to what was posted since, which is read every time, and a
 * folding leaves another mark in its own transaction.
 */
const remembered = rememberUpTo<SliceSums[]>(48);
/** A reader's, in which all statements see the same; who closes a year or examines the sums has another, and reads everything anew. */
export const oneMoment = sql`current_setting('transaction_isolation') = 'repeatable read'`;
/** Left by every folding (classes/roll-up.ts), the same for everybody who sees sums; null before the first. */
const foldMark = sql`(select key from roll_up where dimension = 'folding' and ${oneMoment} limit 1)`;

async function answer(db: Reader, question: Question): Promise<SliceSums[]> {
  const { scope, place, by, breakdowns } = question;
  const posted = sumsIn('roll_up_posted', question);
  const asked = JSON.stringify([
    place.scope,
    scope.unit?.read,
    scope.bloc,
    scope.period,
    scope.planYears,
    by,
    breakdowns,
    scope.placements,
  ]);
  const since = await lines(db, posted, sql`, ${foldMark} as mark`);
  const known = since.mark ? remembered.get(since.mark + asked) : undefined;
  if (known !== undefined) return together(known, sliced(since.rows, question));
  // both and the mark in one statement: where each statement sees its own moment, a folding may have come between
  const folded = await lines(
    db,
    sumsIn('roll_up', question),
    sql`, ${foldMark} as mark, (select lines from (${asText(posted)}) posted) as posted`,
  );
  const whole = sliced(folded.rows, question);
  if (folded.mark) remembered.set(folded.mark + asked, whole);
  return together(whole, sliced(readLines(folded.posted), question));
}

/** Both, added up by what they are shown under. */
export function together(slices: SliceSums[], more: readonly SliceSums[]): SliceSums[] {
  const place = ({ dimension, key }: SliceSums) => `${dimension} ${key}`;
  const added = new Map(more.flatMap((slice) => (slice.sums.length > 0 ? [[place(slice), slice]] : [])));
  if (added.size === 0) return slices;
  const changed = slices.map((slice) => {
    const one = added.get(place(slice));
    added.delete(place(slice));
    return one ? { ...slice, sums: summed([...slice.sums, ...one.sums]) } : slice;
  });
  return [...changed, ...added.values()];
}

const idOf = ({ account, term, detail }: TermSum) => `${account} ${term} ${detail ?? ''}`;

/** One sum for each term. */
function summed(sums: readonly TermSum[]): TermSum[] {
  const byTerm = new Map<string, TermSum>();
  for (const more of sums) {
    const sum = byTerm.get(idOf(more));
    if (!sum) {
      byTerm.set(idOf(more), { ...more });
      continue;
    }
    sum.before += more.before;
    sum.within += more.within;
    sum.after += more.after;
    sum.all += more.all;
    sum.seats += more.seats;
    sum.seatsAfter += more.seatsAfter;
  }
  return [...byTerm.values()];
}

/** The rows by what the question shows them under; the first slice is the whole. */
function sliced(rows: readonly Row[], { scope, place, by, breakdowns, stored }: Question): SliceSums[] {
  const now = new Map(breakdowns.map((dimension) => [dimension, shownNow(scope, roleOf(dimension, by))]));
  const sums = new Map<Dimension | null, Map<string, TermSum[]>>([[null, new Map([['', []]])]]);
  const add = (dimension: Dimension | null, recorded: string, sum: TermSum) => {
    const key = dimension === null ? '' : now.get(dimension)!(recorded);
    if (key === null) return;
    let ofDimension = sums.get(dimension);
    if (!ofDimension) sums.set(dimension, (ofDimension = new Map()));
    const slice = ofDimension.get(key);
    if (slice) slice.push(sum);
    else ofDimension.set(key, [sum]);
  };
  const ownShown = breakdowns.includes(place.own);
  for (const { dimension, own, key, sum } of rows) {
    const shown = stored.get(dimension);
    if (shown) add(shown, key, sum);
    if (dimension !== 'funding') continue;
    add(null, '', sum);
    if (ownShown) add(place.own, own, sum);
  }
  return [...sums].flatMap(([dimension, ofDimension]) => [...ofDimension].map(([key, lines]) => ({ dimension, key, sums: summed(lines) })));
}

type Sql = RawBuilder<unknown>;
type Lines = { rows: Row[]; mark?: string | null; posted?: string | null };

/** One text, not thousands of records: most of the time otherwise goes into making objects, here and there. */
async function lines(db: Reader, sums: Sql, beside: Sql = sql``): Promise<Lines> {
  const rows = await prepared(
    db,
    sql<Omit<Lines, 'rows'> & { lines: string | null }>`select lines ${beside} from (${asText(sums)}) summed`,
  );
  const { lines: text, ...rest } = rows[0]!;
  return { ...rest, rows: readLines(text) };
}

const asText = (sums: Sql): Sql => sql`
  select string_agg(concat_ws(${FIELD}, dimension, coalesce(own::text, ''), key, account, term, coalesce(detail, ''), before, within, after, quantity, seats, seats_after), ${LINE}) as lines
  from (${sums}) line`;

function sumsIn(table: 'roll_up' | 'roll_up_posted', { scope: { period, planYears }, place: { scope, where }, stored }: Question): Sql {
  const dimensions = [...new Set([...stored.keys(), 'funding'])];
  const early = sql`from_day < ${period.start}::date`;
  return sql`
    select dimension, case when dimension = 'funding' then coalesce(bloc, unit_id) end as own, key, account, term, detail,
      coalesce(sum(direction * quantity) filter (where ${early}), 0) as before,
      coalesce(sum(quantity) filter (where not ${early}), 0) as within,
      sum(direction * quantity) as after, sum(quantity) as quantity, sum(seats) as seats, sum(direction * seats) as seats_after
    from ${sql.table(table)}
    where scope = ${scope} and dimension = any (${dimensions}::text[]) and from_day <= ${period.end}::date
      and (plan_year is null or plan_year between ${planYears.from} and ${planYears.to}) and ${where}
    group by 1, 2, 3, 4, 5, 6`;
}

/** Between fields and lines: characters that no key and no term has. */
const [FIELD, LINE] = ['\x1f', '\x1e'];

function readLines(text: string | null | undefined): Row[] {
  if (!text) return [];
  return text.split(LINE).map((line) => {
    const [dimension, own, key, account, term, detail, ...sums] = line.split(FIELD) as [
      string,
      string,
      string,
      TermSum['account'],
      ...string[],
    ];
    const [before, within, after, all, seats, seatsAfter] = sums.map(Number) as [number, number, number, number, number, number];
    const sum = { account, term: term!, detail: detail || null, before, within, after, all, seats, seatsAfter };
    // lead_bloc 0 stands for none
    return { dimension, own: own === '0' ? '' : own, key, sum };
  });
}

/** Under which key what was recorded under a key is shown; null of a unit that stands under several. */
function shownNow({ placements }: LedgerScope, role: UnitRole | null): (key: string) => string | null {
  if (role === null || placements.length === 0) return (key) => key;
  const { under, parts } = standsNow(placements, role === 'sender');
  return (key) => (key === '' ? key : parts.has(Number(key)) ? null : String(under.get(Number(key)) ?? key));
}
