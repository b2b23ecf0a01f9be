import { formatDate, type CalendarDate } from '#kit/dates.ts';
import { formatDifference, formatNumber } from '#kit/numbers.ts';
import type { AnnualReport, Dimension } from './contract.ts';
import { leftWords } from './export-words.ts';
import { roleNames, sentence } from './review-words.ts';
import {
  inPaperWords,
  notExecutedTable,
  offPlanTable,
  planTable,
  rollTable,
  statedTable,
  sumTable,
  termsTable,
  turnsTable,
  type ReviewTable,
} from './review-tables.ts';

export type ContentBlock = { kind: 'text' | 'item'; text: string } | { kind: 'table'; table: ReviewTable };
export type ReviewPart = { title: string; blocks: ContentBlock[] };

const text = (words: string): ContentBlock => ({ kind: 'text', text: words });
const item = (words: string): ContentBlock => ({ kind: 'item', text: words });
const table = (one: ReviewTable): ContentBlock => ({ kind: 'table', table: one });
const n = formatNumber;
const size = (
  classes: number | null | undefined,
  trainees: number,
  [one, other]: readonly [string, string] = ['lớp', 'học viên'],
): string => (classes === null || classes === undefined ? `${n(trainees)} ${other}` : `${n(classes)} ${one}, ${n(trainees)} ${other}`);
const seats = (slots: number, places: number): string => size(slots, places, ['suất lớp', 'chỉ tiêu']);
/** `(a, b)` of what is not zero, or nothing. */
const inBrackets = (parts: [string, number][]): string => {
  const told = parts.filter(([, value]) => value !== 0).map(([name, value]) => `${name} ${n(value)}`);
  return told.length ? ` (${told.join('; ')})` : '';
};
/** Of a sum that has nothing in it a paper says so. */
const sizeOrNone = (classes: number | null | undefined, trainees: number): string =>
  classes || trainees ? size(classes, trainees) : 'không có';
const anyOf = (terms: object): boolean => Object.values(terms).some((value) => value !== 0);

/** "năm 2020", or the days of a period of one's own. */
export function periodName({ clock, year, period }: AnnualReport['filter'], within = ''): string {
  const days = `từ ngày ${formatDate(period.start)} đến ngày ${formatDate(period.end)}`;
  return clock === 'own' ? days : `${within}năm ${year}${clock === 'administrative' ? ` (kỳ báo cáo ${days})` : ''}`;
}
const nextName = ({ clock, year }: AnnualReport['filter']): string => (clock === 'own' ? 'kỳ sau' : `năm ${year + 1}`);
const lastName = ({ clock, year }: AnnualReport['filter']): string => (clock === 'own' ? 'kỳ trước' : `năm ${year - 1}`);

/** Everything the review says, in the order of a review; each number is one of the report. `sent`: the very report that was sent. */
export function reviewParts(report: AnnualReport, { sent, today }: { sent: boolean; today: CalendarDate }): ReviewPart[] {
  return [
    { title: 'Kết quả chung', blocks: general(report) },
    { title: 'Thực hiện kế hoạch', blocks: plan(report) },
    { title: 'Kết quả theo chương trình', blocks: rollTables(report, ['family']).map(table) },
    {
      title: 'Kết quả theo cơ quan, nơi học và nguồn kinh phí',
      blocks: rollTables(report, ['unit', 'leadBloc', 'senderBloc', 'host', 'funding']).map(table),
    },
    beside(report),
    { title: 'Đối chiếu với số đã công bố và chỉ tiêu', blocks: stated(report) },
    {
      title: report.adjustments.length || report.estimate ? 'Điều chỉnh, số ước và ghi chú về số liệu' : 'Ghi chú về số liệu',
      blocks: remarks(report, sent, today),
    },
    { title: `Chuyển sang ${nextName(report.filter)}`, blocks: carriedOver(report) },
  ].filter((part) => part.blocks.length > 0);
}

