import { sql } from 'kysely';
import { addDays, type Period } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { declaredSums, ledgerSums, turnsOf } from './annual-queries.ts';
import type { StatedFigure } from './contract.ts';
import { unitScope, type ReportFilter } from './filter.ts';
import { scopeSql, type LedgerScope } from './ledger-scope.ts';
import { notExecutedSlots, offPlanSlots } from './plan-queries.ts';
import { remark } from './remarks.ts';
import { rollForward, type RollForward } from './rules.ts';
import { compare, compute, containsFigure, doubtful, figurePeriod, suspects, type Computed, type Counted, type Figure } from './stated-rules.ts';

export type StoredFigure = Figure & {
  id: string; label: string; source: string; note: string | null; rowVersion: number;
  explanation: string | null; explainedBy: string | null; explainedAt: string | null;
};

async function storedFigures(db: Reader): Promise<StoredFigure[]> {
  const rows = await db.selectFrom('statedFigure')
    .select(['id', 'label', 'source', 'clock', 'yearFrom', 'yearTo', 'measure', 'runnerId', 'familyId', 'filter', 'classes', 'trainees', 'approx', 'note',
      'explanation', 'explainedBy', 'explainedAt', 'rowVersion'])
    .orderBy('yearTo').orderBy('id').execute();
  return rows as StoredFigure[];
}

export async function storedFigure(db: Reader, id: string): Promise<StoredFigure | undefined> {
  return (await storedFigures(db)).find((figure) => figure.id === id);
}

type Families = { id: string; nature: string }[];
const families = (db: Reader): Promise<Families> => db.selectFrom('programmeFamily').select(['id', 'nature']).execute();

/** The figure's own question, whatever the report around it asks; only what is known when stays the report's. */
export function figureScope(figure: Figure, filter: ReportFilter, known: Families): LedgerScope {
  const period = figurePeriod(figure, filter.year);
  const natures = figure.filter.natures;
  return {
    period,
    planYears: figure.filter.everyYear ? { from: filter.year, to: filter.year } : { from: figure.yearFrom, to: figure.yearTo },
    knownUpTo: filter.scope.knownUpTo,
    unit: figure.runnerId === null ? null : unitScope({ ...filter.tree, placements: [] }, [figure.runnerId], 'runner', 'then', period, filter.today),
    bloc: null,
    familyIds: figure.familyId ? [figure.familyId] : natures ? known.filter((family) => natures.includes(family.nature)).map((family) => family.id) : null,
    placements: [],
    figure: figure.filter,
    row: null,
  };
}

export const scopeOfFigure = async (db: Reader, figure: Figure, filter: ReportFilter): Promise<LedgerScope> => figureScope(figure, filter, await families(db));

function contained(filter: ReportFilter, figures: readonly StoredFigure[]): StoredFigure[] {
  const asked = {
    period: filter.period, year: filter.year, wholeTenant: filter.wholeTenant,
    runners: filter.by === 'runner' ? (filter.scope.unit?.read ?? null) : null, familyId: filter.programme?.id ?? null,
  };
  return figures.filter((figure) => containsFigure(asked, figure));
}

/** Every published figure that the report contains, against what the ledger holds for the figure's own filter. */
export async function statedIn(db: Reader, filter: ReportFilter, actor: Actor): Promise<StatedFigure[]> {
  const figures = contained(filter, await storedFigures(db));
  if (!figures.length) return [];
  const known = await families(db);
  const names = await explainers(db, actor, figures);
  const sums = new Map<string, Promise<RollForward>>();
  const answers: StatedFigure[] = [];
  for (const figure of figures) {
    const scope = figureScope(figure, filter, known);
    const { partOf, turns, everyYear, ...own } = figure.filter;
    const same = JSON.stringify([scope.period, scope.planYears, scope.unit, scope.familyIds, own]);
    if (!sums.has(same)) sums.set(same, ledgerSums(db, scope, 'runner', []).then((slices) => rollForward(slices[0]!.sums)));
    const computed = await compute(figure.measure, {
      sums: await sums.get(same)!,
      turns: () => turnsOf(db, scope, 'runner'),
      declared: async () => (await declaredSums(db, scope))?.find((one) => one.dimension === null) ?? null,
      openedAndClosed: () => openedAndClosed(db, scope),
    }, figure.filter);
    answers.push(await answerOf(db, figure, computed, scope, figures, names));
  }
  return answers;
}

async function answerOf(db: Reader, figure: StoredFigure, computed: Computed, scope: LedgerScope, all: readonly StoredFigure[], names: ReadonlyMap<string, string>): Promise<StatedFigure> {
  const counted: Counted = 'missing' in computed ? { classes: null, trainees: null } : computed;
  const classes = compare(figure.classes, counted.classes);
  const trainees = compare(figure.trainees, counted.trainees);
  const parts = partsOf(figure, all);
  const size = doubtful(figure);
  const remarks = [
    ...('missing' in computed ? [remark(computed.missing)] : []),
    ...(size === null ? [] : [remark('reports.implausible_size', { size: size.toLocaleString('vi-VN') })]),
    ...(figure.approx ? [remark('reports.approximate')] : []),
    ...(parts && (parts.classes.difference || parts.trainees.difference) ? [remark('reports.parts_differ')] : []),
  ];
  const differs = Boolean(classes.difference) || Boolean(trainees.difference);
  return {
    id: figure.id, label: figure.label, source: figure.source, measure: figure.measure, yearFrom: figure.yearFrom, yearTo: figure.yearTo, approx: figure.approx,
    classes, trainees, note: figure.note, remarks, candidates: differs ? await candidatesOf(db, figure, scope) : [],
    partOf: figure.filter.partOf ?? null, parts,
    explanation: figure.explanation, explainedBy: figure.explainedBy && (names.get(figure.explainedBy) ?? null), explainedAt: figure.explainedAt, rowVersion: figure.rowVersion,
  };
}

