import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { withLock } from './lock.ts';
import { birthOf } from './process.ts';

const folder = mkdtempSync(join(tmpdir(), 'lock-'));
afterAll(() => rmSync(folder, { recursive: true }));
const dead = () => spawnSync(process.execPath, ['--version']).pid;

test('refuses after its patience when a living process holds the lock, and leaves it there', async () => {
  const path = join(folder, 'living');
  writeFileSync(path, `${process.pid} ${birthOf(process.pid)} someone`);
  await expect(withLock(path, async () => 'in', 150)).rejects.toThrow(`Tiến trình ${process.pid} `);
  expect(existsSync(path)).toBe(true);
});

test('only one at a time, and nothing is left behind', async () => {
  const path = join(folder, 'many');
  let inside = 0;
  let most = 0;
  const turns = Array.from({ length: 12 }, () =>
    withLock(path, async () => {
      most = Math.max(most, ++inside);
      await sleep(5);
      inside--;
    }),
  );
  await Promise.all(turns);
  expect(most).toBe(1);
  expect(readdirSync(folder).filter((name) => name.startsWith('many'))).toEqual([]);
});

test('takes over from a dead process, one of many who try', async () => {
  const path = join(folder, 'stale');
  writeFileSync(path, `${dead()} 1 gone`);
  let inside = 0;
  let most = 0;
  const turns = Array.from({ length: 8 }, () =>
    withLock(path, async () => {
      most = Math.max(most, ++inside);
      await sleep(5);
      inside--;
    }),
  );
  await Promise.all(turns);
  expect(most).toBe(1);
});

test.runIf(process.platform === 'linux')('takes over when the holder’s number belongs to another process now', async () => {
  const path = join(folder, 'reused');
  writeFileSync(path, `${process.pid} 1 an earlier life`);
  expect(await withLock(path, async () => 'in', 1_000)).toBe('in');
});

test('is given back when the work fails', async () => {
  const path = join(folder, 'failing');
  await expect(withLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(path)).toBe(false);
});
