import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import type { Actor, Capability } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { smallLedger, type Family, type SmallLedger } from '#test/small-ledger.ts';
import { texts } from '../../texts.ts';
import type { RuleVersionInput } from './catalogue-contract.ts';
import { listSchemes } from './catalogue-queries.ts';
import { nothingKnown, type Facts, type Occasion } from './facts.ts';
import { rulesInForce } from './queries.ts';
import { endRuleVersion, recordRuleVersion, withdrawRuleVersion } from './record-rule-version.ts';
import { recordRule, recordScheme, setSchemeFamilies } from './record-scheme.ts';
import { judge } from './rules.ts';
import { verdictInWords } from './verdict-in-words.ts';

let fresh: FreshDatabase;
let ledger: SmallLedger;
let theory: Family;
let postgraduate: Family;
let unlinked: Family;
let documentId: string;

const write = <T>(work: (tx: Tx) => Promise<Outcome<T>>): Promise<T> => fresh.database.write(fresh.admin, { command: 'test' }, work);
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'went through',
    (error: { code?: string; constraint?: string }) => error.constraint ?? error.code,
  );
const lacking = (...missing: Capability[]): Actor => ({
  ...fresh.admin,
  capabilities: new Set([...fresh.admin.capabilities].filter((one) => !missing.includes(one))),
});
const ruleId = async (scheme: string, rule: string) =>
  (
    await fresh.sql<{ id: string }>(
      'select r.id from eligibility_rule r join eligibility_scheme s on s.id = r.scheme_id where s.code = $1 and r.code = $2',
      [scheme, rule],
    )
  )[0]!.id;
const schemeId = async (scheme: string) =>
  (await fresh.sql<{ id: string }>('select id from eligibility_scheme where code = $1', [scheme]))[0]!.id;

beforeAll(async () => {
  fresh = await freshDatabase();
  ledger = await smallLedger(fresh);
  theory = await ledger.family('TCLLCT');
  postgraduate = await ledger.family('THS');
  unlinked = await ledger.family('KNS', 'in_service_training');
  documentId = newId();
  await fresh.sql(
    `insert into document (id, issuer_name, issuer_key, regime, kind, number, number_typed, form, document_date, subject, subject_folded, recorded_by)
      values ($1, 'Tỉnh ủy', 'tinh uy', 'party', 'regulation', '12-QĐ/TU', '12-QĐ/TU', 'party', '2026-01-05', 'điều kiện', 'dieu kien', $1)`,
    [documentId],
  );
  await write(async (tx) => setSchemeFamilies(tx, await schemeId('TCLLCT'), [theory.id]));
  await write(async (tx) => setSchemeFamilies(tx, await schemeId('SAU_DAI_HOC'), [postgraduate.id]));
});

const facts = (patch: Partial<Facts>): Facts => ({
  ...nothingKnown,
  category: 'civil_servant',
  partyStatus: 'full',
  ethnicMinority: false,
  education: 'university',
  ratings: [2020, 2021, 2022, 2023, 2024, 2025].map((year) => ({ year, good: true })),
  theory: [],
  certificates: [],
  ...patch,
});
const opening = (on: string, patch: Partial<Occasion> = {}): Occasion => ({
  familyId: theory.id,
  studyMode: 'part_time',
  days: { expected_opening: on, sending_decision: on, end_of_submission: on },
  endsOn: addDays(on, 240),
  studyMonths: 24,
  commitmentMonths: 72,
  otherClasses: [],
  ...patch,
});
const verdictOn = async (familyId: string, on: string, of: Facts, patch: Partial<Occasion> = {}) => {
  const { result, rules } = judge(
    await fresh.database.read(fresh.admin, (db) => rulesInForce(db, { familyId, on })),
    of,
    opening(on, { familyId, ...patch }),
  );
  return { result, outcomes: Object.fromEntries(rules.map(({ rule, outcome }) => [rule, outcome])) };
};
const aged = (years: number, on: string, sex: 'male' | 'female'): Facts =>
  facts({ sex, birth: { date: `${Number(on.slice(0, 4)) - years}${on.slice(4)}`, precision: 'day' } });

