import { isEverywhere, titleKey } from './overlap-likeness.ts';

/** A topic as content is compared: periods of all kinds together. */
export type ContentTopic = { title: string; description?: string | null; periods: number };
/** What a version teaches; null: nothing is recorded of it. */
export type Content = { versionId: string; familyId: string; topics: readonly ContentTopic[] };

/** Two keys in one order, as a pair is remembered. */
export const pairOf = (a: string, b: string): string => (a < b ? `${a}\n${b}` : `${b}\n${a}`);

/** With which other keys a key counts as one, and with which it may (how much alike, 0 to 1). */
export type Verdicts = { same: ReadonlyMap<string, ReadonlySet<string>>; near: ReadonlyMap<string, ReadonlyMap<string, number>> };

/** From pairs, each in either order; what counts as one no longer may. */
export function verdictsOf(same: Iterable<readonly [string, string]>, near: Iterable<readonly [string, string, number]>): Verdicts {
  const ones = new Map<string, Set<string>>();
  const maybes = new Map<string, Map<string, number>>();
  for (const [a, b] of same)
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      ones.set(one, (ones.get(one) ?? new Set()).add(other));
  for (const [a, b, likeness] of near)
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      if (!ones.get(one)?.has(other)) maybes.set(one, (maybes.get(one) ?? new Map<string, number>()).set(other, likeness));
  return { same: ones, near: maybes };
}
const noVerdicts = verdictsOf([], []);

/** Shares in percent, 0 to 100. `possible`: with titles that may be the same, which nobody has confirmed; never below the share itself. */
export type Share = { share: number; possible: number };
export type Overlap = {
  /** topics: compared topic by topic. version, family: taken as one and the same, since topics are not recorded. unknown: cannot be told. */
  by: 'topics' | 'version' | 'family' | 'unknown';
  /** Of what `a` teaches, how much is found in `b`; null where it cannot be told. */
  aInB: Share | null;
  bInA: Share | null;
  /** Topics of both that count as one, or may. */
  pairs: { a: ContentTopic; b: ContentTopic; sure: boolean; alike: number }[];
};

type Weighed = ContentTopic & { key: string; weight: number };

const known = new WeakMap<readonly ContentTopic[], Weighed[]>();

/** Topics with content of their own; weighed by periods where each of them has some, else all alike. */
export function weighed(topics: readonly ContentTopic[]): readonly Weighed[] {
  let found = known.get(topics);
  if (!found) {
    const own = topics.map((topic) => ({ ...topic, key: titleKey(topic.title) })).filter(({ key }) => !isEverywhere(key));
    const byPeriods = own.every(({ periods }) => periods > 0);
    found = own.map((topic) => ({ ...topic, weight: byPeriods ? topic.periods : 1 }));
    known.set(topics, found);
  }
  return found;
}

/** How much of each of two versions is also taught by the other. Of which one is called a is all the same: the shares change places. */
export function overlapOf(a: Content, b: Content, verdicts: Verdicts = noVerdicts): Overlap {
  const whole = { share: 100, possible: 100 };
  if (a.versionId === b.versionId) return { by: 'version', aInB: whole, bInA: whole, pairs: [] };
  const [left, right] = [weighed(a.topics), weighed(b.topics)];
  if (left.length === 0 || right.length === 0)
    return a.familyId === b.familyId
      ? { by: 'family', aInB: whole, bInA: whole, pairs: [] }
      : { by: 'unknown', aInB: null, bInA: null, pairs: [] };
  const pairs: Overlap['pairs'] = [];
  const found = { a: new Map<Weighed, boolean>(), b: new Map<Weighed, boolean>() };
  const there = Map.groupBy(right, ({ key }) => key);
  for (const one of left) {
    const meet = (key: string, sure: boolean, likeness: number) => {
      for (const other of there.get(key) ?? []) {
        found.a.set(one, sure || found.a.get(one) === true);
        found.b.set(other, sure || found.b.get(other) === true);
        pairs.push({ a: plain(one), b: plain(other), sure, alike: likeness });
      }
    };
    meet(one.key, true, 1);
    for (const key of verdicts.same.get(one.key) ?? []) meet(key, true, 1);
    for (const [key, likeness] of verdicts.near.get(one.key) ?? []) meet(key, false, likeness);
  }
  return {
    by: 'topics',
    aInB: shareOf(left, found.a),
    bInA: shareOf(right, found.b),
    pairs: pairs.sort((x, y) => Number(y.sure) - Number(x.sure) || y.alike - x.alike || y.a.periods - x.a.periods),
  };
}

const plain = ({ title, periods }: Weighed): ContentTopic => ({ title, periods });

function shareOf(topics: readonly Weighed[], found: ReadonlyMap<Weighed, boolean>): Share {
  const sum = (counts: (topic: Weighed) => boolean) => topics.reduce((all, topic) => all + (counts(topic) ? topic.weight : 0), 0);
  const all = sum(() => true);
  // rounded down: 69.9 % has not reached 70
  const percent = (part: number) => Math.floor((part * 100) / all + 1e-9);
  return { share: percent(sum((topic) => found.get(topic) === true)), possible: percent(sum((topic) => found.has(topic))) };
}
