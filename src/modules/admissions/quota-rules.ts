/** Who shares, and by how much: a whole number, 0 or more. */
export type Weighed = { id: number; weight: number };
export type Shared = Weighed & {
  /** weight × total / weights, or the minimum where the share lay below it. */
  exact: number;
  floor: number;
  /** Of `exact`, 0 up to but not 1. */
  remainder: number;
  /** 1: one of the seats left over, as the `place`-th largest remainder. */
  extra: 0 | 1;
  place: number | null;
  atMinimum: boolean;
  seats: number;
};

/**
 * Shares `total` seats in proportion to weights by the largest remainder: everybody gets the whole part of their share, the seats left
 * over go one each to the largest remainders. Remainders alike: the larger weight first; these alike too: the smaller id, which is who was
 * registered first. Nobody gets less than `minimum`: whose share lies below it gets the minimum, and the others share the rest.
 * All weights 0: equal parts. Comparisons are of whole numbers, never of rounded ones. In the order given.
 * @throws RangeError where the minimum cannot be given to everybody
 */
export function shareOut(total: number, among: readonly Weighed[], minimum = 0): Shared[] {
  if (among.length === 0) return [];
  if (minimum * among.length > total) throw new RangeError(`${minimum} for each of ${among.length} of ${total}`);
  const weighs = among.some(({ weight }) => weight > 0) ? ({ weight }: Weighed) => weight : () => 1;
  const pinned = new Set<Weighed>();
  let [left, weights] = [total, 0];
  for (;;) {
    const others = among.filter((one) => !pinned.has(one));
    left = total - minimum * pinned.size;
    weights = others.reduce((sum, one) => sum + weighs(one), 0);
    const below = others.filter((one) => weighs(one) * left < minimum * weights);
    if (below.length === 0) break;
    for (const one of below) pinned.add(one);
  }
  const shares = among.map((one) => {
    if (pinned.has(one)) return { ...one, whole: minimum, over: 0 };
    const product = weighs(one) * left;
    return { ...one, whole: Math.floor(product / weights), over: product % weights };
  });
  const extras = total - shares.reduce((sum, { whole }) => sum + whole, 0);
  const ranked = shares.filter(({ over }) => over > 0).sort((a, b) => b.over - a.over || b.weight - a.weight || a.id - b.id);
  const place = new Map(ranked.slice(0, extras).map(({ id }, at) => [id, at + 1]));
  return shares.map(({ whole, over, ...one }, at) => {
    const extra = place.has(one.id) ? 1 : 0;
    const atMinimum = pinned.has(among[at]!);
    const remainder = over / weights;
    return {
      ...one,
      exact: whole + remainder,
      floor: whole,
      remainder,
      extra,
      place: place.get(one.id) ?? null,
      atMinimum,
      seats: whole + extra,
    };
  });
}
