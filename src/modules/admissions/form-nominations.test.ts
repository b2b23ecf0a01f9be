import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { fold, nameSortKey } from '#kit/text.ts';
import { writeExport } from '#platform/sheets/export-file.ts';
import { collectSheets } from '#platform/sheets/read-file.ts';
import { admissionWorld, inDays, type AdmissionWorld } from '#test/admission-world.ts';
import { importer, refusal } from '#test/import-run.ts';
import type { Typed } from '#test/sheet.ts';
import { exportNominations } from './nomination-export.ts';
import { nominationsForm } from './form-nominations.ts';

let world: AdmissionWorld;
let by: ReturnType<typeof importer>['by'];
let admin: ReturnType<ReturnType<typeof importer>['by']>;
beforeAll(async () => {
  world = await admissionWorld();
  await world.sql(`update unit_version set name = 'Sở Nội vụ', kind = 'department' where unit_id = $1`, [world.units.sender]);
  await world.sql(`update unit_version set name = 'Trường Cán bộ' where unit_id = $1`, [world.units.otherSchool]);
  ({ by } = importer(world, nominationsForm));
  admin = by(world.admin);
});
beforeEach(() =>
  world.sql(
    `truncate import_run, import_row, import_made, nomination, nomination_event, person_key, person_post, person_qualification, person_sensitive, person cascade`,
  ),
);

const HEAD = [
  'STT',
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'Số CCCD',
  'Chức vụ',
  'Đơn vị công tác',
  'Đối tượng',
  'Trình độ chuyên môn',
  'Trình độ LLCT',
  'Đảng viên',
  'Dân tộc',
  'Năm vào ngành',
  'Điện thoại',
  'Nguyện vọng học tại',
];
const row = (no: number, name: string, more: Partial<Record<number, Typed>> = {}): Typed[] => {
  const cells: Typed[] = [
    no,
    name,
    `0${(no % 9) + 1}/03/1980`,
    'Nam',
    null,
    'Chuyên viên',
    'Sở Nội vụ',
    'Công chức',
    null,
    null,
    null,
    null,
    null,
    null,
    null,
  ];
  for (const [at, value] of Object.entries(more)) cells[Number(at)] = value ?? null;
  return cells;
};
const page = (...rows: Typed[][]): Typed[][] => [['DANH SÁCH CỬ HỌC'], HEAD, ...rows];
const opened = async (more: Parameters<AdmissionWorld['series']>[0] = { granted: 5 }) => {
  const series = await world.series(more);
  await world.call(series.id, { unitIds: [world.units.sender, world.units.otherSchool] });
  return series;
};
const remarks = (rows: { outcome: string; remarks: { code: string; severity: string }[] }[]) =>
  rows.map((one) => [
    one.outcome,
    ...one.remarks.filter(({ severity, code }) => severity !== 'notice' && code !== 'nominations.rule_missing').map(({ code }) => code),
  ]);
const person = async (name: string, more: { unit?: number; born?: string; number?: boolean } = {}) => {
  const id = newId();
  await world.sql(
    `insert into person (id, full_name, folded_name, sort_name, birth_date, birth_precision, category, unit_id, bloc, recorded_by, sex)
     values ($1, $2, $3, $4, $5, 'day', 'civil_servant', $6, 2, $7, 'male')`,
    [id, name, fold(name), nameSortKey(name), more.born ?? '1980-03-02', more.unit ?? world.units.sender, world.admin.accountId],
  );
  return id;
};

