import { addDays, quarter as quarterPeriod, type CalendarDate, type Quarter } from '#kit/dates.ts';

/** A printed total beside ours; difference = stated − computed (36.610 against 37.000 is +390). */
export type Beside = { stated: number | null; computed: number; difference: number | null };
export const beside = (stated: number | null, computed: number): Beside => ({
  stated,
  computed,
  difference: stated === null ? null : stated - computed,
});

/** Seats of each class of a line: equal sizes, or the total shared out so that no two classes differ by more than one. */
export function seatsOfClasses(line: { classes: number; perClass: number | null; seats: number }): number[] {
  if (line.perClass !== null) return Array.from({ length: line.classes }, () => line.perClass!);
  const small = Math.floor(line.seats / Math.max(line.classes, 1));
  const larger = line.seats - small * line.classes;
  return Array.from({ length: line.classes }, (_, index) => small + (index < larger ? 1 : 0));
}

/** Names in a plan are those of the first day of its year, or of its order where that came later in that year (an amendment in September). */
export const namesOn = (effectiveDate: CalendarDate | null, year: number): CalendarDate => {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  if (effectiveDate === null || effectiveDate < first) return first;
  return effectiveDate > last ? last : effectiveDate;
};

/** What two slots of one line must share for one to stand for the other under an amendment; the rest belongs to the line. */
export type SlotFacts = { seats: number; funding: string; fundingDetail: string | null };
export type StandingSlot = SlotFacts & { id: string; state: string };
export type SlotPlan = { keep: string[]; withdraw: string[]; add: SlotFacts[] };
/** `settled`: slots already opened, combined, not executed or postponed, which an amendment cannot take back. */
export type SlotRefusal = { refused: 'plan.slot_settled'; settled: number; ordered: number };

/**
 * What an approved version does to the slots of one line. Slots no longer pending stay and count first; pending ones that
 * still fit stay; the others are withdrawn and, where as many are still ordered, added anew. Nothing is overwritten.
 */
export function planSlots(standing: readonly StandingSlot[], ordered: readonly SlotFacts[]): SlotPlan | SlotRefusal {
  const settled = standing.filter((slot) => slot.state !== 'pending' && slot.state !== 'withdrawn');
  if (settled.length > ordered.length) return { refused: 'plan.slot_settled', settled: settled.length, ordered: ordered.length };

  const wanted = [...ordered];
  for (const slot of settled) {
    if (!remove(wanted, slot)) wanted.pop();
  }
  const plan: SlotPlan = { keep: [], withdraw: [], add: [] };
  for (const slot of standing) {
    if (slot.state !== 'pending') continue;
    if (remove(wanted, slot)) plan.keep.push(slot.id);
    else plan.withdraw.push(slot.id);
  }
  plan.add = wanted;
  return plan;
}

function remove(from: SlotFacts[], slot: SlotFacts): boolean {
  const index = from.findIndex(
    (one) => one.seats === slot.seats && one.funding === slot.funding && one.fundingDetail === slot.fundingDetail,
  );
  if (index >= 0) from.splice(index, 1);
  return index >= 0;
}

/** What a version needs before it may be approved: a document, the leadership's word, or (the first one) a stated provenance. */
export function orderProblem(version: {
  no: number;
  documentId: string | null;
  documentPending: boolean;
  provenance: string | null;
}): string | null {
  if (version.documentId || version.documentPending) return null;
  if (version.no > 1) return 'plan.amendment_needs_document';
  return version.provenance ? null : 'plan.needs_document';
}

export type Alarm = 'none' | 'waiting' | 'soon' | 'overdue';
const WARN_DAYS = 30;

/** How pressing a document is that a line waits for: past its day, or within 30 days of it (else of the line's quarter). */
export function alarmOf(
  line: {
    waitsFor: string | null;
    waitsForBy: CalendarDate | null;
    waitsForDocumentId: string | null;
    quarter: number | null;
    year: number;
  },
  today: CalendarDate,
): Alarm {
  if (!line.waitsFor || line.waitsForDocumentId) return 'none';
  const due = line.waitsForBy ?? (line.quarter === null ? null : quarterPeriod(line.year, line.quarter as Quarter).start);
  if (due === null) return 'waiting';
  if (due < today) return 'overdue';
  return due <= addDays(today, WARN_DAYS) ? 'soon' : 'waiting';
}

/** A target against its parts; a part without a number ("theo nhu cầu") leaves the sum open. */
export function targetAmount(target: { stated: number | null; parts: readonly { amount: number | null }[] }): Beside & { open: boolean } {
  const computed = target.parts.reduce((sum, part) => sum + (part.amount ?? 0), 0);
  return {
    ...beside(target.parts.length ? target.stated : null, computed),
    stated: target.stated,
    open: target.parts.some((part) => part.amount === null),
  };
}
