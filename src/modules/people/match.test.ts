import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { nameOf } from '../../generate/names.ts';
import { chance } from '../../sample/chance.ts';
import { decidePair } from './decide-pair.ts';
import { learnWeights, matchOrRegister, recognisePeople, registerPeople, sweepPeople, type PersonInput, type ToMatch } from './index.ts';
import { listPairs, pairView } from './pair-queries.ts';
import { numberHash } from './personal-number.ts';
import { outgrown } from './learn-weights.ts';
import { preset } from './match-verdict.ts';
import { rowsOfPeople } from '../../rows-of-people.ts';
import { texts } from '../../texts.ts';

let fresh: FreshDatabase;
const audit = { type: 'test', id: 'test' };
const HUNG = {
  fullName: 'Nguyễn Văn Hùng',
  birthDate: '1975-06-01',
  birthPrecision: 'day',
  sex: 'male',
  phone: '0912 345 678',
  unitId: 1,
  hasNumber: false,
} as const;
const write = <T>(work: Parameters<typeof fresh.database.write<T>>[2], actor = fresh.admin) =>
  fresh.database.write(actor, { command: 'test' }, work);
const register = (rows: Partial<PersonInput>[], actor = fresh.admin) =>
  write(
    async (tx) => ({
      result: await registerPeople(
        tx,
        actor,
        fresh.keys,
        rows.map((one) => ({ fullName: 'X', category: 'cadre', unitId: 1, ...one })),
      ),
      audit,
    }),
    actor,
  );
const who = async (one: Partial<ToMatch> & { number?: string }, actor: Actor = fresh.admin) => {
  const { number, ...described } = { ...HUNG, ...one };
  const row = { ...described, hasNumber: number !== undefined, hash: number === undefined ? null : numberHash(fresh.keys, number) };
  return (await fresh.database.read(actor, (db) => recognisePeople(db, [row])))[0]!;
};
const contact = (unit: number): Actor => ({ ...fresh.admin, scope: { kind: 'unit', units: [unit] } });

beforeAll(async () => {
  fresh = await freshDatabase();
  await fresh.sql("insert into bloc (id, code, name) values (1, 'CQ', 'Khối')");
  await fresh.sql('insert into unit (id, uid) select n, gen_random_uuid() from generate_series(1, 5) n');
  await fresh.sql(
    `insert into unit_version (id, unit_id, name, kind, level, bloc, valid_from) select gen_random_uuid(), n, 'Đơn vị ' || n, 'other', 'province', 1, '2000-01-01' from generate_series(1, 5) n`,
  );
  // 3 carries 1 on, and 4 carries 3 on
  for (const [from, to] of [
    [1, 3],
    [3, 4],
  ]) {
    const [{ id }] = (await fresh.sql<{ id: string }>(
      `insert into unit_succession (id, kind, effective_date, recorded_by) values (gen_random_uuid(), 'rename', '2025-07-01', gen_random_uuid()) returning id`,
    )) as [{ id: string }];
    await fresh.sql(`insert into unit_succession_part (succession_id, unit_id, side) values ($1, $2, 'from'), ($1, $3, 'to')`, [
      id,
      from,
      to,
    ]);
  }
});
beforeEach(async () => {
  await fresh.sql('truncate person, match_model cascade');
});