/** What the stated parts of a figure add up to, against the figure; a part without a number ("theo nhu cầu") counts as nothing. */
function partsOf(figure: StoredFigure, all: readonly StoredFigure[]): StatedFigure['parts'] {
  const parts = all.filter((part) => part.filter.partOf === figure.id);
  if (!parts.length) return null;
  const sum = (pick: 'classes' | 'trainees') => (parts.some((part) => part[pick] !== null) ? parts.reduce((total, part) => total + (part[pick] ?? 0), 0) : null);
  return { classes: compare(figure.classes, sum('classes')), trainees: compare(figure.trainees, sum('trainees')) };
}

/** Names of those who explained; accounts are read by the tenant's role alone. */
async function explainers(db: Reader, actor: Actor, figures: readonly StoredFigure[]): Promise<Map<string, string>> {
  const ids = figures.flatMap((figure) => figure.explainedBy ?? []);
  if (actor.scope.kind !== 'tenant' || !ids.length) return new Map();
  const rows = await db.selectFrom('account').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Classes that both opened and closed inside the period, with their roster at closing. */
async function openedAndClosed(db: Reader, scope: LedgerScope): Promise<{ classes: number; trainees: number }> {
  const { from, where } = scopeSql(scope, 'runner');
  const inside = sql`e.effective_date between ${scope.period.start}::date and ${scope.period.end}::date and ${where}`;
  const { rows } = await sql<{ classes: number; trainees: number }>`
    with both as (
      select e.class_id from ${from} where e.account = 'class' and ${inside}
      group by e.class_id having sum(e.quantity) filter (where e.term = 'opened') > 0 and sum(e.quantity) filter (where e.term = 'closed') > 0)
    select (select count(*) from both)::int as classes,
      (select coalesce(sum(e.quantity), 0) from ${from} where e.account = 'trainee' and e.term in ('finished', 'not_recognised')
        and e.class_id in (select class_id from both) and ${inside})::int as trainees`.execute(db);
  return rows[0]!;
}

const nearby = 60;
const rowsShown = 20;
type Candidate = StatedFigure['candidates'][number];

/** Classes and slots that could explain a difference: those near the edges of the period, those that never ran, those off plan. */
async function candidatesOf(db: Reader, figure: StoredFigure, scope: LedgerScope): Promise<Candidate[]> {
  const found: Candidate[] = [];
  const { start, end } = scope.period;
  const atStart = figure.measure === 'carried_in';
  const edge = atStart ? addDays(start, -1) : end;
  const before = (day: string): Period => ({ start: addDays(day, -nearby + 1), end: day });
  const after = (day: string): Period => ({ start: addDays(day, 1), end: addDays(day, nearby) });
  for (const suspect of suspects[figure.measure] ?? []) {
    const rows = await {
      not_executed: async () => (await notExecutedSlots(db, scope, 'runner')).map((slot) => ({ kind: 'slot' as const, id: slot.slotId, label: slot.programme, date: slot.date, trainees: slot.seats })),
      off_plan: async () => (await offPlanSlots(db, scope, 'runner')).map((slot) => ({ kind: 'slot' as const, id: slot.slotId, label: slot.className ?? slot.programme, date: slot.date, trainees: slot.seats })),
      ended_before: () => classesAround(db, scope, 'end', before(figure.measure === 'closed' ? addDays(start, -1) : edge)),
      ended_after: () => classesAround(db, scope, 'end', after(end)),
      opened_before: () => classesAround(db, scope, 'start', before(addDays(start, -1))),
      opened_after: () => classesAround(db, scope, 'start', after(edge)),
    }[suspect]();
    if (!rows.length) continue;
    found.push({
      reason: remark(`reports.candidate_${suspect}`), classes: rows.length, trainees: rows.reduce((sum, row) => sum + row.trainees, 0), rows: rows.slice(0, rowsShown),
    });
  }
  return found;
}

/** Classes that began or ended in a stretch of days, with those who came or went that day. */
async function classesAround(db: Reader, scope: LedgerScope, edge: 'start' | 'end', days: Period): Promise<Candidate['rows']> {
  const { from, where } = scopeSql(scope, 'runner');
  const direction = edge === 'start' ? 1 : -1;
  const terms = edge === 'start' ? ['opened', 'formed'] : ['closed', 'discontinued', 'merged'];
  const { rows } = await sql<Candidate['rows'][number]>`
    select 'class' as kind, c.id, c.code || ' ' || c.name as label, n.date,
      (select coalesce(sum(t.quantity), 0) from ledger_entry t where t.class_id = c.id and t.account = 'trainee' and t.direction = ${direction} and t.effective_date = n.date)::int as trainees
    from (
      select e.class_id, e.effective_date as date from ${from}
      where e.account = 'class' and e.term = any (${terms}::text[]) and e.effective_date between ${days.start}::date and ${days.end}::date and ${where}
      group by e.class_id, e.effective_date having sum(e.quantity) > 0) n
    join training_class c on c.id = n.class_id
    order by n.date, c.id limit 500`.execute(db);
  return rows;
}
