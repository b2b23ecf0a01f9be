import { beforeAll, expect, test } from 'vitest';
import { admissionWorld, inDays, type AdmissionWorld } from '#test/admission-world.ts';
import { checkNominees } from './check-nominees.ts';
import { judgesWith } from './judges.ts';
import { oneSeries } from './series-queries.ts';

let world: AdmissionWorld;
beforeAll(async () => void (world = await admissionWorld()));

test('who learnt it while at another unit, at a school the contact does not see: the contact is told that and when, not where', async () => {
  const { sql, units, contact, database, families } = world;
  // finished in a class of the other school, when still of its staff
  const trained = await world.opened(inDays(-400), 1, { family: families.tcllct, year: Number(inDays(-400).slice(0, 4)) });
  const [row] = await sql<{ person_id: string }>(`select person_id from enrolment where class_id = $1`, [trained.id]);
  const person = row!.person_id;
  await sql(`update training_class set runner_id = $2, host_id = $2, lead_id = $2 where id = $1`, [trained.id, units.otherSchool]);
  await sql(`update enrolment set status = 'finished', ended_on = $2, sender_id = $3, runner_id = $3, host_id = $3 where class_id = $1`, [
    trained.id,
    inDays(-300),
    units.otherSchool,
  ]);
  await sql(`update chain set sender_id = $2, runner_id = $2 where person_id = $1`, [person, units.otherSchool]);

  const { id } = await world.series({ granted: 1 });
  await world.call(id);
  const findings = async (judges: ReturnType<typeof judgesWith>) =>
    database.read(contact, async (db) => {
      const nominee = {
        personId: person,
        unitId: units.sender,
        fullName: 'Nguyễn Văn Thử',
        birthDate: null,
        birthPrecision: 'none' as const,
        sex: null,
        category: 'civil_servant',
      };
      const [checked] = await checkNominees(db, contact, await oneSeries(db, id), [nominee], judges);
      return checked!.verdict.findings.filter(({ code }) => code.startsWith('class.same_'));
    });
  expect(await findings(judgesWith(world.keys))).toEqual([]);
  expect(await findings(judgesWith(world.keys, database))).toMatchObject([
    { code: 'class.same_completed_whole', severity: 'warn', params: { name: { say: 'class.out_of_sight' }, date: inDays(-300) } },
  ]);
});
