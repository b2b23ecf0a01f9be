import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { streamXlsxRows } from 'hucre';
import { newId } from '#kit/ids.ts';
import { today, addDays, formatDate } from '#kit/dates.ts';
import { roleCapabilities, systemActor, type Actor } from '#platform/actor.ts';
import { migrateAll } from '#platform/database/migrate.ts';
import { openPools } from '#platform/database/pools.ts';
import { openDatabase } from '#platform/database/server.ts';
import { writeWorkbook, type SheetCell } from '#platform/sheets/write-page.ts';
import { buildApp } from '../src/app.ts';
import { cityFolder } from './city.ts';
import { thousands, type Figure } from './measure.ts';

const ROWS = 500;
const CHECK_MS = 3000;
const NOMINATORS = 200;
const SEATS = 10;
/** With KHUEVAN_BENCH=full the city is filled up to the size the bound speaks of. */
const FULL = { people: 600_000, enrolments: 6_000_000 };

/** A file of nominees checked against everybody and everything they ever attended; and many nominators for the last seats, over HTTP. */
export async function bench(): Promise<Figure[]> {
  const folder = await cityFolder();
  const server = await openDatabase({
    projectFolder: folder,
    dataFolder: folder,
    keyFile: undefined,
    databaseUrl: undefined,
    databaseAppUrl: undefined,
  });
  const city = new pg.Client({ connectionString: server.superuserUrl, options: '-c search_path=city,public' });
  await migrateAll(server);
  await city.connect();
  const pools = openPools(server.roleUrls, { unit: 8, bloc: 1, tenant: 4 });
  const actors = new Map<string, Actor>([['whole', systemActor('city', 'đo')]]);
  const app = await buildApp({
    pools,
    keys: server.keys,
    webRoot: null,
    gate: async (request) => actors.get(String(request.headers['x-bench'])) ?? null,
  });
  try {
    if (process.env['KHUEVAN_BENCH'] === 'full') await fillUp(city);
    await city.query('vacuum analyze person');
    await city.query('vacuum analyze enrolment');
    return [...(await file(app, city)), ...(await lastSeats(app, city, actors))];
  } finally {
    await app.close();
    await pools.close();
    await city.end();
    await server.close();
  }
}

type App = Awaited<ReturnType<typeof buildApp>>;
const ms = (value: number) => `${thousands(value)} ms`;
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

async function file(app: App, city: pg.Client): Promise<Figure[]> {
  const [size] = (
    await city.query<{ people: number; enrolments: number }>(
      'select (select count(*) from person)::int as people, (select count(*) from enrolment)::int as enrolments',
    )
  ).rows;
  const { seriesId } = await series(city, ROWS * 2);
  const people = (
    await city.query<Named>(`
      select p.id, p.full_name, p.birth_date::text, p.position_title, v.name as unit, p.sex
      from (select * from person where merged_into_id is null and birth_precision = 'day' order by md5(id::text) limit ${ROWS - 50}) p
      join lateral (select name from unit_version where unit_id = p.unit_id order by valid_from desc limit 1) v on true`)
  ).rows;
  const bytes = await workbook(people, people[0]!.unit);
  const times: number[] = [];
  let outcome = '';
  for (let turn = 0; turn < 4; turn++) {
    const start = performance.now();
    const answer = await bring(app, seriesId, bytes);
    // the first turn fills what a running server has filled long ago
    if (turn > 0) times.push(performance.now() - start);
    const run = answer.json() as { report?: { counts: Record<string, number>; figures: { label: string; value: unknown }[] } };
    if (!run.report || run.report.counts['rows'] !== ROWS) throw new Error(answer.body.slice(0, 1500));
    outcome = Object.entries(run.report.counts)
      .filter(([, n]) => n > 0)
      .map(([key, n]) => `${key} ${n}`)
      .join(', ');
  }
  const ours = median(times);
  const bare = median(await Promise.all([1, 2, 3].map(() => streamed(bytes))));
  const plain = await plainSql(city, people);
  const work = `${ROWS} nominees against ${thousands(size!.people)} people and ${thousands(size!.enrolments)} enrolments`;
  return [
    {
      work,
      ours: `${ms(ours)} (${outcome})`,
      bound: `≤ ${ms(CHECK_MS)}`,
      held: ours <= CHECK_MS,
      ratio: `${(ours / plain).toFixed(1)} × plain SQL of the same look-ups (${ms(plain)})`,
    },
    {
      work: `${work}, beside reading the file`,
      ours: ms(ours),
      bound: '-',
      held: true,
      ratio: `${(ours / bare).toFixed(1)} × bare stream (${ms(bare)})`,
    },
  ];
}

type Named = { id: string; full_name: string; birth_date: string; position_title: string | null; unit: string; sex: string | null };

