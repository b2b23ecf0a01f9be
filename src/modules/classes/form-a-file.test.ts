import { beforeAll, beforeEach, expect, it } from 'vitest';
import { newId } from '#kit/ids.ts';
import { peopleMessages } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import { writeWorkbook, type SheetCell, type SheetPage } from '#platform/sheets/write-page.ts';
import { importer, refusal } from '#test/import-run.ts';
import { ledgerWorld, type World } from '#test/ledger-world.ts';
import { choices } from '../imports/contract.ts';
import { readFormFile } from '../imports/read-form-file.ts';
import { formAForm } from './form-a.ts';
import { classMessages } from './messages.vi.ts';

let world: World;
let classId: string;
let desk: ReturnType<typeof importer>;

beforeAll(async () => {
  world = await ledgerWorld();
  for (const [id, name] of [
    [10, 'Sở Y tế'],
    [11, 'Bệnh viện Xanh'],
  ] as const) {
    await world.sql('insert into unit (id, uid, code) values ($1, $2, null)', [id, newId()]);
    await world.sql(
      `insert into unit_version (id, unit_id, name, kind, level, bloc, valid_from) values ($1, $2, $3, 'department', 'province', 2, '2000-01-01')`,
      [newId(), id, name],
    );
  }
  desk = importer(world, formAForm, { ...classMessages, ...peopleMessages });
});
beforeEach(async () => {
  await world.sql(
    `truncate import_run, import_row, import_made, enrolment, ledger_event_trainee, ledger_entry, ledger_event, chain, person_key, person_post, person, training_class, slot cascade`,
  );
  ({ id: classId } = await world.prepared(await world.slot(2024, 50), [], { code: 'K1' }));
});

const cells = (...values: (string | number | SheetCell | null)[]) =>
  values.map((value) => (value === null || typeof value === 'object' ? value : { value }));
const read = async (page: SheetPage) =>
  readFormFile(formAForm, { bytes: await writeWorkbook([page]), name: 'danh sách.xlsx' }, choices.parse({}), {});

/** What a unit sends: heading of two rows with merges, column numbers, sections, STT from one again, dates in every dress, lost zeros, old letters, totals, signatures. */
const MESS: SheetPage = {
  name: 'Danh sách',
  widths: [6, 28, 12, 12, 8, 16, 22, 30, 14, 12, 14, 16],
  merges: [
    [4, 1, 5, 1],
    [4, 2, 5, 2],
    [4, 3, 4, 4],
    [4, 5, 5, 5],
  ],
  rows: [
    cells('SỞ Y TẾ'),
    cells(null, 'DANH SÁCH CỬ CÁN BỘ, CÔNG CHỨC ĐI HỌC'),
    cells(null),
    cells(
      'TT',
      'Họ và tên',
      'Ngày, tháng, năm sinh',
      null,
      'Dân tộc',
      'Số CCCD',
      'Chức vụ, đơn vị',
      'Đơn vị công tác',
      'Đối tượng',
      'Ngày vào Đảng',
      'Số ĐT',
      'Ghi chú',
    ),
    cells(null, null, 'Nam', 'Nữ'),
    cells('(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)', '(10)', '(11)', '(12)'),
    cells('I', 'Sở Y tế (3 người)'),
    cells(
      1,
      'Nguyễn  Văn   An',
      '5/3/1975',
      null,
      'Kinh',
      '001075000001',
      'Phó trưởng phòng',
      null,
      'Công chức',
      '03/02/2001',
      912345678,
      null,
    ),
    cells(
      2,
      'Trần Thị Bình'.normalize('NFD'),
      null,
      1980,
      'Tày',
      null,
      'Chuyên viên',
      'Phòng Tổ chức, Sở Y tế',
      'Công chức',
      null,
      '0912.345.679',
      null,
    ),
    cells(
      3,
      'Ðỗ Ðức Cường',
      { value: '1982-02-02', format: 'date' },
      null,
      null,
      1082000003,
      'Chuyên viên',
      null,
      'Công chức',
      null,
      null,
      null,
    ),
    cells(null, 'Cộng: 3 người'),
    cells('II', 'Bệnh viện Xanh'),
    cells(1, "H'Hen Niê", null, '15-08-90', 'Ê Đê', null, 'Y tá', null, 'Viên chức', null, null, null),
    cells(2, 'LÊ THỊ HÒA\u200b', null, '02/1991', null, null, 'Y tá', null, 'Viên chức', null, null, 'xin hoãn'),
    cells(null, 'Danh sách có 06 người'),
    cells(null),
    cells(null, 'Nơi nhận:', null, null, null, null, null, 'KT. GIÁM ĐỐC'),
    cells(null, '- Lưu: VT', null, null, null, null, null, 'PHÓ GIÁM ĐỐC'),
    cells(null, null, null, null, null, null, null, 'Nguyễn Văn Ký'),
  ],
};

