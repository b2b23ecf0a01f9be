import { addDays } from '#kit/dates.ts';
import { recordSensitive, registerPerson, type PersonInput } from '#modules/people';
import type { Keys } from '#platform/secrets.ts';
import type { Chance } from '../sample/chance.ts';
import type { Setting } from '../sample/fill-plans.ts';
import { personName } from '../sample/names.ts';
import { postsOf } from '../sample/trainees.ts';
import { agenciesOf, SINCE } from './agencies.ts';

/** Registered in each agency beside those who study: who can be put on a list. */
const SERVING = 4;

/** People with personal numbers of a province code that is not in use: they can be nobody's. */
export async function fillServing({ tx, actor, units }: Setting, keys: Keys, count: number, by: Chance): Promise<void> {
  let serial = 0;
  for (const { code } of agenciesOf(count)) {
    for (let n = 0; n < SERVING; n++) {
      serial += 1;
      const sex = by.next() < 0.5 ? 'female' : 'male';
      const birthDate = addDays('1975-01-01', by.below(20 * 365));
      const [category, positionTitle] = by.pick(postsOf(units.of(code)));
      await registerPerson(tx, actor, keys, {
        fullName: personName(sex, by),
        sex,
        birthDate,
        birthPrecision: 'day',
        category: category as PersonInput['category'],
        positionTitle,
        personalNumber: `099${sex === 'male' ? 0 : 1}${birthDate.slice(2, 4)}${String(200_000 + serial)}`,
        unitId: units.idOf(code),
        postFrom: SINCE,
        confirmDifferent: true,
      });
    }
  }
}

/** What few may see, of those who study now: accounts of a bank that is none, for whoever pays; party status for whoever asks it. */
export async function fillSensitive({ tx, actor }: Setting, keys: Keys, by: Chance): Promise<void> {
  const studying = await tx
    .selectFrom('person as p')
    .innerJoin('enrolment as e', 'e.personId', 'p.id')
    .innerJoin('trainingClass as c', 'c.id', 'e.classId')
    .select(['p.id', 'p.rowVersion'])
    .where('c.status', '=', 'running')
    .where('c.code', 'like', 'QL__-%')
    .where('e.status', '=', 'active')
    .orderBy('c.code')
    .orderBy('e.sortName')
    .orderBy('p.id')
    .execute();
  for (const [n, { id: personId, rowVersion }] of studying.entries()) {
    const account = { bank: 'Ngân hàng Thực Hành', accountNumber: `9990${String(100_000 + n)}` };
    await recordSensitive(tx, actor, keys, { personId, rowVersion, field: 'bank_account', value: account });
    if (n % 2 === 1) continue;
    const value = by.weighted([
      ['full', 6],
      ['probationary', 1],
      ['none', 3],
    ] as const);
    await recordSensitive(tx, actor, keys, { personId, rowVersion: rowVersion + 1, field: 'party_status', value });
  }
}
