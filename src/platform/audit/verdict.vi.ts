import { formatNumber } from '#kit/numbers.ts';
import type { Kept } from './chain.ts';
import type { Flaw, Verdict } from './verify.ts';

const count = (value: number) => formatNumber(value, 0);
const moment = (at: string | number) => new Date(at).toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' });

/** A line for a tenant, with its mark. */
export const verdictInWords = (tenant: string, verdict: Verdict): string => `${verdict.flaw ? '✗' : '✓'} ${judgedInWords(tenant, verdict)}`;

/** Sound, or the first thing that is not. */
export function judgedInWords(tenant: string, { rows, anchors, anchoredFrom, flaw }: Verdict): string {
  if (flaw) return `${tenant}: ${flawInWords(flaw)}`;
  const late =
    anchoredFrom && anchoredFrom.count > 0
      ? `; neo chỉ có từ ${moment(anchoredFrom.at)}, ${count(anchoredFrom.count)} dòng trước đó do chuỗi niêm phong giữ`
      : '';
  return `${tenant}: ${count(rows)} dòng nhật ký nguyên vẹn, khớp ${count(anchors)} lần neo${late}.`;
}

function flawInWords({ kind, position, row, at, missing }: Flaw): string {
  const place = `vị trí ${count(position)}`;
  switch (kind) {
    case 'changed':
      return `dòng ${named(row)} ở ${place} đã bị sửa.`;
    case 'moved':
      return `dòng ${named(row)} ở ${place} bị đổi thứ tự, thời điểm hoặc dấu niêm phong.`;
    case 'row_gone':
      return `dòng số ${row?.seq} ở ${place} đã bị xoá, chỉ còn dấu niêm phong.`;
    case 'link_gone':
      return `mất ${count(missing ?? 1)} dấu niêm phong bắt đầu từ ${place}.`;
    case 'slipped_in':
      return `dòng ${named(row)} ở ${place} không do phần mềm ghi: được chèn thẳng vào cơ sở dữ liệu.`;
    case 'key':
      return `dấu niêm phong ở ${place} dùng khoá không có trong tệp khoá: bị làm giả, hoặc tệp khoá thiếu khoá cũ.`;
    case 'anchored_otherwise':
      return `chuỗi niêm phong đến ${place} khác với lần neo lúc ${moment(at!)}.`;
    case 'tail_cut':
      return `mất ${count(missing!)} dòng cuối, từ ${place}: lần neo lúc ${moment(at!)} còn ghi nhận.`;
    case 'anchor':
      return `tệp neo bị sửa từ dòng ${count(position)}.`;
    case 'no_anchor':
      return 'không có tệp neo: không loại trừ được việc cắt bớt phần cuối nhật ký.';
  }
}

/** As far as what is left can be believed. */
const named = (row: Kept | null): string =>
  row ? `số ${row.seq} (${row.command}, ${row.accountName}, ${moment(row.micros / 1000)})` : '(không đọc được)';
