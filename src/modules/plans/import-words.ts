import { formatNumber } from '#kit/numbers.ts';
import type { Change, Question } from '#modules/imports';
import type { LineChange } from './compare-lines.ts';
import { MISSING, type PlanFound } from './import-contract.ts';
import type { Register } from './register.ts';
import type { SameRows } from './settle-lines.ts';

const FIELDS: Record<LineChange['field'], string> = {
  versionId: 'Phiên bản chương trình',
  audience: 'Đối tượng',
  leadBloc: 'Khối',
  runnerId: 'Cơ sở thực hiện',
  classes: 'Số lớp',
  perClass: 'Học viên mỗi lớp',
  seats: 'Chỉ tiêu học viên',
  statedTotal: 'Tổng số ghi trên văn bản',
  studyDays: 'Số ngày',
  months: 'Thời gian',
  place: 'Địa điểm',
  coordinating: 'Cơ quan phối hợp',
  funding: 'Nguồn kinh phí',
  fundingDetail: 'Chi tiết nguồn',
  waitsFor: 'Chờ văn bản',
  carriedOver: 'Chuyển tiếp',
  note: 'Ghi chú',
};

/** What a line orders anew, with names for numbers and codes. */
export function changeInWords({ field, before, after }: LineChange, register: Register): Change {
  const worded = (value: LineChange['before']): string | number | null => {
    if (typeof value === 'boolean') return value ? 'có' : 'không';
    if (field === 'runnerId') return register.units.find(({ id }) => id === value)?.name ?? value;
    if (field === 'funding') return register.funding.find(({ code }) => code === value)?.name ?? value;
    if (field === 'versionId')
      return (
        register.programmes
          .flatMap((one) => one.versions)
          .find(({ id }) => id === value)
          ?.names.at(-1) ?? null
      );
    return value;
  };
  return { field: FIELDS[field], before: worded(before), after: worded(after) };
}

type Size = { classes: number | null; trainees: number | null };
const amount = ({ classes, trainees }: Size) => `${formatNumber(classes ?? 0)} lớp / ${formatNumber(trainees ?? 0)} học viên`;

/** '6 lớp / 420 học viên; biểu ghi 6 lớp / 421 học viên' */
export const sizeInWords = ({ computed, stated }: PlanFound['totals']): string =>
  stated.classes === null && stated.trainees === null ? amount(computed) : `${amount(computed)}; biểu ghi ${amount(stated)}`;

export function sameRowsQuestion({ key, label, canSum, rows, answer }: SameRows): Question {
  const together = rows.map(({ row }) => row).join(', ');
  const apart = canSum ? '' : ' Không cộng được vì khác cơ sở thực hiện, phiên bản hoặc kinh phí.';
  return {
    key,
    text: `${label}: các dòng ${together} cùng chương trình, đối tượng, cơ quan chủ trì, nơi đặt lớp và quý. Đây là một dòng viết thành nhiều lần, hay nhiều dòng riêng?${apart}`,
    options: [...(canSum ? [{ key: 'sum', label: 'Gộp thành một dòng' }] : []), { key: 'separate', label: 'Tách thành dòng riêng' }],
    answer,
    rows,
  };
}

export const missingQuestion = (lines: number, drop: boolean): Question => ({
  key: MISSING,
  text: `Kế hoạch có ${formatNumber(lines)} dòng mà tệp không có. Giữ lại hay bỏ khỏi kế hoạch?`,
  options: [
    { key: 'keep', label: 'Giữ trong kế hoạch' },
    { key: 'remove', label: 'Bỏ khỏi kế hoạch' },
  ],
  answer: drop ? 'remove' : 'keep',
  rows: [],
});

/** 'Kế hoạch năm 2021 (lần 2, dự thảo)' */
export const planInWords = (title: string, version: { no: number; status: string } | null): string =>
  version ? `${title} (lần ${version.no}, ${version.status === 'approved' ? 'đã phê duyệt' : 'dự thảo'})` : title;
