import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { createUnit } from '#modules/organisations';
import { systemActor, type Actor } from '#platform/actor.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { importer, refusal } from '#test/import-run.ts';
import type { Typed } from '#test/sheet.ts';
import { listCertificates } from './certificate-queries.ts';
import { certificatesForm } from './form-certificates.ts';
import { certificateMessages } from './certificate-messages.vi.ts';
import { peopleConstraints, peopleMessages } from './messages.vi.ts';
import { movePerson } from './move-person.ts';
import { registerPerson } from './register-person.ts';

let fresh: FreshDatabase;
const unit: Record<string, number> = {};
const person: Record<string, string> = {};
const familyId = newId();
const LAN_NUMBER = '001188456789';

const as = (scope: Actor['scope']): Actor => ({ ...systemActor('tinh', 'thử'), role: 'home_affairs_officer', scope });
const desk = (actor: Actor = fresh.admin) =>
  importer(fresh, certificatesForm({ clearCertificates: async () => {} }), peopleMessages).by(actor);
const TARGET = { issuer: null, familyId: null };
const bring = (rows: Typed[][], choices = {}, target: object = TARGET, actor?: Actor) => desk(actor).bring([rows], target, choices);

beforeAll(async () => {
  fresh = await freshDatabase();
  await fresh.sql("insert into bloc (id, code, name) values (1, 'CQ', 'Khối chính quyền'), (2, 'DANG', 'Khối Đảng')");
  for (const [key, name] of [
    ['snv', 'Sở Nội vụ'],
    ['syt', 'Sở Y tế'],
  ] as const) {
    const { id } = await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
      createUnit(tx, fresh.admin, { name, kind: 'department', level: 'province', bloc: 1, parentId: null, validFrom: '2010-01-01' }),
    );
    unit[key] = id;
  }
  await fresh.sql(
    "insert into programme_family (id, code, name, folded, nature) values ($1, 'CV', 'Bồi dưỡng ngạch chuyên viên', 'boi duong ngach chuyen vien', 'in_service_training')",
    [familyId],
  );
});

const register = async (
  key: string,
  fullName: string,
  birthDate: string | null,
  unitKey: string,
  personalNumber: string | null = null,
  birthPrecision: 'day' | 'year' | 'none' = 'day',
) => {
  const input = {
    fullName,
    birthDate,
    birthPrecision,
    unitId: unit[unitKey]!,
    category: 'civil_servant' as const,
    personalNumber,
    confirmDifferent: true,
    postFrom: '2015-01-01',
  };
  const { id } = await fresh.database.write(fresh.admin, { command: 'test' }, (tx) => registerPerson(tx, fresh.admin, fresh.keys, input));
  person[key] = id;
};

beforeEach(async () => {
  await fresh.sql('truncate certificate, person, person_key, person_post, import_run, audit, idempotency cascade');
  await register('lan', 'Nguyễn Thị Lan', '1988-03-04', 'snv', LAN_NUMBER);
  await register('binh', 'Trần Văn Bình', '1980-05-06', 'syt');
  await register('hoa', 'Lê Thị Hòa', '1979-01-01', 'snv', null, 'year');
});

const HEAD = [
  'STT',
  'Số vào sổ',
  'Số hiệu',
  'Họ và tên',
  'Ngày sinh',
  'Nơi sinh',
  'Số CCCD',
  'Cơ quan, đơn vị',
  'Chương trình',
  'Từ ngày',
  'Đến ngày',
  'Số tiết',
  'Xếp loại',
  'Quyết định công nhận',
  'Ngày cấp',
  'Người ký',
  'Cơ sở cấp',
];
type Title = (typeof HEAD)[number];
const LAN: Typed[] = [
  1,
  '12/2019',
  'A 001234',
  'Nguyễn Thị Lan',
  '04/03/1988',
  'Hà Nội',
  LAN_NUMBER,
  'Sở Nội vụ',
  'Bồi dưỡng ngạch chuyên viên',
  '01/03/2019',
  '15/05/2019',
  '240 tiết',
  'Giỏi',
  '45/QĐ-TCB',
  { date: '2019-05-20' },
  'Nguyễn Văn Ký',
  'Trường Cán bộ Lê Hồng Phong',
];
const line = (more: Partial<Record<Title, Typed>> = {}): Typed[] => HEAD.map((title, at) => (title in more ? more[title]! : LAN[at]!));
const book = (...rows: Typed[][]): Typed[][] => [['SỔ CẤP CHỨNG CHỈ'], HEAD, ...rows];
const BINH = {
  'Số hiệu': 'A 001235',
  'Số vào sổ': '13/2019',
  'Họ và tên': 'Trần Văn Bình',
  'Ngày sinh': '06/05/1980',
  'Số CCCD': null,
  'Cơ quan, đơn vị': 'Sở Y tế',
};
const NEW = { ...BINH, 'Số hiệu': 'A 001236', 'Họ và tên': 'Đỗ Văn Mới', 'Ngày sinh': '07/08/1990' };
const kept = () =>
  fresh.sql(
    'select person_id, title, serial, register_no, issuer, issued_on, issued_precision, course_from, course_to, periods, classification, decision, signer, family_id, unit_id, row_version from certificate order by serial, issued_on',
  );
