import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkScreen, choose, openSite, type Site } from './browser.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

test('a district that ended: those still written under it go to one of its successors, said by the officer', async () => {
  const [left] = await site.db.sql<{ id: number; name: string; heir: string; people: number }>(
    `select p.unit_id as id, v.name, (select h.name from unit_succession_part f join unit_succession_part t on t.succession_id = f.succession_id and t.side = 'to'
        join unit_version h on h.unit_id = t.unit_id where f.side = 'from' and f.unit_id = p.unit_id order by t.unit_id limit 1) as heir, count(*)::int as people
      from person p join unit_version v on v.unit_id = p.unit_id and v.valid_to = '2025-07-01' where v.kind = 'peoples_committee' and v.level = 'district' group by 1, 2, 3 order by 1 limit 1`,
  );
  const { id, name, heir, people } = left!;
  const page = await site.as('canbo', `/don-vi/${id}`);
  await checkScreen(page, name);
  await page.getByRole('button', { name: 'Chuyển người sang đơn vị kế thừa' }).click();
  const dialog = page.getByRole('dialog');
  await checkScreen(page);
  await dialog.getByRole('button', { name: 'Chuyển tất cả' }).click();
  expect(await site.db.sql(`select 1 from person where unit_id = ${id}`)).toHaveLength(people);
  await choose(page, 'Đơn vị kế thừa', heir);
  await dialog.getByRole('button', { name: 'Chuyển tất cả' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await site.db.sql(`select 1 from person where unit_id = ${id}`)).toHaveLength(0);

  // once more: refused, in words that say where they are now
  await page.getByRole('button', { name: 'Chuyển người sang đơn vị kế thừa' }).click();
  await choose(page, 'Đơn vị kế thừa', heir);
  await dialog.getByRole('button', { name: 'Chuyển tất cả' }).click();
  expect(await dialog.getByRole('alert').innerText()).toContain('Xem người ở trang của đơn vị kế thừa');

  const reader = await site.as('xem', `/don-vi/${id}`, 360);
  await checkScreen(reader, name);
  expect(await reader.getByRole('button', { name: 'Chuyển người sang đơn vị kế thừa' }).count()).toBe(0);
});

test('the units one may ask about are those of the question: of the year, or of today', async () => {
  const page = await site.as('canbo', '/tong-ket?year=2024');
  const field = page.getByRole('combobox', { name: 'Đơn vị' });
  const offers = async (typed: string) => {
    await field.click();
    await field.fill(typed);
    const texts = await page.getByRole('option').allInnerTexts();
    await page.keyboard.press('Escape');
    return texts.join('; ');
  };
  await checkScreen(page, 'Tổng kết năm 2024');
  await expect.poll(() => offers('ba dinh'), { timeout: 20_000 }).toContain('Ủy ban nhân dân quận Ba Đình');
  await choose(page, 'Tổ chức', 'Theo hiện nay');
  await page.waitForURL(/organised=now/);
  await expect.poll(() => offers('ba dinh'), { timeout: 20_000 }).toContain('Ủy ban nhân dân phường Ba Đình');
  expect(await offers('ba dinh')).not.toContain('quận Ba Đình');
});
