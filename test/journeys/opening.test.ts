import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkScreen, choose, openSite, type Site } from './browser.ts';

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

test('a class that will not fill goes into another in one step, and its own page says so before', async () => {
  const [from] = await site.db.sql<{ id: string; code: string }>(
    `select c.id, c.code from training_class c where c.status = 'preparing' and c.code like 'TC__-11'`,
  );
  const page = await site.as('quantri', `/lop/${from!.id}`);
  await page.getByRole('link', { name: 'Xem có thể làm gì' }).click();
  await page.getByRole('button', { name: /^Ghép vào lớp TC/ }).click();
  const form = page.getByRole('dialog');
  await choose(page, 'Văn bản cho ghép', /./);
  await form.getByLabel('Lý do').fill('Không đủ người');
  await checkScreen(page);
  await form.getByRole('button', { name: 'Ghép lớp' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1, name: /^TC..-12/ }).waitFor();
  await page.getByText('Không có lớp nào ghép được').waitFor();
  await checkScreen(page);
  const [gone] = await site.db.sql<{ status: string }>('select status from training_class where id = $1', [from!.id]);
  expect(gone).toEqual({ status: 'cancelled' });

  await page.getByRole('button', { name: 'Lùi ngày khai giảng' }).click();
  await form.getByLabel('Khai giảng dự kiến').waitFor();
  await checkScreen(page);
});
