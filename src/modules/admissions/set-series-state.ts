import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { phrase, Refusal, stale } from '#platform/refusal.ts';
import { holdSeries, moveSeats, type HeldSeries, type SeatMove } from './seats.ts';
import { refuseOutside } from './quota-policy.ts';
import type { SeriesSaved, setSeriesState as setSeriesStateSchema } from './series-contract.ts';
import { oneSeries } from './series-queries.ts';

/**
 * Closed: nobody is granted a seat or nominated any more; open again. Cancelled for good: nothing of it is left but its history, and its
 * classes are free for another series.
 * Refuses: admissions.series_is, admissions.series_not_open (out of cancelled), admissions.series_has_nominees.
 */
export async function setSeriesState(
  tx: Tx,
  actor: Actor,
  id: string,
  rowVersion: number,
  { state, reason }: z.output<typeof setSeriesStateSchema>,
): Promise<Outcome<SeriesSaved>> {
  const held = await holdSeries(tx, id);
  const series = await oneSeries(tx, id);
  refuseOutside(actor, series);
  const is = phrase(`series_state.${series.state}`);
  if (series.rowVersion !== rowVersion) throw stale({ changed: is });
  if (series.state === state) throw new Refusal('admissions.series_is', { series: series.code, state: is }, { status: 409 });
  if (series.state === 'cancelled') throw new Refusal('admissions.series_not_open', { series: series.code, state: is }, { status: 409 });
  if (state === 'cancelled') await cancelSeries(tx, actor, held, reason);
  else
    await tx
      .updateTable('admissionSeries')
      .set({ state, rowVersion: rowVersion + 1 })
      .where('id', '=', id)
      .execute();
  return {
    result: { id, rowVersion: rowVersion + 1 },
    audit: { type: 'admission_series', id, summary: { code: series.code, before: series.state, after: state, reason } },
  };
}

/** Every seat goes back to where it came from, the classes are free. @throws Refusal admissions.series_has_nominees */
export async function cancelSeries(tx: Tx, actor: Actor, held: HeldSeries, note: string | null): Promise<void> {
  const { rows } = await sql<{ nominees: number }>`
    select count(*)::int as nominees from nomination where series_id = ${held.id} and state in ('submitted', 'waiting', 'accepted')`.execute(
    tx,
  );
  const { nominees } = rows[0]!;
  const inUse = [...held.balances].reduce((all, [key, seats]) => (/^(held|used) /.test(key) ? all + seats : all), 0);
  if (nominees > 0 || inUse > 0)
    throw new Refusal('admissions.series_has_nominees', { series: held.code, nominees: Math.max(nominees, inUse) }, { status: 409 });
  const free = [...held.balances].flatMap(([key, seats]): SeatMove[] => {
    const [account, unit] = key.split(' ');
    if (account !== 'free' || seats === 0) return [];
    return [{ act: 'returned', from: { account: 'free', unitId: Number(unit) }, to: { account: 'open' }, seats, note }];
  });
  await moveSeats(tx, actor, held, free);
  const open = held.balances.get('open 0') ?? 0;
  if (open > 0)
    await moveSeats(tx, actor, held, [{ act: 'withdrawn', from: { account: 'open' }, to: { account: 'plan' }, seats: open, note }]);
  await tx.deleteFrom('seriesClass').where('seriesId', '=', held.id).execute();
  await sql`update admission_series set state = 'cancelled', row_version = row_version + 1 where id = ${held.id}`.execute(tx);
}
