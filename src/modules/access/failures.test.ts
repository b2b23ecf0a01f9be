import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { MOST_DENIED } from '#platform/audit/notes.ts';
import { stranger, STRANGER_ACCOUNT } from '#platform/audit/rows.ts';
import { openDoors, type Database } from '#platform/database/transaction.ts';
import { buildApp } from '../../app.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { visitor } from '#test/visitor.ts';
import { createAccount, assignRole } from './index.ts';

/** Tries that failed and requests that were refused, as an inspector finds them. */
let fresh: FreshDatabase;
let database: Database;
let app: FastifyInstance;
const id: Record<string, string> = {};
const PASSWORD = 'cá rô gánh nước mưa';
const WRONG = 'sai sai sai sai sai';

beforeAll(async () => {
  fresh = await freshDatabase();
  await fresh.sql("update tenant set demands_code = false where slug = 'tinh'");
  for (const name of ['an', 'binh', 'cu', 'trong']) {
    const made = await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
      createAccount(tx, fresh.admin, { signInName: name, name: `Người ${name}`, password: PASSWORD, mustChange: false }),
    );
    id[name] = made.id;
    if (name !== 'trong')
      await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
        assignRole(tx, fresh.admin, made.id, { scope: 'tenant', role: name === 'an' ? 'chief' : 'reader', validFrom: '2020-01-01' }),
      );
  }
  await fresh.sql('update account set disabled_at = now() where id = $1', [id['cu']]);
});
beforeEach(async () => {
  await app?.close();
  database = openDoors(fresh.pools, fresh.keys);
  app = await buildApp({ pools: fresh.pools, keys: fresh.keys, database, webRoot: null });
  await fresh.sql('truncate session, sign_in_attempt, audit');
});
afterAll(() => app.close());

type Row = { account_id: string; command: string; object_id: string | null; summary: Record<string, unknown> | null };
async function denied(): Promise<Row[]> {
  await database.flush();
  return fresh.sql<Row>("select account_id, command, object_id, summary from audit where kind = 'denied' order by at, id");
}
const signIn = (name: string, password: string, address = '10.0.0.1') => visitor(app, { address }).signIn(name, password);

