import type { CalendarDate } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { adjustmentsOf } from './adjustments.ts';
import { declaredSums, ledgerSums, shownDimensions } from './annual-queries.ts';
import { breakdownsOf, namesOf, sliceOf, withRestricted } from './breakdowns.ts';
import type { AnnualQuery, AnnualReport, AnnualReview, AnnualTurns, Remark } from './contract.ts';
import { nameOn, resolveFilter, type ReportFilter } from './filter.ts';
import { latestEstimate, lockOf } from './period-queries.ts';
import { mostNamed, notExecutedSlots, offPlanSlots, unpublishedPlans } from './plan-queries.ts';
import { remark } from './remarks.ts';
import { noLine, type RestrictedLine } from './restricted-line.ts';
import { together } from './roll-up-sums.ts';
import { turnsOf } from './turns-counted.ts';
import { rollForward, spansYears, type RollForward } from './rules.ts';
import { statedIn } from './stated-queries.ts';

/** The annual review: what the page shows first. `stated` only for reports.explain. */
export async function annualReview(
  db: Reader,
  actor: Actor,
  query: AnnualQuery,
  today: CalendarDate,
  line: RestrictedLine = noLine,
): Promise<AnnualReview> {
  return reviewOf(db, actor, await resolveFilter(db, actor, query, today), query.measure, mostNamed.onScreen, line);
}

/** What must be counted one by one: runs that were there, and distinct persons. */
export async function annualTurns(
  db: Reader,
  actor: Actor,
  query: AnnualQuery,
  today: CalendarDate,
  line: RestrictedLine = noLine,
): Promise<AnnualTurns> {
  return countedTurns(db, await resolveFilter(db, actor, query, today), line);
}

/** Both: what papers and `report annual --as json` print. */
export async function annualReport(
  db: Reader,
  actor: Actor,
  query: AnnualQuery,
  today: CalendarDate,
  line: RestrictedLine = noLine,
): Promise<AnnualReport> {
  return wholeReviewOf(db, actor, await resolveFilter(db, actor, query, today), query.measure, line);
}

export async function wholeReviewOf(
  db: Reader,
  actor: Actor,
  filter: ReportFilter,
  measure?: AnnualQuery['measure'],
  line: RestrictedLine = noLine,
): Promise<AnnualReport> {
  const review = await reviewOf(db, actor, filter, measure, mostNamed.onPaper, line);
  return { ...review, ...(await countedTurns(db, filter, line)) };
}

/** Persons are counted without those of restricted classes: who is in both kinds would be told by the difference. */
async function countedTurns(db: Reader, { scope, by }: ReportFilter, line: RestrictedLine): Promise<AnnualTurns> {
  const { luot: open, people } = await turnsOf(db, scope, by);
  const hidden = rollForward(line.sums).luot;
  const luot = { L1: open.L1 + hidden.L1, L2: open.L2 + line.L2, L3: open.L3 + hidden.L3 };
  const without = spansYears(scope.period) ? { L2: null } : {};
  return { luot: { ...luot, ...without }, people: { ...people, ...without } };
}

