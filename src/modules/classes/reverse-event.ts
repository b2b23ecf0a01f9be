import { sql } from 'kysely';
import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type * as contract from './contract.ts';
import type { Recorded } from './contract.ts';
import { beginRecording, chainsOf, recordEvent } from './record-event.ts';
import { settle } from './settle.ts';

type EventHold = {
  id: string;
  kind: string;
  effectiveDate: string;
  classId: string | null;
  otherClassId: string | null;
  slotId: string | null;
  chainId: string | null;
  runnerId: number | null;
  hostId: number | null;
  leadBloc: number | null;
  restricted: boolean;
  reversed: boolean;
  data: { fromSlotId?: string };
};

/** Events that own something made with them: taking them back would leave it hanging. */
const irreversible = new Set([
  'correction',
  'slot_ordered',
  'slot_rescheduled',
  'class_agreed',
  'class_decided',
  'class_cancelled',
  'outside_extended',
]);

const makesSlot = new Set(['slot_split', 'off_plan_accepted']);

async function refuseClassOn(tx: Tx, slotId: string): Promise<void> {
  const training = await tx
    .selectFrom('trainingClass')
    .select('code')
    .where('slotId', '=', slotId)
    .where('status', '<>', 'cancelled')
    .executeTakeFirst();
  if (training) throw new Refusal('slots.has_class', {}, { where: training.code, status: 409 });
}

/** Hiệu đính: the opposite event. The mistaken one stays on record; its numbers are posted back, dated as it was, known from now. */
export async function reverseEvent(
  tx: Tx,
  actor: Actor,
  eventId: string,
  input: z.output<typeof contract.reverseEvent>,
): Promise<Outcome<Recorded>> {
  const recording = await beginRecording(tx, actor);
  const { rows } = await sql<EventHold>`
    select id, kind, effective_date, class_id, other_class_id, slot_id, chain_id, runner_id, host_id, lead_bloc, restricted, data,
      exists (select 1 from ledger_event r where r.reverses_id = e.id) as reversed
    from ledger_event e where id = ${eventId}`.execute(tx);
  const event = rows[0];
  if (!event) throw notFound('ledger.unknown_event');
  if (event.reversed) throw new Refusal('ledger.reversed_already', {}, { status: 409 });
  if (irreversible.has(event.kind)) throw new Refusal('ledger.irreversible');
  const classIds = [event.classId, event.otherClassId].filter((id) => id !== null);
  await sql`select id from training_class where id = any (${classIds}::uuid[]) order by id for update`.execute(tx);

  const named = await sql<{ chainId: string; runnerId: number }>`
    select distinct n.chain_id, t.runner_id from ledger_event_trainee t join enrolment n on n.id = t.enrolment_id where t.event_id = ${eventId} and n.chain_id is not null`.execute(
    tx,
  );
  const chains = new Set([...named.rows.map((row) => row.chainId), ...(event.chainId ? [event.chainId] : [])]);
  for (const id of event.classId ? [event.classId] : []) for (const chain of await chainsOf(tx, id)) chains.add(chain);
  const slots = [event.slotId, event.data.fromSlotId].filter((id) => typeof id === 'string');
  if (makesSlot.has(event.kind) && event.slotId) await refuseClassOn(tx, event.slotId);
  const combined =
    event.kind === 'class_opened'
      ? await sql<{
          slotId: string;
        }>`select slot_id from ledger_event e where class_id = ${event.classId} and kind = 'slot_combined' and not exists (select 1 from ledger_event r where r.reverses_id = e.id)`.execute(
          tx,
        )
      : { rows: [] };
  if (combined.rows.length) throw new Refusal('ledger.reverse_combined_first');

  const correctionId = await recordEvent(recording, {
    kind: 'correction',
    date: event.effectiveDate > today() ? today() : event.effectiveDate,
    reversesId: event.id,
    basis: { documentId: input.documentId ?? null },
    reason: input.reason,
    note: input.note ?? null,
    slotId: event.slotId,
    data: { kind: event.kind, classId: event.classId },
    alsoChanges: [...new Set(named.rows.map((row) => row.runnerId))],
    ...(event.chainId ? { chainId: event.chainId } : {}),
    ...(event.runnerId === null
      ? {}
      : { scope: { runnerId: event.runnerId, hostId: event.hostId, leadBloc: event.leadBloc!, restricted: event.restricted } }),
  });
  if (event.kind === 'class_merged')
    await tx.updateTable('trainingClass').set({ mergedIntoId: null }).where('id', '=', event.classId!).execute();
  if (event.kind === 'file_closed')
    await tx.updateTable('trainingClass').set({ fileClosedOn: null }).where('id', '=', event.classId!).execute();
  await settle(tx, correctionId, { classes: event.classId ? [event.classId] : [], chains: [...chains], slots });
  // an opening taken back leaves the list as it was before it
  if (event.kind === 'class_opened') await restoreList(tx, event.classId!);
  return {
    result: { eventId: correctionId, classId: event.classId },
    audit: { type: 'ledger_event', id: eventId, summary: { event: 'correction', of: event.kind } },
  };
}

/** Those who had come and those who had not are on the list again; whoever was taken off it stays off. */
async function restoreList(tx: Tx, classId: string): Promise<void> {
  await sql`update enrolment set status = 'listed', chain_id = null where class_id = ${classId} and joined_on is null and status = 'no_show'`.execute(
    tx,
  );
}

/** The paper that an order promised has arrived. */
export async function supplyDocument(
  tx: Tx,
  actor: Actor,
  eventId: string,
  { documentId }: z.output<typeof contract.supplyDocument>,
): Promise<Outcome<Recorded>> {
  const event = await tx
    .selectFrom('ledgerEvent')
    .select(['id', 'classId', 'documentPending', 'restricted'])
    .where('id', '=', eventId)
    .executeTakeFirst();
  if (!event) throw notFound('ledger.unknown_event');
  if (!event.documentPending) throw new Refusal('ledger.no_document_promised');
  const document = await tx.selectFrom('document').select('id').where('id', '=', documentId).executeTakeFirst();
  if (!document) throw notFound('ledger.unknown_document');
  await tx
    .insertInto('ledgerEventDocument')
    .values({ eventId, documentId, suppliedBy: actor.accountId, restricted: event.restricted })
    .execute();
  return { result: { eventId, classId: event.classId }, audit: { type: 'ledger_event', id: eventId, summary: { supplied: documentId } } };
}
