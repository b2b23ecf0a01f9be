import { daysBetween, type CalendarDate } from '#kit/dates.ts';
import { Refusal } from '#platform/refusal.ts';

/** A call as it lies before a unit. */
export type CallOfUnit = { id: string; state: string; issuedOn: CalendarDate; deadline: CalendarDate; lateUntil: CalendarDate | null };
export type Door = {
  series: { code: string; state: string };
  /** The newest call to the unit, or to one above it; null: it is not called. */
  call: CallOfUnit | null;
  /** Whether the series calls anybody at all. */
  calls: boolean;
  unit: { name: string; ended: boolean; carriedOnBy: string[] };
  on: CalendarDate;
  /** Whoever organises may put a name on the list without a call, and after its day. */
  organises: boolean;
};

/** Whether a unit may nominate for a series on a day; `late`: after the deadline, while late nominations are still taken. */
export function nominationDoor({ series, call, calls, unit, on, organises }: Door): Refusal | { late: boolean } {
  if (series.state === 'cancelled') return new Refusal('nominations.series_cancelled', { series: series.code }, { status: 409 });
  if (series.state !== 'open') return new Refusal('nominations.series_closed', { series: series.code }, { status: 409 });
  if (unit.ended)
    return unit.carriedOnBy.length > 0
      ? new Refusal('nominations.unit_ended', { unit: unit.name, successors: unit.carriedOnBy.join(', ') }, { where: 'unitId' })
      : new Refusal('nominations.unit_dissolved', { unit: unit.name }, { where: 'unitId' });
  const past = call !== null && on > call.deadline;
  if (organises) return { late: past };
  if (!calls) return new Refusal('nominations.no_call', { series: series.code }, { status: 409 });
  if (call === null)
    return new Refusal('nominations.not_called', { unit: unit.name, series: series.code }, { where: 'unitId', status: 409 });
  if (call.state !== 'open') return new Refusal('nominations.call_closed', { series: series.code }, { status: 409 });
  if (past && (call.lateUntil === null || on > call.lateUntil))
    return new Refusal('nominations.too_late', { deadline: call.deadline, days: daysBetween(call.deadline, on) }, { status: 409 });
  return { late: past };
}

/** Days left, negative when it has gone by. */
export const daysLeft = (deadline: CalendarDate, on: CalendarDate): number => daysBetween(on, deadline);

type Dated = { opensOn: CalendarDate | null; endsOn: CalendarDate | null };
/** Whether two spans share a day; one whose first day is not fixed shares none. An end that is not fixed is the first day. */
export const overlap = (a: Dated, b: Dated): boolean =>
  a.opensOn !== null && b.opensOn !== null && a.opensOn <= (b.endsOn ?? b.opensOn) && b.opensOn <= (a.endsOn ?? a.opensOn);

/** The nearest of these units at or above one, by the tree of the day; null where none is. */
export function nearestAbove(unitId: number, wanted: ReadonlySet<number>, parents: ReadonlyMap<number, number | null>): number | null {
  const seen = new Set<number>();
  for (let at: number | null = unitId; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (wanted.has(at)) return at;
    seen.add(at);
  }
  return null;
}
