import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { Refusal } from '#platform/refusal.ts';
import { entriesOfChain, entriesOfClass, entriesOfSlot, type Entry } from './entries.ts';
import type { ChainFacts, ClassEvent, EnrolmentFacts, Slices, SlotEvent } from './facts.ts';
import { HistoryEvents, type EventRow } from './history-events.ts';
import { rowsOf, type Lived, type NamedPart, type Recorded } from './history-state.ts';
import type { History, PastRun } from './history.ts';
import { objectToChain, objectToClass, objectToSlot, stateOfClass, stateOfSlot, type Objection } from './timeline.ts';

/** Rows by table, in the order in which foreign keys let them in, and what becomes of slots that are there. */
export type HistoryRows = {
  tables: [table: string, rows: object[]][];
  slots: ({ id: string } & ReturnType<typeof stateOfSlot>)[];
};

const refuse = (objection: Objection) => {
  if (objection) throw new Refusal(objection.code, objection.params, { where: objection.where });
};

/**
 * What is on record once a history has been told: its events, what they are worth and the present state beside it, all by the
 * functions that settle any other event. Touches no database.
 * @throws Refusal where it could not have happened, as the single commands would
 */
export function historyRows(actor: Actor, recordedAt: string, history: History): HistoryRows {
  const recorded = { recorded_at: recordedAt, recorded_by: actor.accountId };
  const events = new HistoryEvents(history);
  const lives = history.runs.map((run) => lifeOf(run, events));
  const inOrder = events.inOrder();

  const slots = history.slots.map(({ facts }) => ({ ...facts, events: [...facts.events] }));
  const slotsById = new Map(slots.map((facts) => [facts.slotId, facts]));
  const classes = new Map(history.classes.map((one) => [one.id, { classId: one.id, label: one.code, events: [] as ClassEvent[] }]));
  for (const row of inOrder) {
    const { id: eventId, seq, date } = row;
    const { slices = {}, seats = 0, fromSlotId = null } = row.data as { slices?: Partial<Slices>; seats?: number; fromSlotId?: string };
    if (row.kind.startsWith('class_'))
      classes.get(row.classId!)!.events.push({ eventId, seq, date, kind: row.kind as ClassEvent['kind'], slices });
    if (!row.slotId) continue;
    // what was on record before was recorded before
    const fact: SlotEvent = {
      eventId,
      seq: seq + LATER,
      date,
      kind: row.kind as SlotEvent['kind'],
      seats,
      fromSlotId,
      classId: row.classId,
    };
    slotsById.get(row.slotId)!.events.push(fact);
    if (fromSlotId && fromSlotId !== row.slotId) slotsById.get(fromSlotId)!.events.push(fact);
  }
  for (const { facts, stays } of lives)
    for (const { facts: enrolment, parts } of stays) {
      for (const { event, part, detail } of parts)
        enrolment.events.push({ eventId: event.id, seq: event.seq, date: event.date, part, detail });
      if (facts && enrolment.events.length > 0) facts.enrolments.push(enrolment);
    }
  const chainsById = new Map(lives.map(({ facts }) => [facts?.chainId, facts]));
  for (const row of inOrder)
    if (row.kind === 'finished_late' || row.kind === 'expired')
      chainsById.get(row.chainId!)!.events.push({ eventId: row.id, seq: row.seq, kind: row.kind, date: row.date });

  const states = new Map([...classes].map(([id, facts]) => [id, { state: stateOfClass(facts), label: facts.label }]));
  const chains = lives.flatMap(({ facts }) => facts ?? []);
  for (const facts of classes.values()) refuse(objectToClass(facts));
  for (const facts of chains) refuse(objectToChain(facts, states));
  for (const facts of slots) refuse(objectToSlot(facts));

  const made = rowsOf(lives, history, states, recorded);
  const known = new Set(history.slots.flatMap(({ facts }) => facts.events.map((event) => event.eventId)));
  const entries = [
    ...[...classes.values()].flatMap(entriesOfClass),
    ...chains.flatMap((facts) => entriesOfChain(facts, classes)),
    ...slots.flatMap(entriesOfSlot).filter((entry) => !known.has(entry.eventId)),
  ];
  return {
    tables: [
      ['training_class', made.classes],
      ['chain', made.chains],
      ['enrolment', made.enrolments],
      ['ledger_event', inOrder.map((row) => eventRow(row, recorded, actor))],
      ['ledger_event_trainee', made.parts],
      ['ledger_entry', entries.map((entry) => entryRow(entry, recordedAt))],
    ],
    slots: slots.map((facts) => ({ id: facts.slotId, ...stateOfSlot(facts) })),
  };
}

