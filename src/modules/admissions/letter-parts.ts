import { formatDate, isCalendarDate, type CalendarDate } from '#kit/dates.ts';
import {
  body,
  headingBlocks,
  headingFor,
  layoutOn,
  line,
  paperHead,
  signatureBlocks,
  type PaperHead,
  type PaperLayout,
} from '#modules/organisations';
import { requireDocument, type Document } from '#modules/documents';
import { birthCell } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { textWidth, type Block, type GridCell, type Paper } from '#platform/docx.ts';

/** On whose paper something is written: head, layout and width of its text. */
export type Sheet = { head: PaperHead; layout: PaperLayout; width: number; document: Document | null };

/** The paper of who issued a document; of `unitId` where it is not registered yet, or the register does not know its issuer. */
export async function sheetOf(db: Reader, actor: Actor, unitId: number, on: CalendarDate, documentId: string | null): Promise<Sheet> {
  const document = documentId === null ? null : await requireDocument(db, documentId);
  const day = document?.documentDate ?? on;
  const sentWith = document ? { number: document.number, date: document.documentDate } : null;
  const head = paperHead(await headingFor(db, actor, document?.issuerId ?? unitId, day), day, sentWith);
  const layout = layoutOn(head.regime, day);
  return { head, layout, width: textWidth(layout, false), document };
}

const STYLE = { head: 'Bảng - tiêu đề', text: 'Bảng - chữ', number: 'Bảng - số' } as const;

/** One file: a letter to each on its own pages. */
export function paperOf(title: string, { layout }: Sheet, letters: readonly Block[][]): Paper {
  const { font, sizes, margins, pageNumber } = layout;
  return {
    title,
    font,
    size: sizes.body,
    styles: {
      [STYLE.head]: { size: sizes.table, align: 'center', bold: true },
      [STYLE.text]: { size: sizes.table, align: 'left' },
      [STYLE.number]: { size: sizes.table, align: 'center' },
    },
    margins,
    pageNumber,
    parts: letters.map((blocks) => ({ landscape: false, blocks })),
  };
}

/** A letter (công văn): head, what it is about, to whom, and the signature. */
export const letter = ({ head, layout, width }: Sheet, about: string, to: string, blocks: readonly Block[]): Block[] => [
  ...headingBlocks(head, layout, width, null, about),
  line({ text: `Kính gửi: ${to}`, size: layout.sizes.body }, 'center', { before: 14, after: 8 }),
  ...blocks,
  ...signatureBlocks(head, layout, width, ['Như trên']),
];

export type Column<Row> = { title: string; share: number; value: (row: Row, index: number) => string; center?: true };
/** Millimetres. */
const SERIAL = 12;
/** A boxed table; `share` of the width for each column, none for the serial number. */
export function peopleTable<Row>({ width }: Sheet, columns: readonly Column<Row>[], rows: readonly Row[]): Block[] {
  const cell = (text: string, style: keyof typeof STYLE): GridCell => ({
    lines: [{ kind: 'line', style: STYLE[style], runs: [{ text }] }],
    middle: true,
  });
  // the serial number needs no more than three digits
  const shared = columns.reduce((sum, { share }) => sum + share, 0);
  const room = width - columns.filter(({ share }) => share === 0).length * SERIAL;
  return [
    {
      kind: 'grid',
      widths: columns.map(({ share }) => (share === 0 ? SERIAL : (room * share) / shared)),
      header: 1,
      boxed: true,
      keepTogether: rows.length <= 8,
      rows: [
        columns.map(({ title }) => cell(title, 'head')),
        ...rows.map((row, index) => columns.map(({ value, center }) => cell(value(row, index), center ? 'number' : 'text'))),
      ],
    },
    line({ text: '', size: 6 }),
  ];
}

export const paragraph = ({ layout }: Sheet, text: string, bold = false): Block => body(layout, text, bold ? { bold } : {});
export const list = (sheet: Sheet, items: readonly (string | null)[]): Block[] =>
  items.flatMap((item) => (item === null ? [] : [paragraph(sheet, `- ${item}`)]));

/** As far as it is known: 08/03/1981, 3/1981, 1981. */
export function bornOn(person: { birthDate: string | null; birthPrecision: string }): string {
  const text = birthCell(person as never);
  return isCalendarDate(text) ? formatDate(text) : (text ?? '');
}
export const columnsOf = <
  Row extends { fullName: string; birthDate: string | null; birthPrecision: string; positionTitle: string | null },
>(): Column<Row>[] => [
  { title: 'STT', share: 0, value: (_row, index) => String(index + 1), center: true },
  { title: 'Họ và tên', share: 36, value: (row) => row.fullName },
  { title: 'Ngày sinh', share: 22, value: bornOn, center: true },
  { title: 'Chức vụ, vị trí', share: 38, value: (row) => row.positionTitle ?? '' },
];
export const day = (date: CalendarDate | null): string | null => (date === null ? null : formatDate(date));
