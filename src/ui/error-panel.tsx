import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import classes from './error-panel.module.css';

/** What the server says when it does not do something. */
export interface RefusalWords {
  what: string;
  where?: string;
  todo?: string;
  /** Further problems of the same kind: the other rows of a list. */
  parts?: RefusalWords[];
}

interface Props {
  error: unknown;
  onRetry?: () => void;
  /** Moves the keyboard here when it appears: true beside a form. */
  takeFocus?: boolean;
}

export function ErrorPanel({ error, onRetry, takeFocus = false }: Props) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takeFocus) box.current?.focus();
  }, [error, takeFocus]);
  const words: RefusalWords = isRefusal(error)
    ? error
    : {
        what: t`Có lỗi ngoài dự kiến.`,
        where: error instanceof Error ? error.message : undefined,
        todo: t`Tải lại trang. Nếu còn lỗi, báo người quản trị kèm dòng trên.`,
      };
  return (
    <div ref={box} role="alert" tabIndex={-1} className={classes.panel}>
      <IconAlertTriangle size={22} stroke={1.6} aria-hidden className={classes.icon} />
      <div>
        <p className={classes.what}>{words.what}</p>
        {words.where && <p className={classes.line}>{words.where}</p>}
        {words.todo && <p className={classes.line}>{words.todo}</p>}
        {words.parts !== undefined && words.parts.length > 0 && (
          <ul className={classes.parts}>
            {words.parts.map((part, at) => (
              <li key={at}>{[part.where, part.what].filter(Boolean).join(': ')}</li>
            ))}
          </ul>
        )}
        {onRetry && (
          <Button mt="sm" variant="default" onClick={onRetry}>
            <Trans>Thử lại</Trans>
          </Button>
        )}
      </div>
    </div>
  );
}

function isRefusal(error: unknown): error is RefusalWords {
  return typeof error === 'object' && error !== null && 'what' in error && typeof error.what === 'string';
}
