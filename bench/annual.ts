import { Agent, get } from 'node:http';
import { sql } from 'kysely';
import { administrativeYear, calendarYear, today, yearOf } from '#kit/dates.ts';
import { inTenant } from '#platform/database/in-tenant.ts';
import { migrateAll } from '#platform/database/migrate.ts';
import { openPools } from '#platform/database/pools.ts';
import { roomToSum } from '#platform/database/room.ts';
import { openDatabase } from '#platform/database/server.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { buildWebIfStale } from '#platform/web-build.ts';
import { loadConfig } from '../src/config.ts';
import { recount } from '../src/doctor/deep-recount.ts';
import type { AnnualReview, AnnualTurns, UnitRole } from '../src/modules/reports/contract.ts';
import { cellsIn, cellsOf, declaredCells, slotsOf, standToday, turnCells, type Asked, type Cells } from './annual-recount.ts';
import { callers, cityFolder, signIn, startApp, type Caller, type RunningApp } from './city.ts';
import { thousands, type Figure } from './measure.ts';

const REVIEW_MS = 30;
const PEOPLE_MS = 400;
const START_MS = 5_000;
const MEMORY_MB = 400;
/** Asked before they count: a process just started compiles what it is asked for, and the database makes its plans. */
const WARM = 30;
const TIMES = { review: 120, turns: 20 };
const LOAD = { connections: 8, seconds: 10 };

const year = yearOf(today()) - 1;
type Clock = 'calendar' | 'administrative';
type Question = { caller: Caller; clock: Clock; by: UnitRole; organised: 'then' | 'now' };
/** What each caller sees first, on both clocks; and the whole tenant by the other units of a class; as organised then, and now. */
const questions: Question[] = (['then', 'now'] as const).flatMap((organised) => [
  ...(Object.keys(callers) as Caller[]).flatMap((caller) =>
    (['calendar', 'administrative'] as const).map((clock) => ({ caller, clock, by: 'runner' as const, organised })),
  ),
  ...(['lead', 'host', 'sender'] as const).map((by) => ({ caller: 'tenant' as const, clock: 'calendar' as const, by, organised })),
]);
/** Where a unit was divided and no share is recorded, every trainee's own unit of today is looked up: a question of its own. */
const byPerson = ({ by, organised }: Question) => by === 'sender' && organised === 'now';
const pathOf = ({ clock, by, organised }: Question, turns = '') =>
  `/api/reports/annual${turns}?year=${year}&clock=${clock}&by=${by}&organised=${organised}`;

/** The annual review of a generated city at the HTTP door, for callers of the three roles of the database; every number of it counted again. */
export async function bench(): Promise<Figure[]> {
  const folder = await cityFolder();
  await buildWebIfStale(loadConfig({}).projectFolder, () => {});
  await bringUpToDate(folder);
  const app = await startApp(folder);
  try {
    const cookies = Object.fromEntries(
      await Promise.all(
        (Object.keys(callers) as Caller[]).map(async (caller) => [caller, await signIn(app.port, folder, caller)] as const),
      ),
    ) as Record<Caller, string>;
    const visitor = new Visitor(app.port, cookies);
    const asked = (of: (question: Question) => boolean, turns = ''): [Caller, string][] =>
      questions.filter(of).map((question) => [question.caller, pathOf(question, turns)]);
    const times = { asThen: {}, asNow: {}, turns: {} } as Record<'asThen' | 'asNow' | 'turns', Record<Caller, Times>>;
    for (const caller of Object.keys(callers) as Caller[]) {
      for (const organised of ['then', 'now'] as const) {
        const own = asked((question) => question.caller === caller && question.organised === organised && !byPerson(question));
        times[organised === 'then' ? 'asThen' : 'asNow'][caller] = await visitor.times(own, TIMES.review, WARM);
      }
      times.turns[caller] = await visitor.times(asked((question) => question.caller === caller, '/turns').slice(0, 1), TIMES.turns);
    }
    const senders = { tenant: await visitor.times(asked(byPerson), TIMES.turns) } as Record<Caller, Times>;
    const bare = await visitor.times([['tenant', '/healthz']], TIMES.review);
    await underLoad(visitor);
    const held = app.megabytes();
    const { cells, entriesMs } = await everyCell(folder, visitor);
    const said = (of: Record<Caller, Times>) =>
      (Object.entries(of) as [Caller, Times][])
        .map(([caller, { p50, p95, first }]) => `${caller} ${p50} / ${p95} (first ${first})`)
        .join(', ');
    const within = (of: Record<Caller, Times>, limit: number) => Object.values(of).every(({ p95 }) => p95 <= limit);
    return [
      {
        work: `annual review, HTTP, ${await lines(folder)}: ms, p50 / p95`,
        ours: said(times.asThen),
        bound: `p95 ≤ ${REVIEW_MS} ms`,
        held: within(times.asThen, REVIEW_MS),
        ratio: `1/${Math.round(entriesMs / times.asThen.tenant.p50)} of raw SQL over the entries (${Math.round(entriesMs)} ms); /healthz beside it ${bare.p50} / ${bare.p95} ms`,
      },
      {
        work: `the same as units are organised now: ms, p50 / p95`,
        ours: said(times.asNow),
        bound: `p95 ≤ ${REVIEW_MS} ms`,
        held: within(times.asNow, REVIEW_MS),
      },
      {
        work: `of it by sending unit, the divided ones by where each trainee is now`,
        ours: said(senders),
        bound: `p95 ≤ ${PEOPLE_MS} ms`,
        held: within(senders, PEOPLE_MS),
      },
      {
        work: `distinct people of the year: ms, p50 / p95`,
        ours: said(times.turns),
        bound: `p95 ≤ ${PEOPLE_MS} ms`,
        held: within(times.turns, PEOPLE_MS),
      },
      { work: `numbers of the reviews counted again from the events`, ours: thousands(cells), bound: 'no difference', held: true },
      {
        work: `start with that city, memory under ${LOAD.connections} readers`,
        ours: `${Math.round(app.milliseconds)} ms, ${Math.round(held)} MB`,
        bound: `≤ ${thousands(START_MS)} ms, ≤ ${MEMORY_MB} MB`,
        held: app.milliseconds <= START_MS && held <= MEMORY_MB,
      },
    ];
  } finally {
    await app.stop();
  }
}

