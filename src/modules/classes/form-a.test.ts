import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#kit/ids.ts';
import { peopleMessages } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import { importer, refusal } from '#test/import-run.ts';
import { ledgerWorld, type World } from '#test/ledger-world.ts';
import type { Typed } from '#test/sheet.ts';
import { advanceClass } from './change-status.ts';
import { closeClass } from './close-class.ts';
import { formAForm } from './form-a.ts';
import { leaveClass } from './leave-class.ts';
import { unlistTrainees } from './list-trainees.ts';
import { classMessages } from './messages.vi.ts';
import { openClass } from './open-class.ts';

let world: World;
let classId: string;
let slotId: string;
let bring: ReturnType<typeof importer>['bring'];
let by: ReturnType<typeof importer>['by'];
const own = { ...classMessages, ...peopleMessages };

beforeAll(async () => {
  world = await ledgerWorld();
  const unit = async (id: number, name: string, kind: string, until: string | null = null) => {
    await world.sql('insert into unit (id, uid, code) values ($1, $2, null)', [id, newId()]);
    await world.sql(
      `insert into unit_version (id, unit_id, name, kind, level, bloc, valid_from, valid_to) values ($1, $2, $3, $4, 'province', 2, '2000-01-01', $5)`,
      [newId(), id, name, kind, until],
    );
  };
  await unit(10, 'Sở Y tế', 'department');
  await unit(11, 'Bệnh viện Xanh', 'public_service_unit');
  await unit(12, 'Sở Thông tin và Truyền thông', 'department', '2024-12-31');
  ({ bring, by } = importer(world, formAForm, own));
});

beforeEach(async () => {
  await world.sql(
    `truncate import_run, import_row, import_made, enrolment, ledger_event_trainee, ledger_entry, ledger_event, chain, person_key, person_post, person, training_class, slot cascade`,
  );
  slotId = await world.slot(2024, 50);
  ({ id: classId } = await world.prepared(slotId, [], { code: 'K1' }));
});

const HEAD = ['STT', 'Họ và tên', 'Nam', 'Nữ', 'Số CCCD', 'Chức vụ', 'Đơn vị công tác', 'Đối tượng', 'Điện thoại', 'Ghi chú'];
const AN: Typed[] = [
  1,
  'Nguyễn Văn An',
  '05/03/1975',
  null,
  '001075000001',
  'Phó trưởng phòng',
  'Sở Y tế',
  'Công chức',
  '0912345678',
  null,
];
const BINH: Typed[] = [2, 'Trần Thị Bình', null, '1980', null, 'Chuyên viên', 'Sở Y tế', 'Công chức', null, null];
const HOA: Typed[] = [3, 'Lê Thị Hòa', null, '02/02/1982', null, 'Y tá', 'Bệnh viện Xanh', null, null, null];
const row = (base: Typed[], more: Record<string, Typed>): Typed[] => HEAD.map((title, at) => (title in more ? more[title]! : base[at]!));
const list = (...rows: Typed[][]): Typed[][] => [['DANH SÁCH CỬ ĐI HỌC'], HEAD, ...rows];

const people = () =>
  world.sql(
    'select full_name, birth_date::text as birth, birth_precision as precision, sex, category, unit_id, position_title, phone, personal_number_last4 as last4 from person order by full_name',
  );
const onList = () =>
  world.sql('select full_name, status, sender_id, position_title, birth_date::text as birth from enrolment order by full_name');
const counts = async () => {
  const [row] = await world.sql<Record<string, number>>(
    `select (select count(*) from person)::int as person, (select count(*) from person_key)::int as key, (select count(*) from person_post)::int as post,
      (select count(*) from enrolment where status <> 'unlisted')::int as enrolment, (select count(*) from training_class)::int as class`,
  );
  return row!;
};
const codes = (run: { rows: { remarks: { severity: string; code: string }[] }[] }, severity = 'error') =>
  run.rows.map(({ remarks }) => remarks.filter((one) => one.severity === severity).map(({ code }) => code));
const outcomes = (run: { rows: { outcome: string }[] }) => run.rows.map(({ outcome }) => outcome);
const open = async (arrived?: string[]) => {
  const ids = arrived ?? (await world.sql<{ id: string }>(`select id from enrolment where status = 'listed'`)).map(({ id }) => id);
  await world.run((tx) => openClass(tx, world.admin, classId, { ...world.given('2024-03-01'), arrived: ids, combinedSlotIds: [] }));
};