async function workbook(people: readonly Named[], unit: string): Promise<Uint8Array> {
  const head = [
    'STT',
    'Họ và tên',
    'Ngày sinh',
    'Giới tính',
    'Số CCCD',
    'Chức vụ',
    'Đơn vị công tác',
    'Đối tượng',
    'Trình độ chuyên môn',
    'Trình độ LLCT',
  ];
  const rows: SheetCell[][] = [[{ value: 'DANH SÁCH CỬ HỌC' }], head.map((value) => ({ value }))];
  const line = (...values: (string | number | null)[]) => rows.push(values.map((value) => ({ value })));
  for (const [n, one] of people.entries())
    line(
      n + 1,
      one.full_name,
      formatDate(one.birth_date),
      one.sex === 'female' ? 'Nữ' : 'Nam',
      null,
      one.position_title,
      one.unit,
      'Công chức',
      'Đại học',
      null,
    );
  for (let n = people.length; n < ROWS; n++)
    line(
      n + 1,
      `Lò Thị Mới ${'ABCDEGHIKLMNOPQRSTUVXY'[n % 22]!}${'aeiouy'[n % 6]!}`,
      `0${(n % 9) + 1}/0${(n % 7) + 1}/19${70 + (n % 25)}`,
      'Nữ',
      `0011${String(70 + (n % 25))}${String(100_000 + n)}`,
      'Chuyên viên',
      unit,
      'Công chức',
      'Đại học',
      'Trung cấp',
    );
  return writeWorkbook([{ name: 'Biểu A', widths: head.map(() => 16), rows, merges: [] }]);
}

