import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { Texts } from '#platform/refusal.ts';
import { seatsSeen } from './nominate-people.ts';
import { reaches } from './quota-policy.ts';
import { screened } from './screen-queries.ts';
import type { WaitingList } from './screening-contract.ts';
import { oneSeries } from './series-queries.ts';
import { seatFor } from './waiting-call-up.ts';

/** Those who wait, in order, and for whom there is a seat now. Whom to call is told to who decides: a unit sees its own people only. */
export async function readWaiting(db: Reader, actor: Actor, seriesId: string, texts: Texts): Promise<WaitingList> {
  const series = await oneSeries(db, seriesId);
  const seats = { ...(await seatsSeen(db, seriesId)), openSeats: series.openSeats };
  const waiting = await screened(db, sql`n.series_id = ${seriesId} and n.state = 'waiting'`, texts);
  const rows = waiting
    .toSorted((a, b) => a.waitingNo! - b.waitingNo!)
    .map(({ id, fullName, unit, waitingReason, result, waitingNo }) => ({
      id,
      fullName,
      unit,
      waitingReason,
      result,
      no: waitingNo!,
      seatThere: seatFor(seats, unit.id),
    }));
  const decides = actor.capabilities.has('admissions.record') && reaches(actor, series);
  return { rows, next: (decides && rows.find(({ seatThere }) => seatThere)?.id) || null };
}
