import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkScreen, openSite, password, type Site } from './browser.ts';

let site: Site;
let places: Record<'class' | 'person' | 'document' | 'unit' | 'plan', string>;
beforeAll(async () => {
  site = await openSite();
  const [row] = await site.db.sql<
    typeof places
  >(`select (select id from training_class order by code limit 1) as class, (select id from person order by sort_name limit 1) as person,
    (select id from document order by number limit 1) as document, (select id::text from unit where code = 'LHP') as unit, (select id from plan where title like '%2020%' limit 1) as plan`);
  places = row!;
  // what comes in with files: the sample has none
  await site.db.sql(
    `insert into certificate (id, person_id, unit_id, bloc, title, title_key, serial, register_no, issuer, issuer_key, issued_on, recorded_by)
      select gen_random_uuid(), id, unit_id, bloc, 'Bồi dưỡng ngạch chuyên viên', 'boi duong ngach chuyen vien', 'A 001', '1/2019', 'Trường A', 'truong a', '2019-05-20', id from person where id = $1`,
    [places.person],
  );
  await site.db.sql(
    `insert into enrolment_result (enrolment_id, class_id, runner_id, host_id, lead_bloc, sender_id, sender_bloc, parts, average, classification, recognised, recorded_by)
      select id, class_id, runner_id, host_id, lead_bloc, sender_id, sender_bloc, '[{"title": "Phần I", "mark": 7.5}]', 7.5, 'Khá', true, id from enrolment where class_id = $1 and joined_on is not null`,
    [places.class],
  );
});
afterAll(() => site?.close());

const screens: [string, () => string, RegExp][] = [
  ['today', () => '/', /^Hôm nay$/],
  ['plans', () => '/ke-hoach', /^Kế hoạch$/],
  ['a plan', () => `/ke-hoach/${places.plan}`, /năm 2020/],
  ['its lines', () => `/ke-hoach/${places.plan}?tab=lines`, /năm 2020/],
  ['plan import', () => '/ke-hoach/nhap', /^Kế hoạch \(biểu C\)$/],
  ['files', () => '/nhap-tep', /^Nhập tệp$/],
  ['a list of trainees to bring in', () => '/nhap-tep/trainees', /^Danh sách học viên \(biểu A\)$/],
  ['a register of certificates to bring in', () => '/nhap-tep/certificates', /^Sổ cấp chứng chỉ$/],
  ['needs', () => '/nhu-cau', /^Nhu cầu đào tạo, bồi dưỡng$/],
  ['classes', () => '/lop', /^Lớp$/],
  ['slots', () => '/lop?tab=suat', /^Lớp$/],
  ['declared classes', () => '/lop/ke-khai', /^Lớp kê khai$/],
  ['sent elsewhere', () => '/lop/cu-di-hoc', /^Cử đi học nơi khác$/],
  ['a class', () => `/lop/${places.class}`, / – /],
  ['its results', () => `/lop/${places.class}?tab=ket-qua`, / – /],
  ['its timeline', () => `/lop/${places.class}?tab=dien-bien`, / – /],
  ['people', () => '/nguoi', /^Người$/],
  ['a person', () => `/nguoi/${places.person}`, /\p{L}+ \p{L}+/u],
  ['certificates', () => '/chung-chi', /^Sổ chứng chỉ$/],
  ['documents', () => '/van-ban', /^Văn bản$/],
  ['a document', () => `/van-ban/${places.document}`, /\d/],
  ['units', () => '/don-vi', /^Đơn vị$/],
  ['a unit', () => `/don-vi/${places.unit}`, /Lê Hồng Phong/],
  ['annual review', () => '/tong-ket?year=2020&org=LHP', /^Tổng kết năm 2020$/],
  ['the list behind a figure', () => '/tong-ket/chi-tiet?year=2020&org=LHP&cell=classes.opened', /^Lớp mở mới/],
  ['programmes', () => '/chuong-trinh', /^Chương trình$/],
  ['accounts', () => '/tai-khoan', /^Tài khoản$/],
];

test('the check sees what is wrong', async () => {
  const page = await site.open('/', 390);
  await page.getByLabel('Tên đăng nhập').waitFor();
  await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend', '<img src="/favicon.svg">')`);
  await expect(checkScreen(page)).rejects.toThrow('image-alt');
  await page.evaluate(`document.querySelector('main img').outerHTML = '<p style="width: 500px">rộng</p>'`);
  await expect(checkScreen(page)).rejects.toThrow('scrolls sideways');
});

describe('every screen, wide and on a phone', () => {
  let page: Page;
  beforeAll(async () => {
    page = await site.as('quantri');
  });
  test.each(screens)('%s', async (_, path, title) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(path());
    await page.locator('article h1').filter({ hasText: title }).waitFor();
    await checkScreen(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await checkScreen(page);
  });
});

test('on a phone every place is reached from the bar below', async () => {
  const page = await site.as('canbo', '/', 390);
  const bar = page.getByRole('navigation', { name: 'Chính' });
  await bar.getByRole('link', { name: 'Lớp' }).click();
  await page.getByRole('heading', { level: 1, name: 'Lớp', exact: true }).waitFor();
  await bar.getByRole('button', { name: 'Thêm' }).click();
  await checkScreen(page);
  await page.getByRole('dialog').getByRole('link', { name: 'Tổng kết năm' }).click();
  await page.getByRole('heading', { level: 1, name: /Tổng kết năm/ }).waitFor();
});

test('by keyboard alone: sign in, find a class, read it', async () => {
  const page = await site.open('/');
  await page.getByLabel('Tên đăng nhập').waitFor();
  const press = (key: string) => page.keyboard.press(key);
  /** Tab until the named thing has the keyboard. */
  const tabTo = async (name: string) => {
    const wanted = page
      .getByRole('link', { name, exact: true })
      .or(page.getByLabel(name, { exact: true }))
      .first();
    for (let n = 0; n < 40; n++) {
      if (await wanted.evaluate((element) => element === element.ownerDocument.activeElement)) return;
      await press('Tab');
    }
    throw new Error(`40 times Tab do not reach ${name}`);
  };
  await tabTo('Tên đăng nhập');
  await page.keyboard.type('canbo');
  await press('Tab');
  await page.keyboard.type(password);
  await press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Hôm nay' }).waitFor();
  await press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Tới nội dung chính');
  await tabTo('Lớp');
  await press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Lớp', exact: true }).waitFor();
  await tabTo('Tìm lớp');
  await page.keyboard.type('ba vi');
  await page.waitForURL(/q=ba/);
  const first = page.getByRole('table', { name: 'Các lớp' }).getByRole('row').nth(1).getByRole('link');
  await first.filter({ hasText: 'Ba Vì' }).waitFor();
  for (let n = 0; n < 20 && !(await first.evaluate((element) => element === element.ownerDocument.activeElement)); n++) await press('Tab');
  await press('Enter');
  await page.getByRole('heading', { level: 1, name: /Ba Vì/ }).waitFor();
  // the keyboard is where the content begins, and a tab of the page opens with the arrows
  expect(await page.evaluate('document.activeElement.id')).toBe('main');
  await page.getByRole('tab', { name: /Học viên/ }).focus();
  await press('ArrowRight');
  await press('ArrowRight');
  await page.getByRole('list', { name: 'Diễn biến của lớp' }).waitFor();
});
