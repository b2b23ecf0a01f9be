import { describe, expect, it } from 'vitest';
import { sheet, type Typed } from '#test/sheet.ts';
import { systemActor } from '#platform/actor.ts';
import { recogniseSheets } from '../imports/reading/recognise.ts';
import type { FoundTable, ReadRow } from '#modules/imports';
import { checkAround, checkFormB, identityOf, type Known, type StandingNeed } from './check-form-b.ts';
import formB from './form-b-columns.ts';
import { lookUp, type Register } from './register.ts';

const unit = (id: number, name: string, more: Partial<Register['units'][number]> = {}) => ({
  id,
  name,
  names: [name],
  bloc: 2,
  blocName: 'Khối chính quyền',
  living: true,
  ...more,
});
const register: Register = {
  units: [
    unit(1, 'Sở Y tế', { names: ['Sở Y tế', 'SYT'] }),
    unit(2, 'Sở Nội vụ Hà Nội', { names: ['Sở Nội vụ Hà Nội', 'SNV'] }),
    unit(3, 'Thành đoàn Hà Nội', { bloc: 1 }),
    unit(4, 'Sở Thông tin và Truyền thông', { living: false }),
    unit(5, 'Sở Khoa học và Công nghệ'),
  ],
  programmes: [
    {
      familyId: 'tc',
      familyName: 'Trung cấp lý luận chính trị',
      nature: 'degree_training',
      names: ['TCLLCT', 'Trung cấp lý luận chính trị'],
      versions: [],
    },
  ],
  funding: [],
};
const standing: StandingNeed = {
  id: 'n1',
  rowVersion: 3,
  familyId: 'tc',
  people: 10,
  women: 4,
  minority: 1,
  provinceLevel: null,
  communeLevel: null,
  publicEmployees: null,
  proposedTime: 'Quý I',
  quarter: 1,
  studyForm: 'Tập trung',
  cost: 50_000_000,
  note: null,
};

const HEAD = [
  'STT',
  'Cơ quan',
  'Nội dung/Chương trình',
  'Đối tượng',
  'Tổng số',
  'Nữ',
  'DTTS',
  'Cấp tỉnh',
  'Cấp xã',
  'Viên chức',
  'Thời gian đề nghị',
  'Hình thức',
  'Kinh phí dự kiến',
  'Ghi chú',
];
const SOUND = {
  unit: 'Sở Y tế' as Typed,
  content: 'Trung cấp lý luận chính trị' as Typed,
  audience: 'Cán bộ nguồn' as Typed,
  people: 10 as Typed,
  women: 4 as Typed,
  minority: 1 as Typed,
  provinceLevel: null as Typed,
  communeLevel: null as Typed,
  publicEmployees: null as Typed,
  time: 'Quý I' as Typed,
  form: 'Tập trung' as Typed,
  cost: 50_000_000 as Typed,
  note: null as Typed,
};
type Fields = Partial<typeof SOUND>;
const cells = (fields: Fields, n: Typed = 1): Typed[] => [n, ...Object.values({ ...SOUND, ...fields })];

function read(rows: Typed[][], options: Parameters<typeof sheet>[1] = {}) {
  const items = [...recogniseSheets([sheet(rows, options)], formB, { columns: {}, header: null, remembered: {}, fonts: 'ask' })];
  return {
    tables: items.flatMap((item) => ('table' in item ? [item.table] : [])) as FoundTable[],
    rows: items.flatMap((item) => ('row' in item ? [item.row] : [])) as ReadRow[],
  };
}
async function check(
  rows: Typed[][],
  more: Partial<Known> & { names?: Record<string, string>; options?: Parameters<typeof sheet>[1] } = {},
) {
  const { names = {}, options, ...known } = more;
  const found = read(rows, options);
  const all: Known = {
    year: 2027,
    actor: systemActor('tinh', 'thử'),
    register,
    find: lookUp(register, '2027-01-01', names),
    heir: (name) => (name === 'Sở Thông tin và Truyền thông' ? 'Sở Khoa học và Công nghệ' : null),
    sender: null,
    standing: new Map(),
    ...known,
  };
  const lines = await checkFormB(all, found.tables, found.rows);
  // as the mechanism does: an unreadable cell holds the row
  return lines.map((line, place) => {
    const unread = found.rows[place]!.remarks;
    const held = unread.some(({ severity }) => severity === 'error') ? { outcome: 'held', line: null } : {};
    return { ...line, ...held, codes: [...unread, ...line.remarks].map(({ code, column }) => `${code}@${column}`) };
  });
}
const one = async (fields: Fields, more: Parameters<typeof check>[1] = {}) => (await check([HEAD, cells(fields)], more))[0]!;
const unitActor = (units: number[]) => ({ ...systemActor('tinh', 'thử'), scope: { kind: 'unit' as const, units } });