function whoDid({ org, by, wholeTenant }: AnnualReport['filter']): string {
  const name = org?.name ?? (wholeTenant ? 'toàn bộ các đơn vị' : 'các đơn vị trong phạm vi được giao');
  switch (by) {
    case 'runner':
      return `${name} đào tạo, bồi dưỡng`;
    case 'lead':
      return `${name} chủ trì đào tạo, bồi dưỡng`;
    case 'host':
      return `tại ${name} đào tạo, bồi dưỡng`;
    case 'sender':
      return `${name} cử đi đào tạo, bồi dưỡng`;
  }
}

function general(report: AnnualReport): ContentBlock[] {
  const { classes: c, trainees: t, trained, filter, joinedAs, notRecognisedAs, leftBecause } = report;
  const others = [
    t.rejoined && `${n(t.rejoined)} học viên trở lại học tiếp`,
    t.movedIn && `${n(t.movedIn)} học viên chuyển lớp đến`,
    c?.formed && `${n(c.formed)} lớp lập khi tách lớp`,
    (c?.reclassIn || t.reclassIn) && `nhận khi đổi đầu mối ${size(c?.reclassIn, t.reclassIn)}`,
  ].filter(Boolean);
  const gone = [
    t.left &&
      `thôi học ${n(t.left)} học viên${inBrackets(Object.entries(leftBecause).map(([code, value]) => [leftWords[code] ?? code, value]))}`,
    t.deferred && `bảo lưu ${n(t.deferred)} học viên`,
    t.movedOut && `chuyển lớp đi ${n(t.movedOut)} học viên`,
    c?.discontinued && `dừng hẳn ${n(c.discontinued)} lớp`,
    c?.merged && `ghép vào lớp khác ${n(c.merged)} lớp`,
    (c?.reclassOut || t.reclassOut) && `chuyển khi đổi đầu mối ${size(c?.reclassOut, t.reclassOut)}`,
  ].filter(Boolean);
  const joined = inBrackets([
    ['có mặt khi khai giảng', joinedAs.atOpening],
    ['nhập học muộn', joinedAs.late],
    ['từ trường khác chuyển đến', joinedAs.transferExternal],
  ]);
  const results = inBrackets([
    ['được công nhận', t.finished],
    ['chưa công nhận, còn được học tiếp', notRecognisedAs.continuing],
    ['không được công nhận', notRecognisedAs.final],
  ]);
  if (!anyOf(t) && !(c && anyOf(c)))
    return [
      text(`${sentence(periodName(filter, 'trong '))}, không có lớp, học viên nào được ghi trong phạm vi báo cáo.`),
      ...(anyOf(report.luot) ? [table(turnsTable(report))] : []),
    ];
  return [
    text(`${sentence(periodName(filter, 'trong '))}, ${whoDid(filter)} ${size(trained.classes, trained.trainees ?? 0)}, gồm:`),
    item(`Chuyển tiếp từ ${lastName(filter)}: ${sizeOrNone(c?.carriedIn, t.carriedIn)};`),
    item(`Mở mới: ${sizeOrNone(c?.opened, t.joined)}${joined}.`),
    ...(others.length ? [text(`Ngoài ra: ${others.join('; ')}.`)] : []),
    text(`Bế giảng: ${sizeOrNone(c?.closed, t.finished + t.notRecognised)}${results}.`),
    ...(gone.length ? [text(`Trong kỳ có ${gone.join('; ')}.`)] : []),
    text(`Chuyển sang ${nextName(filter)}: ${sizeOrNone(c?.carriedOut, t.carriedOut)}.`),
    table(sumTable(report)),
    text('Lượt là một lần học một chương trình của một người; một người có thể có nhiều lượt.'),
    table(turnsTable(report)),
  ];
}