type Times = { first: number; p50: number; p95: number };

class Visitor {
  readonly agent = new Agent({ keepAlive: true, maxSockets: LOAD.connections });
  readonly port: RunningApp['port'];
  readonly cookies: Record<Caller, string>;
  constructor(port: number, cookies: Record<Caller, string>) {
    this.port = port;
    this.cookies = cookies;
  }

  ask(caller: Caller, path: string): Promise<string> {
    return new Promise((resolve, reject) => {
      get({ agent: this.agent, port: this.port, path, host: '127.0.0.1', headers: { cookie: this.cookies[caller] } }, (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('end', () => {
          const text = String(Buffer.concat(pieces));
          if (answer.statusCode === 200) resolve(text);
          else reject(new Error(`${path} ${answer.statusCode} ${text}`));
        });
      }).once('error', reject);
    });
  }

  /** Milliseconds to the last byte, one request after the other; `first`: the slowest of those nobody had asked before. */
  async times(asked: [Caller, string][], count: number, warm = asked.length): Promise<Times> {
    const all: number[] = [];
    for (let n = 0; n < count + warm; n++) {
      const start = performance.now();
      await this.ask(...asked[n % asked.length]!);
      all.push(performance.now() - start);
    }
    const first = Math.max(...all.slice(0, asked.length));
    const usual = all.slice(warm).sort((a, b) => a - b);
    const at = (part: number) => Math.round(usual[Math.min(usual.length - 1, Math.floor(usual.length * part))]! * 10) / 10;
    return { first: Math.round(first), p50: at(0.5), p95: at(0.95) };
  }
}

async function underLoad(visitor: Visitor): Promise<void> {
  const end = performance.now() + LOAD.seconds * 1000;
  let next = 0;
  await Promise.all(
    Array.from({ length: LOAD.connections }, async () => {
      while (performance.now() < end) {
        const question = questions[next++ % questions.length]!;
        await visitor.ask(question.caller, pathOf(question, next % 40 === 0 ? '/turns' : ''));
      }
    }),
  );
}