describe('a row that cannot go in', () => {
  test.each<[string, Typed[], string]>([
    ['no name', row(AN, { 'Họ và tên': null }), 'people.name_empty'],
    ['signs in a name', row(AN, { 'Họ và tên': 'Nguyễn Văn An 2' }), 'people.name_signs'],
    ['a day that does not exist', row(AN, { Nam: '31/02/1975' }), 'cell.date'],
    ['a birth to come', row(AN, { Nam: { date: '2031-02-01' } }), 'people.birth_future'],
    ['both columns of birth', row(AN, { Nữ: '05/03/1975' }), 'cell.both_sexes'],
    ['eleven digits nobody can restore', row(AN, { 'Số CCCD': '99075000001' }), 'people.number_lost_zero'],
    ['nine digits', row(AN, { 'Số CCCD': '012345678' }), 'people.number_old'],
    ['letters for a number', row(AN, { 'Số CCCD': 'không có' }), 'people.number_shape'],
    ['a unit nobody knows', row(AN, { 'Đơn vị công tác': 'Công ty Hoa Mai' }), 'trainees.unit_unknown'],
    ['a unit that has ended', row(AN, { 'Đơn vị công tác': 'Sở Thông tin và Truyền thông' }), 'trainees.unit_ended'],
    ['no unit at all', row(AN, { 'Đơn vị công tác': null }), 'trainees.unit_missing'],
    ['a number in our mask that nobody has', row(AN, { 'Số CCCD': '001•••••0001' }), 'trainees.mask_unknown'],
    ['a position too long', row(AN, { 'Chức vụ': 'x'.repeat(201) }), 'cell.too_long'],
  ])('%s', async (_, typed, code) => {
    const run = await bring([list(typed)], { classId });
    expect(outcomes(run)).toEqual(['held']);
    expect(codes(run)).toEqual([[code]]);
    expect(codes(run, 'warning').flat()).not.toContain('trainees.birth_missing');
    expect(run.run.report.figures.map(({ value }) => value)).toEqual([0, 0, 0]);
    expect(run.rows[0]!.remarks.every(({ what }) => what.length > 10)).toBe(true);
    expect((await refusal(run.apply())).code).toBe('imports.nothing_sound');
    expect(await counts()).toEqual({ person: 0, key: 0, post: 0, enrolment: 0, class: 1 });
  });

  test('the same line twice, in whatever clothes; the first one is kept', async () => {
    const run = await bring(
      [
        list(
          AN,
          row(AN, { STT: 2, 'Họ và tên': 'NGUYỄN VĂN AN', 'Chức vụ': null }),
          row(AN, { 'Số CCCD': null }),
          BINH,
          row(BINH, { Nữ: '1980' }),
        ),
      ],
      { classId },
    );
    expect(codes(run)).toEqual([[], ['row.twice'], ['row.twice'], [], ['trainees.maybe_twice']]);
    expect((await refusal(run.apply())).code).toBe('imports.held');
    const two = await run.answer({ answers: { 'Trang1!7': 'other' } });
    expect(outcomes(two)).toEqual(['added', 'held', 'held', 'added', 'added']);
    const one = await run.answer({ answers: { 'Trang1!7': 'twin' } });
    expect(outcomes(one)).toEqual(['added', 'held', 'held', 'added', 'skipped']);
    await run.apply('sound');
    expect((await onList()).map(({ full_name }) => full_name)).toEqual(['Nguyễn Văn An', 'Trần Thị Bình']);
  });

  test('two new people confirmed as two go in as two', async () => {
    const run = await bring([list(BINH, row(BINH, { STT: 2 }))], { classId }, { answers: { 'Trang1!4': 'other' } });
    await run.apply();
    expect(await counts()).toMatchObject({ person: 2, enrolment: 2 });
  });

  test('the number of somebody else; who is named only as far as the caller may see', async () => {
    await (await bring([list(AN)], { classId })).apply();
    const run = await bring([list(row(AN, { 'Họ và tên': 'Phạm Văn Khác' }))], { classId });
    expect(codes(run)).toEqual([['people.number_of_another']]);
    expect(run.rows[0]!.remarks.find(({ severity }) => severity === 'error')!.what).toContain('Nguyễn Văn An');
    expect(JSON.stringify(run)).not.toContain('001075000001');
  });
});

