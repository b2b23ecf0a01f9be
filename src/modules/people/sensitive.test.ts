import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { assignRole, createAccount } from '#modules/access';
import { createUnit } from '#modules/organisations';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { visitor } from '#test/visitor.ts';
import { buildApp } from '../../app.ts';
import { carryPosts, registerPeople } from './index.ts';
import { REVEALS_AN_HOUR } from './reveal.ts';
import { sensitiveFields } from './sensitive-rules.ts';

let fresh: FreshDatabase;
let app: FastifyInstance;
type Browser = ReturnType<typeof visitor>;
let chief: Browser, school: Browser, contact: Browser, officer: Browser, accountant: Browser, reader: Browser, trainee: Browser;
const unit: Record<string, number> = {};
let lan: string;
const PASSWORD = 'cá rô gánh nước mưa';
const ACCOUNT = '0011004567890';
const REASON = { reason: 'Chuyển tiền hỗ trợ học viên' };

const register = async (unitId: number, fullName = 'Nguyễn Thị Lan') =>
  (
    await fresh.database.write(fresh.admin, { command: 'test' }, async (tx) => ({
      result: await registerPeople(tx, fresh.admin, fresh.keys, [{ fullName, category: 'civil_servant', unitId }]),
      audit: { type: 'test', id: 'test' },
    }))
  )[0]!;
const versionOf = async (id: string) => (await fresh.sql<{ v: number }>('select row_version as v from person where id = $1', [id]))[0]!.v;
const record = async (browser: Browser, path: string, body: object, id = lan) =>
  browser.send('PUT', `/api/people/${id}/${path}`, body, { ifMatch: await versionOf(id) });
const reveal = (browser: Browser, path: string, body: object = REASON, id = lan) => browser.send('POST', `/api/people/${id}/${path}`, body);
const bankAccount = { bank: 'Agribank', accountNumber: '0011 004.567-890' };
const fill = async (id = lan) => {
  await record(chief, 'bank-account', { bankAccount }, id);
  await record(chief, 'party-status', { partyStatus: 'probationary' }, id);
  await record(chief, 'ethnic-minority', { ethnicMinority: true }, id);
};
const kept = () => fresh.sql('select field, last4, yes, unit_id, bloc from person_sensitive order by field');

beforeAll(async () => {
  fresh = await freshDatabase();
  app = await buildApp({ pools: fresh.pools, keys: fresh.keys, database: fresh.database, webRoot: null });
  await fresh.sql("insert into bloc (id, code, name) values (1, 'CQ', 'Khối chính quyền'), (2, 'DANG', 'Khối Đảng')");
  for (const [key, bloc] of [
    ['school', 1],
    ['other', 2],
  ] as const)
    unit[key] = (
      await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
        createUnit(tx, fresh.admin, {
          name: `Đơn vị ${key}`,
          kind: 'other',
          level: 'province',
          bloc,
          parentId: null,
          validFrom: '2010-01-01',
        }),
      )
    ).id;
  lan = await register(unit['school']!);
  const account = async (signInName: string, assignment: Parameters<typeof assignRole>[3]) => {
    await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
      createAccount(tx, fresh.admin, { signInName, name: signInName, password: PASSWORD, mustChange: false, assignment }),
    );
    const browser = visitor(app);
    await browser.signIn(signInName, PASSWORD);
    return browser;
  };
  const over = (unitId: number) => ({ scope: 'unit', unitId, validFrom: '2020-01-01' }) as const;
  chief = await account('chief', { scope: 'tenant', role: 'chief', validFrom: '2020-01-01' });
  school = await account('school', { ...over(unit['school']!), role: 'school_office' });
  contact = await account('contact', { ...over(unit['school']!), role: 'unit_contact' });
  officer = await account('officer', { scope: 'bloc', bloc: 2, role: 'organisation_officer', validFrom: '2020-01-01' });
  accountant = await account('accountant', { ...over(unit['school']!), role: 'accountant' });
  reader = await account('reader', { scope: 'tenant', role: 'reader', validFrom: '2020-01-01' });
  trainee = await account('trainee', { scope: 'person', personId: lan, role: 'trainee', validFrom: '2020-01-01' });
});
beforeEach(async () => {
  await fresh.database.flush();
  await fresh.sql('delete from person_sensitive; truncate audit, idempotency');
  await fresh.sql('update person set unit_id = $1, bloc = 1', [unit['school']]);
});

