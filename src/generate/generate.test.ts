import { beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { inTenant } from '#platform/database/in-tenant.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { examineTenant } from '../doctor/deep.ts';
import { readOrder } from './command.ts';
import { generateCity, type Order } from './generate.ts';

const typed = { classes: '60', enrolments: '660', years: '1', seed: '1' };

test.each([
  [{ classes: '19' }, /--classes nhận từ 20/],
  [{ classes: '900000', enrolments: '9000000' }, /--classes nhận từ 20 đến 500\.000/],
  [{ classes: 'sáu mươi' }, /--classes nhận một số nguyên/],
  [{ classes: '-5' }, /--classes nhận một số nguyên/],
  [{ enrolments: '119' }, /60 lớp cần từ 120 đến 12\.000/],
  [{ enrolments: '12001' }, /60 lớp cần từ 120 đến 12\.000/],
  [{ enrolments: '1e3' }, /--enrolments nhận một số nguyên/],
  [{ years: '0' }, /--years nhận từ 1/],
  [{ years: '11' }, /--years nhận từ 1/],
  [{ years: '4' }, /4 năm cần ít nhất 80 lớp/],
  [{ seed: '2147483648' }, /--seed nhận/],
])('%j is refused in words', (change, said) => {
  expect(() => readOrder({ ...typed, ...change })).toThrow(said);
});

test('what is in reason is taken as ordered', () => {
  expect(readOrder({ classes: '56690', enrolments: '621466', years: '2', seed: '7' })).toEqual({
    classes: 56_690,
    enrolments: 621_466,
    years: 2,
    seed: 7,
  });
});

async function generated(order: Order, onSay?: (line: string) => void): Promise<FreshDatabase> {
  const fresh = await freshDatabase();
  await generateInto(fresh, order, onSay);
  return fresh;
}
const generateInto = ({ tenant, roleUrls, ownerUrl, keys }: FreshDatabase, order: Order, say: (line: string) => void = () => {}) =>
  generateCity(order, { tenant, tenantUrl: roleUrls.tenant, ownerUrl, keys, say });

const tables =
  'unit unit_succession person person_post person_key document plan plan_line slot training_class chain enrolment ledger_event ledger_event_trainee ledger_entry declared_class enrolment_result certificate'.split(
    ' ',
  );
const counts = async ({ sql }: FreshDatabase) =>
  (
    await sql(`select ${tables.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(', ')},
    (select jsonb_object_agg(account || ' ' || term, n) from (select account, term, count(*) as n from ledger_entry group by 1, 2) terms) as terms`)
  )[0];

describe('a small city of two years', () => {
  const order: Order = { classes: 160, enrolments: 2_400, years: 2, seed: 5 };
  let city: FreshDatabase;
  beforeAll(async () => {
    city = await generated(order);
  });

  test('has as many classes and enrolments as were ordered', async () => {
    const [found] = await city.sql(`select (select count(*)::int from training_class where opened_on is not null) as classes,
      (select count(*)::int from enrolment where joined_on is not null) as enrolments`);
    expect(found).toEqual({ classes: 160, enrolments: 2_400 });
  });

  test('keeps every identity', async () => {
    const findings = await inTenant(city.pools, 'tinh', (trx) => examineTenant(trx as Tx, 'tinh'));
    expect(findings.length).toBeGreaterThan(40);
    expect(findings.filter((finding) => !finding.fine)).toEqual([]);
  }, 60_000);

  test('comes out the same from the same seed, and otherwise from another', async () => {
    const again = await generated(order);
    expect(await counts(again)).toEqual(await counts(city));
    const names = `select string_agg(full_name, ',' order by full_name collate "C") as all from person`;
    expect(await again.sql(names)).toEqual(await city.sql(names));
    const other = await generated({ ...order, seed: 6 });
    expect(await counts(other)).not.toEqual(await counts(city));
  }, 60_000);

  test('has what happens in a city', async () => {
    const terms = (await counts(city))!['terms'] as Record<string, number>;
    const needed = [
      'slot planned',
      'slot added',
      'slot off_plan',
      'slot not_executed',
      'trainee joined',
      'trainee left',
      'trainee deferred',
      'trainee not_recognised',
      'pool deferred',
    ];
    expect(needed.filter((term) => !terms[term])).toEqual([]);
    const [more] = await city.sql<Record<string, number>>(`select
      (select count(*)::int from unit_succession) as successions,
      (select count(*)::int from training_class where extract(year from ended_on) > plan_year) as carried,
      (select count(*)::int from declared_class) as declared,
      (select count(*)::int from chain where kind = 'outside') as elsewhere,
      (select count(*)::int from (select person_id from enrolment group by 1 having count(distinct class_id) > 1) twice) as again`);
    expect(more!.successions).toBeGreaterThanOrEqual(20);
    for (const what of ['carried', 'declared', 'again', 'elsewhere'] as const) expect(more![what], what).toBeGreaterThan(0);
  });

  test('has no districts since the middle of 2025, and everybody serves in a unit that is there', async () => {
    const [found] = await city.sql<Record<string, number>>(`select
      (select count(*)::int from unit_version where level = 'district' and valid_to is distinct from '2025-07-01') as districts,
      (select count(*)::int from unit_succession where kind = 'split') as divided,
      (select count(*)::int from person p where not exists (select from unit_version v where v.unit_id = p.unit_id and v.valid_to is null)) as homeless,
      (select count(*)::int from chain c join unit_version v on v.unit_id = c.sender_id where v.valid_to <= c.started_on
        and not exists (select from unit_version w where w.unit_id = c.sender_id and w.valid_from <= c.started_on and (w.valid_to is null or w.valid_to > c.started_on))) as sent_by_none,
      (select count(*)::int from (select person_id from person_post group by 1 having count(*) > 1) carried) as carried`);
    expect(found).toMatchObject({ districts: 0, divided: 6, homeless: 0, sent_by_none: 0 });
    expect(found!['carried']).toBeGreaterThan(100);
  });

  test('certificates are of those who finished, after they did, and numbered in their series', async () => {
    const [found] = await city.sql<Record<string, number>>(`select count(*)::int as all, count(distinct (issuer, serial))::int as serials,
      count(*) filter (where issued_on <= course_to or issued_on > current_date + 1)::int as early,
      count(*) filter (where not exists (select from enrolment e where e.person_id = c.person_id and e.status = 'finished' and e.ended_on = c.course_to))::int as unearned
      from certificate c`);
    expect(found).toMatchObject({ serials: found!['all'], early: 0, unearned: 0 });
    expect(found!['all']).toBeGreaterThan(50);
  });

  test('decisions are numbered in the order of their days', async () => {
    const [found] = await city.sql<{
      pairs: number;
      crossed: number;
    }>(`select count(*)::int as pairs, count(*) filter (where later)::int as crossed from (
      select document_date < lag(document_date) over (partition by issuer_id, kind, extract(year from document_date) order by sequence) as later from document) following`);
    expect(found).toEqual({ pairs: found!.pairs, crossed: 0 });
  });

  test('personal numbers have their shape, are unreadable where they stand, and find their person', async () => {
    const [row] = await city.sql<{
      all: number;
      sealed: number;
      found: number;
    }>(`select count(*)::int as all, count(*) filter (where length(personal_number_encrypted) = 40)::int as sealed,
      (select count(*)::int from person_key k join person p on p.id = k.person_id) as found from person`);
    expect(row).toEqual({ all: row!.all, sealed: row!.all, found: row!.all });
  });

  test('a tenant that has something is refused and left as it is', async () => {
    const before = await counts(city);
    await expect(generateInto(city, order)).rejects.toThrow(/đã có dữ liệu/);
    expect(await counts(city)).toEqual(before);
  });
});

test('what breaks half-way leaves nothing, and says what it was', async () => {
  const fresh = await freshDatabase();
  // a table that will not take the rows of the third kind of statement
  await fresh.sql(`alter table ledger_entry add constraint nothing_goes check (account <> 'trainee')`);
  await expect(generateInto(fresh, { classes: 20, enrolments: 200, years: 1, seed: 1 })).rejects.toThrow(/nothing_goes/);
  const left = await counts(fresh);
  expect(tables.filter((table) => left![table] !== 0)).toEqual([]);
});
