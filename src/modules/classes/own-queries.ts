import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { unitNameOn } from '#modules/organisations';
import { ownSensitive } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import type { OwnFile } from './own-contract.ts';

/**
 * The file of the person whose account this is. The policies of the login role leave nothing else to be found; the conditions say
 * it again. What was written under a record that was merged is theirs too.
 */
export async function ownFileOf(db: Reader, { scope }: Actor, keys: Keys): Promise<OwnFile> {
  if (scope.kind !== 'person') throw notFound('people.not_found');
  const me = scope.person;
  const records = sql`any (${[...(scope.records ?? [me])]}::uuid[])`;
  const day = today();
  const nameOf = (column: string) => unitNameOn(sql.ref<number | null>(column), day);
  const [people, classes, certificates, sensitive] = await Promise.all([
    sql<Omit<OwnFile, 'classes' | 'certificates' | 'sensitive'>>`
      select p.full_name, p.birth_date, p.birth_precision, p.position_title, ${nameOf('p.unit_id')} as unit_name
      from person p where p.id = ${me}`.execute(db),
    sql<OwnFile['classes'][number]>`
      select e.id as enrolment_id, c.code, c.name, ${nameOf('c.runner_id')} as runner_name, ${nameOf('c.host_id')} as host_name,
        c.opened_on, c.ended_on, e.status, r.average::float8 as average, r.conduct, r.classification
      from enrolment e join training_class c on c.id = e.class_id left join enrolment_result r on r.enrolment_id = e.id
      where e.person_id = ${records} and e.status <> 'unlisted' order by c.opened_on desc nulls first, e.id desc`.execute(db),
    sql<OwnFile['certificates'][number]>`
      select id, title, serial, issuer, issued_on, issued_precision from certificate
      where person_id = ${records} order by issued_on desc nulls last, id`.execute(db),
    ownSensitive(db, keys, me),
  ]);
  const person = people.rows[0];
  if (!person) throw notFound('people.not_found');
  return { ...person, classes: classes.rows, certificates: certificates.rows, sensitive };
}
