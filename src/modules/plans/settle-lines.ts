import type { LineFacts, LineIdentity, ReadLine } from './check-form-c.ts';

/** Rows that cannot be told apart: are they one line to be added up, or lines of their own? Only the officer knows. `answer` null: they wait. */
export type SameRows = {
  key: string;
  label: string;
  canSum: boolean;
  rows: { sheet: string; row: number }[];
  answer: SameRowsAnswer | null;
};
export type SameRowsAnswer = 'sum' | 'separate';

export type Settled = { lines: ReadLine[]; questions: SameRows[] };

export const identityKey = (one: LineIdentity): string =>
  JSON.stringify([one.familyId, one.audienceKey, one.leadId, one.hostId, one.quarter, one.year]);

/** A class carried over and a new one of the same kind are never one line. */
export const groupKey = (line: { identity: LineIdentity; facts: Pick<LineFacts, 'carriedOver'> }): string =>
  `${identityKey(line.identity)}${line.facts.carriedOver ? ' carried over' : ''}`;

/** Groups rows by identity. A group of several is a question; without an answer its rows wait. */
export function settleLines(
  lines: readonly ReadLine[],
  answer: (key: string, rows: readonly ReadLine[]) => SameRowsAnswer | undefined,
): Settled {
  const groups = new Map<string, ReadLine[]>();
  for (const line of lines) {
    const key = groupKey(line);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const settled: Settled = { lines: [], questions: [] };
  for (const group of groups.values()) {
    if (group.length === 1) {
      settled.lines.push(...group);
      continue;
    }
    const rows = group.flatMap((line) => line.rows.map((row) => ({ sheet: line.sheet, row })));
    // A group that has grown is asked about anew.
    const key = `${rows[0]!.sheet}!${rows[0]!.row} (${rows.length})`;
    const chosen = answer(key, group) ?? null;
    const said = chosen === 'sum' && !canSum(group) ? null : chosen;
    if (said === 'separate') settled.lines.push(...group);
    else if (said === 'sum') settled.lines.push(addUp(group));
    settled.questions.push({ key, label: group[0]!.label, canSum: canSum(group), rows, answer: said });
  }
  return settled;
}

/** Rows run or paid by different houses cannot become one line. */
export const canSum = (group: readonly ReadLine[]): boolean =>
  group.every(({ facts }) => (['versionId', 'runnerId', 'funding'] as const).every((fact) => facts[fact] === group[0]!.facts[fact]));

export function addUp(group: readonly ReadLine[]): ReadLine {
  const [first, ...rest] = group as [ReadLine, ...ReadLine[]];
  const total = (count: (line: ReadLine) => number) => group.reduce((sum, line) => sum + count(line), 0);
  const same = (line: ReadLine) => line.facts.perClass === first.facts.perClass;
  const stated = group.every((line) => line.facts.statedTotal !== null);
  return {
    ...first,
    rows: group.flatMap((line) => line.rows),
    facts: {
      ...first.facts,
      classes: total((line) => line.facts.classes),
      seats: total((line) => line.facts.seats),
      perClass: rest.every(same) ? first.facts.perClass : null,
      statedTotal: stated ? total((line) => line.facts.statedTotal!) : null,
    },
  };
}
