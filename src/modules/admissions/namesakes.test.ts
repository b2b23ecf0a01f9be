import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { registerPeople } from '#modules/people';
import { admissionWorld, type AdmissionWorld } from '#test/admission-world.ts';
import { importer } from '#test/import-run.ts';
import type { Typed } from '#test/sheet.ts';
import { nominationsForm } from './form-nominations.ts';

/** Two real people of one name and one day of birth stay two, also where a list of nominees brings the second. */
let world: AdmissionWorld;
let admin: ReturnType<ReturnType<typeof importer>['by']>;
beforeAll(async () => {
  world = await admissionWorld();
  await world.sql(`update unit_version set name = 'Sở Nội vụ', kind = 'department' where unit_id = $1`, [world.units.sender]);
  await world.sql(`update unit_version set name = 'Trường Cán bộ' where unit_id = $1`, [world.units.otherSchool]);
  admin = importer(world, nominationsForm).by(world.admin);
});
beforeEach(() =>
  world.sql(`truncate import_run, import_row, import_made, nomination, nomination_event, person_key, person_post, person cascade`),
);

const [MINE, THEIRS] = ['001080000101', '001080000202'];
const HEAD = ['STT', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Số CCCD', 'Chức vụ', 'Đơn vị công tác', 'Đối tượng'];
const list = (number: string | null, unit: string): Typed[][][] => [
  [['DANH SÁCH CỬ HỌC'], HEAD, [1, 'Nguyễn Văn Hùng', '02/03/1980', 'Nam', number, 'Chuyên viên', unit, 'Công chức']],
];
const known = (numbers: (string | null)[]) =>
  world.run(async (tx) => ({
    result: await registerPeople(
      tx,
      world.admin,
      world.keys,
      numbers.map((personalNumber) => ({
        fullName: 'Nguyễn Văn Hùng',
        birthDate: '1980-03-02',
        sex: 'male' as const,
        category: 'civil_servant' as const,
        unitId: world.units.sender,
        personalNumber,
      })),
    ),
    audit: { type: 'test', id: 'test' },
  }));
const opened = async () => {
  const series = await world.series({ granted: 3 });
  await world.call(series.id, { unitIds: [world.units.sender, world.units.otherSchool] });
  await world.grant(series.id, world.units.otherSchool, 1);
  return series.id;
};
const people = async () => (await world.sql('select from person')).length;

describe('a row of the same name and day of birth', () => {
  test('with the number of the record is that person', async () => {
    const [id] = await known([MINE]);
    const run = await admin.bring(list(MINE, 'Sở Nội vụ'), { seriesId: await opened() });
    expect(run.rows).toMatchObject([{ outcome: 'added' }]);
    await run.apply();
    expect(await world.sql('select person_id from nomination')).toEqual([{ person_id: id }]);
    expect(await people()).toBe(1);
  });

  test('with another number at another unit is another person: nobody is asked, and there are two', async () => {
    const [id] = await known([MINE]);
    const run = await admin.bring(list(THEIRS, 'Trường Cán bộ'), { seriesId: await opened() });
    expect(run.rows).toMatchObject([{ outcome: 'added' }]);
    await run.apply();
    expect(await people()).toBe(2);
    expect(await world.sql('select from nomination where person_id = $1', [id])).toEqual([]);
  });

  test('with another number at the same unit is asked about, never taken for the same; answered, there are two', async () => {
    const [id] = await known([MINE]);
    const seriesId = await opened();
    const run = await admin.bring(list(THEIRS, 'Sở Nội vụ'), { seriesId });
    expect(run.rows).toMatchObject([
      { outcome: 'held', remarks: expect.arrayContaining([expect.objectContaining({ code: 'people.maybe_same' })]) as [] },
    ]);
    expect(await people()).toBe(1);
    const answers = Object.fromEntries(run.rows.map((row) => [`${row.sheet}!${row.row}`, 'other']));
    expect((await run.answer({ answers })).rows).toMatchObject([{ outcome: 'added' }]);
    await run.apply();
    expect(await people()).toBe(2);
    expect(await world.sql('select from nomination where person_id = $1', [id])).toEqual([]);
    expect(await world.sql('select from nomination')).toHaveLength(1);
  });

  test('without a number, from another unit, is asked about', async () => {
    await known([MINE]);
    const run = await admin.bring(list(null, 'Trường Cán bộ'), { seriesId: await opened() });
    expect(run.rows).toMatchObject([{ outcome: 'held' }]);
    expect(await people()).toBe(1);
  });

  test('without a number, of a unit that has two of that name and day, is asked about, with both to choose from', async () => {
    const ids = await known([MINE, THEIRS]);
    const run = await admin.bring(list(null, 'Sở Nội vụ'), { seriesId: await opened() });
    const ask = run.rows[0]!.remarks.flatMap((remark) => remark.ask ?? []).map(({ key }) => key);
    expect([run.rows[0]!.outcome, ask.toSorted()]).toEqual(['held', [...ids, 'other'].toSorted()]);
  });
});
