import { sql } from 'kysely';
import type { Reader } from '#platform/database/transaction.ts';
import type { Texts } from '#platform/refusal.ts';
import { seatsSeen } from './nominate-people.ts';
import { screened } from './screen-queries.ts';
import type { WaitingList } from './screening-contract.ts';
import { oneSeries } from './series-queries.ts';
import { seatFor } from './waiting-call-up.ts';

/** Those who wait, in order, and for whom there is a seat now. */
export async function readWaiting(db: Reader, seriesId: string, texts: Texts): Promise<WaitingList> {
  const { openSeats } = await oneSeries(db, seriesId);
  const seats = { ...(await seatsSeen(db, seriesId)), openSeats };
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
  return { rows, next: rows.find(({ seatThere }) => seatThere)?.id ?? null };
}
