import { sql } from 'kysely';
import { unitNameOn } from '#modules/organisations';
import { today } from '#kit/dates.ts';
import type { Reader } from '#platform/database/transaction.ts';

/** Somebody accepted to a class, as a paper prints them. */
export type Admitted = {
  id: string;
  personId: string;
  fullName: string;
  birthDate: string | null;
  birthPrecision: string;
  sex: string | null;
  positionTitle: string | null;
  unitId: number;
  unitName: string;
  bloc: number;
  listed: boolean;
};

/** Those accepted and given a class, by given name; `listed`: they stand on its list. */
export async function acceptedFor(db: Reader, classId: string): Promise<Admitted[]> {
  const { rows } = await sql<Admitted>`
    select n.id, n.person_id, n.full_name, n.birth_date, n.birth_precision, n.sex, n.position_title, n.unit_id, ${unitNameOn(sql.ref<number | null>('n.unit_id'), today())} as unit_name, n.bloc,
      n.enrolment_id is not null as listed
    from nomination n where n.class_id = ${classId} and n.state = 'accepted' order by n.sort_name collate "vi-VN-x-icu", n.id`.execute(db);
  return rows;
}

/** Who is summoned by a paper together with those it changes: added and dropped along the way. As the last paper prints each. */
export async function listOf(db: Reader, convocationId: string): Promise<Admitted[]> {
  const { rows } = await sql<Admitted & { part: string }>`
    with recursive along (id, changes_id, depth) as (
      select id, changes_id, 0 from convocation where id = ${convocationId}
      union all select c.id, c.changes_id, along.depth + 1 from convocation c join along on c.id = along.changes_id)
    select distinct on (p.nomination_id) p.nomination_id as id, p.person_id, p.part, p.full_name, p.birth_date, p.birth_precision, p.sex, p.position_title, p.unit_id, p.unit_name, p.bloc, true as listed
    from along join convocation_person p on p.convocation_id = along.id order by p.nomination_id, along.depth`.execute(db);
  return rows.filter(({ part }) => part !== 'dropped').map(({ part: _part, ...one }) => one);
}
