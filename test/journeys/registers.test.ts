import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkScreen, choose, openSite, type Site } from './browser.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

test('a mistyped document number is accepted with what it probably should be', async () => {
  const page = await site.as('canbo', '/van-ban');
  await checkScreen(page, 'Văn bản');
  await page.getByRole('button', { name: 'Ghi văn bản vào sổ' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Số, ký hiệu').fill('3844/SVN-CCVC');
  await form.getByText('Có phải 3844/SNV-CCVC?').waitFor();
  await form.getByText('Sổ đã có văn bản mang số này').waitFor();
  await checkScreen(page);
  await form.getByLabel('Số, ký hiệu').fill('4012/SVN-CCVC');
  await form.getByRole('button', { name: 'Giữ nguyên như in' }).click();
  await choose(page, 'Cơ quan ban hành', 'Sở Nội vụ Hà Nội', 'so noi vu');
  await form.getByLabel('Ngày ban hành').fill('29/2/2023');
  await form.getByLabel('Trích yếu').fill('Về việc cử cán bộ đi học năm 2024');
  await form.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await form.getByText('Không có ngày 29/2/2023').waitFor();
  await form.getByLabel('Ngày ban hành').fill('28/2/2024');
  await form.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.getByRole('heading', { level: 1, name: /4012\/SVN-CCVC/ }).waitFor();
  await page.getByText('Có phải 4012/SNV-CCVC?').waitFor();
  await checkScreen(page);
});

test('the tree of units as it was on a day, walked with the arrows', async () => {
  const page = await site.as('canbo', '/don-vi');
  await checkScreen(page, 'Đơn vị');
  const tree = page.getByRole('tree');
  const day = page.getByLabel('Như ngày', { exact: true });
  await day.fill('01/01/2025');
  await day.press('Tab');
  await page.getByRole('tree', { name: 'Cây đơn vị như ngày 01/01/2025' }).waitFor();
  await page.getByRole('button', { name: 'Mở tất cả' }).click();
  await tree.getByRole('link', { name: 'Ban Dân vận Thành ủy Hà Nội' }).waitFor();
  await checkScreen(page);
  await day.fill('01/01/2026');
  await day.press('Tab');
  await page.getByRole('tree', { name: 'Cây đơn vị như ngày 01/01/2026' }).waitFor();
  await tree.getByRole('link', { name: 'Ban Tuyên giáo và Dân vận Thành ủy Hà Nội' }).waitFor();
  expect(await tree.getByRole('link', { name: 'Ban Dân vận Thành ủy Hà Nội', exact: true }).count()).toBe(0);
  const first = tree.getByRole('treeitem').first();
  await first.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 2, name: 'Qua các thời kỳ' }).waitFor();
  await checkScreen(page);
});

test('a person is found without diacritics, and a second spelling is asked about', async () => {
  const page = await site.as('canbo', '/nguoi');
  await checkScreen(page, 'Người');
  const add = async (name: string) => {
    await page.getByRole('button', { name: 'Thêm người' }).first().click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Họ và tên').fill(name);
    await form.getByLabel('Ngày sinh').fill('02/09/1984');
    await choose(page, 'Nhóm đối tượng', 'Công chức');
    await choose(page, 'Đơn vị công tác', 'Sở Nội vụ Hà Nội', 'so noi vu');
    await form.getByRole('button', { name: 'Thêm người' }).click();
  };
  await add('Quàng Thị Thúy Hòa');
  await page.getByRole('heading', { level: 1, name: 'Quàng Thị Thúy Hòa' }).waitFor();
  await checkScreen(page);

  await page.getByRole('navigation', { name: 'Chính' }).getByRole('link', { name: 'Người' }).click();
  await page.getByLabel('Tìm người').fill('quang thi thuy hoa');
  await page.getByText('1 người', { exact: true }).waitFor();
  await page.getByRole('table', { name: 'Danh sách người' }).getByRole('link', { name: 'Quàng Thị Thúy Hòa' }).waitFor();

  await add('Quàng Thị Thuý Hoà');
  const question = page.getByRole('dialog', { name: 'Có thể là cùng một người' });
  await question.getByText('Quàng Thị Thuý Hoà').waitFor();
  await question.getByText('02/09/1984').first().waitFor();
  await checkScreen(page);
  await question.getByRole('button', { name: 'Đúng là người này' }).click();
  await page.getByRole('heading', { level: 1, name: 'Quàng Thị Thúy Hòa' }).waitFor();
  expect(await site.db.sql(`select count(*)::int as n from person where full_name like 'Quàng Thị Th%'`)).toEqual([{ n: 1 }]);
});