/** Asks every question once more and counts every number of the answers again. @throws Error naming those that differ */
async function everyCell(folder: string, visitor: Visitor): Promise<{ cells: number; entriesMs: number }> {
  const { server, pools } = await openCity(folder);
  try {
    return await inTenant(pools, 'city', async (trx) => {
      const tx = trx as Tx;
      await sql`set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`.execute(tx);
      await roomToSum(tx);
      await recount(tx, 'infinity');
      await sql`analyze pg_temp.expected`.execute(tx);
      await standToday(tx, today());
      let cells = 0;
      for (const question of questions) {
        const asked = await askedBy(tx, question);
        const review = JSON.parse(await visitor.ask(question.caller, pathOf(question))) as AnnualReview;
        const turns = JSON.parse(await visitor.ask(question.caller, pathOf(question, '/turns'))) as AnnualTurns;
        const counted: Cells = new Map([...(await cellsOf(tx, asked.lines, asked)), ...(await declaredCells(tx, asked))]);
        const answered = cellsIn(review);
        const differing = [...new Set([...counted.keys(), ...answered.keys()])].filter(
          (cell) => (counted.get(cell) ?? 0) !== (answered.get(cell) ?? 0),
        );
        const same = (what: string, one: unknown, other: unknown) => {
          if (JSON.stringify(one) !== JSON.stringify(other)) differing.push(what);
        };
        const shown = (slots: { slotId: string; date: string; seats: number }[]) =>
          slots.map(({ slotId, date, seats }) => `${slotId} ${date} ${seats}`);
        same('notExecuted', await slotsOf(tx, 'not_executed', asked), shown(review.notExecuted));
        same('offPlan', await slotsOf(tx, 'off_plan', asked), shown(review.offPlan));
        same('turns', await turnCells(tx, asked), turns);
        if (differing.length > 0) {
          const few = differing.slice(0, 10).map((cell) => `${cell}: ${answered.get(cell)} ≠ ${counted.get(cell)}`);
          throw new Error(`${question.caller} ${pathOf(question)}: ${differing.length} numbers differ\n${few.join('\n')}`);
        }
        cells += counted.size + review.notExecuted.length + review.offPlan.length + 6;
      }
      const entries: number[] = [];
      const whole = await askedBy(tx, questions[0]!);
      for (let n = 0; n < 3; n++) {
        const start = performance.now();
        await cellsOf(tx, 'ledger_entry', whole);
        entries.push(performance.now() - start);
      }
      return { cells, entriesMs: Math.min(...entries) };
    });
  } finally {
    await pools.close();
    await server.close();
  }
}

/** What the review of a question is about, in plain conditions. */
async function askedBy(tx: Tx, { caller, clock, by, organised }: Question): Promise<Asked> {
  const period = clock === 'calendar' ? calendarYear(year) : administrativeYear(year);
  const [lines, day] = organised === 'now' ? (['pg_temp.expected_now', today()] as const) : (['pg_temp.expected', period.end] as const);
  const of = { year, period, by, lines };
  if (caller === 'tenant') return { ...of, ofLines: sql`true`, ofDeclared: sql`true` };
  const { rows } = await sql<{ bloc: number | null; units: number[] }>`
    with recursive role as (select s.bloc, s.unit_id from assignment s join account a on a.id = s.account_id where a.sign_in_name = ${callers[caller]}),
    hung as (
      select distinct on (unit_id) unit_id, parent_id from unit_version
      order by unit_id, valid_from > ${day}::date, case when valid_from <= ${day}::date then valid_from end desc, valid_from),
    below (unit_id) as (select unit_id from role union select h.unit_id from below join hung h on h.parent_id = below.unit_id)
    select (select bloc from role) as bloc, array(select unit_id from below where unit_id is not null) as units`.execute(tx);
  const { bloc, units } = rows[0]!;
  return caller === 'bloc'
    ? { ...of, ofLines: sql`lead_bloc = ${bloc}`, ofDeclared: sql`bloc = ${bloc}` }
    : { ...of, ofLines: sql`runner_id = any (${units}::int[])`, ofDeclared: sql`unit_id = any (${units}::int[])` };
}

async function openCity(folder: string) {
  const server = await openDatabase({
    projectFolder: folder,
    dataFolder: folder,
    keyFile: undefined,
    databaseUrl: undefined,
    databaseAppUrl: undefined,
  });
  return { server, pools: openPools(server.roleUrls, { unit: 1, bloc: 1, tenant: 1 }) };
}

/** A city made by an earlier version is migrated once; that is no part of a start. */
async function bringUpToDate(folder: string): Promise<void> {
  const { server, pools } = await openCity(folder);
  await migrateAll(server);
  await pools.close();
  await server.close();
}

async function lines(folder: string): Promise<string> {
  const { server, pools } = await openCity(folder);
  try {
    const count = await inTenant(pools, 'city', (trx) =>
      sql<{ count: number }>`select count(*)::int as count from ledger_entry`.execute(trx).then(({ rows }) => rows[0]!.count),
    );
    return `${thousands(count)} lines of the ledger`;
  } finally {
    await pools.close();
    await server.close();
  }
}
