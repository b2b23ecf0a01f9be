import type { Align, Block, Grid, GridCell, Line, Run } from '#platform/docx.ts';
import { numberLine, placeAndDate, type PaperHead } from './paper-head.ts';
import type { PaperLayout } from './paper-layout.ts';

export const line = (runs: Run | Run[], align?: Align, extra: Partial<Line> = {}): Line => ({
  kind: 'line',
  runs: Array.isArray(runs) ? runs : [runs],
  ...(align ? { align } : {}),
  ...extra,
});
export const body = ({ sizes, body: how }: PaperLayout, text: string, run: Partial<Run> = {}): Line =>
  line({ text, size: sizes.body, ...run }, 'justify', { firstLine: how.firstLine, after: how.after, spacing: how.spacing });
/** In capitals; broken before the place, or before the last three words, never inside a name of two or three. */
export const nameLine = (name: string): string => {
  const place = / (?=(?:thành phố|tỉnh|huyện|quận|thị xã|xã|phường) )/iu.exec(name)?.index ?? -1;
  const last = place > 0 ? place : name.split(' ').slice(0, -3).join(' ').length;
  return (last > 0 ? name.slice(0, last + 1) + name.slice(last + 1).replaceAll(' ', '\u00a0') : name).toLocaleUpperCase('vi');
};

/** Head of a paper of its issuer's regime. `about`: what a letter, which has no title, says under its number (V/v …). */
export function headingBlocks(head: PaperHead, { sizes }: PaperLayout, width: number, kind?: string | null, about?: string): Block[] {
  const party = head.regime === 'party';
  const [left, right] = [width * 0.42, width * 0.58];
  const center = (text: string, size: number, run: Partial<Run> = {}) => line({ text, size, ...run }, 'center');
  const issuer = [
    ...(head.superior ? [center(nameLine(head.superior), sizes.superior)] : []),
    center(nameLine(head.issuer), sizes.issuer, { bold: true }),
  ];
  const number = [
    center(numberLine(head, kind), sizes.number),
    ...(about ? [center(`${party ? '' : 'V/v '}${about}`, sizes.recipientsHead, party ? { italic: true } : {})] : []),
  ];
  const date = center(placeAndDate(head), sizes.placeAndDate, { italic: true });
  const rows: GridCell[][] = party
    ? [
        [
          { lines: [...issuer, center('*', sizes.issuer, { bold: true })] },
          { lines: [center('ĐẢNG CỘNG SẢN VIỆT NAM', sizes.emblem, { bold: true }), { kind: 'rule', width: 72, within: right }] },
        ],
        [{ lines: number }, { lines: [date] }],
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
        [{ lines: number.map((one, n) => (n === 0 ? { ...one, before: 4 } : one)) }, { lines: [{ ...date, before: 4 }] }],
      ];
  return [{ kind: 'grid', widths: [left, right], header: 0, boxed: false, rows }];
}

/** Title of a paper that has one, with what it is about and the line under it. */
export const titleBlocks = (kind: string, subject: string, { sizes }: PaperLayout, width: number): Block[] => [
  line({ text: kind, bold: true, size: sizes.kind }, 'center', { before: 18 }),
  line({ text: subject, bold: true, size: sizes.subject }, 'center', { after: 3 }),
  { kind: 'rule', width: width * 0.3, within: width },
  line({ text: '' }, 'left', { after: 2 }),
];

/** Recipients and room for the signature. */
export function signatureBlocks(
  head: PaperHead,
  { sizes }: PaperLayout,
  width: number,
  recipients: readonly string[] = ['………………'],
): Block[] {
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
            ...[...recipients.map((one) => `- ${one};`), `- Lưu: ${party ? 'Văn phòng' : 'VT'}, ………`].map((text) =>
              line({ text, size: sizes.recipients }),
            ),
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
