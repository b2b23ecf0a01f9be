import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { Fold } from '#ui/section.tsx';
import type { Run } from '../contract.ts';
import classes from './imports.module.css';

/** Text for a message to the sender. Without a clipboard (plain http) it is selected, so that Ctrl+C takes it. */
export function Summary({ run }: { run: Run }) {
  const { t } = useLingui();
  const text = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  const copy = async () => {
    text.current?.select();
    try {
      await navigator.clipboard.writeText(run.summary);
      setSaid(t`Đã sao chép. Dán vào Zalo để gửi.`);
    } catch {
      setSaid(t`Đã chọn sẵn toàn bộ: bấm Ctrl+C (điện thoại: giữ rồi chọn Sao chép).`);
    }
  };
  return (
    <Fold title={t`Tóm tắt để gửi Zalo`} open={run.status !== 'checked'}>
      <div className={classes.parts}>
        <Textarea
          ref={text}
          label={t`Nội dung gửi đơn vị`}
          description={t`Không có số định danh. Gửi kèm tệp có cột ghi chú.`}
          value={run.summary}
          readOnly
          autosize
          minRows={3}
          maxRows={14}
        />
        <div className={classes.buttons}>
          <Button variant="default" onClick={copy}>
            <Trans>Sao chép</Trans>
          </Button>
          <span role="status">{said}</span>
        </div>
      </div>
    </Fold>
  );
}