const errors = (run: { rows: { remarks: { severity: string; code: string }[] }[] }) =>
  run.rows.map(({ remarks }) => remarks.filter(({ severity }) => severity === 'error').map(({ code }) => code));
const said = (run: { rows: { remarks: { severity: string; code: string }[] }[] }) =>
  run.rows.map(({ remarks }) => remarks.map(({ severity, code }) => `${severity} ${code}`));
const outcomes = (run: { rows: { outcome: string }[] }) => run.rows.map(({ outcome }) => outcome);

describe('a line that cannot go in', () => {
  test.each<[string, Partial<Record<Title, Typed>>, string[]]>([
    ['no name', { 'Họ và tên': null }, ['people.name_empty']],
    [
      'a number that lost digits',
      { 'Số CCCD': '1188456789012', 'Họ và tên': 'Đỗ Văn Mới' },
      ['people.number_shape', 'certificates.unknown_person'],
    ],
    ['the number of another', { 'Họ và tên': 'Phạm Thị Khác' }, ['people.number_of_another']],
    ['born tomorrow', { 'Ngày sinh': '31/12/2049' }, ['people.birth_future']],
    ['no programme', { 'Chương trình': null }, ['certificates.no_title']],
    ['issued tomorrow', { 'Ngày cấp': { date: '2030-01-01' } }, ['certificates.issued_future']],
    ['ended before it began', { 'Từ ngày': '01/06/2019' }, ['certificates.course_order']],
    ['no periods at all', { 'Số tiết': 0 }, ['certificates.periods']],
    ['a day that is none', { 'Ngày cấp': '31/02/2019' }, ['cell.date']],
    ['a number of periods in words', { 'Số tiết': 'nhiều' }, ['cell.count']],
    ['a serial too long for any blank', { 'Số hiệu': 'A'.repeat(61) }, ['certificates.too_long']],
    ['somebody unknown', NEW, ['certificates.unknown_person']],
  ])('%s', async (_, more, codes) => {
    const run = await bring(book(line(more)));
    expect([outcomes(run), errors(run)]).toEqual([['held'], [codes]]);
    expect(run.rows[0]!.remarks.every(({ what }) => what.length > 8 && !what.includes(LAN_NUMBER))).toBe(true);
    expect(await refusal(run.apply(), peopleMessages).then(({ code }) => code)).toMatch(/^imports\.(nothing_sound|question_open)$/);
    expect(await kept()).toEqual([]);
  });

  test('a serial that somebody else holds, with the name; in one file twice', async () => {
    await (await bring(book(line()))).apply();
    const taken = await bring(book(line({ ...BINH, 'Số hiệu': 'A 001234' })));
    expect(errors(taken)).toEqual([['certificates.serial_taken']]);
    expect(taken.rows[0]!.remarks[0]!.what).toContain('Nguyễn Thị Lan');
    const elsewhere = await bring(book(line({ ...BINH, 'Số hiệu': 'A 001234', 'Cơ sở cấp': 'Trường khác' })));
    expect(errors(elsewhere)).toEqual([[]]);
    const twice = await bring(book(line(BINH), line({ ...BINH, 'Số vào sổ': '99' })));
    expect(errors(twice)).toEqual([[], ['row.twice']]);
  });

  test('a programme that is none', async () => {
    expect(await refusal(bring(book(line()), {}, { issuer: null, familyId: newId() }), peopleMessages)).toMatchObject({
      code: 'certificates.family_unknown',
    });
  });
});

