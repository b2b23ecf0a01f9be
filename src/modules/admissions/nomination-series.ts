import { sql } from 'kysely';
import type { CalendarDate } from '#kit/dates.ts';
import { successorsOf, unitSpans } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { nearestAbove, type CallOfUnit } from './nomination-rules.ts';
import { reaches, type SeriesPlace } from './quota-policy.ts';

/** Whoever keeps the series: who leads or runs it, with the right to. */
export const organises = (actor: Actor, series: SeriesPlace): boolean =>
  actor.capabilities.has('admissions.record') && reaches(actor, series);

/** Whether the caller answers for a unit. */
export const speaksFor = ({ scope }: Actor, unit: { id: number; bloc: number }): boolean =>
  scope.kind === 'tenant' ||
  (scope.kind === 'bloc' && scope.bloc === unit.bloc) ||
  (scope.kind === 'unit' && scope.units.includes(unit.id));

/** Units on a day by id: name, place in the tree, whether they are there, and who carries on those that have ended. */
export type UnitsOfDay = {
  name: (id: number) => string;
  ended: (id: number) => boolean;
  parents: ReadonlyMap<number, number | null>;
  carriedOnBy: (id: number) => string[];
  /** Whether a unit is another one or hangs below it. */
  within: (id: number, above: number) => boolean;
};

export async function unitsOfDay(db: Reader, on: CalendarDate): Promise<UnitsOfDay> {
  const spans = await unitSpans(db);
  const successors = await successorsOf(db, on);
  const names = new Map<number, string>();
  const living = new Set<number>();
  const parents = new Map<number, number | null>();
  for (const { unitId, name, parentId, validFrom, validTo } of spans) {
    if (living.has(unitId)) continue;
    if (validFrom <= on || !names.has(unitId)) {
      names.set(unitId, name);
      parents.set(unitId, parentId);
    }
    if (validFrom <= on && (validTo === null || on < validTo)) living.add(unitId);
  }
  return {
    name: (id) => names.get(id) ?? String(id),
    ended: (id) => !living.has(id),
    parents,
    carriedOnBy: (id) => (successors.get(id) ?? []).map(({ unitId }) => names.get(unitId) ?? String(unitId)),
    within: (id, above) => nearestAbove(id, new Set([above]), parents) !== null,
  };
}

export type SeriesCalls = { calls: Map<string, CallOfUnit>; byUnit: Map<number, CallOfUnit>; any: boolean };

/** The calls of a series by the unit they are addressed to; where a unit is called twice, the newest that is open goes first. */
export async function callsOf(db: Reader, seriesId: string): Promise<SeriesCalls> {
  const { rows } = await sql<CallOfUnit & { unitId: number | null }>`
    select c.id, c.state, c.issued_on, c.deadline, c.late_until, u.unit_id
    from admission_call c left join call_unit u on u.call_id = c.id
    where c.series_id = ${seriesId} and c.state <> 'draft' order by (c.state = 'open'), c.deadline, c.id`.execute(db);
  const calls = new Map<string, CallOfUnit>();
  const byUnit = new Map<number, CallOfUnit>();
  for (const { unitId, ...call } of rows) {
    calls.set(call.id, call);
    if (unitId !== null) byUnit.set(unitId, call);
  }
  return { calls, byUnit, any: rows.length > 0 };
}

/** The call that reaches a unit: to itself, or to the nearest unit above it. */
export function callFor(
  { byUnit }: SeriesCalls,
  unitId: number,
  { parents }: Pick<UnitsOfDay, 'parents'>,
): (CallOfUnit & { calledUnit: number }) | null {
  const called = nearestAbove(unitId, new Set(byUnit.keys()), parents);
  return called === null ? null : { ...byUnit.get(called)!, calledUnit: called };
}
