import type { FastifyInstance } from 'fastify';
import { Secret, TOTP } from 'otpauth';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createUnit } from '#modules/organisations';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { appOver, visitor } from '#test/visitor.ts';
import { createAccount } from './index.ts';

/** What costs time when somebody signs in; where it is the same, the time is. */
const hashes = vi.hoisted(() => ({ made: 0 }));
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  const counted = <A extends unknown[], R>(work: (...given: A) => R) => {
    return (...given: A) => {
      hashes.made += 1;
      return work(...given);
    };
  };
  return { ...real, hash: counted(real.hash), verify: counted(real.verify) };
});

let fresh: FreshDatabase;
let app: FastifyInstance;
const PASSWORD = 'cá rô gánh nước mưa';
const WRONG = 'sai sai sai sai sai';

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await appOver(fresh);
  await fresh.sql("insert into bloc (id, code, name) values (1, 'CQ', 'Khối chính quyền')");
});
beforeEach(async () => {
  await fresh.sql('truncate account, assignment, session, sign_in_attempt, audit, idempotency cascade');
  await fresh.sql('update public.tenant set demands_code = true');
});

const make = async (
  signInName: string,
  role: 'administrator' | 'chief' | 'reader' | 'trainee' = 'reader',
  over: { scope: 'tenant' } | { scope: 'unit'; unitId: number } | { scope: 'person'; personId: string } = { scope: 'tenant' },
  mustChange = false,
) =>
  (
    await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
      createAccount(tx, fresh.admin, {
        signInName,
        name: `Người ${signInName}`,
        password: PASSWORD,
        mustChange,
        assignment: { ...over, role, validFrom: '2020-01-01' },
      }),
    )
  ).id;
const unitOf = async (name: string) =>
  (
    await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
      createUnit(tx, fresh.admin, { name, kind: 'other', level: 'province', bloc: 1, parentId: null, validFrom: '2010-01-01' }),
    )
  ).id;
type Browser = ReturnType<typeof visitor>;
const codeOf = (secret: string, steps = 0) => TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Date.now() + steps * 30_000 });
/** As if half a minute had gone by since the last code. */
const later = () => fresh.sql('update one_time_secret set last_step = last_step - 2');
const sendCode = (browser: Browser, code: string) => browser.send('POST', '/api/session/code', { code });

/** Signs in by password and sets up an app: its secret, and the recovery codes. */
async function enrol(browser: Browser, name: string): Promise<{ secret: string; recoveryCodes: string[] }> {
  expect((await browser.signIn(name, PASSWORD)).body).toMatchObject({ mustEnrol: true, codeNeeded: false });
  const { secret } = (await browser.send('POST', '/api/session/second-factor', {})).body;
  const confirmed = await browser.send('POST', '/api/session/second-factor/confirm', { code: codeOf(secret) });
  expect(confirmed.status).toBe(200);
  await later();
  return { secret, ...confirmed.body };
}
/** Both steps. */
async function signedIn(name: string, secret: string, address?: string): Promise<Browser> {
  const browser = visitor(app, address ? { address } : {});
  expect((await browser.signIn(name, PASSWORD)).body.codeNeeded).toBe(true);
  await later();
  expect((await sendCode(browser, codeOf(secret))).status).toBe(200);
  await later();
  return browser;
}