describe('who it is', () => {
  test('by number, by name and day and unit; nothing personal is kept beside', async () => {
    const run = await bring(book(line(), line(BINH)));
    expect([outcomes(run), said(run)]).toEqual([
      ['added', 'added'],
      [[], []],
    ]);
    await run.apply();
    expect(await kept()).toEqual([
      {
        person_id: person['lan'],
        title: 'Bồi dưỡng ngạch chuyên viên',
        serial: 'A 001234',
        register_no: '12/2019',
        issuer: 'Trường Cán bộ Lê Hồng Phong',
        issued_on: '2019-05-20',
        issued_precision: 'day',
        course_from: '2019-03-01',
        course_to: '2019-05-15',
        periods: 240,
        classification: 'Giỏi',
        decision: '45/QĐ-TCB',
        signer: 'Nguyễn Văn Ký',
        family_id: familyId,
        unit_id: unit['snv'],
        row_version: 1,
      },
      expect.objectContaining({ person_id: person['binh'], serial: 'A 001235', unit_id: unit['syt'] }),
    ]);
    expect(JSON.stringify(await fresh.sql('select * from import_row'))).not.toContain(LAN_NUMBER);
  });

  test('another unit, or only a year: asked, and the answer holds', async () => {
    const rows = book(
      line({ ...BINH, 'Cơ quan, đơn vị': 'Sở Nội vụ' }),
      line({ ...BINH, 'Số hiệu': 'B1', 'Họ và tên': 'Lê Thị Hòa', 'Ngày sinh': '02/02/1979', 'Cơ quan, đơn vị': 'Sở Nội vụ' }),
    );
    const run = await bring(rows);
    expect(errors(run)).toEqual([['people.maybe_same'], ['people.maybe_same']]);
    expect(run.rows[0]!.remarks[0]!.ask.map(({ key }) => key)).toEqual([person['binh'], 'other']);
    const answered = await run.answer({ answers: { 'Trang1!3': person['binh']!, 'Trang1!4': person['hoa']! } });
    expect(outcomes(answered)).toEqual(['added', 'added']);
    const others = await run.answer({ answers: { 'Trang1!3': 'other', 'Trang1!4': newId(), newCategory: 'cadre' } });
    expect(errors(others)).toEqual([[], ['people.maybe_same']]);
    await run.apply('sound');
    expect(await fresh.sql("select count(*)::int as n from person where folded_name = 'tran van binh'")).toEqual([{ n: 2 }]);
  });

  test('a mistyped unit is suggested, and accepted for the whole file', async () => {
    const run = await bring(book(line({ ...NEW, 'Cơ quan, đơn vị': 'Sở Y tê tỉnh' })), {
      answers: { newPeople: 'add', newCategory: 'other' },
    });
    expect(run.rows[0]!.remarks).toMatchObject([{ code: 'certificates.unit_unknown', typed: 'Sở Y tê tỉnh', suggestion: 'Sở Y tế' }]);
    const accepted = await run.answer({ answers: { newPeople: 'add', newCategory: 'other' }, names: { 'Sở Y tê tỉnh': 'Sở Y tế' } });
    expect(outcomes(accepted)).toEqual(['added']);
  });
});