describe('a list that cannot go in', () => {
  test('a class nobody knows, a class cancelled, a class closed, a slot without a name for its class', async () => {
    expect((await refusal(bring([list(AN)], { classId: newId() }))).code).toBe('classes.unknown');
    expect((await refusal(bring([list(AN)], { slotId: newId() }))).code).toBe('slots.unknown');
    const other = await world.slot(2024, 10);
    expect((await refusal(bring([list(AN)], { slotId: other }))).code).toBe('trainees.class_unnamed');
    await (await bring([list(AN)], { classId })).apply();
    await open();
    const run = await bring([list(AN, BINH)], { classId });
    const [enrolment] = await world.sql<{ id: string }>('select id from enrolment');
    await world.run((tx) =>
      closeClass(tx, world.admin, classId, {
        ...world.given('2024-06-01'),
        outcomes: [{ enrolmentId: enrolment!.id, outcome: 'finished', continuing: false }],
      }),
    );
    expect((await refusal(bring([list(AN)], { classId }))).code).toBe('classes.ended_already');
    expect((await refusal(run.apply('all', { date: '2024-04-01', kind: 'late', basis: { documentId: world.documentId } }))).code).toBe(
      'classes.ended_already',
    );
  });

  test('a class whose preparation was given up', async () => {
    await world.run((tx) => advanceClass(tx, world.admin, classId, { ...world.given('2024-02-01'), step: 'cancelled' }));
    expect((await refusal(bring([list(AN)], { classId }))).code).toBe('trainees.class_cancelled');
  });

  test('an officer who sees the class but not its trainees', async () => {
    const lead: Actor = { ...world.admin, scope: { kind: 'unit', units: [world.units.lead] } };
    expect((await refusal(by(lead).bring([list(AN)], { classId }))).code).toBe('gate.outside_scope');
  });

  test('new people of no known category: by position, else by unit, and said; what is left is asked once for the file, or for the few', async () => {
    const bare = (base: Typed[], position: Typed = 'Nhân viên') => row(base, { 'Đối tượng': null, 'Chức vụ': position });
    const derived = await bring([list(bare(AN, 'Chuyên viên'), row(BINH, { 'Đối tượng': 'CBCC', 'Chức vụ': null }))], { classId });
    expect(outcomes(derived)).toEqual(['added', 'added']);
    expect(codes(derived, 'notice')).toEqual([['trainees.category_of_position'], ['trainees.category_of_unit']]);
    expect(derived.run.report.questions).toEqual([]);
    const whole = await bring([list(bare(AN), bare(BINH))], { classId });
    expect(whole.run.report.questions).toMatchObject([{ key: 'category', answer: null, rows: [] }]);
    expect((await refusal(whole.apply())).code).toBe('imports.question_open');
    const some = await bring([list(AN, row(BINH, { 'Đối tượng': 'Hợp đồng' }))], { classId });
    expect(outcomes(some)).toEqual(['added', 'held']);
    expect(codes(some, 'warning')).toEqual([[], ['trainees.category_unread']]);
    expect(some.run.report.questions).toMatchObject([{ rows: [{ sheet: 'Trang1', row: 4 }] }]);
    await some.answer({ answers: { category: 'cadre' } });
    await some.apply();
    expect((await people()).map(({ full_name, category }) => [full_name, category])).toEqual([
      ['Nguyễn Văn An', 'civil_servant'],
      ['Trần Thị Bình', 'cadre'],
    ]);
  });
});

