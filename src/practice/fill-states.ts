import { addDays, type CalendarDate } from '#kit/dates.ts';
import {
  advanceClass as step,
  changeStatus as status,
  discontinueClass as stop,
  leaveClass as leaving,
  pauseTrainees as pausing,
  restrictSlot as restrict,
} from '#contracts/classes';
import { advanceClass, changeStatus, discontinueClass, leaveClass, markRestricted, pauseTrainees } from '#modules/classes';
import type { Setting } from '../sample/fill-plans.ts';
import { SCHOOL } from './agencies.ts';

/** Classes of the school that go other ways than the usual one, and people who do: through the commands that everybody uses. */
export async function fillStates({ tx, actor, units, papers }: Setting, day: CalendarDate): Promise<void> {
  const act = { date: addDays(day, -5), basis: { documentId: papers.get(`1${SCHOOL.slice(2)}/QĐ-${SCHOOL}`)! } };
  const classes = await tx.selectFrom('trainingClass').select(['id', 'code']).where('runnerId', '=', units.idOf(SCHOOL)).execute();
  const idOf = (code: RegExp) => {
    const found = classes.find((one) => code.test(one.code));
    if (!found) throw new Error(`practice: no class ${String(code)}`);
    return found.id;
  };
  const activeIn = async (classId: string) =>
    (
      await tx
        .selectFrom('enrolment')
        .select('id')
        .where('classId', '=', classId)
        .where('status', '=', 'active')
        .orderBy('sortName')
        .orderBy('id')
        .execute()
    ).map(({ id }) => id);

  await changeStatus(
    tx,
    actor,
    idOf(/^QLS..-01$/),
    status.parse({ ...act, status: 'paused', reason: 'Giảng viên đi công tác (thực hành)' }),
  );
  await changeStatus(tx, actor, idOf(/^QLS..-02$/), status.parse({ ...act, status: 'awaiting_closing' }));
  const stopped = idOf(/^QLS..-03$/);
  const outcomes = (await activeIn(stopped)).map((enrolmentId) => ({ enrolmentId, outcome: 'left' }));
  await discontinueClass(tx, actor, stopped, stop.parse({ ...act, outcomes }));
  await advanceClass(tx, actor, idOf(/^QLS..-04$/), step.parse({ ...act, step: 'agreed' }));
  await advanceClass(tx, actor, idOf(/^QLS..-05$/), step.parse({ ...act, step: 'decided' }));
  await advanceClass(tx, actor, idOf(/^QLS..-06$/), step.parse({ ...act, step: 'cancelled' }));

  const { slotId } = await tx
    .selectFrom('trainingClass')
    .select('slotId')
    .where('id', '=', idOf(/^QLS..-07$/))
    .executeTakeFirstOrThrow();
  await markRestricted(tx, slotId!, restrict.parse({ restricted: true, reason: 'Lớp nguồn quy hoạch (thực hành)' }));

  const long = idOf(/^LLCT..-02$/);
  const [left, deferred, paused] = await activeIn(long);
  await leaveClass(tx, actor, long, leaving.parse({ ...act, kind: 'leave', leaveReason: 'withdrawn', enrolmentIds: [left] }));
  await leaveClass(tx, actor, long, leaving.parse({ ...act, kind: 'defer', enrolmentIds: [deferred] }));
  await pauseTrainees(tx, actor, long, pausing.parse({ ...act, kind: 'pause', enrolmentIds: [paused] }));
}
