import { sql } from 'kysely';
import type { z } from 'zod';
import { newId } from '#kit/ids.ts';
import { fold } from '#kit/text.ts';
import type { Actor } from '#platform/actor.ts';
import { rememberWords } from '#platform/database/search.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type * as contract from './contract.ts';
import type { Recorded } from './contract.ts';
import {
  beginRecording,
  chainsOf,
  holdClass,
  holdClasses,
  holdEnrolments,
  recordEvent,
  requireRunning,
  slicesOf,
  type ClassHold,
  type EnrolmentHold,
  type NamedTrainee,
  type Recording,
} from './record-event.ts';
import { settle } from './settle.ts';
import { continueIn } from './start-enrolments.ts';

/** Both halves of a move: out of the old enrolment, into a new one of the same chain. */
export async function moveHalves(recording: Recording, from: readonly EnrolmentHold[], to: ClassHold): Promise<NamedTrainee[]> {
  const next = await continueIn(recording, to, from);
  return [
    ...from.map((enrolment) => ({ enrolment, part: 'move_out' as const })),
    ...next.map((enrolment) => ({ enrolment, part: 'move_in' as const })),
  ];
}

function refuseOtherFamily(from: ClassHold, to: ClassHold): void {
  if (from.id === to.id) throw new Refusal('classes.move_to_itself', {}, { where: from.code });
  if (from.familyId !== to.familyId) throw new Refusal('classes.move_to_other_family', { other: to.code }, { where: from.code });
}

const chainsOfEnrolments = (enrolments: readonly EnrolmentHold[]) => enrolments.flatMap((enrolment) => enrolment.chainId ?? []);

/** Chuyển lớp: one event, same family, both running: moved_out here and moved_in there on the same day. */
export async function moveTrainees(
  tx: Tx,
  actor: Actor,
  classId: string,
  input: z.output<typeof contract.moveTrainees>,
): Promise<Outcome<Recorded>> {
  const recording = await beginRecording(tx, actor);
  const held = await holdClasses(tx, [classId, input.toClassId]);
  const [from, to] = [held.get(classId)!, held.get(input.toClassId)!];
  refuseOtherFamily(from, to);
  requireRunning(from);
  requireRunning(to);
  const enrolments = await holdEnrolments(tx, from, input.enrolmentIds);
  const eventId = await recordEvent(
    recording,
    { ...input, kind: 'trainees_moved', class: from, otherClassId: to.id },
    await moveHalves(recording, enrolments, to),
  );
  await settle(tx, eventId, { chains: chainsOfEnrolments(enrolments) });
  return {
    result: { eventId, classId },
    audit: { type: 'training_class', id: classId, summary: { event: 'trainees_moved', to: to.code, count: enrolments.length } },
  };
}

/** Ghép lớp: B ends as merged and all its trainees move into A, which lives on. Never a new class C. */
export async function mergeClass(
  tx: Tx,
  actor: Actor,
  classId: string,
  input: z.output<typeof contract.mergeClass>,
): Promise<Outcome<Recorded>> {
  const recording = await beginRecording(tx, actor);
  const held = await holdClasses(tx, [classId, input.intoClassId]);
  const [from, into] = [held.get(classId)!, held.get(input.intoClassId)!];
  refuseOtherFamily(from, into);
  requireRunning(from);
  requireRunning(into);
  const enrolments = await activeIn(recording, from);
  const halves = await moveHalves(recording, enrolments, into);
  const eventId = await recordEvent(
    recording,
    { ...input, kind: 'class_merged', class: from, otherClassId: into.id, needsDocument: true },
    halves,
  );
  await settle(tx, eventId, { classes: [from.id], chains: await chainsOf(tx, from.id) });
  await tx.updateTable('trainingClass').set({ mergedIntoId: into.id }).where('id', '=', from.id).execute();
  return {
    result: { eventId, classId: into.id },
    audit: { type: 'training_class', id: classId, summary: { event: 'class_merged', into: into.code, count: enrolments.length } },
  };
}

/** Tách lớp đang học: a class is formed (never "opened") out of part of a running one. */
export async function divideClass(
  tx: Tx,
  actor: Actor,
  classId: string,
  input: z.output<typeof contract.divideClass>,
): Promise<Outcome<Recorded>> {
  const recording = await beginRecording(tx, actor);
  const from = await holdClass(tx, classId);
  requireRunning(from);
  const enrolments = await holdEnrolments(tx, from, input.enrolmentIds);
  if (enrolments.length >= (await activeIn(recording, from)).length)
    throw new Refusal('classes.divide_leaves_nobody', { date: input.date }, { where: from.code });
  const formed: ClassHold = { ...from, id: newId(), code: input.code, status: 'decided', slotId: null, openedOn: null, endedOn: null };
  await sql`insert into training_class (id, code, name, folded, family_id, version_id, lead_id, lead_bloc, host_id, runner_id, funding, funding_detail, study_mode, expected_end_on, status, plan_year, restricted, recorded_at, recorded_by)
    select ${formed.id}, ${input.code}, ${input.name}, ${fold(`${input.code} ${input.name}`)}, family_id, version_id, lead_id, lead_bloc, host_id, runner_id, funding, funding_detail, study_mode, expected_end_on, 'decided', plan_year, restricted, ${recording.recordedAt}, ${actor.accountId}
    from training_class where id = ${from.id}`.execute(tx);
  await rememberWords(tx, 'classes', [`${input.code} ${input.name}`]);
  const eventId = await recordEvent(
    recording,
    { ...input, kind: 'class_formed', class: formed, otherClassId: from.id, data: { slices: slicesOf(from) } },
    await moveHalves(recording, enrolments, formed),
  );
  await settle(tx, eventId, { classes: [formed.id], chains: chainsOfEnrolments(enrolments) });
  return {
    result: { eventId, classId: formed.id },
    audit: { type: 'training_class', id: classId, summary: { event: 'class_formed', code: input.code, count: enrolments.length } },
  };
}

export async function activeIn({ tx }: Recording, training: ClassHold): Promise<EnrolmentHold[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from enrolment where class_id = ${training.id} and status in ('active','paused')`.execute(tx);
  return rows.length
    ? holdEnrolments(
        tx,
        training,
        rows.map((row) => row.id),
      )
    : [];
}
