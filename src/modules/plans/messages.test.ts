import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { planConstraints, planMessages } from './messages.vi.ts';
import { planPhrases } from './phrases.vi.ts';

const folder = new URL('.', import.meta.url);
const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !/\.(vi|en)\.ts$/.test(name));
const text = sources.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
const spoken = (families: string) => {
  const codes = [...text.matchAll(new RegExp(`'((?:${families})\\.[a-z_]+)'`, 'g'))].map((match) => match[1]!);
  return codes.filter((code) => !(code in planPhrases));
};
// Reasons that only the database sees are given through planConstraints.
const thrown = new Set([...spoken('plan|plan_import|need|form_c'), ...Object.values(planConstraints)]);

it('every reason has its words and every text its reason', () => {
  expect(sources.length).toBeGreaterThan(20);
  expect([...thrown].toSorted()).toEqual(Object.keys(planMessages).toSorted());
});

it.each(Object.entries(planMessages))('%s is said in Vietnamese, whole and with matching braces', (_, { what, todo }) => {
  expect(what).toMatch(/[.:]$|\{what\}|\.$/);
  for (const part of [what, todo]) expect(part.replace(/\{\w+\}/g, '')).not.toMatch(/[{}]/);
});
