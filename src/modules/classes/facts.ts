import type { CalendarDate } from '#kit/dates.ts';

/** The slices a class is counted under; changed only by a reclass event, each from its own date. */
export type Slices = {
  familyId: string;
  runnerId: number;
  hostId: number | null;
  leadId: number;
  leadBloc: number;
  funding: string;
};

export type ClassEventKind =
  | 'class_opened'
  | 'class_formed'
  | 'class_paused'
  | 'class_resumed'
  | 'class_awaiting_closing'
  | 'class_reclassified'
  | 'class_closed'
  | 'class_discontinued'
  | 'class_merged';

export type ClassEvent = {
  eventId: string;
  seq: number;
  kind: ClassEventKind;
  date: CalendarDate;
  /** class_opened, class_formed: all slices. class_reclassified: those that change. */
  slices: Partial<Slices>;
};

export type ClassFacts = {
  classId: string;
  label: string;
  restricted?: boolean;
  events: ClassEvent[];
};

export type TraineePart = 'join' | 'rejoin' | 'move_in' | 'pause' | 'resume' | 'finish' | 'not_recognise' | 'defer' | 'leave' | 'move_out';

export type TraineeEvent = {
  eventId: string;
  seq: number;
  date: CalendarDate;
  part: TraineePart;
  /** join: at_opening | late | transfer_external. not_recognise: continuing | final. leave: the reason. */
  detail: string | null;
};

export type EnrolmentFacts = {
  enrolmentId: string;
  classId: string;
  /** The person's name, for refusals. */
  label: string;
  /** On the list of a class that opened without this person. */
  listed: boolean;
  events: TraineeEvent[];
};

export type ChainEventKind = 'finished_late' | 'expired' | 'outside_started' | 'outside_extended' | 'outside_finished' | 'outside_quit';
export type ChainEvent = { eventId: string; seq: number; kind: ChainEventKind; date: CalendarDate };

export type ChainFacts = {
  chainId: string;
  personId: string;
  familyId: string;
  label: string;
  /** Fixed on the first join date of the chain. */
  senderId: number;
  senderBloc: number;
  senderLevel: string;
  category: string;
  enrolments: EnrolmentFacts[];
  events: ChainEvent[];
};

export type SlotEventKind =
  | 'slot_ordered'
  | 'off_plan_accepted'
  | 'slot_adopted'
  | 'slot_split'
  | 'slot_withdrawn'
  | 'class_opened'
  | 'slot_combined'
  | 'slot_not_executed'
  | 'slot_postponed';
export type SlotEvent = {
  eventId: string;
  seq: number;
  kind: SlotEventKind;
  date: CalendarDate;
  /** slot_ordered, off_plan_accepted, slot_split: seats that the slot brings. */
  seats: number;
  /** slot_split: the slot that gives the seats away. */
  fromSlotId: string | null;
  /** class_opened, slot_combined: the class. */
  classId: string | null;
};

export type SlotFacts = {
  slotId: string;
  label: string;
  restricted?: boolean;
  origin: 'planned' | 'added' | 'off_plan' | 'split';
  planYear: number;
  slices: Slices;
  events: SlotEvent[];
};

/** Order inside a day (ledger.md section 2): open, join, move, reclass, leave, close. */
export const dayOrder: Record<ClassEventKind | TraineePart, number> = {
  class_opened: 0,
  class_formed: 0,
  join: 1,
  rejoin: 1,
  resume: 1,
  class_resumed: 1,
  move_in: 2,
  move_out: 2,
  class_reclassified: 3,
  pause: 4,
  class_paused: 4,
  class_awaiting_closing: 4,
  leave: 4,
  defer: 4,
  finish: 5,
  not_recognise: 5,
  class_closed: 6,
  class_discontinued: 6,
  class_merged: 6,
};

type Dated = { date: CalendarDate; seq: number };
const byTime =
  <T extends Dated>(order: (event: T) => number) =>
  (a: T, b: T): number =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : order(a) - order(b) || a.seq - b.seq;

export const inTime = <T extends Dated & { kind: ClassEventKind }>(events: readonly T[]): T[] =>
  events.toSorted(byTime((event) => dayOrder[event.kind]));
export const traineeInTime = (events: readonly TraineeEvent[]): TraineeEvent[] => events.toSorted(byTime((event) => dayOrder[event.part]));
export const recordedInTime = <T extends Dated>(events: readonly T[]): T[] => events.toSorted(byTime(() => 0));

export const isStart = (part: TraineePart): boolean => part === 'join' || part === 'rejoin' || part === 'move_in';
export const isEnd = (part: TraineePart): boolean =>
  part === 'finish' || part === 'not_recognise' || part === 'defer' || part === 'leave' || part === 'move_out';
export const isOpening = (kind: ClassEventKind): boolean => kind === 'class_opened' || kind === 'class_formed';
export const isEnding = (kind: ClassEventKind): boolean =>
  kind === 'class_closed' || kind === 'class_discontinued' || kind === 'class_merged';

/** Enrolments of a chain in the order in which they were lived; those never started come last. */
export function enrolmentsInTime(chain: ChainFacts): EnrolmentFacts[] {
  const start = (enrolment: EnrolmentFacts) => traineeInTime(enrolment.events).find((event) => isStart(event.part));
  return chain.enrolments.toSorted((a, b) => {
    const first = start(a);
    const second = start(b);
    if (!first || !second) return first ? -1 : second ? 1 : 0;
    return first.date < second.date ? -1 : first.date > second.date ? 1 : first.seq - second.seq;
  });
}
