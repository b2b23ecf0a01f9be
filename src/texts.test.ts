import type { RouteOptions } from 'fastify';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Pools } from '#platform/database/pools.ts';
import type { Message } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import { buildApp, constraints } from './app.ts';
import { forms } from './forms.ts';
import { messages, phrases, texts } from './texts.ts';

const every = forms({
  slotLedger: {} as Parameters<typeof forms>[0]['slotLedger'],
  carryOver: {} as Parameters<typeof forms>[0]['carryOver'],
});
const whole = ({ what, todo }: Message) => `${what} ${todo}`;
const parameters = (text: string) => [...new Set(Array.from(text.matchAll(/\{(\w+)(?:, [^{}]+)?\}/g), (match) => match[1]!))].toSorted();

test('both languages say the same codes, with the same parameters, and what to do in both or in neither', () => {
  expect(Object.keys(messages.vi).length).toBeGreaterThan(500);
  expect(Object.keys(messages.en).toSorted()).toEqual(Object.keys(messages.vi).toSorted());
  expect(Object.keys(phrases.en).toSorted()).toEqual(Object.keys(phrases.vi).toSorted());
  for (const [code, vi] of Object.entries(messages.vi)) {
    const en = messages.en[code]!;
    expect([code, parameters(whole(en))]).toEqual([code, parameters(whole(vi))]);
    expect([code, en.what !== '', en.todo !== '']).toEqual([code, true, vi.todo !== '']);
    expect([code, en.what]).not.toEqual([code, vi.what]);
    for (const text of [whole(vi), whole(en)])
      expect([code, text.replaceAll(/\{\w+(, [^,{}]+, [^{}]+)?\}/g, '')]).toEqual([code, expect.not.stringMatching(/[{}]/)]);
  }
  for (const [code, vi] of Object.entries(phrases.vi)) {
    expect([code, parameters(phrases.en[code]!)]).toEqual([code, parameters(vi)]);
    expect([code, phrases.en[code] !== '', vi !== '']).toEqual([code, true, true]);
  }
});

test('a reason and a phrase never share a code', () => {
  expect(Object.keys(phrases.vi).filter((code) => code in messages.vi)).toEqual([]);
});

/** The server's own sources, with the code of every refusal as it is written there. */
const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|(^|\/)web\/|^ui\/|\.(vi|en)\.ts$/.test(path))
  .map((path) => readFileSync(`${import.meta.dirname}/${path}`, 'utf8'));
const found = (pattern: RegExp) => new Set(sources.flatMap((source) => Array.from(source.matchAll(pattern), (match) => match[1]!)));

test('every refusal says what is wrong and what to do, in both languages', () => {
  const refused = [...found(/(?:new Refusal|notFound)\(\s*'([\w.]+)'/g), ...Object.values(constraints)];
  expect(refused.length).toBeGreaterThan(200);
  for (const code of refused)
    for (const all of [messages.vi, messages.en])
      expect([code, all[code]?.what, all[code]?.todo]).toEqual([code, expect.stringMatching(/./), expect.stringMatching(/./)]);
});

test('a remark that holds a row, or warns, says what to do', () => {
  const said = found(/'(?:error|warning)',\s*(?:code:\s*)?'([a-z_]+\.\w+)'/g);
  expect(said.size).toBeGreaterThan(80);
  expect([...said].filter((code) => messages.vi[code]?.todo === '')).toEqual([]);
});

test('every phrase that the server says by its whole code has its words', () => {
  const said = found(/phrase\(\s*'([\w.]+)'/g);
  expect(said.size).toBeGreaterThan(100);
  expect([...said].filter((code) => !(code in phrases.vi))).toEqual([]);
});

test('and every phrase that is made of a family and a word: the family is there', () => {
  const families = found(/phrase\(\s*`([\w.]+)\$\{/g);
  expect(families.size).toBeGreaterThan(10);
  expect([...families].filter((family) => !Object.keys(phrases.vi).some((code) => code.startsWith(family)))).toEqual([]);
});

test('every form and every column has an English name, and no name is left over', () => {
  const used = new Set<string>();
  for (const { kind, columns } of every) {
    const wanted = [[`form.${kind}`], ...columns.columns.map(({ key }) => [`column.${kind}.${key}`, `column.${key}`])];
    for (const codes of wanted) {
      const code = codes.find((one) => one in texts.en);
      expect([codes[0], code]).toEqual([codes[0], expect.any(String)]);
      used.add(code!);
    }
  }
  expect(Object.keys(texts.en).filter((code) => /^(form|column)\./.test(code) && !used.has(code))).toEqual([]);
});

type Schema = { _zod?: { def: Record<string, unknown> & { type: string } } };
/** Names of all fields that a schema knows, at any depth. */
function fieldsOf(schema: unknown, into: Set<string>): Set<string> {
  const def = (schema as Schema | undefined)?._zod?.def;
  if (!def) return into;
  const inside = [
    def['element'],
    def['valueType'],
    def['innerType'],
    def['in'],
    def['out'],
    ...((def['options'] as unknown[] | undefined) ?? []),
  ];
  for (const one of inside) fieldsOf(one, into);
  for (const [name, field] of Object.entries((def['shape'] as Record<string, unknown> | undefined) ?? {})) fieldsOf(field, into.add(name));
  return into;
}

test('every field of every request has a name in words', async () => {
  const names = new Set<string>();
  const onRoute = ({ schema }: RouteOptions) => {
    for (const part of [schema?.body, schema?.params, schema?.querystring]) fieldsOf(part, names);
  };
  await buildApp({ pools: {} as Pools, keys: {} as Keys, webRoot: null, gate: () => Promise.resolve(null), onRoute });
  for (const { target, applying } of every) for (const schema of [target, applying]) fieldsOf(schema, names);
  expect(names.size).toBeGreaterThan(150);
  expect([...names].filter((name) => !(`field.${name}` in phrases.vi)).toSorted()).toEqual([]);
});