it('reads what a unit sends as it is meant, and says what it took for what', async () => {
  const file = await read(MESS);
  const run = await desk.bring(file, { classId });
  expect(run.rows.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'added', 'added', 'added']);
  const said = (n: number) => run.rows[n]!.remarks.map(({ severity, code }) => `${severity} ${code}`).toSorted();
  expect(said(0)).toEqual(['notice cell.phone_zero', 'notice trainees.unit_of_section']);
  expect(said(1)).toEqual(['notice trainees.unit_part']);
  expect(said(2)).toEqual(['notice cell.number_zero', 'notice trainees.unit_of_section']);
  expect(said(4)).toEqual(['notice cell.cleaned', 'notice trainees.unit_of_section', 'warning trainees.note_withdraws']);
  expect(run.run.report.remarks).toMatchObject([{ code: 'trainees.total_differs', row: 15 }]);
  expect(run.run.report.tables[0]!.understood.filter(({ kept }) => !kept).map(({ title }) => title)).toEqual(['Dân tộc', 'Ngày vào Đảng']);
  await run.apply();
  expect(
    await world.sql(
      `select full_name, sex, birth_date::text as birth, birth_precision as known, unit_id, personal_number_last4 as last4, phone from person order by sort_name collate "vi-VN-x-icu"`,
    ),
  ).toEqual([
    { full_name: 'Nguyễn Văn An', sex: 'male', birth: '1975-03-05', known: 'day', unit_id: 10, last4: '0001', phone: '0912345678' },
    { full_name: 'Trần Thị Bình', sex: 'female', birth: '1980-01-01', known: 'year', unit_id: 10, last4: null, phone: '0912345679' },
    { full_name: 'Đỗ Đức Cường', sex: 'male', birth: '1982-02-02', known: 'day', unit_id: 10, last4: '0003', phone: null },
    { full_name: 'LÊ THỊ HÒA', sex: 'female', birth: '1991-02-01', known: 'month', unit_id: 11, last4: null, phone: null },
    { full_name: "H'Hen Niê", sex: 'female', birth: '1990-08-15', known: 'day', unit_id: 11, last4: null, phone: null },
  ]);
  expect((await desk.bring(file, { classId })).rows.map(({ outcome }) => outcome)).toEqual(['same', 'same', 'same', 'same', 'same']);
});

it('hands out a blank form that it reads back once it is filled', async () => {
  const [page] = await world.database.read(world.admin, (db) => formAForm.blank(db, { classId }));
  expect(page!.rows.flat().map((cell) => cell?.value)).toContain('Lớp K1 – K1');
  const empty = await read(page!);
  expect(empty.rows).toEqual([]);
  expect(empty.tables).toMatchObject([{ headerRows: 2, problems: [] }]);
  const first = page!.rows.findIndex((row) => row[0]?.value === '(1)') + 1;
  const filled = {
    ...page!,
    rows: page!.rows.map((row, n) =>
      n === first
        ? cells(1, 'Nguyễn Văn An', '05/03/1975', null, '001075000001', 'Chuyên viên', 'Sở Y tế', 'Công chức', '0912345678')
        : row,
    ),
  };
  const run = await desk.bring(await read(filled), { classId });
  expect(run.rows).toMatchObject([{ outcome: 'added', remarks: [], label: 'Nguyễn Văn An' }]);
});

it('shows an officer of a school nothing of the staff of other units, and takes their people all the same', async () => {
  const row = (number: string | null, phone: string | null = null) => [
    ['TT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Đơn vị', 'Đối tượng', 'Điện thoại'],
    [1, 'Nguyễn Văn An', '05/03/1975', number, 'Sở Y tế', 'Công chức', phone],
  ];
  await (await desk.bring([row('001075000001', '0912345678')], { classId })).apply();
  const other = await world.prepared(await world.slot(2024, 5), [], { code: 'K2' });
  const school: Actor = { ...world.admin, scope: { kind: 'unit', units: [world.units.school, world.units.hostX] } };
  const { bring } = desk.by(school);
  const run = await bring([row('001075000001', '0987654321')], { classId: other.id });
  expect(run.rows).toMatchObject([{ outcome: 'added', changes: [] }]);
  expect(run.rows[0]!.remarks.map(({ code }) => code)).toEqual(['trainees.out_of_sight']);
  await run.apply();
  expect(await world.sql('select count(*)::int as people, max(phone) as phone from person')).toEqual([{ people: 1, phone: '0912345678' }]);
  // what the officer may see of the list is enough to know the line again, also without the number
  for (const again of [row('001075000001'), row(null)])
    expect((await bring([again], { classId: other.id })).rows.map(({ outcome }) => outcome)).toEqual(['same']);
  const bare = await bring([row(null).map((cells) => cells.map((value) => (value === 'Nguyễn Văn An' ? 'Phạm Thị Mới' : value)))], {
    classId: other.id,
  });
  expect(bare.rows[0]!.remarks.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['warning trainees.unseen_unit']);
  await run.undo();
  expect(await world.sql('select count(*)::int as enrolments from enrolment')).toEqual([{ enrolments: 1 }]);
  const stranger: Actor = { ...world.admin, scope: { kind: 'unit', units: [10] } };
  expect((await refusal(desk.by(stranger).bring([row(null)], { classId: other.id }))).code).toBe('classes.unknown');
});
