import { describe, expect, it } from 'vitest';
import type { Sheet } from '#platform/sheets/sheet.ts';
import { recognisePlan } from '#test/plan-sheet.ts';
import { checkFormC, type ReadLine } from './check-form-c.ts';
import { compareLines, rememberedAnswer, type StandingLine } from './compare-lines.ts';
import { lookUp, type Register } from './register.ts';
import { settleLines } from './settle-lines.ts';

const register: Register = {
  units: [
    {
      id: 1,
      name: 'Ban Tổ chức Thành ủy Hà Nội',
      names: ['Ban Tổ chức Thành ủy Hà Nội', 'Ban Tổ chức Thành ủy', 'BTCTU'],
      bloc: 1,
      blocName: 'Khối Đảng, đoàn thể',
      living: true,
    },
    {
      id: 2,
      name: 'Trường Đào tạo cán bộ Lê Hồng Phong',
      names: ['Trường Đào tạo cán bộ Lê Hồng Phong', 'LHP'],
      bloc: 1,
      blocName: 'Khối Đảng, đoàn thể',
      living: true,
    },
    {
      id: 3,
      name: 'Trung tâm chính trị huyện Đông Anh',
      names: ['Trung tâm chính trị huyện Đông Anh'],
      bloc: 1,
      blocName: 'Khối Đảng, đoàn thể',
      living: true,
    },
    { id: 4, name: 'Sở Nội vụ', names: ['Sở Nội vụ', 'SNV'], bloc: 2, blocName: 'Khối chính quyền', living: true },
    { id: 5, name: 'Xã Hòa Bình', names: ['Xã Hòa Bình'], bloc: 2, blocName: 'Khối chính quyền', living: true },
    { id: 6, name: 'Xã Hoa Bình', names: ['Xã Hoa Bình'], bloc: 2, blocName: 'Khối chính quyền', living: true },
    { id: 7, name: 'Sở Văn hóa', names: ['Sở Văn hóa'], bloc: 2, blocName: 'Khối chính quyền', living: false },
  ],
  programmes: [
    {
      familyId: 'tc',
      familyName: 'Trung cấp lý luận chính trị',
      nature: 'degree_training',
      names: ['TCLLCT', 'Trung cấp lý luận chính trị'],
      versions: [
        { id: 'tc-hc', names: ['TCLLCT-HC', 'Trung cấp lý luận chính trị - hành chính'], validFrom: '2009-01-01', validTo: '2021-08-01' },
        { id: 'tc-21', names: ['TCLLCT', 'Trung cấp lý luận chính trị'], validFrom: '2021-08-01', validTo: null },
      ],
    },
    {
      familyId: 'dt',
      familyName: 'Bồi dưỡng nghiệp vụ công tác đoàn thể',
      nature: 'in_service_training',
      names: ['Bồi dưỡng nghiệp vụ công tác đoàn thể'],
      versions: [{ id: 'dt-1', names: ['Bồi dưỡng nghiệp vụ công tác đoàn thể'], validFrom: '2010-01-01', validTo: null }],
    },
  ],
  funding: [
    { code: 'NSTP', name: 'Ngân sách thành phố' },
    { code: 'NSH', name: 'Ngân sách cấp huyện' },
    { code: 'KHAC', name: 'Nguồn khác' },
  ],
};
const find = lookUp(register, '2021-01-01');

const HEADER = [
  'TT',
  'Nội dung',
  'Đối tượng',
  'Số lớp',
  'Số học viên/lớp',
  'Tổng số học viên',
  'Số ngày',
  'Thời gian',
  'Địa điểm',
  'Cơ quan chủ trì',
  'Cơ quan phối hợp',
  'Cơ sở ĐTBD thực hiện',
  'Kinh phí (nguồn)',
  'Ghi chú',
];
const SOUND = {
  content: 'Lớp TCLLCT-HC hệ không tập trung',
  audience: 'Cán bộ nguồn',
  classes: 3,
  perClass: 70,
  trainees: 210,
  days: '8 tháng',
  time: 'Quý I',
  place: 'Tại Trường',
  lead: 'Ban Tổ chức Thành ủy',
  coordinating: '',
  runner: 'LHP',
  funding: 'NSTP',
  note: 'Mở mới',
};
type Fields = Partial<Record<keyof typeof SOUND, string | number | null>>;

