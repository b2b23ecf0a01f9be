import { describe, expect, it } from 'vitest';
import { sheet, type Typed } from '#test/sheet.ts';
import type { FormColumns, FoundTable, ReadItem, ReadRow, ReadingChoices } from './columns.ts';
import { leftOut } from './read-rows.ts';
import { recogniseSheets } from './recognise.ts';

const people: FormColumns = {
  main: 'fullName',
  least: 2,
  columns: [
    { key: 'ordinal', title: 'STT', words: /^(tt|stt)$/, read: 'ordinal' },
    { key: 'fullName', title: 'Họ và tên', words: /^ho (va )?ten/, read: 'name', needed: true },
    { key: 'birthMale', title: 'Nam', words: /^nam$/, read: 'birthMale' },
    { key: 'birthFemale', title: 'Nữ', words: /^nu$/, read: 'birthFemale' },
    { key: 'birth', title: 'Ngày sinh', words: /^(ngay|nam) sinh/, read: 'birth' },
    { key: 'sex', title: 'Giới tính', words: /^gioi tinh/, read: 'sex' },
    { key: 'ethnicity', title: 'Dân tộc', words: /^dan toc/, read: 'notKept' },
    { key: 'personalNumber', title: 'Số CCCD', words: /(cccd|dinh danh)/, read: 'personalNumber' },
    { key: 'unit', title: 'Đơn vị', words: /^don vi/, read: 'text' },
    { key: 'phone', title: 'Điện thoại', words: /^(dien thoai|dt)$/, read: 'phone' },
    { key: 'seats', title: 'Số người', words: /^so nguoi/, read: 'count', limit: 5000 },
    { key: 'note', title: 'Ghi chú', words: /^ghi chu(?! kiem tra)/, read: 'text' },
    { key: 'said', title: 'Ý kiến', words: /^y kien/, read: 'text', aside: true },
  ],
  many: { key: 'mark', under: /^diem/ },
};

const NOTHING: ReadingChoices = { columns: {}, header: null, remembered: {}, fonts: 'ask' };

function read(sheets: Parameters<typeof recogniseSheets>[0], choices: Partial<ReadingChoices> = {}, form = people) {
  const items = [...recogniseSheets(sheets, form, { ...NOTHING, ...choices })];
  const of = <K extends string>(kind: K) => items.flatMap((item) => (kind in item ? [(item as Record<K, unknown>)[kind]] : []));
  return { tables: of('table') as FoundTable[], rows: of('row') as ReadRow[], items: items as ReadItem[] };
}
const names = (rows: ReadRow[]) => rows.map(({ values }) => values.fullName);
const codes = (row: ReadRow) => row.remarks.map(({ code }) => code);

