import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { newId } from '#kit/ids.ts';
import { systemActor } from '#platform/actor.ts';
import { openTrail } from '#platform/audit/trail.ts';
import { inTenant } from '#platform/database/in-tenant.ts';
import { createTenant, migrateAll } from '#platform/database/migrate.ts';
import { openPools } from '#platform/database/pools.ts';
import { openDatabase, type DatabaseServer } from '#platform/database/server.ts';
import { openDoors } from '#platform/database/transaction.ts';
import { listActs } from '../src/modules/audit/queries.ts';
import { generateCity } from '../src/generate/generate.ts';
import { inTurns } from './in-turns.ts';
import { thousands, type Figure } from './measure.ts';
import type { Order } from './writers-work.ts';

const WRITERS = 32;
const ROUNDS = 4;
const SECONDS = 5;
const LOST = 0.2;
const ROWS = 200_000;
/** Ten million rows in ten minutes. */
const VERIFIED = 10_000_000 / 600;

/** Thirty-two officers at once, with the trail written, sealed and anchored and without any, in turns; then a long trail checked. */
export async function bench(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kv-bench-'));
  chmodSync(folder, 0o755);
  const settings = { projectFolder: folder, dataFolder: folder, keyFile: undefined, databaseUrl: undefined, databaseAppUrl: undefined };
  const server = await openDatabase(settings);
  try {
    await migrateAll(server);
    for (const slug of ['city', 'long']) await createTenant(server, { slug, name: slug });
    const { roleUrls, ownerUrl, keys } = server;
    await generateCity(
      { classes: 1_000, enrolments: 11_000, years: 1, seed: 1 },
      { tenant: 'city', tenantUrl: roleUrls.tenant, ownerUrl, keys, say: () => {} },
    );
    return [await writers(folder), await lag(server), ...(await longTrail(server))];
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
}

async function writers(folder: string): Promise<Figure> {
  const workers: ChildProcess[] = [];
  const start = async (sealing: string, ...execArgv: string[]) => {
    const worker = fork(new URL('writers-work.ts', import.meta.url), [folder, String(WRITERS), sealing], { execArgv });
    workers.push(worker);
    await once(worker, 'message');
    return async <T>(order: Order): Promise<T> => {
      worker.send(order);
      return (await once(worker, 'message'))[0] as T;
    };
  };
  try {
    const on = await start('sealing');
    const off = await start('', '--import', new URL('without-audit.ts', import.meta.url).href);
    for (const one of [on, off]) await one({ seconds: 2 });
    const { on: withIt, off: without, lost } = await inTurns({ on, off }, ROUNDS, SECONDS);
    return {
      work: `${WRITERS} writers at once, every command in the trail, sealed each second`,
      ours: `${thousands(withIt)} commands/s`,
      bound: `≤ ${LOST * 100} % lost to the trail`,
      held: lost <= LOST,
      ratio: `${Math.round(lost * 100)} % lost (without it ${thousands(without)}/s)`,
    };
  } finally {
    for (const worker of workers) {
      worker.send({ end: true } satisfies Order);
      await once(worker, 'exit');
    }
  }
}

/** From the beginning of a command to its seal, over all that the writers did. */
async function lag(server: DatabaseServer): Promise<Figure> {
  const pools = openPools(server.roleUrls);
  try {
    const { rows } = await inTenant(pools, 'city', (trx) =>
      sql<{
        usual: number;
        most: number;
      }>`select percentile_cont(0.5) within group (order by waited) as usual, percentile_cont(0.99) within group (order by waited) as most
        from (select extract(epoch from s.sealed_at - a.at)::float8 as waited from audit_seal s join audit a on a.seq = s.audit_seq where a.command = 'bench.write') w`.execute(
        trx,
      ),
    );
    const { usual, most } = rows[0]!;
    return {
      work: 'From the beginning of a command to its seal, 99 of 100',
      ours: `${most.toFixed(2)} s`,
      bound: '≤ 2 s',
      held: most <= 2,
      ratio: `half of them ${usual.toFixed(2)} s`,
    };
  } finally {
    await pools.close();
  }
}

async function longTrail(server: DatabaseServer): Promise<Figure[]> {
  const pools = openPools(server.roleUrls);
  try {
    const database = openDoors(pools, server.keys);
    const actor = systemActor('long', 'đo');
    const timed = async (work: () => Promise<unknown>) => {
      const start = performance.now();
      await work();
      return ROWS / ((performance.now() - start) / 1000);
    };
    let somebody = '';
    const written = await timed(async () => {
      for (let n = 0; n < ROWS; n += 20_000) {
        for (let m = n; m < n + 20_000; m++)
          database.note(actor, {
            kind: 'read',
            command: 'people.open',
            object: { type: 'person', id: (somebody = newId()) },
            summary: { n: m },
          });
        await database.flush();
      }
    });
    const trail = await openTrail({ pools, keys: server.keys, keyFile: server.keyFile, anchorFolder: undefined });
    const sealed = await timed(() => trail.close());
    let flaw: unknown;
    const verified = await timed(async () => {
      ({ flaw } = await trail.verify('long'));
    });
    const asked = performance.now();
    const { total } = await database.read(actor, (db) => listActs(db, { person: somebody }, { sort: '-time', limit: 50 }));
    const answered = performance.now() - asked;
    if (total !== 1) throw new Error(`${total} acts on somebody whose file was opened once`);
    if (flaw) throw new Error(`a trail nobody touched is not sound: ${JSON.stringify(flaw)}`);
    return [
      {
        work: `A trail of ${thousands(ROWS)} rows checked: every row, link and anchor`,
        ours: `${thousands(verified)} rows/s`,
        bound: `≥ ${thousands(VERIFIED)} rows/s (10 million in 10 minutes)`,
        held: verified >= VERIFIED,
        ratio: `sealed ${thousands(sealed)} rows/s, noted ${thousands(written)}`,
      },
      {
        work: `Who saw or did what of one person, among ${thousands(ROWS)} rows`,
        ours: `${Math.round(answered)} ms`,
        bound: '≤ 1.000 ms',
        held: answered <= 1_000,
      },
    ];
  } finally {
    await pools.close();
  }
}
