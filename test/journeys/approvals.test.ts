import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkScreen, choose, openSite, type Site } from './browser.ts';

let site: Site;
let classId: string;
beforeAll(async () => {
  site = await openSite();
  const [row] = await site.db.sql<{ id: string }>(`select id from training_class where code like 'BD__-01' and status = 'preparing'`);
  classId = row!.id;
});
afterAll(() => site?.close());

const submit = async (page: Page, label: string) => {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: label, exact: true }).click();
};
const closed = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' });
/** What the panel of the class says of an item. */
const item = (page: Page, name: string) =>
  page.getByRole('table', { name: 'Ý kiến thống nhất của lớp' }).getByRole('row').filter({ hasText: name });
/** Among what waits, the request of the class; what else waits stands before or after it. */
const toConcurrence = (page: Page) =>
  page.getByRole('table', { name: 'Các đề nghị' }).getByRole('row').filter({ hasText: 'Thống nhất mở lớp' }).getByRole('link').click();

test('five items: nobody is summoned before; submitted, one returned with remarks, submitted again, all agreed, the class opens', async () => {
  const school = await site.as('truong', `/lop/${classId}`);
  await item(school, 'Tài liệu').getByText('chưa trình').waitFor();
  await checkScreen(school);

  // the class may not open
  await school.getByRole('button', { name: 'Khai giảng' }).click();
  await submit(school, 'Ghi khai giảng');
  const refusal = school.getByRole('dialog').getByRole('alert');
  await refusal.waitFor();
  expect(await refusal.innerText()).toMatch(/còn 5 nội dung.*đối tượng \(chưa trình Ban Tổ chức/);
  await school.keyboard.press('Escape');
  await closed(school);

  await school.getByRole('button', { name: 'Trình thống nhất' }).click();
  await school
    .getByRole('dialog')
    .getByText(/Ban Tổ chức.*: Đối tượng, Thời gian, Nội dung, Tài liệu, Danh sách học viên/)
    .waitFor();
  await checkScreen(school);
  await submit(school, 'Trình thống nhất');
  await closed(school);
  await item(school, 'Tài liệu').getByText('đang chờ ý kiến').waitFor();

  // the school cannot answer its own letter
  await school.getByRole('link', { name: /^Đề nghị gửi Ban Tổ chức/ }).click();
  await school.getByRole('heading', { level: 1, name: /^BD/ }).waitFor();
  expect(await school.getByRole('button', { name: 'Cho ý kiến' }).count()).toBe(0);

  // the commission finds it among what waits for it
  const commission = await site.as('khoidang', '/phe-duyet');
  await checkScreen(commission, 'Phê duyệt');
  await toConcurrence(commission);
  await commission.getByRole('button', { name: 'Cho ý kiến' }).click();
  await choose(commission, 'Ý kiến về: Danh sách học viên', 'Trả lại kèm nhận xét');
  await commission.getByLabel('Nhận xét về: Danh sách học viên').fill('Hai người chưa ghi chức vụ');
  await choose(commission, 'Ý kiến về: Tài liệu', 'Để sau');
  await checkScreen(commission);
  await submit(commission, 'Ghi ý kiến');
  await closed(commission);
  await commission.getByRole('list', { name: 'Quá trình của đề nghị' }).getByText('Hai người chưa ghi chức vụ').waitFor();
  await checkScreen(commission);

  // returned: it waits for the school
  await school.goto('/phe-duyet');
  await toConcurrence(school);
  await school.getByRole('button', { name: 'Trình lại' }).click();
  await school.getByLabel('Đã sửa gì').fill('Đã ghi chức vụ của hai người');
  await checkScreen(school);
  await submit(school, 'Trình lại');
  await closed(school);

  await commission.reload();
  await commission.getByRole('button', { name: 'Cho ý kiến' }).click();
  await submit(commission, 'Ghi ý kiến');
  await closed(commission);
  await commission.locator('article header').getByText('đã đồng ý').waitFor();

  await school.goto(`/lop/${classId}`);
  await expect.poll(() => school.getByRole('table', { name: 'Ý kiến thống nhất của lớp' }).getByText('đã đồng ý').count()).toBe(5);
  await school.getByRole('button', { name: 'Khai giảng' }).click();
  await submit(school, 'Ghi khai giảng');
  await closed(school);
  await school.getByRole('button', { name: 'Ghi sự kiện' }).waitFor();
  await school.getByRole('tab', { name: 'Thống nhất mở lớp' }).click();
  await school.getByText('Đã áp dụng').waitFor();
  await checkScreen(school);
});

test('the matrix: read, changed into the next version, in force from its day', async () => {
  const page = await site.as('canbo', '/phan-cap');
  await checkScreen(page, 'Phân cấp');
  const table = page.getByRole('table', { name: 'Phân cấp: Mọi lớp' });
  await table
    .getByRole('row', { name: /^Kế hoạch và điều chỉnh/ })
    .getByText('Quyết định')
    .waitFor();
  await page.getByRole('button', { name: 'Lập bảng mới' }).click();
  await checkScreen(page);
  const grid = page.getByRole('region', { name: 'Ai làm gì: Mọi lớp' });
  await grid.getByLabel('Triệu tập – Cơ quan chủ trì').selectOption('Thống nhất');
  await page.getByRole('button', { name: 'Ghi bảng mới' }).click();
  await page.getByLabel('Trích dẫn').fill('Điều 5, quy định thử');
  await checkScreen(page);
  await submit(page, 'Ghi bảng phân cấp');
  await closed(page);
  await table
    .getByRole('row', { name: /^Triệu tập/ })
    .getByText('Thống nhất')
    .waitFor();
  await page.getByText('Điều 5, quy định thử').first().waitFor();
  await page.getByRole('tab', { name: /Các lần ban hành/ }).click();
  await page.getByRole('table', { name: 'Các lần ban hành bảng phân cấp' }).getByText('Điều 5, quy định thử').waitFor();
});
