import type { CalendarDate } from '#kit/dates.ts';
import { type Params, phrase } from '#platform/refusal.ts';
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
  type EnrolmentFacts,
  type Slices,
  type SlotEvent,
  type SlotFacts,
  type TraineeEvent,
} from './facts.ts';

/** Why a set of events cannot be what happened; null where it can. */
export type Objection = { code: string; where: string; params: Params } | null;

const objection = (code: string, where: string, params: Params = {}): Objection => ({ code, where, params });
const day = (date: CalendarDate) => date;

export type ClassStatus = 'running' | 'paused' | 'awaiting_closing' | 'closed' | 'discontinued' | 'merged';
export type ClassState = {
  status: ClassStatus | null;
  openedOn: CalendarDate | null;
  endedOn: CalendarDate | null;
  slices: Partial<Slices>;
};

/** One opening, at most one end, everything else between; paused and awaiting closing stay in the stock. */
export function objectToClass(facts: ClassFacts): Objection {
  const events = inTime(facts.events);
  const openings = events.filter((event) => isOpening(event.kind));
  const endings = events.filter((event) => isEnding(event.kind));
  const [opening] = openings;
  const [ending] = endings;
  if (openings.length > 1) return objection('classes.opened_twice', facts.label, { date: day(openings[1]!.date) });
  if (endings.length > 1) return objection('classes.ended_already', facts.label, { date: day(endings[0]!.date) });
  if (!opening) return events.length ? objection('classes.not_opened', facts.label) : null;
  if (ending && ending.date < opening.date) {
    return objection('classes.closed_before_opened', facts.label, { opened: day(opening.date), closed: day(ending.date) });
  }
  for (const event of events) {
    if (event.date < opening.date)
      return objection('classes.before_opening', facts.label, { date: day(event.date), opened: day(opening.date) });
    if (ending && event.date > ending.date)
      return objection('classes.after_end', facts.label, { date: day(event.date), ended: day(ending.date) });
  }
  let paused = false;
  for (const event of events) {
    if (event.kind === 'class_paused' && paused) return objection('classes.paused_already', facts.label);
    if (event.kind === 'class_resumed' && !paused) return objection('classes.not_paused', facts.label);
    if (event.kind === 'class_paused') paused = true;
    if (event.kind === 'class_resumed') paused = false;
  }
  return null;
}

const statusAfter: Partial<Record<string, ClassStatus>> = {
  class_opened: 'running',
  class_formed: 'running',
  class_resumed: 'running',
  class_paused: 'paused',
  class_awaiting_closing: 'awaiting_closing',
  class_closed: 'closed',
  class_discontinued: 'discontinued',
  class_merged: 'merged',
};

/** Present state of a class; status null = not opened (or no longer, after a correction). */
export function stateOfClass(facts: ClassFacts): ClassState {
  const state: ClassState = { status: null, openedOn: null, endedOn: null, slices: {} };
  for (const event of inTime(facts.events)) {
    state.status = statusAfter[event.kind] ?? state.status;
    if (isOpening(event.kind)) state.openedOn = event.date;
    if (isEnding(event.kind)) state.endedOn = event.date;
    if (isOpening(event.kind) || event.kind === 'class_reclassified') state.slices = { ...state.slices, ...event.slices };
  }
  return state;
}

export type EnrolmentStatus =
  | 'listed'
  | 'active'
  | 'paused'
  | 'finished'
  | 'not_recognised'
  | 'deferred'
  | 'left'
  | 'moved_out'
  | 'no_show';
export type EnrolmentState = { status: EnrolmentStatus; joinedOn: CalendarDate | null; endedOn: CalendarDate | null };

const enrolmentStatusAfter: Record<TraineeEvent['part'], EnrolmentStatus> = {
  join: 'active',
  rejoin: 'active',
  move_in: 'active',
  resume: 'active',
  pause: 'paused',
  finish: 'finished',
  not_recognise: 'not_recognised',
  defer: 'deferred',
  leave: 'left',
  move_out: 'moved_out',
};

export function stateOfEnrolment(facts: EnrolmentFacts): EnrolmentState {
  const state: EnrolmentState = { status: facts.listed ? 'listed' : 'no_show', joinedOn: null, endedOn: null };
  for (const event of traineeInTime(facts.events)) {
    state.status = enrolmentStatusAfter[event.part];
    if (isStart(event.part)) state.joinedOn = event.date;
    if (isEnd(event.part)) state.endedOn = event.date;
  }
  return state;
}

