import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { annualQuery, unitRoles, type AnnualReport } from '#contracts/reports';
import { today } from '#kit/dates.ts';
import type { FreshDatabase } from '#test/database.ts';
import { sampleOf } from '#test/sample.ts';
import { annualReport } from '../modules/reports/annual-report.ts';

const ask = (db: FreshDatabase, query: z.input<typeof annualQuery>) =>
  db.database.read(db.admin, (reader) => annualReport(reader, db.admin, annualQuery.parse(query), today()));

const questionsOf = (years: readonly number[]) =>
  unitRoles.flatMap((by) => [...years.map((year) => [year, 'calendar', by] as const), [2025, 'administrative', by] as const]);

/** Every measure of the review, and every breakdown by something that no reform touches. */
async function sameTotals(
  db: FreshDatabase,
  year: number,
  clock: 'calendar' | 'administrative',
  by: (typeof unitRoles)[number],
): Promise<void> {
  const [then, now] = [await ask(db, { year, clock, by }), await ask(db, { year, clock, by, organised: 'now' })];
  const { filter: _, breakdowns: before, notes: __, stated: ___, notExecuted: ____, offPlan: _____, ...totals } = then;
  const { filter: _6, breakdowns: after, notes: _7, stated: _8, notExecuted: _9, offPlan: _10, ...totalsNow } = now;
  expect(totalsNow).toEqual(totals);
  const untouched = (all: AnnualReport['breakdowns']) => all.filter(({ dimension }) => dimension !== 'unit' && dimension !== 'host');
  expect(untouched(after)).toEqual(untouched(before));
  for (const report of [then, now]) rowsAddUp(report);
}

/** The rows by unit and by place add up to the whole, measure by measure. */
function rowsAddUp({ breakdowns, ...whole }: AnnualReport): void {
  for (const { dimension, rows } of breakdowns.filter((one) => one.dimension === 'unit' || one.dimension === 'host'))
    for (const measure of ['classes', 'trainees', 'plan', 'planSeats', 'pool'] as const) {
      const of = whole[measure];
      if (of === null || rows.some((row) => row[measure] === null)) continue;
      for (const term of Object.keys(of) as (keyof typeof of)[]) {
        const sum = rows.reduce((total, row) => total + (row[measure]![term] as number), 0);
        expect([dimension, measure, term, sum]).toEqual([dimension, measure, term, of[term]]);
      }
    }
}

async function sumsUp(db: FreshDatabase, org: string): Promise<void> {
  for (const organised of ['then', 'now'] as const)
    for (const by of ['sender', 'lead'] as const) rowsAddUp(await ask(db, { year: 2025, by, org, organised }));
}

