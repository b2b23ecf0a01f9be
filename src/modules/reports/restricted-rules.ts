import { addDays, type CalendarDate, type Period } from '#kit/dates.ts';
import type { TermSum } from './rules.ts';

/** One sum of restricted classes: `fromDay` is the first day of the part of a year that both clocks leave whole. */
export type HiddenSum = {
  fromDay: CalendarDate;
  planYear: number | null;
  account: TermSum['account'];
  term: string;
  detail: string | null;
  direction: 1 | -1;
  quantity: number;
  seats: number;
};
/** `none`: there are none in this year. `withheld`: some, and no total counts them. `trainees`: turns are counted, classes and slots are not. */
export type RestrictedState = 'none' | 'withheld' | 'trainees' | 'whole';
export type Published = { state: RestrictedState; sums: TermSum[] };

/** No number of so few is told: a count below it would point at persons. */
export const FEWEST = 5;
const tellable = (count: number) => count === 0 || count >= FEWEST;

type Group = 'trainees' | 'classes' | 'slots';
const groupOf = { trainee: 'trainees', pool: 'trainees', outside: 'trainees', class: 'classes', slot: 'slots' } as const satisfies Record<
  TermSum['account'],
  Group
>;

/**
 * What of restricted classes the totals of a year count: one line, for the whole tenant and the years of both clocks only. A group of
 * numbers (turns; classes; slots) is told whole or not at all, in the line and in the totals alike, for its terms add up to each other and
 * one held back by itself could be worked out. It is told where every one of its cells is 0 or at least FEWEST in each part of a year that
 * either clock begins or ends with, and so in every difference of two years or two clocks; classes and slots only beside their turns.
 */
export function published(sums: readonly HiddenSum[], year: number, period: Period): Published {
  const groups = new Set<Group>(['trainees', 'classes', 'slots']);
  const edges = [`${year - 1}-12-15`, `${year}-01-01`, `${year}-12-15`, `${year + 1}-01-01`];
  const ofYear = sums.filter((sum) =>
    sum.account === 'slot' ? sum.planYear === year && sum.fromDay < edges[3]! : sum.fromDay < edges[3]!,
  );
  let any = false;
  const check = (group: Group, cells: Iterable<number>) => {
    for (const cell of cells) {
      any ||= cell !== 0;
      if (!tellable(cell)) groups.delete(group);
    }
  };
  for (const account of Object.keys(groupOf) as TermSum['account'][]) {
    const own = ofYear.filter((sum) => sum.account === account);
    const group = groupOf[account];
    const flows = account === 'slot' ? own : own.filter(({ fromDay }) => fromDay >= edges[0]!);
    check(
      group,
      cellsOf(flows, ({ quantity }) => quantity),
    );
    if (account === 'slot')
      check(
        group,
        cellsOf(flows, ({ seats }) => Math.abs(seats)),
      );
    const stockAt = (edge: string, of: (sum: HiddenSum) => number) =>
      own.reduce((stock, sum) => (sum.fromDay < edge ? stock + sum.direction * of(sum) : stock), 0);
    check(
      group,
      edges.map((edge) => stockAt(edge, ({ quantity }) => quantity)),
    );
    if (account === 'slot')
      check(
        group,
        edges.map((edge) => Math.abs(stockAt(edge, ({ seats }) => seats))),
      );
  }
  if (!any) return { state: 'none', sums: [] };
  if (!groups.has('trainees')) return { state: 'withheld', sums: [] };
  const whole = groups.has('classes') && groups.has('slots');
  const told = ofYear.filter(({ account }) => whole || groupOf[account] === 'trainees');
  return { state: whole ? 'whole' : 'trainees', sums: termSums(told, period) };
}

/** Each term with its detail, and each term by itself, in each part of a year. */
function cellsOf(sums: readonly HiddenSum[], of: (sum: HiddenSum) => number): Iterable<number> {
  const cells = new Map<string, number>();
  for (const sum of sums)
    for (const key of [`${sum.fromDay} ${sum.term}`, `${sum.fromDay} ${sum.term} ${sum.detail ?? ''}.`])
      cells.set(key, (cells.get(key) ?? 0) + of(sum));
  return cells.values();
}

/** As the sums beside the ledger are read for a period. */
function termSums(sums: readonly HiddenSum[], { start, end }: Period): TermSum[] {
  const byTerm = new Map<string, TermSum>();
  const after = addDays(end, 1);
  for (const { fromDay, account, term, detail, direction, quantity, seats } of sums) {
    if (fromDay >= after) continue;
    const key = `${account} ${term} ${detail ?? ''}`;
    const sum = byTerm.get(key) ?? { account, term, detail, before: 0, within: 0, after: 0, all: 0, seats: 0, seatsAfter: 0 };
    byTerm.set(key, sum);
    if (fromDay < start) sum.before += direction * quantity;
    else sum.within += quantity;
    sum.after += direction * quantity;
    sum.all += quantity;
    sum.seats += seats;
    sum.seatsAfter += direction * seats;
  }
  return [...byTerm.values()];
}
