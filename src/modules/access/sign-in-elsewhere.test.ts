import type { FastifyInstance } from 'fastify';
import { generateKeyPairSync, sign } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { CLIENT, openProvider } from '#test/provider.ts';
import { visitor } from '#test/visitor.ts';
import { buildApp } from '../../app.ts';
import { createAccount, openElsewhere } from './index.ts';

const OURS = 'https://daotao.tinh.gov.vn';
const NUMBER = '001085012345';
const PASSWORD = 'cá rô gánh nước mưa';
let fresh: FreshDatabase;
let app: FastifyInstance;
let provider: Awaited<ReturnType<typeof openProvider>>;
let an: string;
/** What somebody on the line makes of the token that says who comes in. */
let onTheLine = (token: string): string => token;

beforeAll(async () => {
  fresh = await freshDatabase();
  provider = await openProvider(`${OURS}/api/sign-in/elsewhere/back`);
  const settings = {
    issuer: provider.issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    claim: 'so_dinh_danh',
    scope: 'openid',
    name: 'Đăng nhập một lần của tỉnh',
    secondFactor: ['mfa'],
    ourUrl: OURS,
  };
  const elsewhere = openElsewhere(settings, async (url, options) => {
    const answer = await fetch(url, options as RequestInit);
    if (!url.endsWith('/token')) return answer;
    const told = (await answer.json()) as { id_token?: string };
    return Response.json({ ...told, ...(told.id_token ? { id_token: onTheLine(told.id_token) } : {}) }, { status: answer.status });
  });
  app = await buildApp({ pools: fresh.pools, keys: fresh.keys, webRoot: null, elsewhere });
});
afterAll(async () => {
  await app?.close();
  await provider?.close();
});
beforeEach(async () => {
  await fresh.sql('truncate account, assignment, session, sign_in_attempt, audit, idempotency cascade');
  await fresh.sql('update public.tenant set demands_code = true');
  an = await make('an');
  provider.be({ sub: 'p-1', claims: { so_dinh_danh: NUMBER }, amr: ['pwd', 'mfa'] });
});

const make = async (signInName: string, role: 'administrator' | 'reader' = 'reader') =>
  (
    await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
      createAccount(tx, fresh.admin, {
        signInName,
        name: `Người ${signInName}`,
        password: PASSWORD,
        mustChange: false,
        assignment: { scope: 'tenant', role, validFrom: '2020-01-01' },
      }),
    )
  ).id;
