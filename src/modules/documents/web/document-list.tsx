import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Switch } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { today, yearOf } from '#kit/dates.ts';
import { compareText } from '#kit/text.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { FilterBar, SearchFilter, SelectFilter, useUrlState } from '#ui/filter-bar.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { formatNumber } from '#ui/format.ts';
import { NearNote } from '#ui/near-note.tsx';
import { PageTurner } from '#ui/page-turner.tsx';
import { Page } from '#ui/page.tsx';
import { DateText } from '#ui/values.tsx';
import { apiUrl } from '#web/api.ts';
import { documentPath } from '#web/links.ts';
import { filterOf } from '#web/pages.ts';
import { useGet } from '#web/query.ts';
import { UnitFilter } from '#web/pick-unit.tsx';
import { useCan } from '#web/session.tsx';
import type { Document, DocumentPage } from '../contract.ts';
import { KINDS, type Kind } from '../kinds.ts';
import { DocumentForm } from './document-form.tsx';
import { Remark } from './remark.tsx';
import { kindName, kindOptions, useDocumentWords } from './words.ts';

const kinds = (Object.keys(KINDS) as Kind[]).sort((a, b) => compareText(KINDS[a], KINDS[b]));
const thisYear = yearOf(today());
const years = Array.from({ length: thisYear - 2009 }, (_, n) => ({ value: thisYear - n, label: String(thisYear - n) }));

export function DocumentListPage() {
  const { t } = useLingui();
  const search = useSearch({ from: '/van-ban' });
  const { regimes } = useDocumentWords();
  const list = useGet<DocumentPage>('/api/documents', search);
  const { filter, filtered } = filterOf(search);
  const columns = useColumns();
  const mayRecord = useCan('documents.record');
  const [adding, setAdding] = useState(false);
  const add = (
    <Button onClick={() => setAdding(true)}>
      <Trans>Ghi văn bản vào sổ</Trans>
    </Button>
  );
  return (
    <Page
      title={t({ message: 'Văn bản', context: 'plural' })}
      subtitle={t`Sổ văn bản của Nhà nước và của Đảng làm căn cứ cho kế hoạch, lớp và tổ chức.`}
      actions={
        <>
          <ExportMenu groups={[{ href: (as) => apiUrl('/api/documents/export', { ...filter, as }) }]} />
          {mayRecord && add}
        </>
      }
    >
      <FilterBar
        summary={
          list.data &&
          (list.data.capped ? t`hơn ${formatNumber(list.data.total)} văn bản` : <Plural value={list.data.total} other="# văn bản" />)
        }
      >
        <SearchFilter label={t`Tìm văn bản`} placeholder={t`Số, ký hiệu hoặc trích yếu`} />
        <SelectFilter name="kind" label={t`Loại`} options={kindOptions(kinds)} />
        <SelectFilter name="regime" label={t`Hệ văn bản`} options={Object.entries(regimes).map(([value, label]) => ({ value, label }))} />
        <UnitFilter name="issuer" label={t`Cơ quan ban hành`} />
        <SelectFilter name="year" label={t`Năm`} options={years} />
        <UndatedFilter />
      </FilterBar>
      <Loaded query={list}>
        {({ documents, near, next }) => (
          <>
            <NearNote shown={near} />
            <DataTable
              caption={t`Sổ văn bản`}
              rows={documents}
              rowId={(row) => row.id}
              rowLink={(row) => documentPath(row.id)}
              columns={columns}
              empty={
                <EmptyState
                  title={filtered ? t`Không có văn bản nào khớp` : t`Sổ chưa có văn bản nào`}
                  action={mayRecord && !filtered && add}
                >
                  {filtered ? t`Bớt từ tìm hoặc bỏ bớt lọc.` : t`Ghi văn bản một lần, sau đó chọn làm căn cứ ở bất cứ đâu.`}
                </EmptyState>
              }
              footer={<PageTurner next={next} />}
              startOrder="-date"
            />
          </>
        )}
      </Loaded>
      {adding && <DocumentForm onClose={() => setAdding(false)} />}
    </Page>
  );
}

function useColumns(): Column<Document>[] {
  const { t } = useLingui();
  return [
    { id: 'number', header: t`Số, ký hiệu`, cell: (row) => <span style={{ whiteSpace: 'nowrap' }}>{row.number || t`không số`}</span> },
    { id: 'kind', header: t`Loại`, cell: (row) => kindName(row.kind) },
    {
      id: 'date',
      header: t`Ngày`,
      order: 'date',
      cell: (row) => (row.documentDate ? <DateText value={row.documentDate} /> : <em>{t`chưa có ngày`}</em>),
    },
    { id: 'issuer', header: t`Cơ quan ban hành`, cell: (row) => row.issuerName },
    {
      id: 'subject',
      header: t`Trích yếu`,
      cell: (row) => (
        <div>
          {row.subject}
          <Remark document={row} />
        </div>
      ),
    },
  ];
}

function UndatedFilter() {
  const { t } = useLingui();
  const [search, set] = useUrlState();
  return (
    <Switch
      label={t`Chỉ văn bản chưa có ngày`}
      checked={search['undated'] === 'true'}
      style={{ alignSelf: 'end', paddingBottom: '0.5rem' }}
      onChange={(event) => set({ undated: event.currentTarget.checked ? 'true' : undefined })}
    />
  );
}
