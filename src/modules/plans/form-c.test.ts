import { describe, expect, it } from 'vitest';
import type { Cell, Merge, Sheet } from '#platform/sheets/sheet.ts';
import { recognisePlan } from '#test/plan-sheet.ts';
import { readDays, readKind, readTime, readWaitsFor } from './form-c-cells.ts';
import { natureOfSections } from './form-c.ts';

type Typed = string | number | null;
const cell = (value: Typed): Cell =>
  value === null || value === ''
    ? { kind: 'blank', value: null, text: '', formula: false }
    : { kind: typeof value === 'number' ? 'number' : 'text', value, text: String(value), formula: false };
const sheetOf = (rows: Typed[][], merges: Merge[] = []): Sheet => ({
  name: 'Biểu',
  hidden: false,
  rows: rows.map((row) => row.map(cell)),
  merges,
  hiddenRows: [],
  hiddenColumns: [],
});
const merge = (top: number, left: number, bottom: number, right: number): Merge => ({ top, left, bottom, right });

describe('counts', () => {
  const read = (typed: Cell, total: boolean) => {
    const sheet = sheetOf([
      ['TT', 'Nội dung', 'Đối tượng', 'Số lớp', 'Số học viên/lớp', 'Tổng số học viên'],
      [1, 'a', 'x'],
    ]);
    sheet.rows[1]![total ? 5 : 3] = typed;
    const { forms, rows } = recognisePlan([sheet]);
    const [row] = forms[0]!.rows;
    const errors = rows[0]!.remarks.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    return { value: total ? row!.statedTrainees : row!.classes, errors, unread: row!.unread.length };
  };
  it.each([
    [null, null, undefined],
    ['-', null, undefined],
    ['–', null, undefined],
    [-3, null, 'cell.negative'],
    ['-3', null, 'cell.negative'],
    [2.5, null, 'cell.not_whole'],
    ['2,5', null, 'cell.not_whole'],
    [99_999, null, 'cell.absurd'],
    ['ba lớp', null, 'cell.count'],
    ['2-3', null, 'cell.count'],
    ['12.34', null, 'cell.count'],
    [3, 3, undefined],
    ['03', 3, undefined],
    ['1.600', 1600, undefined],
    ['80 học viên', 80, undefined],
    ['80 hv/lớp', 80, undefined],
    ['12 lớp', 12, undefined],
    [79.99999999, 80, undefined],
  ] as const)('%s → %s %s', (typed, value, problem) => {
    expect(read(cell(typed), typed === '1.600')).toEqual({ value, errors: problem ? [problem] : [], unread: problem ? 1 : 0 });
  });
  it('a cell in error is not a blank', () => {
    const broken: Cell = { kind: 'error', value: null, text: '#N/A', formula: true };
    expect(read(broken, false)).toEqual({ value: null, errors: ['cell.error'], unread: 1 });
  });
});

describe('when', () => {
  it.each([
    ['Quý V', 'impossible'],
    ['Quý 0', 'impossible'],
    ['Tháng 13', 'impossible'],
    ['13/2021', 'impossible'],
    ['Quý I', 1],
    ['QUÝ IV', 4],
    ['quý 2', 2],
    ['Q3/2021', 3],
    ['Quý II–III', 2],
    ['Quý II, III', 2],
    ['II', 2],
    ['III-IV', 3],
    ['Tháng 3', 1],
    ['tháng 3-5', 1],
    ['Tháng 12/2021', 4],
    ['5/2021', 2],
    ['T10', 4],
    ['9', 3],
    ['2021-05-01', 2],
    ['Tháng 4, 5', 2],
    ['Cả năm', null],
    ['', null],
    ['Sau khi có hướng dẫn', null],
  ] as const)('%s', (text, expected) => {
    const read = readTime(text);
    expect(read.impossible ? 'impossible' : read.quarter).toBe(expected);
  });
  it.each([
    ['Quý I/2022', 2022],
    ['tháng 3 năm 2021', 2021],
    ['5/2021', 2021],
    ['Quý I', null],
  ])('the year of %s', (text, year) => {
    expect(readTime(text).year).toBe(year);
  });
});

it.each([
  ['5', 5],
  ['5 ngày', 5],
  ['40 tiết', 5],
  ['44 tiết', 6],
  ['10 ngày (80 tiết)', 10],
  ['2 tuần', 10],
  ['0,5 ngày', 1],
  ['8 tháng', null],
  ['', null],
  ['theo chương trình', null],
  ['0', null],
])('study days of "%s"', (text, days) => expect(readDays(text)).toBe(days));

it.each([
  ['Chuyển tiếp từ 2020', 'carried_over'],
  ['Ngoài kế hoạch', 'off_plan'],
  ['ngoài KH', 'off_plan'],
  ['Mở mới', 'new'],
  ['', 'new'],
])('a note "%s" means %s', (note, kind) => expect(readKind(note)).toBe(kind));

