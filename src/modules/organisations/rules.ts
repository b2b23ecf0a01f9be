import { type CalendarDate, compareDates } from '#kit/dates.ts';
import { toneKey } from '#kit/text.ts';
import type { Level, Regime, SuccessionKind, UnitKind } from './contract.ts';

/** What a unit is from `validFrom` up to, but not on, `validTo`. */
export type UnitVersion = {
  unitId: number;
  name: string;
  shortName: string | null;
  symbol: string | null;
  kind: UnitKind;
  level: Level;
  bloc: number;
  parentId: number | null;
  regime: Regime;
  validFrom: CalendarDate;
  validTo: CalendarDate | null;
};

export type Problem = { code: string; params: Record<string, string | number | null>; where?: string };

export const livesOn = (version: { validFrom: CalendarDate; validTo: CalendarDate | null }, date: CalendarDate): boolean =>
  version.validFrom <= date && (version.validTo === null || date < version.validTo);

export const versionOn = <V extends UnitVersion>(versions: readonly V[], unitId: number, date: CalendarDate): V | null =>
  versions.find((version) => version.unitId === unitId && livesOn(version, date)) ?? null;

/** The name on a date, or the nearest one before, or the first: something readable for a message. */
export function nameNear(versions: readonly UnitVersion[], unitId: number, date: CalendarDate): string {
  const own = versions.filter((version) => version.unitId === unitId).sort((a, b) => compareDates(a.validFrom, b.validFrom));
  return (own.findLast((version) => version.validFrom <= date) ?? own[0])?.name ?? String(unitId);
}

/** How a change from a date falls into the versions there are. A unit that has ended does not come back. */
export type Placement =
  | { how: 'correct' }
  /** The version in force ends the day before; the new one takes over its end. */
  | { how: 'divide'; validTo: CalendarDate | null }
  /** Known to have existed before its first version. */
  | { how: 'precede'; validTo: CalendarDate };

export function placeVersion(
  versions: readonly { validFrom: CalendarDate; validTo: CalendarDate | null }[],
  from: CalendarDate,
): Placement | null {
  const current = versions.find((version) => livesOn(version, from));
  if (current) return current.validFrom === from ? { how: 'correct' } : { how: 'divide', validTo: current.validTo };
  const next = [...versions].sort((a, b) => compareDates(a.validFrom, b.validFrom)).find((version) => version.validFrom > from);
  return next ? { how: 'precede', validTo: next.validFrom } : null;
}

/** The names going round, when on some day from `from` on a unit would stand below itself. */
export function cycleOfParents(versions: readonly UnitVersion[], from: CalendarDate): string[] | null {
  const days = [from, ...new Set(versions.map((version) => version.validFrom).filter((date) => date > from))];
  for (const day of days) {
    const parents = new Map(versions.filter((version) => livesOn(version, day)).map((version) => [version.unitId, version]));
    const sound = new Set<number>();
    for (const start of parents.keys()) {
      const path: UnitVersion[] = [];
      for (let at = parents.get(start); at && !sound.has(at.unitId); at = at.parentId === null ? undefined : parents.get(at.parentId)) {
        const seen = path.findIndex((version) => version.unitId === at.unitId);
        if (seen >= 0) return [...path.slice(seen), at].map((version) => version.name);
        path.push(at);
      }
      for (const version of path) sound.add(version.unitId);
    }
  }
  return null;
}

/** Another unit of the same name under the same parent on that day: two of them nobody could tell apart. */
export function namesake(
  versions: readonly UnitVersion[],
  unitId: number | null,
  name: string,
  parentId: number | null,
  date: CalendarDate,
): UnitVersion | null {
  const key = toneKey(name);
  return (
    versions.find(
      (other) => other.unitId !== unitId && other.parentId === parentId && livesOn(other, date) && toneKey(other.name) === key,
    ) ?? null
  );
}

