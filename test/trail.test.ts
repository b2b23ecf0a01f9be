import type { FastifyInstance, RouteOptions } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { openContainer } from '#platform/sheets/container.ts';
import { collectSheets } from '#platform/sheets/read-file.ts';
import { buildApp } from '../src/app.ts';
import type { FreshDatabase } from './database.ts';
import { sampleOf } from './sample.ts';

let db: FreshDatabase;
let app: FastifyInstance;
let who: Actor;
const exportRoutes = new Set<string>();
let place: { person: string; other: string; class: string; unit: number };

beforeAll(async () => {
  db = await sampleOf('hanoi');
  const onRoute = ({ method, url }: RouteOptions) => {
    if (method === 'GET' && /(export|form-c\.xlsx|\/file)$/.test(url) && !url.startsWith('/api/plans/form-c')) exportRoutes.add(url);
  };
  app = await buildApp({ pools: db.pools, keys: db.keys, database: db.database, webRoot: null, gate: () => Promise.resolve(who), onRoute });
  const [found] = await db.sql<typeof place>(
    `select p.id as person, p.unit_id as unit, (select id from person where unit_id <> p.unit_id limit 1) as other,
       (select id from training_class where code = 'TC20-01') as class from person p order by sort_name limit 1`,
  );
  place = found!;
});
beforeEach(async () => {
  who = db.admin;
  await app.ready();
  await noted();
  await db.sql('truncate audit');
});
afterAll(() => app.close());

type Row = { kind: string; command: string; object_id: string | null; account_name: string; summary: Record<string, unknown> | null };
/** Everything noted beside commands so far; what waits is written first. */
async function noted(): Promise<Row[]> {
  await db.database.flush();
  return db.sql<Row>("select kind, command, object_id, account_name, summary from audit where kind <> 'write' order by at, id");
}
const get = (url: string) => app.inject({ url });
async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const container = openContainer(new Uint8Array(bytes));
  const parts = new Map<string, string>();
  for (const name of container.names) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of container.open(name)) chunks.push(chunk);
    parts.set(name, Buffer.concat(chunks).toString());
  }
  return parts;
}
const school = (): Actor => ({ ...db.admin, accountName: 'cán bộ trường', scope: { kind: 'unit', units: [place.unit] } });

test('opening one person is written down, once for all that the screen asks', async () => {
  expect((await get(`/api/people/${place.person}`)).statusCode).toBe(200);
  await get(`/api/people/${place.person}/certificates`);
  await get('/api/people?q=an');
  expect(await noted()).toEqual([
    { kind: 'read', command: 'people.open', object_id: place.person, account_name: db.admin.accountName, summary: null },
  ]);
});

test('what was denied is written down: the person outside the scope, the command without the right, the page of another site', async () => {
  who = school();
  expect((await get(`/api/people/${place.other}`)).statusCode).toBe(404);
  who = { ...school(), capabilities: new Set(['people.read']) };
  const headers = { 'x-khuevan': '1', 'idempotency-key': 'a key of its own' };
  expect((await app.inject({ method: 'POST', url: `/api/people/${place.person}/personal-number`, headers, payload: {} })).statusCode).toBe(
    403,
  );
  expect(
    (await app.inject({ method: 'POST', url: '/api/people', headers: { origin: 'https://elsewhere.example' }, payload: {} })).statusCode,
  ).toBe(403);
  expect((await get('/api/nowhere')).statusCode).toBe(404);
  expect((await noted()).map(({ kind, command, object_id, summary }) => [kind, command, object_id, summary?.['code']])).toEqual([
    ['denied', 'GET /api/people/:id', place.other, 'people.not_found'],
    ['denied', 'people.reveal_number', place.person, 'gate.not_allowed'],
    ['denied', 'people.register', null, 'gate.csrf'],
  ]);
});

test('every file that goes out stands in the register, whichever route it goes by', async () => {
  const draft = JSON.stringify({ check: { kind: 'age_at_least', parameters: { female: 80, male: 80 } } });
  const asked: Record<string, string> = { year: '2020', org: 'LHP', cell: 'classes.opened', as: 'xlsx' };
  const [rule] = await db.sql<{ id: string }>('select id from eligibility_rule limit 1');
  const trial = { draft, ruleId: rule!.id, classId: place.class, as: 'xlsx' };
  const [plan] = await db.sql<{ id: string }>("select id from plan where title like '%2020%' limit 1");
  const [series] = await db.sql<{ id: string }>('select id from admission_series order by code limit 1');
  const [version] = await db.sql<{ id: string }>("select id from programme_version where code = 'TCLLCT' limit 1");
  const [nomination] = await db.sql<{ id: string }>('select id from nomination where series_id = $1 limit 1', [series!.id]);
  const summons = await summoned(series!.id);
  const ids: Record<string, string> = {
    plans: plan!.id,
    classes: place.class,
    series: series!.id,
    'programmes/versions': version!.id,
    nominations: nomination!.id,
    convocations: summons.convocation,
  };
  expect(exportRoutes.size).toBeGreaterThan(18);
  const silent: string[] = [];
  for (const url of exportRoutes) {
    const address = url
      .replace(/\/api\/([\w/-]+)\/:\w+/, (_whole, list: string) => `/api/${list}/${ids[list]}`)
      .replace(':boardId', summons.board);
    const query = new URLSearchParams(url.includes('/trial/') ? trial : asked);
    let answer = await get(`${address}?${String(query)}`);
    for (let n = 0; n < 4 && answer.statusCode === 400; n++) {
      // what this list is not filtered by
      for (const field of Object.keys(asked)) if (JSON.stringify(answer.json()).includes(field)) query.delete(field);
      answer = await get(`${address}?${String(query)}`);
    }
    const rows = await noted();
    if (answer.statusCode !== 200 || rows.length !== 1 || rows[0]!.kind !== 'export' || !rows[0]!.summary?.['list'])
      silent.push(`${url} → ${answer.statusCode}, ${rows.length}`);
    else if (!(await says(answer.rawPayload, rows[0]!))) silent.push(`${url} does not say who took it out`);
    await db.sql('truncate audit');
  }
  expect(silent).toEqual([]);
});

