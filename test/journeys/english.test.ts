import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KINDS } from '../../src/modules/documents/kinds.ts';
import { checkScreen, openSite, password, type Site } from './browser.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

/** Signed in through the page everybody signs in on, after choosing English there. */
async function inEnglish(account: string, path = '/'): Promise<Page> {
  const page = await site.open(path);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByLabel('Sign-in name').fill(account);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('article h1').waitFor();
  return page;
}

const languageOf = (page: Page) => page.evaluate('document.documentElement.lang');

test('from signing in to the year in English, and back to Vietnamese', async () => {
  const page = await site.open('/');
  await page.getByRole('heading', { level: 1, name: 'Khuê Văn' }).waitFor();
  expect(await languageOf(page)).toBe('vi');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByLabel('Sign-in name').waitFor();
  expect(await languageOf(page)).toBe('en');
  await checkScreen(page, 'Khuê Văn');

  await page.getByLabel('Sign-in name').fill('canbo');
  await page.getByLabel('Password', { exact: true }).fill('not the password at all');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').waitFor();
  await checkScreen(page);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await checkScreen(page, 'Today');
  await page.getByText(/^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d{1,2} [A-Z][a-z]{2} \d{4}$/).waitFor();

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Classes' }).click();
  await checkScreen(page, 'Classes');
  await page.getByLabel('Find a class').fill('ba vi');
  const found = page.getByRole('table', { name: 'Classes' }).getByRole('row').nth(1);
  await found.getByRole('link').filter({ hasText: 'Ba Vì' }).click();
  await checkScreen(page, /Ba Vì/);
  await page.getByRole('region', { name: 'About the class' }).getByText('Training institution').waitFor();
  await page.getByRole('tab', { name: /Timeline/ }).click();
  const event = page.getByRole('list', { name: 'Timeline of the class' }).getByRole('listitem').filter({ hasText: 'Opening' }).first();
  expect(await event.innerText()).toMatch(/\d{1,2} [A-Z][a-z]{2} 20\d\d/);
  await checkScreen(page);

  await page.goto('/tong-ket?year=2020&org=LHP');
  await checkScreen(page, 'Annual review 2020');
  await page.getByText('2,525').first().waitFor();
  await page.getByText('carried over to 2021').first().waitFor();

  await page.getByRole('button', { name: /Chuyên viên đào tạo/ }).click();
  await page.getByRole('menuitem', { name: 'Tiếng Việt' }).click();
  await page.getByRole('heading', { level: 1, name: 'Tổng kết năm 2020' }).waitFor();
  expect(await languageOf(page)).toBe('vi');
  await page.getByText('2.525').first().waitFor();
});

test('a day is typed as day/month/year and read back with its month in words', async () => {
  const page = await inEnglish('quantri', '/don-vi');
  const field = page.getByRole('textbox', { name: 'As of' });
  await field.fill('5/3/2024');
  await field.press('Tab');
  await page.getByText('Organisation as of 5 Mar 2024').waitFor();
  expect(await field.inputValue()).toBe('5 Mar 2024');
  await field.fill('6 Mar 2024');
  await field.press('Tab');
  await page.getByText('Organisation as of 6 Mar 2024').waitFor();
  await field.fill('31/2/2024');
  await field.press('Tab');
  await page.getByText('There is no day 31/2/2024. Write day/month/year.').waitFor();
  expect(await field.inputValue()).toBe('31/2/2024');
});

test('only the catalogue of the language is fetched, and the server is asked in it', async () => {
  const page = await site.open('/');
  await page.getByLabel('Tên đăng nhập').waitFor();
  const loaded = (name: string) =>
    page.evaluate(`performance.getEntriesByType('resource').filter((one) => one.name.includes('/assets/${name}-')).length`);
  expect([await loaded('vi'), await loaded('en')]).toEqual([1, 0]);
  const asked = page.waitForRequest(/\/api\/tenants/);
  await page.getByRole('button', { name: 'English' }).click();
  expect((await asked).headers()['accept-language']).toBe('en');
  await page.getByLabel('Sign-in name').waitFor();
  expect([await loaded('vi'), await loaded('en')]).toEqual([0, 1]);
});

const vietnamese = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/i;
/** What stays Vietnamese: the product, the other language, the law's own names of its papers, the column written into a unit's file. */
const kept = [
  'Khuê Văn',
  'Tiếng Việt',
  '"Ghi chú kiểm tra"',
  ...Object.values(KINDS).map((kind) => kind.charAt(0).toUpperCase() + kind.slice(1)),
];

describe('nothing Vietnamese on an English screen but what the records hold', () => {
  let page: Page;
  const data = new Set<string>();
  let reading: Promise<void>[] = [];
  beforeAll(async () => {
    page = await inEnglish('quantri');
    page.on('response', (response) => {
      if (response.url().includes('/api/')) reading.push(response.json().then(collect, () => {}));
    });
  });
  const collect = (value: unknown): void => {
    if (typeof value === 'string') data.add(value.replaceAll('\u00a0', ' '));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  const seen = `(() => {
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest('noscript, [lang=vi]')) texts.push(walker.currentNode.textContent);
    for (const name of ['aria-label', 'placeholder', 'title']) for (const one of document.querySelectorAll('[' + name + ']')) texts.push(one.getAttribute(name));
    return [document.title, ...texts];
  })()`;

  test.each([
    '/',
    '/ke-hoach',
    '/nhu-cau',
    '/lop',
    '/lop?tab=suat',
    '/lop/ke-khai',
    '/lop/cu-di-hoc',
    '/nguoi',
    '/chung-chi',
    '/van-ban',
    '/don-vi',
    '/nhap-tep',
    '/nhap-tep/trainees',
    '/nhap-tep/plan',
    '/tong-ket?year=2020&org=LHP',
    '/tong-ket/chi-tiet?year=2020&org=LHP&cell=classes.opened',
    '/chuong-trinh',
    '/tai-khoan',
    '/huong-dan',
  ])('%s', async (path) => {
    reading = [];
    await page.goto(path);
    await page.locator('article h1').waitFor();
    await page.getByRole('status', { name: 'Loading' }).first().waitFor({ state: 'hidden' });
    await page.waitForLoadState('networkidle');
    await Promise.all(reading);
    const known = [...data, ...kept].filter((text) => vietnamese.test(text)).sort((a, b) => b.length - a.length);
    const texts = (await page.evaluate(seen)) as string[];
    expect(texts.length).toBeGreaterThan(20);
    const left = [...new Set(texts.map((text) => text.replaceAll('\u00a0', ' ')))].filter((text) => {
      if (!vietnamese.test(text)) return false;
      return vietnamese.test(known.reduce((rest, one) => rest.replaceAll(one, ''), text));
    });
    expect(left, path).toEqual([]);
  });
});
