import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkScreen, openSite, type Site, signIn } from './browser.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

test('wrong password in words, then today, then out again', async () => {
  const page = await site.open('/');
  await checkScreen(page, 'Khuê Văn');
  await signIn(page, 'canbo', 'khong phai mat khau nay');
  await page.getByRole('alert').waitFor();
  await checkScreen(page);
  expect(await page.getByRole('alert').innerText()).toMatch(/mật khẩu/i);
  await signIn(page, 'canbo');
  await checkScreen(page, 'Hôm nay');
  for (const part of ['Quá hạn', 'Đang chờ']) await page.getByRole('heading', { level: 2, name: part }).waitFor();
  await page.getByText('Khai giảng trong 14 ngày').first().waitFor();
  await page.getByRole('region', { name: /Kế hoạch năm/ }).waitFor();
  await page.getByRole('button', { name: /Chuyên viên đào tạo/ }).click();
  await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
  await page.getByLabel('Tên đăng nhập').waitFor();
  await page.goto('/lop');
  await page.getByLabel('Tên đăng nhập').waitFor();
});

test.each([
  '//elsewhere.example/x',
  '/..//elsewhere.example/x',
  '/\\elsewhere.example',
  'https://elsewhere.example',
  'javascript:alert(1)',
])('who signs in on an address with next=%s stays here', async (next) => {
  const page = await site.open(`/dang-nhap?next=${encodeURIComponent(next)}`);
  await signIn(page, 'canbo');
  await page.getByRole('heading', { level: 1, name: 'Hôm nay' }).waitFor();
  expect(page.url()).toBe(`${site.url}/`);
  await page.context().close();
});