it.each([
  ['Chờ hướng dẫn của Ban Tuyên giáo Trung ương; mở mới', 'hướng dẫn của Ban Tuyên giáo Trung ương'],
  ['Mở mới', null],
  ['chờ xếp lịch', null],
])('"%s" waits for %s', (note, waits) => expect(readWaitsFor(note)).toBe(waits));

const OFFICIAL: Typed[][] = [
  ['THÀNH ỦY HÀ NỘI'],
  ['KẾ HOẠCH ĐÀO TẠO, BỒI DƯỠNG NĂM 2021'],
  ['(Kèm theo Kế hoạch ngày 28 tháng 12 năm 2020)'],
  ['TT', 'Nội dung', 'Đối tượng', 'Số lượng', null, null, 'Thời gian', 'Cơ quan chủ trì', 'Cơ sở thực hiện', 'Kinh phí', null, 'Ghi chú'],
  [null, null, null, 'Số lớp', 'Số HV/lớp', 'Tổng số HV', null, null, null, 'NSTP', 'Đơn vị', null],
  ['A', 'B', 'C', 1, 2, '3=1x2', 4, 5, 6, 7, 8, 9],
  ['A. Khối Đảng, đoàn thể'],
  ['I', 'Đào tạo', null, 3, null, 230],
  [1, 'Lớp TCLLCT', 'Cán bộ nguồn', 2, 80, 160, 'Quý I', 'Ban Tổ chức', 'Trường', 'x'],
  [null, null, 'Công chức xã', 1, 70, 70, 'Quý II', null, 'Trường', null, 'x', 'Chuyển tiếp'],
  ['II', 'Bồi dưỡng'],
  [1, 'Công tác đoàn thể', 'Bí thư Đoàn', 1, 90, 90, 'Tháng 9', 'Ban Tổ chức', 'Trường', 'x', null, null],
  ['Tổng cộng', null, null, 4, null, 320],
  [null],
  ['Nơi nhận:', null, null, null, null, null, null, 'TRƯỞNG BAN'],
  [1, 'Không phải là dòng kế hoạch', null, 5, 5, 25],
];
const OFFICIAL_MERGES = [
  merge(1, 1, 1, 3),
  merge(2, 1, 2, 12),
  merge(4, 1, 5, 1),
  merge(4, 2, 5, 2),
  merge(4, 3, 5, 3),
  merge(4, 4, 4, 6),
  merge(4, 7, 5, 7),
  merge(4, 8, 5, 8),
  merge(4, 9, 5, 9),
  merge(4, 10, 4, 11),
  merge(4, 12, 5, 12),
  merge(7, 1, 7, 12),
  merge(9, 2, 10, 2),
  merge(9, 8, 10, 8),
];

describe('form C as offices print it', () => {
  const { tables, forms } = recognisePlan([sheetOf([['Danh mục'], ['x']]), sheetOf(OFFICIAL, OFFICIAL_MERGES)]);
  const [form] = forms;
  const [table] = tables;
  const columns = Object.fromEntries(table!.columns.flatMap(({ key, col }) => (key ? [[key, col]] : [])));

  it('finds the header by its words, two merged rows of it, and says what it understood', () => {
    expect([table!.headerRow, table!.headerRows, table!.lastColumn]).toEqual([4, 2, 12]);
    expect(columns).toEqual({
      ordinal: 1,
      content: 2,
      audience: 3,
      classes: 4,
      perClass: 5,
      trainees: 6,
      time: 7,
      lead: 8,
      runner: 9,
      note: 12,
    });
    expect(table!.columns.filter(({ many }) => many).map(({ col, title }) => [col, title])).toEqual([
      [10, 'Kinh phí – NSTP'],
      [11, 'Kinh phí – Đơn vị'],
    ]);
  });
  it('reads the year of the plan, not of its date', () => expect(form!.year).toBe(2021));
  it('takes only lines for lines: no numbers row, sections, totals, signatures or what stands below them', () => {
    expect(form!.rows.map((row) => row.row)).toEqual([9, 10, 12]);
  });
  it('gives each row of a vertical merge its text, and a heading merged across to none', () => {
    expect(form!.rows[1]).toMatchObject({
      content: 'Lớp TCLLCT',
      audience: 'Công chức xã',
      lead: 'Ban Tổ chức',
      classes: 1,
      funding: 'Đơn vị',
      kind: 'carried_over',
    });
    expect(form!.rows[0]).toMatchObject({ funding: 'NSTP', kind: 'new', time: { quarter: 1 } });
  });
  it('knows which sections a row stands in', () => {
    expect(form!.rows.map((row) => row.sections)).toEqual([
      ['Khối Đảng, đoàn thể', 'Đào tạo'],
      ['Khối Đảng, đoàn thể', 'Đào tạo'],
      ['Khối Đảng, đoàn thể', 'Bồi dưỡng'],
    ]);
  });
  it('keeps printed totals apart, of sections and of the table', () => {
    expect(form!.totals.map(({ row, section, classes, trainees }) => [row, section, classes, trainees])).toEqual([
      [8, 8, 3, 230],
      [13, null, 4, 320],
    ]);
  });
});

