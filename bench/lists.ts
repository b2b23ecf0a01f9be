import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '#platform/database/server.ts';
import { callers, cityFolder, signIn, startApp, type Caller } from './city.ts';
import type { Answered, Load } from './http/send-load.ts';
import { thousands, type Figure } from './measure.ts';

const LIST_MS = 40;
const CLASS_MS = 20;
const CLASS_RATE = 1_500;
const MEMORY_MB = 400;
const FEW = { connections: 2, seconds: 5 };
const MANY = { connections: 8, seconds: 5 };

/** By one word and by several, with and without diacritics; and with a typing error, which finds nobody at first. */
const SEARCHES = ['nguyen van hung', 'Trần', 'le thi hoa', 'Phạm Minh', 'hung', 'do thi thu ha', 'nguyen van'];
const MISTYPED = ['nguyen van hng', 'tran thi hoaa', 'lee van hung', 'phma thi lan'];
const LINES = ['q=ly+luan&quarter=2', 'pending=true', 'q=boi+duong&sort=-seats', 'quarter=3&sort=time'].map(
  (query) => `/api/plan-lines?${query}`,
);
/** Of the classes that a caller sees; over `training_class c`. */
const ofCaller: Record<Caller, string> = {
  tenant: 'true',
  unit: `c.runner_id = (select g.unit_id from assignment g join account a on a.id = g.account_id where a.sign_in_name = '${callers.unit}')`,
  bloc: `c.lead_bloc = (select g.bloc from assignment g join account a on a.id = g.account_id where a.sign_in_name = '${callers.bloc}')`,
};

type Answers = Record<Caller, Answered>;

/** Lists and classes of a generated city at the HTTP door of `npm start`, for callers of the three roles of the database. */
export async function bench(): Promise<Figure[]> {
  const folder = await cityFolder();
  const app = await startApp(folder);
  const server = await openDatabase({
    projectFolder: folder,
    dataFolder: folder,
    keyFile: undefined,
    databaseUrl: undefined,
    databaseAppUrl: undefined,
  });
  const sender = child('send-load.ts');
  const city = new pg.Client({ connectionString: server.superuserUrl, options: '-c search_path=city,public' });
  await city.connect();
  try {
    const [classes, lines, people, mistyped, one] = [{}, {}, {}, {}, {}] as [Answers, Answers, Answers, Answers, Answers];
    // freshly filled tables are settled by the server itself in the minutes to come; not while it is measured
    await city.query('vacuum analyze');
    const ceiling = {} as Record<Caller, number>;
    for (const caller of Object.keys(callers) as Caller[]) {
      const cookie = await signIn(app.port, folder, caller);
      const load = (paths: string[], how = FEW) => measured(sender, { port: app.port, cookie, paths, ...how });
      classes[caller] = await load(await twoFilters(city, ofCaller[caller]));
      lines[caller] = await load(LINES);
      people[caller] = await load(SEARCHES.map(found));
      mistyped[caller] = await load(MISTYPED.map(found));
      const ids = await classIds(city, ofCaller[caller]);
      ceiling[caller] = await bareRate(server.superuserUrl!, sender, ids);
      one[caller] = await load(
        ids.map((id) => `/api/classes/${id}`),
        MANY,
      );
    }
    const least = (caller: Caller) => Math.min(CLASS_RATE, ceiling[caller] / 4);
    const each = Object.keys(callers) as Caller[];
    const held = app.megabytes();
    return [
      list('class list, two filters and a count: ms, p50 / p95', classes),
      list('lines of all plans, filtered and searched: ms, p50 / p95', lines),
      list('person search: ms, p50 / p95', people),
      list('person search, mistyped: ms, p50 / p95', mistyped),
      {
        work: `one class with its trainees, ${MANY.connections} readers: per second, p95 ms`,
        ours: said(one, ({ perSecond, p95 }) => `${thousands(perSecond)}, ${ms(p95)}`),
        bound: `≥ ${each.map((caller) => thousands(least(caller))).join('; ')} per second, p95 ≤ ${CLASS_MS} ms`,
        held: each.every((caller) => one[caller].perSecond >= least(caller) && one[caller].p95 <= CLASS_MS),
        ratio: `${each.map((caller) => `${(one[caller].perSecond / ceiling[caller]).toFixed(2)} of ${thousands(ceiling[caller])}`).join('; ')} by bare Fastify and driver, the same classes`,
      },
      { work: 'memory of the app under these', ours: `${Math.round(held)} MB`, bound: `≤ ${MEMORY_MB} MB`, held: held <= MEMORY_MB },
    ];
  } finally {
    sender.disconnect();
    await city.end();
    await app.stop();
    await server.close();
  }
}

const ms = (value: number) => value.toFixed(1);
const said = (answers: Answers, words: (one: Answered) => string) =>
  (Object.entries(answers) as [Caller, Answered][]).map(([caller, one]) => `${caller} ${words(one)}`).join('; ');

const list = (work: string, answers: Answers): Figure => ({
  work,
  ours: said(answers, ({ p50, p95 }) => `${ms(p50)} / ${ms(p95)}`),
  bound: `p95 ≤ ${LIST_MS} ms`,
  held: Object.values(answers).every(({ p95 }) => p95 <= LIST_MS),
});

const found = (q: string) => `/api/people?q=${encodeURIComponent(q)}`;

/** Year and state, and a year with each of the largest programmes, institutions and places. */
async function twoFilters(city: pg.Client, seen: string): Promise<string[]> {
  const { rows } = await city.query<{ path: string }>(`
    select '/api/classes?year=' || y.year || '&' || f.filter as path from
      (select extract(year from max(opened_on))::int as year from training_class) y,
      (select 'status=closed' as filter
        union all (select 'family=' || p.code from training_class c join programme_family p on p.id = c.family_id where ${seen} group by p.code order by count(*) desc limit 3)
        union all (select 'runner=' || c.runner_id from training_class c where ${seen} group by c.runner_id order by count(*) desc limit 2)
        union all (select 'host=' || c.host_id from training_class c where ${seen} group by c.host_id order by count(*) desc limit 2)) f`);
  return rows.map(({ path }) => path);
}

async function classIds(city: pg.Client, seen: string): Promise<string[]> {
  const { rows } = await city.query<{ id: string }>(
    `select c.id from training_class c where ${seen} and c.status = 'closed' order by md5(c.id::text) limit 500`,
  );
  return rows.map(({ id }) => id);
}

const child = (file: string, ...args: string[]) => fork(join(import.meta.dirname, 'http', file), args);

/** Asked for a second first, so that what is asked is warm. @throws Error when anything was refused */
async function measured(sender: ChildProcess, load: Load): Promise<Answered> {
  await sent(sender, { ...load, seconds: 1 });
  return sent(sender, load);
}

async function sent(sender: ChildProcess, load: Load): Promise<Answered> {
  const answer = once(sender, 'message');
  sender.send(load);
  const [answered] = (await answer) as [Answered];
  if (answered.refused > 0) throw new Error(answered.example);
  return answered;
}

/** What the machine gives at most: the same participants by bare Fastify and a bare driver, nobody asked who he is. */
async function bareRate(url: string, sender: ChildProcess, ids: readonly string[]): Promise<number> {
  const bare = child('serve-bare.ts', url);
  const [{ port }] = (await once(bare, 'message')) as [{ port: number }];
  try {
    return (await measured(sender, { port, paths: ids.map((id) => `/classes/${id}`), ...MANY })).perSecond;
  } finally {
    bare.kill();
  }
}
