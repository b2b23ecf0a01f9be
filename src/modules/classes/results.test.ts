import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import { importer, refusal } from '#test/import-run.ts';
import { ledgerWorld, type World } from '#test/ledger-world.ts';
import type { Typed } from '#test/sheet.ts';
import { closeClass } from './close-class.ts';
import { formFForm } from './form-f.ts';
import { classMessages } from './messages.vi.ts';
import { resultsMessages } from './results-messages.vi.ts';
import { oneClass } from './queries.ts';

let world: World;
let classId: string;
let bring: ReturnType<typeof importer>['bring'];

/** The trainees of the class, in order: two of one name. */
const TRAINEES: [string, string, string][] = [
  ['Nguyễn Văn An', '1975-03-05', 'day'],
  ['Trần Thị Bình', '1980-01-01', 'year'],
  ['Lê Thị Hòa', '1982-02-02', 'day'],
  ['Lê Thị Hòa', '1990-09-09', 'day'],
  ['Phạm Quốc Đạt', '1985-07-07', 'day'],
];
const ids: string[] = [];
const sorted = (all: (string | undefined)[]) => all.map(String).sort();

beforeAll(async () => {
  world = await ledgerWorld();
  const opened = await world.opened('2022-03-01', TRAINEES.length);
  classId = opened.id;
  ids.push(...opened.listed);
  for (const [at, [name, birth, precision]] of TRAINEES.entries())
    await world.sql(
      'update enrolment set full_name = $2, sort_name = $2, birth_date = $3, birth_precision = $4, sex = null where id = $1',
      [ids[at], name, birth, precision],
    );
  bring = importer(world, formFForm, classMessages).bring;
});
beforeEach(() => world.sql('truncate enrolment_result; truncate import_run cascade'));

const HEAD = ['STT', 'Họ và tên', 'Ngày sinh', 'Phần I', 'Phần II', 'Điểm TB', 'Rèn luyện', 'Xếp loại', 'Kết quả'];
const list = (...rows: Typed[][]): Typed[][] => [['BẢNG ĐIỂM'], HEAD, ...rows];
const AN: Typed[] = [1, 'Nguyễn Văn An', '05/03/1975', '7,5', 8, '7,75', 'Tốt', 'Khá', 'Công nhận'];
const an = (more: Partial<Record<(typeof HEAD)[number], Typed>>): Typed[] =>
  HEAD.map((title, at) => (title in more ? more[title]! : AN[at]!));
const kept = () =>
  world.sql(
    'select enrolment_id as id, parts, average::float8 as average, conduct, classification, recognised, note, row_version from enrolment_result order by enrolment_id',
  );
const codes = (run: { rows: { remarks: { severity: string; code: string }[] }[] }) =>
  run.rows.map(({ remarks }) => remarks.map(({ severity, code }) => `${severity} ${code}`));

