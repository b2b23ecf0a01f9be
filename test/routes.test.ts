import type { FastifyInstance, RouteOptions } from 'fastify';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createAccount } from '#modules/access';
import { openServer } from '#platform/http/server.ts';
import { route } from '#platform/http/route.ts';
import { buildApp } from '../src/app.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';
import { publicRoutes } from './matrix-answers.ts';
import { visitor } from './visitor.ts';

/** Every route of the application as the router itself holds it, not as a list somebody keeps. */
const table: { method: string; url: string; capability: string | undefined; command: string | undefined }[] = [];
const password = 'mot mat khau du dai';
let fresh: FreshDatabase;
let app: FastifyInstance;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await buildApp({
    pools: fresh.pools,
    keys: fresh.keys,
    webRoot: null,
    onRoute: ({ method, url, config }: RouteOptions) => {
      for (const one of [method].flat()) table.push({ method: one, url, capability: config?.capability, command: config?.command });
    },
  });
  await app.ready();
  for (const [signInName, role] of [
    ['quantri', 'chief'],
    ['xem', 'reader'],
  ] as const) {
    await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
      createAccount(tx, fresh.admin, { signInName, name: signInName, password, mustChange: false, assignment: { role, scope: 'tenant' } }),
    );
  }
});
afterAll(() => app.close());

const reads = (method: string) => method === 'GET' || method === 'HEAD';
const api = () => table.filter((one) => one.url.startsWith('/api'));
const guarded = () => api().filter((one) => one.capability !== 'public');
const guardedWrites = () => guarded().filter((one) => !reads(one.method));
/** An address the route answers to; the object is nobody's. */
const address = (url: string) => url.replace(/:\w+/g, '01900000-0000-7000-8000-000000000001');
const name = ({ method, url }: { method: string; url: string }) => `${method} ${url}`;

/** Those of `routes` that do not answer `status`. */
async function others(
  routes: { method: string; url: string }[],
  status: number,
  send: (method: string, url: string) => Promise<{ statusCode: number }>,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const one of routes) {
    const { statusCode } = await send(one.method, address(one.url));
    if (statusCode !== status) wrong.push(`${name(one)} → ${statusCode}`);
  }
  return wrong;
}

const unreadable = { headers: { 'content-type': 'application/json', 'x-khuevan': '1' }, payload: '{"unreadable' };
async function signedIn(who: string) {
  const one = visitor(app);
  expect((await one.signIn(who, password)).status).toBe(200);
  return [...one.jar].map(([key, value]) => `${key}=${value}`).join('; ');
}

describe('the table', () => {
  test('is that of the whole application', () => expect(api().length).toBeGreaterThan(100));

  test('every route declares who may use it, every write its command', () => {
    expect(
      api()
        .filter((one) => !one.capability)
        .map(name),
    ).toEqual([]);
    expect(
      api()
        .filter((one) => !reads(one.method) && !one.command)
        .map(name),
    ).toEqual([]);
  });

  test('who has not signed in reaches these and no others', () => {
    const open = api()
      .filter((one) => one.capability === 'public' && one.method !== 'HEAD')
      .map(name);
    expect(open.toSorted()).toEqual(publicRoutes);
  });

  test('two writes never share a command: its name is half of the idempotency key', () => {
    const commands = api().flatMap((one) => one.command ?? []);
    expect(commands.filter((one, index) => commands.indexOf(one) !== index)).toEqual([]);
  });
});

describe('without a session', () => {
  test('every route answers 401, before it reads the body or looks anything up', async () => {
    expect(
      await others(guarded(), 401, (method, url) => app.inject({ method: method as 'GET', url, ...(reads(method) ? {} : unreadable) })),
    ).toEqual([]);
  });

  test('also when the address is spelled in another way', async () => {
    expect(
      await others(guarded(), 401, (method, url) =>
        app.inject({ method: method as 'GET', url: url.replace('/api/', '/%61pi/'), ...(reads(method) ? {} : unreadable) }),
      ),
    ).toEqual([]);
  });

  test.each(['/api', '/api/nowhere', '/api/classes/nowhere/at-all', '/api/units/999999'])('%s tells nothing either', async (url) => {
    expect((await app.inject({ url })).statusCode).toBe(401);
  });
});

