import type { CalendarDate } from '#kit/dates.ts';

/** Where a unit hung from `validFrom` to `validTo` (exclusive; null = still). */
export type UnitSpan = { unitId: number; parentId: number | null; validFrom: CalendarDate; validTo: CalendarDate | null };

/**
 * Where what was recorded under `unitId` stands today: the part [low, high) of it under `toId`;
 * null where no decision says which of `candidates`.
 */
export type Placement = { unitId: number; low: number; high: number; toId: number | null; candidates: number[] };

function spanOn(spans: readonly UnitSpan[], date: CalendarDate): UnitSpan | undefined {
  const started = spans.filter((span) => span.validFrom <= date).toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return started.at(-1) ?? spans.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))[0];
}

/**
 * A unit with all below it as the tree stood on `date`. A unit that had ended by then hangs where it last hung;
 * asked about one that had itself ended, the tree is that of its last day.
 */
export function subtreeThen(spans: readonly UnitSpan[], unitId: number, date: CalendarDate): Set<number> {
  const byUnit = Map.groupBy(spans, (span) => span.unitId);
  const own = byUnit.get(unitId)?.map((span) => span.validTo) ?? [];
  const ended = own.includes(null) ? null : own.reduce((last, to) => (last === null || to! > last ? to : last), null);
  // the day before: a span ends where the next begins
  const asOf = ended !== null && ended <= date ? ended : date;
  const parentOn = (of: readonly UnitSpan[]) =>
    spanOn(asOf === ended ? of.filter((span) => span.validFrom < ended) : of, asOf)?.parentId ?? null;

  const children = new Map<number, number[]>();
  for (const [child, of] of byUnit) {
    const parent = parentOn(of);
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  const found = new Set<number>();
  const walk = (id: number) => {
    if (found.has(id)) return;
    found.add(id);
    children.get(id)?.forEach(walk);
  };
  walk(unitId);
  return found;
}

/** Who carries on each unit that has ended: share 1 = everything, null = one of several and nobody said which. */
type Carriers = ReadonlyMap<number, readonly { unitId: number; share: number | null }[]>;

/** Where the records of ended units stand today. A unit that nobody carries on keeps its own name. */
export function placementsNow(carriers: Carriers): Placement[] {
  return [...carriers].flatMap(([unitId, parts]) => {
    const placements: Placement[] = [];
    let low = 0;
    for (const { unitId: toId, share } of parts) {
      if (share === null) continue;
      const high = low + share > 1 - 1e-4 ? 1 : low + share;
      placements.push({ unitId, low, high, toId, candidates: [toId] });
      low = high;
    }
    const unsaid = parts.filter((part) => part.share === null).map((part) => part.unitId);
    if (parts.length && low < 1)
      placements.push({ unitId, low, high: 1, toId: null, candidates: unsaid.length ? unsaid : parts.map((part) => part.unitId) });
    return placements;
  });
}

/**
 * Units whose records a report on the present subtree `within` must read: wholly inside (`whole`), and those of which
 * only a part or only some persons (`byPerson`: what no share covers goes with the trainee) belong (`partly`).
 */
export function readNow(
  within: ReadonlySet<number>,
  placements: readonly Placement[],
  byPerson = true,
): { whole: number[]; partly: number[] } {
  const placed = Map.groupBy(placements, (place) => place.unitId);
  const whole = [...within].filter((unitId) => !placed.has(unitId));
  const partly: number[] = [];
  for (const [unitId, places] of placed) {
    const targets = places.flatMap((place) => place.candidates);
    if (targets.every((target) => within.has(target))) whole.push(unitId);
    else if (places.some(({ toId, candidates }) => (byPerson || toId !== null) && candidates.some((target) => within.has(target))))
      partly.push(unitId);
  }
  return { whole, partly };
}

/**
 * Under which key a unit of a role is shown today; 0 = "chưa xác định đơn vị kế thừa". Units in `parts` stand under several, each
 * class or run by itself.
 */
export function standsNow(
  placements: readonly Placement[],
  byPerson: boolean,
): { under: ReadonlyMap<number, number>; parts: ReadonlySet<number> } {
  const under = new Map<number, number>();
  const parts = new Set<number>();
  for (const { unitId, low, high, toId } of placements)
    if (low === 0 && high === 1 && (toId !== null || !byPerson)) under.set(unitId, toId ?? 0);
    else parts.add(unitId);
  return { under, parts };
}