describe('an account without a second factor', () => {
  test('is led to set one up and can do nothing else until then', async () => {
    await make('an', 'administrator');
    const browser = visitor(app);
    await browser.signIn('an', PASSWORD);
    const before = browser.jar.get('sid')!;
    expect((await browser.get('/api/session')).body).toMatchObject({ mustEnrol: true, capabilities: [], tenant: { demandsCode: true } });
    for (const url of ['/api/people', '/api/accounts', '/api/classes', '/api/units']) expect((await browser.get(url)).status).toBe(403);
    const offered = await browser.send('POST', '/api/session/second-factor', {});
    expect(offered.body).toMatchObject({
      secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
      address: expect.stringMatching(/^otpauth:\/\/totp\//),
    });
    const wrong = await browser.send('POST', '/api/session/second-factor/confirm', { code: '000000' });
    expect([wrong.status, wrong.body.error.code]).toEqual([422, 'access.code_wrong']);
    const { body } = await browser.send('POST', '/api/session/second-factor/confirm', { code: codeOf(offered.body.secret) });
    expect(new Set(body.recoveryCodes).size).toBe(10);
    expect(browser.jar.get('sid')).not.toBe(before);
    expect((await browser.get('/api/session')).body).toMatchObject({ mustEnrol: false });
    expect((await browser.get('/api/accounts')).status).toBe(200);
    // the session from before is gone with its token
    browser.jar.set('sid', before);
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  test('nothing readable is kept: not the secret, not a code, in no table', async () => {
    await make('an');
    const browser = visitor(app);
    const { secret, recoveryCodes } = await enrol(browser, 'an');
    const kept = await fresh.sql<{ all: string }>(`select string_agg(t::text, ' ') as all from (
      select o::text as t from one_time_secret o union all select r::text from recovery_code r union all select a::text from audit a
      union all select i::text from idempotency i union all select s::text from session s) as everything`);
    const hex = (text: string) => Buffer.from(text).toString('hex');
    for (const one of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))]) {
      expect(kept[0]!.all).not.toContain(one);
      expect(kept[0]!.all).not.toContain(hex(one));
    }
  });

  test('a secret copied to another account opens nothing there', async () => {
    await make('an');
    const other = await make('binh');
    const { secret } = await enrol(visitor(app), 'an');
    await enrol(visitor(app), 'binh');
    await fresh.sql(
      'update one_time_secret b set secret = a.secret from one_time_secret a where b.account_id = $1 and a.account_id <> $1',
      [other],
    );
    const browser = visitor(app);
    await browser.signIn('binh', PASSWORD);
    expect((await sendCode(browser, codeOf(secret))).status).toBe(500);
  });

  test('an offer that is too old is none', async () => {
    await make('an');
    const browser = visitor(app);
    await browser.signIn('an', PASSWORD);
    const { secret } = (await browser.send('POST', '/api/session/second-factor', {})).body;
    await fresh.sql("update one_time_secret set made_at = now() - interval '16 minutes'");
    const answer = await browser.send('POST', '/api/session/second-factor/confirm', { code: codeOf(secret) });
    expect([answer.status, answer.body.error.code]).toEqual([409, 'access.no_offer']);
  });

  test('a first password and a missing app: both are dealt with before anything opens', async () => {
    await make('an', 'reader', { scope: 'tenant' }, true);
    const browser = visitor(app);
    await enrol(browser, 'an');
    expect((await browser.get('/api/session')).body).toMatchObject({ mustEnrol: false, mustChangePassword: true, capabilities: [] });
    // beside a code, eight characters are enough
    const change = (next: string) => browser.send('POST', '/api/session/password', { current: PASSWORD, next });
    expect((await change('kem-que')).body.error).toMatchObject({ code: 'access.password_short', params: { least: 8 } });
    expect((await change('kem-que7')).status).toBe(200);
    expect((await browser.get('/api/classes')).status).toBe(200);
  });

  test('a trainee sees only the own file and may do without', async () => {
    const unitId = await unitOf('Xã Ba Vì');
    const [person] = await fresh.sql<{ id: string }>(
      `insert into person (id, full_name, folded_name, sort_name, category, unit_id, bloc, recorded_by)
        values (gen_random_uuid(), 'Lê An', 'le an', 'an le', 'civil_servant', $1, 1, gen_random_uuid()) returning id`,
      [unitId],
    );
    await make('hocvien', 'trainee', { scope: 'person', personId: person!.id });
    const browser = visitor(app);
    expect((await browser.signIn('hocvien', PASSWORD)).body).toMatchObject({ mustEnrol: false, codeNeeded: false });
    expect((await browser.get('/api/session/second-factor')).body).toMatchObject({ demanded: false });
    // and may have one: then it is asked
    const { secret } = (await browser.send('POST', '/api/session/second-factor', { current: PASSWORD })).body;
    expect((await browser.send('POST', '/api/session/second-factor/confirm', { code: codeOf(secret) })).status).toBe(200);
    expect((await visitor(app).signIn('hocvien', PASSWORD)).body.codeNeeded).toBe(true);
  });

  test('samples and practice demand none, and say so to whoever signs in', async () => {
    await fresh.sql('update public.tenant set demands_code = false');
    await make('an');
    const browser = visitor(app);
    expect((await browser.get('/api/tenants')).body).toContainEqual({
      slug: 'tinh',
      name: 'Tỉnh thử nghiệm',
      demandsCode: false,
      isPractice: false,
      elsewhere: null,
    });
    expect((await browser.signIn('an', PASSWORD)).body).toEqual({ mustChangePassword: false, mustEnrol: false, codeNeeded: false });
    expect((await browser.get('/api/session/second-factor')).body).toEqual({ since: null, recoveryCodesLeft: 0, demanded: false });
    expect((await browser.get('/api/classes')).status).toBe(200);
  });
});

