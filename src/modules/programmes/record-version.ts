import { newId } from '#kit/ids.ts';
import { fold } from '#kit/text.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal } from '#platform/refusal.ts';
import type { VersionInput } from './contract.ts';
import { placeVersion } from './rules.ts';

/** A version of a family from a day on; the one in force until then ends. At most one is in force on any day. */
export async function recordVersion(tx: Tx, _actor: Actor, input: VersionInput): Promise<Outcome<{ id: string }>> {
  // the family's row is the lock: two versions at once would both find the place free
  const family = await tx
    .selectFrom('programmeFamily')
    .select(['id', 'code'])
    .where('id', '=', input.familyId)
    .forUpdate()
    .executeTakeFirst();
  if (!family) throw notFound('programmes.family_unknown');
  const term = { validFrom: input.validFrom, validTo: input.validTo ?? null };
  if (term.validTo !== null && term.validTo <= term.validFrom) throw new Refusal('programmes.term_empty', {}, { where: 'validTo' });
  if (input.verification === 'verified' && !input.citation && !input.documentId)
    throw new Refusal('programmes.verified_without_source', {}, { where: 'citation' });
  const versions = await tx
    .selectFrom('programmeVersion')
    .select(['id', 'code', 'validFrom', 'validTo'])
    .where('familyId', '=', family.id)
    .execute();
  const place = placeVersion(versions, term);
  if ('overlaps' in place) {
    const { code, validFrom, validTo } = place.overlaps;
    throw new Refusal(
      'programmes.version_overlap',
      { code, from: validFrom, to: validTo ?? phrase('programmes.now') },
      { where: 'validFrom', status: 409 },
    );
  }

  if (place.ends)
    await tx
      .updateTable('programmeVersion')
      .set((e) => ({ validTo: term.validFrom, rowVersion: e('rowVersion', '+', 1) }))
      .where('id', '=', place.ends.id)
      .execute();
  const id = newId();
  await tx
    .insertInto('programmeVersion')
    .values({
      id,
      familyId: family.id,
      code: input.code,
      name: input.name,
      folded: fold(input.name),
      ...term,
      documentId: input.documentId ?? null,
      studyDays: input.studyDays ?? null,
      continueMonths: input.continueMonths ?? null,
      verification: input.verification ?? 'unverified',
      citation: input.citation ?? null,
    })
    .execute();
  return {
    result: { id },
    audit: { type: 'programme_version', id, summary: { family: family.code, code: input.code, ...term, ended: place.ends?.id ?? null } },
  };
}
