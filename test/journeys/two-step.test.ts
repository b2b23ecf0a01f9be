import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Account, checkScreen, openSite, password, type Site } from './browser.ts';

/** The sample as if it were real: whoever sees others' data signs in with a code. */
let site: Site;
beforeAll(async () => {
  site = await openSite();
  await site.db.sql('update public.tenant set demands_code = true');
});
afterAll(() => site?.close());

const secrets = new Map<Account, string>();
const codeOf = (account: Account) => TOTP.generate({ secret: Secret.fromBase32(secrets.get(account)!) });
/** As if half a minute had gone by since the last code. */
const later = () => site.db.sql('update one_time_secret set last_step = last_step - 2');
const today = (page: Page) => page.getByRole('heading', { level: 1, name: 'Hôm nay' }).waitFor();

async function givePassword(account: Account, width?: number): Promise<Page> {
  const page = await site.open('/', width);
  await page.getByLabel('Tên đăng nhập').fill(account);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  return page;
}

async function enrol(account: Account, width?: number): Promise<{ page: Page; codes: string[] }> {
  const page = await givePassword(account, width);
  await page.getByRole('img', { name: /ứng dụng xác thực quét/ }).waitFor();
  await checkScreen(page, 'Cài xác thực hai bước');
  secrets.set(account, (await page.getByText(/^([A-Z2-7]{4} ?){8}$/).innerText()).replaceAll(' ', ''));
  await page.getByLabel('Mã trong ứng dụng xác thực').fill('000000');
  await page.getByRole('button', { name: 'Xác nhận mã' }).click();
  await page.getByRole('alert').waitFor();
  await checkScreen(page);
  await page.getByLabel('Mã trong ứng dụng xác thực').fill(codeOf(account));
  await page.getByRole('button', { name: 'Xác nhận mã' }).click();
  const list = page.getByRole('list', { name: 'Mã khôi phục' });
  await list.waitFor();
  await checkScreen(page);
  const codes = await list.getByRole('listitem').allInnerTexts();
  expect(new Set(codes).size).toBe(10);
  await page.getByRole('button', { name: 'Đã cất, tiếp tục' }).click();
  await later();
  return { page, codes };
}

async function signIn(account: Account): Promise<Page> {
  const page = await givePassword(account);
  await page.getByLabel('Mã trong ứng dụng xác thực').fill(codeOf(account));
  await page.getByRole('button', { name: 'Xác nhận' }).click();
  await today(page);
  await later();
  return page;
}

test('a first sign-in sets up an app, on a phone too; the next one asks for its code, or a recovery code', async () => {
  const { page, codes } = await enrol('canbo', 360);
  await today(page);
  await page.context().close();

  const next = await givePassword('canbo', 360);
  await next.getByLabel('Mã trong ứng dụng xác thực').waitFor();
  await checkScreen(next);
  await next.getByLabel('Mã trong ứng dụng xác thực').fill('123 456');
  await next.getByRole('button', { name: 'Xác nhận' }).click();
  await next
    .getByRole('alert')
    .getByText(/Mã không đúng/)
    .waitFor();
  await checkScreen(next);
  await next.getByLabel('Mã trong ứng dụng xác thực').fill(codeOf('canbo'));
  await next.keyboard.press('Enter');
  await today(next);
  await later();

  const lost = await givePassword('canbo');
  await lost.getByRole('button', { name: /Dùng mã khôi phục/ }).click();
  await lost.getByLabel('Mã khôi phục').fill(codes[0]!);
  await checkScreen(lost);
  await lost.getByRole('button', { name: 'Xác nhận' }).click();
  await today(lost);
  await lost.goto('/phien-dang-nhap');
  await lost.getByText('mật khẩu và mã khôi phục').waitFor();
  await lost.getByText('9', { exact: true }).waitFor();
});

test('one looks where one is signed in, and ends what is open elsewhere', async () => {
  const [here, there] = [await signIn('canbo'), await signIn('canbo')];
  await here.getByRole('button', { name: /Chuyên viên đào tạo/ }).click();
  await here.getByRole('menuitem', { name: 'Phiên đăng nhập của tôi' }).click();
  await checkScreen(here, 'Phiên đăng nhập của tôi');
  const rows = here.getByRole('table', { name: 'Các phiên đăng nhập của tôi' }).getByRole('row');
  await rows
    .filter({ hasText: 'phiên này' })
    .filter({ hasText: /trên (Linux|macOS|Windows)/ })
    .waitFor();
  const before = await rows.count();
  await rows.getByRole('button', { name: 'Kết thúc' }).first().click();
  await expect.poll(() => rows.count()).toBe(before - 1);
  await here.getByRole('button', { name: 'Kết thúc các phiên khác' }).click();
  await checkScreen(here);
  await here.getByRole('dialog').getByRole('button', { name: 'Kết thúc các phiên khác' }).click();
  await expect.poll(() => rows.count()).toBe(2);
  await there.goto('/lop');
  await there.getByLabel('Tên đăng nhập').waitFor();
});

test('another app takes the password and a code; new recovery codes too', async () => {
  const page = await signIn('canbo');
  await page.goto('/phien-dang-nhap');
  for (const [button, shown] of [
    ['Lấy mã khôi phục mới', 'Đã cất, tiếp tục'],
    ['Đổi ứng dụng xác thực', 'Xác nhận mã'],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    await page.getByLabel('Mật khẩu đang dùng').fill(password);
    await page.getByLabel('Mã trong ứng dụng xác thực').fill(codeOf('canbo'));
    await checkScreen(page);
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    const done = page.getByRole('dialog').getByRole('button', { name: shown });
    await done.waitFor();
    await checkScreen(page);
    await (shown === 'Đã cất, tiếp tục' ? done : page.getByRole('dialog').getByRole('button', { name: 'Thôi' })).click();
    await done.waitFor({ state: 'detached' });
    await later();
  }
});

test('who has lost everything is helped by an administrator, who learns nothing, and sets up anew', async () => {
  const boss = (await enrol('quantri')).page;
  await today(boss);
  await boss.goto('/tai-khoan');
  const menu = async (item: string) => {
    await boss.getByRole('button', { name: /Việc khác với Chuyên viên đào tạo/ }).click();
    await boss.getByRole('menuitem', { name: item }).click();
    await boss.getByRole('dialog').waitFor();
    await checkScreen(boss);
  };
  await menu('Phiên đăng nhập');
  await boss.getByRole('dialog').getByRole('button', { name: 'Kết thúc', exact: true }).first().waitFor();
  await boss.keyboard.press('Escape');
  await menu('Định danh đăng nhập một lần');
  await boss.getByRole('textbox', { name: 'Định danh' }).fill('001085012345');
  await boss.getByRole('button', { name: 'Lưu định danh' }).click();
  await boss.getByRole('dialog').waitFor({ state: 'detached' });
  await menu('Đặt lại mã xác thực');
  await boss.getByLabel('Lý do').fill('Mất điện thoại, đã gặp trực tiếp');
  await boss.getByRole('dialog').getByRole('button', { name: 'Đặt lại mã xác thực' }).click();
  await boss.getByRole('dialog').waitFor({ state: 'detached' });
  await boss.getByRole('row').filter({ hasText: 'canbo' }).getByText('chưa cài xác thực hai bước').waitFor();
  await today((await enrol('canbo')).page);
});