describe('a row that cannot go in', () => {
  test.each<[string, Typed[], string]>([
    ['no name', an({ 'Họ và tên': null }), 'results.no_name'],
    ['nobody of the class', an({ 'Họ và tên': 'Đỗ Văn Lạ' }), 'results.not_in_class'],
    ['nearly a name of the class', an({ 'Họ và tên': 'Nguyễn Van Am' }), 'results.not_in_class_suggest'],
    ['another day of birth', an({ 'Ngày sinh': '06/03/1975' }), 'results.birth_differs'],
    ['one of two', an({ 'Họ và tên': 'Lê Thị Hoà', 'Ngày sinh': null }), 'results.which_trainee'],
    ['a mark above ten', an({ 'Phần I': '75' }), 'results.part_range'],
    ['a word for a mark', an({ 'Phần II': 'bảy' }), 'results.part_mark'],
    ['a mark that Excel made a day', an({ 'Phần II': { date: '2022-05-07' } }), 'results.part_mark'],
    ['a formula that stored no value', an({ 'Phần II': { formula: null } }), 'results.part_formula_blank'],
    ['an average above ten', an({ 'Điểm TB': '77,5' }), 'cell.mark_range'],
    ['a negative average', an({ 'Điểm TB': -1 }), 'cell.mark_range'],
    ['an outcome nobody knows', an({ 'Kết quả': 'xem lại' }), 'results.unknown_outcome'],
  ])('%s', async (_, row, code) => {
    const run = await bring([list(row)], { classId });
    expect(
      run.rows.map(({ outcome, remarks }) => [outcome, remarks.filter(({ severity }) => severity === 'error').map((one) => one.code)]),
    ).toEqual([['held', [code]]]);
    expect(run.rows[0]!.remarks.every(({ what, todo }) => what.length > 10 && todo !== undefined)).toBe(true);
    expect((await refusal(run.apply())).code).toBe('imports.nothing_sound');
    expect(await kept()).toEqual([]);
  });

  test('a list without a column of results, the same person twice, two columns of one mark', async () => {
    const bare = await bring(
      [
        [
          ['STT', 'Họ và tên', 'Ngày sinh', 'Đơn vị'],
          [1, 'Nguyễn Văn An', '05/03/1975', 'SNV'],
        ],
      ],
      { classId },
    );
    expect(codes(bare)).toEqual([['error results.no_columns']]);
    const twice = await bring([list(AN, an({ STT: 2 }))], { classId });
    expect(twice.rows.map(({ outcome }) => outcome)).toEqual(['added', 'held']);
    expect(codes(twice)[1]).toEqual(['error row.twice']);
    const columns = await bring(
      [
        [
          ['Họ và tên', 'Ngày sinh', 'Phần I', 'Phần I', 'Xếp loại'],
          ['Nguyễn Văn An', '05/03/1975', 7, 8, 'Khá'],
        ],
      ],
      { classId },
    );
    expect(codes(columns)).toEqual([['error results.part_twice']]);
  });

  test('a class that has not opened, a class that is none', async () => {
    const slotId = await world.slot(2023, 5);
    const { id } = await world.prepared(slotId, await world.people(1));
    expect((await refusal(bring([list(AN)], { classId: id }))).code).toBe('results.not_opened');
    expect((await refusal(bring([list(AN)], { classId: newId() }))).code).toBe('classes.unknown');
  });
});

describe('answers', () => {
  test('which of two of one name; a day of birth that the list got wrong; a mistyped name', async () => {
    const rows = [
      an({ 'Họ và tên': 'Lê Thị Hòa', 'Ngày sinh': null }),
      an({ 'Ngày sinh': '06/03/1975' }),
      an({ 'Họ và tên': 'Phạm Quốc Đạtt', 'Ngày sinh': null }),
    ];
    const run = await bring([list(...rows)], { classId });
    expect(sorted(run.rows[0]!.remarks[0]!.ask.map(({ key }) => key))).toEqual(sorted([ids[2], ids[3]]));
    const answered = await run.answer({
      answers: { 'Trang1!3': ids[3]!, 'Trang1!4': ids[0]! },
      names: { 'Phạm Quốc Đạtt': 'Phạm Quốc Đạt' },
    });
    expect(answered.rows.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'added']);
    expect((await run.apply()).run.status).toBe('applied');
    expect((await kept()).map(({ id }) => id)).toEqual(sorted([ids[0], ids[3], ids[4]]));
  });

  test('an answer that names somebody else is none', async () => {
    const run = await bring([list(an({ 'Ngày sinh': '06/03/1975' }))], { classId }, { answers: { 'Trang1!3': newId() } });
    expect(codes(run)).toEqual([['error results.birth_differs']]);
  });

  test('the heading that names the unit tells two of one name and day apart', async () => {
    await world.sql("update enrolment set birth_date = '1982-02-02', sender_id = 6 where id = $1", [ids[3]]);
    await world.sql(
      "insert into unit_alias (id, unit_id, name, folded) values (gen_random_uuid(), 6, 'Trường Chính trị tỉnh', 'truong chinh tri tinh')",
    );
    const row = an({ 'Họ và tên': 'Lê Thị Hòa', 'Ngày sinh': '02/02/1982' });
    const run = await bring([[HEAD, row, ['I', 'Trường Chính trị tỉnh'], row]], { classId });
    expect(codes(run)).toEqual([['error results.which_trainee'], []]);
    await run.apply('sound');
    expect((await kept()).map(({ id }) => id)).toEqual([ids[3]]);
    await world.sql("update enrolment set birth_date = '1990-09-09', sender_id = 5 where id = $1", [ids[3]]);
  });

  test('name and birth tell two of one name apart; a year is enough where the class knows no more', async () => {
    const run = await bring(
      [list(an({ 'Họ và tên': 'LÊ THỊ HOÀ', 'Ngày sinh': '9/9/1990' }), an({ 'Họ và tên': 'Trần Thị Bình', 'Ngày sinh': '12/12/1980' }))],
      { classId },
    );
    expect(codes(run)).toEqual([[], []]);
    await run.apply();
    expect((await kept()).map(({ id }) => id)).toEqual(sorted([ids[1], ids[3]]));
  });
});

