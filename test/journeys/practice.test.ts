import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roleFacts } from '#kit/roles.ts';
import { heldInAgency, practiceAccounts } from '#modules/access';
import { madePractice, practicePassword } from '#test/practice-place.ts';
import { checkScreen, choose, openSite, type Site } from './browser.ts';

const TENANT = 'Tỉnh Thực Hành – bản thực hành';
const band = 'Bản thực hành: dữ liệu giả, làm lại mỗi đêm lúc 00:30';

let site: Site;
beforeAll(async () => void (site = await openSite(madePractice)));
afterAll(() => site?.close());

async function atTheDoor(width?: number): Promise<Page> {
  const page = await site.open('/', width);
  await choose(page, 'Nơi làm việc', TENANT);
  await page.getByRole('combobox', { name: 'Tập làm việc ở' }).waitFor();
  return page;
}
async function enter(page: Page): Promise<void> {
  await page.getByLabel('Mật khẩu', { exact: true }).fill(practicePassword);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.locator('article h1').waitFor();
}

test.each([1280, 360])('at the door one chooses an agency and a role; %i wide', async (width) => {
  const page = await atTheDoor(width);
  await checkScreen(page);
  await choose(page, 'Tập làm việc ở', 'Cơ quan 07 – Ủy ban nhân dân phường Số Một', '07');
  await choose(page, 'Vai trò', 'Đầu mối đơn vị');
  expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe('daumoi-07');
  // the role stays, in another agency
  await choose(page, 'Tập làm việc ở', 'Cơ quan 05 – Trung tâm chính trị phường Số Một', '05');
  expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe('daumoi-05');
  // of what is held over all there is no contact of a unit
  await choose(page, 'Tập làm việc ở', 'Toàn tỉnh', 'Toàn');
  expect(await page.getByRole('combobox', { name: 'Vai trò' }).inputValue()).toBe('');
  await choose(page, 'Vai trò', 'Cơ quan tài chính');
  expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe('taichinh');
  await checkScreen(page);
  await enter(page);
  await page.getByRole('note').filter({ hasText: band }).waitFor();
  await checkScreen(page);
});

test('the band is on every page, and on paper', async () => {
  const page = await atTheDoor();
  await page.getByLabel('Tên đăng nhập').fill('truong-03');
  await enter(page);
  for (const path of [
    '/',
    '/ke-hoach',
    '/lop',
    '/nguoi',
    '/van-ban',
    '/don-vi',
    '/phe-duyet',
    '/tong-ket',
    '/phan-cap',
    '/phien-dang-nhap',
  ]) {
    await page.goto(path);
    await page.locator('article h1').waitFor();
    expect(await page.getByRole('note').filter({ hasText: band }).isVisible(), path).toBe(true);
  }
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByText(band).isVisible()).toBe(true);
});

test('whoever may be chosen finds a page of the own, without a refusal on it', { timeout: 300_000 }, async () => {
  const page = await atTheDoor();
  for (const { signInName, role } of practiceAccounts(8).filter(({ agency }) => agency === '07')) {
    expect(heldInAgency(role)).toBe(true);
    await choose(page, 'Tập làm việc ở', /^Cơ quan 07/, '07');
    await choose(page, 'Vai trò', roleFacts[role].vi);
    expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe(signInName);
    await enter(page);
    await page.getByRole('status', { name: 'Đang tải' }).first().waitFor({ state: 'hidden' });
    expect([signInName, await page.getByRole('alert').allInnerTexts()]).toEqual([signInName, []]);
    await page.context().clearCookies();
    await page.goto('/dang-nhap');
    await page.getByRole('combobox', { name: 'Tập làm việc ở' }).waitFor();
  }
});

test('a real tenant offers nobody, and bears no band', async () => {
  const page = await atTheDoor();
  await choose(page, 'Nơi làm việc', 'Tỉnh thử nghiệm');
  await page.getByRole('combobox', { name: 'Tập làm việc ở' }).waitFor({ state: 'detached' });
  await expect.poll(() => page.getByRole('combobox').count()).toBe(1);
});

test('in English', async () => {
  const page = await site.open();
  await page.getByRole('button', { name: 'English' }).click();
  await choose(page, 'Workplace', TENANT);
  await choose(page, 'Practise at', 'The whole province', 'whole');
  await choose(page, 'Role', 'Finance');
  await page.getByLabel('Password', { exact: true }).fill(practicePassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('article h1').waitFor();
  await page.getByRole('note').filter({ hasText: 'nothing here is real, and it is made anew every night at 00:30' }).waitFor();
});
