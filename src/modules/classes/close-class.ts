import type { z } from 'zod';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { clearResults } from './clear-class.ts';
import type * as contract from './contract.ts';
import type { Recorded } from './contract.ts';
import { activeIn, moveHalves } from './move-trainees.ts';
import {
  beginRecording,
  chainsOf,
  holdClass,
  holdClasses,
  holdEnrolments,
  recordEvent,
  requireRunning,
  type EnrolmentHold,
  type NamedTrainee,
} from './record-event.ts';
import { settle } from './settle.ts';

/** Refuses while an active trainee has no outcome, naming the first of them. */
function refuseUnnamed(active: readonly EnrolmentHold[], named: ReadonlySet<string>, code: string): void {
  const missing = active.filter((enrolment) => !named.has(enrolment.id));
  if (!missing.length) return;
  const names = missing
    .slice(0, 5)
    .map((enrolment) => enrolment.fullName)
    .join(', ');
  throw new Refusal('classes.trainees_unnamed', { count: missing.length, names }, { where: code });
}

/** Bế giảng: document and list required; everyone still in the class is recognised or not, dated the closing day. */
export async function closeClass(
  tx: Tx,
  actor: Actor,
  classId: string,
  input: z.output<typeof contract.closeClass>,
): Promise<Outcome<Recorded>> {
  const recording = await beginRecording(tx, actor);
  const training = await holdClass(tx, classId);
  requireRunning(training);
  await clearResults(tx, actor, { id: classId, date: input.date, basis: input.basis });
  const outcomes = new Map(input.outcomes.map((outcome) => [outcome.enrolmentId, outcome]));
  refuseUnnamed(await activeIn(recording, training), new Set(outcomes.keys()), training.code);
  const enrolments = outcomes.size ? await holdEnrolments(tx, training, [...outcomes.keys()]) : [];
  const trainees = enrolments.map((enrolment): NamedTrainee => {
    const outcome = outcomes.get(enrolment.id)!;
    return outcome.outcome === 'finished'
      ? { enrolment, part: 'finish' }
      : { enrolment, part: 'not_recognise', detail: outcome.continuing ? 'continuing' : 'final' };
  });
  const eventId = await recordEvent(recording, { ...input, kind: 'class_closed', class: training, needsDocument: true }, trainees);
  await settle(tx, eventId, { classes: [classId], chains: await chainsOf(tx, classId) });
  return {
    result: { eventId, classId },
    audit: { type: 'training_class', id: classId, summary: { event: 'class_closed', date: input.date, roster: trainees.length } },
  };
}

/** Dừng hẳn: the slot stays opened; each active trainee leaves, is deferred or moves, and all must be named. */
export async function discontinueClass(
  tx: Tx,
  actor: Actor,
  classId: string,
  input: z.output<typeof contract.discontinueClass>,
): Promise<Outcome<Recorded>> {
  const recording = await beginRecording(tx, actor);
  const held = await holdClasses(tx, [...new Set([classId, ...input.outcomes.flatMap((outcome) => outcome.toClassId ?? [])])]);
  const training = held.get(classId)!;
  requireRunning(training);
  refuseUnnamed(await activeIn(recording, training), new Set(input.outcomes.map((outcome) => outcome.enrolmentId)), training.code);
  const trainees: NamedTrainee[] = [];
  for (const outcome of input.outcomes) {
    const enrolments = await holdEnrolments(tx, training, [outcome.enrolmentId]);
    if (outcome.outcome === 'left') trainees.push({ enrolment: enrolments[0]!, part: 'leave', detail: 'class_stopped' });
    if (outcome.outcome === 'deferred') trainees.push({ enrolment: enrolments[0]!, part: 'defer' });
    if (outcome.outcome === 'moved') {
      const to = outcome.toClassId ? held.get(outcome.toClassId) : undefined;
      if (!to || to.id === training.id)
        throw new Refusal('classes.move_needs_class', { name: enrolments[0]!.fullName }, { where: training.code });
      if (to.familyId !== training.familyId)
        throw new Refusal('classes.move_to_other_family', { other: to.code }, { where: training.code });
      requireRunning(to);
      trainees.push(...(await moveHalves(recording, enrolments, to)));
    }
  }
  const eventId = await recordEvent(recording, { ...input, kind: 'class_discontinued', class: training, needsDocument: true }, trainees);
  await settle(tx, eventId, { classes: [classId], chains: await chainsOf(tx, classId) });
  return {
    result: { eventId, classId },
    audit: { type: 'training_class', id: classId, summary: { event: 'class_discontinued', count: input.outcomes.length } },
  };
}
