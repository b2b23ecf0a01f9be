import { formatDifference, formatNumber } from '#kit/numbers.ts';
import { textWidth, writeDocument, type Block, type GridCell, type Paper } from '#platform/docx.ts';
import { body, headingBlocks, line, signatureBlocks, titleBlocks, type PaperLayout } from '#modules/organisations';
import type { Taken } from '#platform/sheets/export-list.ts';
import type { ContentBlock, ReviewPart } from './review-content.ts';
import type { ReviewHead } from './review-head.ts';
import type { Column, ReviewTable, Value } from './review-tables.ts';

export type ReviewPaper = { head: ReviewHead; subject: string; parts: ReviewPart[] };

/** The review as a Word document in the layout of its issuer. */
export function writeReview(review: ReviewPaper, layout: PaperLayout, taken?: Taken): Promise<Uint8Array> {
  return writeDocument(paperOf(review, layout), taken);
}

const TABLE = { head: 'Bảng - tiêu đề', text: 'Bảng - chữ', number: 'Bảng - số' } as const;

/** Wide tables stand on pages of their own on their side; the rest is upright. */
export function paperOf({ head, subject, parts }: ReviewPaper, layout: PaperLayout): Paper {
  const { font, sizes, margins, pageNumber } = layout;
  const [upright, turned] = [textWidth(layout, false), textWidth(layout, true)];
  const styles: NonNullable<Paper['styles']> = {
    [TABLE.head]: { size: sizes.table, align: 'center', bold: true },
    [TABLE.text]: { size: sizes.table, align: 'left' },
    [TABLE.number]: { size: sizes.table, align: 'right' },
  };
  const paper: Paper = { title: `Báo cáo. ${subject}`, font, size: sizes.body, styles, margins, pageNumber, parts: [] };
  const put = (landscape: boolean, ...blocks: Block[]) => {
    const last = paper.parts.at(-1);
    if (last?.landscape === landscape) last.blocks.push(...blocks);
    else paper.parts.push({ landscape, blocks });
  };
  put(false, ...headingBlocks(head, layout, upright, 'BC'), ...titleBlocks('BÁO CÁO', subject, layout, upright), ...bases(head, layout));
  let serial = 0;
  parts.forEach((part, index) => {
    const wide = (block: ContentBlock | undefined) => block?.kind === 'table' && leastWidth(block.table, layout) > upright;
    put(wide(part.blocks[0]), {
      ...body(layout, `${roman(index + 1)}. ${part.title.toLocaleUpperCase('vi')}`, { bold: true }),
      before: 6,
      keepNext: true,
    });
    for (const block of part.blocks) {
      if (block.kind !== 'table') put(false, body(layout, block.kind === 'item' ? `- ${block.text}` : block.text));
      else
        put(
          wide(block),
          ...tableBlocks({ ...block.table, title: `Bảng ${++serial}. ${block.table.title}` }, layout, wide(block) ? turned : upright),
        );
    }
  });
  // nobody signs an empty page
  for (const last of paper.parts.at(-1)!.blocks.slice(-2)) if (last.kind === 'line') last.keepNext = true;
  put(false, ...signatureBlocks(head, layout, upright));
  return paper;
}

const bases = ({ bases: texts }: ReviewHead, layout: PaperLayout): Block[] =>
  texts.map((text) => body(layout, text, { italic: layout.regime === 'state', size: layout.sizes.bases }));

const roman = (number: number): string => ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'][number]!;

// ───────── tables ─────────

const printed = (value: Value, { kind }: Column): string =>
  value === null ? '' : typeof value === 'string' ? value : kind === 'signed' ? formatDifference(value) : formatNumber(value);
/** Millimetres of a digit or a letter at a size, with a little to spare. */
const glyph = (size: number): number => size * 0.19;
const numeric = (column: Column): boolean => column.kind !== 'text';

/** Least millimetres of each column: numbers on one line, texts by their longest word, or a third of what is longest. */
function leastWidths(table: ReviewTable, { sizes }: PaperLayout): number[] {
  return table.columns.map((column, at) => {
    const cells = table.rows.map((row) => printed(row.values[at] ?? null, column));
    const longest = (texts: string[]) => Math.max(...texts.map((text) => text.length), 0);
    if (numeric(column)) return Math.max(10.5, longest([...cells, ...column.title.split(' ')]) * glyph(sizes.table) * 0.95 + 3.4);
    const word = longest([column.title, ...cells].flatMap((text) => text.split(' ')));
    return Math.max(at === 0 ? 36 : 18, word * glyph(sizes.table) + 3, Math.min(42, (longest(cells) / 3) * glyph(sizes.table)));
  });
}
const total = (widths: number[]): number => widths.reduce((sum, width) => sum + width, 0);
const leastWidth = (table: ReviewTable, layout: PaperLayout): number => total(leastWidths(table, layout));

/** Room left over goes to the texts, by their length; what does not fit is narrowed alike, so that nothing leaves the page. */
function widthsIn(table: ReviewTable, layout: PaperLayout, room: number): number[] {
  const least = leastWidths(table, layout);
  const spare = room - total(least);
  if (spare < 0) return least.map((width) => (width * room) / total(least));
  const counts = table.columns.filter(numeric).length;
  const more = counts === 0 ? 0 : Math.min(12, (spare * 0.4) / counts);
  const weights = table.columns.map((column, at) =>
    numeric(column) ? 0 : Math.sqrt(table.rows.reduce((sum, row) => sum + printed(row.values[at] ?? null, column).length, 1)),
  );
  return least.map((width, at) =>
    numeric(table.columns[at]!) ? width + more : width + ((spare - more * counts) * weights[at]!) / total(weights),
  );
}

function tableBlocks(table: ReviewTable, layout: PaperLayout, room: number): Block[] {
  const cell = (text: string, style: keyof typeof TABLE, bold = false): GridCell => ({
    lines: [{ kind: 'line', style: TABLE[style], runs: [{ text, ...(bold ? { bold } : {}) }] }],
    middle: true,
  });
  const grouped = table.columns.some((column) => column.over !== undefined);
  const over: GridCell[] = [];
  const under: GridCell[] = [];
  for (let at = 0; at < table.columns.length;) {
    const column = table.columns[at]!;
    const span = column.over === undefined ? 1 : table.columns.slice(at).findIndex((other) => other.over !== column.over);
    const wide = span < 0 ? table.columns.length - at : span;
    if (column.over === undefined) over.push({ ...cell(column.title, 'head'), rowSpan: grouped ? 2 : 1 });
    else {
      over.push({ ...cell(column.over, 'head'), span: wide });
      under.push(...table.columns.slice(at, at + wide).map((one) => cell(one.title, 'head')));
    }
    at += wide;
  }
  const rows = table.rows.map(({ values, strong = false }) =>
    table.columns.map((column, at) => cell(printed(values[at] ?? null, column), numeric(column) ? 'number' : 'text', strong)),
  );
  return [
    line({ text: table.title, bold: true, italic: true, size: layout.sizes.body - 1 }, 'center', { before: 4, after: 3, keepNext: true }),
    {
      kind: 'grid',
      widths: widthsIn(table, layout, room),
      header: grouped ? 2 : 1,
      boxed: true,
      keepTogether: table.rows.length <= 8,
      rows: [over, ...(grouped ? [under] : []), ...rows],
    },
    line({ text: '', size: 6 }),
  ];
}
