import type { z } from 'zod';
import { newId } from '#kit/ids.ts';
import { requireDocument } from '#modules/documents';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import type { levelInput, thresholdInput } from './overlap-contract.ts';

type Source = { documentId?: string | null | undefined; citation?: string | null | undefined; verification: string };

async function sourceOf(tx: Tx, { documentId = null, citation = null, verification }: Source) {
  if (!documentId && !citation) throw new Refusal('programmes.number_without_source', {}, { where: 'citation' });
  if (documentId) await requireDocument(tx, documentId, 'documentId');
  return { documentId, citation: citation || null, verification };
}

/** From how much on the same content is warned of. Added to, never changed: from another day on, another row. */
export async function setContentThreshold(tx: Tx, actor: Actor, input: z.output<typeof thresholdInput>): Promise<Outcome<{ id: string }>> {
  const { validFrom, share, years, nearSimilarity, quarterShare } = input;
  const numbers = { validFrom, share, years, nearSimilarity, quarterShare };
  const source = await sourceOf(tx, input);
  const id = newId();
  await tx
    .insertInto('contentThreshold')
    .values({ id, ...numbers, ...source, recordedBy: actor.accountId, recordedByName: actor.accountName })
    .execute();
  return { result: { id }, audit: { type: 'content_threshold', id, summary: { ...numbers, ...source } } };
}

/** How high the certificate of a programme stands, from a day on; without a ladder it stands on none from then on. */
export async function setFamilyLevel(tx: Tx, actor: Actor, input: z.output<typeof levelInput>): Promise<Outcome<{ id: string }>> {
  const { familyId, validFrom, ladder, level } = input;
  if ((ladder === null) !== (level === null))
    throw new Refusal('programmes.level_half', {}, { where: ladder === null ? 'ladder' : 'level' });
  const family = await tx.selectFrom('programmeFamily').select('code').where('id', '=', familyId).executeTakeFirst();
  if (!family) throw new Refusal('programmes.family_unknown', {}, { where: 'familyId', status: 404 });
  const source = await sourceOf(tx, input);
  const id = newId();
  await tx
    .insertInto('familyLevel')
    .values({ id, familyId, validFrom, ladder, level, ...source, recordedBy: actor.accountId, recordedByName: actor.accountName })
    .execute();
  return { result: { id }, audit: { type: 'family_level', id, summary: { family: family.code, validFrom, ladder, level } } };
}