describe('what goes in', () => {
  test('a paper of three heading rows with sittings, decimal commas, fieldwork and exam', async () => {
    const page: Typed[][] = [
      ['TRƯỜNG CHÍNH TRỊ'],
      [
        'TT',
        'Họ và tên',
        'Năm sinh',
        null,
        'Đơn vị công tác',
        'Điểm các phần học',
        null,
        null,
        'NCTT',
        'Thi tốt nghiệp',
        'ĐTB toàn khóa',
        'Kết quả',
        null,
        'Ghi chú',
      ],
      [null, null, 'Nam', 'Nữ', null, 'Phần I', null, 'Phần II', null, null, null, 'Rèn luyện', 'Xếp loại', null],
      [null, null, null, null, null, 'Lần 1', 'Lần 2', null, null, null, null, null, null, null],
      ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14'],
      [1, 'Nguyễn Văn An', '5/3/1975', null, 'SNV', '4,5', '6,5', '8.25', 9, '7', '7,6', 'Tốt', 'Khá', null],
      [2, 'Trần Thị Bình', null, 1980, 'SNV', 7, null, 'vắng', 8, 8, 7.9, 'Tốt', 'Khá', 'nghỉ ốm'],
      ['Danh sách có 02 học viên'],
      [null, null, null, null, null, null, null, null, 'HIỆU TRƯỞNG'],
    ];
    const merges: [number, number, number, number][] = [
      ...[1, 2, 5, 9, 10, 11, 14].map((col): [number, number, number, number] => [2, col, 4, col]),
      [2, 3, 2, 4],
      [3, 3, 4, 3],
      [3, 4, 4, 4],
      [2, 6, 2, 8],
      [3, 6, 3, 7],
      [3, 8, 4, 8],
      [2, 12, 2, 13],
      [3, 12, 4, 12],
      [3, 13, 4, 13],
    ];
    const { sheet } = await import('#test/sheet.ts');
    const run = await bring([sheet(page, { merges })], { classId });
    expect(codes(run)).toEqual([[], ['notice results.no_mark']]);
    expect(run.run.report.figures).toContainEqual({ label: 'Học viên của lớp mà danh sách thiếu', value: 3 });
    expect(run.run.report.groups).toContainEqual(expect.objectContaining({ code: 'results.missing', count: 1 }));
    await run.apply();
    expect(await kept()).toMatchObject(
      [
        {
          id: ids[0],
          parts: [
            { title: 'Phần I – Lần 1', mark: 4.5 },
            { title: 'Phần I – Lần 2', mark: 6.5 },
            { title: 'Phần II', mark: 8.25 },
            { title: 'Nghiên cứu thực tế, thu hoạch', mark: 9 },
            { title: 'Thi tốt nghiệp, khóa luận', mark: 7 },
          ],
          average: 7.6,
          conduct: 'Tốt',
          classification: 'Khá',
          recognised: null,
          note: null,
        },
        { id: ids[1], average: 7.9, note: 'nghỉ ốm' },
      ].toSorted((a, b) => (a.id! < b.id! ? -1 : 1)),
    );
  });

  test.each<[string, boolean]>([
    ['Công nhận', true],
    ['Được công nhận tốt nghiệp', true],
    ['đạt', true],
    ['Đạt yêu cầu', true],
    ['x', true],
    ['Tốt nghiệp', true],
    ['Không đạt', false],
    ['Chưa công nhận', false],
    ['Không được công nhận', false],
    ['Học lại', false],
    ['KĐ', false],
  ])('“%s” is %s', async (words, recognised) => {
    const run = await bring([list(an({ 'Kết quả': words }))], { classId });
    await run.apply();
    expect(await kept()).toMatchObject([{ recognised }]);
  });

  test('a mark that is a formula counts as it was stored, and that is said', async () => {
    const run = await bring([list(an({ 'Phần I': { formula: 7.5 }, 'Phần II': null, 'Điểm TB': { formula: 7.5 } }))], { classId });
    expect(codes(run)).toEqual([['notice cell.formula_counted', 'notice results.part_formula']]);
    await run.apply();
    expect(await kept()).toMatchObject([{ average: 7.5, parts: [{ title: 'Phần I', mark: 7.5 }] }]);
  });

  test('a rank in the result column goes where ranks go and says nothing of recognition', async () => {
    const run = await bring([list(an({ 'Kết quả': 'Giỏi', 'Xếp loại': null }))], { classId });
    await run.apply();
    expect(await kept()).toMatchObject([{ classification: 'Giỏi', recognised: null }]);
  });

  test.each([
    ['giỏi', 'Giỏi', []],
    ['Gioi', 'Giỏi', ['notice results.rank_read']],
    ['Loại khá', 'Khá', ['notice results.rank_read']],
    ['TB khá', 'Trung bình khá', ['notice results.rank_read']],
    ['Gioi lam', 'Gioi lam', ['warning results.unknown_rank']],
    ['Đạt', 'Đạt', []],
  ])('rank “%s” is “%s”', async (typed, classification, said) => {
    const run = await bring([list(an({ 'Điểm TB': null, 'Xếp loại': typed }))], { classId });
    expect(codes(run)).toEqual([said]);
    await run.apply();
    expect(await kept()).toMatchObject([{ classification }]);
  });

  test('a mistyped rank is suggested, and accepted for the whole file', async () => {
    const run = await bring([list(an({ 'Điểm TB': null, 'Xếp loại': 'Gỏii' }))], { classId });
    expect(run.rows[0]!.remarks).toMatchObject([{ code: 'results.unknown_rank', typed: 'Gỏii', suggestion: 'Giỏi' }]);
    expect(run.rows[0]!.remarks[0]!.what).toContain('Xuất sắc, Giỏi, Khá');
    const accepted = await run.answer({ names: { Gỏii: 'Giỏi' } });
    expect(codes(accepted)).toEqual([[]]);
    await run.apply();
    expect(await kept()).toMatchObject([{ classification: 'Giỏi' }]);
  });

  test('a formula as a note is left out, said, and takes nothing away', async () => {
    const noted = (note: Typed): Typed[][] => [
      [...HEAD, 'Ghi chú'],
      [...AN, note],
    ];
    await (await bring([noted('nghỉ ốm')], { classId })).apply();
    const run = await bring([noted({ formula: 'B2' })], { classId });
    expect([codes(run), run.rows[0]!.outcome]).toEqual([[['warning cell.left_out']], 'same']);
  });

  test.each<[string, () => Typed[], string[]]>([
    ['an average that its marks cannot give', () => an({ 'Điểm TB': '8,5' }), ['warning results.average_outside']],
    [
      'recognised below half',
      () => an({ 'Phần I': 4, 'Phần II': 4.5, 'Điểm TB': 4.2, 'Xếp loại': null }),
      ['warning results.below_half', 'warning results.part_below_half'],
    ],
    ['a rank that the average does not reach', () => an({ 'Xếp loại': 'Giỏi' }), ['warning results.rank_too_high']],
  ])('%s is said and goes in all the same', async (_, row, said) => {
    const run = await bring([list(row())], { classId });
    expect(codes(run)).toEqual([said]);
    expect((await run.apply()).run.status).toBe('applied');
  });
});

