import { daysBetween, yearOf, type CalendarDate, type Period } from '#kit/dates.ts';
import type { ClassTerms, OutsideTerms, PlanTerms, PoolTerms, Slice, TraineeTerms, TurnMeasure } from './contract.ts';

/**
 * One line of the ledger's sums in a slice: `before` and `after` are the stock (direction × quantity) at the period's
 * two ends, `within` the quantity inside it. For slots `all` and `seats` count the whole plan year up to the end.
 */
export type TermSum = {
  account: 'slot' | 'class' | 'trainee' | 'pool' | 'outside';
  term: string;
  detail: string | null;
  before: number;
  within: number;
  after: number;
  all: number;
  seats: number;
  seatsAfter: number;
};

type Sums = readonly TermSum[];

function book(sums: Sums, account: TermSum['account']) {
  const lines = sums.filter((line) => line.account === account);
  const total = (pick: (line: TermSum) => number, term?: string, detail?: string) =>
    lines.reduce((sum, line) => ((term && line.term !== term) || (detail && line.detail !== detail) ? sum : sum + pick(line)), 0);
  return {
    before: total((line) => line.before),
    after: total((line) => line.after),
    within: (term: string, detail?: string) => total((line) => line.within, term, detail),
    all: (term: string) => total((line) => line.all, term),
    seats: (term: string) => total((line) => line.seats, term),
    seatsAfter: total((line) => line.seatsAfter),
    details: (term: string) => {
      const found: Record<string, number> = {};
      for (const line of lines)
        if (line.term === term && line.within) found[line.detail ?? ''] = (found[line.detail ?? ''] ?? 0) + line.within;
      return found;
    },
  };
}

const worked = new WeakMap<Sums, RollForward>();

/** Sums, once made, do not change: those that are asked for again have been worked out. */
export function rollForward(sums: Sums): RollForward {
  const known = worked.get(sums) ?? rolledForward(sums);
  worked.set(sums, known);
  return known;
}

/** Terms come from the sums by name, the closing stock from all lines: that the two agree is the identity, and is tested. */
function rolledForward(sums: Sums) {
  const c = book(sums, 'class');
  const t = book(sums, 'trainee');
  const p = book(sums, 'pool');
  const o = book(sums, 'outside');
  const s = book(sums, 'slot');
  const classes: ClassTerms = {
    carriedIn: c.before,
    opened: c.within('opened'),
    formed: c.within('formed'),
    reclassIn: c.within('reclass_in'),
    closed: c.within('closed'),
    discontinued: c.within('discontinued'),
    merged: c.within('merged'),
    reclassOut: c.within('reclass_out'),
    carriedOut: c.after,
    // a result is dated the day its class closes, so the results of the period are those of the classes closed in it
    closedRoster: t.within('finished') + t.within('not_recognised'),
  };
  const trainees: TraineeTerms = {
    carriedIn: t.before,
    joined: t.within('joined'),
    rejoined: t.within('rejoined'),
    movedIn: t.within('moved_in'),
    reclassIn: t.within('reclass_in'),
    finished: t.within('finished'),
    notRecognised: t.within('not_recognised'),
    deferred: t.within('deferred'),
    left: t.within('left'),
    movedOut: t.within('moved_out'),
    reclassOut: t.within('reclass_out'),
    carriedOut: t.after,
  };
  const pool: PoolTerms = {
    poolIn: p.before,
    deferred: p.within('deferred'),
    notRecognised: p.within('not_recognised'),
    rejoined: p.within('rejoined'),
    finishedLate: p.within('finished_late'),
    expired: p.within('expired'),
    poolOut: p.after,
  };
  const outside: OutsideTerms = {
    carriedIn: o.before,
    started: o.within('started'),
    finished: o.within('finished'),
    quit: o.within('quit'),
    carriedOut: o.after,
  };
  const planBy = (of: (term: string) => number, pending: number): PlanTerms => ({
    planned: of('planned') + of('added') - of('withdrawn') + of('split'),
    offPlan: of('off_plan'),
    opened: of('opened'),
    combined: of('combined'),
    notExecuted: of('not_executed'),
    postponed: of('postponed'),
    pending,
  });
  const planSeats = planBy(s.seats, s.seatsAfter);
  const atOpening = t.within('joined', 'at_opening');
  const seats = planSeats.opened + planSeats.combined;
  return {
    classes,
    trainees,
    pool,
    outside,
    plan: planBy(s.all, s.after),
    planSeats,
    variance: { atOpening, seats, difference: atOpening - seats },
    luot: {
      L1: t.within('joined') - t.within('joined', 'transfer_external') + o.within('started'),
      L3: t.within('finished') + p.within('finished_late') + o.within('finished'),
    },
    joinedAs: { atOpening, late: t.within('joined', 'late'), transferExternal: t.within('joined', 'transfer_external') },
    notRecognisedAs: { continuing: t.within('not_recognised', 'continuing'), final: t.within('not_recognised', 'final') },
    leftBecause: t.details('left'),
    plannedAs: { planned: s.all('planned'), added: s.all('added'), withdrawn: s.all('withdrawn'), split: s.all('split') },
    /** Slots of these plan years whose class opened before the period began. */
    openedBefore: s.all('opened') - s.within('opened'),
  };
}
export type RollForward = ReturnType<typeof rolledForward>;

