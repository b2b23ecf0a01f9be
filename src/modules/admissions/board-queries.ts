import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { reaches } from './quota-policy.ts';
import { quoteOf } from './screen-documents.ts';
import type { Board } from './screening-contract.ts';
import { oneSeries } from './series-queries.ts';

/** Meetings of the admission board, newest first; to those who lead or run the series, for what a board said is about people. */
export async function readBoards(db: Reader, actor: Actor, seriesId: string): Promise<Board[]> {
  if (!reaches(actor, await oneSeries(db, seriesId))) return [];
  const rows = await db
    .selectFrom('admissionBoard')
    .select(['id', 'metOn', 'members', 'conclusion', 'minutesId', 'recordedByName'])
    .where('seriesId', '=', seriesId)
    .orderBy('metOn', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const quote = await quoteOf(
    db,
    rows.map(({ minutesId }) => minutesId),
  );
  return rows.map(({ members, minutesId, recordedByName, ...board }) => ({
    ...board,
    members: members as Board['members'],
    minutes: quote(minutesId),
    by: recordedByName,
  }));
}
