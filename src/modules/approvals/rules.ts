import { addDays, daysBetween, type CalendarDate } from '#kit/dates.ts';
import type { ItemState, RequestState } from './kinds.ts';

/** Everything a step is judged by. */
export type Situation = {
  request: RequestState;
  item: ItemState | null;
  /** Stands for the unit that asks, with the right to submit. */
  atFrom: boolean;
  /** Stands for the desk with the right to decide, or stands in for somebody there today. */
  atDesk: boolean;
  /** Who acts, or in whose name, has submitted in some round. */
  submitted: boolean;
  /** Who acts has decided on it before. */
  decided: boolean;
  remark: string | null | undefined;
};
export type Act = 'agreed' | 'returned' | 'refused' | 'resubmitted' | 'withdrawn';

/** Conditions by name: what a step asks, and the reason when it is not so. */
const conditions = {
  is_open: { holds: (s: Situation) => s.request === 'open', otherwise: 'approvals.closed' },
  is_pending: { holds: (s: Situation) => s.item === 'pending', otherwise: 'approvals.decided_already' },
  is_returned: { holds: (s: Situation) => s.item === 'returned', otherwise: 'approvals.nothing_returned' },
  at_desk: { holds: (s: Situation) => s.atDesk, otherwise: 'approvals.not_your_desk' },
  at_from: { holds: (s: Situation) => s.atFrom, otherwise: 'approvals.not_yours' },
  has_not_submitted: { holds: (s: Situation) => !s.submitted, otherwise: 'approvals.own_request' },
  has_not_decided: { holds: (s: Situation) => !s.decided, otherwise: 'approvals.decided_by_you' },
  says_why: { holds: (s: Situation) => Boolean(s.remark?.trim()), otherwise: 'approvals.remark_needed' },
} as const;
export type Condition = keyof typeof conditions;
export type Reason = (typeof conditions)[Condition]['otherwise'];

/** The states as data: what each act asks, in the order it is told, and what it makes of an item. */
export const transitions: Record<Act, { asks: readonly Condition[]; item: ItemState | null }> = {
  agreed: { asks: ['is_open', 'at_desk', 'has_not_submitted', 'is_pending'], item: 'agreed' },
  returned: { asks: ['is_open', 'at_desk', 'has_not_submitted', 'is_pending', 'says_why'], item: 'returned' },
  refused: { asks: ['is_open', 'at_desk', 'has_not_submitted', 'is_pending', 'says_why'], item: 'refused' },
  resubmitted: { asks: ['is_open', 'at_from', 'has_not_decided', 'is_returned'], item: 'pending' },
  withdrawn: { asks: ['is_open', 'at_from', 'has_not_decided'], item: null },
};

/** The first condition that does not hold, as a reason code; null: it may be done. */
export function problemOf(act: Act, situation: Situation): Reason | null {
  const failed = transitions[act].asks.find((name) => !conditions[name].holds(situation));
  return failed ? conditions[failed].otherwise : null;
}

/** A request is agreed when all its items are, refused when one is. */
export const requestState = (items: readonly ItemState[]): RequestState =>
  items.includes('refused') ? 'refused' : items.every((state) => state === 'agreed') ? 'agreed' : 'open';

/** Days that are not what their weekday says: off by law or in exchange, or made up for by work. */
export type DaysOff = { off: ReadonlySet<CalendarDate>; working: ReadonlySet<CalendarDate> };

export const isWeekend = (date: CalendarDate): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

/** The day on which so many working days are over, counted from the day after: Monday to Friday but for days off, and days made up for. */
export function addWorkingDays(from: CalendarDate, days: number, { off, working }: DaysOff): CalendarDate {
  let date = from;
  for (let left = days; left > 0;) {
    date = addDays(date, 1);
    if (working.has(date) || (!isWeekend(date) && !off.has(date))) left -= 1;
  }
  return date;
}

/** Days past a deadline; 0 while there is time. */
export const daysLate = (dueOn: CalendarDate | null, on: CalendarDate): number =>
  dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, on));

export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const at = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last.getUTCDate())));
  return at.toISOString().slice(0, 10);
}

type Dated = { kind: string; validFrom: CalendarDate };
/** The deadline rule of a kind on a day. */
export const ruleOn = <R extends Dated>(rules: readonly R[], kind: string, on: CalendarDate): R | null =>
  rules.filter((one) => one.kind === kind && one.validFrom <= on).toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0] ?? null;
