import type { Taken } from '#platform/sheets/export-list.ts';
import { writeWorkbook, type SheetCell, type SheetPage } from '#platform/sheets/write-page.ts';
import type { AnnualReport } from './contract.ts';
import { rollTables, scopeWords } from './review-content.ts';
import { flatContext, flatRows } from './review-flat.ts';
import { numberLine, placeAndDate, type PaperLayout } from '#modules/organisations';
import type { ReviewHead } from './review-head.ts';
import { sentence, statedMeasureNames } from './review-words.ts';
import { notExecutedTable, planTable, statedTable, sumTable, turnsTable, type ReviewTable } from './review-tables.ts';

type Row = SheetPage['rows'][number];
const BOX = { boxed: true, vertical: 'middle', wrap: true } as const;

/** Three sheets: the form as an office hands it in, every number on its own row, and printed figures beside our count. */
export function reviewSheets(report: AnnualReport, head: ReviewHead, subject: string, layout: PaperLayout): SheetPage[] {
  return [formSheet(report, head, subject, layout), flatSheet(report), statedSheet(report)];
}
export const writeReviewWorkbook = (taken: Taken | undefined, ...of: Parameters<typeof reviewSheets>): Promise<Uint8Array> =>
  writeWorkbook(reviewSheets(...of), taken);

/** The widest table sets the columns; the others stand in the first of them. Column A counts the rows. */
function formSheet(report: AnnualReport, head: ReviewHead, subject: string, layout: PaperLayout): SheetPage {
  const tables = [
    sumTable(report),
    turnsTable(report),
    ...(report.plan && report.plan.planned + report.plan.offPlan > 0 ? [planTable(report)] : []),
    ...(report.notExecuted.length > 0 ? [merged(notExecutedTable(report))] : []),
    ...rollTables(report, ['family', 'unit', 'leadBloc', 'senderBloc', 'host', 'funding']),
  ];
  const columns = Math.max(9, ...tables.map((table) => table.columns.length)) + 1;
  const page = lines(columns);
  const half = Math.ceil(columns * 0.4);
  const party = head.regime === 'party';
  const two = (left: SheetCell, right: SheetCell) => page.put([1, half, left], [half + 1, columns, right]);
  const { sizes } = layout;
  const emblem = party ? 'ĐẢNG CỘNG SẢN VIỆT NAM' : 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
  const left: SheetCell[] = [
    ...(head.superior ? [{ value: upper(head.superior), size: sizes.superior }] : []),
    { value: upper(head.issuer), bold: true, size: sizes.issuer },
    ...(party ? [{ value: '*', bold: true, size: sizes.issuer }] : []),
  ];
  const right: SheetCell[] = [
    { value: emblem, bold: true, underline: party, size: sizes.emblem },
    ...(party ? [] : [{ value: 'Độc lập - Tự do - Hạnh phúc', bold: true, underline: true, size: sizes.motto }]),
  ];
  for (let at = 0; at < Math.max(left.length, right.length); at++) two(left[at] ?? { value: null }, right[at] ?? { value: null });
  two({ value: numberLine(head), size: sizes.number }, { value: placeAndDate(head), italic: true, size: sizes.placeAndDate });
  page.gap();
  page.put([1, columns, { value: 'BIỂU TỔNG HỢP', bold: true, size: 14 }]);
  page.put([1, columns, { value: subject, bold: true, size: 13 }]);
  page.put([1, columns, { value: `(${scopeWords(report)})`, italic: true, size: 12 }]);
  page.gap();
  for (const table of tables) page.table(table);
  const signs = head.signatory.length ? head.signatory : ['THỦ TRƯỞNG ĐƠN VỊ'];
  signs.forEach((sign, index) =>
    page.put(
      [1, half, index === 0 ? { value: 'NGƯỜI LẬP BIỂU', bold: true, size: 13 } : { value: null }],
      [half + 1, columns, { value: sign, bold: true, size: 13 }],
    ),
  );
  const numeric = columns - 2;
  return {
    name: 'Biểu tổng hợp',
    widths: [6, Math.max(28, 60 - numeric * 2.2), ...Array.from({ length: numeric }, () => 10.5)],
    rows: page.rows,
    merges: page.merges,
    page: { orientation: 'landscape', margins: { top: 20, bottom: 20, left: 20, right: 15 }, pageNumbers: true },
  };
}

const upper = (text: string): string => text.toLocaleUpperCase('vi');

/** A list with many texts stands in two: what, and all that is said of it. */
function merged({ title, columns, rows }: ReviewTable): ReviewTable {
  const rest = columns.filter((_, at) => at !== 0 && at !== 2);
  return {
    title,
    columns: [
      { title: columns[0]!.title, kind: 'text' },
      { title: columns[2]!.title, kind: 'count' },
      { title: sentence(rest.map((column) => column.title.toLocaleLowerCase('vi')).join(', ')), kind: 'text' },
    ],
    rows: rows.map(({ values, ...row }) => ({
      ...row,
      values: [values[0]!, values[2]!, values.filter((value, at) => at !== 0 && at !== 2 && value).join('; ')],
    })),
  };
}

