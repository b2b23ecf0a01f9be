import { describe, expect, test } from 'vitest';
import {
  bodiesFor,
  cellsFor,
  consentsOf,
  mayDecide,
  mayPrepare,
  versionOn,
  type Facts,
  type Matrix,
  type MatrixCase,
  type MatrixCell,
} from './rules.ts';

const [school, commission, homeAffairs, centre] = [1, 2, 3, 4];
const facts: Facts = {
  nature: 'in_service_training',
  familyId: 'family',
  bloc: 2,
  audienceManager: null,
  offPlan: false,
  runner: school,
  lead: homeAffairs,
  host: centre,
};
const open = { nature: null, familyId: null, bloc: null, audienceManager: null, offPlan: null };
const cell = (decision: MatrixCell['decision'], who: MatrixCell['body'] | number, part: MatrixCell['part']): MatrixCell => ({
  decision,
  body: typeof who === 'number' ? 'unit' : who,
  unitId: typeof who === 'number' ? who : null,
  part,
});
const one = (cells: MatrixCell[], narrower: Partial<MatrixCase> = {}): MatrixCase => ({ ...open, ...narrower, cells });
const matrix = (...cases: MatrixCase[]): Matrix => ({ versionId: 'v', cases });
const nobody = () => false;

describe('what is refused', () => {
  const verdict = (cells: MatrixCell[], standsFor: number[] = [], granted: number[] = []) =>
    mayDecide({
      bodies: bodiesFor(matrix(one(cells)), facts, 'opening'),
      stands: (unit) => standsFor.includes(unit),
      granted: new Set(granted),
    });

  test.each<[string, MatrixCell[], number[], number[], string | null]>([
    ['another body decides', [cell('opening', commission, 'decides')], [school], [], 'delegation.not_yours'],
    ['another body decides, and nobody stands for anything', [cell('opening', 'runner', 'decides')], [], [], 'delegation.not_yours'],
    [
      'an approver has not spoken',
      [cell('opening', 'runner', 'decides'), cell('opening', commission, 'approves')],
      [school],
      [],
      'delegation.consent_missing',
    ],
    ['somebody must agree and has not', [cell('opening', homeAffairs, 'agrees')], [school], [], 'delegation.consent_missing'],
    [
      'who must agree records it, and has put nothing in writing',
      [cell('opening', homeAffairs, 'agrees')],
      [homeAffairs],
      [],
      'delegation.consent_missing',
    ],
    [
      'one of two has agreed',
      [cell('opening', homeAffairs, 'agrees'), cell('opening', commission, 'agrees')],
      [school],
      [homeAffairs],
      'delegation.consent_missing',
    ],
    ['who decides acts', [cell('opening', 'runner', 'decides')], [school], [], null],
    ['one of two who decide acts', [cell('opening', 'runner', 'decides'), cell('opening', 'lead', 'decides')], [homeAffairs], [], null],
    ['who decides has said so in writing', [cell('opening', commission, 'decides')], [school], [commission], null],
    [
      'all have agreed',
      [cell('opening', homeAffairs, 'agrees'), cell('opening', commission, 'approves')],
      [school],
      [homeAffairs, commission],
      null,
    ],
    [
      'who decides is not asked to agree with itself',
      [cell('opening', 'lead', 'decides'), cell('opening', homeAffairs, 'agrees')],
      [homeAffairs],
      [],
      null,
    ],
    [
      'the consulted and the informed hold nothing up',
      [cell('opening', commission, 'consulted'), cell('opening', homeAffairs, 'informed')],
      [school],
      [],
      null,
    ],
    ['the sending units are many: shown, not enforced', [cell('opening', 'sender', 'agrees')], [school], [], null],
    ['the matrix is silent', [cell('payment', commission, 'decides')], [], [], null],
  ])('%s', (_case, cells, standsFor, granted, code) => expect(verdict(cells, standsFor, granted).code).toBe(code));

  test('and the verdict names who is missing, or whom to ask and tell', () => {
    expect(verdict([cell('opening', commission, 'decides')])).toEqual({ code: 'delegation.not_yours', units: [commission] });
    expect(verdict([cell('opening', homeAffairs, 'agrees'), cell('opening', commission, 'approves')], [], [homeAffairs])).toEqual({
      code: 'delegation.consent_missing',
      units: [commission],
    });
    expect(verdict([cell('opening', commission, 'consulted'), cell('opening', homeAffairs, 'informed')])).toEqual({
      code: null,
      consult: [commission],
      inform: [homeAffairs],
    });
  });
});

