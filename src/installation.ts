import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Config } from './config.ts';
import { oneLine } from './one-line.ts';
import { openTrail, type Trail } from '#platform/audit/trail.ts';
import type { EmbeddedOptions } from '#platform/database/embedded.ts';
import { migrateAll } from '#platform/database/migrate.ts';
import { openPools, type Pools } from '#platform/database/pools.ts';
import { openDatabase, type DatabaseServer } from '#platform/database/server.ts';
import { listTenants } from '#platform/database/tenants.ts';
import { openDoors, type Database } from '#platform/database/transaction.ts';
import { Fault } from '#platform/fault.ts';
import { faults, notices } from '#platform/faults.vi.ts';
import { refuseOtherKeys } from '#platform/keys/begin.ts';
import { Refusal } from '#platform/refusal.ts';
import { writeSecret, type Keys } from '#platform/secrets.ts';
import { ensureSample, samplePassword } from './sample.ts';

/** An installation ready for work: newest migrations, sample filled in where it was empty. */
export type Installation = {
  server: DatabaseServer;
  pools: Pools;
  database: Database;
  keys: Keys;
  trail: Trail;
  close: () => Promise<void>;
};

/** fill: an empty database gets the sample. decline: not now, and commands not later (`--empty`). as-decided: as the last start said. leave: about to make a tenant. */
export type SampleChoice = 'fill' | 'decline' | 'as-decided' | 'leave';

/** `keys`: also where not everything is under the newest key, for the command that moves it there. */
type OpenOptions = EmbeddedOptions & { sample?: SampleChoice; keys?: 'as they are' };

/** Opens what the web server and every command work on; whoever comes first prepares it. @throws Fault */
export async function openInstallation(config: Config, options: OpenOptions = {}): Promise<Installation> {
  const server = await openDatabase(config, options);
  const pools = openPools(server.roleUrls);
  const database = openDoors(pools, server.keys);
  let trail: Trail | undefined;
  const close = async () => {
    const sealed = database.flush().then(() => trail?.close());
    await Promise.race([sealed.catch((error: unknown) => options.say?.(oneLine(error))), sleep(5_000, undefined, { ref: false })]);
    // A query that will not end must not keep us: the server goes, or outlives us, without it.
    await Promise.race([pools.close(), sleep(5_000, undefined, { ref: false })]);
    await server.close();
  };
  let closed: Promise<void> | undefined;
  const stop = () => (closed ??= close());
  try {
    return await oneAtATime(server, async () => {
      const applied = await migrateAll(server);
      if (applied.length > 0) options.say?.(notices.migrated(applied.length));
      const tenants = (await listTenants(pools)).map((tenant) => tenant.slug);
      await refuseOtherKeys({ ...server, tenantUrl: server.roleUrls.tenant }, tenants, { unfinished: options.keys === 'as they are' });
      trail = await openTrail({ pools, keys: server.keys, keyFile: server.keyFile, anchorFolder: config.anchorFolder });
      const installation = { server, pools, database, keys: server.keys, trail, close: stop };
      if (wantsSample(installation, options.sample ?? 'as-decided', tenants.length)) await fillWithSample(installation, config, options);
      return installation;
    });
  } catch (error) {
    await stop();
    throw error;
  }
}

/** `--empty` is remembered beside the key file, so that a command run later does not fill what was to stay empty. */
function wantsSample({ server }: Installation, choice: SampleChoice, tenants: number): boolean {
  const declined = join(dirname(server.keyFile), 'no-sample');
  if (choice === 'decline' && tenants === 0) writeSecret(declined, '');
  return choice === 'fill' || (choice === 'as-decided' && !existsSync(declined));
}

async function fillWithSample({ server, pools, database, keys }: Installation, config: Config, { say }: EmbeddedOptions): Promise<void> {
  let password: string | undefined;
  const askPassword = () => {
    if (password === undefined) say?.(notices.fillingSample());
    return (password ??= samplePassword(server.keyFile, config.samplePassword));
  };
  try {
    const filled = await ensureSample({ target: server, pools, database, keys }, askPassword);
    if (filled.length > 0) say?.(notices.sampleFilled(filled));
  } catch (error) {
    if (error instanceof Refusal && error.code.startsWith('access.password_')) throw new Fault(faults.samplePassword(), { cause: error });
    throw error;
  }
}

/** Two processes that start together prepare one after the other. */
async function oneAtATime<T>(server: DatabaseServer, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server.ownerUrl, application_name: `khuevan owner ${process.pid}` });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7462017)');
    return await work();
  } finally {
    await client.end();
  }
}
