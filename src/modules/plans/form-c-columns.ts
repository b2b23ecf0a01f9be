import { fold } from '#kit/text.ts';
import type { Sheet } from '#platform/sheets/sheet.ts';

/** The columns of form C ("biểu tổng hợp kế hoạch"), in their official order, with the words officials print above them. */
export const FORM_C_COLUMNS = [
  { key: 'ordinal', title: 'TT', words: /^(tt|stt|so (tt|thu tu))$/ },
  {
    key: 'content',
    title: 'Nội dung (loại lớp, chương trình)',
    words: /^(noi dung|ten (cac )?(lop|chuong trinh)|loai lop|chuong trinh|lop dao tao)/,
  },
  { key: 'audience', title: 'Đối tượng', words: /^(doi tuong|thanh phan)/ },
  { key: 'classes', title: 'Số lớp', words: /^(so (luong )?lop|sl lop)( |$|\(|\[)/ },
  { key: 'perClass', title: 'Số học viên/lớp', words: /(hoc vien|hv|nguoi|chi tieu) ?(\/|moi|1|tren|cua)( ?1| mot| moi)? ?lop/ },
  {
    key: 'trainees',
    title: 'Tổng số học viên',
    words: /^(tong( so)? (hoc vien|hv|nguoi|luot)|tong so$|so (luong )?(hoc vien|hv|nguoi)( |$|\()|tong chi tieu)/,
  },
  { key: 'duration', title: 'Số ngày (tiết)', words: /^(so ngay|so tiet|thoi luong|thoi gian (1|mot|moi) (lop|khoa))/ },
  { key: 'time', title: 'Thời gian (quý/tháng)', words: /^(thoi gian|thoi diem|du kien thoi gian|quy|thang)( |$|\(|\/)/ },
  { key: 'place', title: 'Địa điểm', words: /^(dia diem|noi (mo|to chuc))/ },
  { key: 'lead', title: 'Cơ quan chủ trì', words: /(co quan|don vi)?( )?chu tri( |$|\()/ },
  { key: 'coordinating', title: 'Cơ quan phối hợp', words: /(co quan|don vi)?( )?phoi hop/ },
  { key: 'runner', title: 'Cơ sở ĐTBD thực hiện', words: /^(co so|don vi|noi) .*(dtbd|dao tao|thuc hien|boi duong)/ },
  { key: 'funding', title: 'Kinh phí (nguồn)', words: /^((nguon )?kinh phi|nguon)/ },
  { key: 'note', title: 'Ghi chú (chuyển tiếp, mở mới, ngoài kế hoạch)', words: /^ghi chu(?! kiem tra)/ },
] as const;

export type FormCColumn = (typeof FORM_C_COLUMNS)[number]['key'];

/** The column in which we hand our remarks back; never data. */
export const REMARK_COLUMN = 'Ghi chú kiểm tra';

/** A sub-column under "Kinh phí" that names one source: the row is paid by the source whose cell is filled. */
export type SourceColumn = { col: number; source: string };

export type FormCHeader = {
  row: number;
  rows: number;
  /** Last column of the table, remark column apart. */
  lastColumn: number;
  columns: Partial<Record<FormCColumn, number>>;
  titles: { col: number; title: string; column: FormCColumn | null }[];
  sources: SourceColumn[];
};

const LOOK_IN_ROWS = 30;
const NEEDED: FormCColumn[] = ['content', 'classes'];

/** Finds the header by its words in the first 30 rows; null where fewer than four columns speak. One to three rows high. */
export function findHeader(sheet: Sheet): FormCHeader | null {
  let best: FormCHeader | null = null;
  const size = (header: FormCHeader) => Object.keys(header.columns).length;
  for (let row = 1; row <= Math.min(LOOK_IN_ROWS, sheet.rows.length); row++) {
    for (let rows = 1; rows <= 3 && row + rows - 1 <= LOOK_IN_ROWS; rows++) {
      const header = readHeader(sheet, row, rows);
      if (NEEDED.some((key) => !header.columns[key]) || size(header) < 4) continue;
      const better = !best || size(header) > size(best) || (size(header) === size(best) && rows < best.rows);
      if (better) best = header;
    }
  }
  return best && whole(sheet, best);
}

/** Merges that cross the first or last row found belong to the header whole. */
function whole(sheet: Sheet, { row, rows }: FormCHeader): FormCHeader {
  const end = row + rows - 1;
  const crossing = sheet.merges.filter((m) => m.top <= end && m.bottom >= row && m.bottom - m.top < 4);
  const top = Math.min(row, ...crossing.map((m) => m.top));
  return readHeader(sheet, top, Math.max(end, ...crossing.map((m) => m.bottom)) - top + 1);
}

function readHeader(sheet: Sheet, row: number, rows: number): FormCHeader {
  const width = Math.max(...sheet.rows.slice(row - 1, row - 1 + rows).map((cells) => cells.length), 0);
  const header: FormCHeader = { row, rows, lastColumn: 0, columns: {}, titles: [], sources: [] };
  for (let col = 1; col <= width; col++) {
    const path: string[] = [];
    for (let r = row; r < row + rows; r++) {
      const text = textAt(sheet, r, col);
      if (text && path.at(-1) !== text) path.push(text);
    }
    if (path.length === 0 || path.includes(REMARK_COLUMN)) continue;
    const column = columnOf(path, header.columns);
    if (column) header.columns[column] = col;
    else if (underFunding(path)) header.sources.push({ col, source: path.at(-1)! });
    header.titles.push({ col, title: path.join(' – '), column });
    header.lastColumn = col;
  }
  return header;
}

/** The lowest text decides, then the whole path, then the ones above; a column already found is not found twice. */
function columnOf(path: string[], taken: Partial<Record<FormCColumn, number>>): FormCColumn | null {
  const match = (text: string) => FORM_C_COLUMNS.find((one) => !(one.key in taken) && one.words.test(fold(text)))?.key ?? null;
  const leaf = match(path.at(-1)!);
  if (leaf || path.length === 1 || underFunding(path)) return leaf;
  return [path.join(' '), ...path.slice(0, -1).toReversed()].map(match).find((key) => key !== null) ?? null;
}

const underFunding = (path: string[]) => path.slice(0, -1).some((text) => fold(text).includes('kinh phi'));

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The text of a cell, or of the merge that covers it. */
function textAt(sheet: Sheet, row: number, col: number): string {
  const own = sheet.rows[row - 1]?.[col - 1]?.text;
  if (own) return oneLine(own);
  const merge = sheet.merges.find((m) => m.top <= row && row <= m.bottom && m.left <= col && col <= m.right);
  return oneLine((merge && sheet.rows[merge.top - 1]?.[merge.left - 1]?.text) ?? '');
}

/** Below the header: a text merged down a column belongs to each row; one merged across is a heading and belongs to its first column. */
export function textBelow(sheet: Sheet, row: number, col: number): string {
  const own = sheet.rows[row - 1]?.[col - 1]?.text;
  if (own) return oneLine(own);
  const merge = sheet.merges.find((m) => m.top <= row && row <= m.bottom && m.left === col);
  return oneLine((merge && sheet.rows[merge.top - 1]?.[col - 1]?.text) ?? '');
}
