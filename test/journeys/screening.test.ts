import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkScreen, choose, openSite, type Site } from './browser.ts';

let site: Site;
let series: { degree: string; refresher: string };
beforeAll(async () => {
  site = await openSite();
  const rows = await site.db.sql<{ id: string; code: string }>(`select id, code from admission_series where code ~ '^TS-(TC|BD)'`);
  const of = (kind: string) => rows.find(({ code }) => code.startsWith(`TS-${kind}`))!.id;
  series = { degree: of('TC'), refresher: of('BD') };
});
afterAll(() => site?.close());

const closed = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' });
const submit = async (page: Page, label: string) => {
  await page.getByRole('dialog').getByRole('button', { name: label, exact: true }).click();
  await closed(page);
};
const desk = (page: Page) => page.getByRole('table', { name: 'Người được cử' });
const rows = (page: Page) =>
  desk(page)
    .getByRole('row')
    .filter({ has: page.getByRole('checkbox') });
const count = async (state: string) =>
  Number(
    (
      await site.db.sql<{ n: string }>('select count(*) as n from nomination where series_id = $1 and state = $2', [series.degree, state])
    )[0]!.n,
  );

test('filtered, taken together, accepted: the sound ones go on, the others wait by name; one is refused with a reason', async () => {
  const page = await site.as('quantri', `/tuyen-sinh/${series.degree}?tab=xet-tuyen&state=submitted`);
  await desk(page).waitFor();
  await checkScreen(page);
  const submitted = await count('submitted');
  const accepted = await count('accepted');
  await expect.poll(() => rows(page).count()).toBe(submitted);

  await page.getByRole('button', { name: `Chọn cả ${submitted} người` }).click();
  await page.getByRole('button', { name: 'Nhận', exact: true }).click();
  await submit(page, 'Nhận');
  // nobody of those left is sound: each is named with what is missing
  const outcome = page.getByRole('status').filter({ hasText: 'còn chờ' });
  await outcome.waitFor();
  const waits = await outcome.getByRole('listitem').count();
  expect(waits).toBeGreaterThan(0);
  await expect.poll(() => count('accepted')).toBe(accepted + submitted - waits);
  expect(await outcome.innerText()).toMatch(/thiếu minh chứng cho: \S.* \(E-0/);

  // one of them is refused
  const before = await count('refused');
  await page.getByRole('button', { name: 'Bỏ chọn', exact: true }).click();
  const name = (await outcome.getByRole('link').first().innerText()).trim();
  await page.getByRole('checkbox', { name: `Chọn ${name}` }).check();
  await page.getByRole('button', { name: 'Không nhận', exact: true }).click();
  await choose(page, 'Lý do', 'Không đủ điều kiện');
  await page.getByRole('dialog').getByLabel('Nói rõ thêm').fill('Đề nghị cử người khác');
  await submit(page, 'Không nhận');
  await expect.poll(() => count('refused')).toBe(before + 1);

  // whose file says so
  await page.goto(`/tuyen-sinh/${series.degree}?tab=xet-tuyen&state=refused`);
  await desk(page).getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByText('Đề nghị cử người khác').first().waitFor();
  await checkScreen(page, name);
});

test('a summons: the letter of each unit, and what changes after it', async () => {
  const page = await site.as('quantri', `/tuyen-sinh/${series.refresher}?tab=trieu-tap`);
  const papers = page.getByRole('table', { name: 'Văn bản triệu tập, quyết định mở lớp' });
  await papers.getByRole('link', { name: /^Công văn số 12/ }).waitFor();
  await checkScreen(page);
  const [letter] = await Promise.all([page.waitForEvent('download'), papers.getByRole('link', { name: 'Mọi đơn vị (Word)' }).click()]);
  expect(letter.suggestedFilename()).toMatch(/^Giấy triệu tập - BD\d\d-11\.docx$/);

  // a paper that has gone out is not changed: the next says who is added
  const school = await site.as('quantri', `/tuyen-sinh/${series.refresher}?tab=xet-tuyen&state=submitted`);
  await desk(school).waitFor();
  const [sound] = await site.db.sql<{ name: string }>(
    `select n.full_name as name from nomination n where n.series_id = $1 and n.state = 'submitted' and n.verdict_result = 'eligible'
      and exists (select from nomination_paper p where p.nomination_id = n.id)`,
    [series.refresher],
  );
  await school.getByRole('checkbox', { name: `Chọn ${sound!.name}` }).check();
  await school.getByRole('button', { name: 'Nhận', exact: true }).click();
  await submit(school, 'Nhận');
  await school.getByRole('status').filter({ hasText: 'Đã quyết định 1 người' }).waitFor();
  await page.reload();
  await page.getByText(`Thêm: ${sound!.name}`).waitFor();
});