function objectToEnrolment(facts: EnrolmentFacts, training: ClassState, classLabel: string): Objection {
  const events = traineeInTime(facts.events);
  const starts = events.filter((event) => isStart(event.part));
  const ends = events.filter((event) => isEnd(event.part));
  const where = `${facts.label} – ${classLabel}`;
  if (!events.length) return null;
  if (starts.length > 1) return objection('classes.joined_twice', where, { date: day(starts[1]!.date) });
  if (!starts.length) return objection('classes.not_in_class', where);
  if (ends.length > 1) return objection('classes.left_already', where, { date: day(ends[0]!.date) });
  const [start, end] = [starts[0]!, ends[0]];
  if (end && (end.date < start.date || (end.date === start.date && dayOrder[end.part] < dayOrder[start.part]))) {
    return objection('classes.left_before_joined', where, { joined: day(start.date), left: day(end.date) });
  }
  if (!training.openedOn || start.date < training.openedOn) {
    return objection('classes.joined_before_opening', where, {
      date: day(start.date),
      opened: training.openedOn ? day(training.openedOn) : phrase('class.not_opened'),
    });
  }
  if (training.endedOn && (!end || end.date > training.endedOn)) {
    return objection('classes.unnamed_at_end', where, { ended: day(training.endedOn) });
  }
  if (end && (end.part === 'finish' || end.part === 'not_recognise') && end.date !== training.endedOn) {
    return objection('classes.result_without_closing', where, { date: day(end.date) });
  }
  let paused = false;
  for (const event of events) {
    if (event.date < start.date) return objection('classes.before_joining', where, { date: day(event.date), joined: day(start.date) });
    if (end && event.date > end.date) return objection('classes.after_leaving', where, { date: day(event.date), left: day(end.date) });
    if (event.part === 'pause' && paused) return objection('classes.trainee_paused_already', where);
    if (event.part === 'resume' && !paused) return objection('classes.trainee_not_paused', where);
    if (event.part === 'pause') paused = true;
    if (event.part === 'resume') paused = false;
  }
  return null;
}

export type ChainState = 'active' | 'pool' | 'finished' | 'ended';

/** Where a run stands after its last event: in a class, in the pool of those who may continue, or over. */
export function stateOfChain(chain: ChainFacts): ChainState {
  const over = recordedInTime(chain.events).at(-1);
  if (over?.kind === 'finished_late' || over?.kind === 'outside_finished') return 'finished';
  if (over?.kind === 'expired' || over?.kind === 'outside_quit') return 'ended';
  if (over?.kind === 'outside_started' || over?.kind === 'outside_extended') return 'active';
  const last = enrolmentsInTime(chain)
    .filter((enrolment) => enrolment.events.some((event) => isStart(event.part)))
    .at(-1);
  const end = last && traineeInTime(last.events).find((event) => isEnd(event.part));
  if (!last) return 'ended';
  if (!end) return 'active';
  if (end.part === 'finish') return 'finished';
  if (end.part === 'defer' || (end.part === 'not_recognise' && end.detail === 'continuing')) return 'pool';
  return 'ended';
}

/**
 * A chain is lived in one class at a time: start, end into the pool or into the next class, never two at once.
 * `narrow`: what came before the first enrolment may be out of the caller's sight.
 */
export function objectToChain(
  chain: ChainFacts,
  classes: ReadonlyMap<string, { state: ClassState; label: string }>,
  narrow = false,
): Objection {
  const lived = enrolmentsInTime(chain).filter((enrolment) => enrolment.events.length);
  let previous: { end: TraineeEvent | undefined; label: string } | null = null;
  for (const enrolment of lived) {
    const training = classes.get(enrolment.classId)!;
    const own = objectToEnrolment(enrolment, training.state, training.label);
    if (own) return own;
    const events = traineeInTime(enrolment.events);
    const start = events.find((event) => isStart(event.part))!;
    const where = `${enrolment.label} – ${training.label}`;
    if (!previous && start.part !== 'join' && !narrow) return objection('classes.chain_must_join_first', where);
    if (previous) {
      const { end } = previous;
      if (start.part === 'join') return objection('classes.chain_joined_twice', where);
      if (!end) return objection('classes.in_two_classes', where, { other: previous.label });
      if (start.part === 'move_in' && (end.part !== 'move_out' || end.date !== start.date))
        return objection('classes.move_unpaired', where);
      if (start.part === 'rejoin') {
        if (end.part !== 'defer' && !(end.part === 'not_recognise' && end.detail === 'continuing'))
          return objection('classes.no_right_to_continue', where);
        if (start.date <= end.date) return objection('classes.rejoined_too_early', where, { date: day(start.date), left: day(end.date) });
      }
    }
    previous = { end: events.find((event) => isEnd(event.part)), label: training.label };
  }
  if (previous?.end?.part === 'move_out') return objection('classes.move_unpaired', chain.label);
  return objectToChainEvents(chain, previous?.end ?? null);
}

