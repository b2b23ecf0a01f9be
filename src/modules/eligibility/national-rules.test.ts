import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#kit/dates.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { smallLedger } from '#test/small-ledger.ts';
import { nothingKnown, type Facts, type Occasion } from './facts.ts';
import { rulesInForce } from './queries.ts';
import { judge } from './rules.ts';

/** E-01 … E-08 as they are filled in, each on who it refuses first. E-07 is the desk's: a rule set aside by a numbered document (screening.test.ts). */
let fresh: FreshDatabase;
const families = new Map<string, string>();
beforeAll(async () => {
  fresh = await freshDatabase();
  const ledger = await smallLedger(fresh);
  for (const [scheme, family] of [
    ['TCLLCT', 'TCLLCT'],
    ['CCLLCT', 'CCLLCT'],
    ['SAU_DAI_HOC', 'THS'],
  ] as const) {
    const { id } = await ledger.family(family);
    families.set(scheme, id);
    await fresh.sql(
      `insert into eligibility_scheme_family (scheme_id, family_id) select id, $2 from eligibility_scheme where code = $1 on conflict do nothing`,
      [scheme, id],
    );
  }
});

const sound: Facts = {
  ...nothingKnown,
  category: 'civil_servant',
  sex: 'male',
  birth: { date: '1983-01-01', precision: 'day' },
  partyStatus: 'full',
  ethnicMinority: false,
  education: 'university',
  ratings: Array.from({ length: 10 }, (_, n) => ({ year: 2017 + n, good: true })),
  servingSince: { date: '2008-01-01', precision: 'day' },
  theory: [],
  certificates: [],
};
const FIRST_OF_350 = '2025-08-29';
const LAST_OF_57 = '2025-08-28';
const outcome = async (scheme: string, rule: string, on: string, facts: Partial<Facts>, occasion: Partial<Occasion>) => {
  const familyId = families.get(scheme)!;
  const inForce = await fresh.database.read(fresh.admin, (db) => rulesInForce(db, { familyId, on }));
  const { rules } = judge(
    inForce,
    { ...sound, ...facts },
    {
      familyId,
      studyMode: 'part_time',
      days: { expected_opening: on, sending_decision: on, end_of_submission: on },
      endsOn: addDays(on, 700),
      studyMonths: 24,
      commitmentMonths: 72,
      otherClasses: [],
      ...occasion,
    },
  );
  return rules.find((one) => one.rule === rule)?.outcome ?? 'not asked';
};
const born = (date: string): Partial<Facts> => ({ birth: { date, precision: 'day' } });
const woman = (date: string): Partial<Facts> => ({ ...born(date), sex: 'female' });
const lyLuan = (level: 'intermediate' | 'advanced', evidence: 'diploma' | 'confirmation' | 'stated', on: string): Partial<Facts> => ({
  theory: [{ level, evidence, issuedOn: { date: on, precision: 'day' } }],
});
const other = (from: string, to: string): Partial<Occasion> => ({ otherClasses: [{ code: 'X', from, to }] });

