import { sql } from 'kysely';
import type { CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { fold, toneKey } from '#kit/text.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { Refusal } from '#platform/refusal.ts';
import { allVersions } from './queries.ts';
import { cycleOfParents, namesake, placeVersion, type Problem, type UnitVersion, versionOn } from './rules.ts';

export type VersionFields = Omit<UnitVersion, 'unitId' | 'validFrom' | 'validTo'>;

export const refuse = (problems: readonly Problem[]): void => {
  const [first, ...others] = problems.map(({ code, params, where }) => new Refusal(code, params, where ? { where } : {}));
  if (first)
    throw others.length ? new Refusal(first.code, first.params, { ...(first.where ? { where: first.where } : {}), parts: others }) : first;
};

/** Steps of the commands here that touch versions. All in the caller's transaction, on units the caller has locked. */
export async function lockUnits(tx: Tx, ids: readonly number[]): Promise<Map<number, { rowVersion: number; code: string | null }>> {
  const rows = await tx
    .selectFrom('unit')
    .select(['id', 'rowVersion', 'code'])
    .where('id', 'in', [...new Set(ids)])
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export async function insertVersion(
  tx: Tx,
  unitId: number,
  fields: VersionFields,
  validFrom: CalendarDate,
  validTo: CalendarDate | null,
  documentId: string | null,
): Promise<void> {
  const { name, shortName, symbol, kind, level, bloc, parentId, regime } = fields;
  await tx
    .insertInto('unitVersion')
    .values({ id: newId(), unitId, name, shortName, symbol, kind, level, bloc, parentId, regime, validFrom, validTo, documentId })
    .execute();
}

/** From a date on the unit is as `changes` say, until its next version. @throws Refusal unit.ended, unit.nothing_changed */
export async function changeFrom(
  tx: Tx,
  versions: readonly UnitVersion[],
  unitId: number,
  from: CalendarDate,
  changes: Partial<VersionFields>,
  documentId: string | null,
): Promise<void> {
  const own = versions.filter((version) => version.unitId === unitId);
  const placement = placeVersion(own, from);
  if (!placement) throw new Refusal('unit.ended', { name: own.at(-1)?.name ?? unitId, date: from }, { where: 'validFrom' });
  const before =
    placement.how === 'precede' ? own.find((version) => version.validFrom === placement.validTo)! : versionOn(own, unitId, from)!;
  const { unitId: _, validFrom: __, validTo: ___, ...fields } = { ...before, ...changes };
  if (placement.how !== 'precede' && Object.entries(fields).every(([key, value]) => before[key as keyof VersionFields] === value))
    throw new Refusal('unit.nothing_changed', {});
  if (placement.how === 'correct') {
    const change = { ...fields, ...(documentId !== null && { documentId }), recordedAt: sql<string>`now()` };
    await tx.updateTable('unitVersion').set(change).where('unitId', '=', unitId).where('validFrom', '=', from).execute();
    return;
  }
  if (placement.how === 'divide') await endOn(tx, unitId, from);
  await insertVersion(tx, unitId, fields, from, placement.validTo, documentId);
}

/** The version in force the day before `date` ends; `date` is the first day on which it is no more. */
export async function endOn(tx: Tx, unitId: number, date: CalendarDate): Promise<void> {
  await tx
    .updateTable('unitVersion')
    .set({ validTo: date })
    .where('unitId', '=', unitId)
    .where('validFrom', '<', date)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', date)]))
    .execute();
}

export async function addAliases(tx: Tx, unitId: number, names: readonly string[]): Promise<void> {
  const unique = [...new Map(names.map((name) => [fold(name), name]))];
  if (unique.length)
    await tx
      .insertInto('unitAlias')
      .values(unique.map(([folded, name]) => ({ id: newId(), unitId, name, folded })))
      .execute();
}

/** What must hold after a change of the given units from a date on, looked at in the tables themselves. @throws Refusal */
export async function checkOrganisation(tx: Tx, unitIds: readonly number[], from: CalendarDate): Promise<void> {
  const versions = await allVersions(tx);
  const problems: Problem[] = [];
  const cycle = cycleOfParents(versions, from);
  if (cycle) problems.push({ code: 'unit.parent_cycle', params: { names: cycle.join(' → ') }, where: 'parentId' });
  const life = Map.groupBy(versions, (version) => version.unitId);
  const below = Map.groupBy(versions, (version) => version.parentId);
  // Units of one name under one parent; thousands may be looked at in one go.
  const byName = new Map<number | null, Map<string, UnitVersion[]>>();
  const alike = ({ parentId, name }: UnitVersion) => {
    const names = byName.get(parentId) ?? Map.groupBy(below.get(parentId) ?? [], (other) => toneKey(other.name));
    byName.set(parentId, names);
    return names.get(toneKey(name)) ?? [];
  };
  for (const unitId of new Set(unitIds)) {
    const now = versionOn(life.get(unitId) ?? [], unitId, from);
    if (!now) continue;
    const parents = life.get(now.parentId ?? -1) ?? [];
    if (now.parentId !== null && !versionOn(parents, now.parentId, from)) {
      const parent = parents.at(-1);
      problems.push(
        parent
          ? { code: 'unit.parent_not_living', params: { name: parent.name, date: from }, where: 'parentId' }
          : { code: 'unit.unknown', params: { id: now.parentId }, where: 'parentId' },
      );
    }
    const same = namesake(alike(now), unitId, now.name, now.parentId, from);
    if (same) problems.push({ code: 'unit.same_name', params: { name: same.name, id: same.unitId }, where: 'name' });
  }
  refuse(problems);
}
