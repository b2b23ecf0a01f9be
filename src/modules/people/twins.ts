import { yearOf } from '#kit/dates.ts';
import { fold } from '#kit/text.ts';
import { likeness, type Described } from './rules.ts';

export type Twin<Key> = { key: Key; likeness: 'same' | 'maybe' };

/**
 * Finds one person written twice in one list. Rows are asked about and then added, in order; only those are compared that could
 * be alike, so that a list of thousands of one name stays quick.
 */
export function twinFinder<Key>() {
  const buckets = new Map<string, { key: Key; one: Described }[]>();
  const bucketOf = (name: string, unitId: number, hasNumber: boolean, year: number | null) =>
    `${name}|${unitId}|${hasNumber ? 1 : 0}|${year ?? ''}`;
  const yearIn = (one: Described) => (one.birthDate === null ? null : yearOf(one.birthDate));
  const dayOf = (name: string, one: Described) => `${name}|${one.birthDate}|${one.hasNumber ? 1 : 0}`;
  const years = new Map<string, Set<number | null>>();
  const push = (bucket: string, entry: { key: Key; one: Described }) => {
    const list = buckets.get(bucket);
    if (list) list.push(entry);
    else buckets.set(bucket, [entry]);
  };

  return {
    add(key: Key, one: Described): void {
      const name = fold(one.fullName);
      const year = yearIn(one);
      push(bucketOf(name, one.unitId, one.hasNumber, year), { key, one });
      if (one.birthPrecision === 'day') push(dayOf(name, one), { key, one });
      const seen = `${name}|${one.unitId}|${one.hasNumber ? 1 : 0}`;
      years.set(seen, (years.get(seen) ?? new Set()).add(year));
    },
    /** The first earlier row that is or may be the same person. Equal personal numbers are the caller's to see. */
    like(one: Described): Twin<Key> | null {
      const name = fold(one.fullName);
      const year = yearIn(one);
      const near: string[] = [];
      for (const numbered of [true, false]) {
        if (one.birthPrecision === 'day') near.push(dayOf(name, { ...one, hasNumber: numbered }));
        // two numbers in one unit are only alike on the same day of birth
        if (numbered && one.hasNumber) continue;
        const had = years.get(`${name}|${one.unitId}|${numbered ? 1 : 0}`);
        if (!had) continue;
        const wanted = year === null ? had : [year, null].filter((each) => had.has(each));
        for (const each of wanted) near.push(bucketOf(name, one.unitId, numbered, each));
      }
      for (const bucket of near)
        for (const other of buckets.get(bucket) ?? []) {
          const alike = likeness(one, other.one);
          if (alike !== 'different') return { key: other.key, likeness: alike };
        }
      return null;
    },
  };
}