const LATER = 1e15;

/** A run with the events that name it. */
function lifeOf(run: PastRun, events: HistoryEvents): Lived {
  const { trainee, familyId, stays } = run;
  const last = stays.findLast((stay) => stay.start);
  const facts: ChainFacts | null = last
    ? {
        chainId: newId(),
        personId: trainee.personId,
        familyId,
        label: trainee.fullName,
        ...senderOf(run),
        category: trainee.category,
        enrolments: [],
        events: [],
      }
    : null;
  const lived = stays.map((stay, index) => {
    const parts: NamedPart[] = [];
    const { start, end } = stay;
    if (start) parts.push({ event: events.start(stay, stays[index - 1]), part: start.part, detail: start.detail });
    for (const { from, to } of stay.pauses) {
      parts.push({ event: events.pause(stay, 'pause', from), part: 'pause', detail: null });
      parts.push({ event: events.pause(stay, 'resume', to), part: 'resume', detail: null });
    }
    if (end) parts.push({ event: events.end(stay, stays[index + 1]), part: end.part, detail: end.detail });
    const enrolment: EnrolmentFacts = { enrolmentId: newId(), classId: stay.classId, label: trainee.fullName, listed: false, events: [] };
    return { stay, facts: enrolment, parts };
  });
  if (run.after && facts) events.afterRun(run.after.kind, run.after.date, facts.chainId, last!.classId);
  return { run, facts, stays: lived };
}

const senderOf = ({ trainee: { senderId, senderBloc, senderLevel } }: PastRun) => ({ senderId, senderBloc, senderLevel });

const eventRow = (row: EventRow, recorded: Recorded, actor: Actor) => ({
  id: row.id,
  kind: row.kind,
  effective_date: row.date,
  ...recorded,
  recorded_by_name: actor.accountName,
  class_id: row.classId,
  other_class_id: row.otherClassId,
  slot_id: row.slotId,
  chain_id: row.chainId,
  document_id: row.documentId,
  reason: row.reason,
  note: row.note,
  data: row.data,
  runner_id: row.scope.runnerId,
  host_id: row.scope.hostId,
  lead_bloc: row.scope.leadBloc,
});

/** Every fact was posted by its own recording. */
const entryRow = (entry: Entry, recordedAt: string) => ({
  event_id: entry.eventId,
  posted_by_id: entry.eventId,
  effective_date: entry.effectiveDate,
  recorded_at: recordedAt,
  account: entry.account,
  term: entry.term,
  detail: entry.detail,
  direction: entry.direction,
  quantity: entry.quantity,
  seats: entry.seats,
  plan_year: entry.planYear,
  slot_id: entry.slotId,
  class_id: entry.classId,
  enrolment_id: entry.enrolmentId,
  chain_id: entry.chainId,
  person_id: entry.personId,
  family_id: entry.familyId,
  runner_id: entry.runnerId,
  host_id: entry.hostId,
  lead_id: entry.leadId,
  lead_bloc: entry.leadBloc,
  funding: entry.funding,
  sender_id: entry.senderId,
  sender_bloc: entry.senderBloc,
  sender_level: entry.senderLevel,
  category: entry.category,
});