describe('the second step', () => {
  test.each([
    ['of nobody', `tinh.${'A'.repeat(43)}`],
    ['of no tenant', `nowhere.${'A'.repeat(43)}`],
    ['of the installation', `public.${'A'.repeat(43)}`],
    ['that is SQL', `tinh"; drop table x; --.${'A'.repeat(43)}`],
    ['none', ''],
  ])('a step %s is over', async (_, cookie) => {
    const browser = visitor(app);
    if (cookie) browser.jar.set('step', cookie);
    const answer = await sendCode(browser, '123456');
    expect([answer.status, answer.body.error.code]).toEqual([401, 'access.step_over']);
  });

  test('what stands between the two opens nothing', async () => {
    await make('an', 'administrator');
    await enrol(visitor(app), 'an');
    const browser = visitor(app);
    const answer = await browser.signIn('an', PASSWORD);
    expect(answer.body).toEqual({ codeNeeded: true, mustChangePassword: false, mustEnrol: false });
    expect(answer.cookies['step']).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 300 });
    expect(browser.jar.has('sid')).toBe(false);
    browser.jar.set('sid', browser.jar.get('step')!);
    for (const url of ['/api/session', '/api/sessions', '/api/accounts']) expect((await browser.get(url)).status).toBe(401);
  });

  test('it lasts five minutes, and not beyond the account', async () => {
    const id = await make('an');
    const { secret } = await enrol(visitor(app), 'an');
    for (const change of [
      "update sign_in_step set expires_at = now() - interval '1 second'",
      `update account set disabled_at = now() where id = '${id}'`,
    ]) {
      const browser = visitor(app);
      await browser.signIn('an', PASSWORD);
      await fresh.sql(change);
      expect((await sendCode(browser, codeOf(secret))).status).toBe(401);
    }
    expect(await fresh.sql('select 1 from session where ended_at is null')).toHaveLength(1);
  });

  test('a step of one tenant is none of another', async () => {
    await fresh.addTenant('kia');
    await make('an');
    const { secret } = await enrol(visitor(app), 'an');
    const browser = visitor(app);
    await browser.signIn('an', PASSWORD);
    browser.jar.set('step', browser.jar.get('step')!.replace('tinh.', 'kia.'));
    expect((await sendCode(browser, codeOf(secret))).status).toBe(401);
  });

  test('the code opens; the step is used up, and so is the code', async () => {
    await make('an');
    const { secret } = await enrol(visitor(app), 'an');
    const browser = visitor(app);
    await browser.signIn('an', PASSWORD);
    const step = browser.jar.get('step')!;
    const code = codeOf(secret);
    expect((await sendCode(browser, `${code.slice(0, 3)} ${code.slice(3)}`)).body).toMatchObject({ codeNeeded: false });
    expect(browser.jar.has('step')).toBe(false);
    expect((await browser.get('/api/classes')).status).toBe(200);
    // replayed: the step is gone; with a new step the same code is
    const replayed = visitor(app);
    replayed.jar.set('step', step);
    expect((await sendCode(replayed, code)).status).toBe(401);
    await replayed.signIn('an', PASSWORD);
    expect((await sendCode(replayed, code)).body.error.code).toBe('access.code_wrong');
  });

  test('of two with the same code at the same moment one gets in', async () => {
    await make('an');
    const { secret } = await enrol(visitor(app), 'an');
    for (let round = 0; round < 5; round++) {
      const two = [visitor(app, { address: '10.0.0.1' }), visitor(app, { address: '10.0.0.2' })];
      for (const one of two) await one.signIn('an', PASSWORD);
      const code = codeOf(secret);
      const answers = await Promise.all(two.map((one) => sendCode(one, code)));
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422]);
      await later();
    }
  });

  test('of two codes on one step one gets in', async () => {
    await make('an');
    const { secret, recoveryCodes } = await enrol(visitor(app), 'an');
    const [one, other] = [visitor(app), visitor(app, { address: '10.0.0.2' })];
    await one.signIn('an', PASSWORD);
    other.jar.set('step', one.jar.get('step')!);
    const answers = await Promise.all([sendCode(one, codeOf(secret)), sendCode(other, recoveryCodes[0]!)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401]);
  });

  test('wrong codes wait like wrong passwords; the wait of one address is not that of another', async () => {
    await make('an');
    const { secret } = await enrol(visitor(app), 'an');
    const thief = visitor(app, { address: '10.6.6.6' });
    await thief.signIn('an', PASSWORD);
    for (let n = 0; n < 5; n++) expect((await sendCode(thief, '000000')).status).toBe(422);
    const answer = await sendCode(thief, codeOf(secret));
    expect([answer.status, Number(answer.headers['retry-after']) >= 1]).toEqual([429, true]);
    await signedIn('an', secret, '10.0.0.7');
  });

  test('guessing from many addresses slows all codes down; the owner has a recovery code', async () => {
    const id = await make('an');
    const { secret, recoveryCodes } = await enrol(visitor(app), 'an');
    await fresh.sql("insert into sign_in_attempt (subject, success) select 'code:' || $1, false from generate_series(1, 60)", [id]);
    const browser = visitor(app);
    await browser.signIn('an', PASSWORD);
    expect((await sendCode(browser, codeOf(secret))).status).toBe(429);
    expect((await sendCode(browser, recoveryCodes[3]!)).status).toBe(200);
  });
});

