import { useLingui } from '@lingui/react/macro';
import type { Progress, RowOutcome, RowRemark, Run } from '../contract.ts';
import type { Tone } from '#ui/status-badge.tsx';

/** What the codes of this module are called on a screen. */
export function useImportWords() {
  const { t } = useLingui();
  const outcomes: Record<RowOutcome, string> = {
    added: t`Thêm mới`,
    changed: t`Thay đổi`,
    same: t`Đã có`,
    held: t`Giữ lại`,
    skipped: t`Không nhập`,
  };
  const severities: Record<RowRemark['severity'], string> = { error: t`Lỗi`, warning: t`Cảnh báo`, notice: t`Ghi nhận` };
  const statuses: Record<Run['status'], string> = {
    checked: t`Đã kiểm tra, chưa ghi`,
    applied: t`Đã ghi`,
    unchanged: t`Không có gì mới`,
    undone: t`Đã hoàn tác`,
  };
  const phases: Record<Progress['phase'], string> = {
    waiting: t`Đang gửi và chờ máy chủ`,
    reading: t`Đang đọc tệp`,
    checking: t`Đang kiểm tra từng dòng`,
    writing: t`Đang ghi`,
    done: t`Sắp xong, đang đọc kết quả`,
  };
  return { outcomes, severities, statuses, phases };
}

export const outcomeTone: Record<RowOutcome, Tone> = { added: 'active', changed: 'warn', same: 'neutral', held: 'bad', skipped: 'neutral' };
export const severityTone: Record<RowRemark['severity'], Tone> = { error: 'bad', warning: 'warn', notice: 'neutral' };
export const statusTone: Record<Run['status'], Tone> = { checked: 'warn', applied: 'done', unchanged: 'neutral', undone: 'neutral' };