describe('again', () => {
  test('the same list changes nothing; an edited one says what was there; a list of other columns leaves the rest', async () => {
    await (await bring([list(AN)], { classId })).apply();
    const same = await bring([list(AN)], { classId });
    expect(same.rows.map(({ outcome }) => outcome)).toEqual(['same']);
    expect((await same.apply()).run.status).toBe('unchanged');
    const edited = await bring([list(an({ 'Phần I': 6, 'Xếp loại': null, 'Kết quả': 'Không đạt' }))], { classId });
    expect(edited.rows[0]).toMatchObject({
      outcome: 'changed',
      changes: [
        { field: 'Phần I', before: 7.5, after: 6 },
        { field: 'Xếp loại', before: 'Khá', after: null },
        { field: 'Kết quả', before: 'Công nhận', after: 'Không công nhận' },
      ],
    });
    const other = await bring(
      [
        [
          ['Họ và tên', 'Ngày sinh', 'Khóa luận'],
          ['Nguyễn Văn An', '05/03/1975', 9],
        ],
      ],
      { classId },
    );
    await other.apply();
    expect(await kept()).toMatchObject([
      {
        average: 7.75,
        conduct: 'Tốt',
        classification: 'Khá',
        recognised: true,
        row_version: 2,
        parts: [{ title: 'Phần I' }, { title: 'Phần II' }, { title: 'Thi tốt nghiệp, khóa luận', mark: 9 }],
      },
    ]);
  });

  test('undo takes away what came and puts back what was', async () => {
    const first = await bring([list(AN)], { classId });
    await first.apply();
    const before = await kept();
    const second = await bring([list(an({ 'Phần I': 9, 'Điểm TB': '8,5' }), an({ 'Họ và tên': 'Trần Thị Bình', 'Ngày sinh': '1980' }))], {
      classId,
    });
    await second.apply();
    expect((await refusal(first.undo())).what).toMatch(/lần nhập sau/);
    await second.undo();
    expect(await kept()).toEqual(before);
    expect((await first.undo()).run.status).toBe('undone');
    expect(await kept()).toEqual([]);
  });
});