describe('recording', () => {
  test.each<[string, string, object, number, string]>([
    ['a status that is none', 'party-status', { partyStatus: 'hero' }, 400, 'request.invalid'],
    ['a day of admission', 'party-status', { partyStatus: 'full', admittedOn: '2001-02-03' }, 400, 'request.invalid'],
    ['the name of a people', 'ethnic-minority', { ethnicMinority: 'Tày' }, 400, 'request.invalid'],
    ['no bank', 'bank-account', { bankAccount: { accountNumber: ACCOUNT } }, 400, 'request.invalid'],
    ['a number too short', 'bank-account', { bankAccount: { bank: 'A', accountNumber: '12345' } }, 422, 'people.account_shape'],
    ['a number that is a text', 'bank-account', { bankAccount: { bank: 'A', accountNumber: 'số của tôi' } }, 422, 'people.account_shape'],
  ])('%s: nothing is written', async (_, path, body, status, code) => {
    const answer = await record(chief, path, body);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(await kept()).toEqual([]);
    expect(await fresh.sql("select from audit where kind = 'write'")).toEqual([]);
  });

  test('is the right of few, for each field of others', async () => {
    const tried: [Browser, string, object, number][] = [
      [contact, 'bank-account', { bankAccount }, 403],
      [reader, 'bank-account', { bankAccount }, 403],
      [trainee, 'bank-account', { bankAccount }, 403],
      [school, 'party-status', { partyStatus: 'full' }, 403],
      [accountant, 'party-status', { partyStatus: 'full' }, 403],
      [accountant, 'ethnic-minority', { ethnicMinority: true }, 403],
      [reader, 'ethnic-minority', { ethnicMinority: true }, 403],
      // the right, but another bloc
      [officer, 'party-status', { partyStatus: 'full' }, 404],
    ];
    for (const [n, [browser, path, body, status]] of tried.entries())
      expect([n, (await record(browser, path, body)).status]).toEqual([n, status]);
    expect(await kept()).toEqual([]);
    expect((await record(contact, 'party-status', { partyStatus: 'full' })).status).toBe(200);
    expect((await record(accountant, 'bank-account', { bankAccount })).status).toBe(200);
    expect((await record(school, 'ethnic-minority', { ethnicMinority: false })).status).toBe(200);
    expect(await kept()).toHaveLength(3);
  });

  test('an edit of a file that has changed is refused', async () => {
    const seen = await versionOf(lan);
    await fill();
    const late = await chief.send('PUT', `/api/people/${lan}/party-status`, { partyStatus: 'none' }, { ifMatch: seen });
    expect([late.status, late.body.error.code]).toEqual([412, 'edit.stale']);
    expect((await reveal(chief, 'party-status')).body).toEqual({ partyStatus: 'probationary' });
  });

  test('leaves no value in the trail, nor in what is kept for repeated requests, nor readable in its row; null takes it away', async () => {
    await fill();
    const everything = JSON.stringify([
      await fresh.sql('select * from person_sensitive'),
      await fresh.sql('select * from audit'),
      await fresh.sql('select * from idempotency'),
    ]);
    for (const secret of [ACCOUNT, 'probationary', 'Agribank']) expect(everything).not.toContain(secret);
    // what is sealed does not tell by its length
    const lengths = new Set<number>();
    for (const partyStatus of ['full', 'probationary', 'none']) {
      await record(chief, 'party-status', { partyStatus });
      const [row] = await fresh.sql<{ n: number }>("select length(sealed) as n from person_sensitive where field = 'party_status'");
      lengths.add(row!.n);
    }
    expect(lengths.size).toBe(1);
    await record(chief, 'bank-account', { bankAccount: null });
    expect((await kept()).map((row) => row['field'])).toEqual(['ethnic_minority', 'party_status']);
    expect(
      await fresh.sql("select command, object_id, summary from audit where command = 'people.record_bank_account' order by seq"),
    ).toEqual([
      { command: 'people.record_bank_account', object_id: lan, summary: null },
      { command: 'people.record_bank_account', object_id: lan, summary: { cleared: true } },
    ]);
  });

  test('a sealed value opens for its own person and field only', async () => {
    await fill();
    const binh = await register(unit['school']!, 'Trần Văn Bình');
    await fill(binh);
    await fresh.sql(
      "update person_sensitive set sealed = (select sealed from person_sensitive where person_id = $1 and field = 'bank_account') where person_id = $2 and field = 'bank_account'",
      [lan, binh],
    );
    expect((await reveal(chief, 'bank-account', REASON, binh)).status).toBe(500);
    await fresh.sql(
      "update person_sensitive set sealed = (select sealed from person_sensitive where person_id = $1 and field = 'bank_account') where person_id = $1 and field = 'party_status'",
      [lan],
    );
    expect((await reveal(chief, 'party-status')).status).toBe(500);
    for (const [table, column] of [
      ['person_sensitive', 'person_id'],
      ['person_post', 'person_id'],
      ['person', 'id'],
    ])
      await fresh.sql(`delete from ${table} where ${column} = $1`, [binh]);
  });
});

