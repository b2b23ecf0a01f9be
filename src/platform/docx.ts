import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip as twips,
  Document,
  Header,
  HeightRule,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
  type ISectionOptions,
} from 'docx';
import { takenInWords, type Taken } from './sheets/export-list.ts';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Lengths on paper are millimetres, type sizes and spaces between lines are points. */
export type Run = { text: string; bold?: boolean; italic?: boolean; underline?: boolean; size?: number };
export type Align = 'left' | 'center' | 'right' | 'justify';
export type Line = {
  kind: 'line';
  runs: Run[];
  /** A named look of the paper; what is said here goes before it. */
  style?: string;
  align?: Align;
  firstLine?: number;
  before?: number;
  after?: number;
  /** 1 = single. */
  spacing?: number;
  /** Stays on the page of what follows. */
  keepNext?: boolean;
};
/** A drawn line of its own width, in the middle of what holds it. */
export type Rule = { kind: 'rule'; width: number; within: number };
export type GridCell = { lines: (Line | Rule)[]; span?: number; rowSpan?: number; middle?: boolean };
/** Widths are fixed; the first `header` rows repeat on each page. A cell with `rowSpan` covers the cells below it: they are left out. */
export type Grid = { kind: 'grid'; widths: number[]; header: number; boxed: boolean; rows: GridCell[][]; keepTogether?: boolean };
export type Block = Line | Rule | Grid;

export type Paper = {
  title: string;
  font: string;
  size: number;
  margins: { top: number; right: number; bottom: number; left: number };
  /** Looks that an official can change in one place, by name: those of the cells of tables. */
  styles?: Record<string, { size: number; align: Align; bold?: boolean }>;
  /** In the top margin, from the second page on. */
  pageNumber: { size: number; fromTop: number };
  /** What follows on pages of another orientation is another part. */
  parts: { landscape: boolean; blocks: Block[] }[];
};

const A4 = { short: 210, long: 297 };
/** Width of the text of a page. */
export const textWidth = ({ margins }: Pick<Paper, 'margins'>, landscape: boolean): number =>
  landscape ? A4.long - margins.top - margins.bottom : A4.short - margins.left - margins.right;

/** A Word document; `taken` stands among its properties. Texts are plain: what XML cannot hold is left out of them. */
export async function writeDocument(paper: Paper, taken?: Taken): Promise<Uint8Array> {
  const document = new Document({
    creator: plain(taken?.by ?? 'Khuê Văn'),
    lastModifiedBy: plain(taken?.by ?? 'Khuê Văn'),
    ...(taken ? { description: plain(takenInWords(taken)) } : {}),
    title: plain(paper.title),
    styles: {
      default: {
        document: {
          run: { font: paper.font, size: paper.size * 2, language: { value: 'vi-VN' } },
          paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO } },
        },
      },
      paragraphStyles: Object.entries(paper.styles ?? {}).map(([name, { size, align, bold }]) => ({
        id: idOf(name),
        name,
        quickFormat: true,
        run: { size: size * 2, ...(bold ? { bold } : {}) },
        paragraph: { alignment: alignment(align) },
      })),
    },
    sections: paper.parts.map((part, index) => section(paper, part, index)),
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function section(paper: Paper, { landscape, blocks }: Paper['parts'][number], index: number): ISectionOptions {
  const { top, right, bottom, left } = paper.margins;
  // A page on its side is bound at what was its left edge, now the top.
  const turned = landscape ? { top: left, right: top, bottom: right, left: bottom } : { top, right, bottom, left };
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: paper.pageNumber.size * 2 })],
  });
  return {
    properties: {
      titlePage: index === 0,
      page: {
        size: {
          width: twips(A4.short),
          height: twips(A4.long),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(turned.top),
          right: twips(turned.right),
          bottom: twips(turned.bottom),
          left: twips(turned.left),
          header: twips(paper.pageNumber.fromTop),
        },
      },
    },
    headers: { default: new Header({ children: [number] }), first: new Header({ children: [new Paragraph({})] }) },
    // a document may not end with a table
    children: [...blocks.map(block), ...(blocks.at(-1)?.kind === 'grid' ? [rule({ kind: 'rule', width: 0, within: 0 })] : [])],
  };
}

const block = (one: Block): Paragraph | Table => (one.kind === 'grid' ? grid(one) : one.kind === 'rule' ? rule(one) : line(one));