describe('recovery codes', () => {
  test('each opens once, in capitals or without dashes too, also for two at the same moment', async () => {
    await make('an');
    const { recoveryCodes } = await enrol(visitor(app), 'an');
    const typed = recoveryCodes[0]!.replaceAll('-', ' ').toUpperCase();
    const two = [visitor(app, { address: '10.0.0.1' }), visitor(app, { address: '10.0.0.2' })];
    for (const one of two) await one.signIn('an', PASSWORD);
    const answers = await Promise.all(two.map((one) => sendCode(one, typed)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422]);
    const inside = two[answers.findIndex(({ status }) => status === 200)]!;
    expect((await inside.get('/api/session/second-factor')).body).toMatchObject({ recoveryCodesLeft: 9, demanded: true });
    expect((await inside.get('/api/sessions')).body[0]).toMatchObject({ way: 'recovery', current: true });
  });

  test('those of another account open nothing', async () => {
    await make('an');
    await make('binh');
    const { recoveryCodes } = await enrol(visitor(app), 'an');
    await enrol(visitor(app), 'binh');
    const browser = visitor(app);
    await browser.signIn('binh', PASSWORD);
    expect((await sendCode(browser, recoveryCodes[0]!)).status).toBe(422);
  });

  test('new ones take the place of the old, for who shows password and code again', async () => {
    await make('an');
    const { secret, recoveryCodes } = await enrol(visitor(app), 'an');
    const browser = await signedIn('an', secret);
    const ask = (proof: object) => browser.send('POST', '/api/session/recovery-codes', proof);
    expect((await ask({ current: WRONG, code: codeOf(secret) })).body.error).toMatchObject({
      code: 'access.password_wrong',
      where: 'current',
    });
    expect((await ask({ current: PASSWORD })).body.error).toMatchObject({ code: 'access.code_missing', where: 'code' });
    expect((await ask({ current: PASSWORD, code: '000000' })).body.error).toMatchObject({ code: 'access.code_wrong', where: 'code' });
    const { body } = await ask({ current: PASSWORD, code: codeOf(secret) });
    expect(body.recoveryCodes).toHaveLength(10);
    const after = visitor(app);
    await after.signIn('an', PASSWORD);
    expect((await sendCode(after, recoveryCodes[0]!)).status).toBe(422);
    expect((await sendCode(after, body.recoveryCodes[0])).status).toBe(200);
  });
});

