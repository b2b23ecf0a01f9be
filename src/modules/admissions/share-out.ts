import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import { requireDocument } from '#modules/documents';
import { requireUnit, type UnitOn } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { phrase, Refusal } from '#platform/refusal.ts';
import type * as contract from './quota-contract.ts';
import { refuseOutside } from './quota-policy.ts';
import { balanceOf, holdSeries, moveSeats, type HeldSeries, type SeatMove } from './seats.ts';
import { oneSeries, type SeriesFacts } from './series-queries.ts';

type Row = { unitId: number; seats: number };
const sum = (rows: readonly { seats: number }[]) => rows.reduce((all, { seats }) => all + seats, 0);

/** The series with its seats held, for somebody who shares them out. @throws Refusal admissions.series_out_of_scope, admissions.series_not_open, document.unknown */
export async function holdToShare(
  tx: Tx,
  actor: Actor,
  seriesId: string,
  documentId: string | null | undefined,
  whenClosed = false,
): Promise<{ series: SeriesFacts; held: HeldSeries }> {
  const held = await holdSeries(tx, seriesId);
  const series = await oneSeries(tx, seriesId);
  refuseOutside(actor, series);
  if (series.state === 'cancelled' || (series.state === 'closed' && !whenClosed))
    throw new Refusal(
      'admissions.series_not_open',
      { series: series.code, state: phrase(`series_state.${series.state}`) },
      { status: 409 },
    );
  if (documentId) await requireDocument(tx, documentId, 'documentId');
  return { series, held };
}

/** Units that exist today, each once. @throws Refusal unit.unknown, unit.not_living, admissions.unit_twice */
async function units(tx: Tx, rows: readonly Row[]): Promise<Map<number, UnitOn>> {
  const found = new Map<number, UnitOn>();
  for (const { unitId } of rows) {
    const unit = await requireUnit(tx, unitId, today());
    if (found.has(unitId)) throw new Refusal('admissions.unit_twice', { unit: unit.name }, { where: unit.name });
    found.set(unitId, unit);
  }
  return found;
}

/** Cấp chỉ tiêu. Refuses: admissions.no_seats where fewer are open, and what `holdToShare` and the units refuse. */
export async function grantSeats(
  tx: Tx,
  actor: Actor,
  seriesId: string,
  { rows, documentId, note }: z.output<typeof contract.grantSeats>,
): Promise<Outcome<contract.SeatsMoved>> {
  const { series, held } = await holdToShare(tx, actor, seriesId, documentId);
  await units(tx, rows);
  const [wanted, free] = [sum(rows), balanceOf(held, { account: 'open' })];
  if (wanted > free) throw new Refusal('admissions.not_enough_open', { series: series.code, free, wanted }, { status: 409 });
  await moveSeats(
    tx,
    actor,
    held,
    rows.map(({ unitId, seats }) => ({
      act: 'granted',
      from: { account: 'open' },
      to: { account: 'free', unitId },
      seats,
      documentId,
      note,
    })),
  );
  return moved(series, wanted, { granted: rows, documentId });
}

/** Trả lại chỉ tiêu. Refuses admissions.seats_in_use: what is held or used does not come back. */
export async function returnSeats(
  tx: Tx,
  actor: Actor,
  seriesId: string,
  { rows, documentId, note }: z.output<typeof contract.returnSeats>,
): Promise<Outcome<contract.SeatsMoved>> {
  const { series, held } = await holdToShare(tx, actor, seriesId, documentId, true);
  await refuseInUse(tx, held, rows);
  await moveSeats(
    tx,
    actor,
    held,
    rows.map(({ unitId, seats }) => ({
      act: 'returned',
      from: { account: 'free', unitId },
      to: { account: 'open' },
      seats,
      documentId,
      note,
    })),
  );
  return moved(series, sum(rows), { returned: rows, documentId });
}

/** Điều chuyển chỉ tiêu. Refuses admissions.move_to_itself, admissions.seats_in_use. */
export async function moveBetween(
  tx: Tx,
  actor: Actor,
  seriesId: string,
  { fromId, toId, seats, documentId, note }: z.output<typeof contract.moveSeatsInput>,
): Promise<Outcome<contract.SeatsMoved>> {
  const { series, held } = await holdToShare(tx, actor, seriesId, documentId);
  if (fromId === toId) throw new Refusal('admissions.move_to_itself', {}, { where: 'toId' });
  await requireUnit(tx, toId, today());
  await refuseInUse(tx, held, [{ unitId: fromId, seats }]);
  const move: SeatMove = {
    act: 'moved',
    from: { account: 'free', unitId: fromId },
    to: { account: 'free', unitId: toId },
    seats,
    documentId,
    note,
  };
  await moveSeats(tx, actor, held, [move]);
  return moved(series, seats, { from: fromId, to: toId, documentId });
}

/** A unit gives up only what it does not use. A unit that has ended may still give. @throws Refusal admissions.seats_in_use, admissions.unit_twice */
export async function refuseInUse(tx: Tx, held: HeldSeries, rows: readonly Row[]): Promise<void> {
  const seen = new Set<number>();
  for (const { unitId, seats } of rows) {
    const free = balanceOf(held, { account: 'free', unitId });
    if (free >= seats && !seen.has(unitId)) {
      seen.add(unitId);
      continue;
    }
    const unit = await nameOf(tx, unitId);
    if (seen.has(unitId)) throw new Refusal('admissions.unit_twice', { unit }, { where: unit });
    const used = balanceOf(held, { account: 'held', unitId }) + balanceOf(held, { account: 'used', unitId });
    throw new Refusal('admissions.seats_in_use', { unit, free, used, wanted: seats }, { where: unit, status: 409 });
  }
}

async function nameOf(tx: Tx, unitId: number): Promise<string> {
  const row = await tx
    .selectFrom('unitVersion')
    .select('name')
    .where('unitId', '=', unitId)
    .orderBy('validFrom', 'desc')
    .executeTakeFirst();
  return row?.name ?? String(unitId);
}

const moved = ({ id, code }: SeriesFacts, seats: number, summary: object): Outcome<contract.SeatsMoved> => ({
  result: { seats },
  audit: { type: 'admission_series', id, summary: { code, seats, ...summary } },
});
