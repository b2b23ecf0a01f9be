import { sql } from 'kysely';
import { compareDates } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { succession, type SuccessionInput } from './contract.ts';
import { checkReferences, createUnit } from './create-unit.ts';
import { allVersions } from './queries.ts';
import { childrenToPlace, endingUnits, nameNear, problemsOfSuccession, type SuccessionPlan } from './rules.ts';
import { changeFrom, checkOrganisation, endOn, lockUnits, refuse } from './write-version.ts';

/**
 * Records that units were renamed, moved, merged, absorbed, split or dissolved on a day, in one transaction: the old versions end, the new ones begin, children follow.
 * @throws Refusal with every problem found by problemsOfSuccession, and those of createUnit for successors that begin
 */
export async function recordSuccession(tx: Tx, actor: Actor, input: SuccessionInput): Promise<Outcome<{ id: string; created: number[] }>> {
  const { kind, effectiveDate, documentId, verified, note, scopeFollows, from, to, changes: given, children } = succession.parse(input);
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  await lockUnits(tx, [...from, ...to.flatMap((part) => part.unitId ?? []), ...children.map((child) => child.unitId)]);
  const versions = await allVersions(tx);
  const plan: SuccessionPlan = {
    kind,
    effectiveDate,
    from,
    children,
    to: to.map((part) => ({ unitId: part.unitId ?? null, share: part.share })),
    changes: { any: Object.keys(changes).length > 0, name: 'name' in changes, parent: 'parentId' in changes },
  };
  refuse([
    ...to.flatMap((part, index) =>
      (part.unitId === undefined) === (part.create === undefined)
        ? [{ code: 'succession.successor_unclear', params: {}, where: `to.${index}` }]
        : [],
    ),
    ...problemsOfSuccession(plan, versions),
  ]);
  await checkReferences(tx, given, null);

  const ending = endingUnits(plan);
  for (const unit of ending) await endOn(tx, unit, effectiveDate);

  const created: number[] = [];
  const successors: { unitId: number; share: number | null }[] = [];
  for (const part of to) {
    const begun = part.create && (await createUnit(tx, actor, { ...part.create, validFrom: effectiveDate, documentId })).result.id;
    if (begun !== undefined) created.push(begun);
    successors.push({ unitId: begun ?? part.unitId!, share: part.share });
  }

  const survivor = kind === 'rename' || kind === 'move' ? from[0]! : kind === 'absorb' ? successors[0]!.unitId : null;
  if (survivor !== null && plan.changes.any) await changeFrom(tx, versions, survivor, effectiveDate, changes, documentId);

  const placed = childrenToPlace(plan, versions).sort((a, b) => compareDates(a.validFrom, b.validFrom));
  for (const child of placed) {
    const chosen = children.find((one) => one.unitId === child.unitId);
    const parentId = chosen ? chosen.parentId : successors[0]!.unitId;
    const date = child.validFrom > effectiveDate ? child.validFrom : effectiveDate;
    await changeFrom(tx, versions, child.unitId, date, { parentId }, documentId);
  }

  const id = newId();
  await tx
    .insertInto('unitSuccession')
    .values({ id, kind, effectiveDate, documentId, verified, note, scopeFollows, recordedBy: actor.accountId })
    .execute();
  const carriedOn = kind === 'rename' || kind === 'move' ? [{ unitId: from[0]!, share: null }] : successors;
  await tx
    .insertInto('unitSuccessionPart')
    .values([
      ...from.map((unitId) => ({ successionId: id, side: 'from', unitId, share: null })),
      ...carriedOn.map(({ unitId, share }) => ({ successionId: id, side: 'to', unitId, share })),
    ])
    .execute();

  const touched = [...new Set([...from, ...carriedOn.map((part) => part.unitId), ...placed.map((child) => child.unitId)])];
  await tx
    .updateTable('unit')
    .set({ rowVersion: sql<number>`row_version + 1` })
    .where('id', 'in', touched)
    .execute();
  await checkOrganisation(tx, touched, effectiveDate);
  const summary = {
    kind,
    effectiveDate,
    documentId,
    from: from.map((unit) => nameNear(versions, unit, effectiveDate)),
    to: carriedOn,
    created,
    scopeFollows,
  };
  return { result: { id, created }, audit: { type: 'succession', id, summary } };
}