describe('finding the heading', () => {
  it('by its words under title rows, two rows high, merged, with a row of column numbers', () => {
    const { tables, rows } = read([
      sheet(
        [
          ['SỞ Y TẾ', null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
          [],
          ['DANH SÁCH CỬ HỌC VIÊN'],
          ['STT', 'Họ và tên', 'Ngày sinh', null, 'Số CCCD', 'Đơn vị'],
          [null, null, 'Nam', 'Nữ'],
          ['1', '2', '3', '4', '5', '6'],
          [1, 'Nguyễn Văn An', { date: '1975-03-05' }, null, '001075012345', 'Sở Y tế'],
          [2, 'Trần Thị Bình', null, 1980, null, 'Sở Y tế'],
        ],
        {
          merges: [
            [4, 1, 5, 1],
            [4, 2, 5, 2],
            [4, 3, 4, 4],
            [4, 5, 5, 5],
            [4, 6, 5, 6],
          ],
        },
      ),
    ]);
    expect(tables).toMatchObject([{ headerRow: 4, headerRows: 2, lastColumn: 6 }]);
    expect(tables[0]!.title).toContain('DANH SÁCH CỬ HỌC VIÊN');
    expect(names(rows)).toEqual(['Nguyễn Văn An', 'Trần Thị Bình']);
    expect(rows[0]!.values).toMatchObject({ sex: 'male', birth: { date: '1975-03-05', precision: 'day' }, personalNumber: '001075012345' });
    expect(rows[1]!.values).toMatchObject({ sex: 'female', birth: { date: '1980-01-01', precision: 'year' } });
  });

  it('in the thirtieth row, but not in the thirty-first', () => {
    const above = (rows: number): Typed[][] => Array.from({ length: rows }, () => ['…']);
    const list: Typed[][] = [
      ['STT', 'Họ và tên', 'Đơn vị'],
      [1, 'Lê Văn Cường', 'Sở Y tế'],
    ];
    expect(names(read([sheet([...above(29), ...list])]).rows)).toEqual(['Lê Văn Cường']);
    const { tables, items } = read([sheet([...above(30), ...list])]);
    expect(tables).toEqual([]);
    expect(items).toMatchObject([{ sample: { sheet: 'Trang1' } }]);
  });

  it('not found: the first rows are shown, dates as dates, long numbers by their last figures', () => {
    const { items } = read([
      sheet([
        ['Cán bộ', 'Sinh'],
        ['Lê Văn Cường', { date: '1985-03-05' }, '001085012345', 912345678, '30/2/1980', '12.500.000'],
      ]),
    ]);
    expect(items).toMatchObject([
      { sample: { rows: [{}, { cells: ['Lê Văn Cường', '05/03/1985', '•••••2345', '•••••5678', '30/2/1980', '12.500.000'] }] } },
    ]);
  });

  it('two rows high where only the group is merged: words under it and nothing beside them', () => {
    const form: FormColumns = {
      ...people,
      columns: [
        ...people.columns,
        { key: 'exam', title: 'Thi tốt nghiệp', words: /^(diem )?thi tot nghiep/, read: 'mark' },
        { key: 'passed', title: 'Kết quả', words: /^(ket qua|tot nghiep)$/, read: 'text' },
      ],
    };
    const list = (first: Typed[]) =>
      sheet([['TT', 'Họ tên', 'Điểm thi', null, null, 'Kết quả'], first, [1, 'Lê Văn Cường', 8, 7, 9, 'Đạt']], {
        merges: [[1, 3, 1, 5]],
      });
    const two = read([list([null, null, 'Phần I', 'Phần II', 'Tốt nghiệp'])], {}, form);
    expect(two.tables).toMatchObject([{ headerRow: 1, headerRows: 2 }]);
    expect(two.rows).toMatchObject([{ row: 3, values: { fullName: 'Lê Văn Cường', exam: 9, passed: 'Đạt' } }]);
    expect(read([list([1, 'Vi Văn An', 'vắng', 'vắng', 5, 'Đạt'])], {}, form).tables).toMatchObject([{ headerRows: 1 }]);
  });

  it('on any sheet, several on one sheet, each with its own columns', () => {
    const { tables, rows } = read([
      sheet([['Hướng dẫn điền']], { name: 'Đọc trước' }),
      sheet(
        [
          ['STT', 'Họ và tên', 'Đơn vị'],
          [1, 'Lê Văn Cường', 'Sở Y tế'],
          ['', 'Hà Nội, ngày 05 tháng 3 năm 2026'],
          ['', 'GIÁM ĐỐC'],
          [],
          ['TT', 'Đơn vị', 'Họ tên'],
          [1, 'Sở Nội vụ', 'Phạm Thị Dung'],
        ],
        { name: 'Danh sách' },
      ),
    ]);
    expect(tables.map(({ sheet: name, headerRow }) => [name, headerRow])).toEqual([
      ['Danh sách', 1],
      ['Danh sách', 6],
    ]);
    expect(rows.map(({ values }) => [values.fullName, values.unit])).toEqual([
      ['Lê Văn Cường', 'Sở Y tế'],
      ['Phạm Thị Dung', 'Sở Nội vụ'],
    ]);
  });

  it('says so when two columns have the same heading, until the officer chooses', () => {
    const rows: Typed[][] = [
      ['Họ và tên', 'Đơn vị', 'Họ và tên'],
      ['An', 'Sở Y tế', 'Bình'],
    ];
    expect(read([sheet(rows)]).tables[0]!.problems).toEqual([
      { code: 'table.heading_twice', params: { title: 'Họ và tên', first: 'A', second: 'C' } },
    ]);
    const chosen = read([sheet(rows)], { columns: { 'Trang1!1': { '1': null, '3': 'fullName' } } });
    expect(chosen.tables[0]!.problems).toEqual([]);
    expect(names(chosen.rows)).toEqual(['Bình']);
  });

  it('takes a remembered mapping by the headings, and the heading row where the officer points', () => {
    const strange: Typed[][] = [
      ['Số', 'Người học', 'Nơi gửi', 'Số CCCD'],
      [1, 'Vũ Thị Em', 'Sở Y tế', null],
    ];
    expect(read([sheet(strange)]).tables).toEqual([]);
    const remembered = { 'so|nguoi hoc|noi gui|so cccd': { '2': 'fullName', '3': 'unit' } };
    expect(read([sheet(strange)], { remembered }).rows[0]!.values).toMatchObject({ fullName: 'Vũ Thị Em', unit: 'Sở Y tế' });
    const pointed = read([sheet(strange)], { header: { sheet: 'Trang1', row: 1, rows: 1 }, columns: { 'Trang1!1': { '2': 'fullName' } } });
    expect(names(pointed.rows)).toEqual(['Vũ Thị Em']);
    const blank = read(
      [
        sheet([
          ['Số', null],
          [1, 'Vũ Thị Em'],
        ]),
      ],
      { header: { sheet: 'Trang1', row: 1, rows: 1 }, columns: { 'Trang1!1': { '2': 'fullName' } } },
    );
    expect(blank.tables[0]!.columns.map(({ title }) => title)).toEqual(['Số', 'Cột B']);
    expect(names(blank.rows)).toEqual(['Vũ Thị Em']);
  });
});

describe('telling rows apart', () => {
  const list = (...rows: Typed[][]) => read([sheet([['STT', 'Họ và tên', 'Đơn vị', 'Số người'], ...rows])]);

  it('section rows give what stands below them; ordinals begin again', () => {
    const { rows, tables } = list(
      ['I', 'Sở Y tế'],
      [1, 'Nguyễn Văn An', null, 1],
      ['II. Sở Nội vụ (2 người)'],
      [1, 'Trần Thị Bình', null, 1],
      [2, 'Lê Văn Cường', null, 1],
    );
    expect(rows.map(({ values, sections }) => [values.fullName, sections])).toEqual([
      ['Nguyễn Văn An', ['Sở Y tế']],
      ['Trần Thị Bình', ['Sở Nội vụ']],
      ['Lê Văn Cường', ['Sở Nội vụ']],
    ]);
    expect(tables[0]!.sections.map((section) => section.rows)).toEqual([[3], [5, 6]]);
  });

  it('totals are figures, not people', () => {
    const { rows, tables } = list(
      [1, 'Nguyễn Văn An', 'Sở Y tế', 1],
      ['Cộng', null, null, 1],
      [null, 'Tổng cộng: 1 người', null, null],
      ['Danh sách có 45 người'],
      [null, 'Tổng cộng: 12 đăng ký', null, null],
    );
    expect(names(rows)).toEqual(['Nguyễn Văn An']);
    expect(tables[0]!.totals.map(({ label, values }) => [label, values])).toEqual([
      ['Cộng', { seats: 1 }],
      ['Tổng cộng: 1 người', { seats: null, people: 1 }],
      ['Danh sách có 45 người', { seats: null, people: 45 }],
      ['Tổng cộng: 12 đăng ký', { seats: null }],
    ]);
  });

  it('signatures end the table; what looks like data below them is said', () => {
    const { rows, items } = list(
      [1, 'Nguyễn Văn An', 'Sở Y tế', 1],
      [null, null, 'Hà Nội, ngày 5 tháng 3 năm 2026'],
      [2, 'Trần Thị Bình', 'Sở Y tế', 1],
    );
    expect(names(rows)).toEqual(['Nguyễn Văn An']);
    expect(items).toContainEqual({ unread: { sheet: 'Trang1', row: 4, rows: 1 } });
  });

  it('a person whose row lacks everything else is still a row, and the heading printed again is not', () => {
    const { rows } = list([1, 'Tống Văn Hùng'], ['STT', 'Họ và tên', 'Đơn vị', 'Số người'], [2, 'Cống Thị Hoa', 'Sở Y tế', 1]);
    expect(names(rows)).toEqual(['Tống Văn Hùng', 'Cống Thị Hoa']);
  });

  it('hidden rows and sheets are read and said; a text merged down belongs to each row', () => {
    const { rows } = read([
      sheet(
        [
          ['Họ và tên', 'Đơn vị'],
          ['An', 'Sở Y tế'],
          ['Bình', null],
          ['Cường', 'Sở Nội vụ'],
        ],
        { merges: [[2, 2, 3, 2]], hiddenRows: [4] },
      ),
    ]);
    expect(rows.map(({ values, hidden }) => [values.unit, hidden])).toEqual([
      ['Sở Y tế', false],
      ['Sở Y tế', false],
      ['Sở Nội vụ', true],
    ]);
  });
});

describe('reading cells', () => {
  const one = (heading: string, typed: Typed) => {
    const { rows } = read([
      sheet([
        ['Họ và tên', 'Đơn vị', heading],
        ['An', 'Sở Y tế', typed],
      ]),
    ]);
    return rows[0]!;
  };

  it.each([
    ['Ngày sinh', '31/02/1975', 'cell.date'],
    ['Ngày sinh', '13/25/1975', 'cell.date'],
    ['Ngày sinh', 27564, 'cell.date_serial'],
    ['Ngày sinh', { formula: '5/3/1975' }, 'cell.formula'],
    ['Ngày sinh', { error: '#N/A' }, 'cell.error'],
    ['Giới tính', 'x?', 'cell.sex'],
    ['Số CCCD', 79012345678.5, 'cell.number_rounded'],
    ['Số CCCD', '7.9E+10', 'cell.number_rounded'],
    ['Số CCCD', '0O1075012345', 'cell.number_letter'],
    ['Số người', '79,5', 'cell.not_whole'],
    ['Số người', -3, 'cell.negative'],
    ['Số người', 8_000_000, 'cell.absurd'],
    ['Số người', 'nhiều', 'cell.count'],
    ['Ghi chú', 'a'.repeat(501), 'cell.too_long'],
    ['Ghi chú', 'xin\u202echào', 'cell.hidden_signs'],
  ] as [string, Typed, string][])('%s: %o → %s, and no value', (heading, typed, code) => {
    const row = one(heading, typed);
    expect(codes(row)).toEqual([code]);
    expect(row.remarks[0]!.severity).toBe('error');
    expect(Object.entries(row.values).filter(([key, value]) => !['fullName', 'unit'].includes(key) && value !== null)).toEqual([]);
  });

  it.each([{ formula: 'Quy hoạch' }, { formula: null }, { error: '#N/A' }, 'a'.repeat(501), 'xin\u202echào', 'nt'] as Typed[])(
    'where nothing is decided, %j is left out and said',
    (typed) => {
      const row = one('Ý kiến', typed);
      expect([row.values['said'], row.remarks, [...leftOut(row)]]).toEqual([
        null,
        [{ severity: 'warning', code: 'cell.left_out', column: 'said', params: {} }],
        ['said'],
      ]);
    },
  );

  it.each([{ formula: 'Kinh' }, { error: '#N/A' }, 'xin\u202echào'] as Typed[])('what is not kept is not even looked at: %j', (typed) => {
    expect(one('Dân tộc', typed).remarks).toEqual([]);
  });

  it.each([
    ['Ngày sinh', '05/03/1975', 'birth', { date: '1975-03-05', precision: 'day' }],
    ['Ngày sinh', '5-3-75', 'birth', { date: '1975-03-05', precision: 'day' }],
    ['Ngày sinh', '5.3.45', 'birth', { date: '1945-03-05', precision: 'day' }],
    ['Ngày sinh', '3/1975', 'birth', { date: '1975-03-01', precision: 'month' }],
    ['Ngày sinh', 1975, 'birth', { date: '1975-01-01', precision: 'year' }],
    ['Ngày sinh', '1975', 'birth', { date: '1975-01-01', precision: 'year' }],
    ['Ngày sinh', { date: '1975-03-05' }, 'birth', { date: '1975-03-05', precision: 'day' }],
    ['Ngày sinh', '-', 'birth', null],
    ['Giới tính', 'Nữ', 'sex', 'female'],
    ['Số CCCD', ' 001 075 012345 ', 'personalNumber', '001075012345'],
    ['Số CCCD', "'001075012345", 'personalNumber', '001075012345'],
    ['Số người', '1.600', 'seats', 1600],
    ['Số người', '80 học viên', 'seats', 80],
    ['Ghi chú', '  hai   chữ ', 'note', 'hai chữ'],
    ['Ghi chú', 'Đà'.normalize('NFD'), 'note', 'Đà'],
    ['Ghi chú', 'Ðà Nẵng', 'note', 'Đà Nẵng'],
    ['Ghi chú', 'mừng 🎉', 'note', 'mừng 🎉'],
  ] as [string, Typed, string, unknown][])('%s: %o', (heading, typed, key, value) => {
    const row = one(heading, typed);
    expect(codes(row)).toEqual([]);
    expect(row.values[key]).toEqual(value);
  });

  it('what is mended is said: zero-width characters, a phone without its zero, a stored formula result', () => {
    expect(one('Ghi chú', 'Hà\u200b Nội')).toMatchObject({
      values: { note: 'Hà Nội' },
      remarks: [{ severity: 'notice', code: 'cell.cleaned' }],
    });
    expect(one('Điện thoại', 912345678)).toMatchObject({ values: { phone: '0912345678' }, remarks: [{ code: 'cell.phone_zero' }] });
    expect(one('Số người', { formula: 45 })).toMatchObject({
      values: { seats: 45 },
      remarks: [{ severity: 'notice', code: 'cell.formula_counted' }],
    });
    expect(one('Số người', { formula: null })).toMatchObject({ remarks: [{ severity: 'error', code: 'cell.formula' }] });
  });

  it('puts a lost zero back only where birth and sex prove it', () => {
    const row = (birth: string, sex: string, number: Typed) =>
      read([
        sheet([
          ['Họ và tên', 'Ngày sinh', 'Giới tính', 'Số CCCD'],
          ['An', birth, sex, number],
        ]),
      ]).rows[0]!;
    expect(row('05/03/1975', 'Nam', 1075012345)).toMatchObject({
      values: { personalNumber: '001075012345' },
      remarks: [{ code: 'cell.number_zero', params: { zeros: 2, last: '2345' } }],
    });
    for (const [birth, sex] of [
      ['05/03/1976', 'Nam'],
      ['05/03/1975', 'Nữ'],
      ['', 'Nam'],
    ] as const) {
      expect(row(birth, sex, 1075012345)).toMatchObject({ values: { personalNumber: '1075012345' }, remarks: [] });
    }
  });

  it('columns that are not kept never leave the reading', () => {
    const row = one('Dân tộc', 'Kinh');
    expect(JSON.stringify(row)).not.toContain('Kinh');
  });

  it('both sexes filled is a question for the sender, a tick alone is enough for the sex', () => {
    const row = (male: Typed, female: Typed) =>
      read([
        sheet([
          ['Họ và tên', 'Nam', 'Nữ'],
          ['An', male, female],
        ]),
      ]).rows[0]!;
    expect(codes(row('1975', '1980'))).toEqual(['cell.both_sexes']);
    expect(row(null, 'x').values).toMatchObject({ sex: 'female' });
  });

  it('several columns under one heading keep their own titles', () => {
    const { rows } = read([
      sheet(
        [
          ['Họ và tên', 'Đơn vị', 'Điểm', null],
          [null, null, 'Phần I', 'Phần II'],
          ['An', 'Sở Y tế', '7,5', 8],
        ],
        {
          merges: [
            [1, 3, 1, 4],
            [1, 1, 2, 1],
            [1, 2, 2, 2],
          ],
        },
      ),
    ]);
    expect(rows[0]!.many).toEqual([
      { title: 'Phần I', heading: 'Điểm – Phần I', text: '7,5' },
      { title: 'Phần II', heading: 'Điểm – Phần II', text: '8' },
    ]);
  });
});

describe('fonts of the years before Unicode', () => {
  const file = (font: boolean) => [
    sheet([
      ['Họ và tên', 'Đơn vị'],
      [font ? { font: '.VnTime', text: 'NguyÔn V¨n An' } : 'NguyÔn V¨n An', 'Sở Y tế'],
      ['Trần Thị Bình', 'Sở Nội vụ'],
    ]),
  ];
  const fonts = (items: ReadItem[]) => items.flatMap((item) => ('oldFonts' in item ? [item.oldFonts] : []))[0];

  it('are converted where the font and the syllables agree, with before and after', () => {
    const { rows, items } = read(file(true));
    expect(names(rows)).toEqual(['Nguyễn Văn An', 'Trần Thị Bình']);
    expect(fonts(items)).toMatchObject({
      encoding: 'TCVN3',
      evidence: 'font',
      cells: 1,
      examples: [{ cell: 'A2', before: 'NguyÔn V¨n An', after: 'Nguyễn Văn An' }],
    });
  });

  it('are left alone where only the letters speak, until the officer agrees', () => {
    expect(names(read(file(false)).rows)[0]).toBe('NguyÔn V¨n An');
    expect(fonts(read(file(false)).items)).toMatchObject({ evidence: 'letters' });
    expect(names(read(file(false), { fonts: 'convert' }).rows)[0]).toBe('Nguyễn Văn An');
  });

  it('stay as they are on the officer’s word', () => expect(names(read(file(true), { fonts: 'keep' }).rows)[0]).toBe('NguyÔn V¨n An'));

  it('a Unicode text set in an old font is not touched', () => {
    const { rows, items } = read([
      sheet([
        ['Họ và tên', 'Đơn vị'],
        [{ font: '.VnTime', text: 'Nguyễn Văn An' }, 'Sở Y tế'],
      ]),
    ]);
    expect(names(rows)).toEqual(['Nguyễn Văn An']);
    expect(fonts(items)).toBeUndefined();
  });
});
