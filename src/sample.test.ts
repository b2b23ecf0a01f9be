import { beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../test/database.ts';
import { samplePassword as password, sampleOf } from '../test/sample.ts';
import { accountTable, ensureSample } from './sample.ts';

describe('Hà Nội', () => {
  let db: FreshDatabase;
  beforeAll(async () => {
    db = await sampleOf('hanoi');
  }, 400_000);

  const family = (code: string) => `family_id in (select id from programme_family where code = '${code}')`;
  const lhp = `runner_id = (select id from unit where code = 'LHP')`;
  const tcllct = `${lhp} and ${family('TCLLCT')}`;
  const number = async (text: string): Promise<number> => (await db.sql<{ n: number }>(`select coalesce(${text}, 0)::int as n`))[0]!.n;
  const stock = (account: string, before: string, where: string) =>
    number(
      `(select sum(direction * quantity) from ledger_entry where account = '${account}' and effective_date < '${before}' and ${where})`,
    );
  const term = (account: string, names: string[], year: number, where: string) =>
    number(
      `(select sum(quantity) from ledger_entry where account = '${account}' and term in (${names.map((name) => `'${name}'`).join(',')}) and effective_date between '${year}-01-01' and '${year}-12-31' and ${where})`,
    );
  const slots = (terms: string[], year: number, where: string, of: 'quantity' | 'seats') =>
    number(
      `(select sum(${of}) from ledger_entry where account = 'slot' and plan_year = ${year} and term in (${terms.map((name) => `'${name}'`).join(',')}) and ${where})`,
    );

  test.each([
    ['lhp-2020-carried-in', 25, 2133, () => stock('class', '2020-01-01', tcllct), () => stock('trainee', '2020-01-01', tcllct)],
    ['opened in 2020', 20, 1488, () => term('class', ['opened'], 2020, tcllct), () => term('trainee', ['joined'], 2020, tcllct)],
    [
      'lhp-2020-closed',
      12,
      1096,
      () => term('class', ['closed'], 2020, tcllct),
      () => term('trainee', ['finished', 'not_recognised'], 2020, tcllct),
    ],
    ['carried out of 2020, computed', 33, 2525, () => stock('class', '2021-01-01', tcllct), () => stock('trainee', '2021-01-01', tcllct)],
    [
      'any other movement of 2020',
      0,
      0,
      () => term('class', ['formed', 'merged', 'discontinued', 'reclass_in', 'reclass_out'], 2020, tcllct),
      () => term('trainee', ['rejoined', 'moved_in', 'moved_out', 'deferred', 'left'], 2020, tcllct),
    ],
    [
      'lhp-2020-short',
      10,
      1295,
      () => term('class', ['closed'], 2020, `${lhp} and ${family('BDDT')}`),
      () => term('trainee', ['joined'], 2020, `${lhp} and ${family('BDDT')}`),
    ],
    [
      'hn-2019-scheme04',
      1,
      87,
      () => term('class', ['opened'], 2019, family('BDQH')),
      () => term('trainee', ['joined'], 2019, family('BDQH')),
    ],
    [
      'lhp-2020-not-executed',
      3,
      510,
      () => slots(['not_executed'], 2020, lhp, 'quantity'),
      () => slots(['not_executed'], 2020, lhp, 'seats'),
    ],
    [
      'lhp-2020-not-executed-tcllct',
      2,
      160,
      () => slots(['not_executed'], 2020, tcllct, 'quantity'),
      () => slots(['not_executed'], 2020, tcllct, 'seats'),
    ],
    [
      'plan of 2020, derived',
      22,
      1648,
      () => slots(['planned'], 2020, tcllct, 'quantity'),
      () => slots(['planned'], 2020, tcllct, 'seats'),
    ],
    ['lhp-2021-tcllct', 23, 1810, () => slots(['planned'], 2021, tcllct, 'quantity'), () => slots(['planned'], 2021, tcllct, 'seats')],
    [
      'lhp-2021-short',
      12,
      2806,
      () => slots(['planned'], 2021, family('BDDT'), 'quantity'),
      () => slots(['planned'], 2021, family('BDDT'), 'seats'),
    ],
    ['joined in 2021', 23, 1810, () => term('class', ['opened'], 2021, tcllct), () => term('trainee', ['joined'], 2021, tcllct)],
    [
      'nothing known of 2023',
      0,
      0,
      () => term('class', ['opened', 'closed'], 2023, 'true'),
      () => term('trainee', ['joined', 'finished'], 2023, 'true'),
    ],
    ['2024 inherits none', 0, 0, () => stock('class', '2024-01-01', 'true'), () => stock('trainee', '2024-01-01', 'true')],
    ['hn-2024-central-opened', 3, 210, () => term('class', ['opened'], 2024, tcllct), () => term('trainee', ['joined'], 2024, tcllct)],
    [
      'hn-2024-central-planned',
      20,
      1390,
      () => slots(['planned'], 2024, tcllct, 'quantity'),
      () => slots(['planned'], 2024, tcllct, 'seats'),
    ],
    [
      '17 / 1,180 remain',
      17,
      1180,
      () => number(`(select sum(direction * quantity) from ledger_entry where account = 'slot' and plan_year = 2024)`),
      () => number(`(select sum(direction * seats) from ledger_entry where account = 'slot' and plan_year = 2024)`),
    ],
  ])('%s: %i classes, %i trainees', async (_, classes, trainees, countClasses, countTrainees) => {
    expect([await countClasses(), await countTrainees()]).toEqual([classes, trainees]);
  });

  test('the two not executed of 2020 are those of Ba Vì and Thanh Oai', async () => {
    const rows = await db.sql(
      `select funding_detail from slot where plan_year = 2020 and state = 'not_executed' and ${family('TCLLCT')} order by 1`,
    );
    expect(rows.map((row) => row['funding_detail'])).toEqual(['huyện Ba Vì', 'huyện Thanh Oai']);
  });
  test('all sixteen agencies send somebody in 2024', async () => {
    expect(
      await number(
        `(select count(distinct sender_id) from ledger_entry where account = 'trainee' and term = 'joined' and effective_date = '2024-05-16')`,
      ),
    ).toBe(16);
  });
  test('both clocks give the same years: nothing between 15 and 31 December', async () => {
    expect(await db.sql(`select distinct effective_date from ledger_event where to_char(effective_date, 'MMDD') >= '1215'`)).toEqual([]);
  });
  test('the years after the published ones show every kind of movement', async () => {
    const rows = await db.sql<{ term: string }>(
      `select distinct account || '.' || term as term from ledger_entry where effective_date >= '2021-01-01'`,
    );
    expect(rows.map((row) => row.term)).toEqual(
      expect.arrayContaining([
        'trainee.left',
        'trainee.deferred',
        'trainee.rejoined',
        'trainee.moved_in',
        'trainee.moved_out',
        'trainee.not_recognised',
        'pool.finished_late',
        'pool.expired',
        'pool.rejoined',
      ]),
    );
    expect(await number(`(select count(*) from ledger_entry where detail = 'late')`)).toBeGreaterThan(5);
  });
  test('every class of 2019–2021 has ended with nobody left in it', async () => {
    expect(
      await db.sql(
        `select code from training_class where opened_on < '2024-01-01' and (ended_on is null or ended_on > '2022-12-31' or active_count > 0)`,
      ),
    ).toEqual([]);
    expect(
      await db.sql(`select n.id from enrolment n join training_class c on c.id = n.class_id left join chain on chain.id = n.chain_id
        where c.name not like '%(minh họa)' and (n.status in ('listed','active','paused') or chain.state in ('active','pool'))`),
    ).toEqual([]);
  });
  test('what stands beside the ledger is what the ledger says', async () => {
    expect(
      await db.sql(
        `select c.code from training_class c where c.active_count <> coalesce((select sum(direction * quantity) from ledger_entry e where e.account = 'trainee' and e.class_id = c.id), 0)`,
      ),
    ).toEqual([]);
    expect(
      await db.sql(`select c.code from training_class c where c.opened_on is distinct from (select effective_date from ledger_entry e where e.class_id = c.id and e.account = 'class' and term = 'opened')
      or c.ended_on is distinct from (select effective_date from ledger_entry e where e.class_id = c.id and e.account = 'class' and term = 'closed')
      or c.status <> case when c.ended_on is not null then 'closed' when c.opened_on is not null then 'running' else 'preparing' end`),
    ).toEqual([]);
    expect(
      await db.sql(`select n.id from enrolment n left join ledger_entry i on i.enrolment_id = n.id and i.account = 'trainee' and i.direction = 1
      left join ledger_entry o on o.enrolment_id = n.id and o.account = 'trainee' and o.direction = -1
      where (n.joined_on, n.ended_on, n.status) is distinct from (i.effective_date, o.effective_date, coalesce(o.term, case when i.id is not null then 'active' when n.class_id in (select id from training_class where opened_on is null) then 'listed' else 'no_show' end))`),
    ).toEqual([]);
    expect(
      await db.sql(`select s.id from slot s where s.state <> coalesce((select term from ledger_entry e where e.slot_id = s.id and direction = -1), 'pending')
      or s.seats <> (select sum(seats) from ledger_entry e where e.slot_id = s.id and direction = 1)`),
    ).toEqual([]);
    expect(
      await db.sql(`select c.id from chain c left join lateral (select term from ledger_entry e where e.chain_id = c.id and e.direction = -1 order by e.effective_date desc, e.id desc limit 1) last on true
      where c.state <> case when last.term is null then 'active' when last.term in ('finished', 'finished_late') then 'finished' else 'ended' end`),
    ).toEqual([]);
  });
  test('moves balance and the pool is empty in the end', async () => {
    expect(
      await number(
        `(select sum(case term when 'moved_in' then quantity else -quantity end) from ledger_entry where account = 'trainee' and term in ('moved_in','moved_out'))`,
      ),
    ).toBe(0);
    expect(await number(`(select sum(direction * quantity) from ledger_entry where account = 'pool')`)).toBe(0);
  });
  test('some people studied more than once: turns are not people', async () => {
    const [row] = await db.sql<{ turns: number; people: number }>(
      `select count(*)::int as turns, count(distinct person_id)::int as people from ledger_entry where account = 'trainee' and term = 'joined' and effective_date < '2025-01-01'`,
    );
    expect(row!.turns).toBe(2133 + 87 + 1488 + 1295 + 1810 + 2806 + 210);
    expect(row!.people).toBeLessThan(row!.turns);
  });
  test('part-time political theory takes men from 35 and women from 33', async () => {
    expect(
      await db.sql(`select n.id from enrolment n join training_class c on c.id = n.class_id join programme_family f on f.id = c.family_id join person p on p.id = n.person_id
      where f.code = 'TCLLCT' and c.study_mode = 'part_time' and n.joined_on = c.opened_on and n.chain_id not in (select chain_id from ledger_entry where term in ('rejoined','moved_in'))
        and p.birth_date > c.opened_on - make_interval(years => case p.sex when 'male' then 35 else 33 end)`),
    ).toEqual([]);
  });
  test('documents keep their defects', async () => {
    const rows = await db.sql<{ number: string; suggestion: string | null; day: string | null; issuer: number | null }>(
      `select number, suggestion, document_date::text as day, issuer_id as issuer from document order by number`,
    );
    expect(rows).toHaveLength(8);
    expect(rows.every((row) => row.issuer !== null)).toBe(true);
    expect(rows.find((row) => row.number === '3844/SVN-CCVC')!.suggestion).toBe('3844/SNV-CCVC');
    expect(rows.find((row) => row.number === '6445-QĐ/TU')!.day).toBeNull();
  });
});

describe('Hưng Yên', () => {
  let db: FreshDatabase;
  beforeAll(async () => {
    db = await sampleOf('hungyen');
  }, 400_000);

  test('seven documents, the one number that an earlier term also gave with a note', async () => {
    const rows = await db.sql<{ number: string; note: string | null }>('select number, note from document order by number');
    expect(rows.map((row) => row.number).sort()).toEqual([
      '1666/NQ-UBTVQH15',
      '168/2021/NQ-HĐND',
      '171/KH-UBND',
      '18-NQ/TW',
      '19-NQ/TW',
      '20-NQ/TU',
      '202/2025/QH15',
    ]);
    expect(rows.find((row) => row.number === '19-NQ/TW')!.note).toContain('25/10/2017');
  });
  test('targets: 2,800 against 2,710 and 37,000 against 36,610', async () => {
    const rows = await db.sql(
      `select t.stated, sum(p.amount)::int as parts, bool_or(p.amount is null) as open from target t left join target_part p on p.target_id = t.id group by t.id order by t.stated`,
    );
    expect(rows).toEqual([
      { stated: 100, parts: null, open: true },
      { stated: 2800, parts: 2710, open: true },
      { stated: 37000, parts: 36610, open: false },
    ]);
  });
  test('people sent elsewhere are turns without a class', async () => {
    const rows = await db.sql(
      `select account, term, sum(quantity)::int as n from ledger_entry where account = 'outside' group by 1, 2 order by 2`,
    );
    expect(rows[0]).toMatchObject({ term: 'finished' });
    expect(rows.find((row) => row['term'] === 'started')).toMatchObject({ n: 28 });
    expect(
      await db.sql(
        `select personal_number_last4 from person where personal_number_encrypted is null and id in (select person_id from chain where kind = 'outside')`,
      ),
    ).toEqual([]);
  });
});

test('an installation that has a tenant of its own is left alone', async () => {
  const db = await freshDatabase();
  expect(await ensureSample({ ...db, target: db }, () => password)).toEqual([]);
  expect(await db.sql('select slug from public.tenant')).toEqual([{ slug: 'tinh' }]);
});

test('the console shows who signs in, in aligned columns', () => {
  const lines = accountTable(
    [
      { slug: 'hanoi', name: 'Hà Nội' },
      { slug: 'hungyen', name: 'Hưng Yên' },
    ],
    '/nowhere/field.key',
  ).split('\n');
  expect(lines).toHaveLength(14);
  const column = lines[1]!.indexOf('Tên đăng nhập');
  for (const line of lines.slice(2)) expect(line.slice(column - 2, column)).toBe('  ');
  expect(lines.filter((line) => line.includes('khoidang'))).toHaveLength(2);
});
