import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, assert, beforeEach, expect, test, vi } from 'vitest';
import { isAlive } from '#platform/process.ts';

// Real servers, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const program = join(import.meta.dirname, '../../../test/fixtures/hold-database.ts');
let folder: string;
const processes: ChildProcess[] = [];

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'embedded-')));
});
afterEach(async () => {
  for (const child of processes.splice(0)) child.kill('SIGKILL');
  const pid = postmaster();
  if (pid && isAlive(pid)) process.kill(pid, 'SIGQUIT');
  await vi.waitFor(() => assert(pid === undefined || !isAlive(pid)), { timeout: 20_000 });
  rmSync(folder, { recursive: true, force: true });
});

const postmaster = (): number | undefined => {
  try {
    return Number(readFileSync(join(folder, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
};
const log = () => readFileSync(join(folder, 'postgres.log'), 'utf8');
const wasShutDown = () => log().endsWith('database system is shut down\n');

/** A separate process that holds the database; `url` once it does. */
async function hold() {
  const child = spawn(process.execPath, [program, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  processes.push(child);
  const lines: string[] = [];
  const output = createInterface(child.stdout).on('line', (line) => lines.push(line));
  const [url] = (await once(output, 'line')) as [string];
  const ended = once(child, 'exit');
  return {
    url,
    lines,
    letGo: async () => {
      child.stdin.end();
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test('processes share one server, also when they start together; the last one out stops it', async () => {
  const [one, two, three] = await Promise.all([hold(), hold(), hold()]);
  expect(new Set([one.url, two.url, three.url]).size).toBe(1);
  await one.letGo();
  await two.letGo();
  expect(
    await query(
      three.url,
      "select current_setting('data_checksums') as sums, current_setting('fsync') as fsync, current_setting('timezone') as zone",
    ),
  ).toEqual([{ sums: 'on', fsync: 'on', zone: 'UTC' }]);
  expect(wasShutDown()).toBe(false);
  await three.letGo();
  expect(wasShutDown()).toBe(true);
});

test('sorts Vietnamese as Vietnamese, and the owner is no superuser', async () => {
  const { url, letGo } = await hold();
  const sorted = await query(
    url,
    "select string_agg(w, ' ' order by w) as words, current_setting('is_superuser') as super from unnest(array['đa', 'da', 'an', 'ăn', 'ân', 'eo']) w",
  );
  expect(sorted).toEqual([{ words: 'an ăn ân da đa eo', super: 'off' }]);
  await letGo();
});

test('a killed process leaves its server to the next', async () => {
  const first = await hold();
  const pid = postmaster();
  await first.kill();
  const second = await hold();
  expect([second.url, postmaster()]).toEqual([first.url, pid]);
  await second.letGo();
  expect(wasShutDown()).toBe(true);
});

test('a killed server is started again on its port, and nothing committed is lost', async () => {
  const { url, lines, letGo } = await hold();
  await query(url, 'create table kept as select 1 as n');
  process.kill(postmaster()!, 'SIGKILL');
  await expect.poll(() => lines.some((line) => line.includes('hoạt động trở lại')), { timeout: 20_000 }).toBe(true);
  expect(await query(url, 'select n from kept')).toEqual([{ n: 1 }]);
  await letGo();
  expect(wasShutDown()).toBe(true);
});

test('after everything was killed, and its numbers given to others, the next start recovers', async () => {
  const first = await hold();
  await query(first.url, 'create table kept as select 1 as n');
  const pid = postmaster()!;
  await first.kill();
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
  const stale = readFileSync(join(folder, 'pg', 'postmaster.pid'), 'utf8');
  writeFileSync(join(folder, 'pg', 'postmaster.pid'), stale.replace(/^\d+/, String(process.pid)));
  writeFileSync(join(folder, 'lock'), `${process.pid} 1 an earlier life`);
  const second = await hold();
  expect(await query(second.url, 'select n from kept')).toEqual([{ n: 1 }]);
  expect(log()).toMatch(/automatic recovery in progress/);
  await second.letGo();
});
