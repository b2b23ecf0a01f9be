import { useLingui } from '@lingui/react/macro';
import { CopyText } from '#ui/copy-text.tsx';
import type { Run } from '../contract.ts';

/** Text for a message to the sender. */
export function Summary({ run }: { run: Run }) {
  const { t } = useLingui();
  return (
    <CopyText
      title={t`Tóm tắt để gửi Zalo`}
      label={t`Nội dung gửi đơn vị`}
      description={t`Không có số định danh. Gửi kèm tệp có cột ghi chú.`}
      text={run.summary}
      open={run.status !== 'checked'}
    />
  );
}
