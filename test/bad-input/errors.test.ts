import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { openServer } from '#platform/http/server.ts';
import { route } from '#platform/http/route.ts';
import { texts } from '../../src/texts.ts';

/** What goes wrong within, and what of it is told to whom. */
const inside = `relation "person" at /work/khuevan/src/x.ts: select * from person where personal_number = '001085012345'`;
let app: FastifyInstance;
let logged = '';

beforeAll(async () => {
  const stream = new Writable({ write: (chunk: Buffer, _encoding, done) => ((logged += chunk.toString()), done()) });
  app = await openServer({
    gate: () => Promise.resolve(null),
    texts,
    constraints: {},
    webRoot: null,
    ready: () => Promise.resolve(false),
    log: { level: 'warn', stream },
  });
  const failing: [string, () => Promise<never>][] = [
    ['/api/bug', () => Promise.reject(new TypeError(inside))],
    ['/api/away', () => Promise.reject(Object.assign(new Error(inside), { code: 'ECONNREFUSED' }))],
    ['/api/stopping', () => Promise.reject(Object.assign(new Error(inside), { code: '57P01' }))],
    ['/api/busy', () => Promise.reject(Object.assign(new Error(inside), { code: '40001' }))],
    ['/api/constraint', () => Promise.reject(Object.assign(new Error(inside), { code: '23514', constraint: 'person_check' }))],
    ['/api/policy', () => Promise.reject(Object.assign(new Error(inside), { code: '42501' }))],
  ];
  for (const [url, handler] of failing) route(app, { method: 'GET', url, capability: 'public', handler });
  route(app, {
    method: 'GET',
    url: '/api/answer',
    capability: 'public',
    response: z.object({ name: z.string() }),
    handler: () => Promise.resolve({ name: 7 as unknown as string }),
  });
  await app.ready();
});
afterAll(() => app.close());

test.each([
  ['/api/bug', 500, 'internal'],
  ['/api/away', 503, 'database.down'],
  ['/api/stopping', 503, 'database.down'],
  ['/api/busy', 503, 'database.busy'],
  ['/api/constraint', 500, 'internal'],
  ['/api/policy', 403, 'gate.outside_scope'],
  ['/api/answer', 500, 'internal'],
])('%s tells the sender %i %s, and nothing of what is within', async (url, status, code) => {
  const answer = await app.inject({ url });
  expect([answer.statusCode, answer.json().error.code]).toEqual([status, code]);
  expect(answer.body).not.toMatch(/person|select|\/work|001085|Error|at /);
});

test('who runs it finds it by the sign the sender was told', async () => {
  logged = '';
  const { what } = (await app.inject({ url: '/api/bug' })).json<{ error: { what: string } }>().error;
  const sign = /\(mã (\w+)\)/.exec(what)![1]!;
  const line = logged.split('\n').find((one) => one.includes('request failed'))!;
  expect(JSON.parse(line)).toMatchObject({
    level: 50,
    reqId: expect.stringMatching(new RegExp(`${sign}$`)) as string,
    err: { message: inside },
  });
});

test('one that fails leaves the others as they are', async () => {
  await app.inject({ url: '/api/bug' });
  expect((await app.inject({ url: '/healthz' })).json()).toEqual({ status: 'unavailable' });
});