/** What is wrong with the identities of a slice: none of them can be, unless a term has no name here. */
export function brokenIdentities(slice: Pick<Slice, 'classes' | 'trainees' | 'plan' | 'planSeats' | 'pool' | 'outside'>): string[] {
  const { classes: c, trainees: t, pool: p, outside: o } = slice;
  const broken: string[] = [];
  const check = (name: string, left: number, right: number) => void (left === right || broken.push(`${name}: ${left} ≠ ${right}`));
  if (c)
    check('classes', c.carriedIn + c.opened + c.formed + c.reclassIn, c.closed + c.discontinued + c.merged + c.reclassOut + c.carriedOut);
  check(
    'trainees',
    t.carriedIn + t.joined + t.rejoined + t.movedIn + t.reclassIn,
    t.finished + t.notRecognised + t.deferred + t.left + t.movedOut + t.reclassOut + t.carriedOut,
  );
  for (const [name, plan] of [
    ['plan', slice.plan],
    ['planSeats', slice.planSeats],
  ] as const) {
    if (plan) check(name, plan.planned + plan.offPlan, plan.opened + plan.combined + plan.notExecuted + plan.postponed + plan.pending);
  }
  check('pool', p.poolIn + p.deferred + p.notRecognised, p.rejoined + p.finishedLate + p.expired + p.poolOut);
  check('outside', o.carriedIn + o.started, o.finished + o.quit + o.carriedOut);
  return broken;
}

/** L2 counts a run in every year in which it was present, people may come back: neither adds up over years. */
export function sumOverYears(
  measure: TurnMeasure | 'people',
  values: readonly number[],
): { total: number } | { refused: 'reports.not_additive' } {
  if (measure === 'L2' || measure === 'people') return { refused: 'reports.not_additive' };
  return { total: values.reduce((sum, value) => sum + value, 0) };
}

export const spansYears = (period: Period): boolean => daysBetween(period.start, period.end) >= 366;

/** A declared month belongs to the period that has its 15th day, so that both clocks place each month once. */
export function monthsIn(period: Period): { first: CalendarDate; last: CalendarDate } {
  const monthOf = (date: CalendarDate, forward: boolean) => {
    const [year, month, day] = [yearOf(date), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
    const shift = forward ? (day > 15 ? 1 : 0) : day < 15 ? -1 : 0;
    return new Date(Date.UTC(year, month - 1 + shift, 1)).toISOString().slice(0, 10);
  };
  return { first: monthOf(period.start, true), last: monthOf(period.end, false) };
}

/** Trainees a class as printed: below 15 or above 300 is worth a second look (56.690 classes, 10,96 each). */
export function implausibleSize(classes: number | null, trainees: number | null): number | null {
  if (!classes || trainees === null) return null;
  const size = trainees / classes;
  return size < 15 || size > 300 ? Math.round(size * 100) / 100 : null;
}
