import { expect, test } from 'vitest';
import { check, type Check } from '../contract.ts';
import { checkOf, noCheck, valuesOf } from './draft.ts';

const some: Check[] = [
  { kind: 'party_status', parameters: { anyOf: ['full', 'probationary'] } },
  { kind: 'education_at_least', parameters: { level: 'college', minorityLevel: 'upper_secondary' } },
  { kind: 'education_at_least', parameters: { level: 'university', minorityLevel: null } },
  { kind: 'age_at_least', parameters: { female: 28, male: 30 } },
  { kind: 'age_at_most', parameters: { female: 45, male: 45 } },
  { kind: 'ratings_good_years', parameters: { years: 2 } },
  { kind: 'service_months_at_least', parameters: { months: 36 } },
  { kind: 'rank_years_at_least', parameters: { ranks: ['specialist', 'principal_specialist'], years: 6 } },
  { kind: 'commitment_multiple', parameters: { times: 3 } },
  { kind: 'not_holding_same_or_higher', parameters: { theoryLevel: 'intermediate', confirmedBefore: '2021-07-09' } },
  { kind: 'not_holding_same_or_higher', parameters: { theoryLevel: null, confirmedBefore: null } },
  { kind: 'not_enrolled_overlapping', parameters: {} },
  { kind: 'not_known', parameters: {} },
];

test.each(some)('a $kind that is not changed is sent as it was', (one) => {
  expect(check.parse(checkOf(valuesOf(one)))).toEqual(one);
});

test('nothing chosen is nothing that the server would take', () => {
  expect(check.safeParse(checkOf(noCheck)).success).toBe(false);
  expect(check.safeParse(checkOf({ ...noCheck, kind: 'age_at_least' })).success).toBe(false);
  expect(check.safeParse(checkOf({ ...noCheck, kind: 'party_status' })).success).toBe(false);
});