async function reviewOf(
  db: Reader,
  actor: Actor,
  filter: ReportFilter,
  measure: AnnualQuery['measure'],
  most: number,
  line: RestrictedLine,
): Promise<AnnualReview> {
  const { scope, by } = filter;
  const manyYears = spansYears(scope.period);
  if (manyYears && measure === 'L2') throw new Refusal('reports.not_additive', {}, { where: 'measure' });

  const dimensions = shownDimensions(by);
  // asked one behind the other without waiting: none needs another's answer
  const [tree, slices, declared, notExecuted, offPlan, names, adjustments, lock, estimate, unpublished, stated] = await Promise.all([
    filter.tree,
    ledgerSums(db, scope, by, dimensions),
    declaredSums(db, scope),
    notExecutedSlots(db, scope, by, most),
    offPlanSlots(db, scope, by, most),
    namesOf(db),
    adjustmentsOf(db, filter),
    lockOf(db, filter),
    latestEstimate(db, filter),
    unpublishedPlans(db, scope, by),
    actor.capabilities.has('reports.explain') ? statedIn(db, filter, actor) : null,
  ]);
  const breakdowns = withRestricted(breakdownsOf(filter, tree, dimensions, slices, declared, names), line, by);

  const narrowed = by === 'sender' && scope.unit !== null;
  const all = declared?.find((one) => one.dimension === null);
  const declaredHere = all ? { classes: all.classes, turns: all.turns } : null;
  const open = sliceOf(slices[0]!, by, narrowed, declaredHere);
  const [sums] = line.sums.length > 0 ? together([slices[0]!], [{ dimension: null, key: '', sums: line.sums }]) : [slices[0]!];
  // seats are compared with those who came where both are told of the same classes
  const whole = { ...sliceOf(sums!, by, narrowed, declaredHere), ...(line.state === 'trainees' && { variance: open.variance }) };
  const details = rollForward(sums!.sums);
  const { classes, trainees } = whole;
  const name = (id: number) => nameOn(tree.spans, id, scope.period.end);
  const named = <T extends { hostId: number | null; leadId: number }>({ hostId, leadId, ...row }: T) => ({
    ...row,
    host: hostId === null ? null : name(hostId),
    lead: name(leadId),
  });

  return {
    filter: {
      year: filter.year,
      clock: filter.clock,
      period: scope.period,
      planYears: Array.from({ length: scope.planYears.to - scope.planYears.from + 1 }, (_, index) => scope.planYears.from + index),
      org: filter.org,
      by,
      organised: filter.organised,
      programme: filter.programme,
      asKnownOn: filter.asKnownOn,
      wholeTenant: filter.wholeTenant,
    },
    ...whole,
    trained: { classes: classes && classes.carriedIn + classes.opened, trainees: trainees.carriedIn + trainees.joined },
    luot: details.luot,
    joinedAs: details.joinedAs,
    notRecognisedAs: details.notRecognisedAs,
    leftBecause: details.leftBecause,
    plannedAs: whole.plan && details.plannedAs,
    breakdowns,
    restricted: line.state,
    notExecuted: notExecuted.map(named),
    offPlan: offPlan.map(named),
    adjustments,
    lock,
    estimate,
    notes: [
      ...notesOf(filter, open, rollForward(slices[0]!.sums), manyYears, breakdowns),
      ...(line.state === 'none' ? [] : [remark(`reports.restricted_${line.state}`)]),
      ...unpublished.map((plan) => remark('reports.plan_not_published', plan)),
    ],
    ...(stated && { stated }),
  };
}

function notesOf(
  filter: ReportFilter,
  whole: Pick<AnnualReview, 'classes' | 'plan'>,
  details: RollForward,
  manyYears: boolean,
  breakdowns: AnnualReview['breakdowns'],
): Remark[] {
  const notes: Remark[] = [];
  const { classes, plan } = whole;
  if (!filter.wholeTenant && !filter.org) notes.push(remark('reports.own_scope'));
  if (!classes || !plan) notes.push(remark('reports.sender_has_no_classes'));
  else if (plan.opened !== classes.opened) {
    const otherYears = classes.opened - (plan.opened - details.openedBefore);
    const byDate = details.openedBefore > 0 || filter.clock !== 'calendar';
    notes.push(
      remark(byDate ? 'reports.plan_year_differs' : 'reports.plan_slices_differ', {
        plan: plan.opened,
        classes: classes.opened,
        openedBefore: details.openedBefore,
        otherYears,
      }),
    );
  }
  if (manyYears) notes.push(remark('reports.not_additive'));
  if (breakdowns.some((breakdown) => breakdown.rows.some((row) => row.key === 'unresolved')))
    notes.push(remark('reports.unresolved_successors'));
  return notes;
}
