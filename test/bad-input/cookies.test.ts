import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccount } from '#modules/access';
import type { Actor } from '#platform/actor.ts';
import { visitor } from '../visitor.ts';
import { badWorld, nameOf, type BadWorld } from './world.ts';

/** Cookies forged, taken from elsewhere and used again, at every route behind the gate. */
let world: BadWorld;
const PASSWORD = 'cá rô gánh nước mưa';
const NEXT = 'năm chiếc thuyền giấy';
beforeAll(async () => {
  world = await badWorld();
  await account('tinh', world.admin);
  await world.sql('set search_path = khac, public');
  await account('khac', { ...world.admin, tenant: 'khac' });
  await world.sql('set search_path = tinh, public');
  await world.sql('update tenant set demands_code = false');
});
afterAll(() => world.app.close());

const account = (tenant: string, by: Actor) =>
  world.database.write(by, { command: 'test' }, (tx) =>
    createAccount(tx, by, {
      signInName: 'an',
      name: `An của ${tenant}`,
      password: PASSWORD,
      mustChange: false,
      assignment: { scope: 'tenant', role: 'chief', validFrom: '2020-01-01' },
    }),
  );
async function signedIn(tenant = 'tinh', password = PASSWORD) {
  const browser = visitor(world.app);
  expect((await browser.signIn('an', password, tenant)).status).toBe(200);
  return browser;
}
const tokenOf = (browser: ReturnType<typeof visitor>) => browser.jar.get('sid')!;

/** Routes that answer anything but 401 to a cookie. */
async function openTo(cookie: string): Promise<string[]> {
  const open: string[] = [];
  for (const route of world.routes) {
    const { statusCode } = await world.send(route, { headers: { cookie } });
    if (statusCode !== 401) open.push(`${nameOf(route)}: ${statusCode}`);
  }
  return open;
}

describe('no route opens to', () => {
  test.each<[string, () => string | Promise<string>]>([
    ['a token made up', () => `sid=tinh.${randomBytes(32).toString('base64url')}`],
    ['one with a changed byte', async () => `sid=${tokenOf(await signedIn()).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))}`],
    ['one cut short', async () => `sid=${tokenOf(await signedIn()).slice(0, -1)}`],
    ['one in capitals', async () => `sid=${tokenOf(await signedIn()).toUpperCase()}`],
    [
      'the hash that the database keeps',
      async () => {
        const secret = tokenOf(await signedIn()).split('.')[1]!;
        return `sid=tinh.${createHash('sha256').update(secret).digest('base64url')}`;
      },
    ],
    ['one of another tenant under our name', async () => `sid=${tokenOf(await signedIn('khac')).replace(/^khac\./, 'tinh.')}`],
    ['one of ours under the name of another tenant', async () => `sid=${tokenOf(await signedIn()).replace(/^tinh\./, 'khac.')}`],
    ['the installation’s own schema', async () => `sid=${tokenOf(await signedIn()).replace(/^tinh\./, 'public.')}`],
    ['a cookie under the name it has with TLS, in clear', async () => `__Host-sid=${tokenOf(await signedIn())}`],
    ['the step before a session', async () => `step=${tokenOf(await signedIn())}`],
    ['one in quotes with a second behind it', async () => `sid="${tokenOf(await signedIn())}, x"`],
    [
      'one used again after signing out',
      async () => {
        const browser = await signedIn();
        const token = tokenOf(browser);
        expect((await browser.send('DELETE', '/api/session')).status).toBe(200);
        return `sid=${token}`;
      },
    ],
    [
      'one from before the password was changed elsewhere',
      async () => {
        const [old, other] = [await signedIn(), await signedIn()];
        expect((await other.send('POST', '/api/session/password', { current: PASSWORD, next: NEXT })).status).toBe(200);
        await world.sql(
          "update account set password_hash = (select password_hash from khac.account where sign_in_name = 'an') where sign_in_name = 'an'",
        );
        return `sid=${tokenOf(old)}`;
      },
    ],
    [
      'one that was ended from another browser',
      async () => {
        const [old, other] = [await signedIn(), await signedIn()];
        await other.send('POST', '/api/sessions/end-others');
        return `sid=${tokenOf(old)}`;
      },
    ],
    [
      'one that the next sign-in in this browser took the place of',
      async () => {
        const browser = await signedIn();
        const token = tokenOf(browser);
        await browser.signIn('an', PASSWORD);
        return `sid=${token}`;
      },
    ],
    [
      'one that is too old',
      async () => {
        const token = tokenOf(await signedIn());
        await world.sql("update session set expires_at = now() - interval '1 second' where token_hash = $1", [hashOf(token)]);
        return `sid=${token}`;
      },
    ],
    [
      'one that lay idle',
      async () => {
        const token = tokenOf(await signedIn());
        await world.sql("update session set last_seen_at = now() - interval '121 minutes' where token_hash = $1", [hashOf(token)]);
        return `sid=${token}`;
      },
    ],
  ])('%s', async (_case, make) => {
    const cookie = await make();
    const before = await world.standing();
    expect(await openTo(cookie)).toEqual([]);
    expect(await world.standing()).toEqual(before);
  });
});
const hashOf = (token: string) => createHash('sha256').update(token.split('.')[1]!).digest();

test('a session is fixed by nobody: signing in never takes the token that was brought', async () => {
  const brought = `tinh.${'A'.repeat(43)}`;
  const browser = visitor(world.app);
  browser.jar.set('sid', brought);
  await browser.signIn('an', PASSWORD);
  expect(tokenOf(browser)).not.toBe(brought);
  expect((await world.app.inject({ url: '/api/session', headers: { cookie: `sid=${brought}` } })).statusCode).toBe(401);
});

test('of two cookies with one name the first counts, and an old one behind it opens nothing', async () => {
  const browser = await signedIn();
  const token = tokenOf(browser);
  const status = async (cookie: string) => (await world.app.inject({ url: '/api/session', headers: { cookie } })).statusCode;
  expect(await status(`sid=${token}; sid=tinh.${'A'.repeat(43)}`)).toBe(200);
  expect(await status(`sid=tinh.${'A'.repeat(43)}; sid=${token}`)).toBe(401);
});

test.each([
  ['in clear', false, 'sid', { httpOnly: true, sameSite: 'Lax', path: '/' }],
  ['under TLS', true, '__Host-sid', { httpOnly: true, sameSite: 'Lax', path: '/', secure: true }],
])('%s it is for this host alone, and out of reach of scripts', async (_case, https, name, attributes) => {
  const { cookies, headers } = await visitor(world.app, { https }).signIn('an', PASSWORD);
  expect(cookies[name]).toMatchObject(attributes);
  expect(cookies[name]).not.toHaveProperty('domain');
  expect(String(headers['set-cookie']).length).toBeLessThan(4096);
});
