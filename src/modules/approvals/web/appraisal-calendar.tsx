import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText } from '#ui/values.tsx';
import { approvalPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { AppraisalDue } from '../contract.ts';
import { AppraisalForm } from './submit-forms.tsx';

/** Lịch thẩm định: which programme is due when, and which is under way. */
export function AppraisalCalendar() {
  const { t } = useLingui();
  const list = useGet<AppraisalDue[]>('/api/approvals/appraisals');
  const maySubmit = useCan('approvals.submit');
  const [asking, setAsking] = useState<string | null>(null);
  const columns: Column<AppraisalDue>[] = [
    {
      id: 'name',
      header: t({ message: 'Chương trình', context: 'one' }),
      cell: ({ code, name }) => `${code} – ${name}`,
      primary: true,
      sort: ({ code }) => code,
    },
    {
      id: 'last',
      header: t`Thẩm định gần nhất`,
      cell: ({ lastOn }) => (lastOn === null ? t`chưa lần nào` : <DateText value={lastOn} />),
      sort: ({ lastOn }) => lastOn,
    },
    {
      id: 'due',
      header: t`Đến hạn`,
      cell: ({ dueOn, late }) => (
        <>
          <DateText value={dueOn} /> {late > 0 && <StatusBadge tone="warn">{t`quá ${late} ngày`}</StatusBadge>}
        </>
      ),
      sort: ({ dueOn }) => dueOn,
    },
    {
      id: 'request',
      header: t`Đề nghị`,
      cell: ({ requestId, versionId }) =>
        requestId !== null ? (
          <AppLink to={approvalPath(requestId)}>
            <Trans>đang thẩm định</Trans>
          </AppLink>
        ) : (
          maySubmit && (
            <Button variant="default" size="xs" onClick={() => setAsking(versionId)}>
              <Trans>Trình thẩm định</Trans>
            </Button>
          )
        ),
    },
  ];
  return (
    <Loaded query={list}>
      {(rows) => (
        <>
          <DataTable
            caption={t`Lịch thẩm định chương trình`}
            columns={columns}
            rows={rows}
            rowId={({ versionId }) => versionId}
            empty={
              <EmptyState
                title={t`Chưa có chương trình nào đến hạn`}
              >{t`Đặt thời hạn thẩm định ở thẻ “Thời hạn” thì lịch được tính ra.`}</EmptyState>
            }
          />
          {asking && <AppraisalForm versionId={asking} onClose={() => setAsking(null)} />}
        </>
      )}
    </Loaded>
  );
}
