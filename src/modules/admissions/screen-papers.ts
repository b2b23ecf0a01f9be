import { sql } from 'kysely';
import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import { requireDocument } from '#modules/documents';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { holdDesk, holdNominations, writeEvents } from './decide-hold.ts';
import { refuseOutside } from './quota-policy.ts';
import type { markPapers as shape } from './screening-contract.ts';

/** Papers of nominees that have come: on which day, under which number. The papers themselves are not kept here. */
export async function markPapers(
  tx: Tx,
  actor: Actor,
  seriesId: string,
  { nominationIds, papers, received, receivedOn, documentId, note }: z.output<typeof shape>,
): Promise<Outcome<{ id: string }>> {
  const series = await holdDesk(tx, seriesId);
  refuseOutside(actor, series);
  const day = receivedOn ?? today();
  if (day > today()) throw new Refusal('admissions.paper_in_future', {}, { where: 'receivedOn' });
  if (documentId) await requireDocument(tx, documentId, 'documentId');
  const nominations = await holdNominations(tx, seriesId, nominationIds);
  const { rows: asked } = await sql<{ code: string }>`
    select distinct e.value ->> 'code' as code from admission_call c cross join lateral jsonb_array_elements(c.papers) e(value) where c.series_id = ${seriesId}`.execute(
    tx,
  );
  const unknown = papers.find((paper) => !asked.some(({ code }) => code === paper));
  if (unknown) throw new Refusal('admissions.unknown_paper', { paper: unknown }, { where: 'papers' });
  const ids = nominations.map(({ id }) => id);
  if (received)
    await sql`insert into nomination_paper (nomination_id, paper, received_on, document_id, note, unit_id, bloc, lead_id, lead_bloc, runner_id, restricted, recorded_by_name)
      select n.id, p.code, ${day}::date, ${documentId ?? null}::uuid, ${note || null}, n.unit_id, n.bloc, n.lead_id, n.lead_bloc, n.runner_id, n.restricted, ${actor.accountName}
      from nomination n cross join unnest(${papers}::text[]) p(code) where n.id = any (${ids}::uuid[])
      on conflict (nomination_id, paper) do update set received_on = excluded.received_on, document_id = excluded.document_id, note = excluded.note,
        recorded_by_name = excluded.recorded_by_name, recorded_at = now()`.execute(tx);
  else await sql`delete from nomination_paper where nomination_id = any (${ids}::uuid[]) and paper = any (${papers}::text[])`.execute(tx);
  await writeEvents(
    tx,
    actor,
    nominations.map((nomination) => ({ nomination, act: 'papers', note: note ?? null, documentId, data: { papers, received, on: day } })),
  );
  return {
    result: { id: seriesId },
    audit: { type: 'admission_series', id: seriesId, summary: { papers, received, nominees: ids.length } },
  };
}
