import type { FastifyInstance, RouteOptions } from 'fastify';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { encrypt } from '#platform/secrets.ts';
import type { FreshDatabase } from '#test/database.ts';
import { sampleOf } from '#test/sample.ts';
import { buildApp } from '../../app.ts';
import { phrases } from '../../texts.ts';
import { objectTypes, type ExportsPage, type TrailPage } from './contract.ts';

let db: FreshDatabase;
let app: FastifyInstance;
let who: Actor;
const commands = new Set<string>();
let place: { person: string; other: string; class: string; unit: number };

beforeAll(async () => {
  db = await sampleOf('hanoi');
  who = db.admin;
  const onRoute = ({ config }: RouteOptions) => config?.command && commands.add(config.command);
  app = await buildApp({ pools: db.pools, keys: db.keys, database: db.database, webRoot: null, gate: () => Promise.resolve(who), onRoute });
  await app.ready();
  const [found] = await db.sql<typeof place>(
    `select n.person_id as person, n.class_id as class, p.unit_id as unit, (select id from person where unit_id <> p.unit_id limit 1) as other
       from enrolment n join person p on p.id = n.person_id where n.joined_on is not null order by n.id limit 1`,
  );
  place = found!;
  const number = encrypt(db.keys, '001188456780', place.person);
  await db.sql('update person set personal_number_encrypted = $2, personal_number_key_id = $3 where id = $1', [
    place.person,
    number.bytes,
    number.keyId,
  ]);
});
afterAll(() => app.close());

const get = async <T>(url: string): Promise<T> => {
  const answer = await app.inject({ url });
  expect([url, answer.statusCode]).toEqual([url, 200]);
  return answer.json<T>();
};
const trail = async (query = '') => {
  await db.database.flush();
  return get<TrailPage>(`/api/audit?${query}`);
};
const named = (accountName: string, more: Partial<Actor> = {}): Actor => ({
  ...db.admin,
  accountName,
  accountId: crypto.randomUUID(),
  ...more,
});
async function as<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
  who = actor;
  try {
    return await work();
  } finally {
    who = db.admin;
  }
}

describe('who saw what of whom', () => {
  test('opening, revealing, changing, looking through the trail and what happened in classes, the newest first', async () => {
    const lan = named('chị Lan');
    await as(lan, async () => {
      await get(`/api/people/${place.person}`);
      await app.inject({
        method: 'POST',
        url: `/api/people/${place.person}/personal-number`,
        headers: { 'x-khuevan': '1', 'idempotency-key': crypto.randomUUID() },
        payload: { reason: 'Đối chiếu thẻ căn cước' },
      });
      await get(`/api/people/${place.other}`);
    });
    await as(named('anh Tò Mò', { scope: { kind: 'unit', units: [999] } }), () => app.inject({ url: `/api/people/${place.person}` }));
    await trail(`person=${place.person}`);
    const { rows, person, total } = await trail(`person=${place.person}&limit=500`);
    expect(person?.name).toMatch(/\p{L}+ \p{L}+/u);
    expect(total).toBe(rows.length);
    expect(rows.map((row) => row.at)).toEqual(
      rows
        .map((row) => row.at)
        .toSorted()
        .toReversed(),
    );
    const seen = rows.map((row) => [row.kind, row.what, row.account.name]);
    expect(seen).toContainEqual(['read', 'Mở hồ sơ một người', 'chị Lan']);
    expect(seen).toContainEqual(['denied', 'Xem thứ không được phép, hoặc không có', 'anh Tò Mò']);
    expect(seen).toContainEqual(['read', 'Tra nhật ký về một người', db.admin.accountName]);
    expect(seen.some(([kind, what]) => kind === 'write' && /Khai giảng|nhập học/.test(what!))).toBe(true);
    expect(rows.some((row) => row.object?.id === place.other)).toBe(false);
    const revealed = rows.find((row) => row.what === 'Xem số định danh');
    expect(revealed?.details).toEqual([{ label: 'lý do', value: 'Đối chiếu thẻ căn cước' }]);

    const hers = await trail(`account=${lan.accountId}&kind=read`);
    expect(new Set(hers.rows.map((row) => row.object?.id))).toEqual(new Set([place.person, place.other]));
    expect(hers.rows.every((row) => row.object?.name)).toBe(true);
  });

  test('is found with few rows looked at, however long the trail', async () => {
    const plan = async (where: string) =>
      JSON.stringify(await db.sql(`explain select id from audit where ${where} order by at desc, id desc limit 51`));
    await db.sql('set enable_seqscan = off');
    await db.sql('set enable_sort = off');
    for (const where of [
      'true',
      'object_id = $$x$$',
      "account_id = '01900000-0000-7000-8000-000000000001'",
      'command = $$people.open$$',
      'kind = $$export$$',
    ])
      expect([where, await plan(where)]).toEqual([where, expect.stringMatching(/Index (Only )?Scan Backward/)]);
    await db.sql('reset enable_seqscan');
    await db.sql('reset enable_sort');
  });
});

