import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { errorCode, Fault } from '#platform/fault.ts';
import { faults } from '#platform/faults.vi.ts';
import { isAlive } from '#platform/process.ts';
import { writeSecret } from '#platform/secrets.ts';
import { identity, type Binaries } from './embedded-binaries.ts';
import type { DataPlace } from './embedded-place.ts';

/** One PostgreSQL cluster of ours on this machine; `port` once it runs. */
export type Cluster = { place: DataPlace; binaries: Binaries; pgFolder: string; log: string; password: string };

export const superuser = 'postgres';
const passwordFile = (place: DataPlace) => join(place.folder, 'keys', 'postgres.password');

/** Opens the cluster's folder, making it on first use. Call under the lock. */
export function openCluster(place: DataPlace, binaries: Binaries): Cluster {
  const pgFolder = join(place.folder, 'pg');
  if (!existsSync(pgFolder)) {
    writeSecret(passwordFile(place), randomBytes(24).toString('base64url'));
    initialise(place, binaries, pgFolder);
  }
  if (!existsSync(passwordFile(place))) throw new Fault(faults.clusterPasswordMissing(passwordFile(place)));
  refuseOtherVersion(place, binaries, pgFolder);
  return { place, binaries, pgFolder, log: join(place.folder, 'postgres.log'), password: readFileSync(passwordFile(place), 'utf8').trim() };
}

