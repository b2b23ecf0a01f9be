import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkScreen, choose, openSite, type Site } from './browser.ts';

let site: Site;
let person: { id: string; name: string };
const ACCOUNT = '1500205123456';
beforeAll(async () => {
  site = await openSite();
  const [found] = await site.db.sql<typeof person>(
    'select id, full_name as name from person where merged_into_id is null order by sort_name collate "vi-VN-x-icu", id limit 1',
  );
  person = found!;
});
afterAll(() => site?.close());

test('party status and bank account are written down, stand masked, and are shown for a reason that the trail keeps', async () => {
  const page = await site.as('quantri', `/nguoi/${person.id}`);
  await page.getByRole('heading', { level: 2, name: 'Thông tin cần giữ kín' }).waitFor();
  await page.getByRole('button', { name: 'Ghi tài khoản ngân hàng' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Ngân hàng').fill('Agribank');
  await form.getByLabel('Số tài khoản').fill('số của tôi');
  await form.getByRole('button', { name: 'Lưu' }).click();
  await form.getByText('Số tài khoản không đúng dạng.').waitFor();
  await checkScreen(page);
  await form.getByLabel('Số tài khoản').fill('1500 205 123 456');
  await form.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('•••• 3456').waitFor();
  await page.getByRole('button', { name: 'Ghi tình trạng đảng viên' }).click();
  await choose(page, 'Đảng viên', 'đảng viên dự bị');
  await checkScreen(page);
  await form.getByRole('button', { name: 'Lưu' }).click();
  await page.getByRole('button', { name: 'Hiện tình trạng đảng viên' }).waitFor();
  // what was chosen is read in the dialog until it has closed
  await form.waitFor({ state: 'detached' });
  expect(await page.getByText('đảng viên dự bị').count()).toBe(0);
  await checkScreen(page);

  await page.getByRole('button', { name: 'Hiện tài khoản ngân hàng' }).click();
  await form.getByLabel('Cần xem để làm gì').fill('xem');
  await form.getByRole('button', { name: 'Hiện' }).click();
  await form
    .getByText(/ít nhất 10/i)
    .first()
    .waitFor();
  await checkScreen(page);
  await form.getByLabel('Cần xem để làm gì').fill('Chuyển tiền hỗ trợ học viên');
  await form.getByRole('button', { name: 'Hiện' }).click();
  await page.getByText(`${ACCOUNT}, Agribank`).waitFor();
  await checkScreen(page);
  await page.getByRole('button', { name: 'Ẩn tài khoản ngân hàng' }).click();
  await page.getByText('•••• 3456').waitFor();
  // what was shown is nowhere once the page is read again
  await page.reload();
  await page.getByText('•••• 3456').waitFor();
  expect(await page.content()).not.toContain(ACCOUNT);

  await page.getByRole('link', { name: 'Ai đã xem, đã sửa' }).click();
  await page.getByText('Xem tài khoản ngân hàng').first().waitFor();
  await page.getByText('Chuyển tiền hỗ trợ học viên').first().waitFor();
  expect(await page.content()).not.toContain(ACCOUNT);
});

test('whoever has no business with them sees nothing of them, not even that there are such fields', async () => {
  const page = await site.as('xem', `/nguoi/${person.id}`);
  await page.getByRole('heading', { level: 2, name: 'Vị trí công tác' }).waitFor();
  expect(await page.getByText('Thông tin cần giữ kín').count()).toBe(0);
  expect(await page.content()).not.toMatch(/3456|Agribank|đảng viên/);
});

test('an accountant finds who is paid and where to, and nothing else of anybody', async () => {
  await site.db.sql("update assignment set role = 'accountant' where account_id = (select id from account where sign_in_name = 'xem')");
  const page = await site.as('xem', '/');
  const navigation = page.getByRole('navigation', { name: 'Chính' });
  expect(await navigation.getByRole('link', { name: 'Người', exact: true }).count()).toBe(0);
  await navigation.getByRole('link', { name: 'Tài khoản nhận tiền' }).click();
  await checkScreen(page, 'Tài khoản nhận tiền');
  const row = page.getByRole('row', { name: new RegExp(person.name) }).filter({ hasText: '3456' });
  await row.getByRole('button', { name: /^Hiện/ }).click();
  await page.getByRole('dialog').getByLabel('Cần xem để làm gì').fill('Chuyển tiền hỗ trợ học viên');
  await checkScreen(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Hiện' }).click();
  await row.getByText(ACCOUNT).waitFor();
  await page.getByRole('button', { name: 'Xuất để chi trả' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Xuất để làm gì').fill('Chi hỗ trợ lớp bồi dưỡng tháng 11');
  await checkScreen(page);
  const file = page.waitForEvent('download');
  await form.getByRole('button', { name: 'Xuất tệp' }).click();
  expect((await file).suggestedFilename()).toMatch(/^Tai-khoan-nhan-tien|Tài khoản nhận tiền/);
  await site.db.database.flush();
  expect(await site.db.sql("select summary->>'reason' as reason from audit where command = 'people.export_accounts'")).toEqual([
    { reason: 'Chi hỗ trợ lớp bồi dưỡng tháng 11' },
  ]);
});