describe('one person, as lists damage names and days', () => {
  test.each<[string, Partial<ToMatch>, string, string[]]>([
    ['the same', {}, 'same', ['name_same', 'birth_same', 'unit_same', 'phone_same']],
    ['the tone in another place', { fullName: 'Nguyễn Văn Hùng', phone: null }, 'same', ['name_same']],
    ['no diacritics', { fullName: 'NGUYEN VAN HUNG' }, 'maybe', ['name_unmarked', 'birth_same']],
    ['another order', { fullName: 'Hùng Nguyễn Văn' }, 'maybe', ['name_order']],
    ['no middle name', { fullName: 'Nguyễn Hùng' }, 'maybe', ['name_shorter']],
    ['an old font', { fullName: 'NguyÔn V¨n Hïng' }, 'same', ['name_same']],
    ['letters lost', { fullName: 'Nguy?n V?n H?ng' }, 'maybe', ['name_damaged']],
    ['a slip of the hand', { fullName: 'Nguyễnx Văn Hùng' }, 'maybe', ['name_slip']],
    ['day and month changed places', { birthDate: '1975-01-06' }, 'maybe', ['birth_swapped']],
    ['the year alone', { birthDate: '1975-01-01', birthPrecision: 'year' }, 'maybe', ['birth_year']],
    ['no birth at all', { birthDate: null, birthPrecision: 'none' }, 'maybe', ['unit_same']],
    ['one figure of the day wrong', { birthDate: '1975-06-02' }, 'maybe', ['birth_digit']],
    ['the unit renamed twice since', { unitId: 4, phone: null }, 'same', ['unit_kin']],
    ['another unit, the same telephone', { unitId: 2 }, 'same', ['unit_different', 'phone_same']],
    ['another unit, nothing else', { unitId: 2, phone: null }, 'maybe', ['unit_different']],
    ['the other sex', { sex: 'female' }, 'maybe', ['sex_different']],
  ])('%s', async (_, change, kind, reasons) => {
    const [id] = await register([
      HUNG,
      { ...HUNG, fullName: 'Trần Thị Mai', phone: null },
      { ...HUNG, fullName: 'Lê Văn Hùng', birthDate: '1981-02-03', phone: null },
    ]);
    const found = await who(change);
    expect(found.kind).toBe(kind);
    const candidates = found.kind === 'same' ? [found.candidate] : found.kind === 'maybe' ? found.candidates : [];
    expect(candidates.map((one) => one.id)).toEqual([id]);
    expect(candidates[0]!.reasons).toEqual(expect.arrayContaining(reasons));
    expect(candidates[0]!.probability).toBeGreaterThan(0.1);
  });

  test.each<[string, Partial<ToMatch>]>([
    ['a namesake of another year at another unit', { unitId: 2, birthDate: '1980-02-03', phone: null }],
    ['a colleague born on the day, with the telephone of the office', { fullName: 'Trần Thị Mai' }],
    ['a namesake whose birth nobody knows, at another unit', { unitId: 2, birthDate: null, birthPrecision: 'none', phone: null }],
    ['a name of one word', { fullName: 'Hùng', birthDate: '1981-06-01', phone: null }],
    ['a foreign name', { fullName: 'John Smith', phone: null }],
  ])('and another: %s', async (_, change) => {
    await register([HUNG]);
    expect((await who(change)).kind).toBe('new');
  });

  test('equal numbers are one person under the name as a list damages it, and under another name somebody is wrong', async () => {
    const [id] = await register([{ ...HUNG, personalNumber: '001075123456' }]);
    expect(await who({ fullName: 'Nguyen Hung', number: '001075123456', unitId: 2 })).toEqual({
      kind: 'known',
      personId: id,
      name: HUNG.fullName,
    });
    expect(await enter({ fullName: 'Nguyen Van Hung', personalNumber: '001075123456' })).toMatchObject({
      outcome: 'matched',
      personId: id,
    });
    const other = await enter({ fullName: 'Lê Thị Hoa', personalNumber: '001075123456' });
    expect(other).toMatchObject({ outcome: 'refused', refusal: { code: 'people.number_of_another' } });
    // two numbers are two people, except where all else is the same: then one was mistyped
    expect((await who({ number: '001075999999' })).kind).toBe('maybe');
    expect((await who({ number: '001075999999', unitId: 2, phone: null })).kind).toBe('new');
  });
});

const input = (one: Partial<PersonInput> = {}): PersonInput => {
  const { hasNumber: _, ...described } = HUNG;
  return { ...described, category: 'cadre', ...one };
};
const enter = (one: Partial<PersonInput>, actor = fresh.admin) =>
  write(async (tx) => ({ result: (await matchOrRegister(tx, actor, fresh.keys, [input(one)]))[0]!, audit }), actor);