function plan(report: AnnualReport): ContentBlock[] {
  const { plan: p, planSeats: s, plannedAs, variance, filter } = report;
  if (!p || !s || p.planned + p.offPlan === 0) return [];
  const changed = plannedAs && plannedAs.added + plannedAs.withdrawn + plannedAs.split !== 0;
  const parts = inBrackets([
    ['giao lúc đầu', plannedAs?.planned ?? 0],
    ['bổ sung', plannedAs?.added ?? 0],
    ['rút', plannedAs?.withdrawn ?? 0],
    ['tách', plannedAs?.split ?? 0],
  ]);
  const became = (
    [
      ['Đã mở', 'opened'],
      ['Gộp vào lớp khác', 'combined'],
      ['Không thực hiện', 'notExecuted'],
      ['Hoãn sang năm sau', 'postponed'],
      ['Còn chờ mở', 'pending'],
    ] as const
  )
    .filter(([, term]) => term === 'opened' || p[term] !== 0 || s[term] !== 0)
    .map(([name, term]) => `${name}: ${seats(p[term], s[term])}`);
  return [
    text(`Kế hoạch năm ${filter.planYears.join(', ')} giao ${seats(p.planned, s.planned)}${changed ? parts : ''}.`),
    ...(p.offPlan ? [text(`Ngoài kế hoạch: ${seats(p.offPlan, s.offPlan)}.`)] : []),
    ...became.map((words, at) => item(`${words}${at === became.length - 1 ? '.' : ';'}`)),
    ...(variance && variance.seats + variance.atOpening > 0
      ? [
          text(
            `Các suất đã mở, gộp có ${n(variance.seats)} chỉ tiêu; học viên có mặt khi khai giảng trong kỳ là ${n(variance.atOpening)}; chênh lệch ${formatDifference(variance.difference)}.`,
          ),
        ]
      : []),
    table(planTable(report)),
    ...(report.notExecuted.length ? [table(notExecutedTable(report))] : []),
    ...(report.offPlan.length ? [table(offPlanTable(report))] : []),
  ];
}

/** By each dimension asked for; one row alone is the whole, and its table would only say the same again. */
export const rollTables = (report: AnnualReport, wanted: Dimension[]): ReviewTable[] =>
  wanted
    .filter((dimension) => report.breakdowns.some((one) => one.dimension === dimension))
    .map((dimension) => ({ rolled: rollTable(report, dimension), least: dimension === 'family' ? 2 : 3 }))
    .flatMap(({ rolled, least }) => (rolled.rows.length < least ? [] : [rolled]));

function beside({ declared, pool, outside }: AnnualReport): ReviewPart {
  const parts: [string, ContentBlock][] = [];
  if (declared && anyOf(declared)) {
    const words = `Lớp kê khai, không có danh sách học viên: ${size(declared.classes, declared.turns, ['lớp', 'lượt'])}. Số này tính riêng, không cộng vào các số trên.`;
    parts.push(['lớp kê khai', text(words)]);
  }
  if (anyOf(pool)) parts.push(['học viên chờ học tiếp', table(termsTable('pool', pool))]);
  if (anyOf(outside)) parts.push(['học viên cử đi học nơi khác', table(termsTable('outside', outside))]);
  return { title: sentence(parts.map(([name]) => name).join(', ')), blocks: parts.map(([, block]) => block) };
}

function stated({ stated: figures }: AnnualReport): ContentBlock[] {
  if (!figures?.length) return [];
  const sources = new Set(figures.map((one) => one.source));
  const source = sources.size === 1 ? ` Nguồn số đã công bố: ${[...sources].join('')}.` : '';
  return [
    text(`Số đã công bố được giữ nguyên; chênh lệch = số đã công bố − số tính ra từ từng lớp, từng học viên.${source}`),
    table(statedTable(figures, sources.size > 1)),
  ];
}

/** The end of a day, or a moment as the clocks in Việt Nam show it. */
function momentName(known: string): string {
  if (known.length === 10) return `hết ngày ${formatDate(known)}`;
  const there = new Date(Date.parse(known) + 7 * 3_600_000).toISOString();
  return `${there.slice(11, 16)} ngày ${formatDate(there.slice(0, 10))}`;
}

