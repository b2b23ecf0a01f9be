import { AxeBuilder } from '@axe-core/playwright';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { withLock } from '#platform/lock.ts';
import { buildWebIfStale, webFolder } from '#platform/web-build.ts';
import { buildApp } from '../../src/app.ts';
import type { FreshDatabase } from '../database.ts';
import { sampleOf, samplePassword } from '../sample.ts';
import { launch } from './chromium.ts';

// A journey is many steps, and the machine may be busy with the other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const project = fileURLToPath(new URL('../../', import.meta.url));
export const password = samplePassword;
/** Signs in to the sample; what each may do is in src/sample/accounts.ts. */
export type Account = 'quantri' | 'canbo' | 'truong' | 'khoidang' | 'xem';

export interface Site {
  url: string;
  db: FreshDatabase;
  /** Folder of the built pages it serves. */
  pages: string;
  /** A window of its own: nothing is shared with other windows, nobody is signed in. */
  open(path?: string, width?: number): Promise<Page>;
  /** Signed in through the page everybody signs in on, then at `path`. */
  as(account: Account, path?: string, width?: number): Promise<Page>;
  close(): Promise<void>;
}

/** The product on a database of its own, with the sample of Hà Nội where nothing else is asked for, and a browser. One for a test file: opening it takes seconds. */
export async function openSite(over: () => Promise<FreshDatabase> = () => sampleOf('hanoi')): Promise<Site> {
  const [browser, db, webRoot] = await Promise.all([launch(), over(), builtPages()]);
  const app = await buildApp({ pools: db.pools, keys: db.keys, webRoot });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const open: Site['open'] = async (path = '/', width = 1440) => {
    const context = await browser.newContext({
      baseURL: url,
      viewport: { width, height: 900 },
      reducedMotion: 'reduce',
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
    });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    await page.goto(path);
    return page;
  };
  return {
    url,
    db,
    pages: webRoot,
    open,
    as: async (account, path = '/', width) => {
      const page = await open(path, width);
      await signIn(page, account);
      return page;
    },
    close: async () => {
      await browser.close();
      await app.close();
      rmSync(webRoot, { recursive: true, force: true });
    },
  };
}

export async function signIn(page: Page, account: Account, given = password): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(account);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(given);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  if (given === password) await page.getByRole('main').getByRole('heading', { level: 1 }).and(page.locator('article h1')).waitFor();
}

/** The screen as it stands: everything read, no accessibility violation, nothing to the right of the window. */
export async function checkScreen(page: Page, title?: string | RegExp): Promise<void> {
  if (title !== undefined) await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page
    .getByRole('status', { name: /^(Đang tải|Loading)$/ })
    .first()
    .waitFor({ state: 'hidden' });
  // text that is still fading in has no colour of its own
  await page.evaluate(`document.getAnimations().forEach((one) => one.effect?.getComputedTiming().iterations !== Infinity && one.finish())`);
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    // WCAG 2.2: what is pressed is 24 pixels or stands alone; axe leaves it out unless asked
    .options({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
    .analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${help}\n  ${html.slice(0, 200)}\n  ${any.map((one) => one.message).join('; ')}`),
  );
  expect(found, [`${page.url()} at ${page.viewportSize()?.width}`, ...found].join('\n')).toEqual([]);
  const beyond = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(beyond, `${page.url()} scrolls sideways at ${page.viewportSize()?.width}`).toBe(0);
}

/** Chooses in a list that opens, by what one reads, in the dialog where there is one; a list that is searched gets the text typed first. */
export async function choose(page: Page, label: string, option: string | RegExp, typed?: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  const field = ((await dialog.count()) > 0 ? dialog.last() : page).getByRole('combobox', { name: label, exact: true });
  await field.click();
  if (typed !== undefined) await field.fill(typed);
  await page
    .getByRole('option', { name: option, exact: typeof option === 'string' })
    .first()
    .click();
}

/** A copy: whoever builds in this folder meanwhile takes no file away from under a running journey. */
async function builtPages(): Promise<string> {
  await buildWebIfStale(project, () => {});
  const copy = mkdtempSync(join(tmpdir(), 'khuevan-pages-'));
  await withLock(join(project, 'dist', 'lock'), async () => cpSync(webFolder(project), copy, { recursive: true }));
  return copy;
}
