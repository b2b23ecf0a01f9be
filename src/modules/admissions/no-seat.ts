import { today } from '#kit/dates.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { nearestAbove } from './nomination-rules.ts';
import { unitsOfDay, type UnitsOfDay } from './nomination-series.ts';
import type { HeldSeries } from './seats.ts';
import type { SeriesFacts } from './series-queries.ts';

type Around = { series: Pick<SeriesFacts, 'code' | 'runnerId'>; seats: Pick<HeldSeries, 'balances'> };

/** Why there is no seat for somebody of a unit; where a unit above has some left, how they are passed on. Reads nothing. */
export function noSeatHere({ series, seats }: Around, units: UnitsOfDay, unitId: number, name: string): Refusal | null {
  const free = unitsWithSeats(seats);
  const parent = units.parents.get(unitId) ?? null;
  const above = parent === null ? null : nearestAbove(parent, new Set(free.keys()), units.parents);
  if (above === null) return null;
  return new Refusal(
    'nominations.seats_above',
    {
      name,
      series: series.code,
      unit: units.name(unitId),
      parent: units.name(above),
      seats: free.get(above),
      runner: units.name(series.runnerId),
    },
    { status: 409 },
  );
}

/** The same for one person; the tree of units is read only where somebody else has seats left. */
export async function noSeat(db: Reader, around: Around, unitId: number, name: string): Promise<Refusal> {
  const here = unitsWithSeats(around.seats).size > 0 ? noSeatHere(around, await unitsOfDay(db, today()), unitId, name) : null;
  return here ?? new Refusal('nominations.no_seat', { name, series: around.series.code }, { status: 409 });
}

const unitsWithSeats = ({ balances }: Pick<HeldSeries, 'balances'>): Map<number, number> =>
  new Map(
    [...balances].flatMap(([key, seats]): [number, number][] => {
      const [account, unit] = key.split(' ');
      return account === 'free' && seats > 0 ? [[Number(unit), seats]] : [];
    }),
  );
