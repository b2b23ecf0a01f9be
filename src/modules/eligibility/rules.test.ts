import { describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { systemActor } from '#platform/actor.ts';
import { nothingKnown, type Facts, type Occasion } from './facts.ts';
import { forRecord, seenBy } from './policy.ts';
import { judge, type InForce, type RuleInForce } from './rules.ts';

const occasion: Occasion = {
  familyId: 'F',
  studyMode: 'part_time',
  days: { expected_opening: '2026-03-01', sending_decision: '2026-02-10', end_of_submission: '2026-01-31' },
  endsOn: null,
  studyMonths: null,
  commitmentMonths: null,
  otherClasses: null,
};
const rule = (code: string, versionId: string, patch: Partial<RuleInForce>): RuleInForce => ({
  scheme: 'S',
  code,
  name: code,
  versionId,
  category: null,
  studyMode: null,
  check: { kind: 'age_at_least', parameters: { female: 28, male: 30 } },
  severity: 'block',
  ageReference: 'expected_opening',
  citation: 'Điều 1',
  verification: 'verified',
  overlay: null,
  ...patch,
});
const inForce = (...rules: RuleInForce[]): InForce => ({ on: '2026-03-01', rules, silent: [] });
const facts = (patch: Partial<Facts>): Facts => ({ ...nothingKnown, category: 'civil_servant', sex: 'male', ...patch });
const born = (date: string): Partial<Facts> => ({ birth: { date, precision: 'day' } });
const said = (force: InForce, of: Facts, at: Occasion = occasion) => {
  const { result, rules } = judge(force, of, at);
  return [result, ...rules.map(({ versionId, outcome }) => `${versionId} ${outcome}`)];
};

describe('which version speaks', () => {
  const everybody = rule('E-06b', 'all', { check: { kind: 'age_at_most', parameters: { female: 40, male: 40 } } });
  const servants = rule('E-06b', 'cs', { category: 'civil_servant', check: { kind: 'age_at_most', parameters: { female: 45, male: 45 } } });
  const at43 = born('1982-06-01');

  test('that of the category before that of everybody, whatever order they come in', () => {
    for (const force of [inForce(everybody, servants), inForce(servants, everybody)]) {
      expect(said(force, facts(at43))).toEqual(['eligible', 'cs passed']);
      expect(said(force, facts({ ...at43, category: 'public_employee' }))).toEqual(['not_eligible', 'all failed']);
    }
  });

  test('a category that is not known passes only where every one would', () => {
    const force = inForce(everybody, servants);
    expect(said(force, facts({ ...at43, category: null }))).toEqual(['missing_evidence', 'all missing']);
    expect(said(force, facts({ ...born('1990-01-01'), category: null }))[0]).toBe('eligible');
    expect(said(force, facts({ ...born('1970-01-01'), category: null }))[0]).toBe('not_eligible');
  });

  test('a rule of one mode of study says nothing of the other, and is open while the mode is not known', () => {
    const partTime = inForce(rule('E-03', 'pt', { studyMode: 'part_time' }));
    const young = facts(born('2000-01-01'));
    expect(said(partTime, young)).toEqual(['not_eligible', 'pt failed']);
    expect(said(partTime, young, { ...occasion, studyMode: 'full_time' })).toEqual(['eligible']);
    expect(said(partTime, young, { ...occasion, studyMode: null })).toEqual(['missing_evidence', 'pt missing']);
    expect(said(partTime, facts(born('1980-01-01')), { ...occasion, studyMode: null })).toEqual(['eligible', 'pt passed']);
  });

  test("a province's own condition is asked beside the national one: it tightens, and cannot loosen", () => {
    const overlay = (age: number) =>
      rule('E-03', `o${age}`, {
        overlay: { id: 'd', number: '12-QĐ/TU' },
        check: { kind: 'age_at_least', parameters: { female: age, male: age } },
      });
    const at30 = facts(born('1996-01-01'));
    expect(said(inForce(rule('E-03', 'n', {}), overlay(35)), at30)).toEqual(['not_eligible', 'n passed', 'o35 failed']);
    expect(said(inForce(rule('E-03', 'n', {}), overlay(18)), facts(born('2000-01-01')))[0]).toBe('not_eligible');
    expect(judge(inForce(overlay(18)), at30, occasion).rules[0]).toMatchObject({ overlay: '12-QĐ/TU' });
  });
});

describe('what comes of the rules', () => {
  const warning = rule('E-08', 'w', { severity: 'warn' });
  test('a warning keeps nobody out, said or open; one blocking failure does; missing evidence keeps it open', () => {
    expect(said(inForce(warning), facts(born('2005-01-01')))).toEqual(['eligible', 'w warned']);
    expect(said(inForce(warning), facts({}))).toEqual(['eligible', 'w missing']);
    const party = rule('E-01', 'p', { check: { kind: 'party_status', parameters: { anyOf: ['full'] } } });
    expect(said(inForce(rule('E-03', 'n', {}), party), facts(born('1980-01-01')))[0]).toBe('missing_evidence');
    expect(said(inForce(rule('E-03', 'n', {}), party), facts(born('2005-01-01')))[0]).toBe('not_eligible');
  });

  test('no rule asked: eligible; a scheme with nothing in force: evidence missing, by the name of the scheme', () => {
    expect(said(inForce(), facts({}))).toEqual(['eligible']);
    const verdict = judge({ on: '2020-01-01', rules: [], silent: [{ code: 'TCLLCT', name: 'Trung cấp' }] }, facts({}), occasion);
    expect(verdict).toMatchObject({ result: 'missing_evidence', rules: [{ rule: 'TCLLCT', versionId: null, outcome: 'missing' }] });
  });

  test('a line says value, what is asked, article, day counted on and the version applied', () => {
    const [line] = judge(inForce(rule('E-03', 'v1', { ageReference: 'sending_decision' })), facts(born('2000-01-01')), occasion).rules;
    expect(line).toMatchObject({
      rule: 'E-03',
      versionId: 'v1',
      outcome: 'failed',
      value: { say: 'eligibility.age', params: { age: 26, on: '2026-02-10' } },
      required: { say: 'eligibility.age_from_by_sex', params: { female: 28, male: 30 } },
      citation: 'Điều 1',
      referenceDay: 'sending_decision',
      referenceDate: '2026-02-10',
    });
  });
});

describe('what is told, kept and set aside', () => {
  const force = inForce(
    rule('E-01', 'p', { check: { kind: 'party_status', parameters: { anyOf: ['full', 'probationary'] } } }),
    rule('E-02', 'e', { check: { kind: 'education_at_least', parameters: { level: 'college', minorityLevel: 'upper_secondary' } } }),
    rule('E-03', 'a', {}),
  );
  const verdict = judge(
    force,
    facts({ partyStatus: 'none', education: 'upper_secondary', ethnicMinority: true, ...born('2000-01-01') }),
    occasion,
  );
  const chief = systemActor('tinh', 'x');
  const lacking = (...missing: string[]): Actor => ({
    ...chief,
    capabilities: new Set([...chief.capabilities].filter((one) => !missing.includes(one))),
  });
  const values = (of: { rules: { rule: string; value: unknown }[] }) =>
    of.rules.filter(({ value }) => value !== null).map((line) => line.rule);

  test('Party status and minority are told to those alone who may see them; the outcome to everybody who reads the verdict', () => {
    expect(values(seenBy(chief, verdict))).toEqual(['E-01', 'E-02', 'E-03']);
    expect(values(seenBy(lacking('people.party'), verdict))).toEqual(['E-02', 'E-03']);
    expect(values(seenBy(lacking('people.reveal'), verdict))).toEqual(['E-01', 'E-03']);
    expect(seenBy(lacking('people.party', 'people.reveal'), verdict).rules.map(({ outcome }) => outcome)).toEqual([
      'failed',
      'passed',
      'failed',
    ]);
    expect(values(forRecord(verdict))).toEqual(['E-03']);
    expect(JSON.stringify(forRecord(verdict))).not.toContain('party_none');
  });
});
