import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import { requireUnit } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { rollSeats as rollSeatsSchema, SeatsMoved } from './quota-contract.ts';
import { balanceOf, holdSeries, moveSeats, type SeatAccount, type SeatMove } from './seats.ts';
import type { SeriesFacts } from './series-queries.ts';
import { holdToShare, refuseInUse } from './share-out.ts';

/**
 * Chuyển chỉ tiêu sang năm sau: out of this series, into one of the same programme in a later year; what was a unit's stays its own.
 * Refuses: admissions.roll_elsewhere, admissions.rolled_from_other, admissions.nothing_to_roll, admissions.seats_in_use,
 * admissions.not_enough_open, and what `holdToShare` refuses of either series.
 */
export async function rollSeats(
  tx: Tx,
  actor: Actor,
  seriesId: string,
  { toSeriesId, open, rows, documentId, note }: z.output<typeof rollSeatsSchema>,
): Promise<Outcome<SeatsMoved>> {
  // both are held in the order of their ids: two that roll at once do not wait for each other
  for (const id of [seriesId, toSeriesId].sort()) await holdSeries(tx, id);
  const { series: from, held: out } = await holdToShare(tx, actor, seriesId, documentId, true);
  const { series: into, held: next } = await holdToShare(tx, actor, toSeriesId, documentId);
  refuseElsewhere(from, into);
  if (open === 0 && rows.length === 0) throw new Refusal('admissions.nothing_to_roll', { series: from.code });
  for (const { unitId } of rows) await requireUnit(tx, unitId, today());
  await refuseInUse(tx, out, rows);
  const free = balanceOf(out, { account: 'open' });
  if (open > free) throw new Refusal('admissions.not_enough_open', { series: from.code, free, wanted: open }, { status: 409 });

  const parts: { whose: SeatAccount; seats: number }[] = [
    ...(open > 0 ? [{ whose: { account: 'open' } as const, seats: open }] : []),
    ...rows.map(({ unitId, seats }) => ({ whose: { account: 'free', unitId } as const, seats })),
  ];
  const because = { documentId, note };
  await moveSeats(
    tx,
    actor,
    out,
    parts.map(({ whose, seats }): SeatMove => ({ act: 'rolled_out', from: whose, to: { account: 'next' }, seats, ...because })),
  );
  await moveSeats(
    tx,
    actor,
    next,
    parts.map(({ whose, seats }): SeatMove => ({ act: 'rolled_in', from: { account: 'plan' }, to: whose, seats, ...because })),
  );
  await tx.updateTable('admissionSeries').set({ rolledFromId: from.id }).where('id', '=', into.id).execute();
  const seats = parts.reduce((all, part) => all + part.seats, 0);
  return {
    result: { seats },
    audit: { type: 'admission_series', id: from.id, summary: { code: from.code, into: into.code, seats, open, rows, documentId } },
  };
}

function refuseElsewhere(from: SeriesFacts, into: SeriesFacts): void {
  const next = into.familyId === from.familyId && into.planYear > from.planYear && into.restricted === from.restricted;
  if (!next) throw new Refusal('admissions.roll_elsewhere', { series: from.code, into: into.code }, { where: 'toSeriesId' });
  if (into.rolledFromId !== null && into.rolledFromId !== from.id)
    throw new Refusal('admissions.rolled_from_other', { into: into.code }, { where: 'toSeriesId', status: 409 });
}
