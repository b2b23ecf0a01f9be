import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkScreen, openSite, type Site } from './browser.ts';

let site: Site;
let training: { id: string; code: string; lineId: string; planId: string };
beforeAll(async () => {
  site = await openSite();
  const [row] = await site.db.sql<typeof training>(
    `select c.id, c.code, s.line_id as "lineId", s.plan_id as "planId" from training_class c join slot s on s.id = c.slot_id
     where c.status = 'running' and s.line_id is not null order by c.code desc limit 1`,
  );
  training = row!;
});
afterAll(() => site?.close());

test('marked by who may: gone for everybody else, with its line of the plan; then open again', async () => {
  const chief = await site.as('quantri', `/lop/${training.id}`);
  const mark = async (item: string, button: string) => {
    await chief.getByRole('button', { name: 'Ghi sự kiện' }).click();
    await chief.getByRole('menuitem', { name: item }).click();
    const dialog = chief.getByRole('dialog');
    await dialog.getByText(/Cả dòng kế hoạch/).waitFor();
    await checkScreen(chief);
    await dialog.getByLabel('Lý do').fill('Danh sách theo quy hoạch, chỉ người được giao mới xem');
    await dialog.getByRole('button', { name: button, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  await mark('Đánh dấu lớp hạn chế', 'Đánh dấu hạn chế');
  await chief.getByText('Hạn chế', { exact: true }).waitFor();
  await checkScreen(chief);
  await chief.goto(`/ke-hoach/${training.planId}`);
  await chief.getByText('Kế hoạch có dòng hạn chế, chỉ người được xem lớp hạn chế mới thấy.').waitFor();
  await chief.getByRole('tab', { name: /^Các dòng/ }).click();
  await chief.getByText('Hạn chế', { exact: true }).first().waitFor();
  await checkScreen(chief);

  // an officer of the whole province who was not given them: no page, no list, no search, no line
  const officer = await site.as('canbo', `/lop/${training.id}`);
  await officer.getByText('Không có lớp này', { exact: false }).first().waitFor();
  await officer.goto(`/lop?q=${encodeURIComponent(training.code)}`);
  await checkScreen(officer, 'Lớp');
  expect(await officer.getByRole('main').getByText(training.code, { exact: true }).count()).toBe(0);
  await officer.goto(`/ke-hoach/${training.planId}`);
  await officer.getByText(/Kế hoạch có dòng hạn chế không hiện ở đây/).waitFor();
  await checkScreen(officer);
  const answers = await Promise.all(
    [`/api/classes/${training.id}`, `/api/classes/${training.id}/trainees/export?as=csv`].map(async (url) =>
      (await officer.request.get(url)).status(),
    ),
  );
  expect(answers).toEqual([404, 404]);

  await chief.goto(`/lop/${training.id}`);
  await mark('Bỏ dấu lớp hạn chế', 'Bỏ dấu hạn chế');
  await officer.goto(`/lop/${training.id}`);
  await officer.getByRole('heading', { level: 1, name: new RegExp(training.code) }).waitFor();
});

test('whether an account sees them is said where it is given a role', async () => {
  const page = await site.as('quantri', '/tai-khoan');
  await page.getByRole('button', { name: 'Lập tài khoản' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Được xem lớp hạn chế').waitFor();
  await checkScreen(page);
  await dialog.getByRole('combobox', { name: 'Vai trò' }).click();
  await page.getByRole('option', { name: 'Kế toán', exact: true }).click();
  await expect.poll(() => dialog.getByLabel('Được xem lớp hạn chế').count()).toBe(0);
});
