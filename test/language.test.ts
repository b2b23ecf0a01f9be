import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccount } from '#modules/access';
import { createUnit } from '#modules/organisations';
import { acceptedLanguage, askedLanguage } from '#platform/http/asked-language.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';
import { appOver, visitor } from './visitor.ts';

test.each([
  [undefined, 'vi'],
  ['', 'vi'],
  ['*', 'vi'],
  ['fr', 'vi'],
  ['vi', 'vi'],
  ['en', 'en'],
  ['en-GB,en;q=0.9', 'en'],
  ['vi,en;q=0.8', 'vi'],
  ['en;q=0.5, vi;q=0.9', 'vi'],
  ['EN-us', 'en'],
  ['english', 'vi'],
  ['en;q=0', 'vi'],
  ['en;q=x', 'vi'],
] as const)('accept-language %j is read as %s', (header, language) => expect(acceptedLanguage(header)).toBe(language));

test('a plain link follows the choice made on the page, not how the browser was installed', () => {
  const followed = (cookies: Record<string, string>) =>
    askedLanguage({ headers: { accept: 'text/html,application/xhtml+xml', 'accept-language': 'en-US,en;q=0.9' }, cookies });
  expect([
    followed({}),
    followed({ khuevan_language: 'en' }),
    followed({ khuevan_language: 'vi' }),
    followed({ khuevan_language: 'x' }),
    followed({ '__Host-khuevan_language': 'en' }),
    followed({ khuevan_language: 'vi', '__Host-khuevan_language': 'en' }),
  ]).toEqual(['vi', 'en', 'vi', 'vi', 'en', 'en']);
});

const password = 'mot mat khau du dai';
let fresh: FreshDatabase;
let app: FastifyInstance;
let cookie: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await appOver(fresh);
  await fresh.sql("insert into bloc (id, code, name) values (1, 'government', 'Khối chính quyền')");
  await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
    createAccount(tx, fresh.admin, {
      signInName: 'quantri',
      name: 'Quản trị',
      password,
      mustChange: false,
      assignment: { role: 'chief', scope: 'tenant' },
    }),
  );
  const one = visitor(app);
  await one.signIn('quantri', password);
  cookie = [...one.jar].map(([key, value]) => `${key}=${value}`).join('; ');
});
afterAll(() => app.close());

type Told = { what: string; todo: string; where: string | null; code: string };
async function told(
  language: string | undefined,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  payload?: object,
  headers = {},
): Promise<Told> {
  const answer = await app.inject({
    method,
    url,
    headers: {
      cookie,
      'x-khuevan': '1',
      'idempotency-key': crypto.randomUUID(),
      ...(language === undefined ? {} : { 'accept-language': language }),
      ...headers,
    },
    ...(payload ? { payload } : {}),
  });
  return answer.json<{ error: Told }>().error;
}
/** What the server says in English, and in Vietnamese both when asked for it and when asked for nothing. */
async function both(...call: [method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, headers?: object]) {
  const [en, vi, silent] = await Promise.all([told('en-GB,en;q=0.9', ...call), told('vi', ...call), told(undefined, ...call)]);
  expect(silent).toEqual(vi);
  return { en, vi };
}

