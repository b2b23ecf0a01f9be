import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { today } from '#kit/dates.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { DateFilter, FilterBar, SelectFilter } from '#ui/filter-bar.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { DateText } from '#ui/values.tsx';
import { apiUrl } from '#web/api.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { MatrixPage, ShownVersion } from '../contract.ts';
import { personnelKinds } from '../kinds.ts';
import { Duties } from './duties.tsx';
import { MatrixEditor } from './matrix-editor.tsx';
import { MatrixTable, WhatIsHeld } from './matrix-table.tsx';
import css from './matrix.module.css';
import { Source } from './source.tsx';
import { personnelWords } from './words.ts';

/** Who decides, who must agree, who is only told: as a leader reads it, for a day and a group of personnel. */
export function DelegationPage() {
  const { t } = useLingui();
  const { on = today(), personnel } = useSearch({ from: '/phan-cap' });
  const page = useGet<MatrixPage>('/api/delegation', { on, personnel });
  const mayRecord = useCan('delegation.record');
  const [editing, setEditing] = useState(false);
  return (
    <Page
      title={t`Phân cấp`}
      subtitle={t`Ai quyết định, ai phê duyệt, ai phải thống nhất, ai được hỏi hoặc chỉ được báo.`}
      actions={
        <>
          <ExportMenu groups={[{ href: (as) => apiUrl('/api/delegation/export', { on, personnel, as }) }]} />
          {mayRecord && !editing && page.data && (
            <Button onClick={() => setEditing(true)}>
              <Trans>Lập bảng mới</Trans>
            </Button>
          )}
        </>
      }
    >
      <Loaded query={page}>
        {(data) =>
          editing ? (
            <MatrixEditor page={data} onClose={() => setEditing(false)} />
          ) : (
            <Tabs
              tabs={[
                { id: 'bang', label: t`Bảng phân cấp`, content: <Matrix page={data} /> },
                { id: 'phoi-hop', label: t`Quy chế phối hợp`, content: <Duties /> },
                {
                  id: 'phien-ban',
                  label: t`Các lần ban hành`,
                  count: data.versions.length,
                  content: <Versions versions={data.versions} />,
                },
              ]}
            />
          )
        }
      </Loaded>
    </Page>
  );
}

function Matrix({ page: { version, cases } }: { page: MatrixPage }) {
  const { t } = useLingui();
  return (
    <>
      <FilterBar keep={['tab']}>
        <DateFilter name="on" label={t`Trong ngày`} />
        <SelectFilter
          name="personnel"
          label={t`Nhóm người học`}
          all={t`Mọi nhóm`}
          options={personnelKinds.map((value) => ({ value, label: t(personnelWords[value]) }))}
        />
      </FilterBar>
      {version && (
        <p className={css.facts}>
          <span>
            <Trans>
              Áp dụng từ <DateText value={version.validFrom} />
            </Trans>
            {version.personnel && ` · ${t(personnelWords[version.personnel])}`}
          </span>
          <Source of={version} />
          {version.note && <span>{version.note}</span>}
        </p>
      )}
      {cases.length === 0 && (
        <EmptyState title={t`Ngày này chưa có bảng phân cấp`}>
          {t`Khi chưa có bảng, ai có quyền ghi thì ghi được như trước, không việc nào phải chờ ý kiến.`}
        </EmptyState>
      )}
      <div className={css.apart}>
        {cases.map((one) => (
          <MatrixTable key={one.id} one={one} />
        ))}
        {cases.length > 0 && <WhatIsHeld />}
      </div>
    </>
  );
}

function Versions({ versions }: { versions: ShownVersion[] }) {
  const { t } = useLingui();
  const columns: Column<ShownVersion>[] = [
    { id: 'from', header: t`Từ ngày`, cell: (row) => <DateText value={row.validFrom} />, primary: true },
    { id: 'to', header: t`Đến trước ngày`, cell: (row) => (row.validTo === null ? t`đến nay` : <DateText value={row.validTo} />) },
    { id: 'who', header: t`Nhóm người học`, cell: (row) => (row.personnel === null ? t`Mọi nhóm` : t(personnelWords[row.personnel])) },
    { id: 'source', header: t`Căn cứ`, cell: (row) => <Source of={row} /> },
    { id: 'note', header: t`Ghi chú`, cell: (row) => row.note },
    { id: 'by', header: t`Người ghi`, cell: (row) => row.recordedBy },
  ];
  return (
    <DataTable
      caption={t`Các lần ban hành bảng phân cấp`}
      columns={columns}
      rows={versions}
      rowId={({ id }) => id}
      empty={<EmptyState title={t`Chưa ban hành lần nào`}>{t`Lập bảng đầu tiên từ văn bản phân cấp đang áp dụng.`}</EmptyState>}
    />
  );
}
