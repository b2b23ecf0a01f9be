import type { CalendarDate } from '#kit/dates.ts';
import {
  dayOrder,
  enrolmentsInTime,
  inTime,
  isEnd,
  isEnding,
  isOpening,
  isStart,
  recordedInTime,
  traineeInTime,
  type ChainFacts,
  type ClassFacts,
  type Slices,
  type SlotFacts,
  type TraineeEvent,
} from './facts.ts';
import { slotOutcome } from './timeline.ts';

/** One line of the ledger as it should stand; quantity and seats are what the fact is worth. */
export type Entry = {
  eventId: string;
  effectiveDate: CalendarDate;
  account: 'slot' | 'class' | 'trainee' | 'pool' | 'outside';
  term: string;
  detail: string | null;
  direction: 1 | -1;
  quantity: number;
  seats: number;
  planYear: number | null;
  slotId: string | null;
  classId: string | null;
  enrolmentId: string | null;
  chainId: string | null;
  personId: string | null;
  familyId: string;
  runnerId: number | null;
  hostId: number | null;
  leadId: number | null;
  leadBloc: number | null;
  funding: string | null;
  senderId: number | null;
  senderBloc: number | null;
  senderLevel: string | null;
  category: string | null;
};

const nobody = {
  slotId: null,
  classId: null,
  enrolmentId: null,
  chainId: null,
  personId: null,
  senderId: null,
  senderBloc: null,
  senderLevel: null,
  category: null,
};
const blank = { detail: null, quantity: 1, seats: 0, planYear: null, ...nobody };

/** The slices of a class, from each moment (date, order inside the day) on; the first is its opening. */
function slicesInTime(facts: ClassFacts): { date: CalendarDate; eventId: string; slices: Slices }[] {
  const steps: { date: CalendarDate; eventId: string; slices: Slices }[] = [];
  for (const event of inTime(facts.events)) {
    if (!isOpening(event.kind) && event.kind !== 'class_reclassified') continue;
    steps.push({ date: event.date, eventId: event.eventId, slices: { ...steps.at(-1)?.slices, ...event.slices } as Slices });
  }
  return steps;
}

const isAfterReclass = (date: CalendarDate, order: number, reclass: CalendarDate) =>
  date > reclass || (date === reclass && order > dayOrder.class_reclassified);

function slicesAt(facts: ClassFacts, date: CalendarDate, order: number): Slices {
  const [opening, ...reclasses] = slicesInTime(facts);
  return reclasses.filter((step) => isAfterReclass(date, order, step.date)).at(-1)?.slices ?? opening!.slices;
}

/** Class identity: carriedIn + opened + formed + reclassIn = closed + discontinued + merged + reclassOut + carriedOut. */
export function entriesOfClass(facts: ClassFacts): Entry[] {
  const entries: Entry[] = [];
  const steps = slicesInTime(facts);
  const line = (eventId: string, date: CalendarDate, term: string, direction: 1 | -1, slices: Slices) =>
    entries.push({ ...blank, ...slices, eventId, effectiveDate: date, account: 'class', term, direction, classId: facts.classId });
  for (const event of inTime(facts.events)) {
    if (isOpening(event.kind)) line(event.eventId, event.date, event.kind === 'class_opened' ? 'opened' : 'formed', 1, steps[0]!.slices);
    if (event.kind === 'class_reclassified') {
      const index = steps.findIndex((step) => step.eventId === event.eventId);
      line(event.eventId, event.date, 'reclass_out', -1, steps[index - 1]!.slices);
      line(event.eventId, event.date, 'reclass_in', 1, steps[index]!.slices);
    }
    if (isEnding(event.kind)) {
      const term = event.kind === 'class_closed' ? 'closed' : event.kind === 'class_discontinued' ? 'discontinued' : 'merged';
      line(event.eventId, event.date, term, -1, steps.at(-1)!.slices);
    }
  }
  return entries;
}

const startTerm = { join: 'joined', rejoin: 'rejoined', move_in: 'moved_in' } as const;
const endTerm = { finish: 'finished', not_recognise: 'not_recognised', defer: 'deferred', leave: 'left', move_out: 'moved_out' } as const;

const entersPool = (end: TraineeEvent) => end.part === 'defer' || (end.part === 'not_recognise' && end.detail === 'continuing');