describe('a sign-in that fails', () => {
  test.each<[string, () => Promise<unknown>, string | null, Record<string, unknown>]>([
    ['a wrong password', () => signIn('an', WRONG), 'an', { code: 'access.sign_in_failed' }],
    ['an unknown name, which is not kept: it may be a password', () => signIn(WRONG, 'x'), null, { code: 'access.sign_in_failed' }],
    ['a disabled account', () => signIn('cu', PASSWORD), 'cu', { code: 'access.account_disabled' }],
    ['an account without a role', () => signIn('trong', PASSWORD), 'trong', { code: 'access.no_assignment', way: 'password' }],
  ])('%s', async (_case, fail, account, summary) => {
    await fail();
    const rows = await denied();
    expect(rows).toEqual([
      {
        account_id: STRANGER_ACCOUNT,
        command: 'access.sign_in',
        object_id: account && id[account],
        summary: { ...summary, machine: '10.0.0.1' },
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain(WRONG);
  });

  test('many at once stand as few rows, with how often; those that were slowed down too', async () => {
    for (let n = 0; n < 8; n++) await signIn('an', WRONG);
    const rows = await denied();
    const times = (code: string) =>
      rows.filter(({ summary }) => summary!['code'] === code).reduce((sum, { summary }) => sum + Number(summary!['times'] ?? 1), 0);
    expect([times('access.sign_in_failed'), times('access.too_many_tries')]).toEqual([5, 3]);
    expect(rows.length).toBeLessThan(8);
  });

  test('a wrong password behind an open session names who is signed in', async () => {
    const browser = visitor(app);
    await browser.signIn('an', PASSWORD);
    await browser.send('POST', '/api/session/password', { current: WRONG, next: 'năm chiếc thuyền giấy' });
    expect(await denied()).toEqual([
      {
        account_id: id['an'],
        command: 'access.change_password',
        object_id: id['an'],
        summary: { code: 'access.sign_in_failed', machine: '10.0.0.1' },
      },
    ]);
  });

  test('one that succeeds says how and from where', async () => {
    await signIn('an', PASSWORD);
    expect(await fresh.sql("select command, summary from audit where kind = 'write'")).toEqual([
      { command: 'access.sign_in', summary: { way: 'password', machine: '10.0.0.1' } },
    ]);
    expect(await denied()).toEqual([]);
  });

  test('is found on the inspector’s page, in both languages', async () => {
    await signIn('binh', WRONG, '10.0.0.7');
    await database.flush();
    const browser = visitor(app);
    await browser.signIn('an', PASSWORD);
    const ask = async (url: string, language: string) =>
      (await app.inject({ url, headers: { cookie: `sid=${browser.jar.get('sid')}`, 'accept-language': language } })).json<
        Record<'rows' | 'accounts', unknown[]>
      >();
    const read = async (language: string) => (await ask(`/api/audit?kind=denied&account=${STRANGER_ACCOUNT}`, language)).rows;
    const row = { kind: 'denied', object: { type: 'account', id: id['binh'], name: 'Người binh' } };
    expect(await read('vi')).toMatchObject([
      {
        ...row,
        what: 'Đăng nhập',
        account: { name: 'người chưa đăng nhập' },
        details: expect.arrayContaining([{ label: 'địa chỉ máy', value: '10.0.0.7' }]) as unknown,
      },
    ]);
    expect(await read('en')).toMatchObject([{ ...row, account: { name: 'somebody not signed in' } }]);
    expect((await ask('/api/audit/choices', 'vi')).accounts).toContainEqual({ id: STRANGER_ACCOUNT, name: 'người chưa đăng nhập' });
  });
});

describe('a request that is refused', () => {
  test.each<[string, string, object, string]>([
    ['without the right', 'POST /api/classes', {}, 'gate.not_allowed'],
    ['from a page of another site', 'POST /api/session/password', { origin: 'https://elsewhere.example' }, 'gate.csrf'],
    ['with what no page of ours sends', 'POST /api/sessions/end-others', { 'content-type': 'application/json' }, 'request.malformed'],
  ])('%s', async (_case, address, headers, code) => {
    const browser = visitor(app);
    await browser.signIn('binh', PASSWORD);
    const [method, url] = address.split(' ') as ['POST', string];
    await app.inject({ method, url, headers: { cookie: `sid=${browser.jar.get('sid')}`, 'x-khuevan': '1', ...headers }, payload: '{"' });
    expect(await denied()).toMatchObject([{ account_id: id['binh'], summary: { code, address } }]);
  });

  test('somebody who asks for one id after the other is counted, and no more than a few rows a second', async () => {
    const browser = visitor(app);
    await browser.signIn('binh', PASSWORD);
    const asks = MOST_DENIED + 60;
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    for (let n = 0; n < asks; n++) await browser.get(`/api/people/01900000-0000-7000-8000-${String(n).padStart(12, '0')}`);
    vi.useRealTimers();
    const rows = await denied();
    const singly = rows.filter(({ command }) => command !== 'audit.many_denied');
    const counted = rows.filter(({ command }) => command === 'audit.many_denied');
    expect(singly.length).toBe(MOST_DENIED);
    expect(counted.reduce((sum, { summary }) => sum + Number(summary?.['times'] ?? 1), 0)).toBe(60);
    expect(counted.length).toBeLessThan(10);
  });
});

describe('a flood', () => {
  const noise = (times: number) => {
    for (let n = 0; n < times; n++)
      database.note(stranger('tinh', `r${n}`), {
        kind: 'denied',
        command: 'access.sign_in',
        object: null,
        summary: { machine: `10.1.${n % 250}.${Math.floor(n / 250)}` },
      });
  };
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-01T08:00:00Z') }));

  test('from ten thousand machines is some rows and a count; the next minute tells again', async () => {
    noise(10_000);
    const rows = await denied();
    vi.setSystemTime(new Date('2026-06-01T08:01:00Z'));
    noise(10);
    const later = await denied();
    vi.useRealTimers();
    expect(rows.length).toBe(MOST_DENIED + 1);
    expect(rows.find(({ command }) => command === 'audit.many_denied')).toMatchObject({ summary: { times: 10_000 - MOST_DENIED } });
    expect(later.length - rows.length).toBe(10);
  });

  test('does not hide what is tried on one account', async () => {
    noise(10_000);
    vi.useRealTimers();
    await signIn('an', WRONG);
    expect(await denied()).toContainEqual(expect.objectContaining({ object_id: id['an'] }));
  });
});