describe('Hà Nội', () => {
  let db: FreshDatabase;
  beforeAll(async () => {
    db = await sampleOf('hanoi');
  }, 400_000);
  const number = async (text: string): Promise<number> => (await db.sql<{ n: number }>(`select ${text}::int as n`))[0]!.n;

  const living = (where: string, on: string) =>
    number(`(select count(*) from unit_version where valid_from <= '${on}' and (valid_to is null or valid_to > '${on}') and ${where})`);

  test('thirty districts with committee, government and centre end; 126 wards and communes begin', async () => {
    for (const kind of ['party_committee', 'peoples_committee', 'political_centre']) {
      expect(await living(`level = 'district' and kind = '${kind}'`, '2025-06-30')).toBe(30);
      expect(await living(`level = 'district' and kind = '${kind}'`, '2025-07-01')).toBe(0);
    }
    expect(await living(`level = 'commune'`, '2025-06-30')).toBe(120);
    expect(await living(`level = 'commune' and kind = 'peoples_committee'`, '2025-07-01')).toBe(126);
    expect(await living(`name like 'Ủy ban nhân dân phường %'`, '2025-07-01')).toBe(51);
    expect(await living(`level = 'commune' and kind = 'party_committee'`, '2025-07-01')).toBe(126);
    expect(await living(`level = 'commune' and kind = 'political_centre'`, '2025-07-01')).toBe(30);
  });
  test('departments merged; no basis here was read in a source, so every succession says that it must be verified', async () => {
    expect(await db.sql(`select count(*)::int as n from unit_succession where verified or note not ilike '%cần kiểm chứng%'`)).toEqual([
      { n: 0 },
    ]);
    const rows = await db.sql(
      `select u.code as gone, heir.code as heir from unit_succession s join unit_succession_part f on f.succession_id = s.id and f.side = 'from' join unit u on u.id = f.unit_id
          join unit_succession_part t on t.succession_id = s.id and t.side = 'to' join unit heir on heir.id = t.unit_id where s.effective_date < '2025-07-01' order by 1`,
    );
    expect(rows).toEqual([
      { gone: 'BDVTU', heir: 'BTGDVTU' },
      { gone: 'BTGTU', heir: 'BTGDVTU' },
      { gone: 'SKHDT', heir: 'STC' },
      { gone: 'SLDTBXH', heir: 'SNV' },
      { gone: 'SNNPTNT', heir: 'SNNMT' },
      { gone: 'STNMT', heir: 'SNNMT' },
    ]);
  });
  test('a ward of five districts, and old wards that went to several', async () => {
    const from = await db.sql<{ code: string }>(
      `select u.code from unit_succession_part t join unit h on h.id = t.unit_id and h.code = 'UBX-HONGHA' and t.side = 'to'
          join unit_succession_part f on f.succession_id = t.succession_id and f.side = 'from' join unit u on u.id = f.unit_id order by 1`,
    );
    expect(from.map((row) => row.code)).toEqual([
      'BADINH-PHUCXA',
      'HOANKIEM-CHUONGDUONG',
      'HOANKIEM-PHUCTAN',
      'TAYHO-NHATTAN',
      'UB-BADINH',
      'UB-HAIBATRUNG',
      'UB-HOANKIEM',
      'UB-LONGBIEN',
      'UB-TAYHO',
    ]);
  });
  test('people go along: their post ends and begins that day; a few of those whose unit went to several are undecided', async () => {
    const ended = `unit_id not in (select unit_id from unit_version where valid_to is null)`;
    const all = await number(`(select count(distinct person_id) from person_post where ${ended})`);
    const left = await number(`(select count(*) from person where ${ended})`);
    expect(all).toBeGreaterThan(5000);
    expect(left).toBeGreaterThan(0);
    expect(left / all).toBeLessThan(0.05);
    expect(
      await db.sql(`select id from person p where ${ended} and not exists (select 1 from unit_succession s join unit_succession_part f on f.succession_id = s.id
          where s.kind = 'split' and f.side = 'from' and f.unit_id = p.unit_id)`),
    ).toEqual([]);
    expect(
      await db.sql(`select person_id from person_post o where valid_to = '2025-07-01' and not exists (select 1 from person_post n where n.person_id = o.person_id and n.valid_from = '2025-07-01')
        union all select person_id from person_post p join unit_version v on v.unit_id = p.unit_id and v.level = 'commune' and v.valid_from = '2025-07-01' where p.valid_from < '2025-07-01'`),
    ).toEqual([]);
    expect(
      await db.sql(
        `select id from person p where not exists (select 1 from person_post o where o.person_id = p.id and o.valid_to is null and (o.unit_id, o.bloc) = (p.unit_id, p.bloc))`,
      ),
    ).toEqual([]);
  });
  test('classes that ran over the day: nothing is recorded in the ledger, and today they hang under the new centres', async () => {
    expect(await number(`(select count(*) from training_class where opened_on < '2025-07-01' and ended_on > '2025-07-01')`)).toBe(10);
    expect(await db.sql(`select id from ledger_event where effective_date = '2025-07-01'`)).toEqual([]);
    const report = await ask(db, { year: 2025, by: 'host', organised: 'now' });
    const hosts = report.breakdowns.find((one) => one.dimension === 'host')!.rows;
    const centres = hosts.map((row) => row.label).filter((label) => label.startsWith('Trung tâm'));
    expect(centres).toHaveLength(10);
    for (const label of centres) expect(label).toMatch(/^Trung tâm chính trị (phường|xã) /);
    expect(hosts.find((row) => row.code === 'TTCTX-BADINH')!.classes).toMatchObject({ opened: 1, closed: 1 });
  });

  test.each(questionsOf([2019, 2020, 2021, 2022, 2024, 2025]))('%i, %s, by %s: then and now have the same totals', (year, clock, by) =>
    sameTotals(db, year, clock, by),
  );
  test.each(['HU-BADINH', 'UB-BADINH', 'UBX-BADINH', 'DUX-BADINH', 'UBND', 'TU'])('%s: what stands in the list stands in the sum', (org) =>
    sumsUp(db, org),
  );
});

describe('Hưng Yên', () => {
  let db: FreshDatabase;
  beforeAll(async () => {
    db = await sampleOf('hungyen');
  }, 400_000);

  test('Thái Bình and Hưng Yên are one province of 93 communes and 11 wards; only what a resolution says counts as verified', async () => {
    const names = await db.sql<{ n: number }>(
      `select count(*)::int as n from unit_version where level = 'commune' and kind = 'peoples_committee' and valid_from = '2025-07-01' group by name like '%phường%' order by 1`,
    );
    expect(names.map((row) => row.n)).toEqual([11, 93]);
    const provinces = `select v.name, v.valid_from::text as since from unit_version v where v.kind = 'peoples_committee' and v.level = 'province' and v.valid_to is null`;
    expect(await db.sql(provinces)).toEqual([{ name: 'Ủy ban nhân dân tỉnh Hưng Yên', since: '2025-07-01' }]);
    expect(
      await db.sql(
        `select d.number, s.kind, count(*)::int as n from unit_succession s left join document d on d.id = s.document_id where s.verified group by 1, 2`,
      ),
    ).toEqual([{ number: '202/2025/QH15', kind: 'merge', n: 2 }]);
    expect(await db.sql(`select name from unit_version where level = 'district' and valid_to is null`)).toEqual([]);
    expect(
      await db.sql(`select c.name from unit_version c where c.valid_to is null and c.parent_id is not null
        and not exists (select 1 from unit_version p where p.unit_id = c.parent_id and p.valid_to is null)`),
    ).toEqual([]);
  });
  test('what Thái Bình did stands under the new province today, and under Thái Bình then', async () => {
    const joined = async (org: string, organised: 'then' | 'now') =>
      (await ask(db, { year: 2024, by: 'runner', org, organised })).trainees.joined;
    expect(await joined('TB-TU', 'then')).toBe(40);
    expect(await joined('TU-HY', 'now')).toBe((await joined('TU', 'then')) + 40);
    expect(await joined('TU-HY', 'then')).toBe(0);
  });
  test.each(questionsOf([2024, 2025]))('%i, %s, by %s: then and now have the same totals', (year, clock, by) =>
    sameTotals(db, year, clock, by),
  );
  test.each(['TU', 'TU-HY', 'UBND-HY', 'SNV', 'UB-KHOAICHAU'])('%s: what stands in the list stands in the sum', (org) => sumsUp(db, org));
});
