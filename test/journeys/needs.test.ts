import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { readWorkbook } from '#platform/sheets/workbook.ts';
import { importer } from '#test/import-run.ts';
import type { Typed } from '#test/sheet.ts';
import { formB } from '../../src/modules/plans/form-b.ts';
import { needMessages } from '../../src/modules/plans/need-messages.vi.ts';
import { checkScreen, openSite, type Site } from './browser.ts';

let site: Site;
beforeAll(async () => void (site = await openSite()));
afterAll(() => site?.close());

const file = (...rows: [string, string, number][]): Typed[][] => [
  ['STT', 'Cơ quan', 'Nội dung', 'Đối tượng', 'Số người', 'Nữ'],
  ...rows.map(([unit, content, people], n): Typed[] => [n + 1, unit, content, 'Cán bộ nguồn', people, 1]),
];

test('what units ask for stands beside the plan; a number is mended with its reason, a need removed, and the file goes out and in again', async () => {
  const at = importer(site.db, formB, needMessages).by(systemActor(site.db.tenant, 'thử'));
  const school = 'Trường Đào tạo cán bộ Lê Hồng Phong';
  const run = await at.bring([file([school, 'Trung cấp lý luận chính trị', 30], ['LHP', 'Chuyển đổi số', 7])], { year: 2020 });
  await run.apply();

  const page = await site.as('canbo', '/nhu-cau');
  const row = (text: string | RegExp) => page.getByRole('row').filter({ hasText: text });
  await checkScreen(page, 'Nhu cầu đào tạo, bồi dưỡng');
  await row(/Trung cấp lý luận chính trị.*30.*1\.648/).waitFor();
  await row('chưa khớp với danh mục chương trình').waitFor();
  await page.getByRole('tab', { name: /Từng đăng ký/ }).click();
  await checkScreen(page);

  await page.getByRole('button', { name: /^Sửa số: Chuyển đổi số/ }).click();
  await page.getByLabel('Tổng số người').fill('1');
  await page.getByLabel('Nữ').fill('2');
  await page.getByLabel('Lý do').fill('đơn vị báo lại');
  await page.getByRole('button', { name: 'Ghi', exact: true }).click();
  await page.getByText('Trong đó 2 người, nhiều hơn tổng 1.').waitFor();
  await checkScreen(page);
  await page.getByLabel('Tổng số người').fill('9');
  await page.getByRole('button', { name: 'Ghi', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await row(/Chuyển đổi số.*9/).waitFor();

  await page.getByRole('button', { name: 'Xuất' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Biểu B để in, ký (Excel)' }).click();
  const back = await at.bring(await readWorkbook(await readFile(await (await saved).path())), { year: 2020 });
  expect(back.run.report.counts).toMatchObject({ rows: 2, same: 2 });

  await page.getByRole('button', { name: /^Gỡ: Chuyển đổi số/ }).click();
  await page.getByLabel('Lý do').fill('thôi đăng ký');
  await page.getByRole('dialog').getByRole('button', { name: 'Gỡ đăng ký' }).click();
  await page.getByRole('tab', { name: 'Từng đăng ký 1' }).waitFor();

  await page.goto('/nhu-cau?year=2015');
  await checkScreen(page);
  await page.getByText('Năm 2015 chưa có đăng ký nào').waitFor();
});

test('a reader looks and changes nothing', async () => {
  const page = await site.as('xem', '/nhu-cau?year=2020&tab=dong');
  await page.getByRole('cell', { name: /Trung cấp lý luận chính trị/ }).waitFor();
  expect(await page.getByRole('button', { name: /^(Sửa số|Gỡ)/ }).count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Nhập từ Excel' }).count()).toBe(0);
});
