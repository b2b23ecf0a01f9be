import { sql } from 'kysely';
import { formatDate, today, type CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { oneUnit } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { PeopleCarried } from './contract.ts';
import { refuseMoveOutside } from './policy.ts';
import { blocsOf } from './queries.ts';
import { rememberNames } from './remember-names.ts';

/** A post that goes along, from that day on, to a unit that carries the old one on. */
export type CarriedPost = { personId: string; unitId: number; from: CalendarDate };

/** Position and category stay; only the unit is another. Thousands at once. */
export async function carryPosts(tx: Tx, posts: readonly CarriedPost[]): Promise<void> {
  if (posts.length === 0) return;
  const blocs = await blocsOf(tx, [...new Set(posts.map((post) => post.unitId))]);
  const carried = sql`unnest(${posts.map(() => newId())}::uuid[], ${posts.map((post) => post.personId)}::uuid[], ${posts.map((post) => post.unitId)}::int[],
    ${posts.map((post) => blocs.get(post.unitId)!)}::smallint[], ${posts.map((post) => post.from)}::date[]) as c(id, person_id, unit_id, bloc, since)`;
  // a post written down after the unit had ended ends on its first day: it never was
  await sql`update person_post p set valid_to = greatest(c.since, p.valid_from) from ${carried} where p.person_id = c.person_id and p.valid_to is null`.execute(
    tx,
  );
  await sql`insert into person_post (id, person_id, unit_id, bloc, position_title, category, valid_from)
    select c.id, c.person_id, c.unit_id, c.bloc, p.position_title, p.category,
      greatest(c.since, (select max(held.valid_to) from person_post held where held.person_id = c.person_id))
    from ${carried} join person p on p.id = c.person_id`.execute(tx);
  await sql`update person p set unit_id = c.unit_id, bloc = c.bloc, row_version = p.row_version + 1 from ${carried} where p.id = c.person_id`.execute(
    tx,
  );
  const { rows } = await sql<{
    fullName: string;
    bloc: number;
  }>`select p.full_name, p.bloc from person p where p.id = any (${posts.map((post) => post.personId)}::uuid[])`.execute(tx);
  await rememberNames(tx, rows);
  for (const table of ['certificate', 'person_sensitive', 'person_qualification', 'person_rating'])
    await sql`update ${sql.ref(table)} x set unit_id = c.unit_id, bloc = c.bloc from ${carried} left join person_merge m on m.kept_id = c.person_id and m.undone_at is null
      where x.person_id = c.person_id or x.person_id = m.merged_id`.execute(tx);
}

/**
 * Whoever is still written under a unit that has ended serves, from the day it ended, in the one that carries it on; where several do,
 * the officer says which. Nothing that is counted moves.
 * @throws Refusal unit.unknown (404), people.carry_unit_lives, people.carry_nobody_follows, people.carry_choose, people.carry_nobody_left
 */
export async function carryPeople(tx: Tx, actor: Actor, unitId: number, { toId }: PeopleCarried): Promise<Outcome<{ carried: number }>> {
  const { versions, successors } = await oneUnit(tx, unitId, today());
  const { name, validTo } = versions.at(-1)!;
  if (validTo === null || validTo > today()) throw new Refusal('people.carry_unit_lives', { name });
  if (successors.length === 0) throw new Refusal('people.carry_nobody_follows', { name });
  const to = toId === undefined ? successors[0]! : successors.find((part) => part.unitId === toId);
  if (!to || (toId === undefined && successors.length > 1))
    throw new Refusal('people.carry_choose', { name, heirs: successors.map((part) => part.name).join('; ') }, { where: 'toId' });
  refuseMoveOutside(actor, { unitId: to.unitId, bloc: (await blocsOf(tx, [to.unitId])).get(to.unitId)! });
  const people = await tx
    .selectFrom('person')
    .select('id')
    .where('unitId', '=', unitId)
    .where('mergedIntoId', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (people.length === 0) throw new Refusal('people.carry_nobody_left', { name });
  await carryPosts(
    tx,
    people.map(({ id }) => ({ personId: id, unitId: to.unitId, from: validTo })),
  );
  const summary = { from: name, to: to.name, on: formatDate(validTo), people: people.length };
  return { result: { carried: people.length }, audit: { type: 'unit', id: String(unitId), summary } };
}
