import type { FastifyInstance } from 'fastify';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createUnit } from '#modules/organisations';
import { messages } from '../../texts.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { appOver, visitor } from '#test/visitor.ts';
import type { AssignmentInput } from './contract.ts';
import { assignRole, createAccount, type NewAccount } from './index.ts';
import { accessConstraints, accessMessages } from './messages.vi.ts';

let fresh: FreshDatabase;
let app: FastifyInstance;
const unit: Record<string, number> = {};
const PASSWORD = 'cá rô gánh nước mưa';
const NOBODY = '01900000-0000-7000-8000-000000000001';

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await appOver(fresh);
  await fresh.sql("insert into bloc (id, code, name) values (1, 'CQ', 'Khối chính quyền'), (2, 'DANG', 'Khối Đảng')");
  for (const [key, parent] of [
    ['city', null],
    ['school', 'city'],
    ['faculty', 'school'],
    ['snv', 'city'],
  ] as const) {
    const { id } = await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
      createUnit(tx, fresh.admin, {
        name: `Đơn vị ${key}`,
        kind: 'other',
        level: 'province',
        bloc: 1,
        parentId: parent && unit[parent]!,
        validFrom: '2010-01-01',
      }),
    );
    unit[key] = id;
  }
});

beforeEach(() => fresh.sql('truncate account, assignment, session, sign_in_attempt, audit, idempotency cascade'));

const whole: AssignmentInput = { scope: 'tenant', role: 'chief', validFrom: '2020-01-01' };
const make = async (signInName: string, assignment?: AssignmentInput, more: Partial<NewAccount> = {}) =>
  (
    await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
      createAccount(tx, fresh.admin, {
        signInName,
        name: `Người ${signInName}`,
        password: PASSWORD,
        mustChange: false,
        ...(assignment ? { assignment } : {}),
        ...more,
      }),
    )
  ).id;
const assign = (id: string, input: AssignmentInput) =>
  fresh.database.write(fresh.admin, { command: 'test' }, (tx) => assignRole(tx, fresh.admin, id, input));
const signedIn = async (name: string) => {
  const browser = visitor(app);
  expect((await browser.signIn(name, PASSWORD)).status).toBe(200);
  return browser;
};