export type SuccessionPlan = {
  kind: SuccessionKind;
  effectiveDate: CalendarDate;
  from: readonly number[];
  to: readonly { unitId: number | null; share: number | null }[];
  /** True where the surviving unit is given something new. */
  changes: { any: boolean; name: boolean; parent: boolean };
  children: readonly { unitId: number; parentId: number | null }[];
};

/** Units that end with the succession: those that go and are not among the successors. */
export const endingUnits = (plan: Pick<SuccessionPlan, 'kind' | 'from' | 'to'>): number[] =>
  plan.kind === 'rename' || plan.kind === 'move' ? [] : plan.from.filter((unit) => !plan.to.some((part) => part.unitId === unit));

const shapes: Record<SuccessionKind, (from: number, to: number) => boolean> = {
  rename: (from, to) => from === 1 && to === 0,
  move: (from, to) => from === 1 && to === 0,
  merge: (from, to) => from >= 2 && to === 1,
  absorb: (from, to) => from >= 1 && to === 1,
  split: (from, to) => from === 1 && to >= 2,
  dissolve: (from, to) => from === 1 && to === 0,
};

/**
 * Everything that speaks against a succession, given all versions of all units. rename and move name the unit in `from` and nothing in `to`;
 * merge: two or more end, one begins or is there; absorb: the successor lives on; split: two or more, the old one may be among them; dissolve: nobody carries it on.
 */
export function problemsOfSuccession(plan: SuccessionPlan, versions: readonly UnitVersion[]): Problem[] {
  const { kind, effectiveDate: date, from, to } = plan;
  const problems: Problem[] = [];
  const shown = date;
  const known = new Set(versions.map((version) => version.unitId));
  const named = [
    ...from,
    ...to.flatMap((part) => part.unitId ?? []),
    ...plan.children.flatMap((child) => [child.unitId, ...(child.parentId === null ? [] : [child.parentId])]),
  ];
  for (const unit of new Set(named)) if (!known.has(unit)) problems.push({ code: 'unit.unknown', params: { id: unit } });
  if (problems.length) return problems;

  if (!shapes[kind](from.length, to.length)) problems.push({ code: `succession.shape_${kind}`, params: {} });
  const twice = [from, to.flatMap((part) => part.unitId ?? [])].some((ids) => new Set(ids).size !== ids.length);
  if (twice) problems.push({ code: 'succession.unit_twice', params: {} });
  if ((kind === 'merge' || kind === 'absorb') && to.some((part) => part.unitId !== null && from.includes(part.unitId)))
    problems.push({ code: 'succession.into_itself', params: {} });
  if (kind === 'rename' && !plan.changes.name) problems.push({ code: 'succession.no_new_name', params: {}, where: 'changes.name' });
  if (kind === 'move' && !plan.changes.parent) problems.push({ code: 'succession.no_new_parent', params: {}, where: 'changes.parentId' });
  if (plan.changes.any && (kind === 'split' || kind === 'dissolve' || kind === 'merge'))
    problems.push({ code: 'succession.changes_nobody', params: {}, where: 'changes' });

  const shares = to.map((part) => part.share).filter((share) => share !== null);
  if (shares.length && kind !== 'split') problems.push({ code: 'succession.share_without_split', params: {} });
  else if (shares.length && (shares.length !== to.length || Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) > 1e-4))
    problems.push({ code: 'succession.shares', params: {} });

  for (const unit of from) {
    const name = nameNear(versions, unit, date);
    const own = versions.filter((version) => version.unitId === unit);
    const first = own.map((version) => version.validFrom).sort()[0]!;
    if (date <= first) problems.push({ code: 'succession.before_unit', params: { name, date: shown, first: first } });
    else if (!versionOn(versions, unit, date)) problems.push({ code: 'succession.unit_ended', params: { name, date: shown } });
    else if (endingUnits(plan).includes(unit) && own.some((version) => version.validFrom >= date))
      problems.push({ code: 'unit.versions_overlap', params: { name, date: shown } });
  }
  for (const { unitId } of to) {
    if (unitId !== null && !from.includes(unitId) && !versionOn(versions, unitId, date))
      problems.push({ code: 'succession.successor_not_living', params: { name: nameNear(versions, unitId, date), date: shown } });
  }
  return problems.length ? problems : problemsOfChildren(plan, versions);
}

