import { useLingui } from '@lingui/react/macro';
import type { Tone } from '#ui/status-badge.tsx';
import type { TrailKind } from '../contract.ts';

export function useTrailWords() {
  const { t } = useLingui();
  const kinds: Record<TrailKind, string> = {
    write: t({ message: 'Ghi, sửa', context: 'trail' }),
    read: t({ message: 'Mở xem', context: 'trail' }),
    export: t({ message: 'Xuất tệp', context: 'trail' }),
    denied: t({ message: 'Bị từ chối', context: 'trail' }),
  };
  const tones: Record<TrailKind, Tone> = { write: 'active', read: 'neutral', export: 'warn', denied: 'bad' };
  const objects = [
    { value: 'person', label: t`Người` },
    { value: 'training_class', label: t`Lớp` },
    { value: 'plan', label: t`Kế hoạch` },
    { value: 'plan_line', label: t`Dòng kế hoạch` },
    { value: 'document', label: t`Văn bản` },
    { value: 'unit', label: t`Đơn vị` },
    { value: 'account', label: t`Tài khoản` },
    { value: 'import_run', label: t`Lần nhập tệp` },
    { value: 'programme_version', label: t`Phiên bản chương trình` },
    { value: 'slot', label: t`Suất lớp` },
    { value: 'approval_request', label: t`Hồ sơ trình` },
    { value: 'period_lock', label: t`Khóa sổ` },
  ];
  return { kinds, tones, objects };
}