describe('a refusal is in the language of the request', () => {
  test('who is not signed in', async () => {
    const { en, vi } = await both('GET', '/api/classes', undefined, { cookie: '' });
    expect(en).toMatchObject({
      code: 'gate.not_signed_in',
      what: 'You are not signed in, or your session has ended.',
      todo: 'Sign in again.',
    });
    expect(vi).toMatchObject({ code: 'gate.not_signed_in', todo: 'Đăng nhập lại.' });
  });

  test('an address that is none', async () => {
    const { en, vi } = await both('GET', '/api/nowhere');
    expect(en).toMatchObject({ what: 'There is nothing at this address.', todo: 'Go back to the home page.' });
    expect(vi.what).toBe('Không có địa chỉ này.');
  });

  test('a sign-in that fails', async () => {
    const { en, vi } = await both('POST', '/api/session', { tenant: 'tinh', name: 'quantri', password: 'mot mat khau khac' });
    expect(en.todo).toBe('Check the keyboard layout and Caps Lock, then try again.');
    expect(vi.todo).toMatch(/bộ gõ/);
  });

  test('an object that is unknown', async () => {
    const { en, vi } = await both('GET', '/api/classes/01900000-0000-7000-8000-000000000001');
    expect(en.what).toBe('There is no such class, or it is outside your scope.');
    expect(vi.what).toBe('Không có lớp này, hoặc lớp ngoài phạm vi của bạn.');
  });

  test('a date is written as the language writes it', async () => {
    await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
      createUnit(tx, fresh.admin, {
        code: 'SNV',
        name: 'Sở Nội vụ',
        kind: 'department',
        level: 'province',
        regime: 'state',
        bloc: 1,
        validFrom: '2004-03-01',
      }),
    );
    const { en, vi } = await both('POST', '/api/successions', {
      kind: 'rename',
      effectiveDate: '2004-02-01',
      from: [1],
      to: [],
      changes: { name: 'Sở Nội vụ mới' },
    });
    expect([en.code, en.what]).toEqual([vi.code, expect.stringContaining('1 Feb 2004')]);
    expect(vi.what).toContain('01/02/2004');
  });
});

describe('a field that does not fit is said by its name', () => {
  test.each([
    ['missing', { name: 'x' }, 'signInName', 'is not filled in', 'chưa điền'],
    ['of another kind', { signInName: 7 }, 'signInName', 'must be text', 'cần là chữ'],
    ['too long', { signInName: 'x'.repeat(400) }, 'signInName', /is longer than \d+ characters/, /dài quá \d+ ký tự/],
  ])('%s', async (_, change, field, english, vietnamese) => {
    const body = { signInName: 'moi', name: 'Người mới', assignment: { role: 'reader', scope: 'tenant', reason: 'Thử' }, ...change };
    if (_ === 'missing') delete (body as { signInName?: string }).signInName;
    const { en, vi } = await both('POST', '/api/accounts', body);
    expect([en.code, en.where]).toEqual(['request.invalid', field]);
    expect(en.what).toMatch(/^What was sent is not valid: the field “sign-in name” /);
    expect(en.what).toMatch(english);
    expect(vi.what).toMatch(/^Dữ liệu gửi lên không hợp lệ: ô “tên đăng nhập” /);
    expect(vi.what).toMatch(vietnamese);
  });

  test('a day that does not exist, in a query', async () => {
    const { en, vi } = await both('GET', '/api/units?asOf=2023-02-29');
    expect(en.what).toContain('the field “as of” is not a real day');
    expect(vi.what).toContain('ô “tại ngày” không phải một ngày có thật');
  });

  test('a choice that is none names the choices', async () => {
    const { en, vi } = await both('GET', '/api/classes/export?as=pdf');
    expect(en.what).toMatch(/the field “kind of file” must be one of: form, xlsx, csv/);
    expect(vi.what).toMatch(/ô “dạng tệp” chỉ nhận một trong: form, xlsx, csv/);
  });

  test('a field that nobody knows', async () => {
    const { en, vi } = await both('POST', '/api/accounts', { signInName: 'a', nobody: 1 });
    expect(en.what + JSON.stringify(en)).toContain('has fields that are not used here: nobody');
    expect(vi.what + JSON.stringify(vi)).toContain('có ô không dùng ở đây: nobody');
  });
});

