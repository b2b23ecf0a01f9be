import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildWebIfStale, webFolder } from '#platform/web-build.ts';
import { buildApp } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';
import { openInstallation } from '../src/installation.ts';
import { launch } from '../test/journeys/chromium.ts';
import { type Line, watchLine } from '../test/journeys/transferred.ts';
import { type Figure, thousands } from './measure.ts';

/** 1 Mbit/s each way, 300 ms before every answer. */
const slow = { offline: false, latency: 300, downloadThroughput: 125_000, uploadThroughput: 125_000 };
const PAGE = 300_000;
const password = 'ca ro ganh nuoc mua';

/** A morning on a slow line: the first visit with nothing in the cache, signing in, the first list, and the visit of the next day. */
export async function bench(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kv-bench-'));
  chmodSync(folder, 0o755);
  const config = { ...loadConfig({}), dataFolder: join(folder, 'data'), samplePassword: password };
  await buildWebIfStale(config.projectFolder, () => {});
  const installation = await openInstallation(config, { sample: 'fill' });
  const app = await buildApp({ pools: installation.pools, keys: installation.keys, webRoot: webFolder(config.projectFolder) });
  const browser = await launch();
  try {
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN' });
    context.setDefaultTimeout(60_000);
    const [page, line] = await slowPage(() => context.newPage());
    const home = () => page.getByRole('heading', { level: 2 }).first().waitFor();

    const signIn = await step(line, async () => {
      await page.goto(address, { waitUntil: 'commit' });
      await page.getByLabel('Mật khẩu', { exact: true }).waitFor();
    });
    const paint = await firstPaint(page);
    await page.getByLabel('Tên đăng nhập').fill('canbo');
    await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
    const signedIn = await step(line, async () => {
      await page.getByRole('button', { name: 'Đăng nhập' }).click();
      await home();
    });
    // reading the first page takes a moment; meanwhile what most pages share comes by itself
    await page.waitForTimeout(4_000);
    const ahead = line.take();
    const list = await step(line, async () => {
      await page.getByRole('navigation').getByRole('link', { name: 'Lớp', exact: true }).first().click();
      await page.getByRole('row').nth(1).waitFor();
    });
    const one = await step(line, async () => {
      await page.getByRole('row').nth(1).getByRole('link').first().click();
      await page.getByRole('tab', { name: 'Học viên' }).waitFor();
    });
    await page.close();

    const [again, later] = await slowPage(() => context.newPage());
    const second = await step(later, async () => {
      await again.goto(address, { waitUntil: 'commit' });
      await again.getByRole('heading', { level: 2 }).first().waitFor();
    });

    const row = (work: string, { seconds, bytes, requests }: Step, limit: number): Figure => ({
      work: `slow line: ${work}`,
      ours: `${seconds.toFixed(1)} s, ${thousands(bytes / 1000)} KB in ${requests} requests`,
      bound: `≤ ${limit} s`,
      held: seconds <= limit,
    });
    const firstBytes = signIn.bytes + signedIn.bytes;
    return [
      row('first visit, first paint', { ...signIn, seconds: paint }, 3),
      row('first visit, sign-in can be typed into', signIn, 5),
      row('signed in, today can be read', signedIn, 3),
      {
        work: 'slow line: sign-in and today from an empty cache',
        ours: `${thousands(firstBytes / 1000)} KB (then ${thousands(ahead.bytes / 1000)} KB ahead for the pages to come)`,
        bound: '≤ 300 KB',
        held: firstBytes <= PAGE,
      },
      row('from today to the class list', list, 3),
      row('from the list to one class', one, 3),
      row('second visit, today can be read', second, 3),
    ];
  } finally {
    await browser.close();
    await app.close();
    await installation.close();
    rmSync(folder, { recursive: true });
  }
}

type Step = { seconds: number; bytes: number; requests: number };

async function slowPage(open: () => Promise<Page>): Promise<[Page, Line]> {
  const page = await open();
  const line = await watchLine(page);
  await line.cdp.send('Network.emulateNetworkConditions', slow);
  return [page, line];
}

async function step(line: Line, work: () => Promise<unknown>): Promise<Step> {
  line.take();
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  const { bytes, requests } = line.take();
  return { seconds, bytes, requests };
}

const firstPaint = async (page: Page): Promise<number> =>
  Number(await page.evaluate(`performance.getEntriesByName('first-contentful-paint')[0].startTime`)) / 1000;
