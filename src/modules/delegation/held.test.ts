import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decisions, heldOf, type Decision } from './kinds.ts';

const modules = new URL('../', import.meta.url);
const source = (path: string) => readFileSync(new URL(path, modules), 'utf8');
const asked = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] as Decision);

test('what the page says of a decision is what the commands ask the matrix', () => {
  const clear = ['classes', 'plans'].flatMap((name) =>
    readdirSync(new URL(name, modules))
      .filter((file) => /^clear-\w+\.ts$/.test(file))
      .map((file) => source(`${name}/${file}`)),
  );
  expect(clear.length).toBeGreaterThan(3);
  const all = new Set([
    ...clear.flatMap((text) => asked(text, /intentOf\(tx, '(\w+)'/g)),
    ...clear.flatMap((text) => asked(text, /decision: '(\w+)'/g)),
    // names on a list: asked in one place for every command that puts them there
    ...asked(source('approvals/go-ahead.ts'), /intent\.facts, '(\w+)'/g),
  ]);
  const consents = asked(source('approvals/items-needed.ts'), /^ {2}\w+: '(\w+)',$/gm);
  expect(consents).toHaveLength(5);
  const held = (decision: Decision) => (all.has(decision) ? 'all' : consents.includes(decision) ? 'consents' : 'none');
  expect(Object.fromEntries(decisions.map((decision) => [decision, held(decision)]))).toEqual(heldOf);
});
