import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { badWorld, nameOf, type BadWorld } from './world.ts';

/** What a page of another site can make a browser send, with the cookie of somebody who may do everything. */
let world: BadWorld;
beforeAll(async () => {
  world = await badWorld();
});
afterAll(() => world.app.close());

const ours = 'http://localhost';

describe('no write is taken', () => {
  test.each<[string, Record<string, string>]>([
    ['from another origin', { origin: 'https://elsewhere.example' }],
    ['from an origin that is none', { origin: 'null' }],
    ['from our name in theirs', { origin: 'http://localhost.elsewhere.example' }],
    ['from their name in ours', { origin: 'http://elsewhere.example@localhost.evil' }],
    ['from another port', { origin: 'http://localhost:8081' }],
    ['from a file', { origin: 'file://' }],
    ['cross-site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbour, as the browser says', { 'sec-fetch-site': 'same-site' }],
    ['cross-site, with an origin that is ours', { 'sec-fetch-site': 'cross-site', origin: ours }],
    ['without the header of our pages', { 'x-khuevan': '' }],
    ['with another word in it', { 'x-khuevan': '0' }],
    ['as a form', { 'x-khuevan': '', 'content-type': 'application/x-www-form-urlencoded' }],
    ['as a form with a file', { 'x-khuevan': '', 'content-type': 'multipart/form-data; boundary=x' }],
    ['as plain text that is JSON', { 'x-khuevan': '', 'content-type': 'text/plain' }],
  ])('%s', async (_case, headers) => {
    const before = await world.standing();
    const wrong: string[] = [];
    for (const route of world.writes) {
      const { statusCode, body } = await world.send(route, { headers: { host: 'localhost', ...headers } });
      if (statusCode !== 403 || !body.includes('"gate.csrf"')) wrong.push(`${nameOf(route)}: ${statusCode}`);
    }
    expect(wrong).toEqual([]);
    expect(await world.standing()).toEqual(before);
  });

  test('without the key that makes a retry harmless', async () => {
    const before = await world.standing();
    const wrong: string[] = [];
    for (const route of world.writes)
      for (const key of ['', 'short', 'a key with blanks', "x'; drop table account; --", 'x'.repeat(101)]) {
        const { statusCode } = await world.send(route, { headers: { 'idempotency-key': key } });
        if (statusCode < 400 || statusCode >= 500) wrong.push(`${nameOf(route)} ${key}: ${statusCode}`);
      }
    expect(wrong).toEqual([]);
    expect(await world.standing()).toEqual(before);
  });

  test('by a method of another name: what is a write stays one', async () => {
    const before = await world.standing();
    for (const route of world.writes) {
      const [url, headers] = [route.url.replace(/:\w+/g, world.planted.own.class), { cookie: world.cookies.chief }];
      for (const more of [
        { 'x-http-method-override': route.method },
        { 'x-method-override': route.method, 'x-khuevan': '1', 'idempotency-key': randomUUID() },
      ])
        await world.app.inject({ method: 'GET', url: `${url}?_method=${route.method}`, headers: { ...headers, ...more } });
    }
    expect(await world.standing()).toEqual(before);
  });
});

test('reading changes nothing, whoever sends the browser here', async () => {
  const before = await world.standing();
  for (const route of world.reads)
    for (const method of ['GET', 'HEAD']) await world.send({ ...route, method }, { headers: { 'sec-fetch-site': 'cross-site' } });
  expect(await world.standing()).toEqual(before);
});

test('no page elsewhere is told that it may read', async () => {
  const told: string[] = [];
  for (const route of world.reads) {
    const { headers } = await world.send(route, { headers: { origin: 'https://elsewhere.example' } });
    if (Object.keys(headers).some((name) => name.startsWith('access-control-'))) told.push(nameOf(route));
    if (headers['cross-origin-resource-policy'] !== 'same-origin') told.push(`${nameOf(route)}: may be embedded`);
  }
  for (const { url, method } of world.writes) {
    const { statusCode, headers } = await world.app.inject({
      method: 'OPTIONS',
      url: url.replace(/:\w+/g, world.planted.own.class),
      headers: {
        origin: 'https://elsewhere.example',
        'access-control-request-method': method,
        'access-control-request-headers': 'x-khuevan',
      },
    });
    if (statusCode < 400 || Object.keys(headers).some((name) => name.startsWith('access-control-'))) told.push(`OPTIONS ${url}`);
  }
  expect(told).toEqual([]);
});
