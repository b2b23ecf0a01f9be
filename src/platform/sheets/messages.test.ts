import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { platformMessages } from '#platform/messages.vi.ts';

/** Code → parameters, of every refusal that the readers can give, as their sources have them. */
const sources = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(`${import.meta.dirname}/${name}`, 'utf8'));
const thrown = new Set(sources.flatMap((source) => Array.from(source.matchAll(/'(file\.\w+)'/g), (match) => match[1]!)));
const texts = Object.entries(platformMessages).filter(([code]) => code.startsWith('file.'));
const written = texts.map(([code]) => code);

it('every refusal of a file is in words, and no words are left over', () => {
  expect([...thrown].sort()).toEqual(written.sort());
});

it('says what to do', () => {
  expect(texts.filter(([, { what, todo }]) => what === '' || todo === '')).toEqual([]);
});
