import { Workbook } from '@cj-tech-master/excelts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkScreen, choose, openSite, type Site } from './browser.ts';

let site: Site;
/** A unit that was called and has said nothing, with seats and people. */
let unit: { id: number; name: string; person: string };
beforeAll(async () => {
  site = await openSite();
  [unit] = (await site.db.sql<typeof unit>(
    `select u.unit_id as id, coalesce(v.short_name, v.name) as name, p.full_name as person
     from call_unit u join admission_call c on c.id = u.call_id join admission_series s on s.id = c.series_id
     join seat_balance b on b.series_id = s.id and b.account = 'free' and b.unit_id = u.unit_id and b.seats >= 3
     join unit_version v on v.unit_id = u.unit_id and v.valid_to is null
     join lateral (select full_name from person where unit_id = u.unit_id and merged_into_id is null group by full_name having count(*) = 1 order by full_name limit 1) p on true
     where s.code like 'TS-TC%' and u.answer is null and v.kind = 'department' order by u.unit_id limit 1`,
  )) as [typeof unit];
  // who only reads in the sample is its contact here
  await site.db.sql(
    `update assignment set role = 'unit_contact', scope = 'unit', unit_id = $1, bloc = null where account_id = (select id from account where sign_in_name = 'xem')`,
    [unit.id],
  );
});
afterAll(() => site?.close());

async function list() {
  const book = new Workbook();
  const sheet = book.addWorksheet('DS');
  for (const row of [
    ['DANH SÁCH CỬ HỌC'],
    ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Chức vụ', 'Đơn vị công tác', 'Đối tượng', 'Trình độ chuyên môn', 'Đảng viên'],
    [1, 'Khuất Thị Nhập Tệp', '05/03/1982', '', 'Chuyên viên', unit.name, 'Công chức', 'Đại học', 'x'],
    [2, 'Vi Văn Sai Số', '06/03/1982', '01207', 'Chuyên viên', unit.name, 'Công chức', 'Đại học', 'x'],
  ])
    sheet.addRow(row);
  return { name: 'cử học.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(await book.xlsx.writeBuffer()) };
}

test('a unit contact sees the call on the first page, puts somebody forward, is told why not twice, and sends a list', async () => {
  const page = await site.as('xem', '/');
  await page
    .getByRole('region', { name: 'Đang chờ' })
    .getByRole('link', { name: /^TS-TC/ })
    .click();
  await checkScreen(page, /^TS-TC/);
  const dialog = page.getByRole('dialog');
  const nominees = page.getByRole('table', { name: 'Người được cử' });

  await page.getByRole('button', { name: 'Cử người' }).click();
  await choose(page, 'Người được cử', new RegExp(`^${unit.person} ·`), unit.person);
  await dialog.getByText(/^Còn \d+ chỉ tiêu: chỗ được giữ khi gửi/).waitFor();
  await checkScreen(page);
  await dialog.getByLabel('Muốn học tại').fill('Đông Anh');
  await dialog.getByRole('button', { name: 'Cử người' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await nominees.getByRole('row').filter({ hasText: unit.person }).getByText('Chờ xét').waitFor();

  await page.getByRole('button', { name: 'Cử người' }).click();
  await choose(page, 'Người được cử', new RegExp(`^${unit.person} ·`), unit.person);
  await dialog.getByText(/đã được cử vào đợt/).waitFor();
  await dialog.getByRole('button', { name: 'Thôi' }).click();
  await dialog.waitFor({ state: 'hidden' });

  await page.getByRole('link', { name: 'Nhập từ Excel' }).click();
  await checkScreen(page, /^Danh sách cử học/);
  await page.getByLabel('Tệp của đơn vị gửi').setInputFiles(await list());
  await page.getByRole('button', { name: 'Kiểm tra tệp' }).click();
  await page.getByText('Vi Văn Sai Số').nth(0).waitFor();
  await checkScreen(page);
  await page.getByRole('button', { name: /^Ghi \d/ }).click();
  await dialog.getByLabel('Chỉ ghi các dòng đúng, giữ lại 1 dòng').check();
  await dialog.getByRole('button', { name: 'Ghi', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await expect
    .poll(async () => (await site.db.sql(`select state, seat from nomination where full_name = 'Khuất Thị Nhập Tệp'`))[0])
    .toEqual({ state: 'submitted', seat: 'held' });
});

test('the organiser sees who is silent, records a reminder, and closes the call', async () => {
  const page = await site.as('quantri', '/chieu-sinh');
  await page.getByRole('link', { name: /^TS-TC/ }).click();
  await checkScreen(page, /^Chiêu sinh TS-TC/);
  const dialog = page.getByRole('dialog');
  await page.getByRole('link', { name: /^Chưa trả lời/ }).click();
  const board = page.getByRole('table', { name: 'Đơn vị được mời cử người' });
  await expect.poll(() => board.getByText('Cử 3 người').count()).toBe(0);
  await page.getByRole('button', { name: /^Ghi đã nhắc \d+ đơn vị/ }).click();
  await dialog.getByRole('button', { name: 'Ghi đã nhắc' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await board
    .getByText(/^nhắc 1 lần/)
    .nth(0)
    .waitFor();
  await page.getByRole('button', { name: 'Thông báo', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Đóng thông báo' }).click();
  await dialog.getByRole('button', { name: 'Đóng thông báo' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('Đã đóng', { exact: true }).waitFor();
});

test('calls, nominees and the placing fit a phone', async () => {
  const [row] = await site.db.sql<{ id: string; call: string }>(
    `select s.id, c.id as call from admission_series s join admission_call c on c.series_id = s.id where s.code like 'TS-TC%'`,
  );
  const page = await site.as('quantri', '/chieu-sinh', 390);
  await checkScreen(page, 'Chiêu sinh');
  for (const path of [
    `/chieu-sinh/${row!.call}`,
    ...['chieu-sinh', 'nguoi-duoc-cu', 'phan-lop'].map((tab) => `/tuyen-sinh/${row!.id}?tab=${tab}`),
    '/nhap-tep/nominations',
  ]) {
    await page.goto(path);
    await checkScreen(page);
  }
});
