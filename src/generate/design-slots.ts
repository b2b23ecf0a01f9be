import { addDays, type CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import type { PastSlotStep } from '#modules/classes';
import type { Chance } from '../sample/chance.ts';
import { quarterIn, type Design } from './design-classes.ts';
import { families } from './families.ts';

/** A slot of the plan of one institution for one year, with what becomes of it. */
export type SlotDesign = {
  id: string;
  origin: 'planned' | 'added' | 'off_plan' | 'split';
  date: CalendarDate;
  seats: number;
  line: LineDesign | null;
  quarter: number;
  /** The class that opens on it, or that it becomes part of; null where none does. */
  training: Design | null;
  like: Design;
  splitFrom: string | null;
  postponedFrom: string | null;
  withdrawn: boolean;
  steps: PastSlotStep[];
};
/** One line: equal classes of one programme, led and hosted alike, in one quarter. `orders`: classes in the first and the second version. */
export type LineDesign = { id: string; like: Design; quarter: number; perClass: number; orders: [number, number] };
export type PlanDesign = {
  id: string;
  versionIds: [string, string];
  runner: string;
  year: number;
  date: CalendarDate;
  documentId: string;
  amendment: { date: CalendarDate; documentId: string } | null;
  lines: LineDesign[];
  slots: SlotDesign[];
};

/** Slots that wait for the next year's plan, by institution and programme. */
export type Postponed = Map<string, string[]>;
/** What the year before left waiting, and what this one leaves. */
export type YearTurn = { from: Postponed; to: Postponed; isLast: boolean };
const waitingKey = (one: Design) => `${one.runner} ${one.family}`;

/** Plans of one year, one for each institution, with a slot for every class and those that came to nothing. */
export function designPlans(year: number, designs: readonly Design[], turn: YearTurn, by: Chance): PlanDesign[] {
  return [...Map.groupBy(designs, (one) => one.runner)].map(([runner, own]) => {
    const isAmended = own.length >= 12 || own.some((one) => one.opens > `${year}-09-01`);
    const date = `${year - 1}-12-${15 + by.below(14)}`;
    const plan: PlanDesign = {
      id: newId(),
      versionIds: [newId(), newId()],
      runner,
      year,
      date,
      documentId: newId(),
      amendment: isAmended ? { date: `${year}-06-${10 + by.below(15)}`, documentId: newId() } : null,
      lines: [],
      slots: [],
    };
    new Planner(plan, turn, by).fill(own);
    return plan;
  });
}

const reasons = ['too_few_trainees', 'too_few_trainees', 'no_guidance', 'no_lecturer', 'no_funding', 'merged_content'];
const reasonsIn = (year: number) => (year === 2025 ? [...reasons, 'reorganisation', 'reorganisation', 'reorganisation'] : reasons);

class Planner {
  readonly #plan: PlanDesign;
  readonly #turn: YearTurn;
  readonly #by: Chance;
  readonly #lines = new Map<string, LineDesign>();
  /** Slots that a later class may split. */
  readonly #whole = new Map<LineDesign, SlotDesign>();

  constructor(plan: PlanDesign, turn: YearTurn, by: Chance) {
    [this.#plan, this.#turn, this.#by] = [plan, turn, by];
  }

  fill(designs: readonly Design[]): void {
    for (const one of designs) {
      this.#slotOf(one);
      this.#beside(one);
    }
    for (const line of this.#lines.values()) {
      const of = designs.filter((one) => this.#keyOf(one) === this.#keyOf(line.like));
      const mean = of.reduce((sum, one) => sum + one.size, 0) / of.length;
      line.perClass = mean < 8 ? Math.max(2, Math.round(mean)) : Math.round(mean / 5) * 5;
    }
    for (const slot of this.#plan.slots) if (slot.line && slot.origin !== 'split') slot.seats = slot.line.perClass;
    for (const slot of this.#plan.slots) {
      if (slot.origin === 'split') slot.seats = Math.floor(slot.line!.perClass / 2);
      for (const step of slot.steps) if (step.seats !== undefined) step.seats = slot.seats;
    }
    this.#plan.lines.push(...this.#lines.values());
  }

  #slotOf(one: Design): void {
    const { amendment, date } = this.#plan;
    const draw = this.#by.next();
    const early = addDays(one.opens, -(12 + this.#by.below(20)));
    const late = amendment && one.opens > addDays(amendment.date, 10);
    const line = this.#lineOf(one);
    const parent = this.#whole.get(line);
    if (draw < 0.04 && early > date) this.#offPlan(one, early, null);
    else if (draw < 0.055 && late && early < amendment.date && early > date) this.#offPlan(one, early, amendment);
    else if (draw < 0.1 && late) this.#ordered(one, 'added', amendment);
    else if (draw < 0.11 && parent && line.like.size >= 4) this.#split(one, parent);
    else {
      const slot = this.#ordered(one, 'planned', this.#plan);
      const waiting = this.#turn.from.get(waitingKey(one));
      if (waiting?.length) slot.postponedFrom = waiting.pop()!;
      else this.#whole.set(line, slot);
    }
  }

  /** What was ordered beside it and came to nothing. */
  #beside(like: Design): void {
    const { year, amendment } = this.#plan;
    const draw = this.#by.next();
    const last = `${year}-12-${20 + this.#by.below(11)}`;
    const settle = (kind: PastSlotStep['kind'], date: CalendarDate, more: Partial<PastSlotStep> = {}) => {
      const slot = this.#ordered(like, 'planned', this.#plan);
      slot.training = null;
      slot.steps.push({ kind, date, documentId: null, ...more });
      return slot;
    };
    if (draw < 0.03) settle('slot_not_executed', last, { reasonCode: this.#by.pick(reasonsIn(year)) });
    else if (draw < 0.038) {
      const slot = settle('slot_postponed', last, { documentId: this.#plan.documentId });
      const key = waitingKey(like);
      this.#turn.to.set(key, [...(this.#turn.to.get(key) ?? []), slot.id]);
    } else if (draw < 0.048) settle('slot_combined', like.opens, { classId: like.id }).training = like;
    else if (draw < 0.055 && amendment) {
      const slot = settle('slot_withdrawn', amendment.date, { documentId: amendment.documentId });
      slot.withdrawn = true;
      slot.line!.orders[1] -= 1;
    } else if (draw < 0.058 && this.#turn.isLast) this.#ordered(like, 'planned', this.#plan).training = null;
  }

  #keyOf(one: Design): string {
    return `${one.family} ${one.lead} ${one.host} ${quarterIn(one.opens)} ${one.audience} ${one.funding}`;
  }

  #lineOf(one: Design): LineDesign {
    const key = this.#keyOf(one);
    let line = this.#lines.get(key);
    if (!line) this.#lines.set(key, (line = { id: newId(), like: one, quarter: quarterIn(one.opens), perClass: 0, orders: [0, 0] }));
    return line;
  }

  #slot(like: Design, origin: SlotDesign['origin'], date: CalendarDate, line: LineDesign | null): SlotDesign {
    const slot: SlotDesign = {
      id: newId(),
      origin,
      date,
      seats: like.size,
      line,
      quarter: quarterIn(like.opens),
      training: like,
      like,
      splitFrom: null,
      postponedFrom: null,
      withdrawn: false,
      steps: [],
    };
    this.#plan.slots.push(slot);
    return slot;
  }

  #ordered(like: Design, origin: 'planned' | 'added', act: { date: CalendarDate; documentId: string }): SlotDesign {
    const line = this.#lineOf(like);
    const slot = this.#slot(like, origin, act.date, line);
    if (origin === 'planned') line.orders[0] += 1;
    line.orders[1] += 1;
    slot.steps.push({ kind: 'slot_ordered', date: act.date, documentId: act.documentId, seats: 0 });
    return slot;
  }

  #offPlan(like: Design, date: CalendarDate, adopted: { date: CalendarDate; documentId: string } | null): void {
    const slot = this.#slot(like, 'off_plan', date, null);
    slot.steps.push({ kind: 'off_plan_accepted', date, documentId: null, seats: slot.seats });
    if (adopted) slot.steps.push({ kind: 'slot_adopted', date: adopted.date, documentId: adopted.documentId });
  }

  /** One slot run as two classes, decided before either opens. */
  #split(one: Design, parent: SlotDesign): void {
    const opens = parent.training!.opens < one.opens ? parent.training!.opens : one.opens;
    const date = addDays(opens, -3) > this.#plan.date ? addDays(opens, -3) : opens;
    const slot = this.#slot(one, 'split', date, parent.line);
    slot.splitFrom = parent.id;
    slot.steps.push({ kind: 'slot_split', date, documentId: null, seats: 0, fromSlotId: parent.id });
    this.#whole.delete(parent.line!);
  }
}

/** Programme of a design, for whoever writes it down. */
export const familyOf = (one: Design) => families[one.family]!;
