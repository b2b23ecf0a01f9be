import { yearOf } from '#kit/dates.ts';
import { foldedName, likeness, type Described } from './rules.ts';

export type Twin<Key> = { key: Key; likeness: 'same' | 'maybe' };
type Entry<Key> = { key: Key; one: Described };
/** Those of one name: by day of birth, and by unit and year, apart as they have a number or not. */
type Namesakes<Key> = Record<
  'numbered' | 'plain',
  { byDay: Map<string, Entry<Key>[]>; byUnit: Map<number, Map<number | null, Entry<Key>[]>> }
>;

/**
 * Finds one person written twice in one list. Rows are asked about and then added, in order; only those are compared that could
 * be alike, so that a list of thousands of one name stays quick.
 */
export function twinFinder<Key>() {
  const byName = new Map<string, Namesakes<Key>>();
  const empty = () => ({ byDay: new Map<string, Entry<Key>[]>(), byUnit: new Map<number, Map<number | null, Entry<Key>[]>>() });
  const yearIn = ({ birthDate }: Described) => (birthDate === null ? null : yearOf(birthDate));

  return {
    add(key: Key, one: Described): void {
      const name = foldedName(one);
      let namesakes = byName.get(name);
      if (!namesakes) byName.set(name, (namesakes = { numbered: empty(), plain: empty() }));
      const { byDay, byUnit } = namesakes[one.hasNumber ? 'numbered' : 'plain'];
      const entry = { key, one };
      if (one.birthPrecision === 'day') push(byDay, one.birthDate!, entry);
      let years = byUnit.get(one.unitId);
      if (!years) byUnit.set(one.unitId, (years = new Map()));
      push(years, yearIn(one), entry);
    },
    /** The first earlier row that is or may be the same person. Equal personal numbers are the caller's to see. */
    like(one: Described): Twin<Key> | null {
      const namesakes = byName.get(foldedName(one));
      if (!namesakes) return null;
      for (const kind of ['numbered', 'plain'] as const) {
        const { byDay, byUnit } = namesakes[kind];
        const sameDay = one.birthPrecision === 'day' ? first(one, byDay.get(one.birthDate!)) : null;
        if (sameDay) return sameDay;
        // two numbers in one unit are only alike on the same day of birth
        if (kind === 'numbered' && one.hasNumber) continue;
        const years = byUnit.get(one.unitId);
        if (!years) continue;
        const year = yearIn(one);
        for (const each of year === null ? years.values() : [years.get(year), years.get(null)]) {
          const twin = first(one, each);
          if (twin) return twin;
        }
      }
      return null;
    },
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function first<Key>(one: Described, others: readonly Entry<Key>[] = []): Twin<Key> | null {
  for (const other of others) {
    const alike = likeness(one, other.one);
    if (alike !== 'different') return { key: other.key, likeness: alike };
  }
  return null;
}
