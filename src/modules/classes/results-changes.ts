import { fold } from '#kit/text.ts';
import type { Change } from '#modules/imports';
import { phrase } from '#platform/refusal.ts';
import type { ReadResults } from './read-results.ts';
import type { Results } from './results-rules.ts';

/** What the file has a column for is as the file says; the rest stays. A mark whose column is not in this file stays, too. */
export function merged(before: Results, { columns, values, parts, partColumns }: ReadResults): Results {
  const after: Results = { ...before };
  for (const key of columns) Object.assign(after, { [key]: values[key] });
  const inFile = new Set(partColumns.map(fold));
  const marks = new Map(parts.map(({ title, mark }) => [fold(title), mark]));
  const known = new Set(before.parts.map(({ title }) => fold(title)));
  const kept = before.parts.flatMap((part) => {
    if (!inFile.has(fold(part.title))) return [part];
    const mark = marks.get(fold(part.title));
    return mark === undefined ? [] : [{ title: part.title, mark }];
  });
  after.parts = [...kept, ...parts.filter(({ title }) => !known.has(fold(title)))];
  return after;
}

const FIELDS: Exclude<keyof Results, 'parts'>[] = ['average', 'conduct', 'classification', 'recognised', 'note'];

export function changesOf(before: Results, after: Results): Change[] {
  const shown = (value: Results[keyof Results]) =>
    typeof value === 'boolean' ? phrase(`recognised.${value}`) : (value as string | number | null);
  const marks = (results: Results) => new Map(results.parts.map(({ title, mark }) => [title, mark]));
  const [was, is] = [marks(before), marks(after)];
  const parts = [...new Set([...was.keys(), ...is.keys()])].map((title) => ({
    field: title,
    before: was.get(title) ?? null,
    after: is.get(title) ?? null,
  }));
  const others = FIELDS.filter((key) => before[key] !== after[key]).map((key) => ({
    field: phrase(`result.${key}`),
    before: shown(before[key]),
    after: shown(after[key]),
  }));
  return [...parts.filter((one) => one.before !== one.after), ...others];
}