it('a subtotal belongs to the section it closes, a grand total to the table', () => {
  const { forms } = recognisePlan([
    sheetOf([
      ['TT', 'Nội dung', 'Đối tượng', 'Số lớp', 'Số học viên/lớp', 'Tổng số học viên', 'Quý'],
      ['I', 'Khối Đảng'],
      [1, 'a', 'x', 2, 80, 160, 'Quý I'],
      [null, 'Cộng mục I', null, 2, null, 160],
      ['II', 'Khối chính quyền'],
      [1, 'b', 'x', 1, 80, 80, 'Quý I'],
      [null, 'Cộng', null, 1, null, 80],
      [null, 'Cộng (I+II)', null, 3, null, 240],
    ]),
  ]);
  expect(forms[0]!.totals.map(({ row, section }) => [row, section])).toEqual([
    [4, 2],
    [7, 5],
    [8, null],
  ]);
});

describe('headers that differ', () => {
  const line = [1, 'TCLLCT', 'Cán bộ', 2, 80];
  it.each<[string, Typed[][], number | null]>([
    [
      'no header',
      [
        ['Họ và tên', 'Ngày sinh'],
        ['Nguyễn Văn A', '1975'],
      ],
      null,
    ],
    ['a list of trainees', [['STT', 'Họ và tên', 'Ngày sinh', 'Chức vụ', 'Đơn vị', 'Ghi chú']], null],
    [
      'a header below row 30',
      [...Array.from({ length: 31 }, () => ['x']), ['TT', 'Nội dung', 'Đối tượng', 'Số lớp', 'Số học viên/lớp'], line],
      null,
    ],
    [
      'one row, other words',
      [['STT', 'Tên lớp', 'Thành phần', 'SL lớp', 'HV/lớp', 'Thời lượng', 'Dự kiến thời gian', 'Đơn vị chủ trì'], line],
      1,
    ],
    ['upper case, decomposed', [['TT', 'NỘI DUNG'.normalize('NFD'), 'ĐỐI TƯỢNG', 'SỐ LỚP', 'SỐ HỌC VIÊN/LỚP'], line], 1],
    ['line breaks in the header', [['TT', 'Nội\ndung', 'Đối tượng', 'Số\nlớp', 'Số học viên/\nlớp'], line], 1],
  ])('%s', (_, rows, count) => {
    const { tables, forms } = recognisePlan([sheetOf(rows)]);
    expect(tables.length === 0 ? null : forms[0]!.rows.length).toBe(count);
  });
  it('does not take our own remark column for the notes', () => {
    const { tables } = recognisePlan([
      sheetOf([
        ['TT', 'Nội dung', 'Số lớp', 'Số học viên/lớp', 'Ghi chú', 'Ghi chú kiểm tra'],
        [1, 'a', 2, 80, 'chuyển tiếp', 'Lỗi: x'],
      ]),
    ]);
    expect(tables[0]!.columns.find(({ key }) => key === 'note')!.col).toBe(5);
    expect(tables[0]!.lastColumn).toBe(5);
  });
});

it.each([
  [['A. Đào tạo, bồi dưỡng', 'I. Bồi dưỡng nghiệp vụ'], 'in_service_training'],
  [['I. Đào tạo'], 'degree_training'],
  [['Các lớp tập huấn'], 'workshop'],
  [['A. Đào tạo, bồi dưỡng'], null],
  [[], null],
])('sections %s mean %s', (sections, nature) => expect(natureOfSections(sections)).toBe(nature));

it.each([
  ['Quý', 2, 2, 'Quý II'],
  ['Quý', '5', null, 'Quý 5'],
  ['Tháng', 2, 1, '2'],
  ['Thời gian (quý/tháng)', 'Quý III', 3, 'Quý III'],
] as const)('a bare number under its heading: %s %s is quarter %s', (heading, typed, quarter, timeText) => {
  const { forms } = recognisePlan([
    sheetOf([
      ['TT', 'Nội dung', 'Đối tượng', 'Số lớp', 'Số học viên/lớp', heading],
      [1, 'a', 'x', 1, 60, typed],
    ]),
  ]);
  expect(forms[0]!.rows.map((row) => [row.time.quarter, row.timeText])).toEqual([[quarter, timeText]]);
});
