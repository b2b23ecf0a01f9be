import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { LongTextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';

const shownForMs = 60_000;

interface Props<Answer> {
  /** What it is, within a sentence: "số định danh". */
  what: string;
  masked: string | null;
  mayReveal: boolean;
  /** Where it is asked for. */
  path: string;
  read: (answer: Answer) => string;
  /** Beside it: what else may be done. */
  children?: ReactNode;
}

/** Something about a person that is masked; taking it out asks why, leaves a trace, and lasts a minute on the screen. */
export function Masked<Answer>({ what, masked, mayReveal, path, read, children }: Props<Answer>) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    if (shown === null) return;
    const timer = setTimeout(() => setShown(null), shownForMs);
    return () => clearTimeout(timer);
  }, [shown]);
  // what was shown is of the value before
  useEffect(() => setShown(null), [masked]);
  return (
    <Group gap="xs" style={{ rowGap: 0 }}>
      {masked === null ? <Trans>chưa có</Trans> : <span style={{ fontFamily: 'var(--kv-figures)' }}>{shown ?? masked}</span>}
      <Group gap={0} wrap="nowrap">
        {masked !== null && mayReveal && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={shown === null ? t`Hiện ${what}` : t`Ẩn ${what}`}
            onClick={() => (shown === null ? setAsking(true) : setShown(null))}
          >
            {shown === null ? t`Hiện` : t`Ẩn`}
          </Button>
        )}
        {children}
      </Group>
      {asking && (
        <FormModal
          title={t`Hiện ${what}`}
          submitLabel={t`Hiện`}
          defaultValues={{ reason: '' }}
          onClose={() => setAsking(false)}
          onSubmit={async (values, attempt) => setShown(read(await send<Answer>('POST', path, values, attempt)))}
        >
          <LongTextField
            name="reason"
            label={t`Cần xem để làm gì`}
            required
            rows={2}
            description={t`Ít nhất 10 chữ. Lý do và tên bạn được lưu lại. Không ghi nhận xét về cán bộ.`}
          />
        </FormModal>
      )}
    </Group>
  );
}
