import { Workbook } from '@cj-tech-master/excelts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWorkbook } from '#platform/sheets/workbook.ts';
import { checkScreen, choose, openSite, type Site } from './browser.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

/** A list as a district sends it: a heading in two rows, one word that nobody knows, a section, a name in pieces, a day that never was, a unit misspelt. */
async function districtList() {
  const book = new Workbook();
  const sheet = book.addWorksheet('DS cử đi học');
  const rows = [
    ['BAN TỔ CHỨC THÀNH ỦY'],
    [],
    ['DANH SÁCH CÁN BỘ CỬ ĐI HỌC TRUNG CẤP'],
    [],
    ['STT', 'Họ và tên', 'Ngày sinh', '', 'Chức vụ', 'Nơi ctác', 'Đối tượng', 'Ngày vào Đảng'],
    ['', '', 'Nam', 'Nữ'],
    ['I', 'Khối chính quyền'],
    [1, 'Khuất Văn Tệp'.normalize('NFD'), '05/03/1980', '', 'Chuyên viên', 'Sở Nội vụ Hà Nội', 'Công chức', '03/02/2005'],
    [2, 'Đàm  Thị Trang Tính', '', '12/11/1985', 'Phó trưởng phòng', 'Sở Nội vụ Hà Nội', 'Công chức', ''],
    [3, 'Vi Văn Hai Chín', '31/2/1980', '', 'Chuyên viên', 'Sở Nội vụ Hà Nội', 'Công chức', ''],
    ['II', 'Khối Đảng'],
    [1, 'Lục Thị Gõ Nhầm', '', 1988, 'Chuyên viên', 'Ban Nội chính Thành ủyy Hà Nộii', 'Công chức', ''],
    ['', 'Tổng cộng: 4 người'],
    [],
    ['', '', '', '', '', 'TRƯỞNG BAN'],
  ];
  for (const row of rows) sheet.addRow(row);
  sheet.mergeCells('C5:D5');
  for (const column of ['A', 'B', 'E', 'F', 'G', 'H']) sheet.mergeCells(`${column}5:${column}6`);
  const bytes = await book.xlsx.writeBuffer();
  return { name: 'DS cử đi học (bản 2).xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
}

const verdict = (page: Page, title: string) => page.getByRole('alert').getByText(title, { exact: true }).waitFor();
async function checkAgain(page: Page) {
  const pending = page.getByRole('region', { name: 'Câu trả lời chưa kiểm tra' });
  await pending.getByRole('button', { name: 'Kiểm tra lại' }).click();
  await pending.waitFor({ state: 'detached' });
}
const narrow = async (page: Page) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await checkScreen(page);
  await page.setViewportSize({ width: 1440, height: 900 });
};

