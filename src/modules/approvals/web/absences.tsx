import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { today } from '#kit/dates.ts';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { DateField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { documentPath } from '#web/links.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { UnitField } from '#web/pick-unit.tsx';
import { useGet, useRefresh } from '#web/query.ts';
import { useCan, useSession } from '#web/session.tsx';
import type { Absence } from '../contract.ts';

/** Ủy quyền khi vắng mặt: who decides at which desk in whose name, from–to, by which document. */
export function Absences() {
  const { t } = useLingui();
  const list = useGet<Absence[]>('/api/approvals/absences');
  const { account } = useSession();
  const mayDecide = useCan('approvals.decide');
  const manages = useCan('access.manage');
  const refresh = useRefresh();
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<Absence | null>(null);
  const columns: Column<Absence>[] = [
    { id: 'absent', header: t`Người vắng mặt`, cell: ({ absent }) => absent, primary: true },
    { id: 'deputy', header: t`Người thay mặt`, cell: ({ deputy }) => deputy },
    { id: 'desk', header: t`Ở cơ quan`, cell: ({ desk }) => desk.name },
    { id: 'from', header: t`Từ ngày`, cell: ({ fromOn }) => <DateText value={fromOn} /> },
    { id: 'to', header: t`Đến hết ngày`, cell: ({ toOn }) => <DateText value={toOn} /> },
    {
      id: 'document',
      header: t`Văn bản`,
      cell: ({ document }) => document && <AppLink to={documentPath(document.id)}>{document.number}</AppLink>,
    },
    {
      id: 'state',
      header: t`Hiện nay`,
      cell: (row) => {
        if (row.revoked) return <StatusBadge tone="bad">{t`đã thu hồi`}</StatusBadge>;
        if (row.toOn < today()) return <StatusBadge tone="neutral">{t`đã hết hạn`}</StatusBadge>;
        return (
          <>
            <StatusBadge tone="active">{row.fromOn > today() ? t`chưa đến ngày` : t`đang có hiệu lực`}</StatusBadge>{' '}
            {(manages || row.absent === account.name) && (
              <Button variant="subtle" size="xs" onClick={() => setRevoking(row)}>
                <Trans>Thu hồi</Trans>
              </Button>
            )}
          </>
        );
      },
    },
  ];
  const deputy = revoking?.deputy ?? '';
  return (
    <Section
      title={t`Ủy quyền khi vắng mặt`}
      note={t`Người thay mặt cho ý kiến thay trong thời gian ghi ở đây; không ai được tự phê duyệt việc mình hoặc người mình thay mặt đã trình.`}
      actions={
        mayDecide && (
          <Button variant="default" onClick={() => setAdding(true)}>
            <Trans>Ghi ủy quyền</Trans>
          </Button>
        )
      }
    >
      <Loaded query={list}>
        {(rows) => (
          <DataTable
            caption={t`Các ủy quyền khi vắng mặt`}
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            empty={
              <EmptyState
                title={t`Chưa có ủy quyền nào`}
              >{t`Đi công tác, nghỉ phép: ghi người thay mặt, từ ngày, đến ngày, theo văn bản.`}</EmptyState>
            }
          />
        )}
      </Loaded>
      {adding && <AbsenceForm onClose={() => setAdding(false)} />}
      {revoking && (
        <ConfirmDialog
          opened
          title={t`Thu hồi ủy quyền`}
          confirmLabel={t`Thu hồi`}
          onClose={() => setRevoking(null)}
          onConfirm={async () => {
            await send('POST', `/api/approvals/absences/${revoking.id}/revocation`, {});
            await refresh();
          }}
        >
          {t`Từ lúc này ${deputy} không cho ý kiến thay được nữa.`}
        </ConfirmDialog>
      )}
    </Section>
  );
}

function AbsenceForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const manages = useCan('access.manage');
  return (
    <FormModal
      title={t`Ghi ủy quyền khi vắng mặt`}
      submitLabel={t`Ghi ủy quyền`}
      defaultValues={{ absentName: '', deputyName: '', deskId: null as number | null, fromOn: today(), toOn: '', documentId: '' }}
      onClose={onClose}
      onSubmit={async ({ absentName, ...values }, attempt) => {
        await send('POST', '/api/approvals/absences', { ...values, absentName: absentName || null }, attempt);
        await refresh();
      }}
    >
      {manages && (
        <TextField name="absentName" label={t`Tên đăng nhập của người vắng mặt`} description={t`Để trống: chính bạn.`} maxLength={64} />
      )}
      <TextField name="deputyName" label={t`Tên đăng nhập của người thay mặt`} required maxLength={64} />
      <UnitField name="deskId" label={t`Ở cơ quan`} required />
      <DateField name="fromOn" label={t`Từ ngày`} required />
      <DateField name="toOn" label={t`Đến hết ngày`} required />
      <DocumentField name="documentId" label={t`Văn bản ủy quyền`} required />
    </FormModal>
  );
}
