import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RequestRow } from '#contracts/approvals';
import { EmptyState } from '#ui/empty-state.tsx';
import { LongTextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { send } from '#web/api.ts';
import { approvalPath } from '#web/links.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { UnitField } from '#web/pick-unit.tsx';
import { useGet, useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import { DueDay, Waiting } from '../../approvals/web/request-table.tsx';
import type { PlanDetail } from '../contract.ts';

/** Whose opinion was asked about the versions of this plan, and whose desk it is on. */
export function PlanRequests({ plan }: { plan: PlanDetail }) {
  const { t } = useLingui();
  const list = useGet<RequestRow[]>(`/api/plans/${plan.id}/requests`);
  const draft = plan.versions.some(({ status }) => status === 'draft');
  const maySubmit = useCan('approvals.submit') && draft;
  const [asking, setAsking] = useState(false);
  return (
    <Section
      title={t`Trình ý kiến`}
      note={t`Dự thảo sửa sau khi được đồng ý thì phải trình lại.`}
      actions={
        maySubmit && (
          <Button variant="default" onClick={() => setAsking(true)}>
            <Trans>Trình dự thảo</Trans>
          </Button>
        )
      }
    >
      <Loaded query={list}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              title={t`Chưa trình cơ quan nào`}
            >{t`Chỉ cần trình khi bảng phân cấp yêu cầu cơ quan khác đồng ý trước khi phê duyệt.`}</EmptyState>
          ) : (
            <ul>
              {rows.map((row) => (
                <li key={row.id}>
                  <AppLink to={approvalPath(row.id)}>{`${row.title}: ${row.desk.name}`}</AppLink> <Waiting row={row} /> <DueDay row={row} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {asking && <SubmitForm plan={plan} onClose={() => setAsking(false)} />}
    </Section>
  );
}

function SubmitForm({ plan, onClose }: { plan: PlanDetail; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Trình dự thảo`}
      submitLabel={t`Trình dự thảo`}
      defaultValues={{ deskId: null as number | null, documentId: '', remark: '' }}
      onClose={onClose}
      onSubmit={async ({ deskId, documentId, remark }, attempt) => {
        await send('POST', `/api/plans/${plan.id}/requests`, { deskId, documentId: documentId || null, remark: remark || null }, attempt);
        await refresh();
      }}
    >
      <UnitField name="deskId" label={t`Cơ quan cho ý kiến`} required />
      <DocumentField name="documentId" label={t`Tờ trình`} />
      <LongTextField name="remark" label={t`Nội dung trình`} />
    </FormModal>
  );
}