test('the list of a district: a column explained, a name accepted, the sound rows written, handed back, known again, undone', async () => {
  const page = await site.as('canbo', '/lop?tab=suat');
  await page
    .getByRole('button', { name: /^Việc khác với suất/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Nhập danh sách từ Excel' }).click();
  await checkScreen(page, 'Danh sách học viên (biểu A)');
  await page.getByLabel('Mã lớp').fill('HT-TEP');
  await page.getByLabel('Tên lớp').fill('Lớp từ tệp của quận');
  await page.getByLabel('Tệp của đơn vị gửi').setInputFiles(await districtList());
  await page.getByRole('button', { name: 'Kiểm tra tệp' }).click();
  await page.getByRole('heading', { name: 'Từng dòng' }).waitFor();
  await checkScreen(page);
  expect(await page.getByRole('button', { name: /^Ghi \d/ }).count()).toBe(0);

  await page.getByText(/tiêu đề ở dòng 5, hiểu 7\/8 cột/).click();
  expect(await page.getByLabel('Cột H, Ngày vào Đảng, được hiểu là').inputValue()).toBe('partyDate');
  await page.getByText('Nhận ra nhưng cố ý không lưu').waitFor();
  await page.getByLabel('Cột F, Nơi ctác, được hiểu là').selectOption('Đơn vị công tác');
  await page.getByLabel(/^Nhớ cách hiểu các cột này/).check();
  await checkScreen(page);
  await narrow(page);
  await checkAgain(page);

  await page
    .getByRole('button', { name: /^Đúng, hiểu như vậy: “Ban Nội chính Thành ủyy Hà Nộii” là “Ban Nội chính Thành ủy Hà Nội”/ })
    .click();
  expect(await page.getByRole('button', { name: /^Ghi \d/ }).isDisabled()).toBe(true);
  await checkAgain(page);
  await verdict(page, 'Xem trước, chưa ghi gì');
  const held = page.getByRole('table', { name: 'Các dòng của tệp' }).getByRole('row').filter({ hasText: 'Vi Văn Hai Chín' });
  await held
    .getByText(/31\/2\/1980/)
    .first()
    .waitFor();
  await checkScreen(page);
  await narrow(page);

  await page.getByRole('button', { name: 'Ghi 3 dòng' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Ghi', exact: true }).click();
  await dialog.getByText('Chọn cách ghi.').waitFor();
  await dialog.getByLabel('Chỉ ghi các dòng đúng, giữ lại 1 dòng').check();
  await checkScreen(page);
  await dialog.getByRole('button', { name: 'Ghi', exact: true }).click();
  await verdict(page, 'Đã ghi');
  expect(await page.evaluate('document.activeElement.innerText')).toMatch(/^Đã ghi/);
  expect(await page.getByLabel('Nội dung gửi đơn vị').inputValue()).toMatch(/Vi Văn Hai Chín/);
  await checkScreen(page);
  await narrow(page);
  const run = page.url();

  const address = await page.getByRole('link', { name: 'Tải tệp có cột ghi chú' }).getAttribute('href');
  const handedBack = await page.request.get(address!);
  expect(handedBack.status()).toBe(200);
  const sheets = JSON.stringify(await readWorkbook(await handedBack.body()));
  expect(sheets).toContain('Ghi chú kiểm tra');
  expect(sheets).toMatch(/Không đọc được ngày/);

  await page.getByRole('link', { name: 'Mở nơi đã nhập' }).click();
  await checkScreen(page, /^HT-TEP/);
  await page.getByText('Lục Thị Gõ Nhầm').first().waitFor();
  await page.getByRole('link', { name: 'Nhập từ Excel' }).click();
  await page.getByLabel('Tệp của đơn vị gửi').setInputFiles(await districtList());
  await page.getByRole('button', { name: 'Kiểm tra tệp' }).click();
  await page.getByRole('heading', { name: 'Từng dòng' }).waitFor();
  await page.getByText(/tiêu đề ở dòng 5, hiểu 8\/8 cột/).click();
  await page.getByText('Đang dùng cách hiểu đã nhớ từ lần trước.').waitFor();
  await choose(page, 'Kết quả', /^Đã có \(2\)/);

  await page.goto(run);
  await page.getByRole('button', { name: 'Hoàn tác lần nhập' }).click();
  await dialog.getByText('3 dòng đã thêm được lấy ra').waitFor();
  await checkScreen(page);
  await dialog.getByRole('button', { name: 'Hoàn tác', exact: true }).click();
  await verdict(page, 'Đã hoàn tác');
  await page.getByRole('navigation', { name: 'Chính' }).getByRole('link', { name: 'Nhập tệp' }).click();
  await page
    .getByRole('row', { name: /Đã hoàn tác/ })
    .getByText('DS cử đi học (bản 2).xlsx')
    .waitFor();
  await checkScreen(page, 'Nhập tệp');
});

test('a sheet without a heading: the officer points at it and names its columns', async () => {
  const page = await site.as('canbo', '/nhap-tep/needs');
  const text = [
    'Bảng 1',
    ';Lớp gì;;Bao nhiêu',
    ...['Trung cấp lý luận chính trị', 'Bồi dưỡng kỹ năng'].map((name, at) => `${at + 1};${name};;${30 + at}`),
  ].join('\r\n');
  await page.getByLabel('Năm').fill('2027');
  await page.getByLabel('Tệp của đơn vị gửi').setInputFiles({ name: 'nhu-cau.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Kiểm tra tệp' }).click();
  await verdict(page, 'Chưa tìm thấy bảng');
  await page.getByRole('button', { name: 'Dòng 2', exact: true }).click();
  await checkScreen(page);
  await narrow(page);
  await checkAgain(page);
  await verdict(page, 'Cần bạn trả lời trước');
  await page.getByLabel('Cột B, Lớp gì, được hiểu là').waitFor();
  await checkScreen(page);
});

test('a file that is too heavy is said to be before it is sent', async () => {
  const page = await site.as('canbo', '/nhap-tep/certificates');
  await page.getByText('Tệp nào nhận được, lớn đến đâu').click();
  await page.getByText('20 MB').waitFor();
  await page
    .getByLabel('Tệp của đơn vị gửi')
    .setInputFiles({ name: 'sổ.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.alloc(20 * 1024 * 1024 + 1) });
  await page.getByText('Tệp nặng 20,1 MB, quá 20 MB.').waitFor();
  expect(await page.getByRole('button', { name: 'Kiểm tra tệp' }).isDisabled()).toBe(true);
  await checkScreen(page, 'Sổ cấp chứng chỉ');
});
