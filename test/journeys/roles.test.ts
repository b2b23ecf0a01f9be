import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, today } from '#kit/dates.ts';
import { roleFacts, roles, type Role } from '#kit/roles.ts';
import { createAccount, type NewAccount } from '#modules/access';
import { systemActor } from '#platform/actor.ts';
import { openSite, password, signIn, type Account, type Site } from './browser.ts';

// Everybody who may come in goes wherever the product offers to take them: nothing is refused, missing or broken there.

let site: Site;
type Held = NonNullable<NewAccount['assignment']>;
beforeAll(async () => {
  site = await openSite();
  const { db } = site;
  const [row] = await db.sql<{ school: number; centre: number; unit: number; class: string; person: string }>(
    `select (select id from unit where code = 'LHP') as school, (select v.unit_id from unit_version v where v.kind = 'political_centre' and v.valid_to is null limit 1) as centre,
      (select unit_id from person where merged_into_id is null group by 1 order by count(*) desc limit 1) as unit,
      (select id from training_class where status = 'running' order by code limit 1) as class,
      (select person_id from enrolment where status = 'active' order by recorded_at, id limit 1) as person`,
  );
  const place = row!;
  const over: Partial<Record<Role, Held>> = {
    organisation_officer: { role: 'organisation_officer', scope: 'bloc', bloc: 1 },
    school_office: { role: 'school_office', scope: 'unit', unitId: place.school },
    lecturer: { role: 'lecturer', scope: 'unit', unitId: place.school },
    homeroom_lecturer: { role: 'homeroom_lecturer', scope: 'class', classId: place.class },
    political_centre: { role: 'political_centre', scope: 'unit', unitId: place.centre ?? place.school },
    unit_contact: { role: 'unit_contact', scope: 'unit', unitId: place.unit },
    accountant: { role: 'accountant', scope: 'unit', unitId: place.school },
    finance: { role: 'finance', scope: 'bloc', bloc: 2 },
    records_clerk: { role: 'records_clerk', scope: 'unit', unitId: place.school },
    trainee: { role: 'trainee', scope: 'person', personId: place.person },
    inspector: { role: 'inspector', scope: 'tenant', validTo: addDays(today(), 30) },
  };
  const chief = systemActor(db.tenant, 'thử');
  for (const role of roles)
    await db.database.write(chief, { command: 'test' }, (tx) =>
      createAccount(tx, chief, {
        signInName: nameOf(role),
        name: roleFacts[role].vi,
        password,
        mustChange: false,
        assignment: over[role] ?? ({ role, scope: 'tenant' } as Held),
      }),
    );
});
afterAll(() => site?.close());
const nameOf = (role: Role) => role.replaceAll('_', '.') as Account;

/** An address without what makes it one of many: one class is opened for all classes. */
const kindOf = (href: string) =>
  href
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/(\/don-vi\/)\d+/, '$1:id')

    .replace(/[#?].*$/, '');

/** Follows every link that is shown, one of a kind, from the first page on; answers the addresses and what went wrong there. */
async function walk(page: Page): Promise<{ seen: string[]; wrong: string[] }> {
  const wrong: string[] = [];
  page.on('response', (answer) => {
    if (answer.status() >= 400)
      wrong.push(`${new URL(page.url()).pathname}: ${answer.request().method()} ${answer.url()} ${answer.status()}${from}`);
  });
  const asking = new Set<Request>();
  page.on('request', (request) => void (request.resourceType() === 'fetch' && asking.add(request)));
  page.on('requestfinished', (request) => void asking.delete(request));
  page.on('requestfailed', (request) => void asking.delete(request));
  page.on('pageerror', (error) => wrong.push(`${page.url()}: ${error.message}`));
  const look = async () => {
    await page.locator('article h1').first().waitFor();
    await page.getByRole('status', { name: 'Đang tải' }).first().waitFor({ state: 'hidden' });
    await expect.poll(() => asking.size, { interval: 20, timeout: 20_000 }).toBe(0);
    const { pathname, search } = new URL(page.url());
    for (const said of await page.locator('[role=alert][tabindex="-1"]').allInnerTexts())
      wrong.push(`${pathname}${search}: ${said.split('\n')[0]}${from}`);
    if ((await page.getByRole('heading', { level: 1, name: 'Không có trang này' }).count()) > 0) wrong.push(`${pathname}: no such page`);
    if (/^\/nhap-tep\/./.test(pathname) && (await page.locator('input[type=file]').count()) === 0)
      wrong.push(`${pathname}: no file is taken here${from}`);
  };
  await page.goto('/');
  await look();
  const seen = new Map<string, string>([[kindOf(new URL(page.url()).pathname), page.url()]]);
  const ahead: { href: string; from: string }[] = [];
  let from = '';
  const gather = async () => {
    const hrefs = await page
      .locator('nav a[href^="/"], article a[href^="/"]:not([download]):not([href^="/api"])')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
    for (const href of hrefs)
      if (!seen.has(kindOf(href))) {
        seen.set(kindOf(href), href);
        ahead.push({ href, from: new URL(page.url()).pathname });
      }
  };
  await gather();
  for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) {
    from = ` (offered on ${next.from})`;
    await page.goto(next.href);
    await look();
    await gather();
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await look();
      await gather();
    }
  }
  return { seen: [...seen.keys()], wrong };
}

test.each(roles)('%s: every place it is offered opens', async (role) => {
  const page = await site.open('/');
  await signIn(page, nameOf(role));
  const { seen, wrong } = await walk(page);
  await page.context().close();
  expect([...new Set(wrong)]).toEqual([]);
  expect(seen).toEqual(expect.arrayContaining(least[role] ?? ['/van-ban', '/don-vi']));
});

/** What somebody must be led to, at the least. */
const least: Partial<Record<Role, string[]>> = {
  trainee: ['/ho-so-cua-toi'],
  administrator: ['/tai-khoan', '/kiem-tra'],
  unit_contact: ['/nguoi', '/nhu-cau', '/nhap-tep/needs'],
  lecturer: ['/lop/:id'],
  homeroom_lecturer: ['/lop/:id'],
  leader: ['/phe-duyet/:id', '/tong-ket'],
  accountant: ['/ke-hoach/:id', '/tong-ket'],
  inspector: ['/kiem-tra', '/nguoi/:id'],
};
