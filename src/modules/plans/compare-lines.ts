import type { LineFacts, LineIdentity, ReadLine } from './check-form-c.ts';
import { addUp, canSum, groupKey, type SameRowsAnswer } from './settle-lines.ts';

/** A line as one plan version orders it. */
export type StandingLine = { lineId: string; label: string; ordinal: number; identity: LineIdentity; facts: LineFacts };

export type LineChange = { field: keyof LineFacts; before: LineFacts[keyof LineFacts]; after: LineFacts[keyof LineFacts] };
export type Compared = {
  added: ReadLine[];
  changed: { line: StandingLine; read: ReadLine; changes: LineChange[] }[];
  same: { line: StandingLine; read: ReadLine }[];
  /** In the plan, not in the file: kept unless the officer says otherwise. */
  missing: StandingLine[];
};

/** Set against the plan as it stands. Rows of one identity meet the line that says the same first, then the next one in order. */
export function compareLines(standing: readonly StandingLine[], read: readonly ReadLine[]): Compared {
  const compared: Compared = { added: [], changed: [], same: [], missing: [] };
  const waiting = new Map<string, StandingLine[]>();
  for (const line of [...standing].sort((a, b) => a.ordinal - b.ordinal))
    waiting.set(groupKey(line), [...(waiting.get(groupKey(line)) ?? []), line]);

  const unequal: ReadLine[] = [];
  for (const one of read) {
    const twin = take(waiting.get(groupKey(one)), (line) => changesOf(line.facts, one.facts).length === 0);
    if (twin) compared.same.push({ line: twin, read: one });
    else unequal.push(one);
  }
  for (const one of unequal) {
    const line = take(waiting.get(groupKey(one)), () => true);
    if (line) compared.changed.push({ line, read: one, changes: changesOf(line.facts, one.facts) });
    else compared.added.push(one);
  }
  compared.missing = [...waiting.values()].flat();
  return compared;
}

/** What the plan itself says about rows of one identity, so that the same file is never asked about twice. */
export function rememberedAnswer(standing: readonly StandingLine[], rows: readonly ReadLine[]): SameRowsAnswer | undefined {
  const known = standing.filter((line) => groupKey(line) === groupKey(rows[0]!));
  if (known.length === rows.length) return 'separate';
  if (known.length === 1 && canSum(rows) && changesOf(known[0]!.facts, addUp(rows).facts).length === 0) return 'sum';
  return undefined;
}

/**
 * What an amendment would have to say. Another spelling of the audience and the lead's bloc follow from the identity; a total
 * that only repeats the product and a programme version that the plan leaves open say nothing new.
 */
function changesOf(before: LineFacts, after: LineFacts): LineChange[] {
  const same = (field: keyof LineFacts): boolean => {
    if (field === 'audience' || field === 'leadBloc') return true;
    if (field === 'versionId' && before.versionId === null) return true;
    if (field === 'statedTotal') return (before.statedTotal ?? before.seats) === (after.statedTotal ?? after.seats);
    return before[field] === after[field];
  };
  return (Object.keys(after) as (keyof LineFacts)[])
    .filter((field) => !same(field))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

function take<T>(from: T[] | undefined, fits: (one: T) => boolean): T | undefined {
  const index = from?.findIndex(fits) ?? -1;
  return index < 0 ? undefined : from!.splice(index, 1)[0];
}
