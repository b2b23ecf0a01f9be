import { useLingui } from '@lingui/react/macro';
import type { BankAccount, PartyStatus, SensitiveField } from '../sensitive-rules.ts';

export function useSensitiveWords() {
  const { t } = useLingui();
  const partyStatuses: Record<PartyStatus, string> = {
    full: t`đảng viên chính thức`,
    probationary: t`đảng viên dự bị`,
    none: t`không là đảng viên`,
  };
  const minority = (yes: boolean) => (yes ? t`là người dân tộc thiểu số` : t`không là người dân tộc thiểu số`);
  const account = ({ accountNumber, bank }: BankAccount) => `${accountNumber}, ${bank}`;
  /** As a label, and within a sentence. */
  const fields: Record<SensitiveField, { label: string; what: string }> = {
    party_status: { label: t`Đảng viên`, what: t`tình trạng đảng viên` },
    bank_account: { label: t`Tài khoản ngân hàng`, what: t`tài khoản ngân hàng` },
    ethnic_minority: { label: t`Dân tộc thiểu số`, what: t`thông tin dân tộc thiểu số` },
  };
  return { partyStatuses, minority, account, fields };
}
