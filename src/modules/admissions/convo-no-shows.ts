import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { holdDesk, holdNominations, writeEvents } from './decide-hold.ts';
import { asking } from './decide-nominations.ts';
import { refuseOutside } from './quota-policy.ts';
import { releaseSeats } from './seats.ts';

/** Được triệu tập mà không đến: khai giảng said so; their seats are free again, and they may be nominated anew. */
export async function freeNoShows(tx: Tx, actor: Actor, seriesId: string): Promise<Outcome<{ freed: number; names: string[] }>> {
  const series = await holdDesk(tx, seriesId);
  refuseOutside(actor, series);
  const { rows } = await sql<{ id: string }>`
    select n.id from nomination n join enrolment e on e.id = n.enrolment_id
    where n.series_id = ${seriesId} and n.state = 'accepted' and e.status = 'no_show' order by n.id`.execute(tx);
  if (rows.length === 0) throw new Refusal('convocations.no_no_shows', { series: series.code }, { status: 409 });
  const gone = await holdNominations(
    tx,
    seriesId,
    rows.map(({ id }) => id),
  );
  await releaseSeats(
    tx,
    actor,
    series,
    gone.flatMap((one) => (one.seat === 'none' ? [] : [{ ...asking(one), seat: one.seat }])),
  );
  await sql`update nomination set state = 'withdrawn', seat = 'none', row_version = row_version + 1 where id = any (${gone.map(({ id }) => id)}::uuid[])`.execute(
    tx,
  );
  await writeEvents(
    tx,
    actor,
    gone.map((nomination) => ({ nomination, act: 'withdrawn', reason: 'no_show', data: { from: 'accepted' } })),
  );
  return {
    result: { freed: gone.length, names: gone.map(({ fullName }) => fullName) },
    audit: { type: 'admission_series', id: seriesId, summary: { noShows: gone.length } },
  };
}
