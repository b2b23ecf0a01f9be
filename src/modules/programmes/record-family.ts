import { newId } from '#kit/ids.ts';
import { fold } from '#kit/text.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { FamilyInput } from './contract.ts';

/** A programme family: what stays the same while its versions follow one another. */
export async function recordFamily(tx: Tx, _actor: Actor, { code, name, nature }: FamilyInput): Promise<Outcome<{ id: string }>> {
  const twin = await tx
    .selectFrom('programmeFamily')
    .select(['code', 'name'])
    .where((e) => e.or([e('code', '=', code), e('folded', '=', fold(name))]))
    .executeTakeFirst();
  if (twin) throw new Refusal('programmes.family_exists', twin, { where: twin.code === code ? 'code' : 'name', status: 409 });
  const id = newId();
  await tx
    .insertInto('programmeFamily')
    .values({ id, code, name, folded: fold(name), nature })
    .execute();
  return { result: { id }, audit: { type: 'programme_family', id, summary: { code, name, nature } } };
}