describe('rows that wait, while the sound ones go in', () => {
  it('a wrong number, an unknown unit, a retired person, somebody of another unit, over quota', async () => {
    const { id } = await opened({ seats: 3, granted: 2 });
    const gone = await person('Lê Văn Nghỉ', { born: '1980-04-03' });
    await world.sql(`update person set ended_kind = 'retired' where id = $1`, [gone]);
    const run = await admin.bring(
      [
        page(
          row(1, 'Nguyễn Văn Đúng'),
          row(2, 'Trần Văn Sai', { 4: '01207' }),
          row(3, 'Lê Văn Nghỉ', { 2: '03/04/1980' }),
          row(4, 'Phạm Văn Lạ', { 6: 'Sở Không Có' }),
          row(5, 'Hoàng Văn Được'),
          row(6, 'Vũ Văn Thừa'),
        ),
      ],
      { seriesId: id },
    );
    expect(remarks(run.rows)).toEqual([
      ['added'],
      ['held', 'people.number_shape'],
      ['held', 'nominations.person_gone'],
      ['held', 'trainees.unit_unknown'],
      ['added'],
      ['held', 'nominations.no_seat_in_file'],
    ]);
    expect((await refusal(run.apply('all'))).code).toBe('imports.held');
    const done = await run.apply('sound');
    expect(done.run.status).toBe('applied');
    expect(await world.sql('select full_name from nomination where series_id = $1 order by full_name', [id])).toEqual([
      { full_name: 'Hoàng Văn Được' },
      { full_name: 'Nguyễn Văn Đúng' },
    ]);
  });

  it('a row that a cell holds back takes no seat and is none of the eligible', async () => {
    const { id } = await opened({ seats: 2, granted: 1 });
    const run = await admin.bring([page(row(1, 'Trần Văn Sai', { 2: '31/02/1990' }), row(2, 'Nguyễn Văn Đúng'))], { seriesId: id });
    expect(run.rows.map(({ outcome }) => outcome)).toEqual(['held', 'added']);
    expect(run.run.report.figures?.map(({ value }) => value)).toEqual([1, 0, 1, 0, 0]);
  });

  it('over quota onto the waiting list, on the word of whoever brings the file', async () => {
    const { id } = await opened({ seats: 3, granted: 1 });
    const run = await admin.bring([page(row(1, 'Nguyễn Văn Một'), row(2, 'Nguyễn Văn Hai'), row(3, 'Nguyễn Văn Ba'))], { seriesId: id });
    expect(run.run.report.questions).toEqual([
      expect.objectContaining({ key: 'over_quota', answer: null, rows: [expect.anything(), expect.anything()] }),
    ]);
    const answered = await run.answer({ answers: { over_quota: 'wait' } });
    expect(answered.run.report.canApply).toBe('all');
    await run.apply('all');
    expect(
      await world.sql('select full_name, state, waiting_no from nomination where series_id = $1 order by waiting_no nulls first', [id]),
    ).toEqual([
      { full_name: 'Nguyễn Văn Một', state: 'submitted', waiting_no: null },
      { full_name: 'Nguyễn Văn Hai', state: 'waiting', waiting_no: 1 },
      { full_name: 'Nguyễn Văn Ba', state: 'waiting', waiting_no: 2 },
    ]);
  });

  it('after the day, to a closed series, to a class that is closed: every row, with the reason', async () => {
    const { id, classId } = await opened();
    await world.sql('update admission_call set deadline = $2 where series_id = $1', [id, inDays(-3)]);
    const contact = by(world.contact);
    const late = await contact.bring([page(row(1, 'Nguyễn Văn Muộn'))], { seriesId: id });
    expect(remarks(late.rows)).toEqual([['held', 'nominations.too_late']]);
    await world.sql(`update admission_series set state = 'closed' where id = $1`, [id]);
    expect(remarks((await admin.bring([page(row(1, 'Nguyễn Văn Muộn'))], { seriesId: id })).rows)).toEqual([
      ['held', 'nominations.series_closed'],
    ]);
    await world.sql('delete from seat_movement where series_id = $1', [id]);
    await world.sql('delete from series_class where series_id = $1', [id]);
    await world.sql(`update training_class set status = 'closed' where id = $1`, [classId]);
    expect((await refusal(admin.bring([page(row(1, 'Nguyễn Văn Muộn'))], { classId }))).code).toBe('nominations.class_closed');
  });

  it("another unit's people, by their number out of sight", async () => {
    const { id } = await opened({ open: true });
    await admin.bring([page(row(1, 'Đỗ Văn Kia', { 4: '001080000123', 6: 'Trường Cán bộ' }))], { seriesId: id }).then((run) => run.apply());
    await world.sql('delete from nomination_event');
    await world.sql('delete from nomination');
    const run = await by(world.contact).bring([page(row(1, 'Đỗ Văn Kia', { 4: '001080000123' }))], { seriesId: id });
    expect(remarks(run.rows)).toEqual([['held', 'nominations.not_own_person']]);
  });
});

