import { execFile, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const projectFolder = resolve(import.meta.dirname, '..');

/** Hanoi's year of 2023 with KHUEVAN_BENCH=full, else a tenth of it. */
const size = process.env['KHUEVAN_BENCH'] === 'full' ? { classes: 56_690, enrolments: 621_466 } : { classes: 5_670, enrolments: 62_147 };

let made: Promise<string> | undefined;
/** Data folder of a generated city (tenant `city`, sample accounts), its server stopped. KHUEVAN_BENCH_CITY names one that is there already. */
export const cityFolder = (): Promise<string> => (made ??= make());

async function make(): Promise<string> {
  const given = process.env['KHUEVAN_BENCH_CITY'];
  if (given) return resolve(given);
  const folder = mkdtempSync(join(tmpdir(), 'kv-bench-city-'));
  chmodSync(folder, 0o755);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const data = join(folder, 'data');
  await promisify(execFile)(
    process.execPath,
    ['src/cli.ts', 'generate', '--classes', String(size.classes), '--enrolments', String(size.enrolments)],
    { cwd: projectFolder, env: { ...process.env, KHUEVAN_DATA: data }, maxBuffer: 1 << 26 },
  );
  return data;
}

/** One for each role of the database: the whole tenant, the city's school, a bloc. */
export const callers = { tenant: 'canbo', unit: 'truong', bloc: 'khoidang' } as const;
export type Caller = keyof typeof callers;

export type RunningApp = { port: number; milliseconds: number; megabytes: () => number; stop: () => Promise<void> };

/** `npm start` on a city, from nothing to its first answer. */
export async function startApp(folder: string): Promise<RunningApp> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, ['src/main.ts', '--empty'], {
    cwd: projectFolder,
    env: { ...process.env, KHUEVAN_DATA: folder, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`main.ts: ${child.exitCode}`);
    await sleep(20);
  }
  return {
    port,
    milliseconds: performance.now() - started,
    megabytes: () => mostMemory(child.pid!),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const answers = (port: number) =>
  new Promise<boolean>((done) => {
    get({ port, host: '127.0.0.1', path: '/healthz' }, (answer) => done((answer.resume(), answer.statusCode === 200))).once('error', () =>
      done(false),
    );
  });

/** The most a process ever held, where the system keeps it. */
function mostMemory(pid: number): number {
  const path = `/proc/${pid}/status`;
  return existsSync(path) ? Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(path, 'utf8'))![1]) / 1024 : NaN;
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}

/** The cookie of a sample account. */
export async function signIn(port: number, folder: string, caller: Caller): Promise<string> {
  const { password } = JSON.parse(readFileSync(join(folder, 'keys', 'sample-accounts.json'), 'utf8')) as { password: string };
  const answer = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-khuevan': '1' },
    body: JSON.stringify({ tenant: 'city', name: callers[caller], password }),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie()[0]!.split(';')[0]!;
}
