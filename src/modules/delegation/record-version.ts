import { newId } from '#kit/ids.ts';
import { requireUnit } from '#modules/organisations';
import { requireDocument } from '#modules/documents';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { versionInput, type CaseInput, type VersionInput } from './contract.ts';

/** A version of the matrix from a day on. The one in force until then stays as it was: what was done under it names it. */
export async function recordMatrix(tx: Tx, actor: Actor, given: VersionInput): Promise<Outcome<{ id: string }>> {
  const input = versionInput.parse(given);
  if (input.verification === 'verified' && !input.documentId && !input.citation)
    throw new Refusal('delegation.verified_without_source', {}, { where: 'citation' });
  if (input.documentId) await requireDocument(tx, input.documentId, 'documentId');
  for (const one of input.cases) refuseContradictions(one);
  const twin = await tx
    .selectFrom('delegationVersion')
    .select('id')
    .where('personnel', 'is not distinct from', input.personnel)
    .where('validFrom', '=', input.validFrom)
    .executeTakeFirst();
  if (twin) throw new Refusal('delegation.version_exists', { date: input.validFrom }, { where: 'validFrom', status: 409 });
  await refuseUnknown(tx, input.cases, input.validFrom);

  const id = newId();
  const { cases, ...version } = input;
  await tx
    .insertInto('delegationVersion')
    .values({ id, ...version, recordedBy: actor.accountId, recordedByName: actor.accountName })
    .execute();
  for (const [ordinal, { cells, ...one }] of cases.entries()) {
    const caseId = newId();
    await tx
      .insertInto('delegationCase')
      .values({ id: caseId, versionId: id, ordinal, ...one })
      .execute();
    if (cells.length > 0)
      await tx
        .insertInto('delegationCell')
        .values(cells.map((cell) => ({ caseId, ...cell })))
        .execute();
  }
  const summary = { validFrom: input.validFrom, personnel: input.personnel, cases: cases.length, documentId: input.documentId };
  return { result: { id }, audit: { type: 'delegation_version', id, summary } };
}

/** One body has one part in a decision, and a named unit is named. */
function refuseContradictions({ name, cells }: CaseInput): void {
  const seen = new Set<string>();
  for (const { decision, body, unitId } of cells) {
    if ((body === 'unit') !== (unitId !== null)) throw new Refusal('delegation.unit_missing', {}, { where: name });
    const key = `${decision} ${body} ${unitId}`;
    if (seen.has(key)) throw new Refusal('delegation.two_parts', {}, { where: name });
    seen.add(key);
  }
}

async function refuseUnknown(tx: Tx, cases: readonly CaseInput[], on: string): Promise<void> {
  for (const unitId of new Set(cases.flatMap(({ cells }) => cells.flatMap((cell) => cell.unitId ?? [])))) await requireUnit(tx, unitId, on);
  const families = [...new Set(cases.flatMap((one) => one.familyId ?? []))];
  const blocs = [...new Set(cases.flatMap((one) => one.bloc ?? []))];
  const known = families.length ? await tx.selectFrom('programmeFamily').select('id').where('id', 'in', families).execute() : [];
  if (known.length < families.length) throw new Refusal('delegation.unknown_family', {}, { where: 'familyId', status: 404 });
  const knownBlocs = blocs.length ? await tx.selectFrom('bloc').select('id').where('id', 'in', blocs).execute() : [];
  if (knownBlocs.length < blocs.length) throw new Refusal('delegation.unknown_bloc', {}, { where: 'bloc', status: 404 });
}
