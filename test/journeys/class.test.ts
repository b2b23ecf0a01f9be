import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkScreen, choose, openSite, type Site } from './browser.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

/** In the menu of the class. */
async function record(page: Page, command: string): Promise<void> {
  await page.getByRole('button', { name: /^(Ghi sự kiện|Việc khác)$/ }).click();
  await page.getByRole('menuitem', { name: command, exact: true }).click();
  await page.getByRole('dialog').waitFor();
}
const paste = async (page: Page, rows: string[]) => {
  await page.getByLabel('Các dòng', { exact: true }).fill(rows.join('\n'));
  await page.getByRole('button', { name: 'Đưa vào danh sách' }).click();
};
const submit = async (page: Page, label: string) => {
  await page.getByRole('dialog').getByRole('button', { name: label, exact: true }).click();
};
const closed = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' });

test('the life of a class: slot, list with a bad row, opening, late, left by mistake, corrected, closed', async () => {
  const page = await site.as('canbo', '/lop?tab=suat&year=2024');
  await page.getByRole('table', { name: 'Suất lớp chờ mở' }).waitFor();
  await checkScreen(page, 'Lớp');
  await page.getByRole('table', { name: 'Suất lớp chờ mở' }).getByRole('button', { name: 'Chuẩn bị lớp' }).first().click();
  await page.getByLabel('Mã lớp').fill('HT24-01');
  await page.getByLabel('Tên lớp').fill('Trung cấp lý luận chính trị, lớp hành trình');
  await checkScreen(page);
  await submit(page, 'Chuẩn bị lớp');
  await page.getByRole('heading', { level: 1, name: /^HT24-01/ }).waitFor();
  await checkScreen(page);

  await page.getByRole('button', { name: 'Thêm vào danh sách' }).click();
  await paste(page, [
    'STT\tHọ và tên\tNgày sinh\tGiới tính\tĐơn vị\tChức vụ',
    '1\tKhuất Thị Hành Trình\t12/03/1988\tNữ\tSở Nội vụ Hà Nội\tChuyên viên',
    '2\tĐàm Văn Bến Đỗ\t05/11/1986\tNam\tSở Nội vụ Hà Nội\tPhó trưởng phòng',
    '3\tVi Thị Đầu Xuân\t29/2/2023\tNữ\tSở Nội vụ Hà Nội\tChuyên viên',
    '4\tLục Văn Cuối Thu\t1985\tNam\tVăn phòng Thành ủy Hà Nội\tChuyên viên',
  ]);
  await page.getByText('Danh sách sẽ ghi (4 người)').waitFor();
  await submit(page, 'Ghi vào danh sách');
  await page.getByRole('dialog').getByRole('alert').waitFor();
  expect(await page.getByRole('dialog').getByRole('alert').innerText()).toContain('29/2/2023');
  await checkScreen(page);
  await page.getByLabel('Ghi các dòng đúng, giữ lại dòng sai').check();
  await submit(page, 'Ghi vào danh sách');
  await page.getByText('Đã ghi 3 người; giữ lại 1 dòng.').waitFor();
  await page.getByText('Danh sách sẽ ghi (1 người)').waitFor();
  await page.getByRole('button', { name: 'Sửa', exact: true }).click();
  await page.getByRole('dialog').getByLabel('Ngày sinh').fill('28/2/1990');
  await submit(page, 'Ghi vào danh sách');
  await closed(page);
  await page.getByRole('table', { name: 'Học viên của lớp' }).getByText('Vi Thị Đầu Xuân').waitFor();

  await page.getByRole('button', { name: 'Khai giảng' }).click();
  await page.getByLabel('Ngày khai giảng').fill('05/09/2024');
  await page.getByRole('checkbox', { name: 'Lục Văn Cuối Thu', exact: true }).uncheck();
  await checkScreen(page);
  await submit(page, 'Ghi khai giảng');
  await closed(page);
  await expectTile(page, 'Sĩ số hiện tại', '3');

  await record(page, 'Nhập học');
  await page.getByLabel('Ngày nhập học').fill('16/09/2024');
  await paste(page, ['Thạch Văn Đến Sau; 01/02/1987; nam; Ban Nội chính Thành ủy Hà Nội; Chuyên viên']);
  await submit(page, 'Ghi nhập học');
  await closed(page);
  await expectTile(page, 'Sĩ số hiện tại', '4');
  await expectTile(page, 'Có mặt khai giảng', '3');

  await page.getByRole('checkbox', { name: 'Chọn Đàm Văn Bến Đỗ' }).check();
  await page.getByRole('region', { name: 'Học viên đã chọn' }).getByRole('button', { name: 'Thôi học' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Ngày', exact: true }).fill('10/10/2024');
  await choose(page, 'Lý do thôi học', 'Xin thôi học');
  await submit(page, 'Ghi thôi học');
  await closed(page);
  await expectTile(page, 'Sĩ số hiện tại', '3');

  await page.getByRole('tab', { name: /Diễn biến/ }).click();
  const timeline = page.getByRole('list', { name: 'Diễn biến của lớp' });
  await timeline.getByText('Khai giảng · 3 học viên').waitFor();
  await checkScreen(page);
  await timeline.getByRole('listitem').filter({ hasText: 'Thôi học' }).getByRole('button', { name: 'Hiệu đính' }).click();
  await page.getByLabel('Vì sao hiệu đính').fill('Ghi nhầm người');
  await submit(page, 'Hiệu đính');
  await closed(page);
  await expectTile(page, 'Sĩ số hiện tại', '4');
  await page.getByLabel('Hiện sự kiện đã hiệu đính').check();
  await timeline.getByText('Hiệu đính sự kiện “Thôi học”').waitFor();

  // another officer adds a late joiner while this one has the closing form open: somebody is not named
  await record(page, 'Bế giảng');
  const other = await site.as('truong', new URL(page.url()).pathname);
  await record(other, 'Nhập học');
  await other.getByLabel('Ngày nhập học').fill('17/09/2024');
  await paste(other, ['Thạch Thị Đến Nữa; 01/02/1989; nữ; Ban Nội chính Thành ủy Hà Nội; Chuyên viên']);
  await submit(other, 'Ghi nhập học');
  await closed(other);

  await page.getByLabel('Ngày bế giảng').fill('30/06/2025');
  await choose(page, 'Văn bản', /215-KH\/TU/, '215');
  await page.getByLabel('Kết quả của Khuất Thị Hành Trình').selectOption('Chưa công nhận, còn được học tiếp');
  await submit(page, 'Ghi bế giảng');
  await page.getByRole('dialog').getByRole('alert').waitFor();
  expect(await page.getByRole('dialog').getByRole('alert').innerText()).toContain('Thạch Thị Đến Nữa');
  await checkScreen(page);
  await submit(page, 'Thôi');
  await page.reload();
  await record(page, 'Bế giảng');
  await page.getByLabel('Ngày bế giảng').fill('30/06/2025');
  await choose(page, 'Văn bản', /215-KH\/TU/, '215');
  await page.getByLabel('Kết quả của Khuất Thị Hành Trình').selectOption('Chưa công nhận, còn được học tiếp');
  await submit(page, 'Ghi bế giảng');
  await closed(page);
  await page.getByText('Đã bế giảng').first().waitFor();
  await timeline.getByText('Bế giảng · 5 học viên').waitFor();
  expect(await timeline.getByRole('listitem').filter({ hasText: 'Bế giảng ·' }).innerText()).toMatch(
    /4 được công nhận[^]*1 chưa công nhận/,
  );
  await checkScreen(page);
});

async function expectTile(page: Page, label: string, value: string): Promise<void> {
  await expect
    .poll(() => page.getByText(label, { exact: true }).locator('xpath=..').innerText(), { timeout: 10_000 })
    .toMatch(new RegExp(`(^|\\n)${value}(\\n|$)`));
}
