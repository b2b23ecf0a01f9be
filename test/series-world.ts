import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Refusal } from '#platform/refusal.ts';
import { createSeries } from '../src/modules/admissions/create-series.ts';
import type { SeriesSaved } from '../src/modules/admissions/series-contract.ts';
import { ledgerWorld, type World } from './ledger-world.ts';

export type SeriesWorld = World & Awaited<ReturnType<typeof extended>>;

/** The small province with classes that recruit: one series or many, and what its ledger of seats says. */
export async function seriesWorld(): Promise<SeriesWorld> {
  const world = await ledgerWorld();
  return { ...world, ...(await extended(world)) };
}

async function extended(world: World) {
  const { sql } = world;
  /** A class in preparation of so many seats; its id. */
  async function recruiting(
    seats = 30,
    options: { year?: number; family?: World['families']['tcllct']; code?: string } = {},
  ): Promise<string> {
    const slotId = await world.slot(options.year ?? 2021, seats, options);
    return (await world.prepared(slotId, [], options)).id;
  }
  /** A series of new classes, one for each number of seats. */
  async function series(
    seats: number[] = [30],
    options: { year?: number; openSeats?: boolean; family?: World['families']['tcllct'] } = {},
  ): Promise<string> {
    const classIds: string[] = [];
    for (const count of seats) classIds.push(await recruiting(count, options));
    const made = await world.run<SeriesSaved>((tx) => createSeries(tx, world.admin, { classIds, openSeats: options.openSeats ?? false }));
    return made.id;
  }
  /** `account` or `account unit` → seats; those of 0 left out. */
  async function balances(seriesId: string): Promise<Record<string, number>> {
    const rows = await sql<{ key: string; seats: number }>(
      `select account || case when unit_id = 0 then '' else ' ' || unit_id end as key, seats from seat_balance where series_id = $1 and seats <> 0 order by 1`,
      [seriesId],
    );
    return Object.fromEntries(rows.map(({ key, seats }) => [key, seats]));
  }
  /** Of the units given alone. */
  const officerOf = (...units: number[]): Actor => ({
    ...world.admin,
    accountId: newId(),
    role: 'school_office',
    scope: { kind: 'unit', units },
  });
  const code = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'went through',
      (error: Refusal) => error.code,
    );
  return { recruiting, series, balances, officerOf, code };
}