describe('a list that goes in', () => {
  test('as it was typed: birth as far as known, sex by its column, category by the position; the same file again changes nothing', async () => {
    const rows = list(AN, BINH, HOA);
    const run = await bring([rows], { classId });
    expect(outcomes(run)).toEqual(['added', 'added', 'added']);
    expect(run.run.report.figures[0]).toMatchObject({ value: 3 });
    const applied = await run.apply();
    expect(applied.run).toMatchObject({ status: 'applied', made: 3, targetLabel: 'Lớp K1 – K1' });
    expect(await people()).toEqual([
      {
        full_name: 'Lê Thị Hòa',
        birth: '1982-02-02',
        precision: 'day',
        sex: 'female',
        category: 'public_employee',
        unit_id: 11,
        position_title: 'Y tá',
        phone: null,
        last4: null,
      },
      {
        full_name: 'Nguyễn Văn An',
        birth: '1975-03-05',
        precision: 'day',
        sex: 'male',
        category: 'civil_servant',
        unit_id: 10,
        position_title: 'Phó trưởng phòng',
        phone: '0912345678',
        last4: '0001',
      },
      {
        full_name: 'Trần Thị Bình',
        birth: '1980-01-01',
        precision: 'year',
        sex: 'female',
        category: 'civil_servant',
        unit_id: 10,
        position_title: 'Chuyên viên',
        phone: null,
        last4: null,
      },
    ]);
    const again = await bring([rows], { classId });
    expect(outcomes(again)).toEqual(['same', 'same', 'same']);
    expect((await again.apply()).run).toMatchObject({ status: 'unchanged', made: 0 });
    expect(await counts()).toEqual({ person: 3, key: 1, post: 3, enrolment: 3, class: 1 });
  });

  test('a phone and a position that changed: exactly these, and the undo brings back what was there', async () => {
    await (await bring([list(AN, BINH)], { classId })).apply();
    const run = await bring([list(row(AN, { 'Điện thoại': '0987654321' }), row(BINH, { 'Chức vụ': 'Trưởng phòng' }))], { classId });
    expect(outcomes(run)).toEqual(['changed', 'changed']);
    expect(run.rows.map(({ changes }) => changes)).toEqual([
      [{ field: 'phone', before: '0912345678', after: '0987654321' }],
      [{ field: 'positionTitle', before: 'Chuyên viên', after: 'Trưởng phòng' }],
    ]);
    await run.apply();
    expect((await people())[0]).toMatchObject({ phone: '0987654321' });
    expect((await onList())[1]).toMatchObject({ position_title: 'Trưởng phòng' });
    await run.undo();
    expect((await people())[0]).toMatchObject({ phone: '0912345678' });
    expect((await onList())[1]).toMatchObject({ position_title: 'Chuyên viên' });
  });

  test('what differs from the record is said and left; the list prints the sender and the position of the file', async () => {
    await (await bring([list(AN)], { classId })).apply();
    const next = await world.prepared(await world.slot(2024, 5), [], { code: 'K2', family: world.families.short });
    const run = await bring(
      [list(row(AN, { Nam: '06/03/1975', 'Chức vụ': 'Trưởng phòng', 'Đơn vị công tác': 'Bệnh viện Xanh', 'Đối tượng': 'Viên chức' }))],
      { classId: next.id },
    );
    expect(codes(run, 'warning')).toEqual([['trainees.birth_differs', 'trainees.unit_differs', 'trainees.category_differs']]);
    expect(codes(run, 'notice')).toEqual([['trainees.position_differs']]);
    await run.apply();
    expect(await people()).toMatchObject([
      { birth: '1975-03-05', unit_id: 10, category: 'civil_servant', position_title: 'Phó trưởng phòng' },
    ]);
    expect(
      await world.sql('select sender_id, position_title, birth_date::text as birth from enrolment where class_id = $1', [next.id]),
    ).toEqual([{ sender_id: 11, position_title: 'Trưởng phòng', birth: '1975-03-05' }]);
  });

  test('who may be somebody known is asked about; the answer names the person or another', async () => {
    await world.sql(
      `insert into person (id, full_name, folded_name, sort_name, birth_date, birth_precision, category, unit_id, bloc, recorded_by)
      values ($1, 'Trần Thị Bình', 'tran thi binh', 'Bình0', '1980-06-07', 'day', 'civil_servant', 10, 2, $1)`,
      [newId()],
    );
    const [known] = await world.sql<{ id: string }>('select id from person');
    const run = await bring([list(BINH)], { classId });
    expect(codes(run)).toEqual([['people.maybe_same']]);
    expect(run.rows[0]!.remarks.at(-1)!.ask).toEqual([
      {
        key: known!.id,
        label: 'Trần Thị Bình',
        detail: 'sinh 07/06/1980, Sở Y tế (cùng họ tên; cùng năm sinh, một bên chỉ ghi năm; cùng đơn vị)',
      },
      { key: 'other', label: 'Là người khác', detail: 'lập hồ sơ mới' },
    ]);
    expect(codes(await run.answer({ answers: { 'Trang1!3': newId() } }))).toEqual([['people.maybe_same']]);
    await run.answer({ answers: { 'Trang1!3': known!.id } });
    await run.apply();
    expect(await counts()).toMatchObject({ person: 1, enrolment: 1 });
    const other = await world.prepared(await world.slot(2024, 5), [], { code: 'K2' });
    await (await bring([list(BINH)], { classId: other.id }, { answers: { 'Trang1!3': 'other' } })).apply();
    expect(await counts()).toMatchObject({ person: 2, enrolment: 2 });
  });

  test('units: by section, by sender, by a part of the cell, by an accepted name', async () => {
    const none = { 'Đơn vị công tác': null };
    const rows: Typed[][] = [
      ['DANH SÁCH'],
      HEAD,
      row(BINH, { 'Họ và tên': 'Đỗ Thị Một', ...none }),
      ['I', 'Sở Y tế'],
      row(BINH, { STT: 1, 'Họ và tên': 'Đỗ Thị Hai', ...none }),
      row(BINH, { STT: 2, 'Họ và tên': 'Đỗ Thị Ba', 'Đơn vị công tác': 'Khoa Nội - Bệnh viện Xanh' }),
      row(BINH, { STT: 3, 'Họ và tên': 'Đỗ Thị Tư', 'Đơn vị công tác': 'BV Xanh' }),
      ['II', 'Bệnh viện Xanhh'],
      row(BINH, { STT: 1, 'Họ và tên': 'Đỗ Thị Năm', ...none }),
    ];
    const run = await bring([rows], { classId }, { names: { 'BV Xanh': 'Bệnh viện Xanh' } }, world.units.sender);
    expect(outcomes(run)).toEqual(['added', 'added', 'added', 'added', 'held']);
    expect(codes(run, 'notice')).toEqual([['trainees.unit_of_sender'], ['trainees.unit_of_section'], ['trainees.unit_part'], [], []]);
    expect(run.run.report.suggestions).toMatchObject([{ typed: 'Bệnh viện Xanhh', suggestion: 'Bệnh viện Xanh' }]);
    await run.apply('sound');
    expect((await onList()).map(({ full_name, sender_id }) => [full_name, sender_id])).toEqual([
      ['Đỗ Thị Ba', 11],
      ['Đỗ Thị Hai', 10],
      ['Đỗ Thị Một', world.units.sender],
      ['Đỗ Thị Tư', 11],
    ]);
  });

  test('a note that takes somebody back, and a total that does not add up, are said', async () => {
    const run = await bring(
      [[...list(row(AN, { 'Ghi chú': 'Xin hoãn đợt này' }), row(BINH, { 'Ghi chú': 'Ăn chay' })), ['Danh sách có 03 người']]],
      { classId },
    );
    expect(codes(run, 'warning')).toEqual([['trainees.note_withdraws'], []]);
    expect(codes(run, 'notice')).toEqual([[], ['trainees.note']]);
    expect(run.run.report.remarks).toMatchObject([{ code: 'trainees.total_differs', row: 5 }]);
    expect(run.run.report.remarks[0]!.what).toContain('đọc được 2 dòng');
  });

  test('somebody taken off the list before is pointed out', async () => {
    await (await bring([list(AN)], { classId })).apply();
    const [one] = await world.sql<{ id: string }>('select id from enrolment');
    await world.run((tx) => unlistTrainees(tx, world.admin, classId, { enrolmentIds: [one!.id] }));
    const run = await bring([list(AN)], { classId });
    expect(outcomes(run)).toEqual(['added']);
    expect(codes(run, 'warning')).toEqual([['trainees.was_unlisted']]);
  });
});