/** As an administrator does it. */
async function known(accountId = an, identifier: string | null = NUMBER) {
  await fresh.sql('update public.tenant set demands_code = false');
  const name = `quantri${Math.random().toString(36).slice(2, 8)}`;
  await make(name, 'administrator');
  const boss = visitor(app, { https: true });
  await boss.signIn(name, PASSWORD);
  const answer = await boss.send('PUT', `/api/accounts/${accountId}/identifier`, { identifier });
  await fresh.sql('update public.tenant set demands_code = true');
  return answer;
}
type Browser = ReturnType<typeof visitor>;
const browserOf = () => visitor(app, { https: true });
/** A GET as a browser follows a link; where it is sent. */
async function follow(browser: Browser, url: string): Promise<string> {
  const response = await app.inject({
    url,
    headers: { 'x-forwarded-proto': 'https', cookie: [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ') },
  });
  for (const { name, value } of response.cookies) {
    if (value === '') browser.jar.delete(name);
    else browser.jar.set(name, value);
  }
  expect(response.statusCode).toBe(303);
  return response.headers.location as string;
}
const leave = (browser: Browser, next = '/lop?year=2026') =>
  follow(browser, `/api/sign-in/elsewhere?tenant=tinh&next=${encodeURIComponent(next)}`);
const back = (browser: Browser, address: string) => follow(browser, address.slice(OURS.length));
async function thereAndBack(browser: Browser, next?: string): Promise<string> {
  return back(browser, await provider.visit(await leave(browser, next)));
}
const sessions = () => fresh.sql('select way, must_enrol from session where ended_at is null and account_id = $1', [an]);

describe('signing in elsewhere', () => {
  test('is offered where it is configured', async () => {
    expect((await browserOf().get('/api/tenants')).body).toMatchObject([{ elsewhere: 'Đăng nhập một lần của tỉnh' }]);
    const without = await buildApp({ pools: fresh.pools, keys: fresh.keys, webRoot: null });
    expect((await visitor(without).get('/api/tenants')).body).toMatchObject([{ elsewhere: null }]);
    for (const url of ['/api/sign-in/elsewhere?tenant=tinh', '/api/sign-in/elsewhere/back?code=x&state=y'])
      expect((await visitor(without).get(url)).status).toBe(404);
  });

  test('leaves with code, PKCE, state and nonce, another each time', async () => {
    const [one, other] = [new URL(await leave(browserOf())), new URL(await leave(browserOf()))];
    const asked = (url: URL) => Object.fromEntries(url.searchParams);
    expect(asked(one)).toMatchObject({
      response_type: 'code',
      client_id: 'khuevan',
      redirect_uri: `${OURS}/api/sign-in/elsewhere/back`,
      code_challenge_method: 'S256',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(one.searchParams.get(name)).toMatch(/^[\w-]{43}$/);
      expect(one.searchParams.get(name)).not.toBe(other.searchParams.get(name));
    }
  });

  test('whom the provider knows by the identifier of an account comes in, where it wanted to go', async () => {
    expect((await known()).body).toEqual({ id: an, identifier: '001•••••2345' });
    const browser = browserOf();
    expect(await thereAndBack(browser)).toBe('/lop?year=2026');
    expect((await browser.get('/api/session')).body).toMatchObject({ account: { signInName: 'an' }, mustEnrol: false });
    expect((await browser.get('/api/classes')).status).toBe(200);
    expect(await sessions()).toEqual([{ way: 'elsewhere', must_enrol: false }]);
    expect(browser.jar.has('__Host-elsewhere')).toBe(false);
    // nothing readable of the identifier is kept
    const everything = JSON.stringify(
      await fresh.sql('select a::text from account a union all select b::text from audit b union all select i::text from idempotency i'),
    );
    expect(everything).not.toContain(NUMBER);
    expect(everything).not.toContain(Buffer.from(NUMBER).toString('hex'));
  });

  test.each<[string, () => Promise<unknown>]>([
    ['whom nobody knows here', () => Promise.resolve()],
    ['without the claim', async () => (await known(), provider.be({ sub: 'p-1', claims: {} }))],
    ['with a claim that is no text', async () => (await known(), provider.be({ sub: 'p-1', claims: { so_dinh_danh: [NUMBER] } }))],
    ['whose account is disabled', async () => (await known(), fresh.sql('update account set disabled_at = now() where id = $1', [an]))],
    [
      'whose role has ended',
      async () => (await known(), fresh.sql("update assignment set valid_to = '2020-02-01' where account_id = $1", [an])),
    ],
    ['whose identifier was taken away', async () => (await known(), known(an, null))],
  ])('%s gets one neutral answer; no account is made', async (_, given) => {
    await given();
    const accounts = await fresh.sql('select id from account');
    const browser = browserOf();
    expect(await thereAndBack(browser)).toBe('/dang-nhap?refused=unknown');
    expect([...browser.jar.keys()]).toEqual([]);
    expect(await sessions()).toEqual([]);
    expect(await fresh.sql('select id from account')).toEqual(accounts);
  });

  test.each([
    ['acr', { acr: 'mfa' }],
    ['amr', { amr: ['otp', 'mfa'] }],
  ])('the second factor is theirs where %s says so', async (_, how) => {
    await known();
    provider.be({ sub: 'p-1', claims: { so_dinh_danh: NUMBER }, ...how });
    await thereAndBack(browserOf());
    expect(await sessions()).toEqual([{ way: 'elsewhere', must_enrol: false }]);
  });

  test('else it is ours: to set up, then asked', async () => {
    await known();
    provider.be({ sub: 'p-1', claims: { so_dinh_danh: NUMBER }, amr: ['pwd'] });
    const browser = browserOf();
    await thereAndBack(browser);
    expect(await sessions()).toEqual([{ way: 'elsewhere', must_enrol: true }]);
    expect((await browser.get('/api/classes')).status).toBe(403);
    const { secret } = (await browser.send('POST', '/api/session/second-factor', {})).body;
    const code = (ahead = 0) => TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Date.now() + ahead });
    expect((await browser.send('POST', '/api/session/second-factor/confirm', { code: code() })).status).toBe(200);

    const next = browserOf();
    expect(await thereAndBack(next)).toBe('/dang-nhap?step=code&next=%2Flop%3Fyear%3D2026');
    expect((await next.get('/api/session')).status).toBe(401);
    expect((await next.send('POST', '/api/session/code', { code: code(30_000) })).status).toBe(200);
    expect((await next.get('/api/sessions')).body.find((one: { current: boolean }) => one.current).way).toBe('elsewhere');
  });
});

describe('what does not fit is refused', () => {
  const refused = '/dang-nhap?refused=failed';
  test.each<[string, (address: URL, browser: Browser) => void]>([
    ['another state', (address) => address.searchParams.set('state', 'A'.repeat(43))],
    ['no state', (address) => address.searchParams.delete('state')],
    ['another code', (address) => address.searchParams.set('code', 'A'.repeat(43))],
    ['another issuer', (address) => address.searchParams.set('iss', 'https://elsewhere.example')],
    ['no cookie', (_, browser) => browser.jar.clear()],
    [
      'a cookie that was altered',
      (_, browser) => browser.jar.set('__Host-elsewhere', browser.jar.get('__Host-elsewhere')!.slice(0, -2) + 'AA'),
    ],
    ['a cookie made up', (_, browser) => browser.jar.set('__Host-elsewhere', 'x.e30')],
    ['an error of the provider', (address) => (address.searchParams.delete('code'), address.searchParams.set('error', 'access_denied'))],
  ])('%s', async (_, spoil) => {
    await known();
    const browser = browserOf();
    const address = new URL(await provider.visit(await leave(browser)));
    spoil(address, browser);
    expect(await back(browser, address.href)).toBe(refused);
    expect(await sessions()).toEqual([]);
  });

  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const read = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString()) as Record<string, unknown>;
  test.each<[string, (token: string) => string]>([
    ['another signature', (token) => token.replace(/\.([^.])([^.]*)$/, (_all, first, rest) => `.${first === 'A' ? 'B' : 'A'}${rest}`)],
    ['no signature', (token) => token.replace(/[^.]*$/, '')],
    ['the word that none is needed', (token) => `${part({ alg: 'none' })}.${token.split('.')[1]}.`],
    [
      'another person under the same signature',
      (token) => token.replace(/\.[^.]+\./, (claims) => `.${part({ ...read(claims.slice(1, -1)), so_dinh_danh: '001085099999' })}.`),
    ],
    [
      'a key of one’s own, brought along',
      (token) => {
        const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
        const head = { ...read(token.split('.')[0]!), jwk: publicKey.export({ format: 'jwk' }) };
        const signed = `${part(head)}.${token.split('.')[1]}`;
        return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
      },
    ],
  ])('%s in the token that says who comes in', async (_, spoil) => {
    await known();
    const browser = browserOf();
    const address = await provider.visit(await leave(browser));
    onTheLine = spoil;
    const answer = await back(browser, address).finally(() => (onTheLine = (token) => token));
    expect(answer).toBe(refused);
    expect(await sessions()).toEqual([]);
  });

  test('an answer that belongs to another browser', async () => {
    await known();
    const [mine, theirs] = [browserOf(), browserOf()];
    await leave(mine);
    expect(await back(mine, await provider.visit(await leave(theirs)))).toBe(refused);
    expect(await sessions()).toEqual([]);
  });

  test('the same answer twice', async () => {
    await known();
    const browser = browserOf();
    const address = await provider.visit(await leave(browser));
    const cookie = browser.jar.get('__Host-elsewhere')!;
    expect(await back(browser, address)).toBe('/lop?year=2026');
    const again = browserOf();
    again.jar.set('__Host-elsewhere', cookie);
    expect(await back(again, address)).toBe(refused);
    expect(await sessions()).toHaveLength(1);
  });

  test('an unknown tenant, before anybody leaves', async () => {
    expect((await browserOf().get('/api/sign-in/elsewhere?tenant=nowhere')).status).toBe(422);
  });

  test('a provider that cannot be reached leads back with words, and is asked again', async () => {
    const gone = await buildApp({
      pools: fresh.pools,
      keys: fresh.keys,
      webRoot: null,
      elsewhere: openElsewhere({
        issuer: 'http://127.0.0.1:9',
        clientId: 'x',
        clientSecret: 'x',
        claim: 'sub',
        scope: 'openid',
        name: 'x',
        secondFactor: [],
        ourUrl: OURS,
      }),
    });
    const answer = await gone.inject({ url: '/api/sign-in/elsewhere?tenant=tinh' });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, refused]);
  });

  test('an identifier that another account has', async () => {
    await known();
    const binh = await make('binh');
    const answer = await known(binh);
    expect([answer.status, answer.body.error.code]).toEqual([409, 'access.identifier_taken']);
    expect((await known(binh, 'số lạ')).body.error.code).toBe('access.identifier_shape');
  });
});

describe('after signing in one stays here', () => {
  test.each([
    'https://elsewhere.example/lop',
    '//elsewhere.example/lop',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '\\\\elsewhere.example',
    'javascript:alert(1)',
    'lop',
    '/.//elsewhere.example',
    '/%0d%0aset-cookie:sid=x/../..//elsewhere.example',
  ])('not %s', async (next) => {
    await known();
    const address = await thereAndBack(browserOf(), next);
    expect(new URL(address, OURS).origin).toBe(OURS);
    expect(address).toMatch(/^\/(?!\/)/);
  });
});