describe('who', () => {
  const officerOf = (unitId: number): Actor => ({
    ...world.admin,
    accountId: newId(),
    role: 'home_affairs_officer',
    scope: { kind: 'unit', units: [unitId] },
  });

  test('the school brings them in, the sender sees those of its own, the lead is told why not', async () => {
    const mine = importer(world, formFForm, classMessages).by(officerOf(world.units.school));
    await (await mine.bring([list(AN)], { classId })).apply();
    await world.sql('update enrolment set sender_id = 6 where id = $1', [ids[1]]);
    const sees = (unitId: number) =>
      world.database.read(officerOf(unitId), (db) => db.selectFrom('enrolmentResult').select('enrolmentId').execute());
    expect(await sees(world.units.sender)).toEqual([{ enrolmentId: ids[0] }]);
    expect(await sees(world.units.otherSchool)).toEqual([]);
    const lead = importer(world, formFForm, classMessages).by(officerOf(world.units.lead));
    expect((await refusal(lead.bring([list(AN)], { classId }))).code).toBe('gate.outside_scope');
    const sender = importer(world, formFForm, classMessages).by(officerOf(world.units.sender));
    expect((await refusal(sender.bring([list(AN)], { classId }))).code).toBe('classes.unknown');
    await world.sql('update enrolment set sender_id = 5 where id = $1', [ids[1]]);
  });
});

describe('the end of the class', () => {
  test('results show with the trainees, warn where the ledger says otherwise, and stay once it closed with them', async () => {
    const run = await bring([list(AN)], { classId });
    await run.apply();
    const page = await world.database.read(world.admin, (db) => oneClass(db, classId));
    expect(page.trainees.find(({ id }) => id === ids[0])?.results).toMatchObject({ average: 7.75, recognised: true });
    const outcomes = ids.map((enrolmentId, at) => ({
      enrolmentId,
      outcome: at === 4 ? ('not_recognised' as const) : ('finished' as const),
      continuing: true,
    }));
    await world.run((tx) => closeClass(tx, world.admin, classId, { ...world.given('2022-09-01'), outcomes }));
    expect((await refusal(run.undo())).what).toMatch(/bế giảng/);
    const late = await bring([list(an({ 'Họ và tên': 'Phạm Quốc Đạt', 'Ngày sinh': '1985' }))], { classId });
    expect(codes(late)).toEqual([['warning results.differs_from_ledger']]);
    await late.apply();
    expect((await late.undo()).run.status).toBe('undone');
  });
});

test('every remark has its words and every text its remark', () => {
  const folder = new URL('.', import.meta.url);
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !/test\.ts$|results-messages/.test(name));
  const text = sources.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
  const said = new Set([...text.matchAll(/'(results\.[a-z_]+)'/g)].map((match) => match[1]!));
  expect([...said].toSorted()).toEqual(Object.keys(resultsMessages).toSorted());
});
