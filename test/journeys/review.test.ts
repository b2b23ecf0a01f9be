import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkScreen, openSite, type Site } from './browser.ts';

const review2020 = '/tong-ket?year=2020&org=LHP&programme=TCLLCT';
let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

test('TCLLCT 2020: the sum on one line, and every figure opens down to a class and a person', async () => {
  const page = await site.as('canbo', review2020);
  await checkScreen(page, 'Tổng kết năm 2020');
  const terms = async (side: string) =>
    (await page.getByRole('list', { name: side, exact: true }).getByRole('link').allInnerTexts()).join(' ');
  expect(await terms('Vào trong kỳ')).toBe('25 2.133 20 1.488');
  expect(await terms('Ra trong kỳ và còn lại')).toBe('12 1.096 33 2.525');

  await page.getByRole('list', { name: 'Vào trong kỳ' }).getByRole('link', { name: '20', exact: true }).click();
  await checkScreen(page, 'Lớp mở mới trong kỳ');
  await page.getByText('20 lớp', { exact: true }).waitFor();
  const rows = page.getByRole('table', { name: 'Lớp mở mới trong kỳ' }).getByRole('row');
  await expect.poll(() => rows.count()).toBe(21);
  await rows.nth(1).getByRole('link').first().click();
  await page.getByRole('table', { name: 'Học viên của lớp' }).waitFor();
  await checkScreen(page);
  const code = (await page.getByRole('heading', { level: 1 }).innerText()).split(' – ')[0]!;
  const person = page.getByRole('table', { name: 'Học viên của lớp' }).getByRole('row').nth(1).getByRole('link');
  const name = await person.innerText();
  await person.click();
  await checkScreen(page, name);
  // and back: everything this person learned
  await page.getByRole('link', { name: code }).click();
  await page.getByRole('heading', { level: 1, name: code }).waitFor();
});

test('the list behind a figure, opened without one, says where to take it from and asks the server nothing', async () => {
  const page = await site.as('canbo');
  const refused: string[] = [];
  page.on('response', (answer) => void (answer.status() >= 400 && refused.push(answer.url())));
  await page.goto('/tong-ket/chi-tiet?year=2020');
  await checkScreen(page, 'Danh sách sau con số');
  expect(await page.getByRole('button', { name: 'Xuất' }).count()).toBe(0);
  await page.getByRole('link', { name: 'Về trang tổng kết' }).click();
  await checkScreen(page, 'Tổng kết năm 2020');
  expect(refused).toEqual([]);
});

test('35 / 2.756 as published stands beside the sum for an officer, not for a reader; a note closes the difference', async () => {
  const page = await site.as('canbo', review2020);
  const figure = page.getByRole('article').filter({ hasText: '2.756' }).last();
  await figure.getByRole('row', { name: /Công bố/ }).waitFor();
  const cells = async (row: RegExp) => (await figure.getByRole('row', { name: row }).getByRole('cell').allInnerTexts()).join(' ');
  expect(await cells(/Công bố/)).toBe('35 2.756');
  expect(await cells(/Tính ra/)).toBe('33 2.525');
  expect(await cells(/Chênh lệch/)).toBe('+2 +231');
  await figure.getByRole('button', { name: 'Ghi giải trình' }).click();
  await checkScreen(page);
  await page
    .getByRole('dialog')
    .getByLabel('Vì sao số công bố khác số cộng từ lớp')
    .fill('45 lớp trừ 12 lớp bế giảng là 33 lớp; số 35 là in nhầm.');
  await page.getByRole('button', { name: 'Lưu giải trình' }).click();
  await figure.getByText('Đã giải trình').waitFor();
  await figure.getByText('số 35 là in nhầm').waitFor();

  const reader = await site.as('xem', review2020);
  await checkScreen(reader, 'Tổng kết năm 2020');
  await reader.getByRole('list', { name: 'Vào trong kỳ' }).getByRole('link', { name: '2.133' }).waitFor();
  expect(await reader.getByText('2.756').count()).toBe(0);
  expect(await reader.getByText('Chênh lệch cần giải trình').count()).toBe(0);
});

test('the years of the sample lead to their reviews; the plan part reconciles 3 / 510 not executed', async () => {
  const page = await site.as('canbo', '/tong-ket?year=2020&org=LHP');
  await checkScreen(page, 'Tổng kết năm 2020');
  const lost = page.getByRole('row', { name: /Không thực hiện/ }).first();
  await lost.getByRole('link', { name: '3', exact: true }).waitFor();
  await lost.getByRole('link', { name: '510', exact: true }).click();
  await checkScreen(page);
  await page.getByText('510 chỉ tiêu').waitFor();
});
