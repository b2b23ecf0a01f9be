import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, calendarDate, type CalendarDate } from '#kit/dates.ts';
import { judgeCheck, secretOf } from './checks.ts';
import { nothingKnown, type Facts, type KnownDay, type Occasion } from './facts.ts';
import type { Check } from './rule-contract.ts';
import { monthsSince, yearsSince } from './spans.ts';

const day = (date: CalendarDate, precision: KnownDay['precision'] = 'day'): KnownDay => ({ date, precision });
const OPENS = '2026-03-01';
const occasion: Occasion = {
  familyId: 'F',
  studyMode: 'part_time',
  days: { expected_opening: OPENS, sending_decision: '2026-02-10', end_of_submission: '2026-01-31' },
  endsOn: '2026-10-31',
  studyMonths: 8,
  commitmentMonths: null,
  otherClasses: [],
};
const ask = (check: Check, facts: Partial<Facts>, beside: Partial<Occasion> = {}, on: CalendarDate | null = OPENS) => {
  const { outcome, needs } = judgeCheck(check, { ...nothingKnown, ...facts }, { ...occasion, ...beside }, on);
  return outcome === 'missing' ? `missing ${needs!.say.replace('eligibility.need.', '')}` : outcome;
};

describe('ages', () => {
  const atLeast: Check = { kind: 'age_at_least', parameters: { female: 28, male: 30 } };
  const atMost: Check = { kind: 'age_at_most', parameters: { female: 45, male: 45 } };

  test.each<[Check, Partial<Facts>, string]>([
    // the birthday on the reference day counts; the day before it does not
    [atLeast, { sex: 'female', birth: day('1998-03-02') }, 'failed'],
    [atLeast, { sex: 'female', birth: day('1998-03-01') }, 'passed'],
    [atLeast, { sex: 'male', birth: day('1998-03-01') }, 'failed'],
    [atLeast, { sex: 'male', birth: day('1996-03-01') }, 'passed'],
    // sex not known: sure only outside both bounds
    [atLeast, { birth: day('1997-01-01') }, 'missing sex'],
    [atLeast, { birth: day('1996-03-01') }, 'passed'],
    [atLeast, { birth: day('1998-03-02') }, 'failed'],
    // year or month alone: sure both ways, or missing
    [atLeast, { sex: 'male', birth: day('1996-01-01', 'year') }, 'missing birth_day'],
    [atLeast, { sex: 'male', birth: day('1995-01-01', 'year') }, 'passed'],
    [atLeast, { sex: 'male', birth: day('1997-01-01', 'year') }, 'failed'],
    [atLeast, { sex: 'male', birth: day('1996-03-01', 'month') }, 'missing birth_day'],
    [atLeast, { sex: 'male', birth: day('1996-02-01', 'month') }, 'passed'],
    [atLeast, { sex: 'male', birth: day('1996-04-01', 'month') }, 'failed'],
    [atLeast, { sex: 'male' }, 'missing birth_date'],
    // 29/2: a year older on 1/3
    [atLeast, { sex: 'female', birth: day('1996-02-29') }, 'passed'],
    // not over 45: until the day before the 46th birthday
    [atMost, { birth: day('1981-03-01') }, 'passed'],
    [atMost, { birth: day('1980-03-02') }, 'passed'],
    [atMost, { birth: day('1980-03-01') }, 'failed'],
    [atMost, { birth: day('1980-01-01', 'year') }, 'missing birth_day'],
  ])('%j of %j: %s', (check, facts, outcome) => expect(ask(check, facts)).toBe(outcome));

  test('born on 29 February, in years with and without that day', () => {
    expect(yearsSince(day('2000-02-29'), '2018-02-28')).toEqual([17, 17]);
    expect(yearsSince(day('2000-02-29'), '2018-03-01')).toEqual([18, 18]);
    expect(yearsSince(day('2000-02-29'), '2020-02-29')).toEqual([20, 20]);
    expect(yearsSince(day('2000-02-29'), '2020-02-28')).toEqual([19, 19]);
  });

  test('no reference day, no age', () => {
    expect(ask(atLeast, { sex: 'male', birth: day('1960-01-01') }, {}, null)).toBe('missing reference_day');
  });

  test('the age is printed with the day it was counted on, and with both where it is not sure', () => {
    const value = (birth: KnownDay) => judgeCheck(atLeast, { ...nothingKnown, sex: 'male', birth }, occasion, OPENS).value;
    expect(value(day('1990-03-02'))).toEqual({ say: 'eligibility.age', params: { age: 35, on: OPENS } });
    expect(value(day('1990-01-01', 'year'))).toEqual({ say: 'eligibility.age_between', params: { least: 35, most: 36, on: OPENS } });
  });

  const someDay = fc
    .tuple(fc.integer({ min: 1955, max: 2008 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
    .map(([y, m, d]) => calendarDate(y, m, d))
    .filter((one) => one !== null);
  const someFacts = fc.record({
    sex: fc.constantFrom('male' as const, 'female' as const, null),
    birth: fc.record({ date: someDay, precision: fc.constantFrom('day' as const, 'month' as const, 'year' as const) }),
  });
  const later = fc
    .tuple(someDay, fc.integer({ min: 0, max: 9000 }))
    .map(([from, days]) => [addDays(from, 15000), addDays(from, 15000 + days)] as const);
  const rank = { failed: 0, missing: 1, passed: 2 };
  const outcome = (check: Check, facts: Partial<Facts>, on: CalendarDate) =>
    rank[judgeCheck(check, { ...nothingKnown, ...facts }, occasion, on).outcome];

  test('a later reference day never makes somebody too young, nor young enough again', () => {
    fc.assert(
      fc.property(someFacts, later, (facts, [on, then]) => {
        expect(outcome(atLeast, facts, then)).toBeGreaterThanOrEqual(outcome(atLeast, facts, on));
        expect(outcome(atMost, facts, then)).toBeLessThanOrEqual(outcome(atMost, facts, on));
      }),
      { numRuns: 2000 },
    );
  });

  test('what is sure with little known stays so when the rest is learned', () => {
    fc.assert(
      fc.property(someDay, fc.constantFrom('male' as const, 'female' as const), later, (date, sex, [on]) => {
        const truth = judgeCheck(atLeast, { ...nothingKnown, sex, birth: day(date) }, occasion, on).outcome;
        for (const precision of ['month', 'year'] as const)
          for (const known of [sex, null]) {
            const told = judgeCheck(atLeast, { ...nothingKnown, sex: known, birth: day(date, precision) }, occasion, on).outcome;
            expect(['missing', truth]).toContain(told);
          }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what else is asked', () => {
  const party: Check = { kind: 'party_status', parameters: { anyOf: ['probationary', 'full'] } };
  const fullMember: Check = { kind: 'party_status', parameters: { anyOf: ['full'] } };
  const college: Check = { kind: 'education_at_least', parameters: { level: 'college', minorityLevel: 'upper_secondary' } };
  const university: Check = { kind: 'education_at_least', parameters: { level: 'university', minorityLevel: null } };
  const rated: Check = { kind: 'ratings_good_years', parameters: { years: 2 } };
  const served: Check = { kind: 'service_months_at_least', parameters: { months: 36 } };
  const ranked: Check = { kind: 'rank_years_at_least', parameters: { ranks: ['specialist'], years: 6 } };
  const years = (...good: [number, boolean][]) => ({ ratings: good.map(([year, one]) => ({ year, good: one })) });

  test.each<[Check, Partial<Facts>, string]>([
    [party, {}, 'missing party_status'],
    [party, { partyStatus: 'none' }, 'failed'],
    [party, { partyStatus: 'probationary' }, 'passed'],
    [fullMember, { partyStatus: 'probationary' }, 'failed'],
    [college, {}, 'missing education'],
    [college, { education: 'college' }, 'passed'],
    [college, { education: 'vocational' }, 'missing ethnic_minority'],
    [college, { education: 'upper_secondary', ethnicMinority: true }, 'passed'],
    [college, { education: 'upper_secondary', ethnicMinority: false }, 'failed'],
    [college, { education: 'lower_secondary', ethnicMinority: true }, 'failed'],
    [university, { education: 'college', ethnicMinority: true }, 'failed'],
    // the two calendar years before that of the reference day, both
    [rated, years([2024, true], [2025, true]), 'passed'],
    [rated, years([2024, true], [2025, false]), 'failed'],
    [rated, years([2023, true], [2024, true]), 'missing ratings'],
    [rated, years([2025, false]), 'failed'],
    [rated, years([2025, true], [2026, true]), 'missing ratings'],
    [served, {}, 'missing serving_since'],
    [served, { servingSince: day('2023-03-01') }, 'passed'],
    [served, { servingSince: day('2023-03-02') }, 'failed'],
    [served, { servingSince: day('2023-01-01', 'year') }, 'missing serving_day'],
    [served, { servingSince: day('2022-01-01', 'year') }, 'passed'],
    [ranked, {}, 'missing ranks'],
    [ranked, { ranks: [] }, 'failed'],
    [ranked, { ranks: [{ rank: 'officer', since: day('2000-01-01') }] }, 'failed'],
    [ranked, { ranks: [{ rank: 'specialist', since: day('2020-03-01') }] }, 'passed'],
    [ranked, { ranks: [{ rank: 'specialist', since: day('2020-01-01', 'year') }] }, 'missing rank_day'],
    [{ kind: 'not_known', parameters: {} }, { partyStatus: 'full', education: 'doctorate' }, 'missing rule_text'],
  ])('%j of %j: %s', (check, facts, outcome) => expect(ask(check, facts)).toBe(outcome));

  test('a month is full on its day, or on the first of the next where there is no such day', () => {
    expect(monthsSince(day('2023-08-31'), '2023-09-30')).toEqual([0, 0]);
    expect(monthsSince(day('2023-08-31'), '2023-10-01')).toEqual([1, 1]);
    expect(monthsSince(day('2023-08-31'), '2026-08-31')).toEqual([36, 36]);
  });

  test('a commitment is counted in lengths of study', () => {
    const thrice: Check = { kind: 'commitment_multiple', parameters: { times: 3 } };
    expect(ask(thrice, {})).toBe('missing commitment');
    expect(ask(thrice, {}, { commitmentMonths: 72, studyMonths: null })).toBe('missing study_months');
    expect(ask(thrice, {}, { commitmentMonths: 71, studyMonths: 24 })).toBe('failed');
    expect(ask(thrice, {}, { commitmentMonths: 72, studyMonths: 24 })).toBe('passed');
    expect(ask({ kind: 'commitment_multiple', parameters: { times: 2 } }, {}, { commitmentMonths: 48, studyMonths: 24 })).toBe('passed');
  });

  test('schooling with an exception for minorities is a secret whether or not the exception was used; other schooling is none', () => {
    expect([secretOf(college), secretOf(university), secretOf(party), secretOf(rated)]).toEqual(['minority', null, 'party', null]);
  });
});

describe('what somebody holds already', () => {
  const level: Check = { kind: 'not_holding_same_or_higher', parameters: { theoryLevel: 'intermediate', confirmedBefore: '2021-07-09' } };
  const same: Check = { kind: 'not_holding_same_or_higher', parameters: { theoryLevel: null, confirmedBefore: null } };
  const theory = (
    levelHeld: 'elementary' | 'intermediate' | 'advanced',
    evidence: 'diploma' | 'confirmation' | 'stated',
    issuedOn: string | null,
    precision: KnownDay['precision'] = 'day',
  ) => ({
    certificates: [],
    theory: [{ level: levelHeld, evidence, issuedOn: issuedOn === null ? null : day(issuedOn, precision) }],
  });
  const held = (familyId: string, issuedOn: string | null) => ({ certificates: [{ familyId, title: 'Bằng', issuedOn }] });

  test.each<[Check, Partial<Facts>, string]>([
    [same, {}, 'missing certificates'],
    [same, { certificates: [] }, 'passed'],
    [same, held('F', '2026-03-01'), 'failed'],
    [same, held('F', null), 'failed'],
    [same, held('OTHER', '2020-01-01'), 'passed'],
    // of a list of last year: what was issued after its opening was not held then
    [same, held('F', '2026-03-02'), 'passed'],
    [level, theory('elementary', 'diploma', '2015-01-01'), 'passed'],
    [level, theory('intermediate', 'diploma', '2015-01-01'), 'failed'],
    [level, theory('advanced', 'diploma', null), 'failed'],
    // a confirmation counts when issued before 9/7/2021
    [level, theory('intermediate', 'confirmation', '2021-07-08'), 'failed'],
    [level, theory('intermediate', 'confirmation', '2021-07-09'), 'missing theory_proof'],
    [level, theory('intermediate', 'confirmation', null), 'missing theory_proof'],
    [level, theory('intermediate', 'confirmation', '2021-01-01', 'year'), 'missing theory_proof'],
    [level, theory('intermediate', 'confirmation', '2020-01-01', 'year'), 'failed'],
    [level, theory('intermediate', 'stated', null), 'missing theory_proof'],
  ])('%j of %j: %s', (check, facts, outcome) => expect(ask(check, facts)).toBe(outcome));
});

describe('classes at the same time', () => {
  const apart: Check = { kind: 'not_enrolled_overlapping', parameters: {} };
  const other = (from: string, to: string | null) => ({ otherClasses: [{ code: 'B', from, to }] });
  test.each<[Partial<Occasion>, string]>([
    [{ otherClasses: null }, 'missing other_classes'],
    [{ otherClasses: [] }, 'passed'],
    [other('2026-01-01', '2026-02-28'), 'passed'],
    [other('2026-01-01', '2026-03-01'), 'failed'],
    [other('2026-10-31', '2026-12-01'), 'failed'],
    [other('2026-11-01', '2026-12-01'), 'passed'],
    // an end that is not fixed: sure where the known day falls within, possible otherwise
    [other('2026-05-01', null), 'failed'],
    [other('2025-05-01', null), 'missing end_of_class'],
    [other('2026-11-01', null), 'passed'],
    [{ ...other('2026-05-01', '2026-06-01'), endsOn: null }, 'missing end_of_class'],
    [{ ...other('2026-02-01', '2026-06-01'), endsOn: null }, 'failed'],
    [{ ...other('2026-05-01', '2026-06-01'), days: { ...occasion.days, expected_opening: null } }, 'missing opening'],
  ])('%j: %s', (beside, outcome) => expect(ask(apart, {}, beside)).toBe(outcome));
});
