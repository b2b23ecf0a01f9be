import { fold } from '#kit/text.ts';
import type { Cell } from '#platform/sheets/sheet.ts';

export type RowKind = 'line' | 'section' | 'total' | 'skip' | 'end';

const TOTAL =
  /^\(?((tong|cong)(:|: ?\d.*| ?\(.*| (so|muc|phan|chung|nhom|khoi|i|ii|iii|iv|v|[a-d]|lop|toan)( .*|:.*)?)?|tong cong(?! ty( |$)).*|(danh sach|tong so)( nay)? (co|gom) .*\d.*|an dinh .*\d.*|an dinh: ?\d.*)$/;
const SIGNATURE =
  /^(noi nhan|ghi chu ?:|nguoi (lap|duyet|ky)|tm\. ?|t\/m |kt\. ?|tl\. ?|tuq\. ?|thu truong|truong (ban|phong|khoa)$|pho (truong ban|giam doc|hieu truong)|giam doc$|hieu truong$|chu tich$|ky (ten|bao)|\(ky|xac nhan|lap bieu|.{0,30}, ngay .{0,6} ?thang)/;

/** Who prepares and who signs, where a name would stand: no person is called that. */
const SIGNING =
  /^(nguoi (lap|tong hop|thuc hien|duyet|ky|kiem tra)( |$)|can bo (tong hop|lap bieu|phu trach$)|ke toan truong$|noi nhan|thu truong( don vi)?$|thuong truc$|t\/l |[tk]\/t )/;
/** A post by itself in capitals, where neither a number nor a name stands: the block of signatures. */
const POST =
  /^((pho )?(bi thu|giam doc|hieu truong|chu tich|truong (ban|phong|khoa)|chanh van phong|vien truong|cuc truong)( |$)|chu nhiem|uy vien|quyen )/;

/** `figures`: cells of columns that count; `others`: cells that are filled besides these, the ordinal and the main one. */
type KnownCells = { ordinal: string; main: string; others: number; figures: number; numberedSections: boolean };

/** What a row below the heading is, by what stands in its known columns and in all of them. */
export function kindOfRow(row: KnownCells, cells: readonly Cell[]): RowKind {
  const texts = cells.map((cell) => cell.text).filter(Boolean);
  if (texts.length === 0 || isColumnNumbers(texts)) return 'skip';
  const numbered = /^\d/.test(row.ordinal);
  if (!numbered) {
    const first = fold(row.main || row.ordinal || texts[0]!);
    if (TOTAL.test(first) && !/[a-z]/.test(textBeyond(texts, first))) return 'total';
    if (row.main && SIGNING.test(first)) return 'end';
  }
  if (!row.main && !row.ordinal && texts.length <= 3 && texts.some((text) => text === text.toUpperCase() && POST.test(fold(text))))
    return 'end';
  const signed = () => texts.some((text) => SIGNATURE.test(fold(text)));
  if (!row.main && !numbered && texts.length <= 3 && signed()) return 'end';
  // 'Nơi nhận:' in the column of names, the signatory in another
  if (texts.length > 1 && texts.every((text) => SIGNATURE.test(fold(text)))) return 'end';
  if (row.others > 0) return 'line';
  const mark = markOf(row.ordinal, row.main);
  // 'I. Đào tạo' with the sums of what stands below it.
  if (row.figures > 0) return mark === 'letter' || mark === 'roman' ? 'section' : 'line';
  if (signed()) return 'end';
  if ((mark !== 'number' || row.numberedSections) && (row.main || row.ordinal)) return 'section';
  return row.main ? 'line' : 'skip';
}

/** Words in a total row besides its label are data: a person whose name begins like a total. */
const textBeyond = (texts: readonly string[], label: string) =>
  texts
    .map(fold)
    .filter(
      (text) => text !== label && !/^[\d.,\s/-]+(nguoi|lop|hoc vien|hv|dong|luot)?$/.test(text) && !/^\(?(bang chu|viet bang)/.test(text),
    )
    .slice(1)
    .join(' ');

/** 'Cộng', 'Cộng mục I', 'Tổng khối Đảng': of the section it closes, not of the table. */
export const isSubtotal = (label: string): boolean => /^(cong|(cong|tong) (muc|phan|nhom|khoi|[ivx]+|[a-d])( .*|:.*)?)$/.test(fold(label));

/** '1 2 3 …', '(1) (2) (3)', 'A B 1 2 3=1x2': the row of column numbers. */
export function isColumnNumbers(texts: readonly string[]): boolean {
  if (texts.length < 4) return false;
  const numbers: number[] = [];
  for (const text of texts) {
    const bare = text.replace(/[()\s]/g, '');
    if (/^\d{1,2}([=:].*)?$/.test(bare)) numbers.push(Number.parseInt(bare, 10));
    else if (!/^[A-Ea-e]$/.test(bare)) return false;
  }
  return numbers.length >= 3 && numbers.every((number, index) => index === 0 || number === numbers[index - 1]! + 1);
}

export type SectionMark = 'letter' | 'roman' | 'number' | 'dash' | 'none';

export function markOf(ordinal: string, main: string): SectionMark {
  const mark = ordinal || /^([A-ZĐ]|[IVXLC]+|\d+(\.\d+)*)[.)/\-:]\s/u.exec(main)?.[1] || '';
  const bare = mark.replace(/[.)/:\s].*$/s, '');
  // L and C alone are letters: only lists of letters get that far without a second sign
  if (/^([IVX]+|[IVXLC]{2,})$/.test(bare)) return 'roman';
  if (/^[A-ZĐ]$/u.test(bare)) return 'letter';
  if (/^\d/.test(bare)) return 'number';
  if (/^[-+*•]$/.test(bare)) return 'dash';
  return 'none';
}

/** The heading without its number: 'I. Sở Y tế' → 'Sở Y tế'; its own figures at the end ('(12 người)') go too. */
export const sectionTitle = (title: string): string =>
  title
    .replace(/^\s*([A-ZĐ]|[IVXLC]+|\d+(\.\d+)*)[.)/\-:]\s*/u, '')
    .replace(/^\s*[-+*•]\s*/, '')
    .replace(/^\s*(đơn vị|cơ quan)( công tác)?\s*:\s*/iu, '')
    .replace(/\s*([(:]|\s[-–])\s*\d+\s*(người|học viên|đồng chí|đ\/c|lớp)?\s*\)?\s*$/iu, '')
    .replace(/\s*[:.;]\s*$/, '')
    .trim();

/** Sections open at a row: a new one closes those of its rank and below, in the order in which the table uses the ranks. */
export function openSection<T extends { mark: SectionMark }>(section: T, open: T[]): void {
  const same = open.findIndex((one) => one.mark === section.mark);
  if (same >= 0) open.splice(same);
  open.push(section);
}
