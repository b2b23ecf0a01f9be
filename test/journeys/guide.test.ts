import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkScreen, openSite, type Site } from './browser.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
  await site.db.sql(`update public.tenant set is_sample = true`);
});
afterAll(() => site?.close());

const stepsOf = (page: Page): Locator => page.getByRole('list', { name: 'Các bước', exact: true }).getByRole('listitem');
/** From the guide to where a step is done, by the words on its button. */
async function follow(page: Page, step: string, button: string): Promise<void> {
  await page.goto('/huong-dan');
  await stepsOf(page)
    .filter({ has: page.getByRole('heading', { name: step }) })
    .getByRole('link', { name: button, exact: true })
    .click();
}
const dialog = (page: Page) => page.getByRole('dialog');
const closed = (page: Page) => dialog(page).waitFor({ state: 'detached' });

test('found from the home page and from the menu of the account', async () => {
  const page = await site.as('xem', '/');
  await page.getByRole('link', { name: 'Làm quen trong mười phút' }).click();
  await checkScreen(page, 'Làm quen trong mười phút');
  await page.getByText('Tài khoản của bạn chỉ xem').waitFor();
  await page.goto('/lop');
  await page.getByRole('button', { name: /Người xem/ }).click();
  await page.getByRole('menuitem', { name: 'Hướng dẫn' }).click();
  await checkScreen(page, 'Làm quen trong mười phút');
  await page.setViewportSize({ width: 360, height: 800 });
  await checkScreen(page);
});

test('the whole path, step by step, as its words say', async () => {
  const page = await site.as('canbo', '/huong-dan');
  await page.getByText('canbo', { exact: true }).waitFor();
  await expect.poll(() => stepsOf(page).count()).toBe(8);
  const lines = await page.getByLabel('Ba dòng để dán').inputValue();

  await follow(page, 'Xem hôm nay có việc gì', 'Mở trang Hôm nay');
  await page
    .getByRole('main')
    .getByRole('link', { name: /Khai giảng trong 14 ngày/ })
    .click();
  await page.getByRole('heading', { name: 'Khai giảng trong 14 ngày' }).waitFor();
  await page
    .getByRole('link', { name: /\(minh họa\)/ })
    .first()
    .waitFor();

  await follow(page, 'Đọc kế hoạch của năm', 'Mở kế hoạch');
  await checkScreen(page, /\(minh họa\)$/);
  await page.getByRole('tab', { name: 'Các dòng' }).click();
  await page.getByText('Báo cáo viên cấp xã').first().waitFor();

  await follow(page, 'Chuẩn bị một lớp', 'Mở các suất chờ mở');
  await page.getByRole('table', { name: 'Suất lớp chờ mở' }).getByRole('button', { name: 'Chuẩn bị lớp' }).first().click();
  await page.getByLabel('Mã lớp').fill('THU-01');
  await page.getByLabel('Tên lớp').fill('Lớp làm quen');
  await dialog(page).getByRole('button', { name: 'Chuẩn bị lớp', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /^THU-01/ }).waitFor();
  await page.getByRole('button', { name: 'Thêm vào danh sách' }).click();
  await page.getByLabel('Các dòng', { exact: true }).fill(lines);
  await page.getByRole('button', { name: 'Đưa vào danh sách' }).click();
  await page.getByText('Danh sách sẽ ghi (3 người)').waitFor();
  await dialog(page).getByRole('button', { name: 'Ghi vào danh sách', exact: true }).click();
  await closed(page);
  await page.getByRole('table', { name: 'Học viên của lớp' }).getByText('Lục Thị Mười Phút').waitFor();

  await follow(page, 'Khai giảng', 'Mở lớp đang chuẩn bị');
  await page.getByRole('button', { name: 'Khai giảng' }).click();
  await dialog(page).getByRole('checkbox').nth(1).waitFor();
  await checkScreen(page);
  await dialog(page).getByRole('button', { name: 'Ghi khai giảng', exact: true }).click();
  await closed(page);
  await page.getByText('Đang học').first().waitFor();

  await follow(page, 'Ghi một việc, rồi hiệu đính', 'Mở lớp đang học');
  await page
    .getByRole('checkbox', { name: /^Chọn / })
    .first()
    .check();
  await page.getByRole('region', { name: 'Học viên đã chọn' }).getByRole('button', { name: 'Thôi học' }).click();
  await dialog(page).getByRole('combobox', { name: 'Lý do thôi học' }).click();
  await page.getByRole('option', { name: 'Xin thôi học' }).click();
  await dialog(page).getByRole('button', { name: 'Ghi thôi học' }).click();
  await closed(page);
  await page.getByRole('tab', { name: /Diễn biến/ }).click();
  const timeline = page.getByRole('list', { name: 'Diễn biến của lớp' });
  await timeline.getByRole('listitem').filter({ hasText: 'Thôi học' }).first().getByRole('button', { name: 'Hiệu đính' }).click();
  await page.getByLabel('Vì sao hiệu đính').fill('Làm thử theo hướng dẫn');
  await dialog(page).getByRole('button', { name: 'Hiệu đính', exact: true }).click();
  await closed(page);

  await follow(page, 'Đọc tổng kết năm', 'Mở tổng kết năm');
  await checkScreen(page, 'Tổng kết năm 2020');
  await page.getByRole('list', { name: 'Vào trong kỳ' }).getByRole('link', { name: '20', exact: true }).click();
  await page.getByRole('table', { name: 'Lớp mở mới trong kỳ' }).waitFor();

  const hosts = async (button: string) => {
    await follow(page, 'Xem theo tổ chức', button);
    const table = page.getByRole('tabpanel').getByRole('table');
    await table.getByText('Trung tâm chính trị').first().waitFor();
    await checkScreen(page, 'Tổng kết năm 2025');
    return {
      rows: await table.innerText(),
      sum: await page.getByRole('list', { name: 'Vào trong kỳ' }).innerText(),
    };
  };
  const [then, now] = [await hosts('Năm ấy theo lúc đó'), await hosts('Năm ấy theo hiện nay')];
  expect(now.sum).toBe(then.sum);
  expect(then.rows).toContain('Trung tâm chính trị quận Ba Đình');
  expect(now.rows).toContain('Trung tâm chính trị phường Ba Đình');
  await follow(page, 'Xem theo tổ chức', 'Bộ máy ngày 30/6/2025');
  await page.getByLabel('Tìm đơn vị').fill('uy ban nhan dan quan ba dinh');
  await page
    .getByRole('treeitem', { name: /quận Ba Đình/ })
    .getByRole('link')
    .click();
  await checkScreen(page, 'Ủy ban nhân dân quận Ba Đình');
  await page.getByText('Hiện do đơn vị sau kế thừa').waitFor();
  await page.getByText('cần kiểm chứng', { exact: true }).first().waitFor();

  await follow(page, 'Mang ra giấy', 'Tải báo cáo của năm');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Tải báo cáo Word' }).click()]);
  expect(file.suggestedFilename()).toMatch(/\.docx$/);
  await follow(page, 'Mang ra giấy', 'Thử nhập danh sách từ tệp');
  await checkScreen(page, 'Danh sách học viên (biểu A)');
});
