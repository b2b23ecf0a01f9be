import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Outcome, Reader, Tx } from '#platform/database/transaction.ts';
import { inText, Refusal } from '#platform/refusal.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { texts } from '../../texts.ts';
import type { NewUnit } from './contract.ts';
import {
  createUnit,
  editUnit,
  listUnits,
  oneUnit,
  recordSuccession,
  requireUnit,
  subtree,
  successorsOf,
  unitByCode,
  unitNameOn,
  unitRegister,
  unitsOn,
} from './index.ts';
import { organisationConstraints, organisationMessages } from './messages.vi.ts';
import { unitTree } from './queries.ts';

let fresh: FreshDatabase;
const id: Record<string, number> = {};

const write = <T>(work: (tx: Tx) => Promise<Outcome<T>>) => fresh.database.write(fresh.admin, { command: 'test' }, work);
const read = <T>(work: (db: Reader) => Promise<T>) => fresh.database.read(fresh.admin, work);
const create = (input: NewUnit) => write((tx) => createUnit(tx, fresh.admin, input));
const succeed = (input: Parameters<typeof recordSuccession>[2]) => write((tx) => recordSuccession(tx, fresh.admin, input));
const edit = (unitId: number, rowVersion: number, input: Parameters<typeof editUnit>[4]) =>
  write((tx) => editUnit(tx, fresh.admin, unitId, rowVersion, input));
const refusal = async (work: Promise<unknown>): Promise<Refusal> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Refusal);
  return error as Refusal;
};
const rowVersionOf = async (unitId: number) => (await read((db) => oneUnit(db, unitId, '2026-01-01'))).rowVersion;
const nameOn = (unitId: number, date: string) =>
  read(async (db) => (await sql<{ name: string }>`select ${unitNameOn(sql.lit(unitId), date)} as name`.execute(db)).rows[0]!.name);

beforeAll(async () => {
  fresh = await freshDatabase();
});

beforeEach(async () => {
  await fresh.sql('truncate bloc, unit, unit_version, unit_alias, unit_succession, unit_succession_part, audit restart identity cascade');
  await fresh.sql("insert into bloc (id, code, name) values (1, 'CQ', 'Khối chính quyền'), (2, 'DANG', 'Khối Đảng, đoàn thể')");
  const add = async (key: string, name: string, more: Partial<NewUnit> = {}) => {
    id[key] = (await create({ name, kind: 'department', level: 'province', bloc: 1, validFrom: '2004-01-01', ...more })).id;
  };
  await add('city', 'UBND Thành phố', { kind: 'peoples_committee', symbol: 'UBND' });
  await add('snv', 'Sở Nội vụ', { parentId: id['city']!, code: 'SNV', symbol: 'SNV', aliases: ['Sở Nội Vụ TP'] });
  await add('ld', 'Sở Lao động', { parentId: id['city']!, symbol: 'SLĐTBXH' });
  await add('ldvp', 'Văn phòng Sở Lao động', { parentId: id['ld']!, kind: 'office', level: 'unit' });
  await add('bavi', 'UBND huyện Ba Vì', { parentId: id['city']!, level: 'district', kind: 'peoples_committee' });
});

describe('entering a unit', () => {
  test.each<[string, () => Partial<NewUnit>, string, string | null]>([
    ['code taken', () => ({ code: 'SNV' }), 'unit.code_taken', 'code'],
    ['unknown bloc', () => ({ bloc: 9 }), 'unit.unknown_bloc', 'bloc'],
    ['unknown parent', () => ({ parentId: 9999 }), 'unit.unknown', 'parentId'],
    ['parent not there yet', () => ({ parentId: id['city']!, validFrom: '2001-01-01' }), 'unit.parent_not_living', 'parentId'],
    ['same name at the same place', () => ({ parentId: id['city']!, name: 'sở  nội vụ' }), 'unit.same_name', 'name'],
  ])('%s', async (_, more, code, where) => {
    const before = await fresh.sql('select count(*)::int as n from unit');
    const refused = await refusal(
      create({ name: 'Sở Xây dựng', kind: 'department', level: 'province', bloc: 1, validFrom: '2010-01-01', ...more() }),
    );
    expect([refused.code, refused.where]).toEqual([code, where]);
    expect(await fresh.sql('select count(*)::int as n from unit')).toEqual(before);
  });
  test('a day that does not exist never reaches the database', async () => {
    await expect(create({ name: 'X', kind: 'other', level: 'unit', bloc: 1, validFrom: '2023-02-29' })).rejects.toThrow();
  });
  test('a document that is not in the register', async () => {
    const error = await create({
      name: 'X',
      kind: 'other',
      level: 'unit',
      bloc: 1,
      validFrom: '2023-02-28',
      documentId: '0190a000-0000-7000-8000-000000000000',
    }).catch((reason: { constraint: string }) => reason);
    expect(organisationConstraints[(error as { constraint: string }).constraint]).toBe('unit.document_unknown');
  });
  test('leaves one audit row', async () => {
    expect(await fresh.sql("select object_type, summary->>'name' as name from audit where object_id = $1", [String(id['snv'])])).toEqual([
      { object_type: 'unit', name: 'Sở Nội vụ' },
    ]);
  });
});