function initialise(place: DataPlace, binaries: Binaries, pgFolder: string): void {
  // Made aside and renamed: a start killed half-way leaves nothing that looks like a cluster.
  const aside = `${pgFolder}.new`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { mode: 0o700 });
  const passwordCopy = join(aside, 'password');
  writeFileSync(passwordCopy, readFileSync(passwordFile(place)), { mode: 0o600 });
  if (place.user) for (const path of [aside, passwordCopy]) chownSync(path, place.user.uid, place.user.gid);
  const options = [
    ['--pgdata', join(aside, 'cluster')],
    ['--username', superuser],
    ['--pwfile', passwordCopy],
    ['--auth', 'scram-sha-256'],
    ['--encoding', 'UTF8'],
    ['--locale-provider', 'icu'],
    ['--icu-locale', 'vi-VN'],
    ['--locale', 'C'],
  ].map(([name, value]) => `${name}=${value}`);
  const { status, stderr, error } = spawnSync(binaries.initdb, [...options, '--data-checksums', '--no-instructions'], {
    ...identity(place.user),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Fault(faults.initialiseFailed(lastWords(stderr) ?? error?.message ?? `mã ${status}`));
  renameSync(join(aside, 'cluster'), pgFolder);
  rmSync(aside, { recursive: true, force: true });
}

function refuseOtherVersion(place: DataPlace, binaries: Binaries, pgFolder: string): void {
  let found: string;
  try {
    found = readFileSync(join(pgFolder, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    throw new Fault(
      errorCode(error) === 'EACCES'
        ? faults.dataOfAnother(place.folder, String(statSync(pgFolder).uid))
        : faults.initialiseFailed(`${pgFolder} không phải là một cụm PostgreSQL`),
      { cause: error },
    );
  }
  const shipped = binaries.version.split('.')[0] ?? '';
  if (found !== shipped) throw new Fault(faults.clusterVersion(place.folder, found, shipped));
}

/** The port of the server that runs on this cluster and really answers, or undefined. */
export async function runningPort(cluster: Cluster): Promise<number | undefined> {
  const file = readPostmaster(cluster);
  if (!file?.port || !isOurServer(cluster, file.pid)) return undefined;
  return (await waitUntilReady(cluster, file.port, () => isOurServer(cluster, file.pid))) ? file.port : undefined;
}

/** Starts a server that outlives us and waits until it answers. Call under the lock. @throws Fault with the server's own words. */
export async function startServer(cluster: Cluster, settings: Settings, wantedPort?: number): Promise<number> {
  const deadline = Date.now() + 30_000;
  let attempt = 0;
  for (;;) {
    forgetStrangerInPostmaster(cluster);
    // After a crash the old port first: others of ours may still be waiting there.
    const port = wantedPort ?? (attempt++ === 0 ? readPostmaster(cluster)?.port : undefined) ?? (await freePort());
    const logBefore = existsSync(cluster.log) ? statSync(cluster.log).size : 0;
    const child = spawnPostgres(cluster, { ...settings, port: String(port) });
    let ended = false;
    child.once('exit', () => (ended = true)).once('error', () => (ended = true));
    if (await waitUntilReady(cluster, port, () => !ended)) return port;
    const words = existsSync(cluster.log) ? readFileSync(cluster.log).subarray(logBefore).toString('utf8') : '';
    // Somebody took the port in between, or backends of a killed server still hold its memory: try again for a while.
    const passing = /Address already in use|still in use|could not bind|lock file "postmaster.pid" already exists/.test(words);
    if (!passing || Date.now() > deadline) throw new Fault(faults.startFailed(cluster.log, lastWords(words) ?? '?'));
    await sleep(300);
  }
}

export type Settings = Record<string, string>;

export const defaultSettings: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '192MB',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  fsync: 'on',
  synchronous_commit: 'on',
  cluster_name: 'khuevan',
};

function spawnPostgres(cluster: Cluster, settings: Settings): ChildProcess {
  const log = openSync(cluster.log, 'a', 0o600);
  try {
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    // A session of its own: Ctrl-C in our terminal must reach us first, and our death must not take it along.
    const child = spawn(cluster.binaries.postgres, ['-D', cluster.pgFolder, ...flags], {
      ...identity(cluster.place.user),
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log, log],
    });
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/** Fast stop, waiting until the last page is written. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const child = spawn(cluster.binaries.pgCtl, ['stop', '-D', cluster.pgFolder, '-m', 'fast', '-w', '-t', '120'], {
    ...identity(cluster.place.user),
    stdio: 'ignore',
  });
  await new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
}

export const clusterUrl = (port: number, user: string, password: string, database: string): string =>
  `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

/** Polls until our own server answers on the port, for at most five minutes (recovery after a crash may take long). */
async function waitUntilReady(cluster: Cluster, port: number, hope: () => boolean): Promise<boolean> {
  const deadline = Date.now() + 300_000;
  while (hope()) {
    if (await answers(cluster, port)) return true;
    if (Date.now() > deadline) throw new Fault(faults.startTimeout(cluster.log));
    await sleep(60);
  }
  return false;
}

async function answers(cluster: Cluster, port: number): Promise<boolean> {
  const connectionString = clusterUrl(port, superuser, cluster.password, 'postgres');
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query('show data_directory');
    return rows[0].data_directory === cluster.pgFolder;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

type Postmaster = { pid: number; port: number | undefined };

function readPostmaster({ pgFolder }: Cluster): Postmaster | undefined {
  try {
    const lines = readFileSync(join(pgFolder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) || undefined };
  } catch {
    return undefined;
  }
}

/**
 * After a crash postmaster.pid may name a zombie, or a process that got the number since (common in containers), and
 * PostgreSQL would refuse to start. We write a number no process can have, and leave the rest of the file: its shared
 * memory key still keeps a second server away while old backends live.
 */
function forgetStrangerInPostmaster(cluster: Cluster): void {
  const file = readPostmaster(cluster);
  if (!file || isOurServer(cluster, file.pid)) return;
  const path = join(cluster.pgFolder, 'postmaster.pid');
  const lines = readFileSync(path, 'utf8').split('\n');
  if (lines.length < 2 || !(file.pid > 0)) return rmSync(path, { force: true });
  writeFileSync(path, ['4999999', ...lines.slice(1)].join('\n'));
}

function isOurServer(cluster: Cluster, pid: number): boolean {
  if (!isAlive(pid)) return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster.pgFolder;
  } catch {
    return true;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** The line that says why: the last FATAL or error, without PostgreSQL's time stamp. */
function lastWords(text: string): string | undefined {
  const lines = text.split('\n').filter((line) => line.trim());
  const telling = lines.filter((line) => /FATAL|PANIC|error:/.test(line)).at(-1) ?? lines.at(-1);
  return telling?.replace(/^.*?(FATAL|PANIC|error):\s*/, '');
}