type Case = [scheme: string, rule: string, on: string, who: string, outcome: string, facts: Partial<Facts>, occasion?: Partial<Occasion>];
describe('who is refused, who passes, by the version of the day', () => {
  test.each<Case>([
    ['TCLLCT', 'E-01', LAST_OF_57, 'not in the Party', 'failed', { partyStatus: 'none' }],
    ['TCLLCT', 'E-01', FIRST_OF_350, 'not in the Party', 'failed', { partyStatus: 'none' }],
    ['TCLLCT', 'E-01', FIRST_OF_350, 'nobody has said', 'missing', { partyStatus: null }],
    ['TCLLCT', 'E-01', FIRST_OF_350, 'on probation', 'passed', { partyStatus: 'probationary' }],

    ['TCLLCT', 'E-02', LAST_OF_57, 'vocational, no minority', 'failed', { education: 'vocational' }],
    ['TCLLCT', 'E-02', FIRST_OF_350, 'lower secondary of a minority', 'failed', { education: 'lower_secondary', ethnicMinority: true }],
    [
      'TCLLCT',
      'E-02',
      FIRST_OF_350,
      'upper secondary, minority not known',
      'missing',
      { education: 'upper_secondary', ethnicMinority: null },
    ],
    ['TCLLCT', 'E-02', FIRST_OF_350, 'upper secondary of a minority', 'passed', { education: 'upper_secondary', ethnicMinority: true }],
    ['TCLLCT', 'E-02', LAST_OF_57, 'college', 'passed', { education: 'college' }],

    ['TCLLCT', 'E-03', LAST_OF_57, 'a man a day under 35', 'failed', born('1990-08-29')],
    ['TCLLCT', 'E-03', LAST_OF_57, 'a woman a day under 33', 'failed', woman('1992-08-29')],
    ['TCLLCT', 'E-03', FIRST_OF_350, 'a man a day under 30', 'failed', born('1995-08-30')],
    ['TCLLCT', 'E-03', FIRST_OF_350, 'a woman a day under 28', 'failed', woman('1997-08-30')],
    ['TCLLCT', 'E-03', FIRST_OF_350, 'a man of 30 that day', 'passed', born('1995-08-29')],
    ['TCLLCT', 'E-03', LAST_OF_57, 'a man of 35 that day', 'passed', born('1990-08-28')],
    ['TCLLCT', 'E-03', FIRST_OF_350, 'anybody, full-time', 'not asked', born('2004-01-01'), { studyMode: 'full_time' }],

    [
      'TCLLCT',
      'E-04',
      FIRST_OF_350,
      'a poor year of the two before',
      'failed',
      {
        ratings: [
          { year: 2023, good: true },
          { year: 2024, good: false },
        ],
      },
    ],
    ['TCLLCT', 'E-04', FIRST_OF_350, 'one year of two on record', 'missing', { ratings: [{ year: 2024, good: true }] }],
    [
      'TCLLCT',
      'E-04',
      FIRST_OF_350,
      'a poor year before the two',
      'passed',
      {
        ratings: [
          { year: 2022, good: false },
          { year: 2023, good: true },
          { year: 2024, good: true },
        ],
      },
    ],
    ['TCLLCT', 'E-04', LAST_OF_57, 'under 57-QĐ/TW', 'not asked', { ratings: [] }],

    ['CCLLCT', 'E-05a', LAST_OF_57, 'on probation', 'failed', { partyStatus: 'probationary' }],
    ['CCLLCT', 'E-05b', LAST_OF_57, 'college', 'failed', { education: 'college' }],
    ['CCLLCT', 'E-05c', LAST_OF_57, 'a man a day under 40', 'failed', born('1985-08-29')],
    ['CCLLCT', 'E-05c', LAST_OF_57, 'a woman a day under 38', 'failed', woman('1987-08-29')],
    ['CCLLCT', 'E-05c', LAST_OF_57, 'a woman of 38 that day', 'passed', woman('1987-08-28')],
    ['CCLLCT', 'E-05a', FIRST_OF_350, 'a full member: what 350 asks was not read', 'missing', {}],

    ['SAU_DAI_HOC', 'E-06a', '2025-07-01', 'a day under 36 months', 'failed', { servingSince: { date: '2022-07-02', precision: 'day' } }],
    ['SAU_DAI_HOC', 'E-06a', '2025-07-01', '36 months that day', 'passed', { servingSince: { date: '2022-07-01', precision: 'day' } }],
    ['SAU_DAI_HOC', 'E-06b', '2025-06-30', 'a civil servant of 41', 'failed', born('1984-06-30')],
    ['SAU_DAI_HOC', 'E-06b', '2025-07-01', 'a civil servant of 46', 'failed', born('1979-07-01')],
    ['SAU_DAI_HOC', 'E-06b', '2025-07-01', 'a public employee of 41', 'failed', { ...born('1984-07-01'), category: 'public_employee' }],
    ['SAU_DAI_HOC', 'E-06b', '2025-07-01', 'a civil servant, the day before 46', 'passed', born('1979-07-02')],
    [
      'SAU_DAI_HOC',
      'E-06c',
      '2025-07-01',
      'a poor year of the two before',
      'failed',
      {
        ratings: [
          { year: 2023, good: false },
          { year: 2024, good: true },
        ],
      },
    ],
    ['SAU_DAI_HOC', 'E-06c', '2025-07-01', 'two good years', 'passed', {}],
    ['SAU_DAI_HOC', 'E-06d', '2025-07-01', 'a civil servant, 71 months for 24', 'failed', {}, { commitmentMonths: 71 }],
    ['SAU_DAI_HOC', 'E-06d', '2025-06-30', '47 months for 24, twofold then', 'failed', {}, { commitmentMonths: 47 }],
    ['SAU_DAI_HOC', 'E-06d', '2025-07-01', 'no paper of it', 'missing', {}, { commitmentMonths: null }],
    ['SAU_DAI_HOC', 'E-06d', '2025-06-30', '48 months for 24', 'passed', {}, { commitmentMonths: 48 }],

    ['TCLLCT', 'E-08', FIRST_OF_350, 'a higher degree', 'warned', lyLuan('advanced', 'diploma', '2019-05-01')],
    [
      'TCLLCT',
      'E-08',
      FIRST_OF_350,
      'the same by a confirmation that still counts',
      'warned',
      lyLuan('intermediate', 'confirmation', '2021-07-08'),
    ],
    ['TCLLCT', 'E-08', FIRST_OF_350, 'a confirmation too late to count', 'missing', lyLuan('intermediate', 'confirmation', '2021-07-09')],
    ['CCLLCT', 'E-08', FIRST_OF_350, 'a lower degree', 'passed', lyLuan('intermediate', 'diploma', '2019-05-01')],
    ['TCLLCT', 'E-08b', FIRST_OF_350, 'in a class that ends that day', 'warned', {}, other('2025-01-01', FIRST_OF_350)],
    ['TCLLCT', 'E-08b', FIRST_OF_350, 'in a class that ended the day before', 'passed', {}, other('2025-01-01', LAST_OF_57)],
  ])('%s %s on %s, %s: %s', async (scheme, rule, on, _who, expected, facts, occasion = {}) =>
    expect(await outcome(scheme, rule, on, facts, occasion)).toBe(expected),
  );

  test('what was taken and not read says so: the first day of NĐ 101/2017, and that 57 and 350 apply from the day they were signed', async () => {
    const [of101] = await fresh.sql<{ verified: number; said: number }>(
      `select count(*) filter (where verification = 'verified')::int as verified, count(*) filter (where citation like '%21/10/2017: chưa đối chiếu')::int as said
       from eligibility_rule_version where valid_from = '2017-10-21'`,
    );
    expect(of101).toEqual({ verified: 0, said: 4 });
    const signed = await fresh.sql<{ said: boolean }>(
      `select citation like '%; áp dụng từ ngày ký' as said from eligibility_rule_version where verification = 'verified' and citation ~ '(57|350)-QĐ/TW'`,
    );
    expect(signed.length).toBeGreaterThan(9);
    expect(signed.every(({ said }) => said)).toBe(true);
  });
});
