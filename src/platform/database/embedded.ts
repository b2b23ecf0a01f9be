import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { Fault } from '#platform/fault.ts';
import { faults, notices } from '#platform/faults.vi.ts';
import { derive } from '#platform/secrets.ts';
import { prepareBinaries } from './embedded-binaries.ts';
import {
  clusterUrl,
  defaultSettings,
  openCluster,
  runningPort,
  startServer,
  stopServer,
  superuser,
  type Cluster,
  type Settings,
} from './embedded-cluster.ts';
import { withLock } from '#platform/lock.ts';
import type { DataPlace } from './embedded-place.ts';

export type Embedded = {
  superuserUrl: string;
  /** Owner of the database `khuevan`: makes roles and schemas, is no superuser. */
  ownerUrl: string;
  close: () => Promise<void>;
};

export type EmbeddedOptions = {
  settings?: Settings;
  /** One line for the console. */
  say?: (line: string) => void;
  /** The server died and could not be brought back. */
  onLost?: (fault: Fault) => void;
};

const databaseName = 'khuevan';

/**
 * Joins the server that runs on `place`, or starts one: the web server and commands share it, the last to close stops it.
 * While open, a server that dies is started again on the same port.
 * @throws Fault
 */
export async function openEmbedded(place: DataPlace, options: EmbeddedOptions = {}): Promise<Embedded> {
  mkdirSync(join(place.folder, 'keys'), { recursive: true, mode: 0o700 });
  const lock = join(place.folder, 'lock');
  const settings = { ...defaultSettings, ...options.settings };
  let closing = false;
  let keeper: pg.Client;

  const { cluster, port } = await withLock(lock, async () => {
    const cluster = openCluster(place, prepareBinaries(place));
    const port = (await runningPort(cluster)) ?? (await startServer(cluster, settings));
    await ensureOwner(cluster, port);
    keeper = await keepConnected(cluster, port, recover);
    return { cluster, port };
  });

  async function recover(): Promise<void> {
    if (closing) return;
    options.say?.(notices.databaseDied());
    try {
      await withLock(lock, async () => {
        if (closing) return;
        const found = (await runningPort(cluster)) ?? (await startServer(cluster, settings, port));
        if (found !== port) throw new Fault(faults.databaseMoved(found));
        keeper = await keepConnected(cluster, port, recover);
        options.say?.(notices.databaseBack());
      });
    } catch (error) {
      options.onLost?.(error instanceof Fault ? error : new Fault(faults.databaseLost(String(error)), { cause: error }));
    }
  }

  return {
    superuserUrl: clusterUrl(port, superuser, cluster.password, databaseName),
    ownerUrl: clusterUrl(port, databaseName, ownerPassword(cluster), databaseName),
    close: async () => {
      if (closing) return;
      closing = true;
      await withLock(lock, async () => {
        await keeper.end().catch(() => {});
        if ((await othersConnected(cluster, port)) === 0) await stopServer(cluster);
      });
    },
  };
}

const ownerPassword = (cluster: Cluster) => derive(cluster.password, 'owner').toString('base64url');

/** Makes the owner and the database on first use. */
async function ensureOwner(cluster: Cluster, port: number): Promise<void> {
  const client = await connect(cluster, port, 'owner');
  try {
    const found = await client.query(
      'select exists (select from pg_roles where rolname = $1) as role, exists (select from pg_database where datname = $1) as database',
      [databaseName],
    );
    const { role, database } = found.rows[0];
    if (!role) await client.query(`create role ${databaseName} login createrole password '${ownerPassword(cluster)}'`);
    if (!database) await client.query(`create database ${databaseName} owner ${databaseName}`);
  } finally {
    await client.end();
  }
}

/** A connection that lives as long as we do: shows the others that we are here, and us that the server is. */
async function keepConnected(cluster: Cluster, port: number, onEnd: () => void): Promise<pg.Client> {
  const client = await connect(cluster, port, 'keeper');
  client.once('end', onEnd);
  return client;
}

/** How many other processes of ours use the server; undefined when it does not answer. */
async function othersConnected(cluster: Cluster, port: number): Promise<number | undefined> {
  try {
    const client = await connect(cluster, port, 'closing');
    const { rows } = await client.query<{ others: number }>(
      "select count(*)::int as others from pg_stat_activity where application_name like 'khuevan %' and application_name not like $1",
      [`% ${process.pid}`],
    );
    await client.end();
    return rows[0]?.others;
  } catch {
    return undefined;
  }
}

async function connect(cluster: Cluster, port: number, purpose: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: clusterUrl(port, superuser, cluster.password, 'postgres'),
    application_name: `khuevan ${purpose} ${process.pid}`,
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}
