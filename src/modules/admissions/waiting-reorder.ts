import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { holdDesk, holdNominations, writeEvents } from './decide-hold.ts';
import { refuseOutside } from './quota-policy.ts';
import type { reorder } from './screening-contract.ts';

/** Another order of those who wait, with its reason: the numbers they have are shared out anew among them. */
export async function reorderWaiting(
  tx: Tx,
  actor: Actor,
  seriesId: string,
  { nominationIds, reason }: z.output<typeof reorder>,
): Promise<Outcome<{ id: string }>> {
  const series = await holdDesk(tx, seriesId);
  refuseOutside(actor, series);
  const present = await tx.selectFrom('nomination').select('id').where('seriesId', '=', seriesId).where('state', '=', 'waiting').execute();
  const wanted = new Set(nominationIds);
  // somebody came or went since the list was shown
  if (present.length !== nominationIds.length || wanted.size !== nominationIds.length || present.some(({ id }) => !wanted.has(id)))
    throw new Refusal('admissions.waiting_changed', { series: series.code }, { status: 409 });
  const nominations = await holdNominations(tx, seriesId, nominationIds);
  const numbers = nominations.map(({ waitingNo }) => waitingNo!).toSorted((a, b) => a - b);
  const moved = nominations.flatMap((nomination, n) => (nomination.waitingNo === numbers[n] ? [] : [{ nomination, no: numbers[n]! }]));
  if (moved.length === 0) throw new Refusal('admissions.same_order', {}, { where: 'nominationIds' });
  const ids = moved.map(({ nomination }) => nomination.id);
  // out of the way first: no two ever carry one number
  await sql`update nomination set waiting_no = waiting_no + 1000000 where id = any (${ids}::uuid[])`.execute(tx);
  await sql`update nomination n set waiting_no = t.no, row_version = n.row_version + 1 from unnest(${ids}::uuid[], ${moved.map(({ no }) => no)}::int[]) as t(id, no) where n.id = t.id`.execute(
    tx,
  );
  await writeEvents(
    tx,
    actor,
    moved.map(({ nomination, no }) => ({ nomination, act: 'put_waiting', note: reason, data: { from: nomination.waitingNo, no } })),
  );
  return { result: { id: seriesId }, audit: { type: 'admission_series', id: seriesId, summary: { waitingMoved: moved.length, reason } } };
}