describe('people who are not there yet', () => {
  test('the file waits for a word about them, the others need not', async () => {
    const run = await bring(book(line(), line(NEW)));
    expect([outcomes(run), run.run.report.questions.map(({ key, rows }) => [key, rows.length]), run.run.report.canApply]).toEqual([
      ['added', 'held'],
      [['newPeople', 1]],
      'sound',
    ]);
    const add = await run.answer({ answers: { newPeople: 'add' } });
    expect([errors(add), add.run.report.questions.map(({ key }) => key)]).toEqual([
      [[], ['certificates.category_needed']],
      ['newPeople', 'newCategory'],
    ]);
    const hold = await run.answer({ answers: { newPeople: 'hold' } });
    expect(errors(hold)).toEqual([[], ['certificates.unknown_person']]);
    const both = await run.answer({ answers: { newPeople: 'add', newCategory: 'public_employee' } });
    expect([outcomes(both), both.run.report.canApply]).toEqual([['added', 'added'], 'all']);
    expect(both.run.report.questions.map(({ text, rows }) => [text.startsWith('1 người'), rows.length])).toEqual([
      [true, 0],
      [true, 1],
    ]);
  });

  test('somebody whose only row waits is not counted as registered', async () => {
    const late = line({ ...NEW, 'Họ và tên': 'Phan Thị Chờ', 'Ngày sinh': '01/02/1991' });
    const run = await bring(book(line(NEW), late), { answers: { newPeople: 'add', newCategory: 'cadre' } });
    expect([outcomes(run), run.run.report.figures]).toEqual([['added', 'held'], [{ label: 'Người thêm mới', value: 1 }]]);
  });

  test('one person with two certificates is registered once; a column says what they are', async () => {
    const rows: Typed[][] = [
      ['Họ và tên', 'Ngày sinh', 'Đơn vị', 'Đối tượng', 'Tên chương trình', 'Số hiệu', 'Ngày cấp'],
      ['Đỗ Văn Mới', '1990', 'Sở Y tế', 'Viên chức', 'Tin học', 'T1', '2018'],
      ['ĐỖ VĂN MỚI', '1990', 'Sở Y tế', null, 'Ngoại ngữ', 'N1', '5/2019'],
    ];
    const run = await bring(rows, { answers: { newPeople: 'add', newCategory: 'cadre' } }, { issuer: 'Trường A', familyId: null });
    expect([outcomes(run), run.run.report.figures]).toEqual([['added', 'added'], [{ label: 'Người thêm mới', value: 1 }]]);
    await run.apply();
    expect(await fresh.sql("select category, birth_precision, unit_id from person where folded_name = 'do van moi'")).toEqual([
      { category: 'public_employee', birth_precision: 'year', unit_id: unit['syt'] },
    ]);
    expect(await kept()).toMatchObject([
      { serial: 'N1', issuer: 'Trường A', issued_on: '2019-05-01', issued_precision: 'month' },
      { serial: 'T1', issued_on: '2018-01-01', issued_precision: 'year' },
    ]);
  });

  test('two who may be one: the file says', async () => {
    const two = book(line(NEW), line({ ...NEW, 'Số hiệu': 'A9', 'Ngày sinh': '1990' }));
    const answers = { newPeople: 'add', newCategory: 'cadre' };
    const run = await bring(two, { answers });
    expect(errors(run)).toEqual([[], ['certificates.maybe_earlier']]);
    expect((await run.answer({ answers: { ...answers, 'Trang1!4': 'same' } })).run.report.figures).toEqual([
      { label: 'Người thêm mới', value: 1 },
    ]);
    await run.answer({ answers: { ...answers, 'Trang1!4': 'other' } });
    await run.apply();
    expect(await fresh.sql("select count(*)::int as n from person where folded_name = 'do van moi'")).toEqual([{ n: 2 }]);
  });

  test('undo takes the certificates and the people away, not while something leans on them', async () => {
    const run = await bring(book(line(), line(NEW)), { answers: { newPeople: 'add', newCategory: 'cadre' } });
    await run.apply();
    await fresh.sql("update person set row_version = 2 where folded_name = 'do van moi'");
    expect((await refusal(run.undo())).what).toMatch(/Đỗ Văn Mới/);
    expect(await kept()).toHaveLength(2);
    await fresh.sql("update person set row_version = 1 where folded_name = 'do van moi'");
    await run.undo();
    expect([await kept(), await fresh.sql("select 1 from person where folded_name = 'do van moi'")]).toEqual([[], []]);
    expect(await fresh.sql('select count(*)::int as n from person')).toEqual([{ n: 3 }]);
  });
});