describe('seeing', () => {
  beforeEach(() => fill());
  const masked = async (browser: Browser) => (await browser.get(`/api/people/${lan}`)).body.sensitive;

  test('masked with the person, only what is the caller’s business', async () => {
    const all = [
      { field: 'party_status', masked: '••••' },
      { field: 'bank_account', masked: '•••• 7890' },
      { field: 'ethnic_minority', masked: '••••' },
    ];
    expect(await masked(chief)).toEqual(all);
    expect(await masked(school)).toEqual([all[1], all[2]]);
    expect(await masked(contact)).toEqual([all[0], all[2]]);
    expect(await masked(reader)).toEqual([]);
    await fresh.sql('delete from person_sensitive');
    expect(await masked(contact)).toEqual([
      { field: 'party_status', masked: null },
      { field: 'ethnic_minority', masked: null },
    ]);
  });

  test('behind the mask: not without a reason, not without the right, not elsewhere, and nothing where there is nothing', async () => {
    for (const path of ['party-status', 'bank-account', 'ethnic-minority']) {
      expect((await reveal(chief, path, {})).status).toBe(400);
      expect((await reveal(chief, path, { reason: 'xem' })).status).toBe(400);
      expect((await reveal(reader, path)).status).toBe(403);
      expect((await reveal(trainee, path)).status).toBe(403);
    }
    expect((await reveal(contact, 'bank-account')).status).toBe(403);
    expect((await reveal(school, 'party-status')).status).toBe(403);
    expect((await reveal(officer, 'party-status')).status).toBe(404);
    await fresh.sql('delete from person_sensitive');
    for (const path of ['party-status', 'bank-account', 'ethnic-minority'])
      expect((await reveal(chief, path)).body.error.code).toBe('people.nothing_on_record');
    expect(await fresh.sql("select from audit where command like 'people.reveal%' and kind = 'write'")).toEqual([]);
  });

  test('with a reason: who, whom, what and why stand in the trail, the value nowhere', async () => {
    expect((await reveal(contact, 'party-status')).body).toEqual({ partyStatus: 'probationary' });
    expect((await reveal(accountant, 'bank-account')).body).toEqual({ bankAccount: { bank: 'Agribank', accountNumber: ACCOUNT } });
    expect((await reveal(school, 'ethnic-minority')).body).toEqual({ ethnicMinority: true });
    expect(
      await fresh.sql(
        "select account_name, command, object_id, summary from audit where command like 'people.reveal%' and kind = 'write' order by seq",
      ),
    ).toEqual([
      { account_name: 'contact', command: 'people.reveal_party_status', object_id: lan, summary: REASON },
      { account_name: 'accountant', command: 'people.reveal_bank_account', object_id: lan, summary: REASON },
      { account_name: 'school', command: 'people.reveal_ethnic_minority', object_id: lan, summary: REASON },
    ]);
    expect(JSON.stringify(await fresh.sql('select * from idempotency'))).not.toMatch(/0011004567890|probationary|Agribank/);
  });

  test('a repeated request is one look: answered again, written down once', async () => {
    const key = 'the-same-request';
    for (let n = 0; n < 2; n++)
      expect((await accountant.send('POST', `/api/people/${lan}/bank-account`, REASON, { key })).body.bankAccount.accountNumber).toBe(
        ACCOUNT,
      );
    expect(await fresh.sql("select from audit where command = 'people.reveal_bank_account'")).toHaveLength(1);
  });

  test(`${REVEALS_AN_HOUR} looks an hour, of all kinds together; then no more until the first is an hour old`, async () => {
    for (let n = 0; n < REVEALS_AN_HOUR; n++) expect((await reveal(chief, n % 2 ? 'party-status' : 'bank-account')).status).toBe(200);
    const refused = await reveal(chief, 'ethnic-minority');
    expect([refused.status, refused.body.error.code]).toEqual([429, 'people.reveal_too_many']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3000);
    expect(await fresh.sql("select from audit where command = 'people.reveal_ethnic_minority' and kind = 'write'")).toEqual([]);
    // another account is not slowed down, and what was refused does not count
    expect((await reveal(accountant, 'bank-account')).status).toBe(200);
    await fresh.sql(
      "update idempotency set at = at - interval '61 minutes' where key = (select key from idempotency where route like 'people.reveal%' and account_id = (select id from account where sign_in_name = 'chief') limit 1)",
    );
    expect((await reveal(chief, 'ethnic-minority')).status).toBe(200);
    expect((await reveal(chief, 'ethnic-minority')).status).toBe(429);
  });

  test('two requests at once do not both get the last look', async () => {
    for (let n = 1; n < REVEALS_AN_HOUR; n++) await reveal(chief, 'party-status');
    const answers = await Promise.all(Array.from({ length: 4 }, () => reveal(chief, 'party-status')));
    expect(answers.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 429, 429, 429]);
  });
});

