import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { alarmOf, namesOn, orderProblem, planSlots, seatsOfClasses, targetAmount, type SlotFacts, type StandingSlot } from './rules.ts';

const facts: SlotFacts = { seats: 80, funding: 'NSTP', fundingDetail: null };
const slots = (states: string[], change: Partial<SlotFacts> = {}): StandingSlot[] =>
  states.map((state, n) => ({ ...facts, ...change, id: `s${n}`, state }));
const order = (count: number, change: Partial<SlotFacts> = {}) => Array.from({ length: count }, () => ({ ...facts, ...change }));

test.each([
  [null, '2021-01-01'],
  ['2020-11-30', '2021-01-01'],
  ['2021-09-20', '2021-09-20'],
  // put in years later
  ['2026-11-23', '2021-12-31'],
])('names of a plan of 2021 by an order of %s are those of %s', (effective, on) => expect(namesOn(effective, 2021)).toBe(on));

describe('an amendment and the slots of a line', () => {
  it.each<[string, StandingSlot[], SlotFacts[], object]>([
    [
      'an opened slot cannot be withdrawn',
      slots(['opened', 'opened', 'pending']),
      order(1),
      { refused: 'plan.slot_settled', settled: 2, ordered: 1 },
    ],
    ['nor one that was not executed', slots(['not_executed']), [], { refused: 'plan.slot_settled', settled: 1, ordered: 0 }],
    ['a new line', [], order(2), { keep: [], withdraw: [], add: order(2) }],
    ['nothing changes', slots(['pending', 'opened']), order(2), { keep: ['s0'], withdraw: [], add: [] }],
    ['more classes', slots(['opened', 'pending']), order(4), { keep: ['s1'], withdraw: [], add: order(2) }],
    ['fewer classes take pending slots', slots(['pending', 'opened', 'pending']), order(2), { keep: ['s0'], withdraw: ['s2'], add: [] }],
    ['the line goes', slots(['pending', 'pending']), [], { keep: [], withdraw: ['s0', 's1'], add: [] }],
    [
      'smaller classes: the open ones keep their seats',
      slots(['opened', 'pending', 'pending']),
      order(3, { seats: 70 }),
      { keep: [], withdraw: ['s1', 's2'], add: order(2, { seats: 70 }) },
    ],
    ['other money', slots(['pending']), order(1, { funding: 'NSH' }), { keep: [], withdraw: ['s0'], add: order(1, { funding: 'NSH' }) }],
    ['a withdrawn slot is not withdrawn twice', slots(['withdrawn', 'pending']), order(1), { keep: ['s1'], withdraw: [], add: [] }],
  ])('%s', (_, standing, ordered, expected) => expect(planSlots(standing, ordered)).toEqual(expected));

  it('property: the slots left are as many as ordered, and only pending ones are touched', () => {
    const slot = fc.record({
      state: fc.constantFrom('pending', 'opened', 'not_executed', 'withdrawn'),
      seats: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(slot, { maxLength: 12 }), fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 12 }), (standing, ordered) => {
        const stand = standing.map((one, n) => ({ ...facts, ...one, id: `s${n}` }));
        const settled = stand.filter((one) => one.state !== 'pending' && one.state !== 'withdrawn');
        const plan = planSlots(
          stand,
          ordered.map((seats) => ({ ...facts, seats })),
        );
        if ('refused' in plan) return settled.length > ordered.length;
        const pending = stand.filter((one) => one.state === 'pending').map((one) => one.id);
        return (
          settled.length + plan.keep.length + plan.add.length === ordered.length &&
          [...plan.keep, ...plan.withdraw].toSorted().join() === pending.toSorted().join()
        );
      }),
    );
  });
});

describe('seats of classes', () => {
  it.each([
    [{ classes: 3, perClass: 70, seats: 210 }, [70, 70, 70]],
    [{ classes: 3, perClass: null, seats: 10 }, [4, 3, 3]],
    [{ classes: 0, perClass: null, seats: 0 }, []],
  ])('%o', (line, expected) => expect(seatsOfClasses(line)).toEqual(expected));
  it('2.806 in 12 classes lose nobody', () => {
    const seats = seatsOfClasses({ classes: 12, perClass: null, seats: 2806 });
    expect([seats.length, seats.reduce((a, b) => a + b), Math.max(...seats) - Math.min(...seats)]).toEqual([12, 2806, 1]);
  });
});

it.each([
  [{ no: 1, documentId: null, documentPending: false, provenance: null }, 'plan.needs_document'],
  [{ no: 2, documentId: null, documentPending: false, provenance: 'suy ra từ kết quả' }, 'plan.amendment_needs_document'],
  [{ no: 1, documentId: null, documentPending: false, provenance: 'suy ra từ kết quả' }, null],
  [{ no: 2, documentId: null, documentPending: true, provenance: null }, null],
  [{ no: 2, documentId: 'd', documentPending: false, provenance: null }, null],
])('approving %o: %s', (version, problem) => expect(orderProblem(version)).toBe(problem));

describe('a line that waits for a document', () => {
  const line = { waitsFor: 'hướng dẫn', waitsForBy: null, waitsForDocumentId: null, quarter: 4, year: 2020 };
  it.each<[string, object, string, string]>([
    ['nothing to wait for', { waitsFor: null }, '2020-12-31', 'none'],
    ['issued', { waitsForDocumentId: 'd' }, '2020-12-31', 'none'],
    ['long before its quarter', {}, '2020-08-31', 'waiting'],
    ['30 days before its quarter', {}, '2020-09-01', 'soon'],
    ['its quarter has begun', {}, '2020-10-02', 'overdue'],
    ['its own day is past', { waitsForBy: '2020-06-01' }, '2020-06-02', 'overdue'],
    ['neither day nor quarter', { quarter: null }, '2020-12-31', 'waiting'],
  ])('%s', (_, change, today, alarm) => expect(alarmOf({ ...line, ...change }, today)).toBe(alarm));
});

describe('targets as printed', () => {
  it.each([
    [
      '37.000 against 1.236 + 300 + 35.074',
      { stated: 37_000, parts: [{ amount: 1236 }, { amount: 300 }, { amount: 35_074 }] },
      { stated: 37_000, computed: 36_610, difference: 390, open: false },
    ],
    [
      '2.800 against 160 + 2.550 + theo nhu cầu',
      { stated: 2800, parts: [{ amount: 160 }, { amount: 2550 }, { amount: null }] },
      { stated: 2800, computed: 2710, difference: 90, open: true },
    ],
    ['no parts', { stated: 100, parts: [] }, { stated: 100, computed: 0, difference: null, open: false }],
    ['nothing stated', { stated: null, parts: [{ amount: 5 }] }, { stated: null, computed: 5, difference: null, open: false }],
  ])('%s', (_, target, expected) => expect(targetAmount(target)).toEqual(expected));
});