function check(rows: Fields[], extra: (string | number | null)[][] = []) {
  const cells = (row: (string | number | null)[]) =>
    row.map((value) =>
      value === null || value === ''
        ? { kind: 'blank' as const, value: null, text: '', formula: false }
        : { kind: typeof value === 'number' ? ('number' as const) : ('text' as const), value, text: String(value), formula: false },
    );
  const sheet: Sheet = {
    name: 'Biểu',
    hidden: false,
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    rows: [HEADER, ...rows.map((row, n) => [n + 1, ...Object.values({ ...SOUND, ...row })]), ...extra].map(cells),
  };
  const { forms, rows: read } = recognisePlan([sheet]);
  const { lines, findings } = checkFormC(forms[0]!, find, 2021);
  // What the reading says of a cell comes first, as on the screen.
  return { lines, findings: [...read.flatMap(({ remarks }) => remarks), ...findings] };
}
const said = (row: Fields, severity?: string) =>
  check([row])
    .findings.filter((one) => !severity || one.severity === severity)
    .map((one) => `${one.code}${one.column ? `@${one.column}` : ''}`);

describe('a row with an error gives no line, and the error says which cell', () => {
  it.each<[string, Fields, string[]]>([
    ['no content', { content: '' }, ['form_c.no_content@content']],
    ['unknown programme, nothing near', { content: 'Lớp lái xe nâng hàng' }, ['form_c.programme_unknown@content']],
    ['mistyped programme', { content: 'Bồi dưỡng nghiệp vụ công tác đòan thề' }, []],
    ['near programme', { content: 'Bồi dưỡng nghiệp vụ công tác hội' }, ['form_c.programme_unknown_suggest@content']],
    ['no lead', { lead: '' }, ['form_c.unit_missing@lead']],
    ['unknown unit', { lead: 'Công ty Điện lực' }, ['form_c.unit_unknown@lead']],
    ['mistyped unit', { lead: 'Ban Tồ chức Thành ủyy' }, ['form_c.unit_unknown_suggest@lead']],
    ['abbreviated unit', { runner: 'TTCT huyện Đông Anh' }, ['form_c.unit_unknown_suggest@runner']],
    ['a unit that has ended', { lead: 'Sở Văn hóa' }, ['form_c.unit_ended@lead']],
    ['the beginning of a name, too short to tell', { lead: 'Ban Tổ' }, ['form_c.unit_unknown@lead']],
    ['two units that fold to one name', { lead: 'Xa Hoa Binh' }, ['form_c.unit_unknown_suggest@lead']],
    ['negative', { classes: -3 }, ['cell.negative@classes']],
    ['decimal', { perClass: '70,5' }, ['cell.not_whole@perClass']],
    ['absurd', { classes: 99_999 }, ['cell.absurd@classes']],
    ['words for a number', { classes: 'ba' }, ['cell.count@classes']],
    ['no class', { classes: 0 }, ['form_c.no_classes@classes']],
    ['no count of classes', { classes: null }, ['form_c.no_classes@classes']],
    ['no trainees', { perClass: null, trainees: null }, ['form_c.no_trainees@perClass']],
    ['no such quarter', { time: 'Quý V' }, ['form_c.time_impossible@time']],
    ['another year', { time: 'Quý I/2022' }, ['form_c.time_other_year@time']],
    ['a novel in a cell', { audience: 'x'.repeat(501) }, ['cell.too_long@audience']],
    [
      'several at once',
      { classes: -1, lead: '', time: 'Quý V' },
      ['cell.negative@classes', 'form_c.unit_missing@lead', 'form_c.time_impossible@time'],
    ],
  ])('%s', (_, row, errors) => {
    expect(said(row, 'error')).toEqual(errors);
    expect(check([row]).lines).toHaveLength(errors.length ? 0 : 1);
  });
  it('one bad row leaves its neighbours alone', () => {
    expect(check([{ lead: '' }, {}, { classes: -1 }]).lines.map((line) => line.rows)).toEqual([[3]]);
  });
  it('suggests, and never repairs', () => {
    const [finding] = check([{ lead: 'Ban Tồ chức Thành ủyy' }]).findings;
    expect(finding!.params).toMatchObject({ typed: 'Ban Tồ chức Thành ủyy', suggestion: 'Ban Tổ chức Thành ủy' });
  });
});

