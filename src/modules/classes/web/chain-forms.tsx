import { useLingui } from '@lingui/react/macro';
import { ActForm } from './act-form.tsx';
import type { CommandProps } from './command.ts';

/** The one ticked trainee who waits to continue. */
const waiting = ({ training, picked }: CommandProps) => training.trainees.find((row) => picked.includes(row.id))!;

export function FinishLateForm(props: CommandProps) {
  const { t } = useLingui();
  const { fullName, chainId } = waiting(props);
  return (
    <ActForm
      title={t`Công nhận bổ sung: ${fullName}`}
      submitLabel={t`Ghi công nhận`}
      path={`/api/chains/${chainId}/end`}
      onClose={props.onClose}
      dateLabel={t`Ngày được công nhận`}
      defaults={{}}
      body={() => ({ kind: 'finished_late' })}
      hint={t`Học viên đạt sau khi lớp đã bế giảng; tính là hoàn thành trong năm của ngày này.`}
    />
  );
}

export function ExpireForm(props: CommandProps) {
  const { t } = useLingui();
  const { fullName, chainId } = waiting(props);
  return (
    <ActForm
      title={t`Hết quyền học tiếp: ${fullName}`}
      submitLabel={t`Ghi hết quyền`}
      path={`/api/chains/${chainId}/end`}
      onClose={props.onClose}
      dateLabel={t`Từ ngày`}
      defaults={{}}
      body={() => ({ kind: 'expired' })}
      hint={t`Học viên ra khỏi diện chờ học tiếp. Học lại chương trình này sẽ là lượt mới.`}
    />
  );
}
