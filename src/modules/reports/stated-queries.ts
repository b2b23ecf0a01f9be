import { sql } from 'kysely';
import type { CalendarDate } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import { kept } from '#platform/database/look.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { declaredSums, ledgerSums } from './annual-queries.ts';
import type { StatedFigure } from './contract.ts';
import { candidatesOf } from './stated-candidates.ts';
import { unitScope, type ReportFilter, type Tree } from './filter.ts';
import { scopeSql, type LedgerScope } from './ledger-scope.ts';
import { mayExplain } from './policy.ts';
import { remark } from './remarks.ts';
import { rollForward, type RollForward } from './rules.ts';
import { compare, compute, containsFigure, doubtful, figurePeriod, type Computed, type Counted, type Figure } from './stated-rules.ts';
import { turnsOf } from './turns-counted.ts';

export type StoredFigure = Figure & {
  id: string;
  label: string;
  source: string;
  note: string | null;
  rowVersion: number;
  explanation: string | null;
  explainedBy: string | null;
  explainedAt: string | null;
};

const storedFigures = kept<StoredFigure, []>(
  () => sql`
    select id, label, source, clock, year_from, year_to, measure, runner_id, family_id, filter, classes, trainees, approx, note,
      explanation, explained_by, explained_at, row_version
    from stated_figure order by year_to, id`,
);

export async function storedFigure(db: Reader, id: string): Promise<StoredFigure | undefined> {
  return (await storedFigures(db)).find((figure) => figure.id === id);
}

type Families = { id: string; nature: string }[];
const families = (db: Reader): Promise<Families> => db.selectFrom('programmeFamily').select(['id', 'nature']).execute();

/** What a figure takes from the report around it; the rest of its question is its own. */
type Setting = { year: number; knownUpTo: string | null; tree: Tree; today: CalendarDate };
const settingOf = async ({ year, scope, tree, today }: ReportFilter): Promise<Setting> => ({
  year,
  knownUpTo: scope.knownUpTo,
  tree: await tree,
  today,
});

function figureScope(figure: Figure, setting: Setting, known: Families): LedgerScope {
  const period = figurePeriod(figure, setting.year);
  const natures = figure.filter.natures;
  return {
    period,
    planYears: figure.filter.everyYear ? { from: setting.year, to: setting.year } : { from: figure.yearFrom, to: figure.yearTo },
    knownUpTo: setting.knownUpTo,
    unit:
      figure.runnerId === null
        ? null
        : unitScope({ ...setting.tree, placements: [] }, [figure.runnerId], 'runner', 'then', period, setting.today),
    bloc: null,
    familyIds: figure.familyId
      ? [figure.familyId]
      : natures
        ? known.filter((family) => natures.includes(family.nature)).map((family) => family.id)
        : null,
    placements: [],
    figure: figure.filter,
    row: null,
  };
}

export const scopeOfFigure = async (db: Reader, figure: Figure, filter: ReportFilter): Promise<LedgerScope> =>
  figureScope(figure, await settingOf(filter), await families(db));

function contained(filter: ReportFilter, figures: readonly StoredFigure[]): StoredFigure[] {
  const asked = {
    period: filter.period,
    year: filter.year,
    wholeTenant: filter.wholeTenant,
    runners: filter.by === 'runner' ? (filter.scope.unit?.read ?? null) : null,
    familyId: filter.programme?.id ?? null,
  };
  return figures.filter((figure) => containsFigure(asked, figure));
}

/** Every published figure that the report contains, against what the ledger holds for the figure's own filter. */
export async function statedIn(db: Reader, filter: ReportFilter, actor: Actor): Promise<StatedFigure[]> {
  const all = await storedFigures(db);
  const figures = contained(filter, all);
  if (figures.length === 0) return [];
  const names = await explainers(db, actor, figures);
  const known = await families(db);
  const count = counter(db);
  const answers: StatedFigure[] = [];
  for (const figure of figures) {
    const scope = figureScope(figure, await settingOf(filter), known);
    answers.push(await answerOf(db, figure, await count(figure, scope), scope, all, names));
  }
  return answers;
}

export type OpenDifference = {
  id: string;
  label: string;
  year: number;
  runnerId: number | null;
  familyId: string | null;
  classes: number | null;
  trainees: number | null;
};