describe('the national rules, as they are filled in', () => {
  test('E-04 is asked from 350-QĐ/TW on; E-01, E-02 by both; before either nothing is known', async () => {
    const on = (day: string) => verdictOn(theory.id, day, { ...aged(40, day, 'male'), ratings: [] });
    expect((await on('2025-08-28')).outcomes).toEqual({
      'E-01': 'passed',
      'E-02': 'passed',
      'E-03': 'passed',
      'E-08': 'passed',
      'E-08a': 'passed',
      'E-08b': 'passed',
    });
    expect(await on('2025-08-29')).toMatchObject({ result: 'missing_evidence', outcomes: { 'E-04': 'missing' } });
    // before 8/2/2022 nothing but practice, which never keeps anybody out: the catalogue does not know, and says so
    expect(await on('2022-02-07')).toEqual({
      result: 'missing_evidence',
      outcomes: { TCLLCT: 'missing', 'E-08': 'passed', 'E-08a': 'passed', 'E-08b': 'passed' },
    });
  });

  test('cao cấp under 350-QĐ/TW is not known: evidence missing, whoever it is', async () => {
    await write(async (tx) => setSchemeFamilies(tx, await schemeId('CCLLCT'), [unlinked.id]));
    const before = await verdictOn(unlinked.id, '2025-08-28', aged(45, '2025-08-28', 'male'));
    const after = await verdictOn(unlinked.id, '2025-08-29', aged(45, '2025-08-29', 'male'));
    await write(async (tx) => setSchemeFamilies(tx, await schemeId('CCLLCT'), []));
    expect(before.result).toBe('eligible');
    expect(after).toMatchObject({ result: 'missing_evidence', outcomes: { 'E-05a': 'missing', 'E-05b': 'missing', 'E-05c': 'missing' } });
    const known = await fresh.sql(`select 1 from eligibility_rule_version where kind = 'not_known' and verification = 'verified'`);
    expect(known).toEqual([]);
  });

  test('a programme that asks no set is asked the general ones alone, which only warn', async () => {
    const held = facts({ certificates: [{ familyId: unlinked.id, title: 'Chứng chỉ', issuedOn: '2024-01-01' }] });
    expect(await verdictOn(unlinked.id, '2026-01-01', held)).toEqual({
      result: 'eligible',
      outcomes: { 'E-08a': 'warned', 'E-08b': 'passed' },
    });
  });

  test('every version of the catalogue has a source, and parameters of its kind', async () => {
    const schemes = await fresh.database.read(fresh.admin, (db) => listSchemes(db, { on: today() }, texts.vi));
    const versions = schemes.flatMap(({ rules }) => rules.flatMap((rule) => rule.versions));
    expect(versions.length).toBeGreaterThan(30);
    for (const { citation, required } of versions)
      expect([citation, required]).toEqual([expect.stringMatching(/./), expect.not.stringMatching(/[{}]/)]);
  });
});

describe('in words', () => {
  const told = async (actor: Actor, language: 'vi' | 'en') => {
    const force = await fresh.database.read(fresh.admin, (db) => rulesInForce(db, { familyId: theory.id, on: '2026-03-01' }));
    return verdictInWords(
      judge(force, { ...aged(29, '2026-03-01', 'male'), partyStatus: 'none' }, opening('2026-03-01')),
      actor,
      texts[language],
    );
  };
  test('value, what is asked, article and the day counted on, in both languages', async () => {
    const line = (await told(fresh.admin, 'vi')).rules.find(({ rule }) => rule === 'E-03');
    expect(line).toMatchObject({
      value: '29 tuổi ngày 01/03/2026',
      required: 'nữ từ 28, nam từ 30 tuổi',
      referenceDate: '2026-03-01',
      outcomeWords: 'không đạt',
    });
    expect(line!.citation).toContain('350-QĐ/TW');
    const english = (await told(fresh.admin, 'en')).rules.find(({ rule }) => rule === 'E-03');
    expect(english).toMatchObject({ value: '29 years old on 1 Mar 2026', required: 'women from 28, men from 30 years' });
  });
  test('Party status stays untold to who may not see it', async () => {
    const of = async (actor: Actor) => (await told(actor, 'vi')).rules.find(({ rule }) => rule === 'E-01');
    expect(await of(fresh.admin)).toMatchObject({ outcome: 'failed', value: 'chưa là đảng viên', hidden: false });
    expect(await of(lacking('people.party'))).toMatchObject({ outcome: 'failed', value: null, hidden: true });
  });
});