it('two real people of one name and birth stay two; a one-word and a foreign name go in', async () => {
  const { id } = await opened();
  const run = await admin.bring(
    [
      page(
        row(1, 'Nguyễn Văn Trùng', { 2: '02/03/1980', 4: '001080000201' }),
        row(2, 'Nguyễn Văn Trùng', { 2: '02/03/1980', 4: '001080000202' }),
        row(3, 'Thảo'),
        row(4, "Xaysana O'Neill"),
      ),
    ],
    { seriesId: id },
  );
  const asked = run.rows[1]!.remarks.find(({ ask }) => ask.length > 0);
  const settled = asked ? await run.answer({ answers: { 'Trang1!4': asked.ask[0]!.key } }) : run;
  expect(settled.rows.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'added', 'added']);
  await run.apply();
  expect(await world.sql('select count(distinct person_id)::int as n from nomination where series_id = $1', [id])).toEqual([{ n: 4 }]);
});

describe('the same file again', () => {
  it('changes nothing; a changed one updates, with what it was; undone as one act', async () => {
    const { id } = await opened();
    const rows = [
      row(1, 'Nguyễn Văn Một', { 8: 'Thạc sĩ', 9: 'Cao cấp', 10: 'x', 11: 'Tày', 12: '2005', 13: '0912345678' }),
      row(2, 'Nguyễn Văn Hai'),
    ];
    const first = await admin.bring([page(...rows)], { seriesId: id });
    await first.apply();
    expect(await world.balance(id)).toMatchObject({ 'held 5': 2, 'free 5': 3 });
    expect(await world.sql('select kind, level, evidence from person_qualification order by kind')).toEqual([
      { kind: 'education', level: 'master', evidence: 'stated' },
      { kind: 'political_theory', level: 'advanced', evidence: 'stated' },
    ]);
    expect(await world.sql('select field from person_sensitive order by field')).toEqual([
      { field: 'ethnic_minority' },
      { field: 'party_status' },
    ]);
    expect(await world.sql(`select service_from::text from person where full_name = 'Nguyễn Văn Một'`)).toEqual([
      { service_from: '2005-01-01' },
    ]);

    const again = await admin.bring([page(...rows)], { seriesId: id });
    expect(again.rows.map(({ outcome }) => outcome)).toEqual(['same', 'same']);
    expect((await again.apply()).run.status).toBe('unchanged');

    const changed = await admin.bring([page(row(1, 'Nguyễn Văn Một', { 5: 'Phó phòng', 13: '0912345678' }), rows[1]!)], { seriesId: id });
    expect(changed.rows[0]).toMatchObject({ outcome: 'changed', changes: [{ before: 'Chuyên viên', after: 'Phó phòng' }] });
    await changed.apply();
    expect((await refusal(first.undo())).code).toBe('imports.built_upon');
    await changed.undo();
    expect(await world.sql(`select position_title from nomination where full_name = 'Nguyễn Văn Một'`)).toEqual([
      { position_title: 'Chuyên viên' },
    ]);
  });

  it('undo takes back nominations, seats, what was said of people, and the people themselves', async () => {
    const { id } = await opened();
    const run = await admin.bring([page(row(1, 'Nguyễn Văn Một', { 8: 'Đại học', 10: '03/02/2010' }), row(2, 'Nguyễn Văn Hai'))], {
      seriesId: id,
    });
    await run.apply();
    await run.undo();
    expect(await world.balance(id)).toEqual({ plan: -5, 'free 5': 5 });
    for (const table of ['nomination', 'nomination_event', 'person', 'person_qualification', 'person_sensitive'])
      expect([table, await world.sql(`select count(*)::int as n from ${table}`)]).toEqual([table, [{ n: 0 }]]);
    await run.undo().then(
      () => expect.unreachable(),
      (error: Error) => expect(error.message).toBe('imports.not_applied'),
    );
  });

  it('is refused once somebody has been decided on', async () => {
    const { id } = await opened();
    const run = await admin.bring([page(row(1, 'Nguyễn Văn Một'))], { seriesId: id });
    await run.apply();
    await world.sql(`update nomination set state = 'refused', seat = 'none'`);
    expect((await refusal(run.undo())).what).toContain('đã được xét');
    // the same list again does not nominate anew whom somebody has refused
    const again = await admin.bring([page(row(1, 'Nguyễn Văn Một'))], { seriesId: id });
    expect(again.rows.map(({ outcome }) => outcome)).toEqual(['same']);
    await world.sql(`update nomination set state = 'withdrawn'`);
    const asked = await admin.bring([page(row(1, 'Nguyễn Văn Một'))], { seriesId: id });
    expect(remarks(asked.rows)).toEqual([['held', 'nominations.was_withdrawn']]);
    expect((await asked.answer({ answers: { 'Trang1!3': 'again' } })).rows[0]!.outcome).toBe('added');
  });
});

