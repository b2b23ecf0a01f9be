import type { z } from 'zod';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { clearDecision } from './clear-class.ts';
import type * as contract from './contract.ts';
import type { Recorded } from './contract.ts';
import { beginRecording, chainsOf, holdClass, recordEvent, requireRunning } from './record-event.ts';
import { settle } from './settle.ts';

const eventOf = { paused: 'class_paused', resumed: 'class_resumed', awaiting_closing: 'class_awaiting_closing' } as const;

/** Tạm dừng, học lại, chờ bế giảng: the class stays in the stock. */
export async function changeStatus(
  tx: Tx,
  actor: Actor,
  classId: string,
  input: z.output<typeof contract.changeStatus>,
): Promise<Outcome<Recorded>> {
  const recording = await beginRecording(tx, actor);
  const training = await holdClass(tx, classId);
  requireRunning(training);
  const eventId = await recordEvent(recording, { ...input, kind: eventOf[input.status], class: training });
  await settle(tx, eventId, { classes: [classId] });
  return {
    result: { eventId, classId },
    audit: { type: 'training_class', id: classId, summary: { event: eventOf[input.status], date: input.date } },
  };
}

/** Before khai giảng: đã thống nhất, có quyết định mở lớp, or hủy chuẩn bị (the slot stays pending). Moves no number. */
export const advanceClass = (tx: Tx, actor: Actor, classId: string, input: Advance): Promise<Outcome<Recorded>> =>
  advance(tx, actor, classId, input);

/** Hủy chuẩn bị of a class whose people go on in another, which takes its slot at khai giảng. */
export const strikeInto = (tx: Tx, actor: Actor, classId: string, intoId: string, input: Omit<Advance, 'step'>) =>
  advance(tx, actor, classId, { ...input, step: 'cancelled' }, intoId);

type Advance = z.output<typeof contract.advanceClass>;
async function advance(tx: Tx, actor: Actor, classId: string, input: Advance, otherClassId?: string): Promise<Outcome<Recorded>> {
  const recording = await beginRecording(tx, actor);
  const training = await holdClass(tx, classId);
  if (!['preparing', 'agreed', 'decided'].includes(training.status)) {
    throw new Refusal('classes.opened_already', { date: training.openedOn ?? '' }, { where: training.code, status: 409 });
  }
  if (input.step === 'decided') await clearDecision(tx, actor, { id: classId, date: input.date, basis: input.basis });
  const eventId = await recordEvent(recording, {
    ...input,
    kind: `class_${input.step}`,
    class: training,
    ...(otherClassId && { otherClassId }),
    needsDocument: input.step === 'decided',
  });
  await tx
    .updateTable('trainingClass')
    .set((eb) => ({ status: input.step, rowVersion: eb('rowVersion', '+', 1) }))
    .where('id', '=', classId)
    .execute();
  return { result: { eventId, classId }, audit: { type: 'training_class', id: classId, summary: { event: `class_${input.step}` } } };
}

/** Đóng hồ sơ: the second track after bế giảng ends; moves no ledger number. */
export async function closeFile(
  tx: Tx,
  actor: Actor,
  classId: string,
  input: z.output<typeof contract.closeFile>,
): Promise<Outcome<Recorded>> {
  const recording = await beginRecording(tx, actor);
  const training = await holdClass(tx, classId);
  if (!training.endedOn) throw new Refusal('classes.file_before_end', {}, { where: training.code });
  if (input.date < training.endedOn)
    throw new Refusal('classes.file_closed_before_end', { date: input.date, ended: training.endedOn }, { where: training.code });
  const eventId = await recordEvent(recording, { ...input, kind: 'file_closed', class: training });
  await tx
    .updateTable('trainingClass')
    .set((eb) => ({ fileClosedOn: input.date, rowVersion: eb('rowVersion', '+', 1) }))
    .where('id', '=', classId)
    .execute();
  return { result: { eventId, classId }, audit: { type: 'training_class', id: classId, summary: { event: 'file_closed' } } };
}

/** The host, institution, lead or funding of a running class changes: out of the old slice, into the new, both on that day. */
export async function reclassify(
  tx: Tx,
  actor: Actor,
  classId: string,
  input: z.output<typeof contract.reclassify>,
): Promise<Outcome<Recorded>> {
  const recording = await beginRecording(tx, actor);
  const training = await holdClass(tx, classId);
  requireRunning(training);
  const slices: Record<string, unknown> = {};
  for (const name of ['hostId', 'runnerId', 'leadId', 'funding'] as const) {
    if (input[name] !== undefined && input[name] !== training[name]) slices[name] = input[name];
  }
  if (!Object.keys(slices).length) throw new Refusal('classes.nothing_changes', {}, { where: training.code });
  for (const name of ['hostId', 'runnerId', 'leadId'] as const) {
    if (slices[name] === undefined) continue;
    const unit = await tx
      .selectFrom('unitVersion')
      .select('bloc')
      .where('unitId', '=', slices[name] as number)
      .where('validFrom', '<=', input.date)
      .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>', input.date)]))
      .executeTakeFirst();
    if (!unit) throw new Refusal('classes.unknown_unit', { date: input.date }, { where: training.code });
    if (name === 'leadId') slices.leadBloc = unit.bloc;
  }
  if (input.funding !== undefined) {
    const known = await tx.selectFrom('fundingSource').select('code').where('code', '=', input.funding).executeTakeFirst();
    if (!known) throw new Refusal('classes.unknown_funding', { funding: input.funding }, { where: training.code });
  }
  const eventId = await recordEvent(recording, {
    ...input,
    kind: 'class_reclassified',
    class: training,
    needsDocument: true,
    data: { slices },
    alsoChanges: input.runnerId === undefined ? [] : [input.runnerId],
  });
  await settle(tx, eventId, { classes: [classId], chains: await chainsOf(tx, classId) });
  return { result: { eventId, classId }, audit: { type: 'training_class', id: classId, summary: { event: 'class_reclassified', slices } } };
}
