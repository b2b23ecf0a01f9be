import { useLingui } from '@lingui/react/macro';
import { formatNumber } from '#ui/format.ts';
import type { MergeField } from '../merge-rules.ts';

/** 93,4%; nothing is certain before somebody says so. */
export const chanceText = (probability: number): string => `${formatNumber(Math.min(99.9, Math.round(probability * 1000) / 10), 1)}%`;

export function useMatchWords() {
  const { t } = useLingui();
  const decisions = {
    open: t`Chờ quyết định`,
    later: t`Để sau`,
    same: t`Cùng một người`,
    different: t`Hai người khác nhau`,
  };
  const fields: Record<MergeField, string> = {
    fullName: t`Họ và tên`,
    birth: t`Ngày sinh`,
    sex: t`Giới tính`,
    personalNumber: t`Số định danh`,
    post: t`Đơn vị, chức vụ, nhóm đối tượng`,
    phone: t`Điện thoại`,
    partyStatus: t`Đảng viên`,
    bankAccount: t`Tài khoản ngân hàng`,
    ethnicMinority: t`Dân tộc thiểu số`,
    service: t`Vào ngành`,
    ended: t`Thôi công tác`,
  };
  return { decisions, fields };
}