it('a class alone becomes a series of one, its seats for whoever comes first', async () => {
  const training = await world.prepared(await world.slot(2026, 2), [], { code: 'RIENG' });
  const run = await admin.bring([page(row(1, 'Nguyễn Văn Một'), row(2, 'Nguyễn Văn Hai'), row(3, 'Nguyễn Văn Ba'))], {
    classId: training.id,
  });
  expect(run.rows.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'held']);
  await run.apply('sound');
  const [series] = await world.sql<{ id: string; open_seats: boolean }>(
    'select s.id, s.open_seats from admission_series s join series_class m on m.series_id = s.id where m.class_id = $1',
    [training.id],
  );
  expect(series!.open_seats).toBe(true);
  expect(await world.balance(series!.id)).toEqual({ plan: -2, 'held 5': 2 });
  const again = await admin.bring([page(row(1, 'Nguyễn Văn Một'))], { classId: training.id });
  expect(again.rows.map(({ outcome }) => outcome)).toEqual(['same']);
});

it('undone, a series made for the list goes with it, and its class is free; one that somebody has called for stays', async () => {
  const training = await world.prepared(await world.slot(2026, 2), [], { code: 'RIENG-2' });
  const bring = async () => {
    const run = await admin.bring([page(row(1, 'Nguyễn Văn Một'))], { classId: training.id });
    await run.apply();
    return run;
  };
  const states = () =>
    world.sql(
      `select s.state, exists (select from series_class m where m.series_id = s.id) as has_class from admission_series s where s.code like 'TS-RIENG-2%' order by s.code`,
    );
  await (await bring()).undo();
  expect(await states()).toEqual([{ state: 'cancelled', has_class: false }]);
  const second = await bring();
  const [{ id }] = (await world.sql<{ id: string }>('select series_id as id from series_class where class_id = $1', [training.id])) as [
    { id: string },
  ];
  expect(await world.balance(id)).toMatchObject({ plan: -2 });
  await world.call(id);
  await second.undo();
  expect(await states()).toEqual([
    { state: 'cancelled', has_class: false },
    { state: 'open', has_class: true },
  ]);
});

it.each(['form', 'xlsx', 'csv'] as const)('what is handed out as %s comes back as it was', async (as) => {
  const { id } = await opened();
  const first = await admin.bring(
    [page(row(1, 'Nguyễn Văn Một', { 4: '001080000301', 13: '0912345678', 14: 'Hà Đông' }), row(2, 'Nguyễn Văn Hai', { 2: '1981' }))],
    { seriesId: id },
  );
  await first.apply();
  const folder = await mkdtemp(join(tmpdir(), 'khuevan-nominees-'));
  try {
    const path = join(folder, 'ra');
    await world.database.read(world.admin, async (db) =>
      writeExport(path, await exportNominations(db, world.admin, world.keys, id, {}), as, today(), {
        by: 'thử',
        at: new Date().toISOString(),
        code: 'MA',
      }),
    );
    const sheets = await collectSheets(await readFile(path), as === 'csv' ? 'ra.csv' : 'ra.xlsx');
    const again = await admin.bring(sheets, { seriesId: id });
    expect(again.rows.map(({ outcome }) => outcome)).toEqual(['same', 'same']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
