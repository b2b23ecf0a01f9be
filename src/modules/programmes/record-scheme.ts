import { newId } from '#kit/ids.ts';
import { fold } from '#kit/text.ts';
import { requireDocument } from '#modules/documents';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal, stale } from '#platform/refusal.ts';
import type { z } from 'zod';
import { schemeInput, type SchemeInput } from './areas-contract.ts';
import { schemeKey } from './rules.ts';

/** Đề án, whose classes carry its code and a number. @throws Refusal programmes.scheme_taken, term_empty, document.unknown */
export async function recordScheme(tx: Tx, _actor: Actor, given: SchemeInput): Promise<Outcome<{ id: string }>> {
  const input = await sound(tx, given);
  const id = newId();
  await tx
    .insertInto('trainingScheme')
    .values({ id, ...input, ...keysOf(input) })
    .execute();
  return { result: { id }, audit: { type: 'training_scheme', id, summary: input } };
}

/** @throws Refusal edit.stale (412), programmes.scheme_unknown (404) and those of recordScheme */
export async function editScheme(
  tx: Tx,
  _actor: Actor,
  id: string,
  rowVersion: number,
  given: SchemeInput,
): Promise<Outcome<{ id: string }>> {
  const found = await tx.selectFrom('trainingScheme').select(['code', 'rowVersion']).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!found) throw notFound('programmes.scheme_unknown');
  if (found.rowVersion !== rowVersion) throw stale({ changed: phrase('programmes.scheme_edited', { code: found.code }) });
  const input = await sound(tx, given);
  await tx
    .updateTable('trainingScheme')
    .set({ ...input, ...keysOf(input), rowVersion: rowVersion + 1 })
    .where('id', '=', id)
    .execute();
  return { result: { id }, audit: { type: 'training_scheme', id, summary: input } };
}

const keysOf = ({ code, title }: { code: string; title: string }) => ({ codeKey: schemeKey(code), folded: fold(title) });

async function sound(tx: Tx, given: SchemeInput): Promise<z.output<typeof schemeInput>> {
  const input = schemeInput.parse(given);
  if (schemeKey(input.code) === '') throw new Refusal('programmes.scheme_code_empty', {}, { where: 'code' });
  if (input.validTo !== null && input.validTo <= input.validFrom) throw new Refusal('programmes.term_empty', {}, { where: 'validTo' });
  if (input.documentId) await requireDocument(tx, input.documentId, 'documentId');
  return input;
}
