import type { z } from 'zod';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type * as contract from './contract.ts';
import type { Recorded } from './contract.ts';
import { beginRecording, holdClass, holdEnrolments, recordEvent, requireRunning } from './record-event.ts';
import { settle } from './settle.ts';

/** Thôi học (with its reason) or bảo lưu (into the pool of those who may continue). */
export async function leaveClass(
  tx: Tx,
  actor: Actor,
  classId: string,
  input: z.output<typeof contract.leaveClass>,
): Promise<Outcome<Recorded>> {
  if (input.kind === 'leave' && !input.leaveReason) throw new Refusal('classes.leave_reason_needed');
  const recording = await beginRecording(tx, actor);
  const training = await holdClass(tx, classId);
  requireRunning(training);
  const enrolments = await holdEnrolments(tx, training, input.enrolmentIds);
  const eventId = await recordEvent(
    recording,
    { ...input, kind: input.kind === 'leave' ? 'trainees_left' : 'trainees_deferred', class: training },
    enrolments.map((enrolment) => ({ enrolment, part: input.kind, detail: input.kind === 'leave' ? input.leaveReason! : null })),
  );
  await settle(tx, eventId, { chains: enrolments.flatMap((enrolment) => enrolment.chainId ?? []), classes: [] });
  return {
    result: { eventId, classId },
    audit: { type: 'training_class', id: classId, summary: { event: input.kind, count: enrolments.length } },
  };
}

/** Tạm nghỉ and return to the same class: stays in the class's numbers. */
export async function pauseTrainees(
  tx: Tx,
  actor: Actor,
  classId: string,
  input: z.output<typeof contract.pauseTrainees>,
): Promise<Outcome<Recorded>> {
  const recording = await beginRecording(tx, actor);
  const training = await holdClass(tx, classId);
  requireRunning(training);
  const enrolments = await holdEnrolments(tx, training, input.enrolmentIds);
  const eventId = await recordEvent(
    recording,
    { ...input, kind: `trainees_${input.kind}d`, class: training },
    enrolments.map((enrolment) => ({ enrolment, part: input.kind })),
  );
  await settle(tx, eventId, { chains: enrolments.flatMap((enrolment) => enrolment.chainId ?? []) });
  return {
    result: { eventId, classId },
    audit: { type: 'training_class', id: classId, summary: { event: input.kind, count: enrolments.length } },
  };
}
