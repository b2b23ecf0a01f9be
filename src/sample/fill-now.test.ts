import { describe, expect, test, vi } from 'vitest';
import { addDays, quarterOf, yearOf } from '#kit/dates.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { sampleOf, samplePassword } from '#test/sample.ts';
import { fillTenant } from '../sample.ts';
import { aroundToday } from './fill-now.ts';
import { readSample, type SampleNow } from './shapes.ts';

// a whole sample is filled, and the machine may be busy with the other tests
vi.setConfig({ testTimeout: 400_000 });

describe.each(['hanoi', 'hungyen'] as const)('%s', (sample) => {
  const now = readSample(`${sample}-now`) as SampleNow;
  const days = Array.from({ length: 800 }, (_, n) => addDays('2026-01-01', n));

  test('filled on any day: what runs has begun, what is prepared is still to come, each in the year of its plan', () => {
    for (const day of days) {
      const { plans, lines, classes } = aroundToday(now, day);
      for (const one of classes) {
        const date = one.opens ?? one.preparing!.on;
        const [from, to] = one.opens ? [one.opens, one.closes!] : [one.preparing!.on, one.preparing!.until];
        const alike = lines.filter((line) => line.plan === one.plan && line.quarter === quarterOf(date) && line.family === one.family);
        expect([day, one.code, one.opens ? from < day && day < to : day <= from && from < to]).toEqual([day, one.code, true]);
        expect([day, one.plan, alike.some((line) => line.audience === one.audience)]).toEqual([day, String(yearOf(date)), true]);
      }
      for (const { year, date } of plans) expect([day, yearOf(date), date <= day]).toEqual([day, year, true]);
    }
  });

  test('everything of it says that it is made up', () => {
    const { plans, classes } = aroundToday(now, '2026-11-23');
    for (const { title, provenance } of plans)
      expect([title, provenance]).toEqual([expect.stringContaining('(minh họa)'), expect.stringContaining('dữ liệu mẫu')]);
    for (const { name } of classes) expect(name).toContain('(minh họa)');
  });
});

const seen = (db: FreshDatabase) =>
  db.sql(`select c.status, count(n.id) filter (where n.status in ('listed', 'active'))::int as people, c.opened_on is not null as opened
    from training_class c join enrolment n on n.class_id = c.id where c.name like '%(minh họa)' group by c.id order by c.status`);

test('in Hà Nội one class runs, one is in preparation with its list, slots wait', async () => {
  const db = await sampleOf('hanoi');
  expect(await seen(db)).toEqual([
    { status: 'preparing', people: 28, opened: false },
    { status: 'preparing', people: 8, opened: false },
    { status: 'running', people: 45, opened: true },
  ]);
  expect(
    await db.sql(
      `select count(*)::int as n from slot s join plan p on p.id = s.plan_id where s.state = 'pending' and p.title like '%(minh họa)'`,
    ),
  ).toEqual([{ n: 8 }]);
});

test('a sample filled on the third of January is as sensible', async () => {
  const db = await freshDatabase();
  await fillTenant(db, 'tinh', samplePassword, 'hungyen', '2026-01-03');
  expect((await seen(db)).map((row) => [row['status'], row['people']])).toEqual([
    ['preparing', 30],
    ['running', 40],
  ]);
  expect(await db.sql(`select year_from from plan where title like '%(minh họa)' and year_from > 2024 order by 1`)).toEqual([
    { year_from: 2025 },
    { year_from: 2025 },
    { year_from: 2025 },
    { year_from: 2026 },
  ]);
});
