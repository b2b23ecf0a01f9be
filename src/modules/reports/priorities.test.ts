import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kit/ids.ts';
import { withoutRestricted } from '#platform/actor.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { smallLedger, type SmallLedger } from '#test/small-ledger.ts';
import { prioritiesReport } from './priorities-contract.ts';
import { prioritiesOf } from './priorities-queries.ts';
import { classesOfScheme, numbersOf } from './scheme-queries.ts';

let db: FreshDatabase;
let ledger: SmallLedger;
const ids: Record<string, string> = {};
const areaIn = async (year: number, code: string) => {
  const report = await db.database.read(db.admin, (reader) => prioritiesOf(reader, year));
  expect(prioritiesReport.safeParse(report).success).toBe(true);
  return report.areas.find((one) => one.code === code);
};

beforeAll(async () => {
  db = await freshDatabase();
  ledger = await smallLedger(db);
  for (const [code, parent] of [
    ['KHCN', null],
    ['CDS', 'KHCN'],
    ['NTM', null],
    ['KHAC', null],
  ] as const) {
    ids[code] = newId();
    await db.sql('insert into subject_area (id, parent_id, code, name, folded) values ($1, $2, $3, $3, $3)', [
      ids[code],
      parent && ids[parent],
      code,
    ]);
  }
  for (const [code, year] of [
    ['KHCN', 2024],
    ['CDS', 2024],
    ['NTM', 2024],
    ['CDS', 2023],
  ] as const)
    // oxfmt-ignore
    await db.sql('insert into subject_priority (area_id, plan_year) values ($1, $2)', [ids[code], year]);

  // CT carries CDS by a topic of its newer version only; NT carries NTM as a whole
  const ct = await ledger.family('CT');
  const newer = newId();
  await db.sql(
    `insert into programme_version (id, family_id, code, name, folded, valid_from) values ($1, $2, 'CT-2', 'CT-2', 'ct', '2023-01-01')`,
    [newer, ct.id],
  );
  const module = newId();
  await db.sql(`insert into programme_module (id, version_id, ordinal, name, content_key) values ($1, $2, 1, 'A', 'a')`, [module, newer]);
  for (const [ordinal, title] of [
    [1, 'mot'],
    [2, 'hai'],
  ] as const) {
    // oxfmt-ignore
    const topic = newId();
    await db.sql(`insert into programme_topic (id, version_id, module_id, ordinal, title, content_key) values ($1, $2, $3, $4, $5, $5)`, [
      topic,
      newer,
      module,
      ordinal,
      title,
    ]);
    await db.sql('insert into topic_area (topic_id, area_id) values ($1, $2)', [topic, ids.CDS]);
  }
  const nt = await ledger.family('NT');
  await db.sql('insert into family_area (family_id, area_id) values ($1, $2)', [nt.id, ids.NTM]);

  const { school: runner } = ledger;
  const opened = async (family: { id: string; version: string }, code: string, date: string, trainees: number) => {
    const slot = await ledger.slot({ family, year: Number(date.slice(0, 4)), seats: 40 });
    const id = await ledger.open({ family, runner, code, date, slot });
    await ledger.join(id, trainees, date);
    return id;
  };
  await opened(ct, 'CU', '2024-02-01', 30);
  await opened({ id: ct.id, version: newer }, 'MOI', '2024-03-01', 25);
  await opened({ id: ct.id, version: newer }, 'NAMTRUOC', '2023-03-01', 10);
  ids.nt = await opened(nt, 'NT', '2024-04-01', 20);
  await ledger.slot({ family: ct, year: 2024, seats: 50 });
  await db.sql(`update slot set programme_version_id = (select version_id from training_class c where c.slot_id = slot.id)`);
});

describe('what was done on an area', () => {
  test('counts classes, turns and slots of the versions whose topics carry it, not of the version before', async () => {
    // the slot that names no version is of the programme
    expect(await areaIn(2024, 'CDS')).toMatchObject({ slots: 2, seats: 90, opened: 1, closed: 0, l1: 25 });
    expect((await areaIn(2024, 'CDS'))!.programmes).toEqual([expect.objectContaining({ code: 'CT', topics: 2 })]);
  });
  test('an area has what is under it; a programme that carries it is counted whole', async () => {
    expect(await areaIn(2024, 'KHCN')).toMatchObject({ opened: 1, l1: 25 });
    expect(await areaIn(2024, 'NTM')).toMatchObject({ slots: 1, seats: 40, opened: 1, l1: 20 });
  });
  test('only areas that the year put first, with what that year has', async () => {
    expect(await areaIn(2024, 'KHAC')).toBeUndefined();
    expect(await areaIn(2023, 'NTM')).toBeUndefined();
    expect(await areaIn(2023, 'CDS')).toMatchObject({ slots: 1, opened: 1, l1: 10 });
  });
  test('the whole beside them is the ledger', async () => {
    const { whole } = await db.database.read(db.admin, (reader) => prioritiesOf(reader, 2024));
    expect(whole).toEqual({ slots: 4, seats: 170, opened: 3, closed: 0, l1: 75 });
  });
  test('of restricted classes nothing is told to anybody', async () => {
    const mark = (restricted: boolean) =>
      db.sql(`set session_replication_role = replica; update ledger_entry set restricted = ${restricted} where class_id = '${ids.nt}'
        or slot_id = (select slot_id from training_class where id = '${ids.nt}'); set session_replication_role = origin`);
    await mark(true);
    const seen = await db.database.read(withoutRestricted(db.admin), (reader) => prioritiesOf(reader, 2024));
    expect(seen.areas.find(({ code }) => code === 'NTM')).toMatchObject({ slots: 0, opened: 0, l1: 0 });
    await mark(false);
  });
});

describe('the classes of a scheme', () => {
  test.each([
    [[], [], []],
    [[1, 2, 3], [], []],
    [[3, 1, 3, 5], [2, 4], [3]],
  ])('numbers %j', (sequences, gaps, doubles) => expect(numbersOf(sequences)).toEqual({ gaps, doubles }));

  test('in their order, however the scheme was typed on them', async () => {
    const id = newId();
    await db.sql(
      `insert into training_scheme (id, code, code_key, title, folded, valid_from) values ($1, '04-ĐA/TU', '04-da-tu', 'Đề án', 'de an', '2017-09-20')`,
      [id],
    );
    for (const [code, scheme, sequence] of [
      ['MOI', 'Đề án 04-ĐA/TU', 3],
      ['CU', '04 - đa/tu', 1],
      ['NT', '05-ĐA/TU', 2],
    ] as const)
      // oxfmt-ignore
      await db.sql('update training_class set scheme = $2, scheme_sequence = $3 where code = $1', [code, scheme, sequence]);
    const found = await db.database.read(db.admin, (reader) => classesOfScheme(reader, id, '2024-06-01'));
    expect(found.classes.map(({ code, sequence, trainees }) => [code, sequence, trainees])).toEqual([
      ['CU', 1, 30],
      ['MOI', 3, 25],
    ]);
    expect(found).toMatchObject({ gaps: [2], doubles: [] });
    await expect(db.database.read(db.admin, (reader) => classesOfScheme(reader, newId(), '2024-06-01'))).rejects.toMatchObject({
      code: 'programmes.scheme_unknown',
    });
  });
});