const alignment = (align: Align) => (align === 'justify' ? AlignmentType.BOTH : align);
const idOf = (style: string): string => style.normalize('NFD').replace(/[^A-Za-z0-9]/g, '');

/** Only what differs from the defaults is written: most paragraphs are cells of tables, thousands of them. */
function line({ runs, style, align, firstLine = 0, before = 0, after = 0, spacing = 1, keepNext = false }: Line): Paragraph {
  return new Paragraph({
    ...(style === undefined ? {} : { style: idOf(style) }),
    ...(align === undefined ? {} : { alignment: alignment(align) }),
    ...(firstLine ? { indent: { firstLine: twips(firstLine) } } : {}),
    ...(before || after || spacing !== 1
      ? { spacing: { before: before * 20, after: after * 20, line: Math.round(spacing * 240), lineRule: LineRuleType.AUTO } }
      : {}),
    ...(keepNext ? { keepNext, keepLines: true } : {}),
    children: runs.map(
      ({ text, bold, italic, underline, size }) =>
        new TextRun({
          text: plain(text),
          ...(bold ? { bold } : {}),
          ...(italic ? { italics: true } : {}),
          ...(underline ? { underline: {} } : {}),
          ...(size ? { size: size * 2 } : {}),
        }),
    ),
  });
}

function rule({ width, within }: Rule): Paragraph {
  const indent = twips(Math.max(0, (within - width) / 2));
  return new Paragraph({
    indent: { left: indent, right: indent },
    spacing: { before: 0, after: 0, line: 60, lineRule: LineRuleType.EXACT },
    ...(width ? { border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } } } : {}),
    children: [new TextRun({ text: '', size: 4 })],
  });
}

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

function grid({ widths, header, boxed, rows, keepTogether = false }: Grid): Table {
  const edge = boxed ? LINE : NONE;
  const padding = twips(boxed ? 1.5 : 0);
  const total = (from: number, to: number) => twips(widths.slice(from, to).reduce((sum, width) => sum + width, 0));
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: total(0, widths.length), type: WidthType.DXA },
    columnWidths: widths.map((width) => twips(width)),
    alignment: AlignmentType.CENTER,
    borders: { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge },
    margins: { left: padding, right: padding, marginUnitType: WidthType.DXA },
    rows: placed(widths.length, rows).map(
      (cells, index) =>
        new TableRow({
          ...(index < header ? { tableHeader: true } : {}),
          cantSplit: true,
          height: { value: boxed ? twips(6) : 0, rule: boxed ? HeightRule.ATLEAST : HeightRule.AUTO },
          children: cells.map(({ lines, column, span, merge, middle = false }) => {
            const inside = lines.map((one) =>
              one.kind === 'rule' ? rule(one) : line(keepTogether && index < rows.length - 1 ? { ...one, keepNext: true } : one),
            );
            return new TableCell({
              width: { size: total(column, column + span), type: WidthType.DXA },
              ...(span > 1 ? { columnSpan: span } : {}),
              ...(merge ? { verticalMerge: merge } : {}),
              ...(middle ? { verticalAlign: VerticalAlignTable.CENTER } : {}),
              children: inside.length ? inside : [new Paragraph({})],
            });
          }),
        }),
    ),
  });
}

type Placed = { lines: (Line | Rule)[]; column: number; span: number; merge: 'restart' | 'continue' | null; middle?: boolean };

/** Each cell in its column; a cell over several rows is written again, empty, in each row it covers. */
function placed(columns: number, rows: GridCell[][]): Placed[][] {
  const covering = new Map<number, { rows: number; span: number }>();
  return rows.map((cells) => {
    const waiting = [...cells];
    const row: Placed[] = [];
    for (let column = 0; column < columns; column += row.at(-1)!.span) {
      const above = covering.get(column);
      if (above) {
        row.push({ lines: [], column, span: above.span, merge: VerticalMergeType.CONTINUE });
        if (above.rows > 1) covering.set(column, { ...above, rows: above.rows - 1 });
        else covering.delete(column);
        continue;
      }
      const { span = 1, rowSpan = 1, ...cell } = waiting.shift() ?? { lines: [] };
      if (rowSpan > 1) covering.set(column, { rows: rowSpan - 1, span });
      row.push({ ...cell, column, span, merge: rowSpan > 1 ? VerticalMergeType.RESTART : null });
    }
    return row;
  });
}

// Characters that no XML document may carry, and halves of characters.
const plain = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\t\n\v\f\r]+/g, ' ')
    // oxlint-disable-next-line no-control-regex -- they are what is taken out
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');