describe('another app', () => {
  test('takes password and code again, and ends every other session', async () => {
    await make('an');
    const { secret } = await enrol(visitor(app), 'an');
    const [here, there] = [await signedIn('an', secret), await signedIn('an', secret, '10.0.0.2')];
    const offer = (proof: object) => here.send('POST', '/api/session/second-factor', proof);
    expect((await offer({})).body.error).toMatchObject({ code: 'access.password_wrong', where: 'current' });
    expect((await offer({ current: PASSWORD })).body.error).toMatchObject({ code: 'access.code_missing' });
    const offered = await offer({ current: PASSWORD, code: codeOf(secret) });
    // until the new one is confirmed the old one counts
    await signedIn('an', secret, '10.0.0.3');
    const next = offered.body.secret;
    expect((await here.send('POST', '/api/session/second-factor/confirm', { code: codeOf(next) })).status).toBe(200);
    expect([(await here.get('/api/session')).status, (await there.get('/api/session')).status]).toEqual([200, 401]);
    await later();
    const browser = visitor(app);
    await browser.signIn('an', PASSWORD);
    expect((await sendCode(browser, codeOf(secret))).status).toBe(422);
    expect((await sendCode(browser, codeOf(next))).status).toBe(200);
  });
});

describe('an administrator', () => {
  const admin = async () => {
    await make('quantri', 'administrator');
    const browser = visitor(app, { address: '10.0.0.100' });
    await enrol(browser, 'quantri');
    return browser;
  };

  test('resets a lost second factor with a reason, without learning anything; the person sets up a new one', async () => {
    const id = await make('an');
    const boss = await admin();
    const { secret } = await enrol(visitor(app), 'an');
    const lost = await signedIn('an', secret);
    const half = visitor(app, { address: '10.0.0.5' });
    await half.signIn('an', PASSWORD);
    const reset = (body: object) => boss.send('POST', `/api/accounts/${id}/second-factor/reset`, body);
    expect((await reset({ reason: ' ' })).status).toBe(400);
    const answer = await reset({ reason: 'Mất điện thoại, đã gặp trực tiếp' });
    expect([answer.status, answer.body]).toEqual([200, { id }]);
    // at once: the open session, and the step half way
    expect((await lost.get('/api/session')).status).toBe(401);
    expect((await sendCode(half, codeOf(secret))).status).toBe(401);
    expect(await fresh.sql("select summary from audit where kind = 'write' and command = 'access.reset_second_factor'")).toEqual([
      { summary: { reason: 'Mất điện thoại, đã gặp trực tiếp', sessionsEnded: 2 } },
    ]);
    expect((await reset({ reason: 'lần nữa' })).body.error.code).toBe('access.no_second_factor');
    await enrol(visitor(app, { address: '10.0.0.6' }), 'an');
  });

  test('not the own one, not without the right, not of nobody', async () => {
    const id = await make('an');
    const boss = await admin();
    const own = (await boss.get('/api/session')).body.account.id;
    const of = (who: string, browser = boss) => browser.send('POST', `/api/accounts/${who}/second-factor/reset`, { reason: 'mất máy' });
    expect((await of(own)).body.error.code).toBe('access.own_second_factor');
    expect((await of('01900000-0000-7000-8000-000000000000')).status).toBe(404);
    const { secret } = await enrol(visitor(app), 'an');
    expect((await of(own, await signedIn('an', secret))).status).toBe(403);
    expect((await boss.get('/api/accounts')).body.find((one: { id: string }) => one.id === id)).toMatchObject({ hasCode: true });
  });

  test('sees where an account is signed in and ends it; it counts from the next request on', async () => {
    const id = await make('an');
    const boss = await admin();
    const { secret } = await enrol(visitor(app), 'an');
    const browser = await signedIn('an', secret);
    const list = (await boss.get(`/api/accounts/${id}/sessions`)).body;
    expect(list).toHaveLength(2);
    expect(JSON.stringify(list)).not.toMatch(/token|secret/i);
    for (const { id: session } of list)
      expect((await boss.send('POST', `/api/accounts/${id}/sessions/${session}/end`)).body).toEqual({ ended: 1 });
    expect((await browser.get('/api/session')).status).toBe(401);
    const again = await signedIn('an', secret);
    expect((await boss.send('POST', `/api/accounts/${id}/sessions/end`)).body).toEqual({ ended: 1 });
    expect((await again.get('/api/session')).status).toBe(401);
    expect((await boss.get('/api/session')).status).toBe(200);
  });

  test('of one unit helps those of that unit, and no others', async () => {
    const [ours, theirs] = [await unitOf('Trường này'), await unitOf('Trường kia')];
    const over = (signInName: string, role: 'chief' | 'reader', unitId: number) => make(signInName, role, { scope: 'unit', unitId });
    await over('quantri', 'chief', ours);
    const [mine, other] = [await over('an', 'reader', ours), await over('binh', 'reader', theirs)];
    const boss = visitor(app, { address: '10.0.0.100' });
    await enrol(boss, 'quantri');
    await enrol(visitor(app), 'an');
    await enrol(visitor(app), 'binh');
    const [open] = await fresh.sql<{ id: string }>('select id from session where account_id = $1 and ended_at is null', [other]);
    const session = open!.id;
    for (const answer of [
      await boss.get(`/api/accounts/${other}/sessions`),
      await boss.send('POST', `/api/accounts/${other}/sessions/end`),
      await boss.send('POST', `/api/accounts/${other}/sessions/${session}/end`),
      await boss.send('POST', `/api/accounts/${other}/second-factor/reset`, { reason: 'mất máy' }),
      await boss.send('PUT', `/api/accounts/${other}/identifier`, { identifier: '001085012345' }),
      await boss.send('PUT', '/api/password-rules', { leastKinds: 4 }),
    ])
      expect([answer.status, answer.body.error.code]).toEqual([403, 'access.beyond_scope']);
    expect((await boss.send('POST', `/api/accounts/${mine}/sessions/${session}/end`)).status).toBe(404);
    expect(await fresh.sql('select 1 from session where id = $1 and ended_at is null', [session])).toHaveLength(1);
    expect((await boss.get(`/api/accounts/${mine}/sessions`)).body).toHaveLength(1);
    expect((await boss.send('POST', `/api/accounts/${mine}/second-factor/reset`, { reason: 'mất máy' })).status).toBe(200);
    expect((await boss.send('PUT', `/api/accounts/${mine}/identifier`, { identifier: '001085012345' })).status).toBe(200);
  });

  test('sets the kinds of characters the office demands, for passwords chosen from then on', async () => {
    await make('an');
    const boss = await admin();
    expect((await boss.get('/api/password-rules')).body).toEqual({ leastKinds: 0 });
    expect((await boss.send('PUT', '/api/password-rules', { leastKinds: 3 })).body).toEqual({ leastKinds: 3 });
    const { secret } = await enrol(visitor(app), 'an');
    const browser = await signedIn('an', secret);
    const answer = await browser.send('POST', '/api/session/password', { current: PASSWORD, next: 'năm chiếc thuyền giấy' });
    expect(answer.body.error).toMatchObject({ code: 'access.password_kinds', params: { kinds: 3 } });
    expect((await browser.send('POST', '/api/session/password', { current: PASSWORD, next: 'Năm chiếc thuyền giấy' })).status).toBe(200);
    await fresh.sql('delete from password_setting');
  });
});