describe('a messy register', () => {
  test('two heading rows, sections that name the course, times in one cell, old identity cards, restarted numbers, totals', async () => {
    const rows: Typed[][] = [
      ['TRƯỜNG ĐÀO TẠO CÁN BỘ'],
      [
        'Stt',
        'Số vào sổ cấp chứng chỉ',
        'Họ tên',
        'Ngày, tháng, năm sinh',
        null,
        'CMND',
        'Cơ quan công tác',
        'Thời gian học',
        'Thời lượng',
        'Xếp hạng',
        'Ngày ký',
        'Ký nhận',
      ],
      [null, null, null, 'Nam', 'Nữ'],
      ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)', '(10)', '(11)', '(12)'],
      ['I', null, 'Lớp bồi dưỡng ngạch chuyên viên khóa 12'],
      [
        1,
        '01',
        'Nguyễn thị  Lan',
        null,
        '4/3/1988',
        '012345678',
        'Sở Nội vụ',
        'Từ 01/03/2019 đến 15/5/2019',
        240,
        'Khá',
        '20/5/2019',
        'đã nhận',
      ],
      [null, null, 'II. Lớp tin học'],
      [1, '02', 'Trần Văn Bình', '06-05-1980', null, null, 'Sở Y tế', '27/5 - 7/6/2020', '40 tiết', null, '2020', null],
      ['Tổng cộng: 2 chứng chỉ'],
    ];
    const run = await bring(rows, {}, { issuer: 'Trường Đào tạo cán bộ', familyId: null });
    expect([outcomes(run), said(run)]).toEqual([
      ['added', 'added'],
      [['notice certificates.number_unused'], []],
    ]);
    await run.apply();
    expect((await kept()).toSorted((a, b) => (String(a['register_no']) < String(b['register_no']) ? -1 : 1))).toMatchObject([
      {
        title: 'Lớp bồi dưỡng ngạch chuyên viên khóa 12',
        register_no: '01',
        course_from: '2019-03-01',
        course_to: '2019-05-15',
        periods: 240,
        serial: null,
        classification: 'Khá',
        issued_on: '2019-05-20',
      },
      {
        title: 'Lớp tin học',
        register_no: '02',
        course_from: '2020-05-27',
        course_to: '2020-06-07',
        periods: 40,
        issued_on: '2020-01-01',
        issued_precision: 'year',
      },
    ]);
  });
});

test('a heading that is a unit gives the unit, one that is not the programme', async () => {
  const rows: Typed[][] = [
    ['STT', 'Họ và tên', 'Ngày sinh', 'Số vào sổ', 'Ngày cấp'],
    ['A', 'Lớp tin học văn phòng'],
    ['I', 'Sở Y tế'],
    [1, 'Trần Văn Bình', '06/05/1980', '1', '2018'],
    ['II', 'Sở Nội vụ'],
    [1, 'Trần Văn Bình', '06/05/1980', '2', '2018'],
  ];
  const run = await bring(rows, {}, { issuer: 'Trường A', familyId: null });
  expect(errors(run)).toEqual([[], ['people.maybe_same']]);
  await run.apply('sound');
  expect(await kept()).toMatchObject([{ person_id: person['binh'], title: 'Lớp tin học văn phòng' }]);
});

describe('again', () => {
  test('the same register changes nothing; an edited one says what was there; undo puts it back', async () => {
    const numbered = book(line(), line({ ...BINH, 'Số hiệu': null }));
    await (await bring(numbered)).apply();
    const same = await bring(numbered);
    expect(outcomes(same)).toEqual(['same', 'same']);
    expect((await same.apply()).run.status).toBe('unchanged');
    const before = await kept();
    const edited = await bring(book(line({ 'Xếp loại': 'Khá', 'Người ký': null }), line(BINH)));
    expect(edited.rows.map(({ outcome, changes }) => [outcome, changes])).toEqual([
      [
        'changed',
        [
          { field: 'classification', before: 'Giỏi', after: 'Khá' },
          { field: 'signer', before: 'Nguyễn Văn Ký', after: null },
        ],
      ],
      ['changed', [{ field: 'serial', before: null, after: 'A 001235' }]],
    ]);
    await edited.apply();
    expect(await kept()).toMatchObject([
      { classification: 'Khá', signer: null, row_version: 2 },
      { serial: 'A 001235', row_version: 2 },
    ]);
    await edited.undo();
    expect(await kept()).toEqual(before);
  });

  test('a register of fewer columns leaves the rest', async () => {
    await (await bring(book(line()))).apply();
    const few = await bring([
      ['Số hiệu', 'Họ và tên', 'Cơ sở cấp', 'Xếp loại'],
      ['A 001234', 'Nguyễn Thị Lan', 'Trường Cán bộ Lê Hồng Phong', 'Khá'],
    ]);
    expect(few.rows[0]!.changes).toEqual([{ field: 'classification', before: 'Giỏi', after: 'Khá' }]);
  });
});

