import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkScreen, openSite, type Site } from './browser.ts';

let site: Site;
let id: string;
let other: string;
beforeAll(async () => {
  site = await openSite();
  const families = await site.db.sql<{ id: string; code: string }>('select id, code from programme_family');
  id = families.find(({ code }) => code === 'TCLLCT')!.id;
  other = families.find(({ code }) => code === 'BDTG')!.id;
});
afterAll(() => site?.close());

test('content is edited as a whole; who comes second is told; the two versions stand side by side', async () => {
  const page = await site.as('quantri', `/chuong-trinh/${other}`);
  const late = await site.as('quantri', `/chuong-trinh/${other}`);
  for (const one of [page, late]) await one.getByRole('button', { name: 'Sửa nội dung' }).click();
  await checkScreen(page);
  const topic = page.getByRole('group', { name: 'Nghiệp vụ tuyên truyền miệng' });
  await topic.getByLabel('Lý thuyết – Nghiệp vụ tuyên truyền miệng').fill('9');
  await page.getByRole('button', { name: 'Thêm chuyên đề' }).click();
  await page.getByRole('group', { name: 'Chuyên đề mới' }).getByLabel('Tên chuyên đề').fill('Viết tin, bài cho trang thông tin điện tử');
  await page.getByRole('button', { name: 'Ghi nội dung' }).click();
  const dialog = page.getByRole('dialog');
  await checkScreen(page);
  await dialog.getByRole('button', { name: 'Ghi nội dung' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const row = (text: string | RegExp) => page.getByRole('row').filter({ hasText: text });
  await row(/Nghiệp vụ tuyên truyền miệng.*9.*13/).waitFor();
  await row('Viết tin, bài cho trang thông tin điện tử').waitFor();

  await late.getByRole('button', { name: 'Ghi nội dung' }).click();
  await late.getByRole('dialog').getByRole('button', { name: 'Ghi nội dung' }).click();
  await late.getByText(/Người khác vừa sửa trước/).waitFor();
  await late.context().close();

  await page.goto(`/chuong-trinh/${id}?tab=phien-ban`);
  await row(/Chuyển đổi số trong cơ quan đảng, nhà nước.*thêm/).waitFor();
  await row(/Cải cách hành chính nhà nước.*bỏ/).waitFor();
  await checkScreen(page);
});

test('a circle in the order is refused with the names of its parts, and nothing typed is lost', async () => {
  const page = await site.as('quantri', `/chuong-trinh/${id}`);
  await page.getByRole('button', { name: 'Sửa nội dung' }).click();
  const first = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Chủ nghĩa Mác – Lênin, tư tưởng Hồ Chí Minh', exact: true }) });
  await first.getByText('Tiết ngoài chuyên đề, thứ tự học').click();
  await first.getByLabel('Học sau').first().click();
  await page.getByRole('option', { name: 'HP2', exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Ghi nội dung' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Ghi nội dung' }).click();
  await dialog.getByText(/Thứ tự học quẩn/).waitFor();
  await checkScreen(page);
  await dialog.getByRole('button', { name: 'Thôi' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Bỏ bản đang soạn' }).click();
  await page.getByRole('button', { name: 'Sửa nội dung' }).waitFor();
});

test('an overdue update is on the first page until a version has done it', async () => {
  const page = await site.as('quantri', '/');
  await page.getByRole('link', { name: /Bổ sung nội dung chuyển đổi số/ }).click();
  await page.getByRole('tab', { name: 'Cần cập nhật', selected: true }).waitFor();
  await page.getByRole('button', { name: 'Ghi đã cập nhật' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Phiên bản đã cập nhật').click();
  await page.getByRole('option', { name: /BDTG/ }).click();
  await dialog.getByRole('button', { name: 'Ghi kết quả' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText(/xong ở BDTG/).waitFor();
  await checkScreen(page);
  await page.goto('/');
  await page.getByRole('heading', { name: 'Quá hạn' }).waitFor();
  await expect.poll(() => page.getByText('Chương trình quá hạn cập nhật').count()).toBe(0);
});

test('who may only read sees all of it and no button that writes', async () => {
  const page = await site.as('xem', `/chuong-trinh/${id}`);
  await page.getByRole('heading', { name: /Xây dựng Đảng và hệ thống chính trị/ }).waitFor();
  for (const tab of ['Nội dung', 'Điều kiện', 'Đánh giá', 'Tài liệu', 'Cần cập nhật']) {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('tab', { name: tab, selected: true }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: /Sửa|Thêm|Ghi|Giao|Gắn|Xử lý|Chọn quy chế/ }).count()).toBe(0);
  }
});

test('a new version begins with what the last one has, and the last one keeps it', async () => {
  const [family] = await site.db.sql<{ id: string }>(`select id from programme_family where code = 'BDTG'`);
  const page = await site.as('quantri', `/chuong-trinh/${family!.id}`);
  await page.getByRole('heading', { level: 1, name: /^BDTG/ }).waitFor();
  await page.getByRole('button', { name: 'Thêm phiên bản' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Mã').fill('BDTG-MOI');
  await form.getByLabel('Trích dẫn').fill('Minh họa');
  await form.getByRole('button', { name: 'Thêm phiên bản' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Chép từ BDTG/ }).click();
  await page.getByRole('button', { name: 'Ghi nội dung' }).click();
  await form.getByRole('button', { name: 'Ghi nội dung' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByText('Tổng số tiết').waitFor();
  await checkScreen(page);
  const counts = await site.db.sql<{ code: string; n: number }>(
    `select v.code, count(*)::int as n from programme_topic t join programme_version v on v.id = t.version_id where v.code like 'BDTG%' group by v.code order by v.code`,
  );
  expect(counts.map(({ code }) => code)).toEqual(['BDTG', 'BDTG-MOI']);
  expect(counts[0]!.n).toBe(counts[1]!.n);
});
