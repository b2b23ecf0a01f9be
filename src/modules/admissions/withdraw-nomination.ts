import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal, stale } from '#platform/refusal.ts';
import { leaveList } from './leave-list.ts';
import { tellNominations, type Told } from './nomination-events.ts';
import { seatsLeft } from './nominate-people.ts';
import { holdSeries, releaseSeats, type HeldSeries } from './seats.ts';

type Held = Told & {
  seriesId: string;
  fullName: string;
  state: string;
  seat: 'none' | 'held' | 'used';
  waitingNo: number | null;
  classId: string | null;
  enrolmentId: string | null;
  rowVersion: number;
};
type Saved = { id: string; rowVersion: number; firstWaiting: { name: string; no: number } | null };

/** The series first, then the nomination: every way to a seat goes through that door. */
async function holdNomination(tx: Tx, id: string, rowVersion: number): Promise<{ nomination: Held; held: HeldSeries }> {
  const { rows: found } = await sql<{ seriesId: string }>`select series_id from nomination where id = ${id}`.execute(tx);
  if (!found[0]) throw notFound('nominations.unknown');
  const held = await holdSeries(tx, found[0].seriesId);
  const { rows } = await sql<Held>`
    select id, series_id, full_name, unit_id, bloc, lead_id, lead_bloc, runner_id, restricted, state, seat, waiting_no, class_id, enrolment_id, row_version
    from nomination where id = ${id} for update`.execute(tx);
  const nomination = rows[0]!;
  if (nomination.rowVersion !== rowVersion) throw stale({ changed: phrase(`nomination_state.${nomination.state}`) });
  return { nomination, held };
}

/** Rút: the seat is free again, the place on the list of a class too (`leaveList`). Who waits first is told to whoever decides; nobody moves up by themselves. */
export async function withdrawNomination(
  tx: Tx,
  actor: Actor,
  id: string,
  rowVersion: number,
  reason: string | null,
): Promise<Outcome<Saved>> {
  const { nomination, held } = await holdNomination(tx, id, rowVersion);
  const { fullName: name, state, seat, unitId } = nomination;
  if (!['submitted', 'waiting', 'accepted'].includes(state)) throw new Refusal('nominations.not_open', { name }, { status: 409 });
  await leaveList(tx, actor, nomination);
  if (seat !== 'none') await releaseSeats(tx, actor, held, [{ nominationId: id, unitId, seat }]);
  await sql`update nomination set state = 'withdrawn', seat = 'none', waiting_no = null, class_id = null, row_version = row_version + 1 where id = ${id}`.execute(
    tx,
  );
  await tellNominations(tx, actor, 'withdrawn', [{ ...nomination, note: reason }]);
  const { rows } = await sql<{ name: string; no: number; unitId: number }>`
    select full_name as name, waiting_no as no, unit_id from nomination where series_id = ${nomination.seriesId} and state = 'waiting' order by waiting_no`.execute(
    tx,
  );
  const next = rows.find((one) => seatsLeft(held, one.unitId) > 0);
  return {
    result: { id, rowVersion: rowVersion + 1, firstWaiting: next ? { name: next.name, no: next.no } : null },
    audit: { type: 'nomination', id, summary: { series: held.code, before: state, seat, after: 'withdrawn' } },
  };
}