describe('own sessions', () => {
  test('listed; one ends, all others end, this one goes on', async () => {
    await make('an');
    const { secret } = await enrol(visitor(app), 'an');
    await fresh.sql('update session set ended_at = now()');
    const [here, there, third] = [
      await signedIn('an', secret),
      await signedIn('an', secret, '10.0.0.2'),
      await signedIn('an', secret, '10.0.0.3'),
    ];
    const list: { id: string; current: boolean }[] = (await here.get('/api/sessions')).body;
    expect(list.map(({ current }) => current).filter(Boolean)).toHaveLength(1);
    expect(list).toHaveLength(3);
    const theirs = (await there.get('/api/sessions')).body.find((one: { current: boolean }) => one.current).id;
    expect((await here.send('POST', `/api/sessions/${theirs}/end`)).status).toBe(200);
    expect([(await there.get('/api/session')).status, (await third.get('/api/session')).status]).toEqual([401, 200]);
    expect((await here.send('POST', `/api/sessions/${theirs}/end`)).body.error.code).toBe('access.session_unknown');
    expect((await here.send('POST', '/api/sessions/end-others')).body).toEqual({ ended: 1 });
    expect([(await here.get('/api/session')).status, (await third.get('/api/session')).status]).toEqual([200, 401]);
  });

  test('nobody ends those of another by their id', async () => {
    await make('an');
    await make('binh');
    const [an, binh] = [await enrol(visitor(app), 'an'), await enrol(visitor(app), 'binh')];
    const [mine, other] = [await signedIn('an', an.secret), await signedIn('binh', binh.secret, '10.0.0.2')];
    const [{ id }] = (await other.get('/api/sessions')).body;
    expect((await mine.send('POST', `/api/sessions/${id}/end`)).status).toBe(404);
    expect((await other.get('/api/session')).status).toBe(200);
  });
});

