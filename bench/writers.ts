import { fork, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { createTenant, migrateAll } from '#platform/database/migrate.ts';
import { openDatabase } from '#platform/database/server.ts';
import { generateCity } from '../src/generate/generate.ts';
import { inTurns } from './in-turns.ts';
import { thousands, type Figure } from './measure.ts';
import type { Order } from './writers-work.ts';

const WRITERS = 32;
const ROUNDS = 4;
const SECONDS = 5;
const LOST = 0.2;

/** Thirty-two officers at once, with the sums beside the ledger and without, in turns on one database. */
export async function bench(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kv-bench-'));
  chmodSync(folder, 0o755);
  const server = await openDatabase({
    projectFolder: folder,
    dataFolder: folder,
    keyFile: undefined,
    databaseUrl: undefined,
    databaseAppUrl: undefined,
  });
  const workers: ChildProcess[] = [];
  try {
    await migrateAll(server);
    await createTenant(server, { slug: 'city', name: 'Thành phố' });
    const { roleUrls, ownerUrl, keys } = server;
    await generateCity(
      { classes: 1_000, enrolments: 11_000, years: 1, seed: 1 },
      { tenant: 'city', tenantUrl: roleUrls.tenant, ownerUrl, keys, say: () => {} },
    );

    const start = async (...execArgv: string[]) => {
      const worker = fork(new URL('writers-work.ts', import.meta.url), [folder, String(WRITERS)], { execArgv });
      workers.push(worker);
      await once(worker, 'message');
      return async <T>(order: Order): Promise<T> => {
        worker.send(order);
        return (await once(worker, 'message'))[0] as T;
      };
    };
    const on = await start();
    await on({ seconds: 2 });
    const { wrong } = await on<{ wrong: number }>({ recount: true });
    if (wrong > 0) throw new Error(`${wrong} sums are not what the ledger says after ${WRITERS} writers at once`);
    const off = await start('--import', new URL('without-roll-ups.ts', import.meta.url).href);
    await off({ seconds: 2 });

    const { on: withIt, off: without, lost } = await inTurns({ on, off }, ROUNDS, SECONDS);
    return [
      {
        work: `${WRITERS} writers at once, sums counted with every event`,
        ours: `${thousands(withIt)} commands/s`,
        bound: `≤ ${LOST * 100} % lost to the sums`,
        held: lost <= LOST,
        ratio: `${Math.round(lost * 100)} % lost (without them ${thousands(without)}/s)`,
      },
    ];
  } finally {
    for (const worker of workers) {
      worker.send({ end: true } satisfies Order);
      await once(worker, 'exit');
    }
    await server.close();
    rmSync(folder, { recursive: true });
  }
}
