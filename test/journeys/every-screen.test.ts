import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkScreen, openSite, password, type Site } from './browser.ts';
import { everyScreen, type Screen } from './screens.ts';

let site: Site;
let screens: Screen[];
beforeAll(async () => {
  site = await openSite();
  screens = await everyScreen(site);
});
afterAll(() => site?.close());

test('every route of the product has its screen here', () => {
  const router = readFileSync(new URL('../../src/web/router.tsx', import.meta.url), 'utf8');
  const routes = [...router.matchAll(/^ +path: '([^']+)'/gm)].map((match) => match[1]!);
  expect(routes.length).toBeGreaterThan(20);
  // signing in has a journey of its own
  const seen = new Set(['/dang-nhap', ...screens.map(({ route }) => route)]);
  expect(routes.filter((route) => !seen.has(route))).toEqual([]);
});

test('the check sees what is wrong', async () => {
  const page = await site.open('/', 390);
  await page.getByLabel('Tên đăng nhập').waitFor();
  await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend', '<img src="/favicon.svg">')`);
  await expect(checkScreen(page)).rejects.toThrow('image-alt');
  await page.evaluate(`document.querySelector('main img').outerHTML = '<p style="width: 500px">rộng</p>'`);
  await expect(checkScreen(page)).rejects.toThrow('scrolls sideways');
});

const desktop = { width: 1280, height: 900 };
const phone = { width: 360, height: 740 };

/** The windows a screen opens: what its buttons of the heading and its menus show, looked at and closed again. */
async function everyWindow(page: Page, seen: Set<string>): Promise<void> {
  const buttons = page.locator('article > header button:enabled, article button[aria-haspopup=menu]:enabled');
  const names = new Map<string, number>();
  for (const [at, name] of (await buttons.allInnerTexts()).entries()) if (!names.has(name)) names.set(name, at);
  for (const [name, at] of names) {
    const button = buttons.nth(at);
    // the same button opens the same window on every screen
    if (seen.has(name) || !(await button.isVisible())) continue;
    await button.click();
    const layer = page.locator('[role=dialog], [role=menu]').filter({ visible: true }).first();
    await layer.waitFor({ timeout: 2_000 }).catch(() => {});
    if (!(await layer.isVisible())) continue;
    seen.add(name);
    await checkScreen(page);
    await page.keyboard.press('Escape');
    await layer.waitFor({ state: 'detached' });
    // the keyboard is back where it was
    await expect
      .poll(() => button.evaluate((element) => element === element.ownerDocument.activeElement), { message: `focus after ${name}` })
      .toBe(true);
  }
}

test('every screen, wide and on a phone, with the windows it opens', { timeout: 600_000 }, async () => {
  const page = await site.as('quantri');
  const refused: string[] = [];
  page.on('console', (said) => said.text().includes('Content Security Policy') && refused.push(`${page.url()}: ${said.text()}`));
  const wrong: string[] = [];
  const opened = { [desktop.width]: new Set<string>(), [phone.width]: new Set<string>() };
  for (const size of [desktop, phone]) {
    await page.setViewportSize(size);
    for (const { name, path, title } of screens) {
      try {
        await page.goto(path);
        await page.locator('article h1').filter({ hasText: title }).waitFor();
        await checkScreen(page);
        await everyWindow(page, opened[size.width]!);
      } catch (error) {
        wrong.push(`${name} at ${size.width}: ${String(error)}`);
      }
    }
  }
  expect(wrong, wrong.join('\n\n')).toEqual([]);
  expect(refused).toEqual([]);
  expect(opened[desktop.width]!.size).toBeGreaterThan(15);
  expect([...opened[phone.width]!]).toEqual([...opened[desktop.width]!]);
});

test('on a phone every place is reached from the bar below', async () => {
  const page = await site.as('canbo', '/', 390);
  const bar = page.getByRole('navigation', { name: 'Chính' });
  await bar.getByRole('link', { name: 'Lớp' }).click();
  await page.getByRole('heading', { level: 1, name: 'Lớp', exact: true }).waitFor();
  await bar.getByRole('button', { name: 'Thêm' }).click();
  await checkScreen(page);
  await page.getByRole('dialog').getByRole('link', { name: 'Tổng kết năm' }).click();
  await page.getByRole('heading', { level: 1, name: /Tổng kết năm/ }).waitFor();
});

test('by keyboard alone: sign in, find a class, read it', async () => {
  const page = await site.open('/');
  await page.getByLabel('Tên đăng nhập').waitFor();
  const press = (key: string) => page.keyboard.press(key);
  /** Tab until the named thing has the keyboard. */
  const tabTo = async (name: string) => {
    const wanted = page
      .getByRole('link', { name, exact: true })
      .or(page.getByLabel(name, { exact: true }))
      .first();
    for (let n = 0; n < 40; n++) {
      if (await wanted.evaluate((element) => element === element.ownerDocument.activeElement)) return;
      await press('Tab');
    }
    throw new Error(`40 times Tab do not reach ${name}`);
  };
  await tabTo('Tên đăng nhập');
  await page.keyboard.type('canbo');
  await press('Tab');
  await page.keyboard.type(password);
  await press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Hôm nay' }).waitFor();
  // the keyboard comes along; after a full load it begins with the way past the menu
  expect(await page.evaluate('document.activeElement.id')).toBe('main');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Hôm nay' }).waitFor();
  await press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Tới nội dung chính');
  await tabTo('Lớp');
  await press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Lớp', exact: true }).waitFor();
  await tabTo('Tìm lớp');
  await page.keyboard.type('ba vi');
  await page.waitForURL(/q=ba/);
  const first = page.getByRole('table', { name: 'Các lớp' }).getByRole('row').nth(1).getByRole('link');
  await first.filter({ hasText: 'Ba Vì' }).waitFor();
  for (let n = 0; n < 20 && !(await first.evaluate((element) => element === element.ownerDocument.activeElement)); n++) await press('Tab');
  await press('Enter');
  await page.getByRole('heading', { level: 1, name: /Ba Vì/ }).waitFor();
  // the keyboard is where the content begins, and a tab of the page opens with the arrows
  expect(await page.evaluate('document.activeElement.id')).toBe('main');
  await page.getByRole('tab', { name: /Học viên/ }).focus();
  await press('ArrowRight');
  await press('ArrowRight');
  await page.getByRole('list', { name: 'Diễn biến của lớp' }).waitFor();
});
