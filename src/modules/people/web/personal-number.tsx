import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useEffect, useState } from 'react';
import { LongTextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { useCan } from '#web/session.tsx';

const shownForMs = 60_000;

/** Masked; taking it out asks why, leaves a trace, and lasts a minute on the screen. */
export function PersonalNumber({ personId, masked }: { personId: string; masked: string | null }) {
  const { t } = useLingui();
  const mayReveal = useCan('people.reveal');
  const [asking, setAsking] = useState(false);
  const [number, setNumber] = useState<string | null>(null);
  useEffect(() => {
    if (number === null) return;
    const timer = setTimeout(() => setNumber(null), shownForMs);
    return () => clearTimeout(timer);
  }, [number]);
  if (masked === null) return <Trans>chưa có</Trans>;
  return (
    <Group gap="xs">
      <span style={{ fontFamily: 'var(--kv-figures)' }}>{number ?? masked}</span>
      {mayReveal && (
        <Button variant="subtle" size="compact-sm" onClick={() => (number === null ? setAsking(true) : setNumber(null))}>
          {number === null ? t`Hiện số` : t`Ẩn số`}
        </Button>
      )}
      {asking && (
        <FormModal
          title={t`Hiện số định danh`}
          submitLabel={t`Hiện số`}
          defaultValues={{ reason: '' }}
          onClose={() => setAsking(false)}
          onSubmit={async (values, attempt) => {
            const answer = await send<{ personalNumber: string }>('POST', `/api/people/${personId}/personal-number`, values, attempt);
            setNumber(answer.personalNumber);
          }}
        >
          <LongTextField
            name="reason"
            label={t`Cần số này để làm gì`}
            required
            rows={2}
            description={t`Ít nhất 10 chữ. Lý do và tên bạn được lưu lại. Không ghi nhận xét về cán bộ.`}
          />
        </FormModal>
      )}
    </Group>
  );
}
