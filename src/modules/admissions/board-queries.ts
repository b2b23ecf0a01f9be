import type { Reader } from '#platform/database/transaction.ts';
import { quoteOf } from './screen-documents.ts';
import type { Board } from './screening-contract.ts';

/** Meetings of the admission board, newest first. */
export async function readBoards(db: Reader, seriesId: string): Promise<Board[]> {
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
