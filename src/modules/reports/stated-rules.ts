import { yearPeriod, type Period, type YearClock } from '#kit/dates.ts';
import type { Turns } from './turns-counted.ts';
import type { FigureFilter } from './ledger-scope.ts';
import { implausibleSize, type RollForward } from './rules.ts';

/** What a published figure can measure; percent is kept and shown, but not computed. */
export const measures = [
  'trained',
  'opened',
  'opened_and_closed',
  'carried_in',
  'carried_out',
  'closed',
  'planned',
  'not_executed',
  'declared',
  'trained_and_declared',
  'nominations',
  'percent',
] as const;
export type Measure = (typeof measures)[number];

/** A figure somebody published: what it measures, for whom, and when. */
export type Figure = {
  clock: YearClock;
  yearFrom: number;
  yearTo: number;
  measure: Measure;
  runnerId: number | null;
  familyId: string | null;
  filter: FigureFilter;
  classes: number | null;
  trainees: number | null;
  approx: boolean;
};

export type Asked = {
  period: Period;
  year: number;
  wholeTenant: boolean;
  /** Institutions the question covers, where it goes by them. */
  runners: readonly number[] | null;
  familyId: string | null;
};

/** The days a figure is about: its years on its clock, narrowed by its own from and to. A figure of every year is about the year asked. */
export function figurePeriod(figure: Figure, year: number): Period {
  const [first, last] = figure.filter.everyYear ? [year, year] : [figure.yearFrom, figure.yearTo];
  return {
    start: figure.filter.from ?? yearPeriod(figure.clock, first).start,
    end: figure.filter.to ?? yearPeriod(figure.clock, last).end,
  };
}

/**
 * Whether a question equals or contains a figure's filter: the whole school contains TCLLCT of the school, not the other way round.
 * A goal "to 2025" stands in the review of 2025, the year in which it is due, though it counts from earlier.
 */
export function containsFigure(asked: Asked, figure: Figure): boolean {
  const unit = asked.wholeTenant || (figure.runnerId !== null && asked.runners !== null && asked.runners.includes(figure.runnerId));
  const programme = asked.familyId === null || asked.familyId === figure.familyId;
  if (!unit || !programme) return false;
  const period = figurePeriod(figure, asked.year);
  const within = asked.period.start <= period.start && period.end <= asked.period.end;
  const due = asked.period.end === period.end && figure.yearFrom < figure.yearTo;
  const everyYear = !figure.filter.everyYear || (figure.yearFrom <= asked.year && asked.year <= figure.yearTo);
  return everyYear && (within || due);
}

export type Counted = { classes: number | null; trainees: number | null };
/** What the ledger holds for one measure, or why it holds nothing to compare with. */
export type Computed = Counted | { missing: 'reports.no_class_data' | 'reports.no_plan_data' | 'reports.not_measured' };

export type Material = {
  sums: RollForward;
  turns: () => Promise<Turns>;
  declared: () => Promise<{ classes: number; turns: number } | null>;
  openedAndClosed: () => Promise<{ classes: number; trainees: number }>;
};

/** A measure is computed with the figure's own filter. Without a class (or a slot) to count there is no difference to show. */
export async function compute(measure: Measure, material: Material, filter: FigureFilter): Promise<Computed> {
  const { classes: c, trainees: t, plan, planSeats } = material.sums;
  const anyClass = c.carriedIn + c.opened + c.formed + c.closed > 0;
  const anySlot = Object.values(plan).some((count) => count !== 0);
  const ofClasses = (any: boolean, counted: Counted): Computed => (any ? counted : { missing: 'reports.no_class_data' });
  const ofPlan = (term: 'planned' | 'notExecuted'): Computed =>
    anySlot ? { classes: plan[term], trainees: planSeats[term] } : { missing: 'reports.no_plan_data' };
  switch (measure) {
    case 'trained':
      return ofClasses(c.opened > 0, { classes: c.carriedIn + c.opened, trainees: t.carriedIn + t.joined });
    case 'opened':
      return ofClasses(c.opened > 0, { classes: c.opened, trainees: t.joined });
    case 'opened_and_closed':
      return ofClasses(c.opened > 0, c.opened > 0 ? await material.openedAndClosed() : { classes: 0, trainees: 0 });
    case 'carried_in':
      return ofClasses(anyClass, { classes: c.carriedIn, trainees: t.carriedIn });
    case 'carried_out':
      return ofClasses(anyClass, { classes: c.carriedOut, trainees: t.carriedOut });
    case 'closed':
      return ofClasses(anyClass, { classes: c.closed, trainees: c.closedRoster });
    case 'planned':
      return ofPlan('planned');
    case 'not_executed':
      return ofPlan('notExecuted');
    case 'declared': {
      const declared = await material.declared();
      return declared?.classes ? { classes: declared.classes, trainees: declared.turns } : { missing: 'reports.no_class_data' };
    }
    case 'trained_and_declared': {
      const declared = await material.declared();
      const [classes, turns] = [declared?.classes ?? 0, declared?.turns ?? 0];
      return ofClasses(c.opened + classes > 0, { classes: c.carriedIn + c.opened + classes, trainees: t.carriedIn + t.joined + turns });
    }
    case 'nominations': {
      const { luot } = await material.turns();
      return luot.L2 + luot.L3 > 0 ? { classes: null, trainees: luot[filter.turns ?? 'L1'] } : { missing: 'reports.no_class_data' };
    }
    case 'percent':
      return { missing: 'reports.not_measured' };
  }
}

/** stated − computed; null where one of the two is not there. */
export const compare = (stated: number | null, computed: number | null) => ({
  stated,
  computed,
  difference: stated === null || computed === null ? null : stated - computed,
});

/** Words that stand beside a figure whatever the ledger says. */
export const doubtful = (figure: Figure): number | null =>
  figure.measure === 'planned' || figure.measure === 'not_executed' ? null : implausibleSize(figure.classes, figure.trainees);

/** Which kinds of classes can explain a difference of a measure. */
export const suspects: Partial<
  Record<Measure, ('not_executed' | 'off_plan' | 'ended_before' | 'ended_after' | 'opened_before' | 'opened_after')[]>
> = {
  trained: ['opened_before', 'opened_after', 'not_executed', 'off_plan'],
  opened: ['opened_before', 'opened_after', 'not_executed', 'off_plan'],
  opened_and_closed: ['opened_before', 'ended_after'],
  carried_in: ['ended_before', 'opened_after'],
  carried_out: ['not_executed', 'ended_before', 'opened_after'],
  closed: ['ended_before', 'ended_after'],
  planned: ['off_plan'],
};
