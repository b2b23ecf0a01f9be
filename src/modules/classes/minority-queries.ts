import { sql } from 'kysely';
import { countsAs } from '#modules/people';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound } from '#platform/refusal.ts';
import { told, type MinorityCount } from './minority-contract.ts';

/** Of the trainees on the list or who stayed to the end. The policies leave those whose files the caller may see. @throws Refusal classes.unknown (404) */
export async function minorityOf(db: Reader, classId: string): Promise<MinorityCount> {
  const found = await db.selectFrom('trainingClass').select('id').where('id', '=', classId).executeTakeFirst();
  if (!found) throw notFound('classes.unknown');
  const { rows } = await sql<{ trainees: number; known: number; minority: number }>`
    select count(*)::int as trainees, count(s.yes)::int as known, count(*) filter (where s.yes)::int as minority
    from enrolment e left join person_sensitive s on s.person_id = ${countsAs('e')} and s.field = 'ethnic_minority'
    where e.class_id = ${classId} and e.status in ('listed', 'active', 'paused', 'finished', 'not_recognised')`.execute(db);
  const { trainees, known, minority } = rows[0]!;
  return { trainees, known, minority: told(minority, known) };
}
