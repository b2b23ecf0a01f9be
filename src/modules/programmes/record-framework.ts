import { newId } from '#kit/ids.ts';
import { fold } from '#kit/text.ts';
import { requireDocument } from '#modules/documents';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal, stale } from '#platform/refusal.ts';
import { frameworkInput, placeInput, type FrameworkInput } from './areas-contract.ts';
import type { z } from 'zod';

/** Khung chương trình: what programmes of a kind are made after. @throws Refusal programmes.term_empty, verified_without_source, document.unknown */
export async function recordFramework(tx: Tx, _actor: Actor, given: FrameworkInput): Promise<Outcome<{ id: string }>> {
  const input = await soundFramework(tx, given);
  const id = newId();
  await tx
    .insertInto('programmeFramework')
    .values({ id, ...input, folded: fold(input.name) })
    .execute();
  return { result: { id }, audit: { type: 'programme_framework', id, summary: input } };
}

/** @throws Refusal edit.stale (412), programmes.framework_unknown (404) and those of recordFramework */
export async function editFramework(
  tx: Tx,
  _actor: Actor,
  id: string,
  rowVersion: number,
  given: FrameworkInput,
): Promise<Outcome<{ id: string }>> {
  const found = await tx
    .selectFrom('programmeFramework')
    .select(['code', 'rowVersion'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw notFound('programmes.framework_unknown');
  if (found.rowVersion !== rowVersion) throw stale({ changed: phrase('programmes.framework_edited', { code: found.code }) });
  const input = await soundFramework(tx, given);
  await tx
    .updateTable('programmeFramework')
    .set({ ...input, folded: fold(input.name), rowVersion: rowVersion + 1 })
    .where('id', '=', id)
    .execute();
  return { result: { id }, audit: { type: 'programme_framework', id, summary: input } };
}

async function soundFramework(tx: Tx, given: FrameworkInput): Promise<z.output<typeof frameworkInput>> {
  const input = frameworkInput.parse(given);
  if (input.validTo !== null && input.validTo <= input.validFrom) throw new Refusal('programmes.term_empty', {}, { where: 'validTo' });
  if (input.verification === 'verified' && !input.citation && !input.documentId)
    throw new Refusal('programmes.verified_without_source', {}, { where: 'citation' });
  if (input.documentId) await requireDocument(tx, input.documentId, 'documentId');
  return input;
}

/** Under which framework a programme stands, and what it is about. @throws Refusal edit.stale (412), programmes.family_unknown (404) */
export async function placeProgramme(
  tx: Tx,
  _actor: Actor,
  id: string,
  rowVersion: number,
  given: z.input<typeof placeInput>,
): Promise<Outcome<{ id: string }>> {
  const { frameworkId, areaIds } = placeInput.parse(given);
  const family = await tx.selectFrom('programmeFamily').select(['code', 'rowVersion']).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!family) throw notFound('programmes.family_unknown');
  if (family.rowVersion !== rowVersion) throw stale({ changed: phrase('programmes.content_edited', { code: family.code }) });
  await tx
    .updateTable('programmeFamily')
    .set({ frameworkId, rowVersion: rowVersion + 1 })
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('familyArea').where('familyId', '=', id).execute();
  const rows = [...new Set(areaIds)].map((areaId) => ({ familyId: id, areaId }));
  if (rows.length > 0) await tx.insertInto('familyArea').values(rows).execute();
  return { result: { id }, audit: { type: 'programme_family', id, summary: { code: family.code, frameworkId, areaIds } } };
}