describe('a row with an error waits, and the error says which cell', () => {
  it.each<[string, Fields, string[], Parameters<typeof check>[1]?]>([
    ['no content', { content: null }, ['need.content_missing@content']],
    ['no number', { people: null }, ['need.people_missing@people']],
    ['words for a number', { people: 'mười' }, ['cell.count@people']],
    ['negative', { people: -1 }, ['cell.negative@people']],
    ['a part of a person', { people: 2.5 }, ['cell.not_whole@people']],
    ['absurd', { people: 10_000_000 }, ['cell.absurd@people']],
    ['women above all', { women: 11 }, ['need.part_exceeds@women']],
    ['minority above all', { minority: 11 }, ['need.part_exceeds@minority']],
    ['two levels above all', { provinceLevel: 6, communeLevel: 5 }, ['need.levels_exceed@communeLevel']],
    ['quarter V', { time: 'Quý V' }, ['need.time_impossible@proposedTime']],
    ['money in words', { cost: 'năm chục triệu' }, ['cell.money@cost']],
    ['no unit at all', { unit: null }, ['need.unit_missing@unit']],
    ['unknown unit', { unit: 'Công ty Điện lực' }, ['need.unit_unknown@unit']],
    ['mistyped unit', { unit: 'Sở Ytế' }, ['need.unit_near@unit']],
    ['a unit that has ended, with its heir', { unit: 'Sở Thông tin và Truyền thông' }, ['need.unit_ended_heir@unit']],
    ['a unit out of scope', {}, ['need.out_of_scope@unit'], { actor: unitActor([2]) }],
  ])('%s', async (_, fields, codes, more) => {
    const line = await one(fields, more);
    expect(line.codes).toEqual(codes);
    expect([line.line, line.outcome]).toEqual([null, 'held']);
  });
  it('offers the heir, and takes it once the officer has agreed', async () => {
    const typed = 'Sở Thông tin và Truyền thông';
    expect((await one({ unit: typed })).remarks[0]).toMatchObject({ typed, suggestion: 'Sở Khoa học và Công nghệ' });
    expect((await one({ unit: typed }, { names: { [typed]: 'Sở Khoa học và Công nghệ' } })).line).toMatchObject({ unitId: 5 });
  });
});

describe('what is worth a second look does not hold the row', () => {
  it.each<[string, Fields, string[]]>([
    ['very many people', { people: 1001, cost: null }, ['need.people_many@people']],
    ['millions typed where đồng are meant', { cost: 50 }, ['need.cost_implausible@cost']],
    ['another year', { time: 'Quý I/2026' }, ['need.time_other_year@proposedTime']],
    ['a programme that is not known', { content: 'Lái xe nâng hàng' }, ['need.programme_unknown@content']],
    ['a programme nearly known', { content: 'Trung cấp lý luận chính trị 2' }, []],
    ['a unit by how its name begins', { unit: 'Sở Nội vụ' }, ['need.unit_begins@unit']],
  ])('%s', async (_, fields, codes) => {
    const line = await one(fields);
    expect([line.codes, line.outcome]).toEqual([codes, 'added']);
    expect(line.line).not.toBeNull();
  });
  it('nobody registered: the row is passed over, and what is there stays', async () => {
    expect(await one({ people: 0 })).toMatchObject({ outcome: 'skipped', codes: ['need.nobody@people'] });
    expect(await one({ people: '-' })).toMatchObject({ outcome: 'skipped' });
    const there = new Map([[identityOf(1, 'Trung cấp lý luận chính trị', 'Cán bộ nguồn'), standing]]);
    expect(await one({ people: 0 }, { standing: there })).toMatchObject({ outcome: 'skipped', codes: ['need.nobody_but_there@people'] });
  });
});