describe('versions in time', () => {
  test('each date has its name', async () => {
    await edit(id['snv']!, 1, { validFrom: '2025-03-01', name: 'Sở Nội vụ và Lao động', symbol: 'SNVLĐ' });
    await edit(id['snv']!, 2, { validFrom: '2003-01-01', name: 'Ban Tổ chức chính quyền', parentId: null });
    expect(
      await Promise.all(['1999-01-01', '2003-12-31', '2004-01-01', '2025-02-28', '2025-03-01'].map((date) => nameOn(id['snv']!, date))),
    ).toEqual(['Ban Tổ chức chính quyền', 'Ban Tổ chức chính quyền', 'Sở Nội vụ', 'Sở Nội vụ', 'Sở Nội vụ và Lao động']);
    expect(
      (await read((db) => oneUnit(db, id['snv']!, '2026-01-01'))).versions.map(({ validFrom, validTo }) => [validFrom, validTo]),
    ).toEqual([
      ['2003-01-01', '2004-01-01'],
      ['2004-01-01', '2025-03-01'],
      ['2025-03-01', null],
    ]);
  });
  test('the same day corrects, the rest stays', async () => {
    await edit(id['snv']!, 1, { validFrom: '2004-01-01', shortName: 'Sở NV' });
    expect((await read((db) => oneUnit(db, id['snv']!, '2026-01-01'))).versions).toMatchObject([
      { name: 'Sở Nội vụ', shortName: 'Sở NV', symbol: 'SNV', validTo: null },
    ]);
  });
  test('a stale edit is refused and says what the unit is now', async () => {
    await edit(id['snv']!, 1, { validFrom: '2025-03-01', name: 'Sở Nội vụ và Lao động' });
    const refused = await refusal(edit(id['snv']!, 1, { validFrom: '2025-03-01', name: 'Sở Nội vụ mới' }));
    expect([refused.code, refused.status, inText(refused.params['changed']!, texts.vi)]).toEqual([
      'edit.stale',
      412,
      'tên hiện là “Sở Nội vụ và Lao động”',
    ]);
    expect(await rowVersionOf(id['snv']!)).toBe(2);
  });
  test.each<[string, () => Parameters<typeof editUnit>[4], string]>([
    ['nothing changed', () => ({ validFrom: '2020-01-01', name: 'Sở Nội vụ' }), 'unit.nothing_changed'],
    ['below itself', () => ({ validFrom: '2020-01-01', parentId: id['snv']! }), 'unit.parent_itself'],
    ['below its own child', () => ({ validFrom: '2020-01-01', parentId: id['child']! }), 'unit.parent_cycle'],
    ['name of a sibling', () => ({ validFrom: '2020-01-01', name: 'Sở Lao động' }), 'unit.same_name'],
  ])('refused: %s', async (_, input, code) => {
    id['child'] = (
      await create({ name: 'Phòng CCVC', kind: 'office', level: 'unit', bloc: 1, parentId: id['snv']!, validFrom: '2010-01-01' })
    ).id;
    expect((await refusal(edit(id['snv']!, 1, input()))).code).toBe(code);
  });
  test('unknown unit', async () => expect((await refusal(edit(9999, 1, { validFrom: '2020-01-01', name: 'X' }))).status).toBe(404));
  test('two officers at once: one change, one refusal', async () => {
    const results = await Promise.allSettled([
      edit(id['snv']!, 1, { validFrom: '2020-01-01', name: 'A' }),
      edit(id['snv']!, 1, { validFrom: '2020-01-01', name: 'B' }),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await read((db) => oneUnit(db, id['snv']!, '2026-01-01'))).versions).toHaveLength(2);
  });
  test('code and aliases are of the unit, not of a version', async () => {
    await edit(id['ld']!, 1, { validFrom: '2026-01-01', code: 'SLD', aliases: ['Sở LĐ-TB&XH', 'Sở LĐ-TB&XH '] });
    expect(await read((db) => oneUnit(db, id['ld']!, '2026-01-01'))).toMatchObject({
      code: 'SLD',
      aliases: ['Sở LĐ-TB&XH'],
      rowVersion: 2,
      versions: [{ name: 'Sở Lao động' }],
    });
  });
});