function objectToChainEvents(chain: ChainFacts, lastEnd: TraineeEvent | null): Objection {
  const events = recordedInTime(chain.events);
  const over = events.filter((event) => event.kind !== 'outside_started' && event.kind !== 'outside_extended');
  if (over.length > 1) return objection('classes.chain_ended_already', chain.label, { date: day(over[0]!.date) });
  const started = events.find((event) => event.kind === 'outside_started');
  const [end] = over;
  if (started)
    return end && end.date < started.date
      ? objection('classes.left_before_joined', chain.label, { joined: day(started.date), left: day(end.date) })
      : null;
  if (!end) return null;
  const inPool = lastEnd && (lastEnd.part === 'defer' || (lastEnd.part === 'not_recognise' && lastEnd.detail === 'continuing'));
  if (!inPool) return objection('classes.not_in_pool', chain.label);
  if (end.date < lastEnd.date)
    return objection('classes.pool_end_too_early', chain.label, { date: day(end.date), left: day(lastEnd.date) });
  return null;
}

export type SlotState = 'pending' | 'opened' | 'combined' | 'not_executed' | 'postponed' | 'withdrawn';

const slotStateAfter: Partial<Record<SlotEvent['kind'], SlotState>> = {
  class_opened: 'opened',
  slot_combined: 'combined',
  slot_not_executed: 'not_executed',
  slot_postponed: 'postponed',
  slot_withdrawn: 'withdrawn',
};
export const slotOutcome = (facts: SlotFacts): SlotEvent | undefined => facts.events.find((event) => slotStateAfter[event.kind]);

/** What made the slot: an approved plan, an off-plan decision, or the split of another. */
const ordering = (facts: SlotFacts): SlotEvent | undefined =>
  facts.events.find(
    (event) =>
      event.kind === 'slot_ordered' ||
      event.kind === 'off_plan_accepted' ||
      (event.kind === 'slot_split' && event.fromSlotId !== facts.slotId),
  );

export function stateOfSlot(facts: SlotFacts): { state: SlotState; date: CalendarDate | null; classId: string | null; seats: number } {
  const outcome = slotOutcome(facts);
  return {
    // without an event that made it, it was taken back
    state: outcome ? slotStateAfter[outcome.kind]! : ordering(facts) ? 'pending' : 'withdrawn',
    date: outcome?.date ?? null,
    classId: outcome?.classId ?? null,
    seats: facts.events.reduce((sum, event) => sum + (event.fromSlotId === facts.slotId ? -event.seats : event.seats), 0),
  };
}

export function objectToSlot(facts: SlotFacts): Objection {
  const outcomes = facts.events.filter((event) => slotStateAfter[event.kind]);
  if (outcomes.length > 1)
    return objection('slots.settled_already', facts.label, { state: slotStateAfter[outcomes[0]!.kind]!, date: day(outcomes[0]!.date) });
  const [outcome] = outcomes;
  const ordered = ordering(facts);
  if (!ordered && facts.events.length === 0) return null;
  if (!ordered) return objection('slots.not_ordered', facts.label);
  if (outcome && outcome.date < ordered.date)
    return objection('slots.before_ordered', facts.label, { date: day(outcome.date), ordered: day(ordered.date) });
  if (outcome?.kind === 'class_opened' && outcome.date.slice(0, 4) > String(facts.planYear))
    return objection('slots.opened_after_year', facts.label, { year: facts.planYear, date: day(outcome.date) });
  if (outcome?.kind === 'class_opened' && outcome.date.slice(0, 4) < String(facts.planYear))
    return objection('slots.opened_before_year', facts.label, { year: facts.planYear, date: day(outcome.date) });
  if (stateOfSlot(facts).seats < 0) return objection('slots.seats_below_zero', facts.label);
  return null;
}
