import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { fold, nameSortKey } from '#kit/text.ts';
import type { CheckContext, Made, ReadRow } from '#modules/imports';
import { countAsKept, holdNames, registerPeople } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { phrase, Refusal } from '#platform/refusal.ts';
import { clearList } from './clear-class.ts';
import type { Correction, TraineeLine } from './form-a-lines.ts';
import { receivingClass, type FormAApplying, type FormATarget } from './form-a-target.ts';
import { enterLedger } from './locks.ts';
import { prepareClass } from './prepare-class.ts';
import { beginRecording, holdClass, recordEvent, type ClassHold, type EnrolmentHold } from './record-event.ts';
import { settle } from './settle.ts';
import { startChains } from './start-enrolments.ts';

/** An enrolment made together with its person. */
export const NEWCOMER = 'newcomer';

/**
 * Takes the class (or the slot it is still to be prepared on) and the names before the file is checked once more: two desks on one
 * class, or with one person, go one after the other.
 */
export async function holdReceiving(tx: Tx, actor: Actor, target: FormATarget, rows: readonly ReadRow[]): Promise<void> {
  const { id, running } = await receivingClass(tx, target, actor);
  // whoever writes the ledger enters it before taking a class
  if (running) await enterLedger(tx);
  if (id) await holdClass(tx, id);
  else if ('slotId' in target) await sql`select id from slot where id = ${target.slotId} for update`.execute(tx);
  await holdNames(
    tx,
    actor,
    rows.map(({ values: { fullName } }) => (typeof fullName === 'string' ? fold(fullName) : '')),
  );
}

/**
 * Puts the sound lines on the list of the class, in one transaction; into a class that is being taught they come by an event of the
 * ledger. Refuses trainees.joining_unclear, classes.at_opening_date, and whatever the ledger objects to.
 */
export async function applyFormA(
  tx: Tx,
  { actor, keys, target }: CheckContext<FormATarget>,
  lines: readonly TraineeLine[],
  input: FormAApplying,
) {
  const receiving = await receivingClass(tx, target, actor);
  const made: Made[] = [];
  let classId = receiving.id;
  if (classId === null && 'slotId' in target) {
    const prepared = await prepareClass(tx, actor, { slotId: target.slotId, code: receiving.code, name: receiving.name });
    classId = prepared.result.classId!;
    made.push({ object: 'training_class', id: classId });
  }
  const training = await holdClass(tx, classId!);
  await clearList(tx, actor, training.id, today());
  const joining = lines.filter(({ enrolmentId }) => enrolmentId === null);

  const personIds = await personsOf(tx, actor, keys, joining);
  const enrolments: EnrolmentHold[] = [];
  // each is made while the database takes those before it
  function* rows(): Generator<object> {
    for (const [n, line] of joining.entries()) {
      const one = enrolmentOf(line, personIds[n]!, training);
      enrolments.push(one);
      yield asRow(one, actor);
    }
  }
  await insertMany(tx, 'enrolment', rows());
  await countAsKept(
    tx,
    'enrolment',
    enrolments.map(({ id }) => id),
  );
  made.push(...enrolments.map(({ id }, n) => ({ object: joining[n]!.personId === null ? NEWCOMER : 'enrolment', id })));
  if (receiving.running && enrolments.length > 0) made.push(await join(tx, actor, training, enrolments, input));
  made.push(...(await correct(tx, lines)));
  return { made, into: { label: phrase('class.into', { code: training.code, name: receiving.name }), href: `/lop/${training.id}` } };
}

/** Registers those whom nobody knows: under the hold of their names, the check has just made sure. */
async function personsOf(tx: Tx, actor: Actor, keys: CheckContext<unknown>['keys'], joining: readonly TraineeLine[]): Promise<string[]> {
  const newcomers = joining.filter(({ personId }) => personId === null);
  const ids = await registerPeople(
    tx,
    actor,
    keys,
    newcomers.map(({ person }) => person),
  );
  const fresh = ids.values();
  return joining.map(({ personId }) => personId ?? fresh.next().value!);
}