describe('the same line', () => {
  const there = new Map([[identityOf(1, 'Trung cấp lý luận chính trị', 'Cán bộ nguồn'), standing]]);
  it('again is the same, however it is typed', async () => {
    expect(await one({}, { standing: there })).toMatchObject({ outcome: 'same', changes: [] });
    expect(
      (await one({ unit: 'SYT', content: 'TRUNG CẤP LÝ LUẬN CHÍNH TRỊ ', audience: 'cán bộ nguồn' }, { standing: there })).outcome,
    ).toBe('same');
  });
  it('with other figures is a change, with what was there', async () => {
    expect(await one({ people: 12, women: null }, { standing: there })).toMatchObject({
      outcome: 'changed',
      changes: [
        { field: 'people', before: 10, after: 12 },
        { field: 'women', before: 4, after: null },
      ],
    });
  });
  it('a column that the file does not have says nothing', async () => {
    const [line] = await check(
      [
        ['STT', 'Cơ quan', 'Chương trình', 'Đối tượng', 'Số người'],
        [1, 'Sở Y tế', 'TCLLCT', 'Cán bộ nguồn', 12],
      ],
      {
        standing: new Map([[identityOf(1, 'TCLLCT', 'Cán bộ nguồn'), standing]]),
      },
    );
    expect(line!.changes).toEqual([{ field: 'people', before: 10, after: 12 }]);
    expect(line!.line!.fields).toMatchObject({ women: 4, proposedTime: 'Quý I', quarter: 1, cost: 50_000_000 });
  });
  it('a programme the officer once recognised is not forgotten', async () => {
    const content = 'Lớp trung cấp chính trị';
    const known = new Map([[identityOf(1, content, 'Cán bộ nguồn'), standing]]);
    expect(await one({ content }, { standing: known })).toMatchObject({ outcome: 'same', line: { fields: { familyId: 'tc' } } });
  });
});

describe('who asks', () => {
  const bare = (n: Typed, content: string, people: number): Typed[] =>
    cells({ unit: null, content, people, women: null, minority: null, cost: null }, n);
  const units = (lines: Awaited<ReturnType<typeof check>>) => lines.map(({ line, outcome }) => line?.unitId ?? outcome);
  it('the heading above, with or without its own sum, in either column', async () => {
    const lines = await check([
      HEAD,
      ['I', 'Sở Y tế', null, null, 30],
      bare(1, 'TCLLCT', 10),
      bare(2, 'Quản lý nhà nước', 20),
      ['II. Thành đoàn Hà Nội'],
      bare(1, 'TCLLCT', 5),
      ['III', null, 'Sở Nội vụ Hà Nội', null, 5],
      bare(1, 'TCLLCT', 5),
    ]);
    expect(units(lines)).toEqual([1, 1, 3, 2]);
  });
  it('the row above where the cell is merged or left empty, but not across a heading', async () => {
    const rows = [
      HEAD,
      cells({ content: 'TCLLCT' }, 1),
      bare(2, 'Quản lý nhà nước', 20),
      ['II', 'Ủy ban nào đó'],
      bare(1, 'TCLLCT', 5),
    ] as Typed[][];
    const lines = await check(rows);
    expect(units(lines)).toEqual([1, 1, 'held']);
    expect(lines[1]!.codes).toContain('need.unit_above@unit');
    const merged = await check(rows.slice(0, 3), { options: { merges: [[2, 2, 3, 2]] } });
    expect([units(merged), merged[1]!.codes]).toEqual([[1, 1], ['need.programme_unknown@content']]);
  });
  it('a numbered row of its own', async () => {
    const lines = await check([HEAD, [1, 'Sở Y tế'], bare(null, 'TCLLCT', 10), [2, 'SNV'], bare(null, 'TCLLCT', 10)]);
    expect(units(lines)).toEqual(['skipped', 1, 'skipped', 2]);
  });
  it('whoever sent the file, last of all', async () => {
    const sender = { id: 3, name: 'Thành đoàn Hà Nội', bloc: 1, blocName: '' };
    expect(units(await check([HEAD, bare(1, 'TCLLCT', 10), cells({ content: 'A' }, 2)], { sender }))).toEqual([3, 1]);
  });
  it('a code decides between units of one name; code and name that differ wait', async () => {
    const rows = (code: Typed, name: Typed): Typed[][] => [
      ['STT', 'Mã cơ quan', 'Cơ quan', 'Nội dung', 'Số người'],
      [1, code, name, 'TCLLCT', 3],
    ];
    expect((await check(rows('SYT', null)))[0]!.line!.unitId).toBe(1);
    expect((await check(rows('3', 'Thành đoàn Hà Nội')))[0]!.line!.unitId).toBe(3);
    expect((await check(rows('SYT', 'Thành đoàn Hà Nội')))[0]!.codes).toEqual(['need.unit_code_differs@unit']);
    expect((await check(rows('XYZ', 'Sở Y tế')))[0]!.codes).toEqual(['need.unit_code_unknown@unitCode']);
  });
});

