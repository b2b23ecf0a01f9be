import { describe, expect, test } from 'vitest';
import type { Facts, Matrix } from '#modules/delegation';
import { itemsNeeded } from './items-needed.ts';
import { addMonths, addWorkingDays, daysLate, problemOf, requestState, ruleOn, transitions, type Act, type Situation } from './rules.ts';

const right: Situation = { request: 'open', item: 'pending', atFrom: false, atDesk: true, submitted: false, decided: false, remark: null };
const back: Situation = { ...right, item: 'returned', atFrom: true, atDesk: false };

describe('what is refused, and the first reason', () => {
  test.each<[string, Act, Situation, string | null]>([
    ['what is closed', 'agreed', { ...right, request: 'withdrawn' }, 'approvals.closed'],
    ['another desk', 'agreed', { ...right, atDesk: false }, 'approvals.not_your_desk'],
    ['one’s own', 'agreed', { ...right, submitted: true }, 'approvals.own_request'],
    ['one’s own, to return it', 'returned', { ...right, submitted: true, remark: 'sửa' }, 'approvals.own_request'],
    ['one’s own, to refuse it', 'refused', { ...right, submitted: true, remark: 'không' }, 'approvals.own_request'],
    ['what is agreed already', 'agreed', { ...right, item: 'agreed' }, 'approvals.decided_already'],
    ['what the request is not about', 'agreed', { ...right, item: null }, 'approvals.decided_already'],
    ['returning without a word', 'returned', right, 'approvals.remark_needed'],
    ['refusing with blanks', 'refused', { ...right, remark: '  ' }, 'approvals.remark_needed'],
    ['submitting again what was not returned', 'resubmitted', { ...back, item: 'pending' }, 'approvals.nothing_returned'],
    ['submitting again for another unit', 'resubmitted', { ...back, atFrom: false }, 'approvals.not_yours'],
    ['submitting again what one has decided on', 'resubmitted', { ...back, decided: true }, 'approvals.decided_by_you'],
    ['withdrawing for another unit', 'withdrawn', { ...back, atFrom: false }, 'approvals.not_yours'],
    ['withdrawing what is agreed', 'withdrawn', { ...back, request: 'agreed' }, 'approvals.closed'],
    ['agreeing', 'agreed', right, null],
    ['returning with a remark', 'returned', { ...right, remark: 'thiếu tài liệu' }, null],
    ['submitting again', 'resubmitted', back, null],
    ['withdrawing', 'withdrawn', { ...back, item: 'pending' }, null],
  ])('%s', (_case, act, situation, reason) => expect(problemOf(act, situation)).toBe(reason));

  const wrong: [string, Partial<Situation>, Act[], string][] = [
    ['what is closed', { request: 'refused' }, ['agreed', 'returned', 'refused', 'resubmitted', 'withdrawn'], 'approvals.closed'],
    ['at another desk', { atDesk: false }, ['agreed', 'returned', 'refused'], 'approvals.not_your_desk'],
    ['for another unit', { atFrom: false }, ['resubmitted', 'withdrawn'], 'approvals.not_yours'],
    ['one’s own', { submitted: true }, ['agreed', 'returned', 'refused'], 'approvals.own_request'],
    ['what one has decided on', { decided: true }, ['resubmitted', 'withdrawn'], 'approvals.decided_by_you'],
    ['what is not waiting', { item: 'agreed' }, ['agreed', 'returned', 'refused'], 'approvals.decided_already'],
    ['what was not returned', { item: 'agreed' }, ['resubmitted'], 'approvals.nothing_returned'],
    ['without a word', { remark: ' ' }, ['returned', 'refused'], 'approvals.remark_needed'],
  ];
  test.each(wrong)('%s, by every act that is refused for it', (_case, change, acts, reason) => {
    for (const act of acts) {
      const fine = { ...(act === 'resubmitted' || act === 'withdrawn' ? back : right), remark: 'lý do' };
      expect([act, problemOf(act, fine), problemOf(act, { ...fine, ...change })]).toEqual([act, null, reason]);
    }
  });

  test('no way to an answer leaves out who submitted', () => {
    for (const act of ['agreed', 'returned', 'refused'] as const) expect(transitions[act].asks).toContain('has_not_submitted');
    for (const act of ['resubmitted', 'withdrawn'] as const) expect(transitions[act].asks).toContain('has_not_decided');
  });
});

