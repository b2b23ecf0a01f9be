import { formatDate } from '#kit/dates.ts';
import { formatNumber } from '#kit/numbers.ts';
import { inWords, Refusal } from '#platform/refusal.ts';
import type { AnnualReport, Dimension, Remark, Slice } from './contract.ts';
import { notExecutedWords } from './export-words.ts';
import { reportMessages } from './messages.vi.ts';
import { dimensionNames, measureNames, sentence, slotStateNames } from './review-words.ts';

/** Numbers stay numbers until they are printed; null is an empty cell. */
export type Value = string | number | null;
export type Column = {
  title: string;
  /** Heading over this column and its equal neighbours. */ over?: string;
  kind: 'text' | 'count' | 'signed';
};
export type ReviewTable = { title: string; columns: Column[]; rows: { values: Value[]; strong?: boolean }[] };

/** A remark as a paper says it: what is so, without what to do about it on the screen. */
export const inPaperWords = ({ code, params }: Remark): string => inWords(new Refusal(code, params), reportMessages).what;

type Pair = { over: string; kind: 'count' | 'signed'; of: (slice: Slice) => [number | null, number | null]; always?: boolean };

const rolled: Pair[] = [
  { over: 'Chuyển tiếp', kind: 'count', of: (s) => [s.classes && s.classes.carriedIn, s.trainees.carriedIn], always: true },
  { over: 'Mở mới', kind: 'count', of: (s) => [s.classes && s.classes.opened, s.trainees.joined], always: true },
  {
    over: 'Tăng, giảm khác',
    kind: 'signed',
    of: ({ classes: c, trainees: t }) => [
      c && c.formed + c.reclassIn - c.discontinued - c.merged - c.reclassOut,
      t.rejoined + t.movedIn + t.reclassIn - t.deferred - t.left - t.movedOut - t.reclassOut,
    ],
  },
  {
    over: 'Bế giảng',
    kind: 'count',
    of: (s) => [s.classes && s.classes.closed, s.trainees.finished + s.trainees.notRecognised],
    always: true,
  },
  { over: 'Chuyển sang kỳ sau', kind: 'count', of: (s) => [s.classes && s.classes.carriedOut, s.trainees.carriedOut], always: true },
];
const declared: Pair = {
  over: 'Kê khai (riêng)',
  kind: 'count',
  of: (s) => [s.declared && s.declared.classes, s.declared && s.declared.turns],
};
const planned: Pair[] = (Object.keys(measureNames['plan']!.of) as (keyof NonNullable<Slice['plan']>)[]).map((term) => ({
  over: measureNames['plan']!.of[term]!,
  kind: 'count',
  of: (s) => [s.plan && s.plan[term], s.planSeats && s.planSeats[term]],
  always: term === 'planned' || term === 'opened',
}));

/** Rows of one dimension under pairs of columns; columns and rows that hold nothing are left out. Its last row is the whole. */
function pairTable(
  report: AnnualReport,
  dimension: Dimension,
  title: (withClasses: boolean) => string,
  pairs: Pair[],
  units: [string, string],
): ReviewTable {
  const rows = report.breakdowns.find((one) => one.dimension === dimension)!.rows;
  const all: Slice[] = [...rows, report];
  const withClasses = rows.some((row) => pairs[0]!.of(row)[0] !== null);
  const shown = pairs.filter((pair) => pair.always || all.some((slice) => pair.of(slice).some((value) => value !== null && value !== 0)));
  const columns = shown.flatMap(({ over, kind }): Column[] =>
    withClasses ? units.map((unit) => ({ title: unit, over, kind })) : [{ title: over, kind }],
  );
  const values = (slice: Slice) => shown.flatMap((pair) => (withClasses ? pair.of(slice) : pair.of(slice).slice(1)));
  return {
    title: title(withClasses),
    columns: [{ title: dimensionNames(report.filter.by)[dimension], kind: 'text' }, ...columns],
    rows: [
      ...rows.map((row) => ({ values: [row.label, ...values(row)] })).filter(({ values: [, ...counts] }) => counts.some(Boolean)),
      { values: ['Tổng cộng', ...values(report)], strong: true },
    ],
  };
}

