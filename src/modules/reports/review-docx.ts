import { formatDifference, formatNumber } from '#kit/numbers.ts';
import {
  textWidth,
  writeDocument,
  type Align,
  type Block,
  type Grid,
  type GridCell,
  type Line,
  type Paper,
  type Run,
} from '#platform/docx.ts';
import type { Taken } from '#platform/sheets/export-list.ts';
import type { ContentBlock, ReviewPart } from './review-content.ts';
import { numberLine, placeAndDate, type ReviewHead } from './review-head.ts';
import type { PaperLayout } from './review-layout.ts';
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
  put(false, ...heading(head, layout, upright), ...title(subject, layout, upright), ...bases(head, layout));
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
  put(false, ...signature(head, layout, upright));
  return paper;
}

const line = (runs: Run | Run[], align?: Align, extra: Partial<Line> = {}): Line => ({
  kind: 'line',
  runs: Array.isArray(runs) ? runs : [runs],
  ...(align ? { align } : {}),
  ...extra,
});
const body = ({ sizes, body: how }: PaperLayout, text: string, run: Partial<Run> = {}): Line =>
  line({ text, size: sizes.body, ...run }, 'justify', { firstLine: how.firstLine, after: how.after, spacing: how.spacing });
/** In capitals; broken before the place, or before the last three words, never inside a name of two or three. */
const nameLine = (name: string): string => {
  const place = / (?=(?:thành phố|tỉnh|huyện|quận|thị xã|xã|phường) )/iu.exec(name)?.index ?? -1;
  const last = place > 0 ? place : name.split(' ').slice(0, -3).join(' ').length;
  return (last > 0 ? name.slice(0, last + 1) + name.slice(last + 1).replaceAll(' ', '\u00a0') : name).toLocaleUpperCase('vi');
};

function heading(head: ReviewHead, { sizes }: PaperLayout, width: number): Block[] {
  const party = head.regime === 'party';
  const [left, right] = [width * 0.42, width * 0.58];
  const center = (text: string, size: number, run: Partial<Run> = {}) => line({ text, size, ...run }, 'center');
  const issuer = [
    ...(head.superior ? [center(nameLine(head.superior), sizes.superior)] : []),
    center(nameLine(head.issuer), sizes.issuer, { bold: true }),
  ];
  const number = center(numberLine(head), sizes.number);
  const date = center(placeAndDate(head), sizes.placeAndDate, { italic: true });
  const rows: GridCell[][] = party
    ? [
        [
          { lines: [...issuer, center('*', sizes.issuer, { bold: true })] },
          { lines: [center('ĐẢNG CỘNG SẢN VIỆT NAM', sizes.emblem, { bold: true }), { kind: 'rule', width: 72, within: right }] },
        ],
        [{ lines: [number] }, { lines: [date] }],
      ]
    : [
        [
          { lines: [...issuer, { kind: 'rule', width: left * 0.4, within: left }] },
          {
            lines: [
              center('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', sizes.emblem, { bold: true }),
              center('Độc lập - Tự do - Hạnh phúc', sizes.motto, { bold: true }),
              { kind: 'rule', width: 57, within: right },
            ],
          },
        ],
        [{ lines: [{ ...number, before: 4 }] }, { lines: [{ ...date, before: 4 }] }],
      ];
  return [{ kind: 'grid', widths: [left, right], header: 0, boxed: false, rows }];
}

const title = (subject: string, { sizes }: PaperLayout, width: number): Block[] => [
  line({ text: 'BÁO CÁO', bold: true, size: sizes.kind }, 'center', { before: 18 }),
  line({ text: subject, bold: true, size: sizes.subject }, 'center', { after: 3 }),
  { kind: 'rule', width: width * 0.3, within: width },
  line({ text: '' }, 'left', { after: 2 }),
];

const bases = ({ bases: texts }: ReviewHead, layout: PaperLayout): Block[] =>
  texts.map((text) => body(layout, text, { italic: layout.regime === 'state', size: layout.sizes.bases }));

function signature(head: ReviewHead, { sizes }: PaperLayout, width: number): Block[] {
  const party = head.regime === 'party';
  const signs = head.signatory.length ? head.signatory : ['THỦ TRƯỞNG ĐƠN VỊ'];
  const grid: Grid = {
    kind: 'grid',
    widths: [width / 2, width / 2],
    header: 0,
    boxed: false,
    rows: [
      [
        {
          lines: [
            line({ text: 'Nơi nhận:', size: sizes.recipientsHead, bold: !party, italic: !party, underline: party }),
            ...['- ………………;', `- Lưu: ${party ? 'Văn phòng' : 'VT'}, ………`].map((text) => line({ text, size: sizes.recipients })),
          ],
        },
        {
          lines: [
            ...signs.map((text) => line({ text, bold: true, size: sizes.signer }, 'center')),
            ...Array.from({ length: 4 }, () => line({ text: '', size: sizes.signer }, 'center')),
            line({ text: '………………………', size: sizes.signer }, 'center'),
          ],
        },
      ],
    ],
  };
  return [line({ text: '' }, 'left', { keepNext: true }), grid];
}

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