/** A board that has met and a letter of convocation, of the class of a series. */
async function summoned(series: string): Promise<{ board: string; convocation: string }> {
  const [made] = await db.sql<{ board: string; convocation: string }>(
    `with board as (
      insert into admission_board (id, series_id, met_on, members, conclusion, recorded_by, recorded_by_name)
      values (gen_random_uuid(), $1, '2026-02-01', '[{"name": "Người họp", "position": "", "part": ""}]', 'Đồng ý', gen_random_uuid(), 'thử') returning id
    ), letter as (
      insert into convocation (id, class_id, class_code, class_name, series_id, kind, document_id, issued_on, lead_id, lead_bloc, runner_id, recorded_by, recorded_by_name)
      select gen_random_uuid(), k.class_id, 'x', 'x', s.id, 'summons', (select id from document order by number limit 1), '2026-02-10', s.lead_id, s.lead_bloc, s.runner_id, gen_random_uuid(), 'thử'
      from admission_series s join series_class k on k.series_id = s.id where s.id = $1 limit 1 returning id
    ) select board.id as board, letter.id as convocation from board, letter`,
    [series],
  );
  return made!;
}

/** Who and under which code, among the properties of an Excel or Word file. */
async function says(bytes: Uint8Array, { account_name, object_id }: Row): Promise<boolean> {
  const core = (await partsOf(bytes)).get('docProps/core.xml') ?? '';
  return (
    core.includes(`<dc:creator>${account_name}</dc:creator>`) && new RegExp(`lúc .*; mã xuất ${object_id}</dc:description>`).test(core)
  );
}

test('so does the review as a Word document', async () => {
  const answer = await get('/api/reports/annual/file?year=2020&org=LHP&as=docx');
  const [row] = await noted();
  expect([row?.summary?.['as'], await says(answer.rawPayload, row!)]).toEqual(['docx', true]);
});

test('the register says what went out, and how', async () => {
  expect((await get(`/api/people/export?as=csv&unit=${place.unit}&q=001188456780`)).statusCode).toBe(200);
  expect(
    (await get('/api/people/export?as=xlsx&q=an&numbers=full&reason=L%C3%A0m%20th%E1%BA%BB%20h%E1%BB%8Dc%20vi%C3%AAn')).statusCode,
  ).toBe(200);
  expect((await get('/api/documents/export?as=form')).statusCode).toBe(200);
  const rows = await noted();
  expect(rows.map(({ summary }) => summary)).toEqual([
    { list: expect.any(String), as: 'csv', rows: 0, numbers: 'masked', filter: { unit: place.unit, q: '001•••••6780' } },
    { list: expect.any(String), as: 'xlsx', rows: expect.any(Number), numbers: 'full', filter: { q: 'an' }, reason: 'Làm thẻ học viên' },
    { list: 'Sổ văn bản', as: 'form', rows: expect.any(Number), numbers: 'none', filter: {} },
  ]);
  expect(new Set(rows.map((row) => row.object_id)).size).toBe(3);
});

test('the file says who took it out and when, and is read back as if it did not', async () => {
  const url = `/api/classes/${place.class}/trainees/export`;
  const name = (headers: Record<string, unknown>) => decodeURIComponent(String(headers['content-disposition']).split("UTF-8''")[1]!);
  const [csv, flat, form] = [await get(`${url}?as=csv`), await get(`${url}?as=xlsx`), await get(`${url}?as=form`)];
  const codes = (await noted()).map((row) => row.object_id!);
  expect(name(csv.headers)).toContain(` - ${db.admin.accountName} - ${codes[0]}.csv`);
  for (const [file, code] of [
    [flat, codes[1]!],
    [form, codes[2]!],
  ] as const) {
    const parts = await partsOf(file.rawPayload);
    expect(parts.get('docProps/core.xml')).toMatch(
      new RegExp(`<dc:creator>${db.admin.accountName}</dc:creator>.*mã xuất ${code}</dc:description>`),
    );
  }
  expect((await partsOf(form.rawPayload)).get('xl/worksheets/sheet1.xml')).toMatch(
    new RegExp(`<oddFooter>[^<]*${codes[2]}</oddFooter><firstFooter>`),
  );
  const cells = async (bytes: Uint8Array, file: string) =>
    (await collectSheets(bytes, file))[0]!.rows.map((row) => row.map(({ value }) => value));
  for (const rows of [
    await cells(csv.rawPayload, 'a.csv'),
    await cells(flat.rawPayload, 'a.xlsx'),
    await cells(form.rawPayload, 'a.xlsx'),
  ]) {
    expect(rows.length).toBeGreaterThan(5);
    expect(JSON.stringify(rows)).not.toContain('mã xuất');
  }
});
