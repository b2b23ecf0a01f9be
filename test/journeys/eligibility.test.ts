import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkScreen, choose, openSite, type Site } from './browser.ts';

let site: Site;
beforeAll(async () => void (site = await openSite()));
afterAll(() => site?.close());

test('what is asked as of a day; a rule with its versions side by side, tried as a draft, recorded and withdrawn', async () => {
  const page = await site.as('quantri', '/dieu-kien?on=2025-08-28');
  const table = page.getByRole('table', { name: 'Điều kiện của bộ Trung cấp lý luận chính trị' });
  await table.getByText('nữ từ 33, nam từ 35 tuổi', { exact: true }).waitFor();
  await page.goto('/dieu-kien?on=2025-08-29');
  await table.getByText('nữ từ 28, nam từ 30 tuổi', { exact: true }).waitFor();
  await table.getByRole('link', { name: 'E-03' }).click();
  const versions = page.getByRole('region', { name: 'Các phiên bản của E-03' });
  await versions.getByText('nữ từ 28, nam từ 30 tuổi', { exact: true }).waitFor();
  await versions.getByText('nữ từ 33, nam từ 35 tuổi', { exact: true }).waitFor();
  await checkScreen(page);

  // a draft on the lists of a year: it is in the address alone
  await page.getByRole('link', { name: 'Thử trên danh sách năm trước' }).click();
  await page.getByRole('button', { name: 'Soạn bản thử' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Nữ, tuổi').fill('50');
  await form.getByLabel('Nam, tuổi').fill('52');
  await form.getByRole('button', { name: 'Thử', exact: true }).click();
  await form.waitFor({ state: 'detached' });
  await choose(page, 'Năm khai giảng', '2020');
  await page.getByText('Bản thử: nữ từ 50, nam từ 52 tuổi.').waitFor();
  await page.getByRole('table', { name: 'Kết quả thử E-03' }).waitFor();
  await checkScreen(page);
  const [kept] = await site.db.sql<{ n: string }>(`select count(*) as n from eligibility_rule_version where parameters @> '{"female":50}'`);
  expect(Number(kept!.n)).toBe(0);

  // what was tried becomes the next version
  await page.getByRole('button', { name: 'Ghi bản thử thành phiên bản' }).click();
  await form.getByRole('button', { name: 'Ghi phiên bản' }).click();
  await form.getByText('Phiên bản điều kiện phải có căn cứ.').waitFor();
  await checkScreen(page);
  await form.getByLabel('Trích dẫn').fill('Quy định thử, Điều 1');
  await form.getByRole('button', { name: 'Ghi phiên bản' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByRole('navigation', { name: 'Đường dẫn trang' }).getByRole('link', { name: 'E-03' }).click();
  await versions.getByText('nữ từ 50, nam từ 52 tuổi', { exact: true }).waitFor();
  await versions.getByText('chưa có hiệu lực').waitFor();

  await versions.getByRole('button', { name: 'Rút phiên bản' }).click();
  await form.getByRole('button', { name: 'Rút phiên bản' }).click();
  await form.waitFor({ state: 'detached' });
  await versions.getByText('đã rút').waitFor();
  await expect.poll(() => versions.getByText('đang có hiệu lực').count()).toBe(1);
  await checkScreen(page);
});

test('an officer of Home Affairs does not try a rule on Party status: the outcomes would tell; a reader records nothing', async () => {
  const page = await site.as('canbo', '/dieu-kien/019a0000-0000-7000-8000-00000e200001/thu?year=2020');
  await page.getByText('Thử điều kiện này sẽ cho biết thông tin cần giữ kín của từng người.').waitFor();
  await checkScreen(page);
  const reader = await site.as('xem', '/dieu-kien');
  await reader
    .getByRole('table', { name: 'Điều kiện chung của mọi lớp' })
    .or(reader.getByText('Điều kiện chung của mọi lớp'))
    .first()
    .waitFor();
  await expect.poll(() => reader.getByRole('button', { name: 'Thêm bộ điều kiện' }).count()).toBe(0);
});
