import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Reader, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { holdDesk, holdNominations, seriesOf, writeEvents } from './decide-hold.ts';
import { refuseOutside } from './quota-policy.ts';
import type { callUp as shape } from './screening-contract.ts';
import { balanceOf, holdSeats, type HeldSeries } from './seats.ts';

type Waits = { id: string; name: string; no: number; unitId: number };

/** Those who wait, in order. */
export async function whoWaits(db: Reader, seriesId: string): Promise<Waits[]> {
  const { rows } = await sql<Waits>`select id, full_name as name, waiting_no as no, unit_id from nomination
    where series_id = ${seriesId} and state = 'waiting' order by waiting_no`.execute(db);
  return rows;
}

/** A seat granted to a unit, or one that is open to whoever comes first. */
export const seatFor = (series: Pick<HeldSeries, 'balances' | 'openSeats'>, unitId: number): boolean =>
  balanceOf(series, { account: 'free', unitId }) > 0 || (series.openSeats && balanceOf(series, { account: 'open' }) > 0);

/** The first in order for whom there is a seat. */
export const nextToCall = (series: Pick<HeldSeries, 'balances' | 'openSeats'>, waiting: readonly Waits[]): Waits | null =>
  waiting.find(({ unitId }) => seatFor(series, unitId)) ?? null;

/**
 * Gọi từ danh sách chờ: a seat is held for somebody who waits, who is then decided on like everybody else. The first in order whose unit
 * has a seat; another one only with a reason. A person does it: a seat that is freed calls nobody by itself.
 */
export async function callUp(
  tx: Tx,
  actor: Actor,
  nominationId: string,
  { reason }: z.output<typeof shape>,
): Promise<Outcome<{ id: string }>> {
  const series = await holdDesk(tx, await seriesOf(tx, nominationId));
  refuseOutside(actor, series);
  const [nomination] = await holdNominations(tx, series.id, [nominationId]);
  const { fullName: name, unitId, state, waitingNo } = nomination!;
  if (state !== 'waiting') throw new Refusal('admissions.not_waiting', { name }, { where: name, status: 409 });
  const first = nextToCall(series, await whoWaits(tx, series.id));
  if (first && first.id !== nominationId && !reason)
    throw new Refusal('admissions.out_of_order', { name, first: first.name, place: first.no }, { where: 'reason', status: 409 });
  const got = await holdSeats(tx, actor, series, [{ nominationId, unitId }]);
  if (got.size === 0) throw new Refusal('admissions.no_seat_for', { name }, { where: name, status: 409 });
  await sql`update nomination set state = 'submitted', seat = 'held', waiting_no = null, waiting_reason = null, row_version = row_version + 1
    where id = ${nominationId}`.execute(tx);
  await writeEvents(tx, actor, [
    { nomination: nomination!, act: 'called_up', note: reason ?? null, data: { no: waitingNo, first: first?.id === nominationId } },
  ]);
  return {
    result: { id: nominationId },
    audit: {
      type: 'nomination',
      id: nominationId,
      summary: { series: series.code, calledUp: waitingNo, outOfOrder: first?.id !== nominationId },
    },
  };
}
