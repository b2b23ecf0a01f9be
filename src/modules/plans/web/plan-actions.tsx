import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ExportMenu } from '#ui/export-menu.tsx';
import { LongTextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { AppLink } from '#ui/link.tsx';
import { apiUrl, send } from '#web/api.ts';
import { planImportPath, planPath } from '#web/links.ts';
import { useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { PlanDetail } from '../contract.ts';
import { ApproveForm } from './approve-form.tsx';
import { DraftForm } from './draft-form.tsx';
import { noOrder, OrderFields, orderOf } from './order-fields.tsx';

/** What may be done with the plan as a whole, in the version shown. */
export function PlanActions({ plan }: { plan: PlanDetail }) {
  const { t } = useLingui();
  const { version, versions } = plan;
  const { q, quarter } = useSearch({ from: '/ke-hoach/$planId' });
  const mayRecord = useCan('plans.record');
  const mayApprove = useCan('plans.approve');
  const [dialog, setDialog] = useState<'amend' | 'draft' | 'approve' | null>(null);
  const close = () => setDialog(null);
  const draft = version?.status === 'draft';
  const current = version !== null && versions.at(-1)?.no === version.no;
  return (
    <>
      <ExportMenu
        groups={[
          {
            label: t`Các dòng kế hoạch`,
            formLabel: t`Biểu C để in, ký (Excel)`,
            href: (as) =>
              as === 'form'
                ? apiUrl(`/api/plans/${plan.id}/form-c.xlsx`, { version: version?.no })
                : apiUrl(`/api/plans/${plan.id}/lines/export`, { version: version?.no, q, quarter, as }),
          },
          ...(plan.targets.length > 0
            ? [
                {
                  label: t({ message: 'Chỉ tiêu', context: 'targets' }),
                  href: (as: string) => apiUrl(`/api/plans/${plan.id}/targets/export`, { as }),
                },
              ]
            : []),
        ]}
      />
      {mayRecord && current && (
        <Button variant="default" component={AppLink} plain to={planImportPath({ plan: plan.id, year: plan.yearFrom })}>
          <Trans>Nhập từ Excel</Trans>
        </Button>
      )}
      {mayRecord && draft && (
        <Button variant="default" onClick={() => setDialog('draft')}>
          <Trans>Văn bản và số công bố</Trans>
        </Button>
      )}
      {mayRecord && current && !draft && (
        <Button onClick={() => setDialog('amend')}>
          <Trans>Điều chỉnh</Trans>
        </Button>
      )}
      {mayApprove && draft && (
        <Button onClick={() => setDialog('approve')}>
          <Trans>Phê duyệt</Trans>
        </Button>
      )}
      {dialog === 'amend' && <AmendForm plan={plan} onClose={close} />}
      {dialog === 'draft' && version && <DraftForm plan={plan} version={version} onClose={close} />}
      {dialog === 'approve' && version && <ApproveForm plan={plan} version={version} onClose={close} />}
    </>
  );
}

function AmendForm({ plan, onClose }: { plan: PlanDetail; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const navigate = useNavigate();
  return (
    <FormModal
      title={t`Điều chỉnh kế hoạch`}
      submitLabel={t`Lập dự thảo điều chỉnh`}
      size="lg"
      defaultValues={{ order: noOrder, note: '' }}
      onClose={onClose}
      onSubmit={async ({ order, note }, attempt) => {
        const made = await send<{ no: number }>(
          'POST',
          `/api/plans/${plan.id}/amendments`,
          { ...orderOf(order), note: note.trim() || null },
          attempt,
        );
        await refresh();
        await navigate({ href: planPath(plan.id, { version: made.no, tab: 'lines' }) });
      }}
    >
      <p style={{ margin: 0 }}>
        <Trans>
          Điều chỉnh là một lần ban hành mới, sao từ lần đang áp dụng. Lần cũ giữ nguyên để đối chiếu; lần mới có hiệu lực khi được duyệt.
        </Trans>
      </p>
      <OrderFields />
      <LongTextField name="note" label={t`Lý do, nội dung điều chỉnh`} rows={2} />
    </FormModal>
  );
}