describe('a slot', () => {
  test('its class is prepared, then taken as it is; the undo takes both back', async () => {
    const other = await world.slot(2024, 10);
    const target = { slotId: other, code: 'K9', name: 'Lớp chín' };
    const run = await bring([list(AN)], target);
    expect(run.run.targetLabel).toBe('Lớp K9 – Lớp chín (chuẩn bị mới)');
    const applied = await run.apply();
    expect(applied.run).toMatchObject({ targetLabel: 'Lớp K9 – Lớp chín', targetHref: expect.stringMatching(/^\/lop\/[0-9a-f-]{36}$/) });
    const again = await bring([list(AN, BINH)], { slotId: other });
    expect(outcomes(again)).toEqual(['same', 'added']);
    await again.apply();
    expect(await world.sql('select code, slot_id from training_class order by code')).toEqual([
      { code: 'K1', slot_id: slotId },
      { code: 'K9', slot_id: other },
    ]);
    await run.undo();
    expect(await world.sql('select code from training_class order by code')).toEqual([{ code: 'K1' }, { code: 'K9' }]);
    await again.undo();
    expect(await counts()).toMatchObject({ person: 0, enrolment: 0 });
    await (await bring([list(AN)], target)).undo().catch(() => {});
    await (await bring([list(AN)], { slotId: other })).apply();
    expect(await counts()).toMatchObject({ enrolment: 1, class: 2 });
  });

  test('a class prepared by the run and left empty goes with it', async () => {
    const other = await world.slot(2024, 10);
    const run = await bring([list(AN)], { slotId: other, code: 'K9', name: 'Lớp chín' });
    await run.apply();
    const undone = await run.undo();
    expect(undone.run.targetHref).toBeNull();
    expect(await counts()).toEqual({ person: 0, key: 0, post: 0, enrolment: 0, class: 1 });
  });

  test('a code that is taken', async () => {
    const run = await bring([list(AN)], { slotId: await world.slot(2024, 10), code: 'K1', name: 'Lớp' });
    await expect(run.apply()).rejects.toMatchObject({ constraint: 'training_class_code_key' });
    expect(await counts()).toMatchObject({ person: 0, class: 1 });
  });
});