async function bring(app: App, seriesId: string, bytes: Uint8Array) {
  const boundary = 'xxbenchxx';
  const field = (name: string, value: string) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const payload = Buffer.concat([
    Buffer.from(
      `${field('target', JSON.stringify({ seriesId }))}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return app.inject({
    method: 'POST',
    url: '/api/imports/nominations',
    headers: {
      'x-bench': 'whole',
      'x-khuevan': '1',
      'idempotency-key': newId(),
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload,
  });
}

async function streamed(bytes: Uint8Array): Promise<number> {
  const start = performance.now();
  let cells = 0;
  for await (const row of streamXlsxRows(bytes)) cells += row.values.length;
  return cells > 0 ? performance.now() - start : 0;
}

/** What any way of checking has to ask: who has these names and births, what have they attended, what do they hold. */
async function plainSql(city: pg.Client, people: readonly Named[]): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const start = performance.now();
    const { rows } = await city.query<{ id: string }>(
      `select p.id from person p join unnest($1::text[], $2::date[]) as t(name, born) on p.full_name = t.name and p.birth_date = t.born`,
      [people.map((one) => one.full_name), people.map((one) => one.birth_date)],
    );
    const ids = rows.map(({ id }) => id);
    await city.query(
      `select e.person_id, e.status, c.family_id, c.version_id, coalesce(e.joined_on, c.expected_open_on), coalesce(e.ended_on, c.expected_end_on)
       from enrolment e join training_class c on c.id = e.class_id where e.person_id = any ($1::uuid[])`,
      [ids],
    );
    await city.query('select person_id, family_id, issued_on from certificate where person_id = any ($1::uuid[])', [ids]);
    await city.query('select person_id, kind, level from person_qualification where person_id = any ($1::uuid[])', [ids]);
    times.push(performance.now() - start);
  }
  return median(times);
}

/** A series of the commonest programme, for whoever comes first, with as many seats. */
async function series(city: pg.Client, seats: number): Promise<{ seriesId: string }> {
  const [of] = (
    await city.query<{ family_id: string; version_id: string; lead_id: number; lead_bloc: number; runner_id: number }>(
      `select family_id, version_id, lead_id, lead_bloc, runner_id from training_class group by 1, 2, 3, 4, 5 order by count(*) desc limit 1`,
    )
  ).rows;
  const seriesId = newId();
  await city.query(
    `insert into admission_series (id, code, name, family_id, version_id, plan_year, lead_id, lead_bloc, runner_id, opens_on, ends_on, open_seats, recorded_by, recorded_by_name)
     values ($1, $2, 'đo', $3, $4, $5, $6, $7, $8, $9, $10, true, $1, 'đo')`,
    [
      seriesId,
      seriesId,
      of!.family_id,
      of!.version_id,
      Number(today().slice(0, 4)),
      of!.lead_id,
      of!.lead_bloc,
      of!.runner_id,
      addDays(today(), 60),
      addDays(today(), 90),
    ],
  );
  await city.query(`insert into seat_balance (series_id, account, unit_id, seats) values ($1, 'open', 0, $2), ($1, 'plan', 0, -$2::int)`, [
    seriesId,
    seats,
  ]);
  return { seriesId };
}

/** 200 contacts of units at once, each for somebody of their own, over sockets: as many are in as there are seats, all others told why. */
async function lastSeats(app: App, city: pg.Client, actors: Map<string, Actor>): Promise<Figure[]> {
  const { seriesId } = await series(city, SEATS);
  const people = (
    await city.query<{ id: string; unit_id: number }>(
      `select distinct on (unit_id, rank) id, unit_id from (select id, unit_id, row_number() over (partition by unit_id order by id) as rank from person
         where merged_into_id is null and ended_kind is null) p where rank <= 20 order by unit_id, rank limit ${NOMINATORS}`,
    )
  ).rows;
  const callId = newId();
  await city.query(
    `insert into admission_call (id, series_id, issued_on, deadline, state, recorded_by, recorded_by_name) values ($1, $2, $3, $4, 'open', $1, 'đo')`,
    [callId, seriesId, today(), addDays(today(), 5)],
  );
  await city.query(
    `insert into call_unit (call_id, unit_id, bloc) select $1, u, (select bloc from unit_version where unit_id = u order by valid_from desc limit 1) from unnest($2::int[]) u`,
    [callId, [...new Set(people.map(({ unit_id: unit }) => unit))]],
  );
  for (const { unit_id: unit } of people)
    actors.set(String(unit), {
      ...systemActor('city', 'đo'),
      accountId: newId(),
      role: 'unit_contact',
      scope: { kind: 'unit', units: [unit] },
      capabilities: new Set(roleCapabilities.unit_contact),
    });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/series/${seriesId}/nominations`;
  const start = performance.now();
  const answers = await Promise.all(
    people.map(async ({ id, unit_id: unit }) => {
      const begun = performance.now();
      const key = newId();
      // a server that has too much to do says so, and the same request may be sent again
      for (let tries = 0; ; tries++) {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-bench': String(unit), 'x-khuevan': '1', 'idempotency-key': key },
          body: JSON.stringify({ unitId: unit, personId: id }),
        });
        const said = (await answer.json()) as { code?: string; error?: { code: string } };
        if (answer.status === 503 && tries < 20) continue;
        return { status: answer.status, code: said.code ?? said.error?.code ?? null, took: performance.now() - begun, tries };
      }
    }),
  );
  const whole = performance.now() - start;
  const got = answers.filter(({ status }) => status === 200).length;
  const told = answers.filter(({ status, code }) => status === 409 && code === 'nominations.no_seat').length;
  const failed = answers.filter(({ status }) => status >= 500).length;
  const [held] = (
    await city.query<{ n: number; seats: number }>(
      `select count(*)::int as n, (select coalesce(sum(seats), 0)::int from seat_balance where series_id = $1 and account = 'held') as seats from nomination where series_id = $1 and seat = 'held'`,
      [seriesId],
    )
  ).rows;
  const others = answers
    .filter(({ status, code }) => status !== 200 && code !== 'nominations.no_seat')
    .map(({ status, code }) => `${status} ${code}`);
  return [
    {
      work: `${answers.length} nominators for the last ${SEATS} seats, over HTTP`,
      ours: `${got} in (${held!.n} rows, ${held!.seats} seats), ${told} told there is no seat, ${failed} failed${others.length ? `; ${[...new Set(others)].join(', ')}` : ''}; ${ms(whole)}, slowest ${ms(Math.max(...answers.map(({ took }) => took)))}, sent again ${answers.reduce((sum, { tries }) => sum + tries, 0)} times`,
      bound: `exactly ${SEATS}, no 500`,
      held: got === SEATS && held!.n === SEATS && held!.seats === SEATS && told === answers.length - SEATS && failed === 0,
    },
  ];
}

/** More people of the same names, and more that they have finished, until the city has the size. Only for measuring. */
async function fillUp(city: pg.Client): Promise<void> {
  const [{ people, enrolments }] = (
    await city.query<{ people: number; enrolments: number }>(
      'select (select count(*) from person)::int as people, (select count(*) from enrolment)::int as enrolments',
    )
  ).rows as [{ people: number; enrolments: number }];
  await city.query(`set session_replication_role = replica`);
  if (people < FULL.people)
    await city.query(
      `insert into person (id, full_name, folded_name, sort_name, sex, birth_date, birth_precision, category, unit_id, bloc, position_title, recorded_by)
       select gen_random_uuid(), p.full_name, p.folded_name, p.sort_name, p.sex, date '1966-01-01' + (random() * 12000)::int, 'day', p.category, p.unit_id, p.bloc, p.position_title, p.recorded_by
       from (select *, row_number() over () as n from person) p, generate_series(1, ceil($1::numeric / $2)::int) g limit $1`,
      [FULL.people - people, people],
    );
  if (enrolments < FULL.enrolments)
    await city.query(
      `with who as materialized (select id, row_number() over () - 1 as n from person), whole as materialized (select count(*)::int as n from who),
         more as materialized (select e.*, floor(random() * whole.n)::int as pick from whole, generate_series(1, ceil($1::numeric / $2)::int) g, enrolment e
           where e.joined_on is not null limit $1)
       insert into enrolment (id, class_id, person_id, full_name, sort_name, sex, birth_date, birth_precision, sender_id, sender_bloc, runner_id, host_id, lead_bloc, status, joined_on, ended_on, recorded_by)
       select gen_random_uuid(), m.class_id, who.id, m.full_name, m.sort_name, m.sex, m.birth_date, m.birth_precision, m.sender_id, m.sender_bloc, m.runner_id, m.host_id, m.lead_bloc,
         'finished', m.joined_on, coalesce(m.ended_on, m.joined_on), m.recorded_by
       from more m join who on who.n = m.pick`,
      [FULL.enrolments - enrolments, enrolments],
    );
  await city.query(`set session_replication_role = default`);
}