describe('who is paid', () => {
  let cuong: string;
  beforeAll(async () => void (cuong = await register(unit['other']!, 'Phạm Văn Cường')));
  beforeEach(async () => {
    await fresh.sql("update person set unit_id = $1, bloc = 2 where full_name = 'Phạm Văn Cường'", [unit['other']]);
    await fill();
    await record(chief, 'bank-account', { bankAccount: { bank: 'Ngân hàng của Cường', accountNumber: '9704361122334' } }, cuong);
  });
  const payees = async (browser: Browser, query = '') => (await browser.get(`/api/people/bank-accounts${query}`)).body;
  const exported = (browser: Browser, query: string) =>
    app.inject({
      url: `/api/people/bank-accounts/export?as=csv${query}`,
      headers: { cookie: [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
  const full = `&numbers=full&reason=${encodeURIComponent('Chi trả tháng 11 cho lớp bồi dưỡng')}`;

  test('is seen by those who pay, of their own units, masked, with nothing else of anybody', async () => {
    for (const browser of [contact, officer, reader, trainee]) {
      expect((await browser.get('/api/people/bank-accounts')).status).toBe(403);
      expect((await exported(browser, full)).statusCode).toBe(403);
    }
    expect(await payees(accountant)).toEqual({
      items: [
        {
          id: lan,
          fullName: 'Nguyễn Thị Lan',
          rowVersion: await versionOf(lan),
          unit: { id: unit['school'], name: 'Đơn vị school' },
          bankAccount: '•••• 7890',
        },
      ],
      total: 1,
      capped: false,
      near: false,
      next: null,
    });
    expect((await payees(chief)).items.map((one: { fullName: string; bankAccount: string }) => [one.fullName, one.bankAccount])).toEqual([
      ['Phạm Văn Cường', '•••• 2334'],
      ['Nguyễn Thị Lan', '•••• 7890'],
    ]);
    // a page after another, and a name without its marks
    const first = await payees(chief, '?limit=1');
    expect((await payees(chief, `?limit=1&after=${first.next}`)).items[0].id).toBe(lan);
    expect((await payees(chief, '?q=nguyen%20lan')).items.map((one: { id: string }) => one.id)).toEqual([lan]);
    // digits are no way to somebody's number
    await chief.send(
      'PUT',
      `/api/people/${lan}`,
      {
        fullName: 'Nguyễn Thị Lan',
        sex: null,
        birthDate: null,
        birthPrecision: 'none',
        category: 'civil_servant',
        positionTitle: null,
        phone: null,
        personalNumber: '001188456789',
      },
      { ifMatch: await versionOf(lan) },
    );
    expect((await chief.get('/api/people?q=6789')).body.items.map((one: { id: string }) => one.id)).toEqual([lan]);
    for (const digits of ['6789', '001188456789']) {
      expect((await payees(accountant, `?q=${digits}`)).items).toEqual([]);
      expect((await exported(accountant, `&q=${digits}`)).body).not.toContain('Lan');
    }
    // the accountant has no other list of people, and opens nobody's file
    for (const url of ['/api/people', `/api/people/${lan}`, '/api/people/export']) expect((await accountant.get(url)).status).toBe(403);
  });

  test('goes out whole only when asked so, with a reason, and stands in the trail; nobody else’s account with it', async () => {
    const refused = await exported(accountant, '&numbers=full');
    expect([refused.statusCode, refused.json().error.code]).toEqual([400, 'people.accounts_reason']);
    expect((await exported(accountant, '&numbers=full&reason=ngan')).statusCode).toBe(400);
    const masked = (await exported(accountant, '')).body;
    expect(masked).toContain('•••• 7890');
    expect(masked).not.toMatch(/0011004567890|Agribank|Cường/);
    const whole = await exported(accountant, full);
    expect(whole.statusCode).toBe(200);
    expect(whole.body).toMatch(/Nguyễn Thị Lan.*0011004567890.*Agribank/);
    expect(whole.body).not.toMatch(/Cường|9704361122334/);
    await fresh.database.flush();
    const list = { list: 'bank_accounts', filter: {}, rows: 1, reason: 'Chi trả tháng 11 cho lớp bồi dưỡng' };
    expect(await fresh.sql("select account_name, summary from audit where command = 'people.export_accounts'")).toEqual([
      { account_name: 'accountant', summary: list },
    ]);
    const register = await fresh.sql<{ numbers: string; reason: string | null }>(
      "select summary->>'numbers' as numbers, summary->>'reason' as reason from audit where kind = 'export' order by seq",
    );
    expect(register.map((one) => [one.numbers, one.reason])).toEqual([
      ['masked', null],
      ['full', 'Chi trả tháng 11 cho lớp bồi dưỡng'],
    ]);
  });

  test('an account planted elsewhere is in no answer to another unit, whatever it asks', async () => {
    const urls = [
      '/api/people',
      '/api/people?q=cuong',
      `/api/people/${cuong}`,
      `/api/people/${cuong}/certificates`,
      '/api/people/bank-accounts',
      '/api/people/bank-accounts?q=cuong',
      '/api/people/bank-accounts?q=9704361122334',
      '/api/people/bank-accounts/export?as=csv',
      '/api/people/export?as=csv',
    ];
    for (const browser of [school, contact, accountant])
      for (const url of urls) {
        const { body } = await app.inject({
          url,
          headers: { cookie: [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ') },
        });
        expect([url, body.match(/9704361122334|2334|Ngân hàng của Cường|probationary/)]).toEqual([url, null]);
      }
  });

  test('everybody sees the own fields in the own file, and nobody else’s', async () => {
    const own = await trainee.get('/api/own');
    expect(own.body.sensitive).toEqual({
      partyStatus: 'probationary',
      bankAccount: { bank: 'Agribank', accountNumber: ACCOUNT },
      ethnicMinority: true,
    });
    expect(JSON.stringify(own.body)).not.toMatch(/2334|Cường/);
    await fresh.sql('delete from person_sensitive where person_id = $1', [lan]);
    expect((await trainee.get('/api/own')).body.sensitive).toEqual({ partyStatus: null, bankAccount: null, ethnicMinority: null });
  });
});

describe('row by row, under the login roles themselves', () => {
  const clients: pg.Client[] = [];
  afterAll(() => Promise.all(clients.map((one) => one.end())));
  const loggedIn = async (role: 'unit' | 'bloc' | 'person', settings: string) => {
    const client = new pg.Client({ connectionString: fresh.roleUrls[role] });
    await client.connect();
    clients.push(client);
    await client.query(`set search_path = tinh, public; ${settings}`);
    return client;
  };
  const person = (id: string) => `set khuevan.person = '{${id}}'; set khuevan.classes = '{}'; set khuevan.attends = '{}'`;
  beforeEach(() => fill());

  test('a unit, a bloc and a person see their own rows, and put nothing elsewhere', async () => {
    const seen = async (role: 'unit' | 'bloc' | 'person', settings: string) =>
      (await (await loggedIn(role, settings)).query('select field from person_sensitive')).rowCount;
    expect(await seen('unit', `set khuevan.units = '{${unit['school']}}'`)).toBe(3);
    expect(await seen('unit', `set khuevan.units = '{${unit['other']}}'`)).toBe(0);
    expect(await seen('bloc', 'set khuevan.bloc = 1')).toBe(3);
    expect(await seen('bloc', 'set khuevan.bloc = 2')).toBe(0);
    expect(await seen('person', person(lan))).toBe(3);
    expect(await seen('person', person('01900000-0000-7000-8000-000000000001'))).toBe(0);
    for (const [role, settings] of [
      ['unit', `set khuevan.units = '{${unit['other']}}'`],
      ['bloc', 'set khuevan.bloc = 2'],
    ] as const) {
      const client = await loggedIn(role, settings);
      expect((await client.query("update person_sensitive set last4 = '0000' where field = 'bank_account'")).rowCount).toBe(0);
      expect((await client.query('delete from person_sensitive')).rowCount).toBe(0);
      const given = client.query(
        `insert into person_sensitive (person_id, field, yes, unit_id, bloc, recorded_by, recorded_by_name) values ('${lan}', 'ethnic_minority', true, ${unit['school']}, 1, '${lan}', 'x')`,
      );
      await expect(given).rejects.toMatchObject({ code: '42501' });
    }
    const own = await loggedIn('person', person(lan));
    await expect(own.query('delete from person_sensitive')).rejects.toMatchObject({ code: '42501' });
  });

  test('the fields go along when a person moves or is carried over: the new desk sees them, the old one no more', async () => {
    const places = async () => [...new Set((await kept()).map((row) => `${String(row['unit_id'])} ${String(row['bloc'])}`))];
    await fresh.sql("update person_post set valid_from = '2020-01-01'");
    const body = { unitId: unit['other'], from: '2024-01-01' };
    expect((await chief.send('POST', `/api/people/${lan}/posts`, body, { ifMatch: await versionOf(lan) })).status).toBe(200);
    expect(await places()).toEqual([`${unit['other']} 2`]);
    expect((await reveal(officer, 'party-status')).status).toBe(200);
    expect((await reveal(contact, 'party-status')).status).toBe(404);
    await fresh.database.write(fresh.admin, { command: 'test' }, async (tx) => {
      await carryPosts(tx, [{ personId: lan, unitId: unit['school']!, from: '2024-02-01' }]);
      return { result: null, audit: { type: 'test', id: 'test' } };
    });
    expect(await places()).toEqual([`${unit['school']} 1`]);
  });

  test('three fields and no others', async () => {
    const insert = (field: string) =>
      fresh.sql(
        `insert into person_sensitive (person_id, field, sealed, key_id, unit_id, bloc, recorded_by, recorded_by_name) values ($1, $2, 'x', 'k', 1, 1, $1, 'x')`,
        [lan, field],
      );
    await fresh.sql('delete from person_sensitive');
    for (const field of ['religion', 'planned_post', 'ethnic_minority'])
      await expect(insert(field)).rejects.toMatchObject({ code: '23514' });
    expect(sensitiveFields).toEqual(['party_status', 'bank_account', 'ethnic_minority']);
  });
});
