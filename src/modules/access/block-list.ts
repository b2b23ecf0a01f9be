import { readFileSync } from 'node:fs';

/** What the file holds, and what its first group makes when two of its words are put together: some eight thousand. */
export const commonPasswords: ReadonlySet<string> = load();

function load(): Set<string> {
  const text = readFileSync(new URL('block-list.txt', import.meta.url), 'utf8');
  const groups = text.split(/^#.*$/m).map((group) => group.split(/\s+/).filter(Boolean));
  const first = groups.find((group) => group.length > 0) ?? [];
  return new Set([...groups.flat(), ...first.flatMap((one) => first.map((other) => one + other))]);
}