/** Rows of a form from the top down. */
function lines(columns: number) {
  const rows: Row[] = [];
  const merges: SheetPage['merges'] = [];
  const put = (...areas: [from: number, to: number, cell: SheetCell][]) => {
    const row: Row = Array.from({ length: columns }, () => null);
    for (const [from, to, cell] of areas) {
      row[from - 1] = { align: 'center', ...cell };
      if (to > from) merges.push([rows.length + 1, from, rows.length + 1, to]);
    }
    rows.push(row);
  };
  const gap = () => void rows.push([]);
  const head = (value: string | null): SheetCell => ({ value, bold: true, align: 'center', ...BOX });
  const table = ({ title, columns: own, rows: lines }: ReviewTable) => {
    put([1, columns, { value: title, bold: true, align: 'left', size: 13 }]);
    const at = rows.length + 1;
    const grouped = own.some((column) => column.over !== undefined);
    // a text in the last place takes the rest of the page
    const rest = own.length > 1 && own.at(-1)!.kind === 'text' ? own.length + 1 : null;
    const add = (cells: SheetCell[]) => {
      if (rest === null) return rows.push(cells);
      merges.push([rows.length + 1, rest, rows.length + 1, columns]);
      return rows.push([...cells, ...Array.from({ length: columns - rest }, () => ({ value: null, ...BOX }))]);
    };
    add([head('STT'), ...own.map((one) => head(one.over ?? one.title))]);
    if (grouped) {
      rows.push([head(null), ...own.map((one) => head(one.over === undefined ? null : one.title))]);
      merges.push([at, 1, at + 1, 1]);
      own.forEach((one, index) => {
        if (one.over === undefined) merges.push([at, index + 2, at + 1, index + 2]);
        else if (own[index - 1]?.over !== one.over) {
          const last = own.findLastIndex((other) => other.over === one.over);
          if (last > index) merges.push([at, index + 2, at, last + 2]);
        }
      });
    }
    let serial = 0;
    for (const { values, strong = false } of lines) {
      const cells = own.map(({ kind }, index): SheetCell => {
        const look = kind === 'text' ? ({ align: 'left' } as const) : ({ align: 'right', format: 'count' } as const);
        return { value: values[index] ?? null, bold: strong, ...look, ...BOX };
      });
      add([{ value: strong ? null : ++serial, align: 'center', ...BOX }, ...cells]);
    }
    gap();
  };
  return { rows, merges, put, gap, table };
}

function flatSheet(report: AnnualReport): SheetPage {
  const context = flatContext(report);
  const own = [
    { title: 'Chia theo', width: 24 },
    { title: 'Dòng', width: 40 },
    { title: 'Mã dòng', width: 14 },
    { title: 'Nhóm số liệu', width: 26 },
    { title: 'Số liệu', width: 32 },
    { title: 'Mã số liệu', width: 26 },
    { title: 'Giá trị', width: 12 },
  ];
  const shared: Row = context.map(({ value, date }): SheetCell => ({ value, wrap: false, ...(date ? { format: 'date' } : {}) }));
  const text = (value: string): SheetCell => ({ value, wrap: false });
  return {
    name: 'Dữ liệu phẳng',
    widths: [...context, ...own].map(({ width }) => width),
    rows: [
      [...context, ...own].map(({ title }): SheetCell => ({ value: title, bold: true, ...BOX, align: 'center' })),
      ...flatRows(report).map((one): Row => [
        ...shared,
        ...[one.dimension, one.row, one.rowCode, one.group, one.measure, one.code].map(text),
        { value: one.value, align: 'right', format: 'count' },
      ]),
    ],
    merges: [],
    headerRows: { from: 1, to: 1 },
  };
}

function statedSheet({ stated, filter }: AnnualReport): SheetPage {
  const titles = [
    'Nội dung',
    'Nguồn',
    'Đo gì',
    'Từ năm',
    'Đến năm',
    'Khoảng',
    'Lớp: công bố',
    'Lớp: tính ra',
    'Lớp: chênh lệch',
    'Học viên: công bố',
    'Học viên: tính ra',
    'Học viên: chênh lệch',
    'Giải trình',
    'Người giải trình',
    'Ghi chú',
  ];
  const remarks = stated ? statedTable(stated, false).rows.map(({ values }) => values.at(-1)) : [];
  const count = (value: number | null): SheetCell => ({ value, align: 'right', format: 'count', ...BOX });
  const text = (value: string | number | null): SheetCell => ({ value, ...BOX });
  const rows = (stated ?? []).map((one, index): Row => [
    text(one.label),
    text(one.source),
    text(statedMeasureNames[one.measure] ?? one.measure),
    text(one.yearFrom),
    text(one.yearTo),
    text(one.approx ? 'có' : null),
    ...[one.classes, one.trainees].flatMap((of) => [count(of.stated), count(of.computed), count(of.difference)]),
    text(one.explanation),
    text(one.explainedBy),
    text(remarks[index] === undefined ? null : String(remarks[index])),
  ]);
  const empty = stated
    ? `Không có số đã công bố nào thuộc phạm vi và kỳ ${filter.year} này.`
    : 'Số đã công bố chỉ hiện với người được giao đối chiếu và không có trong bản đã gửi.';
  return {
    name: 'Công bố và tính ra',
    widths: [34, 26, 16, 7, 7, 8, 9, 9, 9, 9, 9, 9, 26, 14, 30],
    rows: [
      titles.map((value): SheetCell => ({ value, bold: true, align: 'center', ...BOX })),
      ...(rows.length ? rows : [[{ value: empty, wrap: false }]]),
    ],
    merges: [],
    headerRows: { from: 1, to: 1 },
  };
}