function remarks(report: AnnualReport, sent: boolean, today: CalendarDate): ContentBlock[] {
  const { filter, adjustments, estimate, notes, lock } = report;
  const { classes: c, trainees: t } = report;
  const basis = [
    `Tính theo ${roleNames[filter.by]}${filter.organised === 'now' ? ', tổ chức theo hiện nay' : ', tổ chức tại thời điểm của kỳ'}`,
    filter.programme && `riêng chương trình ${filter.programme.name}`,
    filter.asKnownOn && `theo những gì đã ghi đến ${momentName(filter.asKnownOn)}`,
  ].filter(Boolean);
  return [
    item(`${basis.join('; ')}.`),
    ...(filter.period.end >= today
      ? [item(`Kỳ báo cáo đến ngày ${formatDate(filter.period.end)} chưa kết thúc; số liệu là số đã ghi đến ngày ${formatDate(today)}.`)]
      : []),
    ...(lock && !sent
      ? [
          item(
            `Kỳ này đã khóa sổ${lock.sentOn ? `, báo cáo gửi ngày ${formatDate(lock.sentOn)}` : ''}; bản này in số nay biết, không phải bản đã gửi.`,
          ),
        ]
      : []),
    ...adjustments.map((one) =>
      item(
        `Điều chỉnh kỳ trước, ${one.unitName}: số chuyển sang đã báo cáo ${size(one.asSent.classes, one.asSent.trainees ?? 0)}; nay biết ${size(one.now.classes, one.now.trainees ?? 0)}; điều chỉnh ${formatDifference(one.difference.classes ?? 0)} lớp, ${formatDifference(one.difference.trainees ?? 0)} học viên.`,
      ),
    ),
    ...(estimate
      ? [
          item(
            `Số ước chốt ngày ${formatDate(estimate.cutoff)}: mở mới ${size(estimate.classes.opened, estimate.trainees.joined)}; bế giảng ${size(estimate.classes.closed, estimate.classes.closedRoster)}; chuyển sang ${size(estimate.classes.carriedOut, estimate.trainees.carriedOut)}. Thực hiện: mở mới ${size(c?.opened, t.joined)}; bế giảng ${size(c?.closed, t.finished + t.notRecognised)}; chuyển sang ${size(c?.carriedOut, t.carriedOut)}.`,
          ),
        ]
      : []),
    ...notes.map((note) => item(inPaperWords(note))),
  ];
}

function carriedOver({ classes: c, trainees: t, plan: p, planSeats: s, pool, outside }: AnnualReport): ContentBlock[] {
  const lines = [
    ...(c?.carriedOut || t.carriedOut ? [`${size(c?.carriedOut, t.carriedOut)} đang học`] : []),
    ...(pool.poolOut ? [`${n(pool.poolOut)} học viên chờ học tiếp`] : []),
    ...(outside.carriedOut ? [`${n(outside.carriedOut)} người đang học ở nơi khác`] : []),
    ...(p && s && p.postponed + s.postponed ? [`${seats(p.postponed, s.postponed)} hoãn sang năm sau`] : []),
    ...(p && s && p.pending + s.pending ? [`${seats(p.pending, s.pending)} của kế hoạch còn chờ mở`] : []),
  ];
  return lines.map((line, at) => item(`${line}${at === lines.length - 1 ? '.' : ';'}`));
}

/** Under the title: whose review of which period. */
export function subjectOf({ filter }: AnnualReport): string {
  const whose = filter.programme ? ` chương trình ${filter.programme.name}` : ' cán bộ, công chức, viên chức';
  return `Kết quả đào tạo, bồi dưỡng${whose} ${periodName(filter)}`;
}

export const scopeWords = ({ filter }: AnnualReport): string =>
  `${filter.org?.name ?? (filter.wholeTenant ? 'Toàn bộ các đơn vị' : 'Phạm vi được giao')}; ${periodName(filter)}; tính theo ${roleNames[filter.by]}`;
