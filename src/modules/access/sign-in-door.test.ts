import type { FastifyInstance } from 'fastify';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { appOver, visitor } from '#test/visitor.ts';
import { buildApp } from '../../app.ts';
import { createAccount } from './index.ts';

/** What is sent to the door by who means ill. */
let fresh: FreshDatabase;
let app: FastifyInstance;
const PASSWORD = 'cá rô gánh nước mưa';
const right = { tenant: 'tinh', name: 'an', password: PASSWORD };

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await appOver(fresh);
  await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
    createAccount(tx, fresh.admin, {
      signInName: 'an',
      name: 'An',
      password: PASSWORD,
      mustChange: false,
      assignment: { scope: 'tenant', role: 'reader', validFrom: '2020-01-01' },
    }),
  );
});
beforeEach(() => fresh.sql('truncate session, sign_in_step, sign_in_attempt'));

describe('a page of another site', () => {
  test.each([
    ['another origin', { origin: 'https://elsewhere.example' }],
    ['no origin at all', { origin: 'null' }],
    ['our name in theirs', { origin: 'http://localhost.elsewhere.example' }],
    ['another port', { origin: 'http://localhost:1' }],
    ['said by the browser', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour of our domain', { 'sec-fetch-site': 'same-site' }],
    ['a form, which cannot send our header', { 'x-khuevan': '' }],
  ])('%s signs nobody in, neither by password nor by code', async (_, headers) => {
    for (const [url, body] of [
      ['/api/session', right],
      ['/api/session/code', { code: '123456' }],
    ] as const) {
      const answer = await visitor(app).send('POST', url, body, { headers: { host: 'localhost', ...headers } as Record<string, string> });
      expect([url, answer.status, answer.body.error.code]).toEqual([url, 403, 'gate.csrf']);
    }
    expect(await fresh.sql('select 1 from session')).toEqual([]);
  });

  test('a form’s own kinds of body are not read', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain']) {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/session',
        headers: { 'content-type': type, 'x-khuevan': '1' },
        payload: `tenant=tinh&name=an&password=${encodeURIComponent(PASSWORD)}`,
      });
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode).toBeLessThan(500);
    }
    expect(await fresh.sql('select 1 from session')).toEqual([]);
  });
});

describe('what the body may not be', () => {
  const raw = (payload: string) =>
    app.inject({ method: 'POST', url: '/api/session', headers: { 'content-type': 'application/json', 'x-khuevan': '1' }, payload });
  test.each([
    ['a field that nobody knows', JSON.stringify({ ...right, mustEnrol: false })],
    ['a role of one’s own', JSON.stringify({ ...right, role: 'administrator' })],
    ['a prototype', `{"__proto__": {"tenant": "tinh"}, "name": "an", "password": "x"}`],
    ['a prototype beside it all', `{"tenant": "tinh", "name": "an", "password": "x", "__proto__": {"admin": true}}`],
    ['a constructor', `{"tenant": "tinh", "name": "an", "password": "x", "constructor": {"prototype": {"admin": true}}}`],
    ['a list', `[${JSON.stringify(right)}]`],
    ['a number for a name', JSON.stringify({ ...right, name: 7 })],
    ['an object for a password', JSON.stringify({ ...right, password: { $ne: '' } })],
    ['a list for a password', JSON.stringify({ ...right, password: [PASSWORD] })],
    ['a tenant that is SQL', JSON.stringify({ ...right, tenant: 'tinh"; drop schema tinh; --' })],
    ['a tenant that is a path', JSON.stringify({ ...right, tenant: '../tinh' })],
    ['a password of 201', JSON.stringify({ ...right, password: 'x'.repeat(201) })],
    ['a depth without end', '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000)],
  ])('%s', async (_, payload) => {
    expect((await raw(payload)).statusCode).toBe(400);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });
  test('a NUL in the password is a wrong password, no fault of ours', async () => {
    expect((await raw(JSON.stringify({ ...right, password: `${PASSWORD}\0` }))).statusCode).toBe(401);
  });
  test('what a browser calls itself cannot break a line, nor fill the table', async () => {
    const answer = await visitor(app).send('POST', '/api/session', right, { headers: { 'user-agent': 'x'.repeat(5000) } });
    expect(answer.status).toBe(200);
    expect(await fresh.sql('select length(client) as letters from session')).toEqual([{ letters: 200 }]);
  });
});

describe('under which name we are called', () => {
  test('only the one that is known, where one is; whoever watches over the machine may ask by its number', async () => {
    const known = await buildApp({
      pools: fresh.pools,
      keys: fresh.keys,
      webRoot: null,
      called: { hosts: ['daotao.tinh.gov.vn'], https: false },
    });
    const status = async (url: string, headers: Record<string, string>) => (await known.inject({ url, headers })).statusCode;
    expect(await status('/api/tenants', { host: 'daotao.tinh.gov.vn' })).toBe(200);
    for (const host of ['elsewhere.example', 'daotao.tinh.gov.vn.elsewhere.example', 'daotao.tinh.gov.vn:81', 'localhost', '127.0.0.1'])
      expect([host, await status('/api/tenants', { host })]).toEqual([host, 421]);
    expect(await status('/api/tenants', { host: 'daotao.tinh.gov.vn', 'x-forwarded-host': 'elsewhere.example' })).toBe(421);
    expect(await status('/healthz', { host: '127.0.0.1:8080' })).toBe(200);
  });

  test('nothing we answer repeats a foreign name', async () => {
    for (const url of ['/api/tenants', '/api/session', '/api/nowhere', '/api/openapi.json']) {
      const { headers, body } = await app.inject({ url, headers: { host: 'elsewhere.example', 'x-forwarded-host': 'elsewhere.example' } });
      expect(JSON.stringify(headers) + body).not.toContain('elsewhere.example');
    }
  });
});
