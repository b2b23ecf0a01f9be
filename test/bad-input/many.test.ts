import type { RouteOptions } from 'fastify';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { addressOf } from '../matrix-requests.ts';
import { badWorld, type BadWorld } from './world.ts';

/** A program that takes everything out, piece by piece. */
let world: BadWorld;
const files: { url: string; takesOut: boolean }[] = [];
beforeAll(async () => {
  world = await badWorld();
});
afterAll(() => world.app.close());

const limited = (filesAnHour: number) =>
  buildApp({
    pools: world.pools,
    keys: world.keys,
    database: world.database,
    webRoot: null,
    filesAnHour,
    onRoute: ({ method, url, config }: RouteOptions) => {
      // empty forms hold nobody's data
      if ([method].flat().includes('GET') && /(export|\/file|\.xlsx)$/.test(url) && !/form\.xlsx$|^\/api\/plans\/form-c/.test(url))
        files.push({ url, takesOut: config?.takesOut === true });
    },
  });

test('is stopped after so many files in an hour, each account by itself; it stands in the trail, and the next hour is another', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  const app = await limited(20);
  const ask = async (role: 'chief' | 'inspector', url = '/api/people/export?as=csv') => {
    const answer = await app.inject({ url, headers: { cookie: world.cookies[role] } });
    return [answer.statusCode, answer.headers['retry-after'] === undefined ? null : Number(answer.headers['retry-after'])] as const;
  };
  for (let n = 0; n < 20; n++) expect((await ask('chief'))[0]).toBe(200);
  const [status, wait] = await ask('chief');
  expect([status, wait! > 0 && wait! <= 3600]).toEqual([429, true]);
  expect((await ask('chief', '/api/classes/export?as=csv'))[0]).toBe(429);
  expect((await ask('chief', '/api/people'))[0]).toBe(200);
  expect((await ask('inspector'))[0]).toBe(200);
  await world.database.flush();
  expect(
    await world.sql(
      "select summary->>'code' as code, summary->>'address' as address from audit where kind = 'denied' and summary->>'code' = 'gate.too_many_files' order by seq",
    ),
  ).toEqual([
    { code: 'gate.too_many_files', address: 'GET /api/people/export' },
    { code: 'gate.too_many_files', address: 'GET /api/classes/export' },
  ]);
  vi.setSystemTime(Date.now() + 3_600_000);
  expect((await ask('chief'))[0]).toBe(200);
  vi.useRealTimers();
  await app.close();
});

test('whatever route the files come from', async () => {
  const app = await limited(0);
  expect(files.filter(({ takesOut }) => !takesOut)).toEqual([]);
  const wrong: string[] = [];
  for (const route of world.reads.filter(({ url }) => files.some((one) => one.url === url))) {
    const { statusCode } = await app.inject({
      url: addressOf(route.url, world.planted.own, route.described),
      headers: { cookie: world.cookies.chief },
    });
    if (statusCode !== 429) wrong.push(`${route.url}: ${statusCode}`);
  }
  expect(wrong).toEqual([]);
  expect(new Set(files.map(({ url }) => url)).size).toBeGreaterThan(20);
  await app.close();
});
