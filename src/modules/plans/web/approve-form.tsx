import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { FormModal } from '#ui/form-modal.tsx';
import { Num } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { planPath } from '#web/links.ts';
import { useRefresh } from '#web/query.ts';
import { useSession } from '#web/session.tsx';
import type { PlanDetail, PlanVersion } from '../contract.ts';
import { draftOrder, orderOfVersion } from './draft-form.tsx';
import { StatedTotals } from './figures.tsx';
import { OrderFields } from './order-fields.tsx';

/** Puts the draft in force: what it will do, on which paper, and in whose name. */
export function ApproveForm({ plan, version, onClose }: { plan: PlanDetail; version: PlanVersion; onClose: () => void }) {
  const { t } = useLingui();
  const { account } = useSession();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const start = { order: orderOfVersion(version) };
  // The order is written first; where approving is then refused, the next try starts from what is written.
  const saved = useRef({ rowVersion: version.rowVersion, order: start.order });
  const stands = version.no === 1 && version.provenance !== null;
  const { classes, seats } = plan.totals;
  return (
    <FormModal
      title={version.no === 1 ? t`Phê duyệt kế hoạch` : t`Phê duyệt điều chỉnh`}
      submitLabel={t`Phê duyệt`}
      size="lg"
      defaultValues={start}
      onClose={onClose}
      onSubmit={async ({ order }, attempt) => {
        if (JSON.stringify(order) !== JSON.stringify(saved.current.order)) {
          const { rowVersion } = await send<{ rowVersion: number }>('PATCH', `/api/plans/${plan.id}/draft`, draftOrder(order), {
            key: `${attempt.key}-order`,
            ifMatch: saved.current.rowVersion,
          });
          saved.current = { rowVersion, order };
        }
        await send('POST', `/api/plans/${plan.id}/approve`, undefined, { ...attempt, ifMatch: saved.current.rowVersion });
        await refresh();
        await navigate({ href: planPath(plan.id) });
      }}
    >
      <p style={{ margin: 0 }}>
        {version.no === 1 ? (
          <Trans>
            <strong>
              <Num value={classes.computed} /> lớp, <Num value={seats.computed} /> học viên
            </strong>{' '}
            sẽ thành các suất chờ mở lớp.
          </Trans>
        ) : (
          <Trans>
            Kế hoạch thành{' '}
            <strong>
              <Num value={classes.computed} /> lớp, <Num value={seats.computed} /> học viên
            </strong>
            : suất thêm vào chờ mở, suất bỏ ra được rút, lớp đã mở không đổi.
          </Trans>
        )}{' '}
        <Trans>Nội dung đã duyệt chỉ đổi được bằng một lần điều chỉnh có văn bản.</Trans>
      </p>
      <StatedTotals totals={plan.totals} />
      <OrderFields required={!stands} />
      <p style={{ margin: 0, color: 'var(--kv-soft)' }}>
        <Trans>Người phê duyệt trên hệ thống: {account.name}</Trans>
      </p>
    </FormModal>
  );
}
