import { today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { isNow, notFound, phrase, Refusal, stale } from '#platform/refusal.ts';
import type { PersonMove } from './contract.ts';
import { refuseMoveOutside } from './policy.ts';
import { blocsOf } from './queries.ts';
import { rememberNames } from './remember-names.ts';
import { selfOf } from './selves.ts';

/**
 * Another post from a day on (điều động, bổ nhiệm). The post held ends on that day. What is already counted stays where it
 * was: the sending unit of a running course is fixed on its first day.
 */
export async function movePerson(
  tx: Tx,
  actor: Actor,
  id: string,
  rowVersion: number,
  input: PersonMove,
): Promise<Outcome<{ id: string; rowVersion: number }>> {
  const person = await tx
    .selectFrom('person')
    .select(['fullName', 'unitId', 'bloc', 'positionTitle', 'category', 'rowVersion'])
    .where('id', '=', id)
    .where('mergedIntoId', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!person) throw notFound('people.not_found');
  if (person.rowVersion !== rowVersion) throw stale({ changed: isNow(phrase('person.positionTitle'), person.positionTitle) });
  const bloc = (await blocsOf(tx, [input.unitId])).get(input.unitId);
  if (bloc === undefined) throw new Refusal('people.unit_unknown', {}, { where: 'unitId' });
  refuseMoveOutside(actor, { unitId: input.unitId, bloc });
  const next = { unitId: input.unitId, positionTitle: input.positionTitle || null, category: input.category ?? person.category };
  if (next.unitId === person.unitId && next.positionTitle === person.positionTitle && next.category === person.category)
    throw new Refusal('people.move_nothing');
  if (input.from > today()) throw new Refusal('people.move_future', {}, { where: 'from' });
  const held = await tx
    .selectFrom('personPost')
    .select(['id', 'validFrom'])
    .where('personId', '=', id)
    .where('validTo', 'is', null)
    .execute();
  const since = held
    .map((post) => post.validFrom)
    .sort()
    .at(-1);
  if (since !== undefined && input.from <= since) throw new Refusal('people.move_too_early', { since }, { where: 'from' });

  if (held.length > 0)
    await tx
      .updateTable('personPost')
      .set({ validTo: input.from })
      .where(
        'id',
        'in',
        held.map((post) => post.id),
      )
      .execute();
  await tx
    .insertInto('personPost')
    .values({ id: newId(), personId: id, ...next, bloc, validFrom: input.from, documentId: input.documentId ?? null })
    .execute();
  await tx
    .updateTable('person')
    .set({ ...next, bloc, rowVersion: rowVersion + 1 })
    .where('id', '=', id)
    .execute();
  if (bloc !== person.bloc) await rememberNames(tx, [{ fullName: person.fullName, bloc }]);
  // what a person holds goes along: the new unit sees it
  const { records } = await selfOf(tx, id);
  for (const table of ['certificate', 'personSensitive', 'personQualification', 'personRating'] as const)
    await tx.updateTable(table).set({ unitId: next.unitId, bloc }).where('personId', 'in', records).execute();
  return {
    result: { id, rowVersion: rowVersion + 1 },
    audit: {
      type: 'person',
      id,
      summary: {
        before: { unitId: person.unitId, positionTitle: person.positionTitle, category: person.category },
        after: next,
        from: input.from,
      },
    },
  };
}
