import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kit/ids.ts';
import type { Actor, Capability } from '#platform/actor.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { smallLedger, type Family, type SmallLedger } from '#test/small-ledger.ts';
import { texts } from '../../texts.ts';
import { exportTrial } from './export-trial.ts';
import { trialInWords } from './trial-in-words.ts';
import { tryRule } from './try-rule.ts';

let fresh: FreshDatabase;
let ledger: SmallLedger;
let theory: Family;
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'went through',
    (error: { code?: string }) => error.code,
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

beforeAll(async () => {
  fresh = await freshDatabase();
  ledger = await smallLedger(fresh);
  theory = await ledger.family('TCLLCT');
});

describe('trying a version on last year', () => {
  let classId: string;
  const year = 2024;
  const people = new Map<string, string>();
  const draftOf = (check: unknown, more: object = {}) => JSON.stringify({ check, ...more });
  const younger = draftOf({ kind: 'age_at_least', parameters: { female: 28, male: 40 } }, { studyMode: 'part_time' });
  const attempt = (actor: Actor, query: Parameters<typeof tryRule>[3]) =>
    fresh.database.read(actor, async (db) => trialInWords(await tryRule(db, fresh.keys, actor, query), actor, texts.vi));

  beforeAll(async () => {
    classId = newId();
    await fresh.sql(
      `insert into training_class (id, code, name, folded, family_id, version_id, lead_id, lead_bloc, host_id, runner_id, funding, study_mode, status, opened_on, expected_end_on, recorded_by)
        values ($1, 'TC24-01', 'Lớp', 'lop', $2, $3, $4, 1, $5, $5, 'city', 'part_time', 'running', '2024-03-01', '2025-03-01', $1)`,
      [classId, theory.id, theory.version, ledger.office, ledger.school],
    );
    for (const [name, birth, precision] of [
      ['Ba Mươi', '1994-03-01', 'day'],
      ['Ba Mươi Lăm', '1989-03-01', 'day'],
      ['Bốn Mươi', '1984-03-01', 'day'],
      ['Chỉ Có Năm', '1984-01-01', 'year'],
    ] as const) {
      const [personId, enrolmentId] = [newId(), newId()];
      people.set(name, personId);
      await fresh.sql(
        `insert into person (id, full_name, folded_name, sort_name, sex, birth_date, birth_precision, category, unit_id, bloc, recorded_by) values ($1, $2, $2, $2, 'male', $3, $4, 'civil_servant', $5, 1, $1)`,
        [personId, name, birth, precision, ledger.school],
      );
      await fresh.sql(
        `insert into enrolment (id, class_id, person_id, full_name, sort_name, sender_id, sender_bloc, runner_id, host_id, lead_bloc, status, joined_on, recorded_by)
          values ($1, $2, $3, $4, $4, $5, 1, $5, $5, 1, 'active', '2024-03-01', $1)`,
        [enrolmentId, classId, personId, name, ledger.school],
      );
    }
  });

  test('refused: nothing to try, nowhere to try it, what is not there', async () => {
    const rule = await ruleId('TCLLCT', 'E-03');
    expect(await code(attempt(fresh.admin, { ruleId: rule, classId }))).toBe('eligibility.trial_what');
    expect(await code(attempt(fresh.admin, { ruleId: rule, classId, draft: '{"check":{"kind":"rm -rf"}}' }))).toBe(
      'eligibility.trial_what',
    );
    expect(await code(attempt(fresh.admin, { ruleId: rule, draft: younger, familyId: theory.id }))).toBe('eligibility.trial_where');
    expect(await code(attempt(fresh.admin, { ruleId: rule, draft: younger, classId: newId() }))).toBe('eligibility.unknown_class');
    expect(await code(attempt(fresh.admin, { ruleId: newId(), draft: younger, classId }))).toBe('eligibility.unknown_rule');
    expect(await code(attempt(fresh.admin, { ruleId: rule, versionId: newId(), classId }))).toBe('eligibility.unknown_version');
  });

  test('who may not be told what a rule is about does not try it: the outcomes would tell', async () => {
    const party = {
      ruleId: await ruleId('TCLLCT', 'E-01'),
      classId,
      draft: draftOf({ kind: 'party_status', parameters: { anyOf: ['full'] } }),
    };
    expect(await code(attempt(lacking('people.party'), party))).toBe('eligibility.trial_secret');
    // neither by asking something else under a rule that reads it today
    expect(await code(attempt(lacking('people.party'), { ...party, draft: younger }))).toBe('eligibility.trial_secret');
    const schooling = { ruleId: await ruleId('TCLLCT', 'E-02'), classId, draft: younger };
    expect(await code(attempt(lacking('people.reveal'), schooling))).toBe('eligibility.trial_secret');
    expect(await code(attempt(fresh.admin, party))).toBe('went through');
  });

  test('how many would pass, fail and lack evidence, beside what is in force, and who', async () => {
    const rule = await ruleId('TCLLCT', 'E-03');
    const result = await attempt(fresh.admin, { ruleId: rule, draft: younger, classId });
    expect(result).toMatchObject({
      people: 4,
      classes: 1,
      before: { eligible: 4, not_eligible: 0, missing_evidence: 0, not_asked: 0 },
      after: { eligible: 1, not_eligible: 2, missing_evidence: 1, not_asked: 0 },
      changed: 3,
      required: 'nữ từ 28, nam từ 40 tuổi',
    });
    expect(result.inForce.map(({ required }) => required)).toEqual(['nữ từ 28, nam từ 30 tuổi']);
    expect(result.rows.map(({ fullName, before, after }) => [fullName, before, after])).toEqual([
      ['Ba Mươi', 'eligible', 'not_eligible'],
      ['Ba Mươi Lăm', 'eligible', 'not_eligible'],
      ['Chỉ Có Năm', 'eligible', 'missing_evidence'],
    ]);
    expect(result.rows[0]!.lines[0]).toMatchObject({ value: '30 tuổi ngày 01/03/2024', outcome: 'failed' });
    // the same by programme and year; nothing in another year
    expect(await attempt(fresh.admin, { ruleId: rule, draft: younger, familyId: theory.id, year })).toEqual(result);
    expect((await attempt(fresh.admin, { ruleId: rule, draft: younger, familyId: theory.id, year: 2023 })).people).toBe(0);
  });

  test('people are as they were the day the class opened: papers of later and a later category are left out', async () => {
    const of = people.get('Bốn Mươi')!;
    const paper = (level: string, issuedOn: string | null) =>
      fresh.sql(
        `insert into person_qualification (id, person_id, unit_id, bloc, kind, level, evidence, issued_on, issued_precision, recorded_by, recorded_by_name)
          values ($1, $2, $3, 1, 'education', $4, 'diploma', $5, $6, $1, 'x')`,
        [newId(), of, ledger.school, level, issuedOn, issuedOn ? 'day' : 'none'],
      );
    const post = (category: string, from: string, to: string | null) =>
      fresh.sql(
        `insert into person_post (id, person_id, unit_id, bloc, category, valid_from, valid_to) values ($1, $2, $3, 1, $4, $5, $6)`,
        [newId(), of, ledger.school, category, from, to],
      );
    const schooling = { ruleId: await ruleId('TCLLCT', 'E-02'), classId };
    const ask = async (level = 'university', more: object = {}) => {
      const draft = draftOf({ kind: 'education_at_least', parameters: { level, minorityLevel: null } }, more);
      const { rows } = await attempt(fresh.admin, { ...schooling, draft });
      return rows.find(({ fullName }) => fullName === 'Bốn Mươi')?.after ?? 'eligible';
    };
    await paper('university', '2024-03-02');
    expect(await ask()).toBe('missing_evidence');
    await paper('college', '2010-06-30');
    expect(await ask()).toBe('not_eligible');
    await paper('university', '2024-03-01');
    expect(await ask()).toBe('eligible');
    // a civil servant today, a public employee then
    await post('public_employee', '2015-01-01', '2024-03-02');
    await post('civil_servant', '2024-03-02', null);
    expect(await ask('doctorate', { category: 'public_employee' })).toBe('not_eligible');
    expect(await ask('doctorate', { category: 'civil_servant' })).toBe('eligible');
    await fresh.sql('delete from person_qualification where person_id = $1', [of]);
    await fresh.sql('delete from person_post where person_id = $1', [of]);
  });

  test('what no record says of people of the past is not tried: nobody is counted as lacking it', async () => {
    const commitment = await attempt(fresh.admin, {
      ruleId: await ruleId('SAU_DAI_HOC', 'E-06d'),
      classId,
      draft: draftOf({ kind: 'commitment_multiple', parameters: { times: 3 } }),
    });
    expect(commitment).toMatchObject({ untriable: 'commitment', people: 0, rows: [], after: { missing_evidence: 0 } });
    const unread = { ruleId: await ruleId('TCLLCT', 'E-03'), classId, draft: draftOf({ kind: 'not_known', parameters: {} }) };
    expect(await attempt(fresh.admin, unread)).toMatchObject({ untriable: 'rule_text', people: 0 });
    expect((await attempt(fresh.admin, { ...unread, draft: younger })).untriable).toBeNull();
  });

  test('a version that was in force once is tried as well; nothing is kept of a trial', async () => {
    const rule = await ruleId('TCLLCT', 'E-03');
    const [old] = await fresh.sql<{ id: string }>(
      `select id from eligibility_rule_version where rule_id = $1 and valid_from = '2022-02-08'`,
      [rule],
    );
    const count = () => fresh.sql('select count(*) from eligibility_rule_version');
    const before = await count();
    expect(await attempt(fresh.admin, { ruleId: rule, versionId: old!.id, classId })).toMatchObject({
      after: { eligible: 3, not_eligible: 1 },
      changed: 1,
    });
    expect(await count()).toEqual(before);
  });

  test('the file has the rows of the page, with the reasons', async () => {
    const rule = await ruleId('TCLLCT', 'E-03');
    const list = await fresh.database.read(fresh.admin, (db) =>
      exportTrial(db, fresh.keys, fresh.admin, { ruleId: rule, draft: younger, classId }),
    );
    const rows = [];
    for await (const some of list.rows()) rows.push(...some.map((row) => list.columns.map((column) => column.value(row))));
    expect(rows.map(([name, , , before, after, value]) => [name, before, after, value])).toEqual([
      ['Ba Mươi', 'Đạt', 'Không đạt', '30 tuổi ngày 01/03/2024'],
      ['Ba Mươi Lăm', 'Đạt', 'Không đạt', '35 tuổi ngày 01/03/2024'],
      ['Chỉ Có Năm', 'Đạt', 'Thiếu minh chứng', '39 hoặc 40 tuổi ngày 01/03/2024'],
    ]);
  });

  test('an officer of one unit tries it on what they see', async () => {
    const elsewhere: Actor = { ...fresh.admin, scope: { kind: 'unit', units: [ledger.office] } };
    const rule = await ruleId('TCLLCT', 'E-03');
    expect((await attempt(elsewhere, { ruleId: rule, draft: younger, familyId: theory.id, year })).people).toBe(0);
  });
});