/** Trainee, pool and outside identities of one run. Pool lines leave under the slices they came in with. */
export function entriesOfChain(chain: ChainFacts, classes: ReadonlyMap<string, ClassFacts>): Entry[] {
  const entries: Entry[] = [];
  const who = {
    chainId: chain.chainId,
    personId: chain.personId,
    senderId: chain.senderId,
    senderBloc: chain.senderBloc,
    senderLevel: chain.senderLevel,
    category: chain.category,
  };
  let pool: Entry | null = null;
  const leavePool = (eventId: string, date: CalendarDate, term: string) => {
    if (pool) entries.push({ ...pool, eventId, effectiveDate: date, term, detail: null, direction: -1 });
    pool = null;
  };

  for (const enrolment of enrolmentsInTime(chain)) {
    const events = traineeInTime(enrolment.events);
    const start = events.find((event) => isStart(event.part));
    const end = events.find((event) => isEnd(event.part));
    if (!start) continue;
    const facts = classes.get(enrolment.classId)!;
    const line = (
      event: { eventId: string; date: CalendarDate; detail?: string | null },
      term: string,
      direction: 1 | -1,
      slices: Slices,
    ): Entry => {
      const entry: Entry = {
        ...blank,
        ...slices,
        ...who,
        eventId: event.eventId,
        effectiveDate: event.date,
        account: 'trainee',
        term,
        detail: event.detail ?? null,
        direction,
        classId: enrolment.classId,
        enrolmentId: enrolment.enrolmentId,
      };
      entries.push(entry);
      return entry;
    };
    line(start, startTerm[start.part as keyof typeof startTerm], 1, slicesAt(facts, start.date, dayOrder[start.part]));
    if (start.part === 'rejoin') leavePool(start.eventId, start.date, 'rejoined');

    const steps = slicesInTime(facts);
    for (const [index, step] of steps.entries()) {
      if (index === 0) continue;
      const inClass =
        !isAfterReclass(start.date, dayOrder[start.part], step.date) && (!end || isAfterReclass(end.date, dayOrder[end.part], step.date));
      if (!inClass) continue;
      line(step, 'reclass_out', -1, steps[index - 1]!.slices);
      line(step, 'reclass_in', 1, step.slices);
    }
    if (end) {
      const last = line(end, endTerm[end.part as keyof typeof endTerm], -1, slicesAt(facts, end.date, dayOrder[end.part]));
      if (entersPool(end)) {
        pool = { ...last, account: 'pool', direction: 1 };
        entries.push(pool);
      }
    }
  }

  for (const event of recordedInTime(chain.events)) {
    if (event.kind === 'finished_late' || event.kind === 'expired') leavePool(event.eventId, event.date, event.kind);
    const outside = { outside_started: 'started', outside_finished: 'finished', outside_quit: 'quit' }[event.kind as 'outside_started'];
    if (outside) {
      entries.push({
        ...blank,
        ...who,
        eventId: event.eventId,
        effectiveDate: event.date,
        account: 'outside',
        term: outside,
        direction: outside === 'started' ? 1 : -1,
        familyId: chain.familyId,
        runnerId: null,
        hostId: null,
        leadId: chain.senderId,
        leadBloc: chain.senderBloc,
        funding: null,
      });
    }
  }
  return entries;
}

/**
 * Slot identity: planned + added − withdrawn + split + offPlan = opened + combined + notExecuted + postponed + pending.
 * An off-plan slot becomes "added" only through an amendment dated on or before its opening.
 */
export function entriesOfSlot(facts: SlotFacts): Entry[] {
  const entries: Entry[] = [];
  const outcome = slotOutcome(facts);
  const adoption = facts.events.find(
    (event) => event.kind === 'slot_adopted' && (outcome?.kind !== 'class_opened' || event.date <= outcome.date),
  );
  let seats = 0;
  const line = (eventId: string, date: CalendarDate, term: string, direction: 1 | -1, quantity: number, worth: number) =>
    entries.push({
      ...blank,
      ...facts.slices,
      eventId,
      effectiveDate: date,
      account: 'slot',
      term,
      direction,
      quantity,
      seats: worth,
      planYear: facts.planYear,
      slotId: facts.slotId,
    });

  for (const event of recordedInTime(facts.events)) {
    const takes = event.fromSlotId === facts.slotId;
    if (event.kind === 'slot_ordered') line(event.eventId, event.date, facts.origin === 'added' ? 'added' : 'planned', 1, 1, event.seats);
    if (event.kind === 'off_plan_accepted') {
      if (adoption) line(adoption.eventId, adoption.date, 'added', 1, 1, event.seats);
      else line(event.eventId, event.date, 'off_plan', 1, 1, event.seats);
    }
    if (event.kind === 'slot_split') line(event.eventId, event.date, 'split', 1, takes ? 0 : 1, takes ? -event.seats : event.seats);
    seats += takes ? -event.seats : event.seats;
  }
  if (outcome) {
    const terms = {
      class_opened: 'opened',
      slot_combined: 'combined',
      slot_not_executed: 'not_executed',
      slot_postponed: 'postponed',
      slot_withdrawn: 'withdrawn',
    } as const;
    line(outcome.eventId, outcome.date, terms[outcome.kind as keyof typeof terms], -1, 1, seats);
  }
  return entries;
}