describe('recording', () => {
  const tomorrow = addDays(today(), 1);
  const input = async (patch: Partial<RuleVersionInput> = {}): Promise<RuleVersionInput> => ({
    ruleId: await ruleId('TCLLCT', 'E-03'),
    validFrom: tomorrow,
    studyMode: 'part_time',
    check: { kind: 'age_at_least', parameters: { female: 26, male: 28 } },
    severity: 'block',
    citation: 'Quy định mới',
    ...patch,
  });
  const record = async (patch: Partial<RuleVersionInput> = {}) => {
    const given = await input(patch);
    return write((tx) => recordRuleVersion(tx, fresh.admin, given));
  };

  test('refused: no source, a term that is empty, known content that nobody knows, a rule or document that is not there', async () => {
    expect(await code(record({ citation: null }))).toBe('eligibility.without_source');
    expect(await code(record({ validTo: tomorrow }))).toBe('eligibility.term_empty');
    expect(await code(record({ check: { kind: 'not_known', parameters: {} }, verification: 'verified' }))).toBe(
      'eligibility.verified_unknown',
    );
    expect(await code(record({ ruleId: newId() }))).toBe('eligibility.unknown_rule');
    expect(await code(record({ overlayId: newId() }))).toBe('document.unknown');
    expect(await code(record({ validFrom: '2024-01-01' }))).toBe('eligibility.version_overlap');
    const scheme = await schemeId('CHUNG');
    expect(await code(write((tx) => setSchemeFamilies(tx, scheme, [theory.id])))).toBe('eligibility.every_family');
    expect(await code(write((tx) => recordScheme(tx, fresh.admin, { code: 'TCLLCT', name: 'x' })))).toBe('eligibility.scheme_exists');
    expect(await code(write((tx) => recordRule(tx, fresh.admin, { schemeId: scheme, code: 'E-08a', name: 'x' })))).toBe(
      'eligibility.rule_exists',
    );
    expect(await code(write((tx) => setSchemeFamilies(tx, newId(), [])))).toBe('eligibility.unknown_scheme');
  });

  test('the next version ends the one before; withdrawn before its day, that one goes on', async () => {
    const terms = () =>
      fresh.sql(
        `select valid_from::text, valid_to::text from eligibility_rule_version where rule_id = $1 and overlay_id is null and withdrawn_at is null order by valid_from`,
        [ofRule],
      );
    const ofRule = await ruleId('TCLLCT', 'E-03');
    const { id } = await record();
    expect(await terms()).toEqual([
      { valid_from: '2022-02-08', valid_to: '2025-08-29' },
      { valid_from: '2025-08-29', valid_to: tomorrow },
      { valid_from: tomorrow, valid_to: null },
    ]);
    expect((await verdictOn(theory.id, tomorrow, aged(28, tomorrow, 'male'))).outcomes['E-03']).toBe('passed');
    await write((tx) => withdrawRuleVersion(tx, fresh.admin, id));
    expect(await terms()).toEqual([
      { valid_from: '2022-02-08', valid_to: '2025-08-29' },
      { valid_from: '2025-08-29', valid_to: null },
    ]);
    expect(await code(write((tx) => withdrawRuleVersion(tx, fresh.admin, id)))).toBe('eligibility.unknown_version');
    expect((await verdictOn(theory.id, tomorrow, aged(28, tomorrow, 'male'))).outcomes['E-03']).toBe('failed');
  });

  test("a version in force is not withdrawn, it ends; a province's own condition stands beside the national one", async () => {
    const { id } = await record({
      validFrom: '2026-01-01',
      overlayId: documentId,
      check: { kind: 'age_at_least', parameters: { female: 40, male: 40 } },
    });
    expect(await code(write((tx) => withdrawRuleVersion(tx, fresh.admin, id)))).toBe('eligibility.in_force_already');
    const on = '2026-02-01';
    const force = await fresh.database.read(fresh.admin, (db) => rulesInForce(db, { familyId: theory.id, on }));
    const verdict = judge(force, aged(39, on, 'male'), opening(on));
    expect(verdict.rules.filter(({ rule }) => rule === 'E-03').map(({ overlay, outcome }) => [overlay, outcome])).toEqual(
      expect.arrayContaining([
        [null, 'passed'],
        ['12-QĐ/TU', 'failed'],
      ]),
    );
    expect(verdict.result).toBe('not_eligible');
    expect(await code(write((tx) => endRuleVersion(tx, id, '2026-01-01')))).toBe('eligibility.term_empty');
    await write((tx) => endRuleVersion(tx, id, '2026-01-31'));
    expect((await verdictOn(theory.id, on, aged(39, on, 'male'))).result).toBe('eligible');
  });

  test('two versions of one rule, category, mode and overlay never overlap, also past the code; other categories and overlays may', async () => {
    const [row] = await fresh.sql<{ rule_id: string }>(`select rule_id from eligibility_rule_version where kind = 'party_status' limit 1`);
    const insert = (category: string | null, overlay: string | null) =>
      fresh.sql(
        `insert into eligibility_rule_version (id, rule_id, valid_from, category, kind, parameters, severity, citation, overlay_id, recorded_by, recorded_by_name)
          values ($1, $2, '2026-05-01', $3, 'party_status', '{"anyOf":["full"]}', 'block', 'x', $4, $1, 'x')`,
        [newId(), row!.rule_id, category, overlay],
      );
    expect(await code(insert(null, null))).toBe('eligibility_version_apart');
    expect(await code(insert('cadre', null))).toBe('went through');
    expect(await code(insert('cadre', null))).toBe('eligibility_version_apart');
    expect(await code(insert(null, documentId))).toBe('went through');
    expect(await code(insert(null, documentId))).toBe('eligibility_version_apart');
    await fresh.sql(`delete from eligibility_rule_version where citation = 'x'`);
  });

  test('two officers at once: one version is recorded, the other told', async () => {
    const given = await input({ ruleId: await ruleId('TCLLCT', 'E-08'), studyMode: null, severity: 'warn' });
    const both = await Promise.all([1, 2].map(() => code(write((tx) => recordRuleVersion(tx, fresh.admin, given)))));
    expect(both.filter((one) => one === 'went through')).toHaveLength(1);
  });

  test('what a version asks cannot be changed, by no desk', async () => {
    await expect(
      fresh.database.write(fresh.admin, { command: 'test' }, async (tx) => {
        await tx.updateTable('eligibilityRuleVersion').set({ severity: 'warn' }).execute();
        return { result: null, audit: { type: 'eligibility_rule_version', id: 'x' } };
      }),
    ).rejects.toThrow(/permission denied/);
  });
});
