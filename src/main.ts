import { createServer, type AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { debugging, loadConfig, type Config } from './config.ts';
import { openInstallation, type Installation } from './installation.ts';
import { oneLine } from './one-line.ts';
import { makeDuePractices } from './practice/make-practice.ts';
import { words } from './practice/words.vi.ts';
import { accountTable } from './sample.ts';
import { formatNumber } from '#kit/numbers.ts';
import { openElsewhere } from '#modules/access';
import { foldRollUps } from '#modules/classes';
import { letFilesGo } from '#modules/imports';
import { inTenant } from '#platform/database/in-tenant.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { listTenants } from '#platform/database/tenants.ts';
import { errorCode, Fault } from '#platform/fault.ts';
import { faults, notices } from '#platform/faults.vi.ts';
import { FILES_AN_HOUR } from '#platform/http/pace.ts';
import { onStopSignal } from '#platform/process.ts';
import { buildWebIfStale, webFolder } from '#platform/web-build.ts';

const say = (line: string) => console.log(line);
/** Requests under way get this long to finish. */
const graceMs = 10_000;

let opening: Promise<Installation> | undefined;
let app: FastifyInstance | undefined;
let stopping = false;

async function start(): Promise<void> {
  const config = loadConfig();
  await refuseUsedPort(config);
  await buildWebIfStale(config.projectFolder, () => say(notices.buildingWeb()));
  opening = openInstallation(config, {
    sample: process.argv.includes('--empty') ? 'decline' : 'fill',
    say,
    onLost: (fault) => fail(fault),
  });
  const { pools, keys, server, database, trail } = await opening;
  app = await buildApp({
    pools,
    keys,
    database,
    webRoot: webFolder(config.projectFolder),
    elsewhere: config.elsewhere && openElsewhere(config.elsewhere),
    called: config.called,
    proxies: config.proxies,
    filesAnHour: FILES_AN_HOUR,
    log: { level: config.debug ? 'info' : 'warn' },
  });
  if (stopping) return;
  await listen(app, config);
  const { port } = app.server.address() as AddressInfo;
  keepHouse({ database, pools });
  keepPractices({ target: server, pools, database, keys, trail });
  trail.start(quietly());
  const tenants = await listTenants(pools);
  const samples = tenants.filter((tenant) => tenant.isSample);
  if (samples.length > 0) say(accountTable(samples, server.keyFile));
  if (tenants.length === 0) say(notices.noTenant());
  if (config.called.hosts === 'any') say(notices.anyHost());
  if (server.dataFolder) say(notices.dataAt(server.dataFolder));
  say(notices.ready(`http://${/^(127\.0\.0\.1|::1?|0\.0\.0\.0)$/.test(config.host) ? 'localhost' : config.host}:${port}`));
}

/** Whatever keeps failing is said once a minute. */
function quietly(): (error: unknown) => void {
  let saidAt = 0;
  return (error) => {
    if (stopping || Date.now() - saidAt < 60_000) return;
    saidAt = Date.now();
    console.error(oneLine(error));
  };
}

const DAY_MS = 86_400_000;
const FOLD_MS = 10_000;
const MINUTE_MS = 60_000;

/** Once at the start and then daily: files whose time is over go. Every few seconds: what was posted to the sums is folded in. */
function keepHouse({ database, pools }: Pick<Installation, 'database' | 'pools'>): void {
  const regularly = (everyMs: number, work: (tenant: string) => Promise<unknown>) => {
    // a tenant may be made while we run
    const all = async () => {
      for (const { slug } of await listTenants(pools)) await work(slug);
    };
    const quietly = () => void all().catch((error: unknown) => stopping || console.error(oneLine(error)));
    quietly();
    setInterval(quietly, everyMs).unref();
  };
  regularly(DAY_MS, (tenant) => letFilesGo(database, tenant));
  regularly(FOLD_MS, (tenant) => inTenant(pools, tenant, (trx) => foldRollUps(trx as Tx)));
}

/** Every minute, and once at the start for a night that was missed. */
function keepPractices(place: Parameters<typeof makeDuePractices>[0]): void {
  let busy = false;
  const look = async () => {
    if (busy || stopping) return;
    busy = true;
    try {
      for (const { slug, milliseconds } of await makeDuePractices(place)) say(words.anew(slug, formatNumber(milliseconds / 1000, 1)));
    } catch (error) {
      if (!stopping) console.error(oneLine(error));
    } finally {
      busy = false;
    }
  };
  void look();
  setInterval(() => void look(), MINUTE_MS).unref();
}

async function listen(app: FastifyInstance, { port, host }: Config): Promise<void> {
  try {
    await app.listen({ port, host });
  } catch (error) {
    throw inWords(error, port, host);
  }
}

/** Asked before the seconds of building and filling, not after. */
function refuseUsedPort({ port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', (error) => reject(inWords(error, port, host)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function inWords(error: unknown, port: number, host: string): Fault {
  const code = errorCode(error);
  return new Fault(code === 'EADDRINUSE' ? faults.portInUse(port, host) : faults.cannotListen(port, host, code ?? String(error)), {
    cause: error,
  });
}

/** Requests first, then pools, then the database; also when the signal comes in the middle of starting. */
async function stop(): Promise<void> {
  stopping = true;
  say(notices.stopping());
  try {
    const patience = setTimeout(() => app?.server.closeAllConnections(), graceMs);
    const installation = await opening?.catch(() => undefined);
    await app?.close();
    clearTimeout(patience);
    await installation?.close();
    say(notices.stopped());
    process.exit(0);
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): never {
  console.error(oneLine(error));
  if (debugging()) console.error(error);
  process.exit(1);
}

// the heap else grows to what the machine has before anything is let go
setFlagsFromString('--heap-growing-percent=40');
onStopSignal(stop);
try {
  await start();
} catch (error) {
  const installation = await opening?.catch(() => undefined);
  await installation?.close();
  fail(error);
}
