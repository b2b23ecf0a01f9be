import { newId } from '#kit/ids.ts';
import { requireDocument } from '#modules/documents';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, stale } from '#platform/refusal.ts';
import { assessmentInput, type Assessment, type AssessmentInput } from './assessment-contract.ts';
import { refuseUncomputable } from './assessment-rules.ts';

/** A way of assessing, for the versions it will be given to. @throws Refusal programmes.assessment_*, programmes.assessment_code_taken */
export async function recordAssessment(tx: Tx, _actor: Actor, given: AssessmentInput): Promise<Outcome<{ id: string }>> {
  const input = assessmentInput.parse(given);
  refuseUncomputable(input);
  const id = newId();
  await tx
    .insertInto('assessmentScheme')
    .values({ id, ...headOf(input) })
    .execute();
  await writeParts(tx, id, input);
  return { result: { id }, audit: { type: 'assessment_scheme', id, summary: input } };
}

/** A slip is put right; where the law has changed, it is another scheme for other versions. @throws Refusal edit.stale (412) and those of recordAssessment */
export async function editAssessment(
  tx: Tx,
  _actor: Actor,
  id: string,
  rowVersion: number,
  given: AssessmentInput,
): Promise<Outcome<{ id: string }>> {
  const input = assessmentInput.parse(given);
  const found = await tx.selectFrom('assessmentScheme').select(['code', 'rowVersion']).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!found) throw notFound('programmes.assessment_unknown');
  if (found.rowVersion !== rowVersion) throw stale({ changed: phrase('programmes.assessment_edited', { code: found.code }) });
  refuseUncomputable(input);
  await tx
    .updateTable('assessmentScheme')
    .set({ ...headOf(input), rowVersion: rowVersion + 1 })
    .where('id', '=', id)
    .execute();
  for (const table of ['assessmentCap', 'assessmentBand', 'assessmentComponent', 'assessmentSource'] as const)
    await tx.deleteFrom(table).where('schemeId', '=', id).execute();
  await writeParts(tx, id, input);
  return { result: { id }, audit: { type: 'assessment_scheme', id, summary: input } };
}

const headOf = ({ components: _c, bands: _b, caps: _p, sources: _s, ...head }: Assessment) => head;

async function writeParts(tx: Tx, schemeId: string, { components, bands, caps, sources }: Assessment): Promise<void> {
  for (const { documentId } of sources) if (documentId) await requireDocument(tx, documentId, 'documentId');
  const numbered = <T>(rows: readonly T[]) => rows.map((row, at) => ({ ...row, schemeId, ordinal: at + 1 }));
  if (components.length > 0)
    await tx
      .insertInto('assessmentComponent')
      .values(numbered(components).map((row) => ({ id: newId(), ...row })))
      .execute();
  if (bands.length > 0) await tx.insertInto('assessmentBand').values(numbered(bands)).execute();
  const place = new Map(bands.map(({ name }, at) => [name, at + 1]));
  if (caps.length > 0)
    await tx
      .insertInto('assessmentCap')
      .values(numbered(caps).map((row) => ({ ...row, band: place.get(row.band)! })))
      .execute();
  const stated = [...new Map(sources.map((one) => [one.part, one])).values()];
  if (stated.length > 0)
    await tx
      .insertInto('assessmentSource')
      .values(stated.map((row) => ({ ...row, schemeId })))
      .execute();
}
