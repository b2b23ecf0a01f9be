import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkScreen, openSite, type Site } from './browser.ts';

let site: Site;
/** A pair of the sample that nobody has decided about, none of the two in a class of the other's. */
let pair: { a: string; b: string; other: string };
beforeAll(async () => {
  site = await openSite();
  const [found] = await site.db.sql<typeof pair>(
    `select a_id as a, b_id as b, (select full_name from person p where p.id in (a_id, b_id) and not exists (select from enrolment e where e.person_id = p.id)) as other
     from duplicate_pair where decision is null and (not exists (select from enrolment where person_id = a_id) or not exists (select from enrolment where person_id = b_id))
     order by probability desc, a_id, b_id limit 1`,
  );
  pair = found!;
});
afterAll(() => site?.close());

test('two records that may be one person are set beside each other, merged with a choice, and taken apart again', async () => {
  const page = await site.as('canbo', '/nguoi/co-the-trung');
  await page.getByRole('heading', { level: 1, name: 'Có thể trùng' }).waitFor();
  await checkScreen(page);

  await page.goto(`/nguoi/co-the-trung/${pair.a}/${pair.b}`);
  await page.getByText(/Khả năng là một người/).waitFor();
  await page.getByRole('button', { name: 'Gộp hai hồ sơ' }).waitFor();
  await checkScreen(page);
  // the name as the other record has it
  const names = page.getByRole('radiogroup', { name: 'Họ và tên' });
  await names.getByRole('radio', { name: pair.other, exact: true }).check();
  await page.getByRole('button', { name: 'Gộp hai hồ sơ' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Căn cứ, ghi chú').fill('Đối chiếu hồ sơ gốc');
  await checkScreen(page);
  await form.getByRole('button', { name: 'Gộp', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: pair.other }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'Hồ sơ đã gộp vào đây' }).waitFor();
  await checkScreen(page);

  await page.getByRole('button', { name: /^Tách lại / }).click();
  await form.getByRole('button', { name: 'Tách lại' }).click();
  await form.getByText('Cần điền mục này.').waitFor();
  await form.getByLabel('Vì sao tách').fill('Hai anh em');
  await form.getByRole('button', { name: 'Tách lại' }).click();
  await expect.poll(() => page.getByRole('heading', { level: 2, name: 'Hồ sơ đã gộp vào đây' }).count()).toBe(0);
  expect(await site.db.sql('select from person where merged_into_id is not null')).toEqual([]);

  await page.goto(`/nguoi/co-the-trung/${pair.a}/${pair.b}`);
  await page.getByText(/Hai người khác nhau – /).waitFor();
});
