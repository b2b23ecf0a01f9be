import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useSearch } from '@tanstack/react-router';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { DateFilter, FilterBar, SearchFilter } from '#ui/filter-bar.tsx';
import { formatNumber } from '#ui/format.ts';
import { Loaded } from '#ui/loaded.tsx';
import { PageTurner } from '#ui/page-turner.tsx';
import { Page } from '#ui/page.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { apiUrl } from '#web/api.ts';
import { trailPath } from '#web/links.ts';
import { filterOf } from '#web/pages.ts';
import { useGet } from '#web/query.ts';
import type { ExportedFile, ExportsPage } from '../contract.ts';
import { AccountFilter } from './filters.tsx';
import { Details } from './trail.tsx';

export function ExportsRegisterPage() {
  const { t } = useLingui();
  const search = useSearch({ from: '/kiem-tra/xuat-tep' });
  const { filter } = filterOf(search);
  const list = useGet<ExportsPage>('/api/audit/exports', search);
  const columns = useColumns();
  return (
    <Page
      title={t`Sổ xuất tệp`}
      subtitle={t`Mỗi tệp lấy ra khỏi phần mềm: ai, lúc nào, danh sách nào, bao nhiêu dòng. Mã xuất ghi ngay trên tệp.`}
      breadcrumbs={[{ label: t`Nhật ký truy vết`, to: trailPath() }]}
      actions={<ExportMenu groups={[{ href: (as) => apiUrl('/api/audit/exports/export', { ...filter, as }) }]} />}
    >
      <FilterBar
        summary={
          list.data && (list.data.capped ? t`hơn ${formatNumber(list.data.total)} tệp` : <Plural value={list.data.total} other="# tệp" />)
        }
      >
        <SearchFilter name="code" label={t`Mã xuất`} placeholder={t`Tám ký tự trên tệp`} />
        <AccountFilter />
        <DateFilter name="since" label={t`Từ ngày`} />
        <DateFilter name="until" label={t`Đến hết ngày`} />
      </FilterBar>
      <Loaded query={list}>
        {({ rows, next }) => (
          <DataTable
            caption={t`Sổ xuất tệp`}
            rows={rows}
            rowId={(row) => row.id}
            columns={columns}
            empty={<EmptyState title={t`Chưa có tệp nào khớp`}>{t`Gõ đủ tám ký tự của mã xuất, hoặc bỏ bớt lọc.`}</EmptyState>}
            footer={<PageTurner next={next} />}
            startOrder="-time"
          />
        )}
      </Loaded>
    </Page>
  );
}

function useColumns(): Column<ExportedFile>[] {
  const { t } = useLingui();
  return [
    { id: 'list', header: t`Danh sách`, primary: true, cell: (row) => row.list },
    { id: 'at', header: t`Thời điểm`, order: 'time', cell: (row) => <DateText value={row.at} time /> },
    { id: 'account', header: t`Người xuất`, cell: (row) => row.account.name },
    { id: 'code', header: t`Mã xuất`, cell: (row) => row.code },
    { id: 'as', header: t`Dạng tệp`, cell: (row) => row.as },
    { id: 'rows', header: t`Số dòng`, numeric: true, cell: (row) => <Num value={row.rows} /> },
    { id: 'numbers', header: t`Số định danh`, cell: (row) => row.numbers },
    {
      id: 'filter',
      header: t`Bộ lọc`,
      cell: (row) => (
        <>
          <Details details={row.filter} />
          {row.reason !== null && (
            <div>
              <Trans>Lý do: {row.reason}</Trans>
            </div>
          )}
        </>
      ),
    },
  ];
}
