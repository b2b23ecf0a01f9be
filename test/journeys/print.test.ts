import { execFileSync, spawnSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { openSite, type Site } from './browser.ts';
import { everyScreen, type Screen } from './screens.ts';

let site: Site;
let screens: Screen[];
let page: Page;
beforeAll(async () => {
  site = await openSite();
  screens = await everyScreen(site);
  page = await site.as('quantri', '/', 1280);
});
afterAll(() => site?.close());

const canRead = spawnSync('pdftotext', ['-v']).error === undefined;
/** Without blanks: where a line breaks is the paper's business. */
const close = (text: string) => text.normalize('NFC').replace(/\s+/g, '');
/** Width inside the margins of src/web/print.css, in CSS pixels. */
const inside = { portrait: 688, landscape: 1032 };

async function open(screen: Screen) {
  await page.goto(screen.path);
  await page.locator('article h1').filter({ hasText: screen.title }).waitFor();
  await page.getByRole('status', { name: 'Đang tải' }).first().waitFor({ state: 'hidden' });
  await page.waitForLoadState('networkidle');
}

/** Width and height of every page in millimetres. */
const pagesOf = (pdf: Buffer) =>
  [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map((match) =>
    [match[1], match[2]].map((points) => Math.round((Number(points) * 25.4) / 72)),
  );
/** raw: cell after cell; layout: line after line, as one reads it. */
const textOf = (pdf: Buffer, order: 'raw' | 'layout' = 'raw') =>
  close(execFileSync('pdftotext', [`-${order}`, '-', '-'], { input: pdf, encoding: 'utf8' }));

test('every list and report on A4: whole, without what can be pressed, across where it is wide', { timeout: 400_000 }, async () => {
  const wrong: string[] = [];
  const check = (screen: Screen, what: string, got: unknown, wanted: unknown) => {
    if (JSON.stringify(got) !== JSON.stringify(wanted)) wrong.push(`${screen.name}: ${what}: ${JSON.stringify(got)}`);
  };
  for (const screen of screens.filter(({ paper }) => paper !== undefined)) {
    const paper = screen.paper!;
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(screen);
    const shown = await page.evaluate<string[]>(
      `[...document.querySelectorAll('article :is(h1, h2, th, td)')].filter((one) => one.checkVisibility() && one.clientWidth > 2 && !one.querySelector('button, input, [class*=unseen]')).map((one) => one.innerText).filter(Boolean)`,
    );
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const pages = pagesOf(pdf);
    check(screen, 'size', [...new Set(pages.map(String))], [paper === 'portrait' ? '210,297' : '297,210']);
    if (canRead) {
      const text = textOf(pdf);
      const lost = shown.filter((one) => !text.includes(close(one)));
      check(screen, 'lost', lost.slice(0, 5), []);
      check(screen, 'head', text.includes(close('Khuê Văn · ')) && /inlúc\d\d\/\d\d\/\d{4}\d\d:\d\d/.test(text), true);
      check(screen, 'page numbers', text.includes(`1/${pages.length}`) && text.includes(`${pages.length}/${pages.length}`), true);
    }
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: inside[paper], height: 900 });
    check(screen, 'beyond', await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0);
    const pressed = page.locator('nav, .mantine-Button-root, .mantine-ActionIcon-root, [role=search] input:placeholder-shown');
    check(screen, 'pressed', await pressed.filter({ visible: true }).allInnerTexts(), []);
    const heads = await page.evaluate(`[...document.querySelectorAll('article thead')].map((one) => getComputedStyle(one).display)`);
    check(
      screen,
      'heads',
      [...new Set(heads as string[])].filter((display) => display !== 'table-header-group'),
      [],
    );
    await page.emulateMedia({ media: null });
  }
  expect(wrong, wrong.join('\n')).toEqual([]);
});

describe('what the paper says', () => {
  it.skipIf(!canRead)('the filter in words, and that there is more than is printed', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(screens.find(({ name }) => name === 'classes of one year')!);
    const filtered = textOf(await page.pdf({ preferCSSPageSize: true }), 'layout');
    for (const words of ['Năm:2020', 'Tìmlớp:trung']) expect(filtered).toContain(words);
    expect(filtered).not.toContain(close('Danh sách còn nữa'));
    await open(screens.find(({ name }) => name === 'people')!);
    const people = await page.pdf({ preferCSSPageSize: true });
    expect(textOf(people)).toContain(close('trang in này chỉ có phần đang hiện'));
    // every page of a long list says what its columns are
    expect(pagesOf(people).length).toBeGreaterThan(1);
    for (const head of ['Họ và tên', 'Ngày sinh']) expect(textOf(people).split(close(head)).length - 1).toBe(pagesOf(people).length);
  });
});
