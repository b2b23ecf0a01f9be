import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { RouteOptions } from 'fastify';
import { buildApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { openInstallation } from '../../src/installation.ts';

/** The application as it runs in an office, over a database of its own, and how long its loop was blocked. */
export type Ready = { port: number; password: string; routes: { method: string; url: string; body: boolean }[] };

const folder = mkdtempSync(join(tmpdir(), 'kv-corpus-data-'));
const password = 'ca ro ganh nuoc mua';
const config = loadConfig({ KHUEVAN_DATA: folder, KHUEVAN_SAMPLE_PASSWORD: password });
const installation = await openInstallation(config, { sample: 'fill' });
const routes: Ready['routes'] = [];
const app = await buildApp({
  pools: installation.pools,
  keys: installation.keys,
  webRoot: null,
  log: { level: 'error', stream: { write: complain } },
  onRoute: ({ method, url, schema }: RouteOptions) => {
    for (const one of [method].flat()) routes.push({ method: one, url, body: Boolean(schema?.body) });
  },
});
await app.listen({ port: 0, host: '127.0.0.1' });

/** Each kind of failure once, in one line. */
const told = new Set<string>();
function complain(line: string): void {
  const { err } = JSON.parse(line) as { err?: { message: string; stack: string } };
  const text = `${err?.message} ${err?.stack
    .split('\n')
    .find((one) => one.includes('/src/'))
    ?.trim()}`;
  if (told.size < 50 && !told.has(text)) console.error(`  ${text}`);
  told.add(text);
}

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
process.on('message', (question) => {
  if (question === 'delay') {
    process.send!({ delay: delay.max / 1e6 });
    delay.reset();
  } else process.disconnect();
});
// whoever asks is done, or gone
process.once('disconnect', () => void stop());

async function stop(): Promise<void> {
  await app.close();
  await installation.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
process.send!({ port: (app.server.address() as AddressInfo).port, password, routes } satisfies Ready);