export const rollTable = (report: AnnualReport, dimension: Dimension): ReviewTable =>
  pairTable(
    report,
    dimension,
    (withClasses) =>
      `${withClasses ? 'Lớp, học viên' : 'Học viên'} theo ${dimensionNames(report.filter.by)[dimension].toLocaleLowerCase('vi')}`,
    [...rolled, declared],
    ['Lớp', 'Học viên'],
  );

export const planTable = (report: AnnualReport): ReviewTable =>
  pairTable(report, 'family', () => 'Thực hiện kế hoạch theo chương trình', planned, ['Suất', 'Chỉ tiêu']);

/** The sum of the year from what came over to what is left, each term that is not zero on its own line. */
export function sumTable(report: AnnualReport): ReviewTable {
  const { classes: c, trainees: t } = report;
  type Line = [label: string, classes: number | null | undefined, trainees: number | null, main?: boolean];
  const comingIn: Line[] = [
    ['Chuyển tiếp từ kỳ trước', c?.carriedIn, t.carriedIn, true],
    ['Mở mới', c?.opened, t.joined, true],
    ['Lập khi tách lớp', c?.formed, null],
    ['Trở lại học tiếp', null, t.rejoined],
    ['Chuyển lớp đến', null, t.movedIn],
    ['Nhận khi đổi đầu mối', c?.reclassIn, t.reclassIn],
  ];
  const goingOut: Line[] = [
    ['Bế giảng', c?.closed, t.finished + t.notRecognised, true],
    ['Bảo lưu', null, t.deferred],
    ['Thôi học', null, t.left],
    ['Chuyển lớp đi', null, t.movedOut],
    ['Dừng hẳn', c?.discontinued, null],
    ['Ghép vào lớp khác', c?.merged, null],
    ['Chuyển khi đổi đầu mối', c?.reclassOut, t.reclassOut],
    ['Chuyển sang kỳ sau', c?.carriedOut, t.carriedOut, true],
  ];
  const add = (lines: Line[], at: 1 | 2) => lines.reduce((sum, line) => sum + (line[at] ?? 0), 0);
  const total = (label: string, lines: Line[]) => ({
    values: c ? [label, add(lines, 1), add(lines, 2)] : [label, add(lines, 2)],
    strong: true,
  });
  const print = (lines: Line[]) =>
    lines
      .filter(([, classes, trainees, main]) => main || classes || trainees)
      .map(([label, classes, trainees]) => ({ values: c ? [label, classes ?? null, trainees] : [label, trainees] }));
  return {
    title: c ? 'Cộng đủ lớp và học viên' : 'Cộng đủ học viên',
    columns: [
      { title: 'Nội dung', kind: 'text' },
      ...(c ? [{ title: 'Lớp', kind: 'count' } as const] : []),
      { title: 'Học viên', kind: 'count' },
    ],
    rows: [...print(comingIn), total('Cộng vào', comingIn), ...print(goingOut), total('Cộng ra và chuyển sang', goingOut)],
  };
}

export const turnsTable = ({ luot, people }: AnnualReport): ReviewTable => ({
  title: 'Lượt và người',
  columns: [
    { title: 'Cách đếm', kind: 'text' },
    { title: 'Lượt', kind: 'count' },
    { title: 'Người', kind: 'count' },
  ],
  rows: (['L1', 'L2', 'L3'] as const).map((of) => ({
    values: [`${measureNames['luot']!.of[of]}`, luot[of], people[of]],
  })),
});

const paperOf = ({ document, documentPending }: Pick<AnnualReport['offPlan'][number], 'document' | 'documentPending'>): string =>
  document
    ? `${document.number || 'không số'}${document.date ? ` ngày ${formatDate(document.date)}` : ' (chưa có ngày)'}`
    : documentPending
      ? 'theo chỉ đạo, văn bản bổ sung sau'
      : '';
const words = (...parts: (string | null)[]): string => parts.filter(Boolean).join('; ');

/** A column of texts that nobody filled in says nothing. */
function filled({ columns, rows, title }: ReviewTable): ReviewTable {
  const kept = columns.map((column, at) => column.kind !== 'text' || rows.some((row) => row.values[at]));
  const only = <T>(all: T[]) => all.filter((_, at) => kept[at]);
  return { title, columns: only(columns), rows: rows.map((row) => ({ ...row, values: only(row.values) })) };
}

