import type { CalendarDate } from '#kit/dates.ts';

export type Regime = 'state' | 'party';

/** How a paper of a regime looks from a day on. Margins and the first line in mm, sizes and spaces in points. */
export type PaperLayout = {
  regime: Regime;
  from: CalendarDate;
  citation: string;
  /** `read`: in the text of the rule or a faithful copy. `practice`: as clerks do it; the clerk's own template goes before it. */
  verified: 'read' | 'practice';
  note: string;
  font: string;
  margins: { top: number; right: number; bottom: number; left: number };
  pageNumber: { size: number; fromTop: number };
  sizes: {
    emblem: number;
    motto: number;
    superior: number;
    issuer: number;
    number: number;
    placeAndDate: number;
    kind: number;
    subject: number;
    bases: number;
    body: number;
    table: number;
    signer: number;
    recipientsHead: number;
    recipients: number;
  };
  body: { firstLine: number; after: number; spacing: number };
};

const state: PaperLayout = {
  regime: 'state',
  from: '2020-03-05',
  citation: 'Nghị định 30/2020/NĐ-CP, Phụ lục I',
  verified: 'read',
  note: 'Lề trên, dưới 20–25 mm, trái 30–35 mm, phải 15–20 mm. Cũng dùng cho trường chính trị: Hướng dẫn 36-HD/VPTW không áp dụng cho hệ thống trường chính trị.',
  font: 'Times New Roman',
  margins: { top: 20, right: 15, bottom: 20, left: 30 },
  pageNumber: { size: 13, fromTop: 10 },
  sizes: {
    emblem: 12,
    motto: 13,
    superior: 12,
    issuer: 12,
    number: 13,
    placeAndDate: 13,
    kind: 14,
    subject: 14,
    bases: 14,
    body: 14,
    table: 12,
    signer: 14,
    recipientsHead: 12,
    recipients: 11,
  },
  body: { firstLine: 12.7, after: 6, spacing: 1.1 },
};

const party: PaperLayout = {
  ...state,
  regime: 'party',
  from: '2018-04-03',
  citation: 'Hướng dẫn 36-HD/VPTW ngày 03/4/2018, Phụ lục 3',
  verified: 'practice',
  note: 'Cỡ chữ theo Phụ lục 3. Lề chưa thống nhất: thực tế theo 36-HD là 20/20/30/15 mm; có sổ tay cấp tỉnh in 25/25/35/15 mm, là số của hướng dẫn năm 2004. Hỏi văn thư của cơ quan.',
  sizes: {
    ...state.sizes,
    emblem: 15,
    superior: 14,
    issuer: 14,
    number: 14,
    placeAndDate: 14,
    kind: 16,
    subject: 14,
    recipientsHead: 14,
    recipients: 12,
  },
};

/** Oldest first within a regime; a day before the first row takes the first row. */
export const paperLayouts: readonly PaperLayout[] = [
  state,
  party,
  {
    ...party,
    from: '2026-01-09',
    citation: 'Quy định 399-QĐ/TW ngày 09/01/2026',
    note: `Chưa rõ có hướng dẫn kỹ thuật mới thay 36-HD/VPTW hay không; giữ số đo của 36-HD. ${party.note}`,
  },
];

export function layoutOn(regime: Regime, date: CalendarDate): PaperLayout {
  const own = paperLayouts.filter((layout) => layout.regime === regime);
  return own.findLast((layout) => layout.from <= date) ?? own[0]!;
}
