import { beforeAll, expect, it } from 'vitest';
import { admissionWorld, type AdmissionWorld } from '#test/admission-world.ts';
import { refusal } from '#test/import-run.ts';
import { monthsOfStudy } from './judges.ts';
import { recordCommitment } from './record-commitment.ts';
import type { Verdict } from './verdict.ts';

let world: AdmissionWorld;
let seriesId: string;
let nominationId: string;
beforeAll(async () => {
  world = await admissionWorld();
  // only the commitment is asked: threefold
  await world.sql(`update eligibility_rule_version set valid_to = current_date where rule_id not in (select id from eligibility_rule where code = 'E-06d') and valid_to is null
    and rule_id in (select r.id from eligibility_rule r join eligibility_scheme s on s.id = r.scheme_id where s.code = 'SAU_DAI_HOC')`);
  await world.sql(
    `insert into eligibility_scheme_family (scheme_id, family_id) select id, $1 from eligibility_scheme where code = 'SAU_DAI_HOC' on conflict do nothing`,
    [world.families.tcllct.familyId],
  );
  // two years of study
  const { id } = await world.series({ granted: 2 });
  await world.sql(
    `update admission_series set opens_on = current_date + 60, ends_on = (current_date + 60 + interval '24 months' - interval '1 day')::date where id = $1`,
    [id],
  );
  await world.call(id);
  const [person] = (await world.people(1)) as [string];
  seriesId = id;
  nominationId = (await world.nominate(world.contact, id, person)).id;
});

const record = (months: number | null, id = nominationId) =>
  world.run((tx) => recordCommitment(tx, world.admin, world.judges, id, { commitmentMonths: months }));
const commitment = async () => {
  const [row] = await world.sql<{ verdict: Verdict }>('select verdict from nomination where id = $1', [nominationId]);
  const line = row!.verdict.rules.find((one) => one.commitment)!;
  return { outcome: line.outcome, value: line.value };
};

it('refused: a file that is not there, one that is decided', async () => {
  expect((await refusal(record(48, seriesId))).code).toBe('admissions.unknown_nomination');
  await world.sql(`update nomination set state = 'refused', seat = 'none' where id = $1`, [nominationId]);
  expect((await refusal(record(48))).code).toBe('admissions.commitment_too_late');
  await world.sql(`update nomination set state = 'submitted', seat = 'held' where id = $1`, [nominationId]);
});

it('the paper of a nominee is judged as soon as it is there, and no longer when it is taken back', async () => {
  expect((await commitment()).outcome).toBe('missing');
  // twofold or threefold, by category: 23 of 24 are too few for anybody
  await record(23);
  expect((await commitment()).outcome).toBe('failed');
  await record(72);
  expect(await commitment()).toEqual({ outcome: 'passed', value: { say: 'eligibility.committed_of', params: { months: 72, study: 24 } } });
  await record(null);
  expect((await commitment()).outcome).toBe('missing');
  const told = await world.sql<{ months: number | null }>(
    `select data -> 'commitmentMonths' as months from nomination_event where nomination_id = $1 and act = 'papers' order by seq`,
    [nominationId],
  );
  expect(told.map(({ months }) => months)).toEqual([23, 72, null]);
});

it.each([
  ['2024-09-01', '2026-08-31', 24],
  ['2024-09-05', '2027-09-04', 36],
  ['2024-09-05', '2024-09-20', 1],
  ['2024-09-05', '2024-09-04', 1],
  ['2024-01-31', '2024-02-28', 1],
  ['2024-09-01', '2024-10-01', 2],
])('from %s to %s are %i months of study', (first, last, months) => expect(monthsOfStudy(first, last)).toBe(months));