/** What the list prints: the record where it may be seen, the sender and the position as the file names them. */
function enrolmentOf({ person, record, senderBloc }: TraineeLine, personId: string, training: ClassHold): EnrolmentHold {
  const fullName = record?.fullName ?? person.fullName;
  return {
    id: newId(),
    classId: training.id,
    personId,
    chainId: null,
    fullName,
    sortName: nameSortKey(fullName),
    sex: record?.sex ?? person.sex ?? null,
    birthDate: record ? record.birthDate : person.birthDate,
    birthPrecision: record ? record.birthPrecision : person.birthPrecision,
    positionTitle: person.positionTitle ?? record?.positionTitle ?? null,
    senderId: person.unitId,
    senderBloc,
    runnerId: training.runnerId,
    hostId: training.hostId,
    leadBloc: training.leadBloc,
    status: 'listed',
    restricted: training.restricted,
  };
}

const asRow = (one: EnrolmentHold, actor: Actor) => ({
  id: one.id,
  class_id: one.classId,
  person_id: one.personId,
  full_name: one.fullName,
  sort_name: one.sortName,
  sex: one.sex,
  birth_date: one.birthDate,
  birth_precision: one.birthPrecision,
  position_title: one.positionTitle,
  sender_id: one.senderId,
  sender_bloc: one.senderBloc,
  runner_id: one.runnerId,
  host_id: one.hostId,
  lead_bloc: one.leadBloc,
  status: one.status,
  restricted: one.restricted,
  recorded_by: actor.accountId,
});

/** Nhập học sau khai giảng: the way of joinClass. */
async function join(tx: Tx, actor: Actor, training: ClassHold, enrolments: readonly EnrolmentHold[], input: FormAApplying): Promise<Made> {
  const { date, kind, ...given } = input;
  if (!date || !kind) throw new Refusal('trainees.joining_unclear', {}, { where: date ? 'kind' : 'date', status: 400 });
  if (kind === 'at_opening' && date !== training.openedOn) throw new Refusal('classes.at_opening_date', {}, { where: training.code });
  const recording = await beginRecording(tx, actor);
  const chains = await startChains(recording, training, enrolments, date);
  const eventId = await recordEvent(
    recording,
    { ...given, date, kind: 'trainees_joined', class: training },
    enrolments.map((enrolment) => ({ enrolment, part: 'join', detail: kind })),
  );
  await settle(tx, eventId, { chains });
  return { object: 'ledger_event', id: eventId };
}

/** Phone of the record and position on the list, as the file has them; what stood there is kept for an undo, and what was put there. */
async function correct(tx: Tx, lines: readonly TraineeLine[]): Promise<Made[]> {
  const phones = lines.flatMap(({ personId, phone }) => (personId && phone ? [{ id: personId, ...phone }] : []));
  const positions = lines.flatMap(({ enrolmentId, positionTitle }) =>
    enrolmentId && positionTitle ? [{ id: enrolmentId, ...positionTitle }] : [],
  );
  if (phones.length > 0)
    await sql`update person p set phone = s.value, row_version = row_version + 1
      from unnest(${phones.map(({ id }) => id)}::uuid[], ${phones.map(({ after }) => after)}::text[]) as s(id, value) where p.id = s.id`.execute(
      tx,
    );
  if (positions.length > 0)
    await sql`update enrolment e set position_title = s.value, row_version = row_version + 1
      from unnest(${positions.map(({ id }) => id)}::uuid[], ${positions.map(({ after }) => after)}::text[]) as s(id, value) where e.id = s.id`.execute(
      tx,
    );
  const changed = (object: string, field: string, all: readonly (Correction & { id: string })[]) =>
    all.map(({ id, before, after }) => ({ object, id, before: { [field]: before, set: after } }));
  return [...changed('person', 'phone', phones), ...changed('enrolment', 'positionTitle', positions)];
}
