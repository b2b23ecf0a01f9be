import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { classPath } from '#web/links.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useGet, useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { Directed } from '../contract.ts';
import { itemWords } from './words.ts';

/** Theo chỉ đạo, văn bản bổ sung sau: what still lacks its document, with days. */
export function DirectedList() {
  const { t } = useLingui();
  const list = useGet<Directed[]>('/api/approvals/directed');
  const maySupply = useCan('approvals.submit');
  const [supplying, setSupplying] = useState<Directed | null>(null);
  const columns: Column<Directed>[] = [
    {
      id: 'title',
      header: t`Việc`,
      cell: ({ subject, title }) => (subject.type === 'training_class' ? <AppLink to={classPath(subject.id)}>{title}</AppLink> : title),
      primary: true,
      sort: ({ title }) => title,
    },
    { id: 'by', header: t`Ai chỉ đạo`, cell: ({ directedBy }) => directedBy },
    { id: 'on', header: t`Ngày làm`, cell: ({ happenedOn }) => <DateText value={happenedOn} />, sort: ({ happenedOn }) => happenedOn },
    { id: 'missing', header: t`Còn thiếu`, cell: (row) => <Missing row={row} /> },
    {
      id: 'due',
      header: t`Hạn văn bản`,
      cell: ({ dueOn, days }) => (
        <>
          <DateText value={dueOn} /> {days > 0 && <StatusBadge tone="warn">{t`quá ${days} ngày`}</StatusBadge>}
        </>
      ),
      sort: ({ dueOn }) => dueOn,
    },
    { id: 'recorded', header: t`Người ghi`, cell: ({ recordedBy }) => recordedBy },
    ...(maySupply
      ? [
          {
            id: 'supply',
            header: t`Bổ sung`,
            cell: (row: Directed) => (
              <Button variant="default" size="xs" onClick={() => setSupplying(row)}>
                <Trans>Bổ sung văn bản</Trans>
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Loaded query={list}>
      {(rows) => (
        <>
          <DataTable
            caption={t`Việc làm theo chỉ đạo, chưa có văn bản`}
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            startSort={{ id: 'due' }}
            empty={
              <EmptyState
                title={t`Không có việc nào thiếu văn bản`}
              >{t`Việc làm trước theo chỉ đạo sẽ nằm ở đây cho đến khi có văn bản.`}</EmptyState>
            }
          />
          {supplying && <SupplyForm row={supplying} onClose={() => setSupplying(null)} />}
        </>
      )}
    </Loaded>
  );
}

function Missing({ row: { missing } }: { row: Directed }) {
  const { t } = useLingui();
  const byUnit = Map.groupBy(missing, ({ unit }) => unit.name);
  return (
    <>
      {Array.from(byUnit, ([name, of]) => (
        <div key={name}>
          {name}
          {of.some(({ item }) => item !== null) && `: ${of.flatMap(({ item }) => (item === null ? [] : [t(itemWords[item])])).join(', ')}`}
        </div>
      ))}
    </>
  );
}

function SupplyForm({ row, onClose }: { row: Directed; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Bổ sung văn bản`}
      submitLabel={t`Ghi văn bản`}
      defaultValues={{ documentId: '' }}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        await send('POST', `/api/approvals/directed/${row.id}/document`, values, attempt);
        await refresh();
      }}
    >
      <p>{row.title}</p>
      <DocumentField name="documentId" label={t`Văn bản`} required />
    </FormModal>
  );
}