describe('a row worth a second look is still a line', () => {
  it.each<[string, Fields, string[]]>([
    ['nothing to say', {}, []],
    ['the beginning of one name', { runner: 'Trường Đào tạo cán bộ' }, ['form_c.unit_begins@runner']],
    ['stated total differs', { trainees: 231 }, ['form_c.total_differs@trainees']],
    ['classes of 14', { perClass: 14, trainees: 42 }, ['form_c.size_implausible@perClass']],
    ['classes of 301', { perClass: null, trainees: 903 }, ['form_c.size_implausible@trainees']],
    ['bounds themselves are plausible', { classes: 2, perClass: null, trainees: 30 }, []],
    ['no runner', { runner: '' }, ['form_c.runner_assumed@runner']],
    ['no funding', { funding: '' }, ['form_c.funding_missing@funding']],
    ['unknown funding', { funding: 'Quỹ ABC' }, ['form_c.funding_unknown@funding']],
    ['words for a quarter', { time: 'Sau đại hội' }, ['form_c.time_unclear@time']],
    ['only the family named', { content: 'TCLLCT' }, []],
    ['places that are no unit', { place: 'Các trung tâm chính trị huyện' }, ['form_c.host_text@place']],
    ['a place that may be a unit', { place: 'Trung tâm chính trị h. Đông Anh' }, ['form_c.host_text_suggest@place']],
  ])('%s', (_, row, codes) => {
    expect(said(row)).toEqual(codes);
    expect(check([row]).lines).toHaveLength(1);
  });
  it('a total is stated as typed, with its difference', () => {
    const { lines, findings } = check([{ trainees: 231 }]);
    expect(lines[0]!.facts).toMatchObject({ seats: 210, statedTotal: 231 });
    expect(findings[0]!.params).toEqual({ stated: 231, computed: 210, difference: 21 });
  });
  it('totals of the table are compared with its rows', () => {
    const { findings } = check([{}, {}], [['', 'Tổng cộng', '', 7, '', 420]]);
    expect(findings).toMatchObject([
      { code: 'form_c.total_differs', row: 4, column: 'classes', params: { stated: 7, computed: 6, difference: 1 } },
    ]);
  });
  it('a total that leaves out what is carried over is no difference', () => {
    expect(check([{}, { note: 'Chuyển tiếp' }], [['', 'Tổng cộng', '', 3, '', 210]]).findings).toEqual([]);
  });
  it('a version of the programme that has ended is said', () => {
    expect(lookUp(register, '2024-01-01').programme('TCLLCT-HC')).toMatchObject({ found: { versionId: 'tc-hc', inForce: false } });
    expect(lookUp(register, '2024-01-01').programme('TCLLCT')).toMatchObject({ found: { versionId: 'tc-21', inForce: true } });
  });
  it('an off-plan row is left to the ledger', () => {
    const { lines, findings } = check([{ note: 'Ngoài kế hoạch' }]);
    expect([lines, findings.map((one) => one.code)]).toEqual([[], ['form_c.off_plan']]);
  });
  it('a section of another bloc or nature is said', () => {
    const heading = (title: string) => ['I', title, null];
    const row = [1, ...Object.values({ ...SOUND, lead: 'Sở Nội vụ' })];
    expect(check([], [heading('Khối Đảng, đoàn thể: bồi dưỡng'), row]).findings.map((one) => one.code)).toEqual([
      'form_c.section_nature',
      'form_c.section_bloc',
    ]);
  });
});

