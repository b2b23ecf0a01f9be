import { useLingui } from '@lingui/react/macro';
import type { PlanDetail, PlanLine, Target } from '../contract.ts';
import type { Tone } from '#ui/status-badge.tsx';

/** What the codes of this module are called on a screen. */
export function usePlanWords() {
  const { t } = useLingui();
  const natures: Record<PlanDetail['nature'], string> = { annual: t`Kế hoạch năm`, multi_year: t`Kế hoạch nhiều năm` };
  const slotStates: Record<keyof PlanLine['slots'], string> = {
    pending: t`Chờ mở`,
    opened: t`Đã mở`,
    combined: t({ message: 'Ghép vào lớp khác', context: 'state' }),
    not_executed: t`Không thực hiện`,
    postponed: t`Hoãn sang năm sau`,
    withdrawn: t`Rút khỏi kế hoạch`,
  };
  const targetNatures: Record<Target['nature'], string> = {
    degree_training: t`Đào tạo`,
    in_service_training: t`Bồi dưỡng`,
    workshop: t`Tập huấn`,
    any: t`Đào tạo, bồi dưỡng`,
  };
  const measures: Record<Target['measure'], string> = { L1: t`L1 – lượt tuyển mới`, L3: t`L3 – lượt hoàn thành`, percent: t`Tỷ lệ %` };
  const alarms: Record<PlanLine['alarm'], string> = {
    none: '',
    waiting: t`Chờ văn bản`,
    soon: t`Sắp đến hạn văn bản`,
    overdue: t`Quá hạn văn bản`,
  };
  return { natures, slotStates, targetNatures, measures, alarms };
}

/** Names of the fields that a comparison or an import says were changed. */
export function useFieldWords(): (field: string) => string {
  const { t } = useLingui();
  const words: Record<string, string> = {
    classes: t`Số lớp`,
    perClass: t`Học viên mỗi lớp`,
    seats: t`Chỉ tiêu học viên`,
    statedTotal: t`Tổng số ghi trên văn bản`,
    studyDays: t`Số ngày`,
    months: t`Thời gian`,
    place: t`Địa điểm`,
    coordinating: t`Cơ quan phối hợp`,
    cost: t`Kinh phí (đồng)`,
    funding: t`Nguồn kinh phí`,
    fundingDetail: t`Chi tiết nguồn`,
    waitsFor: t`Chờ văn bản`,
    waitsForBy: t`Hạn văn bản`,
    carriedOver: t`Chuyển tiếp`,
    note: t`Ghi chú`,
    versionId: t`Phiên bản chương trình`,
    runnerId: t`Cơ sở thực hiện`,
    audience: t`Đối tượng`,
  };
  return (field) => words[field] ?? field;
}

export const alarmTone: Record<PlanLine['alarm'], Tone> = { none: 'neutral', waiting: 'neutral', soon: 'warn', overdue: 'bad' };

/** I, II, III, IV as officials write quarters; null = no quarter named. */
export function useQuarterName(): (quarter: number | null) => string {
  const { t } = useLingui();
  return (quarter) => {
    const roman = ['I', 'II', 'III', 'IV'][(quarter ?? 0) - 1];
    return roman === undefined ? t`Cả năm` : t`Quý ${roman}`;
  };
}

export const yearsOf = ({ yearFrom, yearTo }: { yearFrom: number; yearTo: number }) =>
  yearFrom === yearTo ? String(yearFrom) : `${yearFrom}–${yearTo}`;

/** What became of slots, in the three words of the first glance. */
export const fateOf = (slots: PlanLine['slots']) => ({
  opened: slots.opened + slots.combined,
  pending: slots.pending,
  lost: slots.not_executed + slots.postponed,
});
