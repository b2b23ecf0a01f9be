import type { CalendarDate } from '#kit/dates.ts';
import type { Slices, SlotEventKind, SlotFacts, TraineePart } from './facts.ts';

/** Classes, slots and runs whose whole story is known, told by whoever brings it: a sample, a generated city. */
export type History = {
  classes: readonly PastClass[];
  runs: readonly PastRun[];
  slots: readonly PastSlot[];
};

type Span = { from: CalendarDate; to: CalendarDate };

/** A class that ran before it was recorded here. Its trainees are in the runs, its slot among the slots. */
export type PastClass = {
  id: string;
  code: string;
  name: string;
  slotId: string;
  versionId: string;
  /** At its opening. */
  slices: Slices & { hostId: number };
  reclasses: { date: CalendarDate; slices: Partial<Omit<Slices, 'hostId'>> & { hostId?: number }; documentId: string | null }[];
  fundingDetail: string | null;
  studyMode: 'full_time' | 'part_time' | null;
  scheme: string | null;
  schemeSequence: number | null;
  planYear: number;
  expectedRoster: number;
  openedOn: CalendarDate;
  expectedEndOn: CalendarDate;
  pauses: Span[];
  /** null = still running. */
  end: PastEnd | null;
  /** Of the opening. */
  documentId: string | null;
  note: string | null;
};
export type PastEnd = {
  kind: 'class_closed' | 'class_discontinued' | 'class_merged';
  date: CalendarDate;
  documentId: string | null;
  /** class_merged: the class that lives on. */
  intoId: string | null;
};

/** A slot with what is on record of it, and what else became of it; that its class opened is known from the class. */
export type PastSlot = { facts: SlotFacts; steps: readonly PastSlotStep[] };
export type PastSlotStep = {
  kind: Exclude<SlotEventKind, 'class_opened'>;
  date: CalendarDate;
  documentId: string | null;
  /** slot_ordered, off_plan_accepted, slot_split. */
  seats?: number;
  /** slot_split: the slot, also of this history, that gives the seats away. */
  fromSlotId?: string;
  /** slot_combined: the class, also of this history, that it became part of. */
  classId?: string;
  /** slot_not_executed. */
  reasonCode?: string;
};

type Step<P extends TraineePart> = { part: P; date: CalendarDate; detail: string | null };
/** One enrolment as it was lived. No `start`: on the list, and never came. */
export type PastStay = {
  classId: string;
  start: Step<'join' | 'rejoin' | 'move_in'> | null;
  pauses: Span[];
  end: Step<'finish' | 'not_recognise' | 'defer' | 'leave' | 'move_out'> | null;
};

export type PastTrainee = {
  personId: string;
  fullName: string;
  sortName?: string;
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