describe('scope', () => {
  test('a unit sees the certificates of its people, brings in only theirs, and learns nothing of the others', async () => {
    await (await bring(book(line(), line(BINH)))).apply();
    const snv = as({ kind: 'unit', units: [unit['snv']!] });
    const list = await fresh.database.read(snv, (db) => listCertificates(db, { limit: 50 }));
    expect([list.total, list.items.map(({ person: { fullName } }) => fullName)]).toEqual([1, ['Nguyễn Thị Lan']]);
    const run = await bring(
      book(line({ 'Số hiệu': 'A 2' }), line(NEW)),
      { answers: { newPeople: 'add', newCategory: 'cadre' } },
      TARGET,
      snv,
    );
    expect(errors(run)).toEqual([[], ['certificates.unit_outside']]);
    const foreign = await bring(
      book(line({ ...BINH, 'Số CCCD': null })),
      { answers: { newPeople: 'add', newCategory: 'cadre' } },
      TARGET,
      snv,
    );
    expect(errors(foreign)).toEqual([['certificates.unit_outside']]);
    const numberElsewhere = await bring(book(line({ 'Số hiệu': 'A 3' })), {}, TARGET, as({ kind: 'unit', units: [unit['syt']!] }));
    expect(errors(numberElsewhere)).toEqual([['certificates.person_out_of_sight']]);
    expect(numberElsewhere.rows[0]!.label).toContain('Nguyễn Thị Lan');
  });

  test('a serial whose holder is out of sight is refused by the database, with words and without the name', async () => {
    await (await bring(book(line(BINH)))).apply();
    const run = await bring(book(line({ 'Số hiệu': 'A 001235' })), {}, TARGET, as({ kind: 'unit', units: [unit['snv']!] }));
    expect(outcomes(run)).toEqual(['added']);
    const constraint = await run.apply().catch((error: { constraint?: string }) => error.constraint);
    expect(peopleConstraints[constraint as keyof typeof peopleConstraints]).toBe('certificates.serial_in_use');
    expect(await kept()).toHaveLength(1);
  });

  test('a certificate goes along when its holder moves', async () => {
    await (await bring(book(line(BINH)))).apply();
    const seen = async (key: string) =>
      (await fresh.database.read(as({ kind: 'unit', units: [unit[key]!] }), (db) => listCertificates(db, { limit: 50 }))).total;
    expect([await seen('syt'), await seen('snv')]).toEqual([1, 0]);
    await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
      movePerson(tx, fresh.admin, person['binh']!, 1, { unitId: unit['snv']!, from: today(), positionTitle: null, documentId: null }),
    );
    expect([await seen('syt'), await seen('snv')]).toEqual([0, 1]);
  });

  test('lists by name, title, issuer, year and unit, page by page', async () => {
    await (
      await bring(
        book(line(), line(BINH), line({ 'Số hiệu': 'C1', 'Chương trình': 'Tin học', 'Ngày cấp': '2020', 'Cơ sở cấp': 'Trường B' })),
      )
    ).apply();
    const found = async (filter: object) =>
      (await fresh.database.read(fresh.admin, (db) => listCertificates(db, { limit: 50, ...filter }))).items.map(({ serial }) => serial);
    expect(await found({})).toEqual(['C1', expect.any(String), expect.any(String)]);
    expect(await found({ q: 'binh' })).toEqual(['A 001235']);
    expect(await found({ q: '1234' })).toEqual(['A 001234']);
    expect(await found({ title: 'tin' })).toEqual(['C1']);
    expect(await found({ issuer: 'Trường B' })).toEqual(['C1']);
    expect(await found({ year: 2020 })).toEqual(['C1']);
    expect(await found({ unit: unit['syt'] })).toEqual(['A 001235']);
    expect(await found({ q: '100%' })).toEqual([]);
    const first = await fresh.database.read(fresh.admin, (db) => listCertificates(db, { limit: 2 }));
    const second = await fresh.database.read(fresh.admin, (db) => listCertificates(db, { limit: 2, after: first.next! }));
    expect([first.total, first.items.length, second.items.length, second.next]).toEqual([3, 2, 1, null]);
    expect(
      (
        await refusal(
          fresh.database.read(fresh.admin, (db) => listCertificates(db, { limit: 2, after: 'x' })),
          peopleMessages,
        )
      ).code,
    ).toBe('request.cursor');
  });
});

test('every remark has its words and every text its remark', () => {
  const folder = new URL('.', import.meta.url);
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !/test\.ts$|certificate-messages/.test(name));
  const text = sources.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
  const said = new Set([...text.matchAll(/'(certificates\.[a-z_]+)'/g)].map((match) => match[1]!));
  expect([...said].toSorted()).toEqual(Object.keys(certificateMessages).toSorted());
});
