import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { type NewUnit, newUnit } from './contract.ts';
import { addAliases, checkOrganisation, insertVersion } from './write-version.ts';

/**
 * Enters a unit that exists from a date on.
 * @throws Refusal unit.code_taken, unit.unknown_bloc, unit.unknown, unit.parent_not_living, unit.same_name
 */
export async function createUnit(tx: Tx, _actor: Actor, input: NewUnit): Promise<Outcome<{ id: number; uid: string }>> {
  const { code, aliases, validFrom, documentId, ...fields } = newUnit.parse(input);
  await checkReferences(tx, { code, bloc: fields.bloc, parentId: fields.parentId }, null);
  const created = await tx.insertInto('unit').values({ uid: newId(), code }).returning(['id', 'uid']).executeTakeFirstOrThrow();
  await insertVersion(tx, created.id, fields, validFrom, null, documentId);
  await addAliases(tx, created.id, aliases);
  await checkOrganisation(tx, [created.id], validFrom);
  return { result: created, audit: { type: 'unit', id: String(created.id), summary: { code, name: fields.name, validFrom } } };
}

/** Things a foreign key or a unique key would refuse in words nobody reads. */
export async function checkReferences(
  tx: Tx,
  refers: { code?: string | null | undefined; bloc?: number | undefined; parentId?: number | null | undefined },
  unitId: number | null,
): Promise<void> {
  const { code, bloc, parentId } = refers;
  if (code != null) {
    const taken = await tx.selectFrom('unit').select('id').where('code', '=', code).executeTakeFirst();
    if (taken && taken.id !== unitId) throw new Refusal('unit.code_taken', { code }, { where: 'code', status: 409 });
  }
  if (bloc !== undefined && !(await tx.selectFrom('bloc').select('id').where('id', '=', bloc).executeTakeFirst())) {
    throw new Refusal('unit.unknown_bloc', { id: bloc }, { where: 'bloc' });
  }
  if (parentId != null && !(await tx.selectFrom('unit').select('id').where('id', '=', parentId).executeTakeFirst())) {
    throw new Refusal('unit.unknown', { id: parentId }, { where: 'parentId' });
  }
  if (parentId != null && parentId === unitId) throw new Refusal('unit.parent_itself', {}, { where: 'parentId' });
}
