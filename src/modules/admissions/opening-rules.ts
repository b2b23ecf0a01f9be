import { calendarYear, daysBetween, quarter as quarterPeriod, type CalendarDate, type Quarter } from '#kit/dates.ts';
import { phrase, type Saying } from '#platform/refusal.ts';

/** When a class counts as at risk, in force from a day on (`opening_threshold`). */
export type OpeningThreshold = {
  /** People a class needs, where its series says nothing. */
  minimum: number;
  /** Days before khai giảng from which want of people is a risk. */
  warnDays: number;
  /** % of the seats that should be nominated by then. */
  leadShare: number;
};

/** What is known of a class that is to open, or of a slot nobody has prepared a class for. */
export type Prospect = {
  /** A class is being prepared; a slot alone has none yet. */
  prepared: boolean;
  /** Khai giảng dự kiến; of a slot alone the last day of its quarter. Null: nobody has said. */
  opensOn: CalendarDate | null;
  seats: number;
  minimum: number | null;
  /** Seats granted to units; null where seats are not shared out. */
  granted: number | null;
  called: boolean;
  /** Put forward and not refused, those on the class's list with them. */
  nominated: number;
  /** Of them, whom nothing found so far keeps out. */
  eligible: number;
  /** On the class's list already. */
  listed: number;
  awaits: { what: string; by: CalendarDate | null; alarm: 'overdue' | 'soon' | 'waiting' } | null;
  /** Slots of the same programme in the three plan years before, where they were settled. */
  before: { opened: number; lost: number };
};

export type OpeningRisk = 'risk' | 'watch' | 'fine';
export type OpeningReason = { level: Exclude<OpeningRisk, 'fine'>; code: OpeningReasonCode; text: Saying };
export type OpeningReasonCode =
  | 'document_overdue'
  | 'document_awaited'
  | 'day_passed'
  | 'too_few'
  | 'too_few_eligible'
  | 'few'
  | 'no_call'
  | 'no_class'
  | 'often_lost';

/** Below so many settled slots the past says nothing. */
const ENOUGH_PAST = 4;

/** Whether a class will open, and why it may not; the gravest reason first. Months count for a paper that is late, days for people. */
export function openingRisk(
  one: Prospect,
  threshold: OpeningThreshold,
  today: CalendarDate,
): { level: OpeningRisk; minimum: number; days: number | null; reasons: OpeningReason[] } {
  const minimum = one.minimum ?? threshold.minimum;
  const days = one.opensOn === null ? null : daysBetween(today, one.opensOn);
  const near = days !== null && days <= threshold.warnDays;
  const reasons: OpeningReason[] = [];
  const say = (level: OpeningReason['level'], code: OpeningReasonCode, params: Record<string, string | number> = {}) =>
    reasons.push({ level, code, text: phrase(`opening_reason.${code}`, params) });

  if (one.awaits?.alarm === 'overdue')
    say('risk', 'document_overdue', { what: one.awaits.what, days: one.awaits.by === null ? 0 : daysBetween(one.awaits.by, today) });
  else if (one.awaits) say('watch', 'document_awaited', { what: one.awaits.what, by: one.awaits.by ?? '' });
  if (days !== null && days < 0 && one.prepared) say('risk', 'day_passed', { days: -days });

  if (!one.prepared) {
    if (near) say(days < 0 ? 'risk' : 'watch', 'no_class', { days: Math.max(days, 0) });
  } else if (one.nominated < minimum) {
    if (near) say('risk', 'too_few', { people: one.nominated, minimum });
  } else if (one.eligible < minimum) say(near ? 'risk' : 'watch', 'too_few_eligible', { people: one.eligible, minimum });
  else if (near && one.nominated * 100 < one.seats * threshold.leadShare)
    say('watch', 'few', { people: one.nominated, seats: one.seats, share: threshold.leadShare });
  if (one.prepared && near && !one.called && one.listed === 0) say('watch', 'no_call');

  const { opened, lost } = one.before;
  const settled = opened + lost;
  if (settled >= ENOUGH_PAST && lost * 3 >= settled) say('watch', 'often_lost', { lost, settled });

  const sorted = reasons.toSorted((a, b) => Number(a.level === 'watch') - Number(b.level === 'watch'));
  return { level: sorted[0]?.level ?? 'fine', minimum, days, reasons: sorted };
}

/** Another class of the same programme that the people could go to. */
export type Neighbour = {
  id: string;
  code: string;
  version: string;
  /** Who leads and who runs it, and whether it is restricted: what merging asks to be the same. */
  keeper: string;
  opensOn: CalendarDate | null;
  people: number;
  seats: number;
};
const NEAR_DAYS = 60;

/** Classes a class that is short of people could be merged with: same version and keeper, at most 60 days apart, room for both; the nearest day first. */
export function mergeCandidates(one: Neighbour, others: readonly Neighbour[]): Neighbour[] {
  const apart = ({ opensOn }: Neighbour) =>
    one.opensOn === null || opensOn === null ? NEAR_DAYS : Math.abs(daysBetween(one.opensOn, opensOn));
  return others
    .filter(
      (other) =>
        other.id !== one.id &&
        other.version === one.version &&
        other.keeper === one.keeper &&
        apart(other) <= NEAR_DAYS &&
        one.people + other.people <= Math.max(one.seats, other.seats),
    )
    .toSorted((a, b) => apart(a) - apart(b) || a.code.localeCompare(b.code));
}

/** Of slots that have no class and so no day of their own: the last day of their quarter, or of their year. */
export const endOfQuarter = (year: number, quarter: number | null): CalendarDate =>
  quarter === null ? calendarYear(year).end : quarterPeriod(year, quarter as Quarter).end;