it.each<[string, string, Typed, number]>([
  ['the heading', 'Kinh phí (triệu đồng)', 50, 50_000_000],
  ['the heading, with decimals', 'Kinh phí dự kiến (tr.đồng)', '12,345', 12_345_000],
  ['a line above the table', 'Kinh phí', 50_000, 50_000_000],
  ['the heading before that line', 'Kinh phí (đồng)', 50_000_000, 50_000_000],
])('money is counted in what %s says', async (_, title, typed, dong) => {
  const [line] = await check([
    ['Đơn vị tính: 1.000 đồng'],
    ['STT', 'Cơ quan', 'Nội dung', 'Số người', title],
    [1, 'Sở Y tế', 'TCLLCT', 10, typed],
  ]);
  expect(line!.line!.fields.cost).toBe(dong);
});

describe('the sheet as offices print it', () => {
  const OFFICIAL: Typed[][] = [
    ['SỞ Y TẾ', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['BẢNG ĐĂNG KÝ NHU CẦU ĐÀO TẠO, BỒI DƯỠNG NĂM 2026'],
    ['(Kèm theo Công văn ngày 12 tháng 9 năm 2025)'],
    [
      'TT',
      'Cơ quan, đơn vị',
      'Nội dung, chương trình',
      'Đối tượng',
      'Số người đăng ký',
      null,
      null,
      null,
      null,
      null,
      'Thời gian đề nghị',
      'Hình thức',
      'Kinh phí dự kiến (triệu đồng)',
      'Ghi chú',
    ],
    [null, null, null, null, 'Cán bộ', 'Công chức', 'Viên chức', 'Tổng', 'Trong đó', null],
    [null, null, null, null, null, null, null, null, 'Nữ', 'DTTS'],
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14],
    ['A', 'Khối chính quyền', null, null, null, null, null, 16],
    ['I', 'Sở Y tế', null, null, null, null, null, 15],
    [1, null, 'Lớp TCLLCT', 'Trưởng phòng', 4, 3, 3, 10, 5, 0, 'Quý II', 'Tập trung', { formula: 12.5 }],
    [2, null, 'Chuyển đổi số', 'Viên chức', null, null, 5, 5, 2, null, { date: '2027-03-01' }, null, '-'],
    [3, null, 'Ngoại ngữ', 'Viên chức', null, null, 1, 1, null, null, null, null, 'x'],
    ['Tổng cộng', null, null, null, null, null, null, 16, 8],
    [],
    ['Nơi nhận:', null, null, null, null, null, 'GIÁM ĐỐC'],
    [1, 'không phải dữ liệu', 'x', null, 3, 3, 3, 9],
  ];
  const merges: [number, number, number, number][] = [
    [4, 1, 6, 1],
    [4, 2, 6, 2],
    [4, 3, 6, 3],
    [4, 4, 6, 4],
    [4, 5, 4, 10],
    [5, 9, 5, 10],
    ...[5, 6, 7, 8].map((col): [number, number, number, number] => [5, col, 6, col]),
    ...[11, 12, 13, 14].map((col): [number, number, number, number] => [4, col, 6, col]),
  ];
  const found = read(OFFICIAL, { merges });

  it('three rows of merged headings: the total is the column that says so, kinds of staff are not taken for it', async () => {
    expect(Object.fromEntries(found.tables[0]!.columns.map(({ col, key }) => [col, key]))).toEqual({
      1: 'ordinal',
      2: 'unit',
      3: 'content',
      4: 'audience',
      5: null,
      6: null,
      7: 'publicEmployees',
      8: 'people',
      9: 'women',
      10: 'minority',
      11: 'proposedTime',
      12: 'studyForm',
      13: 'cost',
      14: 'note',
    });
  });
  it('takes only lines for lines, money as its heading says', async () => {
    const lines = await check(OFFICIAL, { options: { merges } });
    expect(lines.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'held']);
    expect(lines[0]!.line).toMatchObject({
      unitId: 1,
      fields: { familyId: 'tc', people: 10, women: 5, publicEmployees: 3, quarter: 2, cost: 12_500_000 },
    });
    expect(lines[1]!.line).toMatchObject({ unitId: 1, fields: { people: 5, proposedTime: 'Tháng 3/2027', quarter: 1, cost: null } });
    expect(lines[2]!.codes).toContain('cell.money@cost');
  });
  it('says another year and totals that do not add up, of a section and of the whole', async () => {
    expect(checkAround(2027, found.tables, found.rows).map(({ code, row, params }) => [code, row, params])).toEqual([
      ['need.other_year', 4, { found: '2026', year: '2027' }],
      ['need.total_differs', 9, { total: 'I. Sở Y tế', stated: 15, computed: 16, difference: -1 }],
      ['need.total_differs', 13, { total: 'Tổng cộng', stated: 8, computed: 7, difference: 1 }],
    ]);
  });
});
