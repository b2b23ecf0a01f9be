import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { type FieldValues, useController } from 'react-hook-form';
import { FormModal } from '#ui/form-modal.tsx';
import { Num } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import type { ImportForm } from '#web/import-forms.ts';
import { useRefresh } from '#web/query.ts';
import type { Run } from '../contract.ts';
import { UnderWay } from './progress.tsx';

/** The last questions before the rows are written: all or the sound ones, and what this form further needs. */
export function ApplyForm({ form: { apply }, run, onClose }: { form: ImportForm; run: Run; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const { counts, removes } = run.report;
  const { targetLabel } = run;
  const [key, setKey] = useState('');
  const whole = run.report.canApply === 'all';
  return (
    <FormModal
      title={t`Ghi các dòng của tệp`}
      submitLabel={t`Ghi`}
      size="lg"
      defaultValues={{ mode: whole ? 'all' : '', ...apply?.start(run) }}
      onClose={onClose}
      onSubmit={async ({ mode, ...input }: FieldValues, attempt) => {
        setKey(attempt.key);
        const body = { mode, input: apply?.input(input, run) ?? {} };
        await send('POST', `/api/imports/${run.form}/${run.id}/apply`, body, attempt).finally(() => setKey(''));
        await refresh();
      }}
    >
      <p style={{ margin: 0 }}>
        <Trans>
          Vào <strong>{targetLabel}</strong>:
        </Trans>{' '}
        <Trans>
          thêm <Num value={counts.added} /> dòng
        </Trans>
        {counts.changed > 0 && (
          <>
            ,{' '}
            <Trans>
              đổi <Num value={counts.changed} /> dòng
            </Trans>
          </>
        )}
        .{' '}
        {removes > 0 && (
          <Trans>
            Bỏ <Num value={removes} /> dòng mà tệp không có.
          </Trans>
        )}{' '}
        {counts.same > 0 && (
          <Trans>
            <Num value={counts.same} /> dòng đã có, không ghi lại.
          </Trans>
        )}
      </p>
      {!whole && <Mode held={counts.held} />}
      {apply && <apply.Fields run={run} />}
      {key && <UnderWay requestKey={key} />}
    </FormModal>
  );
}

/** Nothing is chosen beforehand: leaving rows out is the officer's word. */
function Mode({ held }: { held: number }) {
  const { t } = useLingui();
  const { field, fieldState } = useController({ name: 'mode', rules: { validate: (value) => (value ? true : t`Chọn cách ghi.`) } });
  return (
    <Radio.Group label={t`Ghi những dòng nào`} required error={fieldState.error?.message} {...field}>
      <Stack gap="xs" mt={4}>
        <Radio
          value="all"
          disabled
          label={t`Ghi tất cả`}
          description={
            <Trans>
              Chưa được: còn <Num value={held} /> dòng giữ lại. Sửa trong tệp rồi gửi lại.
            </Trans>
          }
        />
        <Radio
          value="sound"
          label={<Plural value={held} other="Chỉ ghi các dòng đúng, giữ lại # dòng" />}
          description={t`Dòng giữ lại có ghi chú trong tệp tải về; sửa xong gửi lại cả tệp, dòng đã ghi không bị lặp.`}
        />
      </Stack>
    </Radio.Group>
  );
}