describe('the gate', () => {
  test.each([
    ['GET', '/api/nothing-here'],
    ['GET', '/api/people?limit=absurd'],
    ['GET', '/api/people/not-an-id'],
    ['POST', '/api/accounts'],
    ['DELETE', '/api/session'],
    ['PUT', '/api/people/x'],
  ] as const)('without a session %s %s is 401, before anything is looked at', async (method, url) => {
    const browser = visitor(app);
    const answer = method === 'GET' ? await browser.get(url) : await browser.send(method, url, {});
    expect([answer.status, answer.body.error.code]).toEqual([401, 'gate.not_signed_in']);
  });

  test.each([
    ['of nobody', `tinh.${'A'.repeat(43)}`],
    ['of no tenant', `nowhere.${'A'.repeat(43)}`],
    ['of the installation', `public.${'A'.repeat(43)}`],
    ['without a tenant', 'A'.repeat(43)],
    ['that is SQL', `tinh"; drop table x; --.${'A'.repeat(43)}`],
  ])('a cookie %s is 401', async (_, cookie) => {
    const browser = visitor(app);
    browser.jar.set('sid', cookie);
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  test('a session of one tenant opens no other', async () => {
    await fresh.addTenant('khac');
    await make('an', whole);
    const browser = await signedIn('an');
    browser.jar.set('sid', browser.jar.get('sid')!.replace('tinh.', 'khac.'));
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  test.each([
    ['idle for more than two hours', "update session set last_seen_at = now() - interval '121 minutes'"],
    ['twelve hours old', "update session set expires_at = now() - interval '1 second'"],
    ['of a disabled account', 'update account set disabled_at = now()'],
    ['of an account whose role has ended', "update assignment set valid_to = '2020-02-01'"],
    ['of an account whose role has not begun', "update assignment set valid_from = '2999-01-01'"],
  ])('a session %s is 401', async (_, change) => {
    await make('an', whole);
    const browser = await signedIn('an');
    expect((await browser.get('/api/session')).status).toBe(200);
    await fresh.sql(change);
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  test('being seen keeps a session alive', async () => {
    await make('an', whole);
    const browser = await signedIn('an');
    await fresh.sql("update session set last_seen_at = now() - interval '119 minutes'");
    await browser.get('/api/session');
    expect(await fresh.sql("select 1 from session where last_seen_at > now() - interval '1 minute'")).toHaveLength(1);
  });

  test('what a session says, scope by scope', async () => {
    await make('school', { scope: 'unit', unitId: unit['school']!, role: 'school_office', validFrom: '2020-01-01' });
    const { body } = await (await signedIn('school')).get('/api/session');
    expect(body).toMatchObject({
      account: { name: 'Người school', signInName: 'school' },
      tenant: { slug: 'tinh', name: 'Tỉnh thử nghiệm' },
      role: 'school_office',
      scope: { kind: 'unit', units: [unit['school'], unit['faculty']] },
      mustChangePassword: false,
    });
    expect(body.capabilities).toContain('classes.record');
    expect(body.capabilities).not.toContain('access.manage');
    await make('bloc', { scope: 'bloc', bloc: 2, role: 'reader', validFrom: '2020-01-01' });
    expect((await (await signedIn('bloc')).get('/api/session')).body.scope).toEqual({ kind: 'bloc', bloc: 2 });
  });

  test('who looks after one unit sees and makes accounts of that unit only', async () => {
    await make('chu', whole);
    await make('an', { ...whole, scope: 'unit', unitId: unit['school']! });
    const other = await make('snv', { role: 'unit_contact', scope: 'unit', unitId: unit['snv']!, validFrom: '2020-01-01' });
    const browser = await signedIn('an');
    const names = async () => ((await browser.get('/api/accounts')).body as { signInName: string }[]).map((one) => one.signInName);
    expect(await names()).toEqual(['an']);
    const paper = { reason: 'Chờ quyết định', validFrom: '2026-01-01' };
    const open = async (signInName: string, assignment: object) =>
      (
        await browser.send('POST', '/api/accounts', {
          signInName,
          name: 'Người mới',
          password: PASSWORD,
          assignment: { ...paper, ...assignment },
        })
      ).body.error?.code;
    expect(await open('khoa', { role: 'unit_contact', scope: 'unit', unitId: unit['faculty'] })).toBeUndefined();
    expect(await names()).toEqual(['an', 'khoa']);
    for (const [assignment, code] of [
      [{ role: 'unit_contact', scope: 'unit', unitId: unit['snv'] }, 'access.beyond_scope'],
      [{ role: 'unit_contact', scope: 'unit', unitId: unit['city'] }, 'access.beyond_scope'],
      [{ role: 'reader', scope: 'tenant' }, 'access.beyond_scope'],
      [{ role: 'reader', scope: 'bloc', bloc: 1 }, 'access.beyond_scope'],
      [{ role: 'administrator', scope: 'tenant' }, 'access.beyond_rights'],
    ] as const)
      expect([assignment, await open('ngoai', assignment)]).toEqual([assignment, code]);
    expect((await browser.send('POST', '/api/accounts', { signInName: 'ngoai', name: 'X', password: PASSWORD })).status).toBe(403);
    for (const [what, body] of [
      ['disable', undefined],
      ['password', { password: 'năm chiếc thuyền giấy' }],
      ['assignments', { role: 'reader', scope: 'unit', unitId: unit['school'], ...paper }],
    ] as const)
      expect([what, (await browser.send('POST', `/api/accounts/${other}/${what}`, body)).status]).toEqual([what, 403]);
  });

  test('who keeps accounts and the catalogue cannot give others, or itself, what it lacks', async () => {
    await make('chu', whole);
    const an = await make('an', { role: 'administrator', scope: 'tenant', validFrom: '2020-01-01' });
    const browser = await signedIn('an');
    expect((await browser.get('/api/classes')).status).toBe(403);
    expect((await browser.get('/api/people')).status).toBe(403);
    const asked = { role: 'home_affairs_officer', scope: 'tenant', reason: 'Thử' };
    const answer = await browser.send('POST', `/api/accounts/${an}/assignments`, asked);
    expect([answer.status, answer.body.error.code]).toEqual([403, 'access.beyond_rights']);
  });

  test.each([
    ['over what the role is not held over', { role: 'trainee', scope: 'tenant' }, 'access.role_scope'],
    ['for ever, of an inspector', { role: 'inspector', scope: 'tenant' }, 'access.role_needs_end'],
    ['without document or reason', { role: 'reader', scope: 'tenant', reason: ' ' }, 'access.paper_missing'],
    ['over a class that is not there', { role: 'homeroom_lecturer', scope: 'class', classId: NOBODY }, 'access.class_unknown'],
    ['over a person that is not there', { role: 'trainee', scope: 'person', personId: NOBODY }, 'access.person_unknown'],
  ])('no role is given %s', async (_, input, code) => {
    const id = await make('chu', whole);
    const answer = await (await signedIn('chu')).send('POST', `/api/accounts/${id}/assignments`, { reason: 'Thử', ...input });
    expect([answer.status, answer.body.error.code]).toEqual([422, code]);
  });

  test('a rotation moves the rights on its day, and names the document that ended the one before', async () => {
    await make('chu', whole);
    const id = await make('an', { role: 'unit_contact', scope: 'unit', unitId: unit['snv']!, validFrom: '2020-01-01' });
    const [paper] = await fresh.sql<{
      id: string;
    }>(`insert into document (id, issuer_name, issuer_key, regime, kind, number, number_typed, form, subject, subject_folded, recorded_by)
      values ('${NOBODY}', 'SNV', 'snv', 'state', 'decision', '1/QĐ-SNV', '1/QĐ-SNV', 'named', 'Điều chuyển', 'dieu chuyen', '${NOBODY}')
      on conflict (id) do update set subject = excluded.subject returning id`);
    const order = { role: 'unit_contact', scope: 'unit', unitId: unit['school'], validFrom: '2025-03-01', documentId: paper!.id };
    expect((await (await signedIn('chu')).send('POST', `/api/accounts/${id}/assignments`, order)).status).toBe(200);
    expect(
      await fresh.sql(
        `select unit_id, valid_from::text, valid_to::text, document_id, ended_document_id from assignment where account_id = '${id}' order by valid_from`,
      ),
    ).toEqual([
      { unit_id: unit['snv'], valid_from: '2020-01-01', valid_to: '2025-03-01', document_id: null, ended_document_id: NOBODY },
      { unit_id: unit['school'], valid_from: '2025-03-01', valid_to: null, document_id: NOBODY, ended_document_id: null },
    ]);
    expect((await (await signedIn('an')).get('/api/session')).body.scope.units).toContain(unit['school']);
  });

  test('scope follows a succession only where the succession says so', async () => {
    await make('an', { role: 'unit_contact', scope: 'unit', unitId: unit['school']!, validFrom: '2020-01-01' });
    const units = async () => (await (await signedIn('an')).get('/api/session')).body.scope.units;
    const old = await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
      createUnit(tx, fresh.admin, {
        name: 'Trường cũ',
        kind: 'other',
        level: 'province',
        bloc: 1,
        parentId: unit['city']!,
        validFrom: '2010-01-01',
      }),
    );
    const record = (scopeFollows: boolean, id: string) =>
      fresh.sql(
        `with s as (insert into unit_succession (id, kind, effective_date, scope_follows, recorded_by) values ('${id}', 'absorb', '2020-05-01', ${scopeFollows}, '${id}') returning id)
         insert into unit_succession_part (succession_id, side, unit_id) select s.id, p.side, p.unit from s, (values ('from', ${old.id}), ('to', ${unit['school']})) p(side, unit)`,
      );
    await record(false, '01900000-0000-7000-8000-00000000000a');
    expect(await units()).not.toContain(old.id);
    await record(true, '01900000-0000-7000-8000-00000000000b');
    expect(await units()).toEqual([unit['school'], unit['faculty'], old.id]);
    await fresh.sql('truncate unit_succession cascade');
  });

  test('a first password opens nothing but its own change', async () => {
    await make('an', whole, { mustChange: true });
    const browser = await signedIn('an');
    expect((await browser.get('/api/people')).status).toBe(403);
    expect((await browser.get('/api/session')).body).toMatchObject({ capabilities: [], mustChangePassword: true });
    const changed = await browser.send('POST', '/api/session/password', { current: PASSWORD, next: 'năm chiếc thuyền giấy' });
    expect(changed.status).toBe(200);
    expect((await browser.get('/api/people')).status).toBe(200);
  });
});

describe('signing in', () => {
  test.each<[string, () => Promise<unknown>, [string, string, string?], number, string]>([
    ['a wrong password', () => make('an', whole), ['an', 'sai sai sai sai sai'], 401, 'access.sign_in_failed'],
    ['an unknown name', () => make('an', whole), ['binh', PASSWORD], 401, 'access.sign_in_failed'],
    [
      'a disabled account, wrong password',
      async () => (await make('an', whole), fresh.sql('update account set disabled_at = now()')),
      ['an', 'sai sai sai sai sai'],
      401,
      'access.sign_in_failed',
    ],
    [
      'a disabled account, right password',
      async () => (await make('an', whole), fresh.sql('update account set disabled_at = now()')),
      ['an', PASSWORD],
      403,
      'access.account_disabled',
    ],
    ['no role', () => make('an'), ['an', PASSWORD], 403, 'access.no_assignment'],
    ['a tenant that is not there', () => make('an', whole), ['an', PASSWORD, 'nowhere'], 422, 'access.tenant_unknown'],
  ])('%s', async (_, given, [name, password, tenant], status, code) => {
    await given();
    const browser = visitor(app);
    const answer = await browser.signIn(name, password, tenant);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(answer.cookies).toEqual({});
    expect(await fresh.sql('select 1 from session')).toEqual([]);
  });

  test('a page of another site cannot sign anybody in', async () => {
    await make('an', whole);
    const answer = await visitor(app).send(
      'POST',
      '/api/session',
      { tenant: 'tinh', name: 'an', password: PASSWORD },
      { headers: { origin: 'https://elsewhere.vn' } },
    );
    expect(answer.status).toBe(403);
  });

  test('the cookie, in clear and under TLS; the database knows only its hash', async () => {
    await make('an', whole);
    const plain = await visitor(app).signIn(' AN ', PASSWORD);
    expect(plain.cookies['sid']).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(plain.cookies['sid']!['secure']).toBeUndefined();
    expect(plain.cookies['sid']!.value).toMatch(/^tinh\.[\w-]{43}$/);
    const browser = visitor(app, { https: true });
    const secure = await browser.signIn('an', PASSWORD);
    expect((await browser.get('/api/session')).status).toBe(200);
    browser.jar.set('sid', browser.jar.get('__Host-sid')!);
    browser.jar.delete('__Host-sid');
    expect((await browser.get('/api/session')).status).toBe(401);
    expect(secure.cookies['__Host-sid']).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
    const stored = await fresh.sql<{ token: string }>("select encode(token_hash, 'escape') as token from session");
    expect(stored).toHaveLength(2);
    expect(stored.map((row) => row.token)).not.toContain(plain.cookies['sid']!.value.slice(5));
  });

  test('a password typed on another keyboard is the same password', async () => {
    await make('an', whole);
    expect((await visitor(app).signIn('an', PASSWORD.normalize('NFD'))).status).toBe(200);
  });

  test('always a new token; the one before in this browser ends', async () => {
    await make('an', whole);
    const browser = await signedIn('an');
    const first = browser.jar.get('sid')!;
    await browser.signIn('an', PASSWORD);
    expect(browser.jar.get('sid')).not.toBe(first);
    expect(await fresh.sql('select 1 from session where ended_at is null')).toHaveLength(1);
  });

  test('signing out ends it at once, and the browser forgets', async () => {
    await make('an', whole);
    const browser = await signedIn('an');
    const token = browser.jar.get('sid')!;
    const out = await browser.send('DELETE', '/api/session');
    expect([out.status, out.headers['clear-site-data']]).toEqual([200, '"cache", "cookies", "storage"']);
    browser.jar.set('sid', token);
    expect((await browser.get('/api/session')).status).toBe(401);
    expect(
      (await fresh.sql<{ command: string }>("select command from audit where kind = 'write' and command like 'access.%' order by seq")).map(
        (row) => row.command,
      ),
    ).toEqual(['access.sign_in', 'access.sign_out']);
  });
});

describe('failed tries', () => {
  const WRONG = 'sai sai sai sai sai';
  const fail = async (times: number, address: string, name = 'an') => {
    const answers = [];
    for (let i = 0; i < times; i++) answers.push(await visitor(app, { address }).signIn(name, WRONG));
    return answers.map((answer) => answer.status);
  };

  test('the sixth in a row waits, with the right password too, and is told how long', async () => {
    await make('an', whole);
    expect(await fail(5, '10.0.0.9')).toEqual([401, 401, 401, 401, 401]);
    const answer = await visitor(app, { address: '10.0.0.9' }).signIn('an', PASSWORD);
    expect([answer.status, answer.body.error.code, Number(answer.headers['retry-after']) >= 1]).toEqual([
      429,
      'access.too_many_tries',
      true,
    ]);
    expect(answer.body.error.todo).toMatch(/^Đợi \d+ giây/);
  });

  test('twenty at the same moment are not twenty free tries', async () => {
    await make('an', whole);
    const answers = await Promise.all(Array.from({ length: 20 }, () => visitor(app, { address: '10.0.0.9' }).signIn('an', WRONG)));
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
  });

  test('strangers cannot lock an account: its owner gets in from elsewhere', async () => {
    await make('an', whole);
    await fresh.sql("insert into sign_in_attempt (subject, success) select 'account:an', false from generate_series(1, 500)");
    await fail(1, '10.6.6.6');
    expect((await visitor(app, { address: '10.6.6.6' }).signIn('an', PASSWORD)).status).toBe(429);
    expect((await visitor(app, { address: '10.0.0.2' }).signIn('an', PASSWORD)).status).toBe(200);
  });

  test('an address that tries everybody is slowed down for everybody', async () => {
    await make('an', whole);
    await fresh.sql("insert into sign_in_attempt (subject, success) select 'address:10.6.6.6', false from generate_series(1, 60)");
    expect((await visitor(app, { address: '10.6.6.6' }).signIn('an', PASSWORD)).status).toBe(429);
  });

  test('names that do not exist are slowed down like the others', async () => {
    expect(await fail(6, '10.0.0.9', 'nobody')).toEqual([401, 401, 401, 401, 401, 429]);
  });

  test('a success clears the slate; what is refused without a look does not count', async () => {
    await make('an', whole);
    await fail(4, '10.0.0.9');
    expect((await visitor(app, { address: '10.0.0.9' }).signIn('an', PASSWORD)).status).toBe(200);
    expect(await fail(6, '10.0.0.9')).toEqual([401, 401, 401, 401, 401, 429]);
    expect(await fresh.sql("select 1 from sign_in_attempt where subject = 'account:an' and not success")).toHaveLength(9);
  });
});

describe('own password', () => {
  test.each([
    ['the present one is wrong', { current: 'sai sai sai sai sai', next: 'năm chiếc thuyền giấy' }, 'access.password_wrong', 'current'],
    ['too short', { current: PASSWORD, next: 'ngắn' }, 'access.password_short', 'next'],
    ['made of the own name', { current: PASSWORD, next: 'Người an Người an Người an' }, 'access.password_guessable', 'next'],
    ['the same', { current: PASSWORD, next: PASSWORD }, 'access.password_same', 'next'],
  ])('%s', async (_, body, code, where) => {
    await make('an', whole);
    const answer = await (await signedIn('an')).send('POST', '/api/session/password', body);
    expect([answer.status, answer.body.error.code, answer.body.error.where]).toEqual([422, code, where]);
    expect((await visitor(app).signIn('an', PASSWORD)).status).toBe(200);
  });

  test('the new one counts, other sessions end, this one goes on', async () => {
    await make('an', whole);
    const [here, there] = [await signedIn('an'), await signedIn('an')];
    expect((await here.send('POST', '/api/session/password', { current: PASSWORD, next: 'năm chiếc thuyền giấy' })).status).toBe(200);
    expect([(await here.get('/api/session')).status, (await there.get('/api/session')).status]).toEqual([200, 401]);
    expect((await visitor(app, { address: '10.0.0.3' }).signIn('an', PASSWORD)).status).toBe(401);
    expect((await visitor(app).signIn('an', 'năm chiếc thuyền giấy')).status).toBe(200);
  });
});

describe('accounts', () => {
  const account = {
    signInName: 'Binh',
    name: 'Trần Bình',
    password: 'gạo trộn xôi muối',
    assignment: { scope: 'tenant', role: 'reader', reason: 'Thử' },
  };
  test.each([
    ['name with diacritics', { signInName: 'bình' }, 422, 'access.name_shape', 'signInName'],
    ['name taken, in another case', { signInName: 'AN' }, 409, 'access.name_taken', 'signInName'],
    ['password too short', { password: 'ngắn' }, 422, 'access.password_short', 'password'],
    ['unknown unit', { assignment: { scope: 'unit', unitId: 99999, role: 'reader', reason: 'Thử' } }, 422, 'access.unit_unknown', 'unitId'],
    ['unknown bloc', { assignment: { scope: 'bloc', bloc: 77, role: 'reader', reason: 'Thử' } }, 422, 'access.bloc_unknown', 'bloc'],
    [
      'a term that ends before it begins',
      { assignment: { scope: 'tenant', role: 'reader', validFrom: '2026-02-01', validTo: '2026-02-01' } },
      422,
      'access.term_empty',
      'validTo',
    ],
    [
      'unknown document',
      { assignment: { scope: 'tenant', role: 'reader', documentId: '01900000-0000-7000-8000-000000000000' } },
      409,
      'access.document_unknown',
      null,
    ],
    ['unknown field', { role: 'chief' }, 400, 'request.invalid', null],
  ])('%s: nothing is made', async (_, more, status, code, where) => {
    await make('an', whole);
    const answer = await (await signedIn('an')).send('POST', '/api/accounts', { ...account, ...more });
    expect([answer.status, answer.body.error.code, answer.body.error.where]).toEqual([status, code, where]);
    expect(await fresh.sql('select 1 from account')).toHaveLength(1);
  });

  test('made, listed, and nowhere a plain hash of the password', async () => {
    await make('an', whole);
    const browser = await signedIn('an');
    const first = await browser.send('POST', '/api/accounts', account, { key: 'make-binh-0001' });
    const again = await browser.send('POST', '/api/accounts', account, { key: 'make-binh-0001' });
    expect([first.status, again.body]).toEqual([200, first.body]);
    const list = (await browser.get('/api/accounts')).body;
    expect(list).toHaveLength(2);
    expect(list[1]).toMatchObject({
      signInName: 'binh',
      mustChangePassword: true,
      disabledAt: null,
      lastSignInAt: null,
      assignments: [{ role: 'reader', scope: 'tenant', validTo: null }],
    });
    expect(JSON.stringify(await fresh.sql('select summary from audit'))).not.toContain('xôi');
  });

  test('a new role takes the place of the old one on its day; besides adds a unit', async () => {
    const id = await make('an', { scope: 'unit', unitId: unit['school']!, role: 'school_office', validFrom: '2020-01-01' });
    await assign(id, { scope: 'unit', unitId: unit['snv']!, role: 'school_office', validFrom: '2021-01-01', besides: true });
    const browser = await signedIn('an');
    expect((await browser.get('/api/session')).body.scope.units).toEqual([unit['school'], unit['faculty'], unit['snv']]);
    await expect(assign(id, { scope: 'tenant', role: 'reader', besides: true })).rejects.toMatchObject({ code: 'access.besides_conflict' });
    await assign(id, { scope: 'bloc', bloc: 2, role: 'reader', validFrom: '2022-01-01' });
    expect((await browser.get('/api/session')).body).toMatchObject({ role: 'reader', scope: { kind: 'bloc', bloc: 2 } });
    expect(await fresh.sql("select 1 from assignment where valid_to = '2022-01-01'")).toHaveLength(2);
  });

  test('a unit with too much below it is no unit scope', async () => {
    const id = await make('an');
    await fresh.sql(
      `with made as (insert into unit (uid) select gen_random_uuid() from generate_series(1, 60) returning id)
      insert into unit_version (id, unit_id, name, kind, level, bloc, parent_id, valid_from) select gen_random_uuid(), id, 'Trường ' || id, 'other', 'unit', 1, $1, '2015-01-01' from made`,
      [unit['snv']],
    );
    await expect(assign(id, { scope: 'unit', unitId: unit['snv']!, role: 'reader' })).rejects.toMatchObject({
      code: 'access.scope_too_large',
      params: { count: 61 },
    });
  });

  test('disabling: not oneself, not the last head of training, and at once', async () => {
    const [an, binh] = [await make('an', whole), await make('binh', { ...whole, role: 'home_affairs_officer' })];
    const browser = await signedIn('an');
    const other = await signedIn('binh');
    expect((await browser.send('POST', `/api/accounts/${an}/disable`)).body.error.code).toBe('access.own_account');
    expect((await browser.send('POST', '/api/accounts/01900000-0000-7000-8000-000000000000/disable')).status).toBe(404);
    expect((await browser.send('POST', `/api/accounts/${binh}/disable`)).status).toBe(200);
    expect((await other.get('/api/session')).status).toBe(401);
    await expect(assign(an, { scope: 'tenant', role: 'reader', validFrom: '2021-01-01' })).rejects.toMatchObject({
      code: 'access.last_chief',
    });
    expect((await browser.get('/api/session')).body.role).toBe('chief');
  });

  test('a password given by an administrator is a first password', async () => {
    await make('an', whole);
    const binh = await make('binh', { ...whole, role: 'reader' });
    const other = await signedIn('binh');
    expect(
      (await (await signedIn('an')).send('POST', `/api/accounts/${binh}/password`, { password: 'năm chiếc thuyền giấy' })).status,
    ).toBe(200);
    expect((await other.get('/api/session')).status).toBe(401);
    expect((await visitor(app).signIn('binh', 'năm chiếc thuyền giấy')).body).toMatchObject({ mustChangePassword: true });
  });
});

test('the interface describes itself', async () => {
  const { status, body } = await visitor(app).get('/api/openapi.json');
  expect([status, body.openapi]).toEqual([200, '3.1.0']);
  expect(Object.keys(body.paths)).toEqual(expect.arrayContaining(['/api/session', '/api/people', '/api/programmes']));
});

test('a field that is wrong is named in Vietnamese', async () => {
  const { status, body } = await visitor(app).send('POST', '/api/session', { tenant: 'tinh', name: 'an' });
  expect([status, body.error.where, body.error.what]).toEqual([400, 'password', 'Dữ liệu gửi lên không hợp lệ: ô “mật khẩu” chưa điền.']);
});

test('tenants are listed for the sign-in page', async () => {
  expect((await visitor(app).get('/api/tenants')).body).toContainEqual({
    slug: 'tinh',
    name: 'Tỉnh thử nghiệm',
    demandsCode: false,
    isPractice: false,
    elsewhere: null,
  });
});

test('every text is there and says what to do', () => {
  for (const code of [...Object.keys(accessMessages), ...Object.values(accessConstraints)]) {
    expect(messages.vi[code]?.what, code).toBeTruthy();
    expect(messages.vi[code]?.todo, code).toBeTruthy();
  }
});