describe('succession', () => {
  const commune = (name: string) => ({
    name,
    kind: 'peoples_committee' as const,
    level: 'commune' as const,
    bloc: 1,
    parentId: id['city']!,
  });

  test('absorbed: the old one ends, its office follows, the successor may take a new name', async () => {
    await succeed({
      kind: 'absorb',
      effectiveDate: '2025-03-01',
      from: [id['ld']!],
      to: [{ unitId: id['snv']! }],
      changes: { shortName: 'Sở NV' },
    });
    const old = await read((db) => oneUnit(db, id['ld']!, '2026-01-01'));
    expect(old.versions).toMatchObject([{ validFrom: '2004-01-01', validTo: '2025-03-01' }]);
    expect(old.successors).toEqual([{ unitId: id['snv'], name: 'Sở Nội vụ', share: 1 }]);
    expect(old.successions).toMatchObject([{ kind: 'absorb', from: [{ name: 'Sở Lao động' }], to: [{ name: 'Sở Nội vụ', share: null }] }]);
    expect(await read((db) => subtree(db, id['snv']!, '2025-02-28'))).toEqual([id['snv']]);
    expect(await read((db) => subtree(db, id['snv']!, '2025-03-01'))).toEqual([id['snv'], id['ldvp']]);
    expect(await read((db) => subtree(db, id['ld']!, '2025-02-28'))).toEqual([id['ld'], id['ldvp']]);
    expect(await nameOn(id['ld']!, '2026-01-01')).toBe('Sở Lao động');
    expect(await rowVersionOf(id['ldvp']!)).toBe(2);
  });

  test('merged into a new unit, which is later split: then and now', async () => {
    const thuong = (await create({ ...commune('Xã Thượng'), validFrom: '2004-01-01' })).id;
    const ha = (await create({ ...commune('Xã Hạ'), validFrom: '2004-01-01' })).id;
    const merged = await succeed({
      kind: 'merge',
      effectiveDate: '2020-01-01',
      from: [thuong, ha],
      to: [{ create: commune('Xã Thượng Hạ') }],
    });
    const both = merged.created[0]!;
    const split = await succeed({
      kind: 'split',
      effectiveDate: '2025-07-01',
      from: [both],
      to: [{ create: commune('Xã Đông') }, { create: commune('Xã Tây') }],
    });
    const [east, west] = split.created as [number, number];

    expect((await read((db) => listUnits(db, '2019-12-31', { level: 'commune' }))).map((unit) => unit.name)).toEqual([
      'Xã Hạ',
      'Xã Thượng',
    ]);
    expect((await read((db) => listUnits(db, '2020-01-01', { level: 'commune' }))).map((unit) => unit.name)).toEqual(['Xã Thượng Hạ']);
    expect((await read((db) => listUnits(db, '2025-07-01', { level: 'commune' }))).map((unit) => unit.name)).toEqual(['Xã Đông', 'Xã Tây']);

    expect(await read((db) => successorsOf(db, '2019-12-31'))).toEqual(new Map());
    expect(await read((db) => successorsOf(db, '2020-01-01'))).toEqual(
      new Map([
        [thuong, [{ unitId: both, share: 1 }]],
        [ha, [{ unitId: both, share: 1 }]],
      ]),
    );
    const unnamed = [
      { unitId: east, share: null },
      { unitId: west, share: null },
    ];
    expect(await read((db) => successorsOf(db, '2026-01-01'))).toEqual(
      new Map([
        [thuong, unnamed],
        [ha, unnamed],
        [both, unnamed],
      ]),
    );
  });

  test('split with named shares; dissolved with nobody to carry on', async () => {
    await succeed({
      kind: 'split',
      effectiveDate: '2025-07-01',
      from: [id['bavi']!],
      to: [
        { create: commune('Xã Ba Vì'), share: 0.6 },
        { create: commune('Xã Yên Bài'), share: 0.4 },
      ],
    });
    await succeed({ kind: 'dissolve', effectiveDate: '2025-08-01', from: [id['ldvp']!] });
    const now = await read((db) => successorsOf(db, '2026-01-01'));
    expect(now.get(id['bavi']!)!.map((part) => part.share)).toEqual([0.6, 0.4]);
    expect(now.get(id['ldvp']!)).toEqual([]);
    expect([...now.keys()]).toHaveLength(2);
  });

  test('split off: the old unit lives on and keeps its history', async () => {
    await succeed({
      kind: 'split',
      effectiveDate: '2025-07-01',
      from: [id['bavi']!],
      to: [{ unitId: id['bavi']! }, { create: commune('Xã Minh Châu') }],
    });
    expect(await read((db) => successorsOf(db, '2026-01-01'))).toEqual(new Map());
    expect((await read((db) => oneUnit(db, id['bavi']!, '2026-01-01'))).versions).toMatchObject([{ validTo: null }]);
  });

  test('renamed and moved: the same unit, a new version', async () => {
    await succeed({ kind: 'rename', effectiveDate: '2020-01-01', from: [id['ldvp']!], changes: { name: 'Văn phòng Sở' } });
    await succeed({ kind: 'move', effectiveDate: '2021-01-01', from: [id['ldvp']!], changes: { parentId: id['snv']! } });
    const unit = await read((db) => oneUnit(db, id['ldvp']!, '2026-01-01'));
    expect(unit.versions.map((version) => [version.name, version.parentName, version.validTo])).toEqual([
      ['Văn phòng Sở Lao động', 'Sở Lao động', '2020-01-01'],
      ['Văn phòng Sở', 'Sở Lao động', '2021-01-01'],
      ['Văn phòng Sở', 'Sở Nội vụ', null],
    ]);
    expect(unit.successions.map((one) => [one.kind, one.from[0]!.name, one.to[0]!.name])).toEqual([
      ['rename', 'Văn phòng Sở Lao động', 'Văn phòng Sở'],
      ['move', 'Văn phòng Sở', 'Văn phòng Sở'],
    ]);
    expect(unit.successors).toEqual([]);
  });

  test('dissolved with children placed, one of which changes later too', async () => {
    await succeed({ kind: 'rename', effectiveDate: '2030-01-01', from: [id['ldvp']!], changes: { name: 'Văn phòng' } });
    await succeed({
      kind: 'dissolve',
      effectiveDate: '2025-03-01',
      from: [id['ld']!],
      children: [{ unitId: id['ldvp']!, parentId: id['snv']! }],
    });
    expect(
      (await read((db) => oneUnit(db, id['ldvp']!, '2026-01-01'))).versions.map((version) => [
        version.name,
        version.parentName,
        version.validFrom,
      ]),
    ).toEqual([
      ['Văn phòng Sở Lao động', 'Sở Lao động', '2004-01-01'],
      ['Văn phòng Sở Lao động', 'Sở Nội vụ', '2025-03-01'],
      ['Văn phòng', 'Sở Nội vụ', '2030-01-01'],
    ]);
  });

  test.each<[string, () => Parameters<typeof recordSuccession>[2], string]>([
    ['unknown unit', () => ({ kind: 'dissolve', effectiveDate: '2025-01-01', from: [9999] }), 'unit.unknown'],
    ['before the unit exists', () => ({ kind: 'dissolve', effectiveDate: '2003-01-01', from: [id['bavi']!] }), 'succession.before_unit'],
    [
      'children without a place',
      () => ({ kind: 'dissolve', effectiveDate: '2025-01-01', from: [id['ld']!] }),
      'succession.children_unplaced',
    ],
    [
      'successor neither old nor new',
      () => ({ kind: 'absorb', effectiveDate: '2025-01-01', from: [id['bavi']!], to: [{}] }),
      'succession.successor_unclear',
    ],
    [
      'successor below the unit that ends',
      () => ({
        kind: 'merge',
        effectiveDate: '2025-01-01',
        from: [id['bavi']!, id['ld']!],
        to: [{ create: { ...commune('Mới'), parentId: id['ld']! } }],
      }),
      'unit.parent_not_living',
    ],
    [
      'moved below its own child',
      () => ({ kind: 'move', effectiveDate: '2025-01-01', from: [id['ld']!], changes: { parentId: id['ldvp']! } }),
      'unit.parent_cycle',
    ],
    [
      'new name of a living sibling',
      () => ({ kind: 'rename', effectiveDate: '2025-01-01', from: [id['ld']!], changes: { name: 'Sở Nội vụ' } }),
      'unit.same_name',
    ],
  ])('refused whole: %s', async (_, input, code) => {
    const state = () => fresh.sql('select unit_id, name, parent_id, valid_from, valid_to from unit_version order by 1, 4');
    const before = await state();
    expect((await refusal(succeed(input()))).code).toBe(code);
    expect(await state()).toEqual(before);
    expect(await fresh.sql('select 1 from unit_succession')).toEqual([]);
  });

  test('the new unit may carry the name of the one that ended that day', async () => {
    await succeed({
      kind: 'merge',
      effectiveDate: '2025-07-01',
      from: [id['bavi']!, id['ldvp']!],
      to: [{ create: commune('UBND huyện Ba Vì') }],
    });
    expect(await read((db) => listUnits(db, '2025-07-01', { q: 'ba vi' }))).toHaveLength(1);
  });
});