/** So that a total below never seems to be the sum of what stands above it. */
const unnamed = (named: readonly unknown[], all: number | undefined) =>
  all === undefined || all <= named.length ? [] : [`… và ${formatNumber(all - named.length)} suất nữa, có trong danh sách chi tiết`];

export const notExecutedTable = ({ notExecuted, plan, planSeats }: AnnualReport): ReviewTable =>
  filled({
    title: 'Suất lớp không thực hiện',
    columns: [
      { title: 'Chương trình', kind: 'text' },
      { title: 'Nơi học', kind: 'text' },
      { title: 'Chỉ tiêu', kind: 'count' },
      { title: 'Lý do', kind: 'text' },
      { title: 'Nguồn kinh phí', kind: 'text' },
      { title: 'Văn bản', kind: 'text' },
    ],
    rows: [
      ...notExecuted.map((row) => ({
        values: [
          row.programme,
          row.host ?? row.lead,
          row.seats,
          words(row.reasonCode && (notExecutedWords[row.reasonCode] ?? row.reasonCode), row.reason),
          words(row.funding, row.fundingDetail),
          paperOf(row),
        ],
      })),
      ...unnamed(notExecuted, plan?.notExecuted).map((words) => ({ values: [words, null, null, null, null, null] })),
      ...(planSeats ? [{ values: ['Tổng cộng', null, planSeats.notExecuted, null, null, null], strong: true }] : []),
    ],
  });

export const offPlanTable = ({ offPlan, plan, planSeats }: AnnualReport): ReviewTable =>
  filled({
    title: 'Lớp ngoài kế hoạch',
    columns: [
      { title: 'Chương trình', kind: 'text' },
      { title: 'Nơi học', kind: 'text' },
      { title: 'Chỉ tiêu', kind: 'count' },
      { title: 'Kết quả', kind: 'text' },
      { title: 'Văn bản', kind: 'text' },
    ],
    rows: [
      ...offPlan.map((row) => ({
        values: [
          row.programme,
          row.host ?? row.lead,
          row.seats,
          words(sentence(slotStateNames[row.state] ?? row.state), row.className ?? row.classCode),
          paperOf(row),
        ],
      })),
      ...unnamed(offPlan, plan?.offPlan).map((words) => ({ values: [words, null, null, null, null] })),
      ...(planSeats ? [{ values: ['Tổng cộng', null, planSeats.offPlan, null, null], strong: true }] : []),
    ],
  });

/** A pool or the outside: from what there was to what there is. */
export const termsTable = (group: 'pool' | 'outside', terms: Record<string, number>): ReviewTable => ({
  title: measureNames[group]!.name,
  columns: [
    { title: 'Nội dung', kind: 'text' },
    { title: 'Học viên', kind: 'count' },
  ],
  rows: Object.entries(terms).map(([term, value]) => ({ values: [measureNames[group]!.of[term] ?? term, value] })),
});

/** Printed figures beside our own count: difference = printed − computed. */
export const statedTable = (stated: NonNullable<AnnualReport['stated']>, withSource: boolean): ReviewTable => ({
  title: 'Số đã công bố, chỉ tiêu và số tính ra',
  columns: [
    { title: 'Nội dung', kind: 'text' },
    ...['Đã công bố', 'Tính ra'].flatMap((over): Column[] => ['Lớp', 'Học viên'].map((title) => ({ title, over, kind: 'count' }))),
    ...['Lớp', 'Học viên'].map((title): Column => ({ title, over: 'Chênh lệch', kind: 'signed' })),
    { title: 'Giải trình, ghi chú', kind: 'text' },
  ],
  rows: stated.map((one) => ({
    values: [
      `${one.label}${one.approx ? ' (số khoảng)' : ''}${withSource ? `. Nguồn: ${one.source}` : ''}`,
      one.classes.stated,
      one.trainees.stated,
      one.classes.computed,
      one.trainees.computed,
      one.classes.difference,
      one.trainees.difference,
      [one.explanation, one.note, ...one.remarks.map(inPaperWords)].filter(Boolean).join(' '),
    ],
  })),
});
