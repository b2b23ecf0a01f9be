import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { requireDocument } from '#modules/documents';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { holdDesk } from './decide-hold.ts';
import { refuseOutside } from './quota-policy.ts';
import type { attachMinutes as minutes, recordBoard as shape } from './screening-contract.ts';

/** Hội đồng tuyển sinh has met: who sat, on which day, with the minutes where they are there already. */
export async function recordBoard(tx: Tx, actor: Actor, seriesId: string, input: z.output<typeof shape>): Promise<Outcome<{ id: string }>> {
  const series = await holdDesk(tx, seriesId);
  refuseOutside(actor, series);
  if (input.metOn > today()) throw new Refusal('admissions.board_in_future', { date: input.metOn }, { where: 'metOn' });
  if (input.minutesId) await requireDocument(tx, input.minutesId, 'minutesId');
  const id = newId();
  await tx
    .insertInto('admissionBoard')
    .values({
      id,
      seriesId,
      metOn: input.metOn,
      members: JSON.stringify(input.members),
      minutesId: input.minutesId ?? null,
      conclusion: input.conclusion || null,
      restricted: series.restricted,
      recordedBy: actor.accountId,
      recordedByName: actor.accountName,
    })
    .execute();
  const summary = { board: input.metOn, members: input.members.length, minutes: Boolean(input.minutesId) };
  return { result: { id }, audit: { type: 'admission_series', id: seriesId, summary } };
}

/** The minutes, registered after the meeting: once. */
export async function attachMinutes(
  tx: Tx,
  actor: Actor,
  seriesId: string,
  boardId: string,
  { minutesId }: z.output<typeof minutes>,
): Promise<Outcome<{ id: string }>> {
  const series = await holdDesk(tx, seriesId);
  refuseOutside(actor, series);
  await requireDocument(tx, minutesId, 'minutesId');
  const board = await tx
    .selectFrom('admissionBoard')
    .select(['minutesId', 'metOn'])
    .where('id', '=', boardId)
    .where('seriesId', '=', seriesId)
    .executeTakeFirst();
  if (!board) throw notFound('admissions.unknown_board');
  if (board.minutesId !== null) throw new Refusal('admissions.minutes_there', { date: board.metOn }, { status: 409 });
  await tx.updateTable('admissionBoard').set({ minutesId }).where('id', '=', boardId).execute();
  return {
    result: { id: boardId },
    audit: { type: 'admission_series', id: seriesId, summary: { board: board.metOn, minutes: minutesId } },
  };
}