/** Published results that do not agree with the ledger and that nobody has explained yet; of the caller's institutions. What a goal lacks is no difference. */
export async function openDifferences(db: Reader, actor: Actor, tree: Tree, today: CalendarDate): Promise<OpenDifference[]> {
  const figures = (await storedFigures(db)).filter(
    (figure) => figure.explanation === null && figure.measure !== 'nominations' && mayExplain(actor, figure) === null,
  );
  const known = await families(db);
  const count = counter(db);
  const open: OpenDifference[] = [];
  for (const figure of figures) {
    const computed = await count(figure, figureScope(figure, { year: figure.yearTo, knownUpTo: null, tree, today }, known));
    if ('missing' in computed) continue;
    const [classes, trainees] = [
      compare(figure.classes, computed.classes).difference,
      compare(figure.trainees, computed.trainees).difference,
    ];
    if (classes || trainees)
      open.push({
        id: figure.id,
        label: figure.label,
        year: figure.yearTo,
        runnerId: figure.runnerId,
        familyId: figure.familyId,
        classes,
        trainees,
      });
  }
  return open;
}

/** Counts figures one after the other; those that share a question share its pass over the ledger. */
function counter(db: Reader): (figure: Figure, scope: LedgerScope) => Promise<Computed> {
  const sums = new Map<string, Promise<RollForward>>();
  return async (figure, scope) => {
    const { partOf: _partOf, turns: _turns, everyYear: _everyYear, ...own } = figure.filter;
    const same = JSON.stringify([scope.period, scope.planYears, scope.unit, scope.familyIds, own]);
    if (!sums.has(same))
      sums.set(
        same,
        ledgerSums(db, scope, 'runner', []).then((slices) => rollForward(slices[0]!.sums)),
      );
    return compute(
      figure.measure,
      {
        sums: await sums.get(same)!,
        turns: () => turnsOf(db, scope, 'runner'),
        declared: async () => (await declaredSums(db, scope))?.find((one) => one.dimension === null) ?? null,
        openedAndClosed: () => openedAndClosed(db, scope),
      },
      figure.filter,
    );
  };
}

async function answerOf(
  db: Reader,
  figure: StoredFigure,
  computed: Computed,
  scope: LedgerScope,
  all: readonly StoredFigure[],
  names: ReadonlyMap<string, string>,
): Promise<StatedFigure> {
  const counted: Counted = 'missing' in computed ? { classes: null, trainees: null } : computed;
  const classes = compare(figure.classes, counted.classes);
  const trainees = compare(figure.trainees, counted.trainees);
  const parts = partsOf(figure, all);
  const size = doubtful(figure);
  const remarks = [
    ...('missing' in computed ? [remark(computed.missing)] : []),
    ...(size === null ? [] : [remark('reports.implausible_size', { size })]),
    ...(figure.measure === 'nominations' ? [remark('reports.goal')] : []),
    ...(figure.approx ? [remark('reports.approximate')] : []),
    ...(parts && (parts.classes.difference || parts.trainees.difference) ? [remark('reports.parts_differ')] : []),
  ];
  const differs = Boolean(classes.difference) || Boolean(trainees.difference);
  return {
    id: figure.id,
    label: figure.label,
    source: figure.source,
    measure: figure.measure,
    yearFrom: figure.yearFrom,
    yearTo: figure.yearTo,
    approx: figure.approx,
    classes,
    trainees,
    note: figure.note,
    remarks,
    candidates: differs ? await candidatesOf(db, figure, scope) : [],
    partOf: figure.filter.partOf ?? null,
    parts,
    explanation: figure.explanation,
    explainedBy: figure.explainedBy && (names.get(figure.explainedBy) ?? null),
    explainedAt: figure.explainedAt,
    rowVersion: figure.rowVersion,
  };
}

/** What the stated parts of a figure add up to, against the figure; a part without a number ("theo nhu cầu") counts as nothing. */
function partsOf(figure: StoredFigure, all: readonly StoredFigure[]): StatedFigure['parts'] {
  const parts = all.filter((part) => part.filter.partOf === figure.id);
  if (!parts.length) return null;
  const sum = (pick: 'classes' | 'trainees') =>
    parts.some((part) => part[pick] !== null) ? parts.reduce((total, part) => total + (part[pick] ?? 0), 0) : null;
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
    with brief as (
      select e.class_id from ${from} where e.account = 'class' and ${inside}
      group by e.class_id having sum(e.quantity) filter (where e.term = 'opened') > 0 and sum(e.quantity) filter (where e.term = 'closed') > 0)
    select (select count(*) from brief)::int as classes,
      (select coalesce(sum(e.quantity), 0) from ${from} where e.account = 'trainee' and e.term in ('finished', 'not_recognised')
        and e.class_id in (select class_id from brief) and ${inside})::int as trainees`.execute(db);
  return rows[0]!;
}
