import { Trans, useLingui } from '@lingui/react/macro';
import { Radio, Stack } from '@mantine/core';
import { useController } from 'react-hook-form';
import { CheckField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { Num } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { UnitField } from '#web/pick-unit.tsx';
import { useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { ImportApply as Body, ImportReport } from '../import-contract.ts';
import { noOrder, OrderFields, orderOf } from './order-fields.tsx';

/** The last questions before the rows are written: all or the sound ones, on which paper, in force at once or as a draft. */
export function ImportApply({ report, onClose }: { report: ImportReport; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const mayApprove = useCan('plans.approve');
  const { counts, plan, needsDocument, canApply } = report;
  const isNew = plan.id === null;
  const start = {
    mode: canApply === 'all' ? ('all' as const) : ('sound' as const),
    approve: false,
    order: noOrder,
    title: plan.title,
    issuerId: null as number | null,
    provenance: '',
  };
  return (
    <FormModal
      title={t`Ghi vào kế hoạch`}
      submitLabel={t`Ghi`}
      size="lg"
      defaultValues={start}
      onClose={onClose}
      onSubmit={async ({ mode, approve, order, title, issuerId, provenance }, attempt) => {
        const body: Body = {
          choices: report.choices,
          mode,
          approve,
          order: needsDocument || approve ? orderOf(order) : null,
          newPlan: isNew ? { title: title.trim() || null, issuerId, provenance: provenance.trim() || null } : null,
        };
        await send('POST', `/api/plans/imports/${report.id}/apply`, body, attempt);
        await refresh();
      }}
    >
      {(form) => (
        <>
          <p style={{ margin: 0 }}>
            <Trans>
              Thêm <Num value={counts.added} /> dòng, đổi <Num value={counts.changed} /> dòng
              {report.choices.missing === 'remove' && counts.missing > 0 && (
                <>
                  ,{' '}
                  <Trans>
                    bỏ <Num value={counts.missing} /> dòng
                  </Trans>
                </>
              )}
              .
            </Trans>
          </p>
          {counts.held > 0 && <Mode held={counts.held} />}
          {isNew && (
            <>
              <TextField name="title" label={t`Tên kế hoạch mới`} required maxLength={500} />
              <UnitField
                name="issuerId"
                label={t`Cơ quan ban hành`}
                description={t`Để trống thì đọc từ phần đầu của biểu`}
                asOf={`${report.year}-01-01`}
              />
              <TextField name="provenance" label={t`Nguồn của số liệu`} description={t`Chỉ ghi khi không có văn bản gốc`} maxLength={500} />
            </>
          )}
          {needsDocument && (
            <p style={{ margin: 0 }}>
              <strong>
                <Trans>Điều chỉnh: cần văn bản.</Trans>
              </strong>{' '}
              <Trans>Kế hoạch đã duyệt, nên thay đổi thành một lần ban hành mới; lần cũ giữ nguyên.</Trans>
            </p>
          )}
          {mayApprove && (
            <CheckField name="approve" label={t`Phê duyệt luôn`} description={t`Bỏ trống thì để ở dự thảo, xem lại rồi duyệt sau`} />
          )}
          {(needsDocument || form.watch('approve')) && <OrderFields required={needsDocument || !form.watch('provenance')} />}
        </>
      )}
    </FormModal>
  );
}

function Mode({ held }: { held: number }) {
  const { t } = useLingui();
  const { field } = useController({ name: 'mode' });
  return (
    <Radio.Group label={t`Ghi những dòng nào`} {...field}>
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
          label={t`Ghi các dòng đúng, giữ lại dòng sai`}
          description={t`Dòng giữ lại có ghi chú trong tệp tải về; sửa xong gửi lại, dòng đã ghi không bị lặp`}
        />
      </Stack>
    </Radio.Group>
  );
}