describe('with a session', () => {
  test('a reader is refused every write that needs a capability', async () => {
    const cookie = await signedIn('xem');
    const writes = guardedWrites().filter((one) => one.capability !== 'signed_in');
    expect(writes.length).toBeGreaterThan(50);
    expect(
      await others(writes, 403, (method, url) =>
        app.inject({
          method: method as 'POST',
          url,
          headers: { ...unreadable.headers, cookie, 'idempotency-key': randomUUID() },
          payload: '{}',
        }),
      ),
    ).toEqual([]);
  });

  test('no write is taken from another site, nor without the header of our pages', async () => {
    const cookie = await signedIn('quantri');
    const from = (headers: Record<string, string>) => (method: string, url: string) =>
      app.inject({
        method: method as 'POST',
        url,
        headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
        payload: '{}',
      });
    expect(await others(guardedWrites(), 403, from({ 'x-khuevan': '1', origin: 'https://elsewhere.example' }))).toEqual([]);
    expect(await others(guardedWrites(), 403, from({ 'x-khuevan': '1', 'sec-fetch-site': 'cross-site' }))).toEqual([]);
    expect(await others(guardedWrites(), 403, from({}))).toEqual([]);
  });

  test('no write takes a field it does not know, or a value no column holds', async () => {
    const cookie = await signedIn('quantri');
    const writes = guardedWrites();
    const send = (payload: string) => (method: string, url: string) =>
      app.inject({
        method: method as 'POST',
        url,
        headers: { cookie, 'content-type': 'application/json', 'x-khuevan': '1', 'idempotency-key': randomUUID(), 'if-match': '"1"' },
        payload,
      });
    expect(await others(writes, 400, send('{"nobody":{"knows":1}}'))).toEqual([]);
    expect(await others(writes, 400, send(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`))).toEqual([]);
  });

  test('an id or number that no column holds is the sender’s mistake, not ours', async () => {
    const cookie = await signedIn('quantri');
    for (const url of [
      '/api/units/2147483648',
      '/api/documents?issuer=99999999999999',
      '/api/classes?runner=99999999999999',
      '/api/classes?after=2020-01-01~x',
    ]) {
      const answer = await app.inject({ url, headers: { cookie } });
      expect([url, answer.statusCode]).toEqual([url, 400]);
      expect(answer.json<{ error: { what: string } }>().error.what).toMatch(/giá trị|không hợp lệ|vị trí trang/);
    }
  });
});

describe('the server refuses to start', () => {
  const empty = () =>
    openServer({
      gate: () => Promise.resolve(null),
      texts: { vi: {}, en: {} },
      constraints: {},
      webRoot: null,
      ready: () => Promise.resolve(true),
      log: false,
    });

  test('with a route that does not say who may use it', async () => {
    const server = await empty();
    expect(() => server.get('/api/forgotten', () => Promise.resolve({}))).toThrow(/does not declare a capability/);
  });

  test('with a write that has no command', async () => {
    const server = await empty();
    expect(() =>
      route(server, {
        method: 'POST',
        url: '/api/forgotten',
        capability: 'signed_in',
        body: z.object({}),
        handler: () => Promise.resolve({}),
      }),
    ).toThrow(/needs the name of its command/);
  });
});

test('the description of the interface is OpenAPI 3.1 and complete', async () => {
  const description = (await app.inject({ url: '/api/openapi.json' })).json<{
    openapi: string;
    paths: Record<string, Record<string, { responses?: object }>>;
  }>();
  expect(description.openapi).toMatch(/^3\.1\./);
  const described = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  );
  const routes = table.filter((one) => one.capability && one.method !== 'HEAD' && one.url !== '/api/openapi.json').map(name);
  expect(described.toSorted()).toEqual(routes.toSorted());
});
