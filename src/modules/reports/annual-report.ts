import type { CalendarDate } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { adjustmentsOf } from './adjustments.ts';
import { declaredSums, ledgerSums, shownDimensions } from './annual-queries.ts';
import { breakdownsOf, namesOf, sliceOf } from './breakdowns.ts';
import type { AnnualQuery, AnnualReport, AnnualReview, AnnualTurns, Remark } from './contract.ts';
import { nameOn, resolveFilter, type ReportFilter } from './filter.ts';
import { latestEstimate, lockOf } from './period-queries.ts';
import { mostNamed, notExecutedSlots, offPlanSlots, unpublishedPlans } from './plan-queries.ts';
import { remark } from './remarks.ts';
import { turnsOf } from './turns-counted.ts';
import { rollForward, spansYears, type RollForward } from './rules.ts';
import { statedIn } from './stated-queries.ts';

/** The annual review: what the page shows first. `stated` only for reports.explain. */
export async function annualReview(db: Reader, actor: Actor, query: AnnualQuery, today: CalendarDate): Promise<AnnualReview> {
  return reviewOf(db, actor, await resolveFilter(db, actor, query, today), query.measure, mostNamed.onScreen);
}

/** What must be counted one by one: runs that were there, and distinct persons. */
export async function annualTurns(db: Reader, actor: Actor, query: AnnualQuery, today: CalendarDate): Promise<AnnualTurns> {
  return countedTurns(db, await resolveFilter(db, actor, query, today));
}

/** Both: what papers and `report annual --as json` print. */
export async function annualReport(db: Reader, actor: Actor, query: AnnualQuery, today: CalendarDate): Promise<AnnualReport> {
  return wholeReviewOf(db, actor, await resolveFilter(db, actor, query, today), query.measure);
}

export async function wholeReviewOf(
  db: Reader,
  actor: Actor,
  filter: ReportFilter,
  measure?: AnnualQuery['measure'],
): Promise<AnnualReport> {
  const review = await reviewOf(db, actor, filter, measure, mostNamed.onPaper);
  return { ...review, ...(await countedTurns(db, filter)) };
}

async function countedTurns(db: Reader, { scope, by }: ReportFilter): Promise<AnnualTurns> {
  const { luot, people } = await turnsOf(db, scope, by);
  const without = spansYears(scope.period) ? { L2: null } : {};
  return { luot: { ...luot, ...without }, people: { ...people, ...without } };
}

async function reviewOf(
  db: Reader,
  actor: Actor,
  filter: ReportFilter,
  measure: AnnualQuery['measure'],
  most: number,
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
  const breakdowns = breakdownsOf(filter, tree, dimensions, slices, declared, names);

  const narrowed = by === 'sender' && scope.unit !== null;
  const all = declared?.find((one) => one.dimension === null);
  const whole = sliceOf(slices[0]!, by, narrowed, all ? { classes: all.classes, turns: all.turns } : null);
  const details = rollForward(slices[0]!.sums);
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
    notExecuted: notExecuted.map(named),
    offPlan: offPlan.map(named),
    adjustments,
    lock,
    estimate,
    notes: [
      ...notesOf(filter, whole, details, manyYears, breakdowns),
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
