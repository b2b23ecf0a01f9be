import { fold } from '#kit/text.ts';
import type { Cell } from '#platform/sheets/sheet.ts';
import type { FormCRow } from './form-c.ts';

/** A heading between rows: 'I. Sở Nội vụ', 'A. Khối Đảng, đoàn thể'. `rows` are the data rows below it. */
export type Section = { row: number; title: string; mark: SectionMark; rows: number[] };
type SectionMark = 'letter' | 'roman' | 'number' | 'dash' | 'none';

export type RowKind = 'line' | 'section' | 'total' | 'skip' | 'end';

const TOTAL = /^((tong|cong)(:| ?\(.*| (so|muc|phan|chung|nhom|khoi|i|ii|iii|iv|v|[a-d]|lop|toan)( .*|:.*)?)?|tong cong.*)$/;
const SIGNATURE =
  /^(noi nhan|ghi chu ?:|nguoi (lap|duyet|ky)|tm\. ?|t\/m |kt\. ?|tl\. ?|tuq\. ?|thu truong|truong (ban|phong|khoa)$|pho (truong ban|giam doc|hieu truong)|giam doc$|hieu truong$|ky (ten|bao)|\(ky|xac nhan|lap bieu|.{0,30}, ngay .{0,6} ?thang)/;

/** What a row below the header is. `line` has every column; `cells` is the raw row. */
export function rowKind(line: FormCRow, cells: readonly Cell[]): RowKind {
  const texts = cells.map((cell) => cell.text).filter(Boolean);
  if (texts.length === 0) return 'skip';
  if (isColumnNumbers(texts)) return 'skip';

  const first = fold(line.content || line.ordinal || texts[0]!);
  const figures = line.classes !== null || line.perClass !== null || line.statedTrainees !== null || line.problems.length > 0;
  const described = [line.audience, line.lead, line.runner, line.timeText, line.place].some(Boolean);
  if (TOTAL.test(first) && !line.lead && !line.timeText) return 'total';
  if (!figures && texts.some((text) => SIGNATURE.test(fold(text)))) return 'end';
  if (!described && (markOf(line) !== 'none' || !figures)) {
    const headed = ['letter', 'roman'].includes(markOf(line)) || !figures;
    if (headed && (line.content || line.ordinal)) return 'section';
  }
  return line.content || figures || described ? 'line' : 'skip';
}

/** 'Cộng', 'Cộng mục I', 'Tổng khối Đảng': of the section it closes, not of the table. */
export const isSubtotal = (label: string): boolean => /^(cong|(cong|tong) (muc|phan|nhom|khoi|[ivx]+|[a-d])( .*|:.*)?)$/.test(fold(label));

/** '1 2 3 …', '(1) (2) (3)', 'A B 1 2 3=1x2': the row of column numbers. */
function isColumnNumbers(texts: readonly string[]): boolean {
  if (texts.length < 4) return false;
  const bare = texts.map((text) => text.replace(/[()\s]/g, ''));
  const numbers = bare.filter((text) => /^\d{1,2}([=:].*)?$/.test(text)).map((text) => Number.parseInt(text, 10));
  const letters = bare.filter((text) => /^[A-Ea-e]$/.test(text)).length;
  if (numbers.length + letters !== bare.length || numbers.length < 3) return false;
  return numbers.every((number, index) => index === 0 || number === numbers[index - 1]! + 1);
}

function markOf(line: FormCRow): SectionMark {
  const mark = line.ordinal || /^([A-ZĐ]|[IVX]+|\d+(\.\d+)*)[.)]\s/u.exec(line.content)?.[1] || '';
  const bare = mark.replace(/[.)\s].*$/s, '');
  if (/^[IVX]+$/.test(bare)) return 'roman';
  if (/^[A-ZĐ]$/u.test(bare)) return 'letter';
  if (/^\d/.test(bare)) return 'number';
  if (/^[-+*•]$/.test(bare)) return 'dash';
  return 'none';
}

/** Opens a section and closes those of the same rank and below: A > I > 1 in the order in which the table uses them. */
export function readSection(line: FormCRow, open: Section[]): Section {
  const mark = markOf(line);
  const same = open.findIndex((one) => one.mark === mark);
  if (same >= 0) open.splice(same);
  const title = [...new Set([line.ordinal, line.content])]
    .filter(Boolean)
    .join('. ')
    .replace(/\.{2,}/g, '.');
  const section: Section = { row: line.row, title, mark, rows: [] };
  open.push(section);
  return section;
}