test('a request is agreed by all, refused by one', () => {
  expect(requestState(['agreed', 'agreed'])).toBe('agreed');
  expect(requestState(['agreed', 'pending'])).toBe('open');
  expect(requestState(['agreed', 'returned'])).toBe('open');
  expect(requestState(['agreed', 'refused', 'pending'])).toBe('refused');
});

describe('which of the five items are asked of whom', () => {
  const [school, commission, homeAffairs] = [1, 2, 3];
  const facts: Facts = {
    nature: null,
    familyId: null,
    bloc: 2,
    audienceManager: null,
    offPlan: false,
    runner: school,
    lead: homeAffairs,
    host: null,
  };
  const of = (...cells: [string, number, string][]): Matrix => ({
    versionId: 'v',
    cases: [
      {
        nature: null,
        familyId: null,
        bloc: null,
        audienceManager: null,
        offPlan: null,
        cells: cells.map(([decision, unitId, part]) => ({ decision, body: 'unit', unitId, part }) as never),
      },
    ],
  });

  test.each<[string, Matrix | null, { item: string; unit: number }[]]>([
    ['no matrix: none', null, []],
    ['what the school decides by itself: none', of(['content', school, 'decides'], ['list', school, 'decides']), []],
    [
      'nor where others are consulted or informed',
      of(['content', school, 'decides'], ['content', commission, 'consulted'], ['content', homeAffairs, 'informed']),
      [],
    ],
    ['what another decides is not asked class by class', of(['list', homeAffairs, 'decides']), []],
    [
      'where another must agree: of it',
      of(['curriculum', school, 'decides'], ['curriculum', homeAffairs, 'agrees']),
      [{ item: 'materials', unit: homeAffairs }],
    ],
    [
      'where two must: of both',
      of(['audience', commission, 'approves'], ['audience', homeAffairs, 'agrees']),
      [
        { item: 'audience', unit: commission },
        { item: 'audience', unit: homeAffairs },
      ],
    ],
    ['time is the opening', of(['opening', homeAffairs, 'agrees']), [{ item: 'time', unit: homeAffairs }]],
    ['payment is none of the five', of(['payment', homeAffairs, 'decides']), []],
  ])('%s', (_case, matrix, needed) => expect(itemsNeeded(matrix, facts)).toEqual(needed));
});

test('deadlines count Monday to Friday, days off left out, days made up for counted', () => {
  const plain = { off: new Set<string>(), working: new Set<string>() };
  expect(addWorkingDays('2026-11-23', 5, plain)).toBe('2026-11-30'); // a Monday
  expect(addWorkingDays('2026-11-27', 1, plain)).toBe('2026-11-30'); // a Friday
  expect(addWorkingDays('2026-11-28', 1, plain)).toBe('2026-11-30'); // a Saturday
  const exchanged = { off: new Set(['2026-11-30']), working: new Set(['2026-12-05']) };
  expect(addWorkingDays('2026-11-27', 1, exchanged)).toBe('2026-12-01');
  expect(addWorkingDays('2026-11-27', 5, exchanged)).toBe('2026-12-05');
  expect(addWorkingDays('2026-11-30', 1, exchanged)).toBe('2026-12-01'); // submitted on a day off
  expect([daysLate(null, '2026-12-01'), daysLate('2026-12-01', '2026-12-01'), daysLate('2026-11-28', '2026-12-01')]).toEqual([0, 0, 3]);
  expect([addMonths('2024-01-31', 1), addMonths('2024-11-15', 3), addMonths('2026-05-31', 12)]).toEqual([
    '2024-02-29',
    '2025-02-15',
    '2027-05-31',
  ]);
});

test('a rule holds from its day', () => {
  const rules = [
    { kind: 'concurrence', validFrom: '2025-07-01', days: 5 },
    { kind: 'concurrence', validFrom: '2020-01-01', days: 10 },
    { kind: 'appraisal', validFrom: '2020-01-01', days: 30 },
  ];
  expect(ruleOn(rules, 'concurrence', '2019-12-31')).toBe(null);
  expect(ruleOn(rules, 'concurrence', '2025-06-30')?.days).toBe(10);
  expect(ruleOn(rules, 'concurrence', '2025-07-01')?.days).toBe(5);
  expect(ruleOn(rules, 'off_plan', '2025-07-01')).toBe(null);
});
