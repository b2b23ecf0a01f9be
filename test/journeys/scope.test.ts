import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkScreen, choose, openSite, type Site } from './browser.ts';

let site: Site;
let classUrl: string;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const find = async (page: Page, text: string) => {
  await page.goto('/lop');
  await page.getByLabel('Tìm lớp').fill(text);
  await page.waitForURL(/q=/);
};

test('a class that the leadership ordered beside the plan, at another institution, the paper to follow', async () => {
  const page = await site.as('canbo', '/lop');
  await page.getByRole('button', { name: 'Lớp ngoài kế hoạch' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Ngày nhận' }).fill('01/10/2024');
  await choose(page, 'Năm', '2024');
  await choose(page, 'Báo cáo cùng kế hoạch nào', 'Kế hoạch mở các lớp trung cấp lý luận chính trị năm 2024');
  await choose(page, 'Chương trình', /Trung cấp lý luận/);
  await choose(page, 'Cơ sở đào tạo, bồi dưỡng', /Học viện Chính trị quốc gia/, 'hoc vien');
  await choose(page, 'Cơ quan chủ trì', 'Ban Tổ chức Thành ủy Hà Nội', 'ban to chuc thanh uy');
  await form.getByRole('textbox', { name: 'Số học viên dự kiến' }).fill('40');
  await choose(page, 'Nguồn kinh phí', 'Ngân sách thành phố');
  await form.getByLabel('Theo chỉ đạo, văn bản bổ sung sau').check();
  await form.getByLabel('Ai chỉ đạo').fill('Phó Bí thư Thường trực');
  await checkScreen(page);
  await form.getByRole('button', { name: 'Nhận lớp' }).click();

  await page.getByRole('dialog', { name: 'Chuẩn bị lớp mới' }).getByLabel('Mã lớp').fill('NK24-01');
  await page.getByLabel('Tên lớp').fill('Lớp ngoài kế hoạch theo chỉ đạo');
  await page.getByRole('button', { name: 'Chuẩn bị lớp', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /^NK24-01/ }).waitFor();
  classUrl = new URL(page.url()).pathname;
  await page.getByText('Chờ văn bản').first().waitFor();
  await checkScreen(page);
  await page.goto('/');
  await page.getByText('Theo chỉ đạo của Phó Bí thư Thường trực').waitFor();
});

test('an account of the school sees the classes of the school and no other', async () => {
  const page = await site.as('truong');
  await checkScreen(page, 'Hôm nay');
  await find(page, 'ba vi');
  await page.getByRole('table', { name: 'Các lớp' }).getByRole('link', { name: /Ba Vì/ }).first().waitFor();
  await find(page, 'NK24');
  await page.getByText('Không có lớp nào khớp').waitFor();
  await checkScreen(page);
  await page.goto(classUrl);
  await page.getByRole('alert').waitFor();
  await checkScreen(page);
  expect(await page.getByText('Lớp ngoài kế hoạch theo chỉ đạo').count()).toBe(0);
});

test('a reader finds everything and is offered no command', async () => {
  const page = await site.as('xem', classUrl);
  await checkScreen(page, /^NK24-01/);
  const commands =
    /Ghi sự kiện|Việc khác|Thêm vào danh sách|Chuẩn bị lớp|Lớp ngoài kế hoạch|Nhập từ Excel|Lập kế hoạch|Thêm người|Ghi văn bản|Thêm đơn vị|Ghi sắp xếp|Sửa|Hiệu đính|Điều chỉnh|Bổ sung văn bản|Ghi giải trình|Khóa|Khoá/;
  const main = page.getByRole('main');
  const offered = () =>
    main
      .getByRole('button', { name: commands })
      .or(main.getByRole('link', { name: /^Nhập từ Excel/ }))
      .allInnerTexts();
  expect(await offered()).toEqual([]);
  const places = await page.getByRole('navigation', { name: 'Chính' }).getByRole('link').allInnerTexts();
  expect(places).not.toContain('Tài khoản');
  for (const place of places) {
    await page.getByRole('navigation', { name: 'Chính' }).getByRole('link', { name: place, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: place }).waitFor();
    await page.getByRole('status', { name: 'Đang tải' }).first().waitFor({ state: 'hidden' });
    expect(await offered(), place).toEqual([]);
  }
});
