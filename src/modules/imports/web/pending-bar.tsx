import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import classes from './imports.module.css';
import { UnderWay } from './progress.tsx';

interface Props {
  changes: number;
  busy: boolean;
  requestKey: string;
  onCheck: () => void;
  onForget: () => void;
}

/** Answers wait here until the file is checked with them, all at once. */
export function PendingBar({ changes, busy, requestKey, onCheck, onForget }: Props) {
  const { t } = useLingui();
  return (
    <div className={classes.pending} role="region" aria-label={t`Câu trả lời chưa kiểm tra`}>
      {busy ? (
        <UnderWay requestKey={requestKey} />
      ) : (
        <div className={classes.buttons}>
          <span className={classes.said} role="status">
            <Plural value={changes} other="# câu trả lời chưa kiểm tra" />
          </span>
          <Button variant="subtle" onClick={onForget}>
            <Trans>Bỏ các câu trả lời này</Trans>
          </Button>
          <Button onClick={onCheck}>
            <Trans>Kiểm tra lại</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}
