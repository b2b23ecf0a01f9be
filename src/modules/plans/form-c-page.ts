import type { SheetCell, SheetPage } from '#platform/sheets/write-page.ts';
import { cellAddress } from '#platform/sheets/sheet.ts';
import { FORM_C_COLUMNS } from './form-c-columns.ts';

/** A row of form C to print; texts as officials write them. */
export type PrintedLine = {
  content: string;
  audience: string;
  classes: number;
  perClass: number | null;
  trainees: number;
  duration: string;
  time: string;
  place: string;
  lead: string;
  coordinating: string;
  runner: string;
  funding: string;
  note: string;
};
export type PrintedPlan = {
  issuer: string;
  parent: string;
  title: string;
  subtitle: string;
  sections: { title: string; lines: PrintedLine[] }[];
};

const GROUPS = [
  { from: 4, to: 6, title: 'Quy mô' },
  { from: 10, to: 12, title: 'Đơn vị thực hiện' },
];
const HEADER_ROW = 7;
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/**
 * Form C as offices lay it out: issuer and title, a header of two merged rows, the row of column numbers, sections with
 * subtotals, totals and the signature block. What this prints, an import reads back.
 */
export function formCPage(plan: PrintedPlan): SheetPage {
  const last = FORM_C_COLUMNS.length;
  const rows: (SheetCell | null)[][] = [];
  const merges: SheetPage['merges'] = [];
  const put = (row: number, col: number, cell: SheetCell) => ((rows[row - 1] ??= [])[col - 1] = cell);
  const across = (row: number, from: number, to: number, cell: SheetCell) => {
    put(row, from, { align: 'center', ...cell });
    if (to > from) merges.push([row, from, row, to]);
  };

  across(1, 1, 4, { value: plan.parent });
  across(2, 1, 4, { value: plan.issuer, bold: true });
  across(1, 9, last, { value: 'Biểu C – Tổng hợp kế hoạch đào tạo, bồi dưỡng', italic: true });
  across(4, 1, last, { value: plan.title, bold: true });
  across(5, 1, last, { value: plan.subtitle, italic: true });

  FORM_C_COLUMNS.forEach(({ title }, index) => {
    const col = index + 1;
    const group = GROUPS.find(({ from, to }) => from <= col && col <= to);
    const head: SheetCell = { value: title, bold: true, align: 'center', boxed: true };
    put(HEADER_ROW, col, group ? { ...head, value: group.from === col ? group.title : null } : head);
    put(HEADER_ROW + 1, col, group ? head : { ...head, value: null });
    if (!group) merges.push([HEADER_ROW, col, HEADER_ROW + 1, col]);
    put(HEADER_ROW + 2, col, { value: col === 6 ? '(6)=(4)x(5)' : `(${col})`, italic: true, align: 'center', boxed: true });
  });
  for (const { from, to } of GROUPS) merges.push([HEADER_ROW, from, HEADER_ROW, to]);

  let row = HEADER_ROW + 3;
  const subtotals: number[] = [];
  plan.sections.forEach((section, index) => {
    subtotals.push(row);
    sum(row, [`${ROMAN[index] ?? index + 1}`, section.title], section.lines, (col) => rangeSum(row + 1, row + section.lines.length, col));
    row += 1;
    section.lines.forEach((line, n) => printLine(row++, n + 1, line));
  });
  const all = plan.sections.flatMap((section) => section.lines);
  sum(row, ['', 'TỔNG CỘNG'], all, (col) => subtotals.map((at) => cellAddress(at, col)).join('+'));
  across(row + 2, 1, 4, { value: 'Nơi nhận:', italic: true });
  across(row + 2, 10, last, { value: 'THỦ TRƯỞNG ĐƠN VỊ', bold: true });

  return {
    name: 'Biểu C',
    widths: FORM_C_COLUMNS.map(({ width }) => width),
    rows: [...rows].map((cells) => [...(cells ?? [])].map((cell) => cell ?? null)),
    merges,
    headerRows: { from: HEADER_ROW, to: HEADER_ROW + 2 },
  };

  function printLine(at: number, ordinal: number, line: PrintedLine) {
    const figures = new Set(['ordinal', 'classes', 'perClass', 'trainees']);
    FORM_C_COLUMNS.forEach(({ key }, index) => {
      const value = key === 'ordinal' ? ordinal : line[key];
      put(at, index + 1, { value: value === '' ? null : value, boxed: true, align: figures.has(key) ? 'center' : 'left' });
    });
  }

  function sum(at: number, [ordinal, title]: [string, string], lines: PrintedLine[], formula: (col: number) => string) {
    FORM_C_COLUMNS.forEach((_, index) => put(at, index + 1, { value: null, boxed: true }));
    put(at, 1, { value: ordinal || null, bold: true, boxed: true, align: 'center' });
    put(at, 2, { value: title, bold: true, boxed: true });
    const figure = (col: number, value: number) =>
      put(at, col, { value, ...(lines.length ? { formula: formula(col) } : {}), bold: true, boxed: true, align: 'center' });
    figure(
      4,
      lines.reduce((total, line) => total + line.classes, 0),
    );
    figure(
      6,
      lines.reduce((total, line) => total + line.trainees, 0),
    );
  }
}

const rangeSum = (from: number, to: number, col: number) => `SUM(${cellAddress(from, col)}:${cellAddress(to, col)})`;