describe('an import is read in the language of who looks; what goes to the sender is Vietnamese', () => {
  const rows = [
    'Tên đơn vị,Loại,Cấp,Khối,Chế độ văn bản',
    'Sở Tài chính,Sở,Cấp tỉnh,Khối chính quyền,Nhà nước',
    'Sở Lạ,Sở,Cấp trời,Khối chính quyền,Nhà nước',
  ];
  async function bring(language: string) {
    const form = new FormData();
    form.append('target', JSON.stringify({ date: '2025-07-01' }));
    form.append('file', new File([`${rows.join('\r\n')}\r\n`], 'don-vi.csv'));
    const request = new Request('http://x', { method: 'POST', body: form });
    const answer = await app.inject({
      method: 'POST',
      url: '/api/imports/units',
      headers: {
        cookie,
        'x-khuevan': '1',
        'idempotency-key': crypto.randomUUID(),
        'accept-language': language,
        'content-type': request.headers.get('content-type')!,
      },
      payload: Buffer.from(await request.arrayBuffer()),
    });
    return answer.json();
  }
  const get = async (url: string, language: string) => (await app.inject({ url, headers: { cookie, 'accept-language': language } })).json();

  test('title, target, columns, remarks and their groups', async () => {
    const run = await bring('en');
    expect(run).toMatchObject({ formTitle: 'List of units', targetLabel: 'Units from 1 Jul 2025' });
    expect(run.report.columns).toContainEqual(expect.objectContaining({ key: 'name', title: 'Name of the unit' }));
    expect(run.report.tables[0].understood).toContainEqual(expect.objectContaining({ title: 'Cấp', meaning: 'Level' }));
    expect(run.report.groups).toContainEqual(expect.objectContaining({ what: 'There is no level “Cấp trời”.' }));
    expect(run.summary).toMatch(/^Danh sách đơn vị – Đơn vị từ ngày 01\/07\/2025\n/);
    expect(run.summary).toContain('Không có cấp “Cấp trời”.');
    const url = `/api/imports/units/${run.id}`;
    expect((await get(`${url}/rows?outcome=held`, 'en')).rows[0].remarks[0]).toMatchObject({
      what: 'There is no level “Cấp trời”.',
      todo: expect.stringMatching(/^Write Trung ương/),
    });
    // the same run, looked at by somebody else
    expect(await get(url, 'vi')).toMatchObject({
      formTitle: 'Danh sách đơn vị',
      targetLabel: 'Đơn vị từ ngày 01/07/2025',
      summary: run.summary,
    });
    expect((await get('/api/imports', 'en')).runs[0]).toMatchObject({ formTitle: 'List of units', targetLabel: 'Units from 1 Jul 2025' });
  });

  test('a refused apply, and the limits of a file', async () => {
    const run = await bring('en');
    const { en, vi } = await both('POST', `/api/imports/units/${run.id}/apply`, { mode: 'all', input: {} });
    expect(en.what).toBe('1 row cannot be taken in yet; 1 row is sound.');
    expect(vi.what).toBe('Còn 1 dòng chưa nhập được; 1 dòng đúng.');
    expect((await get('/api/imports/limits', 'en')).limits).toContainEqual({
      what: 'Rows of a sheet',
      value: expect.stringMatching(/^\d+,\d{3}/),
    });
    expect((await get('/api/imports/limits', 'vi')).limits).toContainEqual({
      what: 'Số dòng một trang tính',
      value: expect.stringMatching(/^\d+\.\d{3}/),
    });
  });
});

test('somebody else’s change is told in the language of who comes second', async () => {
  const { id } = await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
    createUnit(tx, fresh.admin, {
      code: 'STC2',
      name: 'Sở Xây dựng',
      kind: 'department',
      level: 'province',
      regime: 'state',
      bloc: 1,
      validFrom: '2004-03-01',
    }),
  );
  const stale = (language: string) =>
    told(language, 'POST', `/api/units/${id}/versions`, { validFrom: '2004-03-01', name: 'Sở khác' }, { 'if-match': '"7"' });
  expect((await stale('en')).what).toBe('Somebody else has just made a change: name is now “Sở Xây dựng”.');
  expect((await stale('vi')).what).toBe('Người khác vừa sửa trước: tên hiện là “Sở Xây dựng”.');
});