describe('the list', () => {
  test('turns its pages over acts of one moment, to and fro, and says each once', async () => {
    await db.sql(
      `insert into audit (id, at, account_id, account_name, role, scope, command, kind, object_type, object_id)
        select gen_random_uuid(), '2019-03-04 05:06:07.123456+00'::timestamptz + (n / 40) * interval '1 microsecond', gen_random_uuid(), 'ai đó', 'chief', '{}', 'people.open', 'read', 'person', 'x' from generate_series(1, 130) n`,
    );
    for (const sort of ['time', '-time']) {
      const seen: string[] = [];
      for (let after: string | null = ''; after !== null;) {
        const page: TrailPage = await trail(
          `until=2019-12-31&objectId=x&sort=${sort}&limit=30${after && `&after=${encodeURIComponent(after)}`}`,
        );
        seen.push(...page.rows.map((row) => row.id));
        expect([page.total, page.capped]).toEqual([130, false]);
        after = page.next;
      }
      expect(new Set(seen).size).toBe(130);
      expect(seen.length).toBe(130);
    }
  });

  test('is filtered by day, as days are in Viet Nam', async () => {
    const count = async (query: string) => (await trail(`objectId=x&${query}`)).total;
    // 05:06 UTC is noon of the same day; 18:00 is the next
    await db.sql("update audit set at = '2019-03-04 18:00:00+00' where id in (select id from audit where object_id = 'x' limit 7)");
    expect(await count('since=2019-03-04&until=2019-03-04')).toBe(123);
    expect(await count('since=2019-03-05')).toBe(7);
    expect(await count('until=2019-03-03')).toBe(0);
  });

  test('refuses what is no filter', async () => {
    for (const query of ['kind=all', 'person=x', 'since=2019-02-30', 'object=everything', 'after=x'])
      expect([query, (await app.inject({ url: `/api/audit?${query}` })).statusCode]).toEqual([query, 400]);
  });

  test('is for the whole tenant, and for who may read it', async () => {
    const urls = [
      '/api/audit',
      '/api/audit/export',
      '/api/audit/exports',
      '/api/audit/exports/export',
      '/api/audit/choices',
      '/api/audit/people?q=an',
    ];
    for (const url of urls) {
      const narrow = await as(named('x', { scope: { kind: 'unit', units: [place.unit] } }), () => app.inject({ url }));
      expect([url, narrow.statusCode, narrow.json().error.code]).toEqual([url, 403, 'audit.whole_tenant']);
      const without = await as(named('x', { capabilities: new Set(['people.read', 'access.manage']) }), () => app.inject({ url }));
      expect([url, without.statusCode]).toEqual([url, 403]);
    }
    await expect(
      db.database.read(named('x', { scope: { kind: 'bloc', bloc: 1 } }), (reader) => reader.selectFrom('audit').select('id').execute()),
    ).rejects.toThrow(/permission denied/);
  });

  test('offers accounts and commands to choose from, people to look for', async () => {
    const { accounts, commands: offered } = await get<{ accounts: { name: string }[]; commands: { command: string; what: string }[] }>(
      '/api/audit/choices',
    );
    expect(accounts.length).toBeGreaterThan(3);
    expect(offered).toContainEqual({ command: 'people.open', what: 'Mở hồ sơ một người' });
    expect((await get<{ name: string; unit: string }[]>('/api/audit/people?q=nguyen')).length).toBeGreaterThan(0);
  });

  test('goes out as a file, which then stands in the register', async () => {
    const file = await app.inject({ url: '/api/audit/export?as=csv&objectId=x' });
    expect(file.body.trim().split('\r\n').length).toBe(131);
    expect(file.body).toContain('Mở hồ sơ một người');
  });
});

describe('the register of exports', () => {
  test('says who took what out when, how many rows, with which filter; found by the code on the file', async () => {
    await as(named('chị Lan'), () => app.inject({ url: `/api/people/export?as=csv&unit=${place.unit}` }));
    await db.database.flush();
    const { rows } = await get<ExportsPage>('/api/audit/exports');
    expect(rows[0]).toMatchObject({
      account: { name: 'chị Lan' },
      as: 'bảng dữ liệu CSV',
      numbers: 'che bớt',
      rows: expect.any(Number),
      reason: null,
    });
    expect(rows[0]!.filter).toEqual([{ label: 'đơn vị', value: String(place.unit) }]);
    expect((await get<ExportsPage>(`/api/audit/exports?code=${rows[0]!.code.toLowerCase()}`)).rows).toEqual([rows[0]]);
    const file = await app.inject({ url: '/api/audit/exports/export?as=csv' });
    expect(file.body).toContain(rows[0]!.code);
  });
});

describe('every act has its words', () => {
  const root = `${import.meta.dirname}/../..`;
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|\.(vi|en)\.ts$/.test(path))
    .map((path) => readFileSync(`${root}/${path}`, 'utf8'));
  const found = (pattern: RegExp) => new Set(sources.flatMap((source) => Array.from(source.matchAll(pattern), (match) => match[1]!)));

  test('of the routes and of the command line, in both languages', () => {
    const all = [...commands, ...found(/\bcommand: '([\w.-]+)'/g)];
    expect(all.length).toBeGreaterThan(100);
    for (const language of ['vi', 'en'] as const) expect(all.filter((one) => !(`command.${one}` in phrases[language]))).toEqual([]);
  });

  test('and every kind of object', () => {
    const all = [...found(/audit: \{\s*type: '(\w+)'/g), ...objectTypes];
    expect(all.length).toBeGreaterThan(40);
    expect([...new Set(all)].filter((one) => !(`thing.${one}` in phrases.vi))).toEqual([]);
    expect([...found(/audit: \{\s*type: '(\w+)'/g)].filter((one) => !objectTypes.includes(one as 'person'))).toEqual([]);
  });
});
