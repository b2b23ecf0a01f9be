import type { CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import type { TraineePart } from './facts.ts';
import type { History, PastClass, PastStay } from './history.ts';

/** One event to be; `seq` tells the order of recording within a history, as the column will. */
export type EventRow = {
  id: string;
  seq: number;
  kind: string;
  date: CalendarDate;
  classId: string | null;
  otherClassId: string | null;
  slotId: string | null;
  chainId: string | null;
  documentId: string | null;
  reason: string | null;
  note: string | null;
  data: Record<string, unknown>;
  scope: Scope;
};
/** Who answers for it on that day. */
export type Scope = { runnerId: number; hostId: number | null; leadBloc: number };

const partKinds: Partial<Record<TraineePart, string>> = {
  rejoin: 'trainees_rejoined',
  pause: 'trainees_paused',
  resume: 'trainees_resumed',
  defer: 'trainees_deferred',
  leave: 'trainees_left',
};

/** The events of a history, each made once however many trainees it names. */
export class HistoryEvents {
  readonly #events = new Map<string, EventRow>();
  readonly #classes: ReadonlyMap<string, PastClass>;

  constructor(history: History) {
    this.#classes = new Map(history.classes.map((one) => [one.id, one]));
    for (const one of history.classes) this.#ofClass(one);
    for (const { facts, steps } of history.slots)
      for (const step of steps) {
        const { runnerId, hostId, leadBloc } = facts.slices;
        const { kind, date, documentId, seats, fromSlotId, classId = null, reasonCode } = step;
        const data = {
          ...(seats === undefined ? {} : { seats }),
          ...(fromSlotId ? { fromSlotId } : {}),
          ...(reasonCode ? { reasonCode } : {}),
        };
        this.#make(
          kind,
          date,
          { classId, slotId: facts.slotId, documentId, data, scope: { runnerId, hostId, leadBloc } },
          `${kind} ${facts.slotId}`,
        );
      }
  }

  /** In the order of recording: by date, then as they were told. */
  inOrder(): EventRow[] {
    const rows = [...this.#events.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    for (const [seq, row] of rows.entries()) row.seq = seq;
    return rows;
  }

  start(stay: PastStay, before: PastStay | undefined): EventRow {
    const training = this.#classes.get(stay.classId)!;
    const { part, date, detail } = stay.start!;
    if (part === 'move_in') return this.#move(this.#classes.get(before!.classId)!, training, date);
    if (part === 'join' && detail === 'at_opening' && date === training.openedOn) return this.#atClass('class_opened', date, training);
    return this.#atClass(partKinds[part] ?? 'trainees_joined', date, training);
  }

  end(stay: PastStay, after: PastStay | undefined): EventRow {
    const training = this.#classes.get(stay.classId)!;
    const { part, date } = stay.end!;
    if (part === 'move_out') return this.#move(training, this.#classes.get(after!.classId)!, date);
    const atEnd = training.end?.date === date && training.end.kind === 'class_discontinued';
    if (atEnd || part === 'finish' || part === 'not_recognise') return this.#atClass(training.end!.kind, date, training);
    return this.#atClass(partKinds[part]!, date, training);
  }

  pause(stay: PastStay, part: 'pause' | 'resume', date: CalendarDate): EventRow {
    return this.#atClass(partKinds[part]!, date, this.#classes.get(stay.classId)!);
  }

  afterRun(kind: 'finished_late' | 'expired', date: CalendarDate, chainId: string, lastClassId: string): EventRow {
    const { runnerId, leadBloc } = scopeOn(this.#classes.get(lastClassId)!, date);
    return this.#make(kind, date, { chainId, scope: { runnerId, hostId: null, leadBloc } }, `${kind} ${chainId}`);
  }

  #ofClass(one: PastClass): void {
    const { openedOn, documentId, note, slotId, slices, end } = one;
    this.#atClass('class_opened', openedOn, one, { documentId, note, slotId, data: { slices } });
    for (const { from, to } of one.pauses) {
      this.#atClass('class_paused', from, one);
      this.#atClass('class_resumed', to, one);
    }
    for (const { date, slices: changed, documentId: paper } of one.reclasses)
      this.#atClass('class_reclassified', date, one, { documentId: paper, data: { slices: changed } });
    if (end) this.#atClass(end.kind, end.date, one, { documentId: end.documentId, otherClassId: end.intoId });
  }

  #move(from: PastClass, to: PastClass, date: CalendarDate): EventRow {
    const { end } = from;
    if (end?.kind === 'class_merged' && end.date === date && end.intoId === to.id) return this.#atClass('class_merged', date, from);
    const key = `trainees_moved ${from.id} ${to.id} ${date}`;
    return this.#make('trainees_moved', date, { classId: from.id, otherClassId: to.id, scope: scopeOn(from, date) }, key);
  }

  #atClass(kind: string, date: CalendarDate, of: PastClass, more: Partial<EventRow> = {}): EventRow {
    return this.#make(kind, date, { classId: of.id, ...more }, `${kind} ${of.id} ${date}`, of);
  }

  #make(kind: string, date: CalendarDate, of: Partial<EventRow>, key: string, training?: PastClass): EventRow {
    const known = this.#events.get(key);
    if (known) return known;
    const made: EventRow = {
      id: newId(),
      seq: 0,
      kind,
      date,
      classId: null,
      otherClassId: null,
      slotId: null,
      chainId: null,
      documentId: null,
      reason: null,
      note: null,
      data: {},
      scope: training ? scopeOn(training, date) : of.scope!,
      ...of,
    };
    this.#events.set(key, made);
    return made;
  }
}

/** Who answers for a class before what changes on that day: a reclass is recorded where the class came from. */
export function scopeOn({ slices, reclasses }: PastClass, date: CalendarDate): Scope & { hostId: number } {
  let { runnerId, hostId, leadBloc } = slices;
  for (const { date: from, slices: changed } of reclasses) {
    if (from >= date) continue;
    runnerId = changed.runnerId ?? runnerId;
    hostId = changed.hostId ?? hostId;
    leadBloc = changed.leadBloc ?? leadBloc;
  }
  return { runnerId, hostId, leadBloc };
}