describe('looking up', () => {
  test('search without case or diacritics, over aliases and codes too', async () => {
    const found = (q: string) => read(async (db) => (await listUnits(db, '2024-01-01', { q })).map((unit) => unit.name));
    expect(await found('so noi vu tp')).toEqual(['Sở Nội vụ']);
    expect(await found('snv')).toEqual(['Sở Nội vụ']);
    expect(await found('slđ')).toEqual(['Sở Lao động']);
    expect(await found('không có')).toEqual([]);
  });
  test('the tree as of a date', async () => {
    const names = (nodes: Awaited<ReturnType<typeof unitTree>>): unknown[] => nodes.map((node) => [node.name, ...names(node.children)]);
    expect(names(await read((db) => unitTree(db, '2024-01-01')))).toEqual([
      ['UBND Thành phố', ['Sở Lao động', ['Văn phòng Sở Lao động']], ['Sở Nội vụ'], ['UBND huyện Ba Vì']],
    ]);
    expect(await read((db) => unitTree(db, '2003-12-31'))).toEqual([]);
  });
  test('the register knows every name and every issuer code a unit ever had', async () => {
    await edit(id['snv']!, 1, { validFrom: '2025-03-01', name: 'Sở Nội vụ và Lao động', symbol: 'SNVLĐ' });
    const unit = (await read((db) => unitRegister(db, '2020-01-01'))).find((one) => one.id === id['snv'])!;
    expect(unit).toMatchObject({
      name: 'Sở Nội vụ',
      living: true,
      symbols: ['SNV', 'SNVLĐ'],
      names: ['Sở Nội vụ', 'Sở Nội vụ và Lao động', 'Sở Nội Vụ TP', 'SNV'],
      blocName: 'Khối chính quyền',
    });
  });
  test('required on a day', async () => {
    expect(await read((db) => requireUnit(db, id['snv']!, '2024-01-01'))).toMatchObject({
      unitId: id['snv'],
      name: 'Sở Nội vụ',
      bloc: 1,
      blocName: 'Khối chính quyền',
      living: true,
    });
    expect((await refusal(read((db) => requireUnit(db, id['snv']!, '2003-12-31')))).code).toBe('unit.not_living');
    expect((await refusal(read((db) => requireUnit(db, 9999, '2024-01-01')))).code).toBe('unit.unknown');
  });
  test('by code, and joined as of a date', async () => {
    expect((await read((db) => unitByCode(db, 'SNV'))).id).toBe(id['snv']);
    expect((await read((db) => unitByCode(db, String(id['ld'])))).id).toBe(id['ld']);
    expect((await refusal(read((db) => unitByCode(db, 'XYZ')))).status).toBe(404);
    const joined = await read((db) =>
      db
        .selectFrom('unit')
        .innerJoin(unitsOn('2001-01-01').as('o'), 'o.unitId', 'unit.id')
        .select(['o.name', 'o.living', 'o.symbol'])
        .where('unit.id', '=', id['snv']!)
        .execute(),
    );
    expect(joined).toEqual([{ name: 'Sở Nội vụ', living: false, symbol: 'SNV' }]);
  });
});

test('every reason has its words', () => {
  for (const { what, todo } of Object.values(organisationMessages)) expect(what.length * todo.length).toBeGreaterThan(0);
  for (const code of Object.values(organisationConstraints)) expect(organisationMessages).toHaveProperty([code]);
});
