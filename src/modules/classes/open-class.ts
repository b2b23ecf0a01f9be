import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { clearOpening } from './clear-class.ts';
import type * as contract from './contract.ts';
import type { Recorded } from './contract.ts';
import { beginRecording, holdClass, holdEnrolments, recordEvent, slicesOf } from './record-event.ts';
import { settle } from './settle.ts';
import { startChains } from './start-enrolments.ts';

/** Khai giảng: those who arrived join on that day; who was listed and did not come is a no-show and was never counted. */
export async function openClass(
  tx: Tx,
  actor: Actor,
  classId: string,
  input: z.output<typeof contract.openClass>,
): Promise<Outcome<Recorded>> {
  const recording = await beginRecording(tx, actor);
  const training = await holdClass(tx, classId);
  if (!['preparing', 'agreed', 'decided'].includes(training.status)) {
    throw new Refusal('classes.opened_already', { date: training.openedOn ?? '' }, { where: training.code, status: 409 });
  }
  await clearOpening(tx, actor, { id: classId, date: input.date, basis: input.basis });
  const arrived = await holdEnrolments(tx, training, input.arrived);
  const absent = arrived.find((enrolment) => enrolment.status !== 'listed');
  if (absent) throw new Refusal('classes.not_listed', { name: absent.fullName }, { where: training.code });

  const chains = await startChains(recording, training, arrived, input.date);
  const eventId = await recordEvent(
    recording,
    { ...input, kind: 'class_opened', class: training, slotId: training.slotId, data: { slices: slicesOf(training) } },
    arrived.map((enrolment) => ({ enrolment, part: 'join', detail: 'at_opening' })),
  );
  await sql`update enrolment set status = 'no_show', row_version = row_version + 1 where class_id = ${training.id} and status = 'listed' and chain_id is null`.execute(
    tx,
  );
  for (const slotId of input.combinedSlotIds) {
    if (slotId === training.slotId) throw new Refusal('slots.combined_with_itself', {}, { where: training.code });
    const slot = await tx.selectFrom('slot').select('restricted').where('id', '=', slotId).executeTakeFirst();
    if (slot && slot.restricted !== training.restricted)
      throw new Refusal('slots.restricted_crossing', {}, { where: training.code, status: 409 });
    await recordEvent(recording, { ...input, kind: 'slot_combined', class: training, slotId });
  }
  const slots = [...(training.slotId ? [training.slotId] : []), ...input.combinedSlotIds];
  await settle(tx, eventId, { classes: [training.id], chains, slots });
  return {
    result: { eventId, classId: training.id },
    audit: { type: 'training_class', id: training.id, summary: { event: 'class_opened', date: input.date, joined: arrived.length } },
  };
}
