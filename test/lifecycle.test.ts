import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';

const project = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'lifecycle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The real program with the environment given and none of ours. */
function run(words: string[], environment: Record<string, string> = {}) {
  const env = { PATH: process.env['PATH'] ?? '', KHUEVAN_DATA: folder, ...environment };
  const child = spawn(process.execPath, words, { cwd: project, env });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, stdout, stderr }));
  return { child, ended };
}

test('a used port is one Vietnamese line, before anything is made', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { code, stdout, stderr } = await run(['src/main.ts'], { PORT: String(port) }).ended;
  other.close();
  expect({ code, stdout, stderr }).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(new RegExp(`^Cổng ${port} .*\\n$`)) as string,
  });
});

test('a mistake on the command line is one Vietnamese line', async () => {
  const { code, stdout, stderr } = await run(['src/cli.ts', 'nowhere']).ended;
  expect({ code, stdout, stderr }).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^Không có lệnh "nowhere".*\n$/) as string,
  });
});

test('starts empty, answers, lets doctor join, and stops with its database at SIGTERM', { timeout: 120_000 }, async () => {
  const { child, ended } = run(['src/main.ts', '--empty'], { PORT: '0' });
  const lines = createInterface(child.stdout);
  let url: string | undefined;
  for await (const line of lines) if ((url = /http:\S+/.exec(line)?.[0])) break;
  if (!url) throw new Error((await ended).stderr);
  child.stdout.resume();
  const health = await fetch(`${url}/healthz`);
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);

  const doctor = await run(['src/cli.ts', 'doctor']).ended;
  expect(doctor).toMatchObject({ code: 0, stderr: '' });
  expect(doctor.stdout).toMatch(/✓ Cơ sở dữ liệu trả lời: PostgreSQL 18/);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);

  child.kill('SIGTERM');
  expect(await ended).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).toMatch(/database system is shut down\n$/);
});
