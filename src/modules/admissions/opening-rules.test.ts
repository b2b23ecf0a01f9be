import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfQuarter, mergeCandidates, openingRisk, type Neighbour, type Prospect } from './opening-rules.ts';

const threshold = { minimum: 25, warnDays: 60, leadShare: 50 };
const today = '2026-06-01';
const sound: Prospect = {
  prepared: true,
  opensOn: '2026-07-01',
  seats: 80,
  minimum: null,
  granted: 80,
  called: true,
  nominated: 60,
  eligible: 55,
  listed: 0,
  awaits: null,
  before: { opened: 9, lost: 1 },
};
const of = (changes: Partial<Prospect>) => {
  const { level, reasons } = openingRisk({ ...sound, ...changes }, threshold, today);
  return [level, ...reasons.map(({ code }) => code)];
};

describe('will it open', () => {
  test.each<[string, Partial<Prospect>, string[]]>([
    ['enough people, in time', {}, ['fine']],
    [
      'a guidance that is late alarms months before',
      { opensOn: '2026-12-01', awaits: { what: 'Hướng dẫn', by: '2026-05-01', alarm: 'overdue' } },
      ['risk', 'document_overdue'],
    ],
    [
      'one that is still in time is watched',
      { opensOn: '2026-12-01', awaits: { what: 'Hướng dẫn', by: null, alarm: 'waiting' } },
      ['watch', 'document_awaited'],
    ],
    ['its day has gone by', { opensOn: '2026-05-31' }, ['risk', 'day_passed']],
    ['too few people near the day', { nominated: 24, eligible: 24 }, ['risk', 'too_few']],
    ['too few, but months ahead', { nominated: 0, eligible: 0, opensOn: '2026-12-01' }, ['fine']],
    ['the last day of the warning', { nominated: 0, eligible: 0, opensOn: '2026-07-31' }, ['risk', 'too_few']],
    ['the day before it', { nominated: 0, eligible: 0, opensOn: '2026-08-01' }, ['fine']],
    ["the series' own minimum counts", { nominated: 30, eligible: 30, minimum: 40, seats: 40 }, ['risk', 'too_few']],
    ['enough names, too few of them may learn', { eligible: 24 }, ['risk', 'too_few_eligible']],
    ['the same, months ahead', { eligible: 24, opensOn: '2026-12-01' }, ['watch', 'too_few_eligible']],
    ['a class, but half empty', { nominated: 39, eligible: 39 }, ['watch', 'few']],
    ['nobody has been called', { called: false }, ['watch', 'no_call']],
    ['nobody was called, but the list is there', { called: false, listed: 60 }, ['fine']],
    ['no class prepared near the end of its quarter', { prepared: false, opensOn: '2026-06-30', nominated: 0 }, ['watch', 'no_class']],
    ['nor after it', { prepared: false, opensOn: '2026-03-31', nominated: 0 }, ['risk', 'no_class']],
    ['classes like it were often lost', { before: { opened: 4, lost: 2 } }, ['watch', 'often_lost']],
    ['three are too few to tell', { before: { opened: 1, lost: 2 } }, ['fine']],
    ['nobody has said when', { opensOn: null, nominated: 0, eligible: 0, called: false }, ['fine']],
    [
      'the gravest reason comes first',
      { nominated: 3, eligible: 3, awaits: { what: 'X', by: null, alarm: 'soon' } },
      ['risk', 'too_few', 'document_awaited'],
    ],
  ])('%s', (_, changes, expected) => expect(of(changes)).toEqual(expected));

  test('more people never make it worse', () => {
    const grave = { fine: 0, watch: 1, risk: 2 };
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), fc.integer({ min: -30, max: 200 }), (people, more, ahead) => {
        const opensOn = new Date(Date.UTC(2026, 5, 1 + ahead)).toISOString().slice(0, 10);
        const at = (nominated: number) => openingRisk({ ...sound, opensOn, nominated, eligible: nominated }, threshold, today).level;
        expect(grave[at(people + more)]).toBeLessThanOrEqual(grave[at(people)]);
      }),
    );
  });
});

test('whom it could be merged with', () => {
  const one: Neighbour = { id: '1', code: 'A', version: 'v', keeper: 'k', opensOn: '2026-07-01', people: 10, seats: 40 };
  const other = (id: string, changes: Partial<Neighbour>): Neighbour => ({ ...one, id, code: id, ...changes });
  const found = mergeCandidates(one, [
    one,
    other('far', { opensOn: '2026-09-01' }),
    other('another programme', { version: 'w' }),
    other('of another school', { keeper: 'l' }),
    other('full', { people: 31 }),
    other('later', { opensOn: '2026-08-20' }),
    other('near', { opensOn: '2026-06-20', people: 30 }),
  ]);
  expect(found.map(({ id }) => id)).toEqual(['near', 'later']);
});

test.each([
  [2026, 1, '2026-03-31'],
  [2024, 2, '2024-06-30'],
  [2026, 3, '2026-09-30'],
  [2026, 4, '2026-12-31'],
  [2026, null, '2026-12-31'],
])('the end of quarter %s/%s', (year, quarter, day) => expect(endOfQuarter(year, quarter)).toBe(day));