test.each<[string, MatrixCell[], number[], boolean]>([
  ['somebody without a say', [cell('list', homeAffairs, 'decides')], [centre], false],
  ['the institution that runs it prepares what others decide', [cell('list', homeAffairs, 'decides')], [school], true],
  ['who must agree', [cell('list', 'runner', 'decides'), cell('list', commission, 'agrees')], [commission], true],
  ['anybody, where only somebody is informed', [cell('list', homeAffairs, 'informed')], [], true],
  ['anybody, where the matrix is silent', [], [], true],
])('a draft may be prepared: %s', (_case, cells, standsFor, may) =>
  expect(mayPrepare(bodiesFor(matrix(one(cells)), facts, 'list'), school, (unit) => standsFor.includes(unit))).toBe(may),
);

describe('which case counts', () => {
  const general = one([cell('opening', 1, 'decides'), cell('payment', 9, 'decides')]);
  const decider = (...cases: MatrixCase[]) => cellsFor(matrix(...cases), facts, 'opening')[0]?.unitId ?? null;

  test.each<[string, Partial<MatrixCase>, number | null]>([
    ['a case of another programme does not', { familyId: 'other' }, 1],
    ['nor one outside the plan for a class inside', { offPlan: true }, 1],
    ['nor one for people whom nobody said', { audienceManager: 'standing_committee' }, 1],
    ['a kind of training is narrower than all', { nature: 'in_service_training' }, 2],
    ['a bloc', { bloc: 2 }, 2],
    ['a programme', { familyId: 'family' }, 2],
  ])('%s', (_case, narrower, unit) => expect(decider(general, one([cell('opening', 2, 'decides')], narrower))).toBe(unit));

  test('the programme before bloc and kind together, whatever the order', () => {
    const [byProgramme, byRest] = [
      one([cell('opening', 5, 'decides')], { familyId: 'family' }),
      one([cell('opening', 6, 'decides')], { bloc: 2, nature: 'in_service_training', offPlan: false }),
    ];
    expect([decider(byRest, byProgramme), decider(byProgramme, byRest)]).toEqual([5, 5]);
  });

  test('a narrower case that is silent leaves the decision to the wider', () => {
    const narrow = one([cell('opening', 2, 'decides')], { familyId: 'family' });
    expect(cellsFor(matrix(general, narrow), facts, 'payment')).toEqual([cell('payment', 9, 'decides')]);
    expect(cellsFor(null, facts, 'payment')).toEqual([]);
  });
});

test('whose consent is asked: each once, none of those who decide', () => {
  const bodies = bodiesFor(
    matrix(
      one([
        cell('opening', 'runner', 'decides'),
        cell('opening', school, 'agrees'),
        cell('opening', commission, 'approves'),
        cell('opening', 'lead', 'agrees'),
      ]),
    ),
    facts,
    'opening',
  );
  expect(consentsOf(bodies)).toEqual([commission, homeAffairs]);
  expect(mayDecide({ bodies, stands: nobody, granted: new Set([school, commission, homeAffairs]) }).code).toBe(null);
});

test.each<[string, string, string | null, string | null]>([
  ['before the first there is none', '2019-12-31', null, null],
  ['on its first day it holds', '2020-01-01', null, 'first'],
  ['until the next', '2025-06-30', null, 'first'],
  ['the next', '2025-07-01', null, 'second'],
  ['personnel with a version of their own', '2025-07-01', 'civil_servant', 'servants'],
  ['not before it', '2025-06-30', 'civil_servant', 'first'],
  ['others take the one for all', '2026-01-01', 'public_employee', 'second'],
])('which version counts: %s', (_case, on, personnel, id) => {
  const versions = [
    { id: 'second', personnel: null, validFrom: '2025-07-01' },
    { id: 'servants', personnel: 'civil_servant', validFrom: '2025-07-01' },
    { id: 'first', personnel: null, validFrom: '2020-01-01' },
  ];
  expect(versionOn(versions, on, personnel)?.id ?? null).toBe(id);
});
