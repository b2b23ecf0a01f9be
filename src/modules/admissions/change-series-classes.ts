import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { SeatsMoved } from './quota-contract.ts';
import { putIn } from './create-series.ts';
import { balanceOf, moveSeats, type HeldSeries } from './seats.ts';
import { classesToRecruit, refuseDifferent, seatsOf } from './series-classes.ts';
import type * as contract from './series-contract.ts';
import { holdToShare } from './share-out.ts';

/** One more class, like those that are there: its seats come with it. Refuses what `createSeries` refuses of a class. */
export async function addSeriesClass(
  tx: Tx,
  actor: Actor,
  seriesId: string,
  { classId, seats: given }: z.output<typeof contract.addSeriesClass>,
): Promise<Outcome<SeatsMoved>> {
  const { series } = await holdToShare(tx, actor, seriesId, null);
  const [one] = await classesToRecruit(tx, [classId]);
  refuseDifferent(series, one!);
  const seats = seatsOf(one!, given);
  await putIn(tx, actor, seriesId, [{ ...one!, seats }]);
  return { result: { seats }, audit: { type: 'admission_series', id: seriesId, summary: { code: series.code, added: one!.code, seats } } };
}

/**
 * A class leaves with its seats, which must be open: none that is granted goes with it.
 * Refuses: admissions.class_not_in_series, admissions.last_class, admissions.class_has_nominees, admissions.class_seats_granted.
 */
export async function removeSeriesClass(tx: Tx, actor: Actor, seriesId: string, classId: string): Promise<Outcome<SeatsMoved>> {
  const { series, held } = await holdToShare(tx, actor, seriesId, null, true);
  const { seats, code, others, nominees } = await classIn(tx, seriesId, classId);
  if (others === 0) throw new Refusal('admissions.last_class', { class: code, series: series.code }, { status: 409 });
  if (nominees > 0) throw new Refusal('admissions.class_has_nominees', { class: code, nominees }, { status: 409 });
  await withdraw(tx, actor, held, code, seats);
  await tx.deleteFrom('seriesClass').where('classId', '=', classId).execute();
  return { result: { seats }, audit: { type: 'admission_series', id: seriesId, summary: { code: series.code, removed: code, seats } } };
}

/** A class holds more people than its slot says, or fewer. Refuses admissions.class_seats_granted where too few are open. */
export async function setClassSeats(
  tx: Tx,
  actor: Actor,
  seriesId: string,
  classId: string,
  { seats, reason }: z.output<typeof contract.setClassSeats>,
): Promise<Outcome<SeatsMoved>> {
  const { series, held } = await holdToShare(tx, actor, seriesId, null);
  const { seats: before, code } = await classIn(tx, seriesId, classId);
  const more = seats - before;
  const note = reason ? `${code}: ${reason}` : code;
  if (more < 0) await withdraw(tx, actor, held, note, -more);
  if (more > 0)
    await moveSeats(tx, actor, held, [{ act: 'provided', from: { account: 'plan' }, to: { account: 'open' }, seats: more, note }]);
  await tx.updateTable('seriesClass').set({ seats }).where('classId', '=', classId).execute();
  return {
    result: { seats: more },
    audit: { type: 'admission_series', id: seriesId, summary: { code: series.code, class: code, before, seats, reason } },
  };
}

/** Seats of a class are taken out of those granted to nobody. @throws Refusal admissions.class_seats_granted */
async function withdraw(tx: Tx, actor: Actor, held: HeldSeries, note: string, seats: number): Promise<void> {
  const open = balanceOf(held, { account: 'open' });
  if (open < seats) throw new Refusal('admissions.class_seats_granted', { class: note, seats, open }, { status: 409 });
  await moveSeats(tx, actor, held, [{ act: 'withdrawn', from: { account: 'open' }, to: { account: 'plan' }, seats, note }]);
}

async function classIn(tx: Tx, seriesId: string, classId: string) {
  const { rows } = await sql<{ seats: number; code: string; others: number; nominees: number }>`
    select m.seats, coalesce(c.code, '') as code, (select count(*)::int from series_class o where o.series_id = m.series_id and o.class_id <> m.class_id) as others,
      (select count(*)::int from nomination n where n.class_id = m.class_id and n.state in ('submitted', 'waiting', 'accepted')) as nominees
    from series_class m left join training_class c on c.id = m.class_id where m.series_id = ${seriesId} and m.class_id = ${classId}`.execute(
    tx,
  );
  if (!rows[0]) throw notFound('admissions.class_not_in_series');
  return rows[0];
}
