import { beforeAll, expect, it } from 'vitest';
import { recordQualifications, recordSensitive } from '#modules/people';
import { admissionWorld, inDays, type AdmissionWorld } from '#test/admission-world.ts';
import { texts } from '../../texts.ts';
import { tryNominee } from './nomination-queries.ts';
import { resultOf, type RuleOutcome, type Verdict } from './verdict.ts';

let world: AdmissionWorld;
beforeAll(async () => {
  world = await admissionWorld();
});

const line = (outcome: RuleOutcome['outcome'], mode: RuleOutcome['mode'] = 'block') => ({ outcome, mode });
it.each([
  ['nothing asked', [], 'eligible'],
  ['a warning', [line('warned', 'warn'), line('passed')], 'eligible'],
  ['one failed among many', [line('passed'), line('missing'), line('failed')], 'not_eligible'],
  ['evidence missing', [line('passed'), line('missing')], 'missing_evidence'],
  ['missing where it only warns', [line('missing', 'warn')], 'eligible'],
] as const)('%s', (_, rules, result) => expect(resultOf(rules, [])).toBe(result));
it('a finding that blocks', () => expect(resultOf([], [{ code: 'x', severity: 'block', params: {} }])).toBe('not_eligible'));

it('keeps the versions it was given by, and nothing that is sealed in the record', async () => {
  const { admin, contact, series, call, nominate, people, run, keys, sql } = world;
  await sql(
    `insert into eligibility_scheme_family (scheme_id, family_id)
     select distinct r.scheme_id, $1::uuid from eligibility_rule r join eligibility_rule_version v on v.rule_id = r.id where v.kind = 'party_status' limit 1
     on conflict do nothing`,
    [world.families.tcllct.familyId],
  );
  const { id } = await series({ granted: 3 });
  await call(id);
  const [person] = (await people(1)) as [string];
  await sql(
    `update person set birth_date = '1985-04-01', birth_precision = 'day', sex = 'male', service_from = '2008-01-01' where id = $1`,
    [person],
  );
  const [{ row_version: rowVersion }] = (await sql<{ row_version: number }>('select row_version from person where id = $1', [person])) as [
    { row_version: number },
  ];
  await run((tx) => recordSensitive(tx, admin, keys, { personId: person, rowVersion, field: 'party_status', value: 'full' }));
  await run(async (tx) => {
    await recordQualifications(tx, admin, [{ personId: person, kind: 'education', level: 'university', evidence: 'diploma' }]);
    return { result: null, audit: { type: 'person', id: person } };
  });
  const { id: nominationId, result } = await nominate(contact, id, person);
  const [kept] = await sql<{ verdict: Verdict; verdict_result: string }>('select verdict, verdict_result from nomination where id = $1', [
    nominationId,
  ]);
  expect(kept!.verdict_result).toBe(result);
  expect(kept!.verdict.on).toBe(inDays(0));
  expect(kept!.verdict.rules.length).toBeGreaterThan(3);
  expect(kept!.verdict.rules.every(({ versionId, article }) => versionId !== null && article !== null)).toBe(true);
  const party = kept!.verdict.rules.filter(({ required }) => JSON.stringify(required).includes('party'));
  expect(party.map(({ outcome, value }) => [outcome, value])).toEqual(party.map(() => ['passed', null]));
  expect(party.length).toBeGreaterThan(0);
  expect(JSON.stringify(kept!.verdict.rules.map(({ value }) => value))).not.toContain('party');
});

it('the same certificate, the same content and a class at the same time are told of one who has them', async () => {
  const { admin, database, series, call, people, units, families, sql, prepared, slot } = world;
  const { id } = await series({ granted: 2, opensIn: 60, endsIn: 120 });
  await call(id);
  const [person] = (await people(1)) as [string];
  await sql(
    `insert into certificate (id, person_id, unit_id, bloc, title, title_key, issuer, issuer_key, family_id, issued_on, recorded_by)
     values (gen_random_uuid(), $1, $2, 2, 'Trung cấp', 'trung cap', 'Trường', 'truong', $3, '2019-05-20', $1)`,
    [person, units.sender, families.tcllct.familyId],
  );
  const { id: classId } = await prepared(await slot(2026, 10), [person], { code: 'TRUNG-GIO' });
  await sql('update training_class set expected_open_on = $2, expected_end_on = $3 where id = $1', [classId, inDays(70), inDays(80)]);
  const { verdict } = await database.read(admin, (db) =>
    tryNominee(db, admin, world.judges, id, { unitId: units.sender, personId: person }, texts.vi),
  );
  const codes = verdict.findings.map(({ code }) => code);
  expect(codes).toContain('class.same_certificate');
  expect(codes).toContain('class.same_dates');
  expect(codes).toContain('class.same_attending_whole');
});
