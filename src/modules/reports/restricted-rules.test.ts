import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yearPeriod } from '#kit/dates.ts';
import { FEWEST, published, type HiddenSum } from './restricted-rules.ts';
import { brokenIdentities, rollForward } from './rules.ts';

const sum = (fromDay: string, account: HiddenSum['account'], term: string, quantity: number, more: Partial<HiddenSum> = {}): HiddenSum => ({
  fromDay,
  planYear: null,
  account,
  term,
  detail: null,
  direction: ['joined', 'opened'].includes(term) && account !== 'slot' ? 1 : -1,
  quantity,
  seats: 0,
  ...more,
});
const classOf = (trainees: number, left = 0, year = 2024): HiddenSum[] => [
  sum(`${year}-01-01`, 'trainee', 'joined', trainees, { detail: 'at_opening' }),
  ...(left ? [sum(`${year}-01-01`, 'trainee', 'left', left, { detail: 'withdrawn' })] : []),
  sum(`${year}-01-01`, 'trainee', 'finished', trainees - left),
  sum(`${year}-01-01`, 'class', 'opened', 1),
  sum(`${year}-01-01`, 'class', 'closed', 1),
];
const many = (count: number, of: HiddenSum[]) => of.map((one) => ({ ...one, quantity: one.quantity * count }));
const state = (sums: HiddenSum[], year = 2024) => published(sums, year, yearPeriod('calendar', year)).state;

describe('what is told of restricted classes', () => {
  test.each<[string, string, HiddenSum[], number?]>([
    ['nothing where there is none', 'none', []],
    ['nothing of another year', 'none', classOf(30), 2026],
    ['turns, but not one class', 'trainees', classOf(30)],
    ['all, where there are enough classes too', 'whole', many(5, classOf(30))],
    ['no turns where three left', 'withheld', classOf(30, 3)],
    ['but where five did', 'trainees', classOf(30, 5)],
    ['not a class of four', 'withheld', classOf(4)],
    ['not where four are carried into the year', 'withheld', [sum('2023-01-01', 'trainee', 'joined', 4), ...classOf(30)]],
    [
      'not where the fortnight that only one clock counts holds two',
      'withheld',
      [...classOf(30), sum('2024-12-15', 'trainee', 'joined', 2)],
    ],
    [
      'nor where it is the fortnight before',
      'withheld',
      [sum('2023-12-15', 'trainee', 'joined', 2), sum('2024-01-01', 'trainee', 'left', 2), ...classOf(30)],
    ],
    ['not where a detail of a term is small', 'withheld', [...classOf(30), sum('2024-01-01', 'trainee', 'joined', 3, { detail: 'late' })]],
    [
      'nor where those who wait to continue are few',
      'withheld',
      [...classOf(30), sum('2024-01-01', 'pool', 'deferred', 2, { direction: 1 })],
    ],
    [
      'no classes where slots are few',
      'trainees',
      [...many(5, classOf(30)), sum('2024-01-01', 'slot', 'planned', 1, { planYear: 2024, direction: 1, seats: 30 })],
    ],
  ])('%s: %s', (_what, expected, sums, year) => expect(state(sums, year)).toBe(expected));
});

const parts = [2022, 2023, 2024, 2025].flatMap((year) => [`${year}-01-01`, `${year}-12-15`]);
const traineeTerms = ['joined', 'rejoined', 'moved_in', 'finished', 'not_recognised', 'deferred', 'left', 'moved_out'];
const anySum = fc.oneof(
  fc.record({
    fromDay: fc.constantFrom(...parts),
    planYear: fc.constant(null),
    account: fc.constant('trainee' as const),
    term: fc.constantFrom(...traineeTerms),
    detail: fc.constantFrom(null, 'late', 'at_opening'),
    direction: fc.constant(1 as const),
    quantity: fc.constantFrom(0, 1, 2, 4, 5, 6, 7, 30, 87),
    seats: fc.constant(0),
  }),
  fc.record({
    fromDay: fc.constantFrom(...parts),
    planYear: fc.constant(null),
    account: fc.constant('class' as const),
    term: fc.constantFrom('opened', 'closed'),
    detail: fc.constant(null),
    direction: fc.constant(1 as const),
    quantity: fc.constantFrom(0, 1, 5, 9),
    seats: fc.constant(0),
  }),
);
const comesIn = new Set(['joined', 'rejoined', 'moved_in', 'opened']);
const signed = (sums: HiddenSum[]): HiddenSum[] =>
  sums.map((one) => ({ ...one, direction: comesIn.has(one.term) ? (1 as const) : (-1 as const) }));
const numbersIn = (value: unknown): number[] =>
  typeof value === 'number' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];

test('property: whatever restricted classes there are, no number of 1 to 4 is told or follows from what is', () => {
  let told = 0;
  fc.assert(
    fc.property(fc.array(anySum, { maxLength: 14 }), (given) => {
      const sums = signed(given);
      const answers = [2022, 2023, 2024, 2025].map((year) => ({
        year,
        clocks: (['calendar', 'administrative'] as const).map((clock) => published(sums, year, yearPeriod(clock, year))),
      }));
      for (const { year, clocks } of answers) {
        // one clock never tells what the other keeps
        expect(clocks[0]!.state).toBe(clocks[1]!.state);
        for (const { sums: line, state: said } of clocks) {
          if (line.length === 0) continue;
          told++;
          const { variance: _, ...numbers } = rollForward(line);
          for (const number of numbersIn(numbers))
            expect(number === 0 || Math.abs(number) >= FEWEST, `${year} ${said}: ${number}`).toBe(true);
          // what is told adds up by itself, so nothing that is kept stands in its place
          expect(brokenIdentities({ ...rollForward(line) })).toEqual([]);
        }
        // the parts that the two clocks and the neighbouring years leave when they are taken from each other
        if (clocks[0]!.sums.length > 0) {
          for (const part of [`${year - 1}-12-15`, `${year}-01-01`, `${year}-12-15`])
            for (const term of traineeTerms) {
              const cell = sums
                .filter((one) => one.account === 'trainee' && one.fromDay === part && one.term === term)
                .reduce((count, one) => count + one.quantity, 0);
              expect(cell === 0 || cell >= FEWEST).toBe(true);
            }
        }
      }
    }),
    { numRuns: 2000 },
  );
  expect(told).toBeGreaterThan(100);
});
