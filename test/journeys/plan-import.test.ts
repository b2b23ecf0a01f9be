import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeWorkbook } from '#platform/sheets/write-page.ts';
import { readWorkbook } from '#platform/sheets/workbook.ts';
import { formCPage } from '../../src/modules/plans/form-c-page.ts';
import { plan2021 } from '../../samples/make-plan-form.ts';
import { checkScreen, choose, openSite, type Site } from './browser.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const title = 'Kế hoạch mở lớp năm 2027';
const line = plan2021.sections[0]!.lines[0]!;
/** Classes at the school, and a line whose count of trainees is `trainees`; null: without that line. */
async function workbook(trainees: number | null) {
  const other = { ...line, content: 'Bồi dưỡng nghiệp vụ công tác đoàn thể', audience: 'Cán bộ đoàn thể', classes: 2, perClass: 50 };
  const lines = trainees === null ? [line] : [line, { ...other, trainees }];
  const bytes = await writeWorkbook([
    formCPage({ ...plan2021, title: 'BIỂU TỔNG HỢP KẾ HOẠCH NĂM 2027', subtitle: '', sections: [{ title: 'Đào tạo', lines }] }),
  ]);
  return { name: 'bieu-c.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(bytes) };
}
const written = (page: Page) => page.getByText('Đã ghi', { exact: true }).first().waitFor();
async function check(page: Page, trainees: number | null, plan?: string) {
  await page.goto('/nhap-tep/plan');
  await page.getByLabel('Năm kế hoạch').fill('2027');
  if (plan) await choose(page, 'Nhập vào kế hoạch', plan);
  await page.getByLabel('Tệp của đơn vị gửi').setInputFiles(await workbook(trainees));
  await page.getByRole('button', { name: 'Kiểm tra tệp' }).click();
  await page.getByRole('heading', { name: 'Từng dòng' }).waitFor();
}

test('a workbook is looked at, its sound rows applied, corrected as an amendment, and changes nothing the third time', async () => {
  const page = await site.as('canbo', '/ke-hoach');
  await checkScreen(page, 'Kế hoạch');
  await page.getByRole('link', { name: 'Nhập từ Excel' }).click();
  await checkScreen(page, 'Kế hoạch (biểu C)');
  await check(page, -100);
  await page.getByText('Xem trước, chưa ghi gì').waitFor();
  await page
    .getByRole('row', { name: /đoàn thể/ })
    .getByText('Lỗi')
    .first()
    .waitFor();
  await checkScreen(page);

  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Tải tệp có cột ghi chú' }).click();
  const remarked = await readWorkbook(await readFile(await (await downloading).path()));
  expect(JSON.stringify(remarked)).toContain('Ghi chú kiểm tra');

  await page.getByRole('button', { name: 'Ghi 1 dòng' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Chỉ ghi các dòng đúng, giữ lại 1 dòng').check();
  await form.getByRole('textbox', { name: 'Tên kế hoạch mới' }).fill(title);
  await form.getByLabel('Phê duyệt luôn').check();
  await form.getByLabel('Theo chỉ đạo, văn bản bổ sung sau').check();
  await form.getByRole('textbox', { name: 'Có hiệu lực từ ngày' }).fill('15/12/2025');
  await checkScreen(page);
  await form.getByRole('button', { name: 'Ghi', exact: true }).click();
  await written(page);
  await checkScreen(page);

  await check(page, 100, title);
  await page.getByText('Kế hoạch đã duyệt: đây là điều chỉnh, cần văn bản.').waitFor();
  await page.getByRole('button', { name: 'Ghi 1 dòng' }).click();
  await choose(page, 'Văn bản', /200-KH\/TU/, '200');
  await form.getByRole('textbox', { name: 'Có hiệu lực từ ngày' }).fill('20/01/2026');
  await form.getByLabel('Phê duyệt luôn').check();
  await form.getByRole('button', { name: 'Ghi', exact: true }).click();
  await written(page);
  await page.getByRole('link', { name: 'Mở nơi đã nhập' }).click();
  await page.getByText('Đã duyệt, lần 2').waitFor();
  await checkScreen(page, title);

  await check(page, 100, title);
  await page.getByText('Không có gì mới', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: /^Ghi / }).count()).toBe(0);
  await checkScreen(page);
});

test('lines that the file lacks stay until the officer says otherwise; the import is taken back as one act', async () => {
  const page = await site.as('canbo', '/ke-hoach');
  await check(page, 100, 'Lập kế hoạch mới từ tệp này');
  await page.getByRole('button', { name: 'Ghi 2 dòng' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Tên kế hoạch mới' }).fill('Kế hoạch thử');
  await form.getByRole('button', { name: 'Ghi', exact: true }).click();
  await written(page);
  await page.getByText('Dự thảo chưa có hiệu lực cho đến khi được duyệt.').waitFor();

  await check(page, null, 'Kế hoạch thử');
  await page.getByText('Dòng của kế hoạch mà tệp không có').click();
  await page.getByText(/– Cán bộ đoàn thể: 2 lớp, 100 học viên/).waitFor();
  expect(await page.getByRole('button', { name: /^Ghi / }).count()).toBe(0);
  await page.getByRole('radio', { name: 'Bỏ khỏi kế hoạch' }).check();
  await page.getByRole('button', { name: /^Kiểm tra lại/ }).click();
  await page.getByText('Dòng bỏ khỏi kế hoạch vì tệp không có').waitFor();
  await checkScreen(page);
  await page.getByRole('button', { name: 'Ghi 1 dòng' }).click();
  await form.getByText('Bỏ 1 dòng mà tệp không có.').waitFor();
  await form.getByRole('button', { name: 'Ghi', exact: true }).click();
  await written(page);

  await page.getByRole('button', { name: 'Hoàn tác lần nhập' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác', exact: true }).click();
  await page.getByText('Đã hoàn tác').first().waitFor();
  await checkScreen(page);
  await check(page, 100, 'Kế hoạch thử');
  await page.getByText('Không có gì mới', { exact: true }).waitFor();
});
