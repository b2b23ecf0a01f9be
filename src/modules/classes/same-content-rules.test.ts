import { describe, expect, test } from 'vitest';
import { overlapOf, type Overlap } from '#modules/programmes';
import { certificateWarnings, clashWarning, contentWarning, since, type Past, type Wanted } from './same-content-rules.ts';

const wanted: Wanted = { familyId: 'f', on: '2026-06-01', from: '2026-09-01', to: '2026-12-01', exceptClassIds: ['itself'] };
const numbers = { share: 70, years: 5 };
const past = (more: Partial<Past> = {}): Past => ({
  personId: 'p',
  classId: 'c',
  name: 'L1',
  versionId: 'v',
  familyId: 'g',
  state: 'finished',
  from: '2023-01-01',
  to: '2023-06-01',
  ...more,
});
const shared = (share: number, possible = share): Overlap => ({
  by: 'topics',
  aInB: { share, possible },
  bInA: { share, possible },
  pairs: [
    { a: { title: 'Đảng', periods: 8 }, b: { title: 'ĐẢNG', periods: 8 }, sure: true, alike: 1 },
    { a: { title: 'Nước', periods: 8 }, b: { title: 'Nuớc', periods: 8 }, sure: false, alike: 0.9 },
  ],
});

describe('nothing is said', () => {
  test.each<[string, Past, Overlap | null]>([
    ['below the share', past(), shared(69)],
    ['what they have in common is not known', past(), { by: 'unknown', aInB: null, bInA: null, pairs: [] }],
    ['finished too long ago', past({ to: '2021-05-31' }), shared(100)],
    ['finished after the day that is asked about', past({ to: '2026-06-02' }), shared(100)],
    ['finished, nobody knows when', past({ to: null }), shared(100)],
    ['the class itself', past({ classId: 'itself', state: 'under_way' }), shared(100)],
  ])('%s', (_, one, overlap) => expect(contentWarning(wanted, one, overlap, numbers)).toBeNull());
  test.each<[string, Past]>([
    ['before', past({ state: 'under_way', from: '2026-01-01', to: '2026-08-31' })],
    ['after', past({ state: 'under_way', from: '2026-12-02', to: null })],
    ['days not known', past({ state: 'under_way', from: null, to: null })],
    ['finished', past({ from: '2026-09-01', to: '2026-10-01' })],
    ['the class itself', past({ classId: 'itself', state: 'under_way', from: '2026-09-01', to: '2026-12-01' })],
  ])('no clash: %s', (_, one) => expect(clashWarning(wanted, one)).toBeNull());
  test('a clash with a class whose first day nobody knows', () =>
    expect(clashWarning({ ...wanted, from: null }, past({ state: 'under_way', from: '2026-09-01', to: '2026-12-01' }))).toBeNull());
});

test.each([
  ['just reached', past({ to: '2021-06-01' }), shared(70), 'class.same_completed', 'warn', ['Đảng']],
  ['only if the titles are the same', past(), shared(40, 90), 'class.same_completed_maybe', 'notice', ['Đảng', 'Nước']],
  ['under way', past({ state: 'under_way', to: null }), shared(80), 'class.same_attending', 'warn', ['Đảng']],
] as const)('%s', (_, one, overlap, code, severity, topics) =>
  expect(contentWarning(wanted, one, overlap, numbers)).toMatchObject({ code, severity, topics, classId: 'c' }),
);

test('the same programme, elsewhere, without topics', () => {
  const overlap = overlapOf({ versionId: '', familyId: 'f', topics: [] }, { versionId: 'elsewhere', familyId: 'f', topics: [] });
  expect(contentWarning(wanted, past({ classId: null, name: 'Học viện' }), overlap, numbers)).toMatchObject({
    code: 'class.same_completed_whole',
    share: 100,
    params: { name: 'Học viện', date: '2023-06-01' },
  });
});

test.each([
  ['a day in common', past({ state: 'under_way', from: '2026-12-01', to: '2027-01-01' }), 'warn'],
  ['around it', past({ state: 'under_way', from: '2026-01-01', to: '2027-01-01' }), 'warn'],
  ['begins within it, ends nobody knows when', past({ state: 'under_way', from: '2026-10-01', to: null }), 'warn'],
  ['began before, ends nobody knows when', past({ state: 'under_way', from: '2026-01-01', to: null }), 'notice'],
] as const)('clash: %s', (_, one, severity) => expect(clashWarning(wanted, one)).toMatchObject({ kind: 'clash', severity }));

describe('certificates', () => {
  const levels = new Map([
    ['f', { ladder: 'political_theory', level: 2 }],
    ['higher', { ladder: 'political_theory', level: 3 }],
    ['lower', { ladder: 'political_theory', level: 1 }],
    ['aside', { ladder: 'state_management', level: 3 }],
  ]);
  const held = (familyId: string | null) => ({ personId: 'p', title: 'Chứng chỉ', familyId, issuedOn: '2019-05-01' });
  test.each([
    ['f', ['class.same_certificate']],
    ['higher', ['class.as_high_certificate']],
    ['lower', []],
    ['aside', []],
    [null, []],
  ])('of %s: %j', (familyId, codes) =>
    expect(certificateWarnings(wanted, { certificates: [held(familyId)], levels: [] }, levels).map(({ code }) => code)).toEqual(codes),
  );
  test('a level on the ladder counts; one only stated may', () => {
    const level = (n: number, proven: boolean) => ({
      personId: 'p',
      title: 'cao cấp',
      ladder: 'political_theory',
      level: n,
      since: null,
      proven,
    });
    const said = certificateWarnings(wanted, { certificates: [], levels: [level(3, true), level(2, false), level(1, true)] }, levels);
    expect(said.map(({ severity }) => severity)).toEqual(['warn', 'notice']);
    expect(certificateWarnings({ familyId: 'none' }, { certificates: [], levels: [level(3, true)] }, levels)).toEqual([]);
  });
});

test.each([
  ['2026-06-01', 5, '2021-06-01'],
  ['2024-02-29', 5, '2019-02-28'],
  ['2024-02-29', 4, '2020-02-29'],
])('%s, %i years before: %s', (on, years, then) => expect(since(on, years)).toBe(then));