/** Living children of the units that end, unless a single successor takes them: each must be given a place. */
function problemsOfChildren(plan: SuccessionPlan, versions: readonly UnitVersion[]): Problem[] {
  const ending = endingUnits(plan);
  const orphans = childrenToPlace(plan, versions);
  const homeless = plan.to.length === 1 ? [] : orphans.filter((child) => !plan.children.some((placed) => placed.unitId === child.unitId));
  if (homeless.length)
    return [{ code: 'succession.children_unplaced', params: { names: homeless.map((child) => child.name).join(', ') }, where: 'children' }];
  return plan.children.flatMap(({ unitId, parentId }): Problem[] => {
    const params = { name: nameNear(versions, unitId, plan.effectiveDate), date: plan.effectiveDate };
    if (!orphans.some((child) => child.unitId === unitId)) return [{ code: 'succession.not_a_child', params, where: 'children' }];
    const parentGone = parentId !== null && (ending.includes(parentId) || !versionOn(versions, parentId, plan.effectiveDate));
    return parentGone
      ? [
          {
            code: 'unit.parent_not_living',
            params: { ...params, name: nameNear(versions, parentId, plan.effectiveDate) },
            where: 'children',
          },
        ]
      : [];
  });
}

/** Versions in force on or after the date that hang below a unit which ends, apart from units which end themselves. */
export function childrenToPlace(plan: SuccessionPlan, versions: readonly UnitVersion[]): UnitVersion[] {
  const ending = endingUnits(plan);
  return versions.filter(
    (version) =>
      version.parentId !== null &&
      ending.includes(version.parentId) &&
      !ending.includes(version.unitId) &&
      (version.validTo === null || version.validTo > plan.effectiveDate),
  );
}

export type Part = { unitId: number; share: number | null };
type Link = { effectiveDate: CalendarDate; from: readonly number[]; to: readonly Part[] };

/**
 * Who carries on, on a date, each unit that has ended by then. share 1: everything. share null: one of several, by the person's present unit, else unknown.
 * An empty list: nobody. A unit that survives its own split keeps its history.
 */
export function successorsFrom(links: readonly Link[], ended: readonly number[]): Map<number, Part[]> {
  const successions = new Map<number, Link>();
  for (const link of [...links].sort((a, b) => compareDates(a.effectiveDate, b.effectiveDate))) {
    for (const unit of link.from) if (!link.to.some((part) => part.unitId === unit)) successions.set(unit, link);
  }
  const gone = new Set(ended);
  const resolve = (unit: number, path: readonly number[]): Part[] => {
    if (!gone.has(unit)) return [{ unitId: unit, share: 1 }];
    const parts = successions.get(unit)?.to ?? [];
    const sum = new Map<number, number | null>();
    let lost = false;
    for (const part of parts) {
      const onward = path.includes(part.unitId) ? [] : resolve(part.unitId, [...path, unit]);
      if (onward.length === 0) lost = true;
      const share = parts.length === 1 ? 1 : part.share;
      for (const next of onward) {
        const here = share === null || next.share === null ? null : share * next.share;
        const before = sum.get(next.unitId);
        sum.set(next.unitId, before === undefined ? here : before === null || here === null ? null : before + here);
      }
    }
    const found = [...sum].map(([unitId, share]) => ({ unitId, share }));
    // whatever way they split, all of it came together again
    return found.length === 1 && !lost ? [{ unitId: found[0]!.unitId, share: 1 }] : found;
  };
  return new Map(ended.map((unit) => [unit, resolve(unit, [])]));
}
