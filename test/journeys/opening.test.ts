import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkScreen, openSite, type Site } from './browser.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

test('a class that is short of people is seen from the list, on its page, and on the first page', async () => {
  const page = await site.as('quantri', '/lop');
  await page.getByRole('link', { name: 'lớp sắp mở' }).click();
  await page.getByRole('heading', { level: 1, name: 'Lớp sắp mở' }).waitFor();
  await page.getByRole('table', { name: 'Các lớp sắp mở' }).waitFor();
  await checkScreen(page);

  await page.getByText('Khi nào coi là có nguy cơ').click();
  await page.getByRole('button', { name: 'Đặt ngưỡng mới' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Số người tối thiểu để mở lớp').fill('500');
  await form.getByLabel('Cảnh báo trước khai giảng, ngày').fill('90');
  await form.getByLabel('Đến lúc đó phải cử được, % chỉ tiêu').fill('60');
  await form.getByRole('button', { name: 'Đặt ngưỡng' }).click();
  await form.getByText('Ngưỡng mở lớp chưa có căn cứ.').waitFor();
  await checkScreen(page);
  await form.getByLabel('Căn cứ', { exact: true }).fill('Thông báo của trường');
  await form.getByRole('button', { name: 'Đặt ngưỡng' }).click();
  await form.waitFor({ state: 'detached' });

  const short = page.getByRole('row').filter({ hasText: /cần ít nhất 500/ });
  await expect.poll(() => short.count()).toBeGreaterThan(0);
  await short.getByRole('link').first().click();
  await page.getByRole('heading', { level: 2, name: 'Hỏi đơn vị nào' }).waitFor();
  await page.getByText(/cần ít nhất 500/).waitFor();
  await checkScreen(page);

  await page.getByRole('link', { name: 'Hôm nay' }).click();
  await page.getByRole('heading', { level: 3, name: /Lớp có nguy cơ không mở được/ }).waitFor();
  await checkScreen(page);
});