describe('a class that is being taught', () => {
  beforeEach(async () => {
    await (await bring([list(HOA)], { classId })).apply();
    await open();
  });
  const joining = { date: '2024-03-10', kind: 'late', basis: {} };

  test('refuses without a day, with a wrong one, and with one that cannot be', async () => {
    const run = await bring([list(AN, HOA)], { classId });
    expect(outcomes(run)).toEqual(['added', 'same']);
    expect(run.run.report.more).toEqual({ joining: true, openedOn: '2024-03-01' });
    const code = async (input: unknown) => (await refusal(run.apply('all', input))).code;
    expect(await code({})).toBe('trainees.joining_unclear');
    expect(await code({ ...joining, date: '31/02/2024' })).toBe('imports.bad_input');
    expect(await code({ ...joining, kind: 'at_opening' })).toBe('classes.at_opening_date');
    expect(await code({ ...joining, date: '2024-02-01' })).toBe('classes.joined_before_opening');
    expect(await code({ ...joining, date: '2999-01-01' })).toBe('ledger.in_future');
    expect(await counts()).toMatchObject({ person: 1, enrolment: 1 });
  });

  test('who comes joins by an event; the undo is a correction, and nothing built on it is lost', async () => {
    const born = row(BINH, { Nữ: '07/08/1980' });
    const run = await bring([list(AN, born)], { classId });
    await run.apply('all', joining);
    expect(await world.stock('trainee', '2024-12-31')).toBe(3);
    await run.undo();
    expect(await world.stock('trainee', '2024-12-31')).toBe(1);
    expect(await onList()).toMatchObject([{ full_name: 'Lê Thị Hòa', status: 'active' }, { status: 'unlisted' }, { status: 'unlisted' }]);
    expect(await world.sql('select kind from ledger_event where reverses_id is not null')).toEqual([{ kind: 'correction' }]);
    const again = await bring([list(AN, born)], { classId });
    expect(outcomes(again)).toEqual(['added', 'added']);
    await again.apply('all', joining);
    expect(await world.stock('trainee', '2024-12-31')).toBe(3);
    const [an] = await world.sql<{ id: string }>(`select id from enrolment where full_name = 'Nguyễn Văn An' and status = 'active'`);
    await world.run((tx) =>
      leaveClass(tx, world.admin, classId, {
        ...world.given('2024-04-01'),
        enrolmentIds: [an!.id],
        kind: 'leave',
        leaveReason: 'withdrawn',
      }),
    );
    expect(await refusal(again.undo())).toMatchObject({ code: 'imports.built_upon', what: expect.stringContaining('Nguyễn Văn An') });
    expect(await world.stock('trainee', '2024-12-31')).toBe(2);
  });

  test('somebody who is in another class of the programme is held', async () => {
    const other = await world.prepared(await world.slot(2024, 5), [], { code: 'K2' });
    const before = await bring([list(HOA)], { classId: other.id });
    expect(outcomes(before)).toEqual(['added']);
    expect(codes(before, 'warning')).toEqual([['classes.already_in_class']]);
    await (await bring([list(AN)], { classId: other.id })).apply();
    await world.run(async (tx) => {
      const { id } = await tx.selectFrom('enrolment').select('id').where('classId', '=', other.id).executeTakeFirstOrThrow();
      return openClass(tx, world.admin, other.id, { ...world.given('2024-03-01'), arrived: [id], combinedSlotIds: [] });
    });
    const run = await bring([list(AN)], { classId });
    expect(codes(run)).toEqual([['classes.already_in_class']]);
  });
});