describe('two real people of one name and one day of birth', () => {
  test('stay two, and whom one was not is in the list; what was said there holds', async () => {
    await register([HUNG]);
    const asked = await enter({ unitId: 2, phone: null });
    expect(asked).toMatchObject({ outcome: 'ask', refusal: { code: 'people.maybe_same' } });
    expect(await fresh.sql('select from person')).toHaveLength(1);
    expect(await enter({ unitId: 2, phone: null, confirmDifferent: true })).toMatchObject({ outcome: 'registered' });
    expect(await fresh.sql('select from person')).toHaveLength(2);
    const open = await pairs();
    expect(open.items).toMatchObject([
      { foundBy: 'entry', reasons: ['cùng họ tên', 'cùng ngày sinh', 'cùng giới tính'], against: ['khác đơn vị'], decided: null },
    ]);
    const [{ a, b, rowVersion }] = open.items as [(typeof open.items)[number]];
    const decide = (seen: number) =>
      write((tx) => decidePair(tx, fresh.admin, b.id, a.id, seen, { decision: 'different', note: 'Hai số định danh' }));
    await decide(rowVersion);
    await expect(decide(rowVersion)).rejects.toMatchObject({ code: 'people.pair_decided' });
    await write((tx) => sweepPeople(tx, fresh.admin));
    expect(await pairs()).toMatchObject({ items: [], total: 0 });
    expect(await pairs('different')).toMatchObject({
      items: [{ decided: { decision: 'different', by: fresh.admin.accountName, note: 'Hai số định danh' } }],
      total: 1,
    });
  });

  test('both are named to whoever enters one of them again', async () => {
    const ids = await register([HUNG, { ...HUNG, unitId: 2, phone: null }]);
    const found = await who({ phone: null, unitId: 5 });
    expect(found.kind === 'maybe' && found.candidates.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  test('a pair that nobody has is not decided; any two records may be looked at beside each other', async () => {
    const [a, b] = await register([HUNG, { ...HUNG, fullName: 'Lê Thị Hoa', sex: 'female' }]);
    await expect(write((tx) => decidePair(tx, fresh.admin, a!, b!, 0, { decision: 'same', note: null }))).rejects.toMatchObject({
      code: 'people.pair_unknown',
    });
    const view = await fresh.database.read(fresh.admin, (db) => pairView(db, fresh.admin, fresh.keys, texts.vi, rowsOfPeople, a!, b!));
    expect(view).toMatchObject({ rowVersion: 0, decided: null, objections: [] });
    expect(view.against).toContain('khác họ tên');
  });
});
const pairs = (decision: 'open' | 'different' = 'open') =>
  fresh.database.read(fresh.admin, (db) => listPairs(db, texts.vi, { decision, limit: 30 }));

describe('whoever may not look', () => {
  test('is told that there is somebody, and no more; what is entered all the same is in the list of those who see both', async () => {
    await register([HUNG]);
    const found = await who({ unitId: 2, phone: null }, contact(2));
    expect(found).toMatchObject({ kind: 'maybe', candidates: [] });
    const asked = await enter({ unitId: 2, phone: null }, contact(2));
    expect(asked).toMatchObject({
      outcome: 'ask',
      refusal: { code: 'people.maybe_elsewhere', params: { name: HUNG.fullName }, parts: [] },
    });
    expect(JSON.stringify('refusal' in asked && asked.refusal)).not.toContain('Đơn vị 1');
    await enter({ unitId: 2, phone: null, confirmDifferent: true }, contact(2));
    expect((await pairs()).total).toBe(1);
    // without the day of birth nobody out of sight is guessed at; nor is somebody of another number
    expect((await who({ unitId: 2, birthDate: '1975-01-01', birthPrecision: 'year', phone: null }, contact(5))).kind).toBe('new');
  });

  test('nor is anybody told of whose number is another', async () => {
    await register([{ ...HUNG, personalNumber: '001075123456' }]);
    expect((await who({ unitId: 2, number: '001075000001' }, contact(2))).kind).toBe('new');
  });
});

describe('a whole registry', () => {
  test('of a few hundred teaches nothing', async () => {
    await register([HUNG]);
    await expect(write((tx) => learnWeights(tx, fresh.admin))).rejects.toMatchObject({ code: 'people.match_too_few' });
  });

  test('teaches how common names are, and who stands in it twice is listed once', async () => {
    const by = chance(3);
    const people = Array.from({ length: 1200 }, (_, n) => {
      const birthDate = addDays('1965-01-01', by.below(12_000));
      const sex = n % 2 ? ('male' as const) : ('female' as const);
      return { fullName: nameOf(sex, Number(birthDate.slice(0, 4)), by), sex, birthDate, unitId: 1 + by.below(5) };
    });
    const twice = people
      .slice(0, 30)
      .map((one) => ({ ...one, fullName: one.fullName.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D') }));
    await register([...people, ...twice]);
    const stale = () => fresh.database.read(fresh.admin, outgrown);
    expect(await stale()).toBe(true);
    const { weights } = await write((tx) => learnWeights(tx, fresh.admin));
    expect(await stale()).toBe(false);
    expect(weights.fields.name.u[0]).not.toBe(preset.fields.name.u[0]);
    expect(weights.fields.name.m[1]).toBeGreaterThan(preset.fields.name.m[1]!);
    expect(Object.keys(weights.names).length).toBeGreaterThan(0);
    const { found } = await write((tx) => sweepPeople(tx, fresh.admin));
    expect(found).toBeGreaterThanOrEqual(30);
    expect(found).toBeLessThan(45);
    expect((await write((tx) => sweepPeople(tx, fresh.admin))).found).toBe(0);
    const missed = await fresh.sql(
      `select from person p where full_name = any ($1) and not exists (select from duplicate_pair where p.id in (a_id, b_id))`,
      [twice.map((one) => one.fullName)],
    );
    expect(missed.length).toBeLessThan(3);
    const page = await fresh.database.read(fresh.admin, (db) => listPairs(db, texts.vi, { decision: 'open', limit: 10 }));
    const next = await fresh.database.read(fresh.admin, (db) =>
      listPairs(db, texts.vi, { decision: 'open', limit: 100, after: page.next! }),
    );
    expect(page.items.length + next.items.length).toBe(page.total);
  });
});