describe('what a sound row becomes', () => {
  it.each<[string, Fields, object]>([
    ['the version named', {}, { versionId: 'tc-hc' }],
    [
      'the version in force, where only the family is named',
      { content: 'Mở lớp Trung cấp lý luận chính trị cho cán bộ nguồn' },
      { versionId: 'tc-hc' },
    ],
    [
      'seats from the total where no size is given',
      { classes: 12, perClass: null, trainees: 2806 },
      { classes: 12, perClass: null, seats: 2806 },
    ],
    ['district money in words', { funding: 'Ngân sách huyện Ba Vì' }, { funding: 'NSH', fundingDetail: 'Ngân sách huyện Ba Vì' }],
    [
      'a source and what is known more closely',
      { funding: 'Ngân sách cấp huyện – huyện Ba Vì' },
      { funding: 'NSH', fundingDetail: 'huyện Ba Vì' },
    ],
    ['a time that says no more than its quarter', { time: 'Quý II' }, { months: null }],
    ['a time that says more', { time: 'Tháng 4–5' }, { months: 'Tháng 4–5' }],
    [
      'a note that is ours alone',
      { note: 'Chuyển tiếp; Chờ văn bản: Đề án mới' },
      { note: null, waitsFor: 'Đề án mới', carriedOver: true },
    ],
    ['a source by its code', { funding: 'NSTP' }, { funding: 'NSTP', fundingDetail: null }],
    ['carried over', { note: 'Chuyển tiếp' }, { carriedOver: true }],
  ])('%s', (_, row, facts) => expect(check([row]).lines[0]!.facts).toMatchObject(facts));

  it.each<[string, number | null]>([
    ['Tại Trường', 2],
    ['TTCT Sóc Sơn', null],
    ['Trung tâm chính trị huyện Đông Anh', 3],
    ['tại Trung tâm Chính trị huyện Đông Anh', 3],
    ['', null],
  ])('place "%s" is host %s', (place, hostId) => expect(check([{ place }]).lines[0]!.identity.hostId).toBe(hostId));
});

describe('rows of one identity', () => {
  const two = check([{}, { perClass: 80, trainees: 240 }]).lines;
  it('ask', () => {
    const settled = settleLines(two, () => undefined);
    expect([settled.lines.length, settled.questions[0]!.rows.map((one) => one.row), settled.questions[0]!.canSum]).toEqual([
      0,
      [2, 3],
      true,
    ]);
  });
  it('become one line', () => {
    const [line] = settleLines(two, () => 'sum').lines;
    expect([line!.rows, line!.facts]).toEqual([
      [2, 3],
      expect.objectContaining({ classes: 6, seats: 450, perClass: null, statedTotal: 450 }),
    ]);
  });
  it('stay apart', () => expect(settleLines(two, () => 'separate').lines).toEqual(two));
  it('cannot be added up when others pay', () => {
    const { lines } = check([{}, { funding: 'NSH' }]);
    expect(settleLines(lines, () => 'sum').questions).toMatchObject([{ canSum: false }]);
  });
  it.each<[string, Fields]>([
    ['another quarter', { time: 'Quý II' }],
    ['another audience', { audience: 'Công chức xã' }],
    ['another host', { place: '' }],
    ['carried over', { note: 'Chuyển tiếp' }],
  ])('%s makes another line without asking', (_, row) =>
    expect(settleLines(check([{}, row]).lines, () => undefined)).toMatchObject({ questions: [], lines: [{}, {}] }),
  );
});

describe('against the plan as it stands', () => {
  const stand = (lines: ReadLine[]): StandingLine[] =>
    lines.map(({ identity, facts }, n) => ({ lineId: `line-${n}`, label: 'TCLLCT', ordinal: n + 1, identity, facts }));
  const [a, b] = check([{}, { perClass: 80, trainees: 240 }]).lines as [ReadLine, ReadLine];

  it('the same rows change nothing, in any order', () => {
    expect(compareLines(stand([a, b]), [b, a])).toMatchObject({ added: [], changed: [], missing: [], same: [{}, {}] });
  });
  it('tells what changed', () => {
    const [later] = check([{ classes: 4, trainees: 280 }]).lines;
    expect(compareLines(stand([a]), [later!]).changed[0]!.changes).toEqual([
      { field: 'classes', before: 3, after: 4 },
      { field: 'seats', before: 210, after: 280 },
      { field: 'statedTotal', before: 210, after: 280 },
    ]);
  });
  it('a line the file does not have is missing, not deleted', () => {
    expect(compareLines(stand([a, b]), [a]).missing.map((line) => line.lineId)).toEqual(['line-1']);
  });
  it('another spelling of the audience is the same line', () => {
    expect(compareLines(stand([a]), check([{ audience: 'CÁN BỘ  nguồn' }]).lines)).toMatchObject({ same: [{}], changed: [], added: [] });
  });
  it('remembers how rows of one identity were settled', () => {
    expect(rememberedAnswer(stand([a, b]), [a, b])).toBe('separate');
    expect(rememberedAnswer(stand(settleLines([a, b], () => 'sum').lines), [a, b])).toBe('sum');
    expect(rememberedAnswer(stand([a]), [a, b])).toBeUndefined();
    expect(rememberedAnswer([], [a, b])).toBeUndefined();
  });
});
