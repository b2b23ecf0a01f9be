import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkScreen, choose, openSite, type Site } from './browser.ts';

let site: Site;
beforeAll(async () => void (site = await openSite()));
afterAll(() => site?.close());

/** The series of two part-time classes: 90 seats, of which 12 are granted to nobody. */
const series = async () => {
  const [row] = await site.db.sql<{ id: string }>(`select id from admission_series where code like 'TS-TC%'`);
  return `/tuyen-sinh/${row!.id}`;
};

test('seats are pasted from a worksheet, moved no further than there are, shared equally as proposed; the ledger says it all', async () => {
  const page = await site.as('quantri', '/tuyen-sinh');
  await checkScreen(page, 'Tuyển sinh');
  await page.getByRole('link', { name: /^TS-TC/ }).click();
  await checkScreen(page, /^TS-TC/);
  const dialog = page.getByRole('dialog');
  const ledger = page.getByRole('table', { name: 'Sổ chỉ tiêu' });
  const units = page.getByRole('table', { name: 'Chỉ tiêu của các đơn vị' });
  const closed = () => dialog.waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: 'Cấp chỉ tiêu' }).click();
  await dialog.getByRole('button', { name: 'Dán từ Excel' }).click();
  await dialog.getByLabel('Các dòng chép từ bảng tính').fill('1\tSở Nội vụ\t2\n2\tSở Không Có\t3');
  await dialog.getByText('Đọc được 1 đơn vị. Chưa đọc được: 2 Sở Không Có 3').waitFor();
  await checkScreen(page);
  await dialog.getByRole('button', { name: 'Đưa vào bảng' }).click();
  await dialog.getByText('Cộng 2 trong 12 chưa cấp.').waitFor();
  await dialog.getByLabel('Ghi chú').fill('bổ sung theo đề nghị');
  await dialog.getByRole('button', { name: 'Cấp chỉ tiêu' }).click();
  await closed();
  await ledger
    .getByRole('row')
    .filter({ hasText: /Cấp.*2.*Sở Nội vụ.*bổ sung theo đề nghị/ })
    .waitFor();

  await page.getByRole('button', { name: 'Điều chuyển' }).click();
  await choose(page, 'Đơn vị chuyển đi', /^Sở Nội vụ/);
  await choose(page, 'Đơn vị nhận', /^Sở Y tế/, 'so y te');
  await dialog.getByLabel('Số chỉ tiêu').fill('900');
  await dialog.getByLabel('Lý do').fill('theo đề nghị hai sở');
  await dialog.getByRole('button', { name: 'Điều chuyển' }).click();
  await dialog.getByText(/^Sở Nội vụ.* chỉ còn \d+ chỉ tiêu chưa dùng/).waitFor();
  await checkScreen(page);
  await dialog.getByLabel('Số chỉ tiêu').fill('1');
  await dialog.getByRole('button', { name: 'Điều chuyển' }).click();
  await closed();
  await ledger
    .getByRole('row')
    .filter({ hasText: /Điều chuyển.*1.*Sở Nội vụ.*Sở Y tế/ })
    .waitFor();

  await page.getByRole('button', { name: 'Đề xuất chia' }).click();
  await choose(page, 'Chia theo', 'Chia đều');
  await choose(page, 'Cho', 'Mọi đơn vị của một khối');
  await choose(page, 'Khối', 'Cơ quan Trung ương');
  await dialog.getByRole('button', { name: 'Tính' }).click();
  await dialog.getByText(/^\+1: số dư .*, thứ 1 trong 10$/).waitFor();
  await dialog.getByText('Cộng 10 trong 10 chưa cấp.').waitFor();
  await checkScreen(page);
  await dialog.getByRole('button', { name: 'Cấp theo bảng này' }).click();
  await closed();
  await units.getByRole('row').filter({ hasText: 'Ban Bí thư' }).waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Cấp chỉ tiêu' }).isDisabled()).toBe(true);

  await page.getByRole('tab', { name: /^Lớp của đợt/ }).click();
  await checkScreen(page);
  await page.getByRole('button', { name: /^Bỏ khỏi đợt TC\d\d-11/ }).click();
  await dialog.getByRole('button', { name: 'Bỏ khỏi đợt' }).click();
  await dialog.getByText(/chỉ còn 0 chưa cấp/).waitFor();
});

test('one series is made of a class that has not opened, closed, opened again and cancelled; a class that is in one is refused', async () => {
  const page = await site.as('quantri', '/tuyen-sinh');
  const dialog = page.getByRole('dialog');
  const closed = () => dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Lập đợt tuyển sinh' }).click();
  await choose(page, 'Các lớp chưa khai giảng', /^BD\d\d-11/, 'bd');
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Lập đợt' }).click();
  await dialog.getByText(/đã thuộc đợt tuyển sinh TS-BD/).waitFor();
  await checkScreen(page);
  await dialog.getByRole('button', { name: 'Thôi' }).click();
  await closed();

  await page.getByRole('button', { name: 'Lập đợt tuyển sinh' }).click();
  await choose(page, 'Các lớp chưa khai giảng', /^BD\d\d-01/, 'bd');
  await page.keyboard.press('Escape');
  await dialog.getByLabel('Mã đợt').fill('TS-THU');
  await dialog.getByRole('button', { name: 'Lập đợt' }).click();
  await page.getByRole('heading', { level: 1, name: /^TS-THU/ }).waitFor();
  for (const [item, badge] of [
    ['Khóa đợt', 'Đã khóa'],
    ['Mở lại đợt', 'Đang tuyển'],
    ['Hủy đợt', 'Đã hủy'],
  ] as const) {
    await page.getByRole('button', { name: 'Đợt tuyển sinh' }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await dialog.getByLabel('Lý do').fill('thử');
    await dialog.getByRole('button', { name: item }).click();
    await closed();
    await page.getByText(badge, { exact: true }).waitFor();
  }
  await expect.poll(() => page.getByRole('button', { name: 'Đợt tuyển sinh' }).count()).toBe(0);
});

test('a reader sees the seats of everybody and moves none; on a phone too', async () => {
  const page = await site.as('xem', await series(), 390);
  await checkScreen(page, /^TS-TC/);
  await page.getByText('Sở Nội vụ').first().waitFor();
  await expect.poll(() => page.getByRole('button', { name: /^(Cấp chỉ tiêu|Nhận lại|Đợt tuyển sinh)$/ }).count()).toBe(0);
  await page.goto('/tuyen-sinh?q=doan+the');
  await checkScreen(page, 'Tuyển sinh');
  await expect.poll(() => page.getByRole('link', { name: /^TS-/ }).count()).toBe(1);
});
