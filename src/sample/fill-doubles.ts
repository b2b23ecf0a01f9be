import { sql } from 'kysely';
import { registerPeople, sweepPeople } from '#modules/people';
import type { Keys } from '#platform/secrets.ts';
import type { Setting } from './fill-plans.ts';

const withoutMarks = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
const withoutMiddle = (name: string) => name.replace(/^(\S+) .* (\S+)$/u, '$1 $2');
/** Day and month in each other's place, where that is a day too. */
const turned = (date: string) => (Number(date.slice(8)) <= 12 ? `${date.slice(0, 5)}${date.slice(8)}-${date.slice(5, 7)}` : date);

/** A few people who stand in the registry a second time, as lists damage names and days, so that there is somebody to decide about. */
export async function fillDoubles({ tx, actor }: Setting, keys: Keys): Promise<void> {
  const { rows } = await sql<{
    fullName: string;
    birthDate: string;
    sex: 'male' | 'female';
    unitId: number;
    category: 'cadre';
    positionTitle: string | null;
  }>`
    select full_name, birth_date, sex, unit_id, category, position_title from person
    where birth_precision = 'day' and full_name like '% % %' and extract(day from birth_date) <= 12 and extract(day from birth_date) <> extract(month from birth_date)
      and personal_number_last4 is null order by sort_name collate "C" desc, birth_date limit 4`.execute(tx);
  const written = rows.map(({ fullName, birthDate, ...rest }, n) => ({
    ...rest,
    fullName: [withoutMarks, withoutMiddle][n % 2]!(fullName),
    birthDate: n < 2 ? birthDate : turned(birthDate),
    confirmDifferent: true,
  }));
  await registerPeople(tx, actor, keys, written);
  await sweepPeople(tx, actor);
}
