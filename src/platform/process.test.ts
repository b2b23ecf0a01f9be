import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { birthOf, isAlive } from './process.ts';

test('a process that ended is not alive', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  expect(isAlive(pid)).toBe(false);
});

test.runIf(process.platform === 'linux')('a number used again is not the process that had it', () => {
  expect(isAlive(process.pid, birthOf(process.pid))).toBe(true);
  expect(isAlive(process.pid, '1')).toBe(false);
});

test.runIf(process.platform === 'linux')('a zombie is not alive, though it answers to its number', async () => {
  // The shell starts a child that ends, becomes a program that never collects it, and tells us the child's number.
  const shell = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 30']);
  const [number] = (await once(shell.stdout, 'data')) as [Buffer];
  const pid = Number(String(number));
  await expect.poll(() => isAlive(pid)).toBe(false);
  expect(() => process.kill(pid, 0)).not.toThrow();
  shell.kill();
});
