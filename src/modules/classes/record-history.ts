import type { CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { fold, nameSortKey } from '#kit/text.ts';
import type { Actor } from '#platform/actor.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Slices, TraineeEvent, TraineePart } from './facts.ts';
import { beginRecording } from './record-event.ts';
import { settle } from './settle.ts';
import { stateOfEnrolment } from './timeline.ts';

/** A class that ran before it was recorded here. Its trainees are in the runs. */
export type PastClass = {
  id: string;
  code: string;
  name: string;
  slotId: string;
  versionId: string;
  slices: Slices & { hostId: number };
  fundingDetail: string | null;
  studyMode: 'full_time' | 'part_time' | null;
  scheme: string | null;
  schemeSequence: number | null;
  planYear: number;
  expectedRoster: number;
  openedOn: CalendarDate;
  /** null = still running. */
  closedOn: CalendarDate | null;
  expectedEndOn: CalendarDate;
  pauses: { from: CalendarDate; to: CalendarDate }[];
  /** Of the opening and closing. */
  documentId: string | null;
  note: string | null;
};

type Step<P extends TraineePart> = { part: P; date: CalendarDate; detail: string | null };
/** One enrolment as it was lived. No `start`: on the list, and never came. */
export type PastStay = {
  classId: string;
  start: Step<'join' | 'rejoin' | 'move_in'> | null;
  pauses: { from: CalendarDate; to: CalendarDate }[];
  end: Step<'finish' | 'not_recognise' | 'defer' | 'leave' | 'move_out'> | null;
};

export type PastTrainee = {
  personId: string;
  fullName: string;
  sex: string | null;
  birthDate: CalendarDate | null;
  birthPrecision: string;
  positionTitle: string | null;
  category: string;
  senderId: number;
  senderBloc: number;
  senderLevel: string;
};
/** One person's run through one programme family; its stays in the order in which they were lived. */
export type PastRun = {
  trainee: PastTrainee;
  familyId: string;
  stays: PastStay[];
  after: { kind: 'finished_late' | 'expired'; date: CalendarDate } | null;
};

type EventRow = {
  id: string;
  kind: string;
  effective_date: CalendarDate;
  class_id: string | null;
  other_class_id: string | null;
  slot_id: string | null;
  chain_id: string | null;
  document_id: string | null;
  note: string | null;
  data: object;
  runner_id: number;
  host_id: number | null;
  lead_bloc: number;
};
type PartRow = {
  event_id: string;
  enrolment_id: string;
  part: TraineePart;
  detail: string | null;
  runner_id: number;
  host_id: number;
  lead_bloc: number;
  sender_id: number;
  sender_bloc: number;
};

const partKinds: Partial<Record<TraineePart, string>> = {
  rejoin: 'trainees_rejoined',
  pause: 'trainees_paused',
  resume: 'trainees_resumed',
  defer: 'trainees_deferred',
  leave: 'trainees_left',
};

/**
 * Classes whose whole story is known, with everybody's run, recorded at once: events as facts, then settled class by class like any
 * other event, so that what could not have happened is refused and every number is derived. Slots must be pending, persons registered.
 * @throws Refusal as the single commands would
 */
export async function recordHistory(
  tx: Tx,
  actor: Actor,
  history: { classes: readonly PastClass[]; runs: readonly PastRun[] },
): Promise<void> {
  const { recordedAt } = await beginRecording(tx, actor);
  const recorded = { recorded_at: recordedAt, recorded_by: actor.accountId };
  const classes = new Map(history.classes.map((one) => [one.id, one]));
  const events = new Map<string, EventRow>();
  const parts: PartRow[] = [];
  const scopeOf = ({ slices }: PastClass) => ({ runner_id: slices.runnerId, host_id: slices.hostId, lead_bloc: slices.leadBloc });
  const event = (
    kind: string,
    date: CalendarDate,
    of: PastClass,
    more: Partial<EventRow> = {},
    key = `${kind} ${of.id} ${more.other_class_id ?? ''} ${date}`,
  ): EventRow => {
    const known = events.get(key);
    if (known) return known;
    const made = {
      id: newId(),
      kind,
      effective_date: date,
      class_id: of.id,
      other_class_id: null,
      slot_id: null,
      chain_id: null,
      document_id: null,
      note: null,
      data: {},
      ...scopeOf(of),
      ...more,
    };
    events.set(key, made);
    return made;
  };

  for (const one of classes.values()) {
    const paper = { document_id: one.documentId, note: one.note };
    event('class_opened', one.openedOn, one, { ...paper, slot_id: one.slotId, data: { slices: one.slices } });
    for (const { from, to } of one.pauses) {
      event('class_paused', from, one);
      event('class_resumed', to, one);
    }
    if (one.closedOn) event('class_closed', one.closedOn, one, paper);
  }

  const chains: object[] = [];
  const enrolments: object[] = [];
  const chainsOf = new Map<string, Set<string>>();
  for (const run of history.runs) {
    const { trainee } = run;
    const lived = run.stays.filter((stay) => stay.start);
    const last = lived.at(-1);
    const chainId = last ? newId() : null;
    if (last) {
      const { slices } = classes.get(last.classId)!;
      chains.push({
        id: chainId,
        kind: 'class',
        person_id: trainee.personId,
        family_id: run.familyId,
        sender_id: trainee.senderId,
        sender_bloc: trainee.senderBloc,
        sender_level: trainee.senderLevel,
        category: trainee.category,
        runner_id: slices.runnerId,
        lead_bloc: slices.leadBloc,
        state: 'ended',
        started_on: lived[0]!.start!.date,
        ...recorded,
      });
    }
    for (const [index, stay] of run.stays.entries()) {
      const training = classes.get(stay.classId)!;
      const scope = { ...scopeOf(training), host_id: training.slices.hostId };
      const sender = { sender_id: trainee.senderId, sender_bloc: trainee.senderBloc };
      const enrolmentId = newId();
      const own: TraineeEvent[] = [];
      const take = (part: TraineePart, date: CalendarDate, detail: string | null, at: EventRow) => {
        own.push({ eventId: at.id, seq: own.length, date, part, detail });
        parts.push({ event_id: at.id, enrolment_id: enrolmentId, part, detail, ...scope, ...sender });
      };
      const { start, end } = stay;
      if (start)
        take(start.part, start.date, start.detail, startEvent(event, training, start, classes.get(run.stays[index - 1]?.classId ?? '')));
      for (const { from, to } of stay.pauses) {
        take('pause', from, null, event(partKinds.pause!, from, training));
        take('resume', to, null, event(partKinds.resume!, to, training));
      }
      if (end) take(end.part, end.date, end.detail, endEvent(event, training, end, classes.get(run.stays[index + 1]?.classId ?? '')));
      const state = stateOfEnrolment({ enrolmentId, classId: stay.classId, label: trainee.fullName, listed: false, events: own });
      enrolments.push({
        id: enrolmentId,
        class_id: stay.classId,
        person_id: trainee.personId,
        chain_id: start ? chainId : null,
        full_name: trainee.fullName,
        sort_name: nameSortKey(trainee.fullName),
        sex: trainee.sex,
        birth_date: trainee.birthDate,
        birth_precision: trainee.birthPrecision,
        position_title: trainee.positionTitle,
        ...scope,
        ...sender,
        status: state.status,
        joined_on: state.joinedOn,
        ended_on: state.endedOn,
        ...recorded,
      });
      if (chainId) chainsOf.set(stay.classId, (chainsOf.get(stay.classId) ?? new Set()).add(chainId));
    }
    if (run.after && last) {
      const training = classes.get(last.classId)!;
      event(run.after.kind, run.after.date, training, { class_id: null, chain_id: chainId, host_id: null }, `${run.after.kind} ${chainId}`);
    }
  }

  await insertMany(
    tx,
    'training_class',
    [...classes.values()].map((one) => ({
      id: one.id,
      code: one.code,
      name: one.name,
      folded: fold(`${one.code} ${one.name}`),
      slot_id: one.slotId,
      family_id: one.slices.familyId,
      version_id: one.versionId,
      lead_id: one.slices.leadId,
      host_id: one.slices.hostId,
      runner_id: one.slices.runnerId,
      lead_bloc: one.slices.leadBloc,
      funding: one.slices.funding,
      funding_detail: one.fundingDetail,
      study_mode: one.studyMode,
      scheme: one.scheme,
      scheme_sequence: one.schemeSequence,
      expected_open_on: one.openedOn,
      expected_end_on: one.expectedEndOn,
      expected_roster: one.expectedRoster,
      status: 'decided',
      plan_year: one.planYear,
      ...recorded,
    })),
  );
  await insertMany(tx, 'chain', chains);
  await insertMany(tx, 'enrolment', enrolments);
  const inOrder = [...events.values()].sort((a, b) =>
    a.effective_date < b.effective_date ? -1 : a.effective_date > b.effective_date ? 1 : 0,
  );
  await insertMany(
    tx,
    'ledger_event',
    inOrder.map((row) => ({ ...row, ...recorded, recorded_by_name: actor.accountName })),
  );
  await insertMany(tx, 'ledger_event_trainee', parts);

  const lastEvent = new Map(inOrder.map((row) => [row.class_id, row.id]));
  for (const one of classes.values()) {
    await settle(tx, lastEvent.get(one.id)!, { classes: [one.id], chains: [...(chainsOf.get(one.id) ?? [])], slots: [one.slotId] });
  }
}

type MakeEvent = (kind: string, date: CalendarDate, of: PastClass, more?: Partial<EventRow>) => EventRow;

function startEvent(
  event: MakeEvent,
  training: PastClass,
  { part, date, detail }: NonNullable<PastStay['start']>,
  from: PastClass | undefined,
): EventRow {
  if (part === 'move_in') return event('trainees_moved', date, from!, { other_class_id: training.id });
  if (part === 'join' && detail === 'at_opening' && date === training.openedOn) return event('class_opened', date, training);
  return event(partKinds[part] ?? 'trainees_joined', date, training);
}

function endEvent(
  event: MakeEvent,
  training: PastClass,
  { part, date }: NonNullable<PastStay['end']>,
  to: PastClass | undefined,
): EventRow {
  if (part === 'move_out') return event('trainees_moved', date, training, { other_class_id: to!.id });
  if (part === 'finish' || part === 'not_recognise') return event('class_closed', date, training);
  return event(partKinds[part]!, date, training);
}