describe('undo', () => {
  test('takes back list and records, but nobody whom something else knows', async () => {
    const run = await bring([list(AN, BINH)], { classId });
    await run.apply();
    const other = await world.prepared(await world.slot(2024, 5), [], { code: 'K2' });
    await (await bring([list(AN)], { classId: other.id })).apply();
    const undone = await run.undo();
    expect(undone.run.status).toBe('undone');
    expect(await counts()).toMatchObject({ person: 1, key: 1, post: 1, enrolment: 1 });
    expect((await refusal(run.undo())).code).toBe('imports.not_applied');
  });

  test('is refused once the class has opened, or somebody has written on', async () => {
    const run = await bring([list(AN, BINH)], { classId });
    await run.apply();
    const edit = await bring([list(row(AN, { 'Điện thoại': '0987654321' }))], { classId });
    await edit.apply();
    await world.sql(`update person set phone = '0900000000' where full_name = 'Nguyễn Văn An'`);
    expect(await refusal(edit.undo())).toMatchObject({ code: 'imports.built_upon' });
    await open();
    expect(await refusal(run.undo())).toMatchObject({
      code: 'imports.built_upon',
      what: expect.stringContaining('lớp K1 đã khai giảng ngày 01/03/2024'),
    });
    expect(await counts()).toMatchObject({ person: 2, enrolment: 2 });
  });
});

describe('two at once, and halves', () => {
  test('two desks on one class: one puts them in, the other finds them there', async () => {
    const [one, two] = [await bring([list(AN, BINH)], { classId }), await bring([list(AN, BINH)], { classId })];
    const done = await Promise.all([one.apply(), two.apply()]);
    expect(done.map(({ run, rows }) => [run.status, ...rows.map(({ outcome }) => outcome)].join(' ')).toSorted()).toEqual([
      'applied added added',
      'unchanged same same',
    ]);
    expect(await counts()).toEqual({ person: 2, key: 1, post: 2, enrolment: 2, class: 1 });
  });

  test('two desks on two classes: one person is registered once', async () => {
    const other = await world.prepared(await world.slot(2024, 5), [], { code: 'K2' });
    const [one, two] = [await bring([list(AN)], { classId }), await bring([list(AN)], { classId: other.id })];
    await Promise.all([one.apply(), two.apply()]);
    expect(await counts()).toMatchObject({ person: 1, key: 1, enrolment: 2 });
  });

  test('two desks on one slot: one class', async () => {
    const other = await world.slot(2024, 10);
    const target = { slotId: other, code: 'K9', name: 'Lớp chín' };
    const [one, two] = [await bring([list(AN)], target), await bring([list(BINH)], target)];
    await Promise.all([one.apply(), two.apply()]);
    expect(await counts()).toMatchObject({ person: 2, enrolment: 2, class: 2 });
  });

  test('a failure half way leaves nothing', async () => {
    const run = await bring([list(AN, BINH)], { classId });
    await world.sql(`alter table enrolment add constraint no_binh check (full_name <> 'Trần Thị Bình')`);
    await expect(run.apply()).rejects.toMatchObject({ constraint: 'no_binh' });
    await world.sql('alter table enrolment drop constraint no_binh');
    expect(await counts()).toEqual({ person: 0, key: 0, post: 0, enrolment: 0, class: 1 });
    expect((await run.apply()).run.status).toBe('applied');
  });
});