describe('nothing tells whether a name exists', () => {
  test('one hash and one text, whatever is wrong', async () => {
    await make('an');
    const disabled = await make('cu');
    await fresh.sql('update account set disabled_at = now() where id = $1', [disabled]);
    await make('binh');
    await enrol(visitor(app), 'binh');
    const answers = [];
    for (const [name, password] of [
      ['an', WRONG],
      ['nobody', WRONG],
      ['cu', WRONG],
      ['binh', WRONG],
      ["x' or 1=1 --", WRONG],
      ['không có ai', WRONG],
      ['an', 'x'],
      ['nobody', 'x'.repeat(200)],
    ] as const) {
      const before = hashes.made;
      const { status, body, headers } = await visitor(app).signIn(name, password);
      answers.push(JSON.stringify({ hashes: hashes.made - before, status, body, names: Object.keys(headers).toSorted() }));
    }
    expect(new Set(answers).size).toBe(1);
    expect(JSON.parse(answers[0]!)).toMatchObject({ hashes: 1, status: 401 });
  });

  test('a slowed-down name costs no hash, whether it exists or not', async () => {
    await make('an');
    for (const name of ['an', 'nobody']) {
      for (let n = 0; n < 5; n++) await visitor(app, { address: '10.9.9.9' }).signIn(name, WRONG);
      const before = hashes.made;
      const { status, body } = await visitor(app, { address: '10.9.9.9' }).signIn(name, PASSWORD);
      expect([status, body.error.code, hashes.made - before]).toEqual([429, 'access.too_many_tries', 0]);
    }
  });
});
