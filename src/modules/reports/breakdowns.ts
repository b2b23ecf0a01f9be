import { sql } from 'kysely';
import { compareText } from '#kit/text.ts';
import { kept } from '#platform/database/look.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { reportPhrases } from './phrases.vi.ts';
import type { DeclaredSum, SliceSums } from './annual-queries.ts';
import type { AnnualReport, BreakdownRow, Dimension, Slice, UnitRole } from './contract.ts';
import { codeOf, nameOn, type ReportFilter, type Tree } from './filter.ts';
import type { RestrictedLine } from './restricted-line.ts';
import { rollForward } from './rules.ts';

export type Label = { code: string | null; label: string };

/** Whether a slice of this dimension can hold classes: trainees alone have a sender. */
const ofTraineesOnly = (dimension: Dimension | null, by: UnitRole, filtered: boolean): boolean =>
  dimension === 'senderBloc' || (by === 'sender' && (dimension === 'unit' || filtered));

/** `narrowed`: the report itself is about a sender. */
export function sliceOf({ dimension, sums }: SliceSums, by: UnitRole, narrowed: boolean, declared: Slice['declared']): Slice {
  const { classes, trainees, plan, planSeats, pool, outside, variance } = rollForward(sums);
  return ofTraineesOnly(dimension, by, narrowed)
    ? { classes: null, trainees, plan: null, planSeats: null, pool, outside, variance: null, declared }
    : { classes, trainees, plan, planSeats, pool, outside, variance, declared };
}

const hasNumbers = (slice: Slice): boolean =>
  [slice.classes, slice.trainees, slice.plan, slice.planSeats, slice.pool, slice.outside, slice.declared].some(
    (terms) => terms && Object.values(terms).some((value) => value !== 0),
  );

const keyOf = (dimension: Dimension, key: string): string =>
  (dimension === 'unit' || dimension === 'host') && key === '0' ? 'unresolved' : key;

/** Each breakdown with its rows in the order people look for them: Vietnamese alphabet, what has no name last. */
export function breakdownsOf(
  filter: ReportFilter,
  tree: Tree,
  dimensions: readonly Dimension[],
  slices: readonly SliceSums[],
  declared: readonly DeclaredSum[] | null,
  names: ReadonlyMap<string, Label>,
): AnnualReport['breakdowns'] {
  const labels = labelsOf(filter, tree, names);
  const narrowed = filter.by === 'sender' && filter.scope.unit !== null;
  return dimensions.map((dimension) => {
    const found = new Map(slices.filter((slice) => slice.dimension === dimension).map((slice) => [slice.key, slice]));
    const own =
      (dimension === 'family' || dimension === 'leadBloc') && declared ? declared.filter((one) => one.dimension === dimension) : null;
    for (const one of own ?? []) if (!found.has(one.key)) found.set(one.key, { dimension, key: one.key, sums: [] });
    const rows = [...found.values()].map((slice): BreakdownRow => {
      const kept = own?.find((one) => one.key === slice.key);
      const declaredHere = own && { classes: kept?.classes ?? 0, turns: kept?.turns ?? 0 };
      return { key: keyOf(dimension, slice.key), ...labels(dimension, slice.key), ...sliceOf(slice, filter.by, narrowed, declaredHere) };
    });
    const nameless = (row: BreakdownRow) => (row.key === '' || row.key === 'unresolved' ? 1 : 0);
    return { dimension, rows: rows.filter(hasNumbers).sort((a, b) => nameless(a) - nameless(b) || compareText(a.label, b.label)) };
  });
}

/** Restricted classes as one row of each breakdown, so that the rows add up to the totals; classes and slots only where they are told. */
export function withRestricted(
  breakdowns: AnnualReport['breakdowns'],
  { state, sums }: RestrictedLine,
  by: UnitRole,
): AnnualReport['breakdowns'] {
  if (sums.length === 0) return breakdowns;
  return breakdowns.map(({ dimension, rows }) => {
    const slice = sliceOf({ dimension, key: 'restricted', sums }, by, false, null);
    const told = state === 'whole' ? slice : { ...slice, classes: null, plan: null, planSeats: null, variance: null };
    return { dimension, rows: [...rows, { key: 'restricted', code: null, label: reportPhrases['report.restricted'], ...told }] };
  });
}

/** Programmes, blocs and sources of money by `kind key`. */
const named = kept<Label & { place: string }, []>(
  () => sql`
    select 'family ' || id as place, code, name as label from programme_family
    union all select 'bloc ' || id, code, name from bloc
    union all select 'funding ' || code, code, name from funding_source`,
);
export const namesOf = async (db: Reader): Promise<Map<string, Label>> =>
  new Map((await named(db)).map(({ place, ...label }) => [place, label]));

function labelsOf(filter: ReportFilter, { spans }: Tree, names: ReadonlyMap<string, Label>): (dimension: Dimension, key: string) => Label {
  const on = filter.organised === 'now' ? filter.today : filter.period.end;
  return (dimension, key) => {
    if (key === '') return { code: null, label: reportPhrases['report.not_given'] };
    if (dimension === 'unit' || dimension === 'host') {
      if (key === '0') return { code: null, label: reportPhrases['report.unresolved'] };
      return { code: codeOf(spans, Number(key)), label: nameOn(spans, Number(key), on) };
    }
    const kind = dimension === 'family' ? 'family' : dimension === 'funding' ? 'funding' : 'bloc';
    return names.get(`${kind} ${key}`) ?? { code: null, label: key };
  };
}
