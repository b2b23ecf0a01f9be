import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { phrase, stale } from '#platform/refusal.ts';
import { conditionsInput, type ConditionsInput } from './content-contract.ts';
import { lockVersion } from './save-content.ts';

/** Whom a version is for, what it asks of them and how it is assessed. @throws Refusal edit.stale (412), programmes.version_unknown (404) */
export async function recordConditions(
  tx: Tx,
  _actor: Actor,
  versionId: string,
  rowVersion: number,
  given: ConditionsInput,
): Promise<Outcome<{ id: string; rowVersion: number }>> {
  const { audience, personnel, requirements, assessmentSchemeId } = conditionsInput.parse(given);
  const version = await lockVersion(tx, versionId);
  if (version.rowVersion !== rowVersion) throw stale({ changed: phrase('programmes.content_edited', { code: version.code }) });
  await tx
    .updateTable('programmeVersion')
    .set({ audience, personnel: [...new Set(personnel)], assessmentSchemeId, rowVersion: rowVersion + 1 })
    .where('id', '=', versionId)
    .execute();
  await tx.deleteFrom('programmeRequirement').where('versionId', '=', versionId).execute();
  const rows = [...new Set(requirements)].map((schemeCode) => ({ versionId, schemeCode }));
  if (rows.length > 0) await tx.insertInto('programmeRequirement').values(rows).execute();
  return {
    result: { id: versionId, rowVersion: rowVersion + 1 },
    audit: {
      type: 'programme_version',
      id: versionId,
      summary: { code: version.code, audience, personnel, requirements, assessmentSchemeId },
    },
  };
}
