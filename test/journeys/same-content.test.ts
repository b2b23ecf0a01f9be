import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kit/ids.ts';
import { fold } from '#kit/text.ts';
import { checkScreen, openSite, type Site } from './browser.ts';

let site: Site;
beforeAll(async () => void (site = await openSite()));
afterAll(() => site?.close());

const titles = ['Kỹ năng lãnh đạo, quản lý ở cơ sở', 'Kỹ năng lãnh đạo và quản lý cấp cơ sở'] as const;

/** A programme in force, with topics. */
async function programme(code: string, topics: readonly string[]): Promise<string> {
  const [family, version, module] = [newId(), newId(), newId()];
  const { sql } = site.db;
  await sql(`insert into programme_family (id, code, name, folded, nature) values ($1, $2, $2, $2, 'in_service_training')`, [family, code]);
  await sql(`insert into programme_version (id, family_id, code, name, folded, valid_from) values ($1, $2, $3, $3, $3, '2020-01-01')`, [
    version,
    family,
    code,
  ]);
  await sql(`insert into programme_module (id, version_id, ordinal, name, content_key) values ($1, $2, 1, 'Phần I', 'phan i')`, [
    module,
    version,
  ]);
  for (const [at, title] of topics.entries())
    await sql(
      `insert into programme_topic (id, version_id, module_id, ordinal, title, content_key, lecture) values (gen_random_uuid(), $1, $2, $3, $4, $5, 10)`,
      [version, module, at + 1, title, fold(title)],
    );
  return family;
}

async function plan(title: string, family: string, lead: string): Promise<void> {
  const [id, version, line] = [newId(), newId(), newId()];
  const { sql } = site.db;
  const [unit] = await sql<{ id: number }>(`select id from unit where code = $1`, [lead]);
  await sql(
    `insert into plan (id, title, nature, year_from, year_to, issuer_id, recorded_by) values ($1, $2, 'annual', 2027, 2027, $3, $1)`,
    [id, title, unit!.id],
  );
  await sql(
    `insert into plan_version (id, plan_id, no, status, effective_date, recorded_by) values ($1, $2, 1, 'draft', '2026-12-01', $1)`,
    [version, id],
  );
  await sql(
    `insert into plan_line (id, plan_id, family_id, audience, audience_key, lead_id, lead_bloc, runner_id, quarter, year, recorded_by)
     values ($1, $2, $3, 'Cán bộ cấp xã', 'can bo cap xa', $4, (select min(id) from bloc), $4, 2, 2027, $1)`,
    [line, id, family, unit!.id],
  );
  await sql(
    `insert into plan_line_version (line_id, plan_version_id, classes, seats, funding) values ($1, $2, 1, 60, (select min(code) from funding_source))`,
    [line, version],
  );
}

test('two titles are found to be one, and from then on two plans for one quarter are told to be nearly the same', async () => {
  const [first, second] = [await programme('TN-LD', [titles[0]]), await programme('TN-XA', [titles[1]])];
  await plan('Kế hoạch của trường', first, 'LHP');
  await plan('Kế hoạch của Sở', second, 'SNV');

  const page = await site.as('quantri', '/ke-hoach?tab=trung&year=2027');
  const row = (text: string | RegExp) => page.getByRole('row').filter({ hasText: text });
  await row(/TN-.*TN-.*có thể trùng/).waitFor();
  await checkScreen(page);

  await page.goto('/chuong-trinh/trung-noi-dung?family=TN-LD');
  await checkScreen(page, 'Trùng nội dung');
  await row(titles[0])
    .getByRole('button', { name: /^Là một:/ })
    .click();
  await page.getByText('Không có cặp nào chờ kết luận').waitFor();
  await page.goto('/chuong-trinh/trung-noi-dung?family=TN-LD&view=same');
  await row(titles[1]).waitFor();
  await checkScreen(page);

  await page.goto('/ke-hoach?tab=trung&year=2027');
  await row(/TN-.*TN-.*100.*trùng/).waitFor();
  await expect.poll(() => row(/có thể trùng/).count()).toBe(0);
  await row(/TN-.*TN-/)
    .getByRole('link', { name: 'TN-XA' })
    .click();
  await page
    .getByRole('dialog')
    .getByText(/^Trùng nội dung với/)
    .waitFor();
  await checkScreen(page);
});

test('a threshold needs its source; a reader sees it and sets none', async () => {
  const page = await site.as('quantri', '/chuong-trinh/trung-noi-dung?tab=nguong');
  await page.getByRole('button', { name: 'Đặt ngưỡng mới' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Cảnh báo khi đã học từ, %').fill('61');
  await dialog.getByRole('button', { name: 'Đặt ngưỡng', exact: true }).click();
  await dialog.getByText('Chưa nêu căn cứ.').waitFor();
  await checkScreen(page);
  await dialog.getByLabel('Trích dẫn').fill('Quy chế đào tạo, Điều 5');
  await dialog.getByRole('button', { name: 'Đặt ngưỡng', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('row').filter({ hasText: 'Quy chế đào tạo, Điều 5' }).filter({ hasText: '61' }).getByText('đang dùng').waitFor();

  const other = await site.as('xem', '/chuong-trinh/trung-noi-dung?tab=nguong');
  await other.getByRole('row').filter({ hasText: 'Quy chế đào tạo, Điều 5' }).waitFor();
  await expect.poll(() => other.getByRole('button', { name: 'Đặt ngưỡng mới' }).count()).toBe(0);
  await checkScreen(other);
});
