import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { z } from 'zod';
import type { unitList } from '#contracts/organisations';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '#ui/filter-bar.tsx';
import { formatNumber } from '#ui/format.ts';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { PageTurner } from '#ui/page-turner.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { apiUrl } from '#web/api.ts';
import { seriesPath } from '#web/links.ts';
import { filterOf } from '#web/pages.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import { runnerKinds, useFamilies } from '../../classes/web/pickers.tsx';
import { years } from '../../classes/web/years.ts';
import { type SeriesList, seriesStates, type SeriesRow } from '../series-contract.ts';
import { NewSeriesForm } from './series-new.tsx';
import { seriesStateWords, seriesTone } from './words.ts';

export function SeriesListPage() {
  const { t } = useLingui();
  const search = useSearch({ from: '/tuyen-sinh' });
  const { filtered } = filterOf(search);
  const list = useGet<SeriesList>('/api/series', search);
  const columns = useColumns();
  const families = useFamilies();
  const units = useGet<z.output<typeof unitList>>('/api/units').data?.units ?? [];
  const runners = units.filter(({ kind }) => runnerKinds.some((one) => one === kind));
  const { data } = list;
  const mayMake = useCan('quotas.record');
  const [making, setMaking] = useState(false);
  const { after: _after, ...filter } = search;
  return (
    <Page
      title={t`Tuyển sinh`}
      subtitle={t`Mỗi đợt là một lớp, hoặc nhiều lớp giống nhau chung một nguồn người học: cấp chỉ tiêu, chiêu sinh, xét, triệu tập.`}
      actions={
        <>
          <ExportMenu groups={[{ href: (as) => apiUrl('/api/series/export', { ...filter, as }) }]} />
          {mayMake && (
            <Button onClick={() => setMaking(true)}>
              <Trans>Lập đợt tuyển sinh</Trans>
            </Button>
          )}
        </>
      }
    >
      <FilterBar summary={data && (data.capped ? t`hơn ${formatNumber(data.total)} đợt` : <Plural value={data.total} other="# đợt" />)}>
        <SearchFilter label={t`Tìm đợt tuyển sinh`} placeholder={t`Mã hoặc tên, có dấu hoặc không dấu`} />
        <SelectFilter name="year" label={t`Năm`} options={years()} />
        <SelectFilter
          name="state"
          label={t`Trạng thái`}
          options={seriesStates.map((value) => ({ value, label: t(seriesStateWords[value]) }))}
        />
        <SelectFilter name="family" label={t`Chương trình`} options={families.map(({ code, name }) => ({ value: code, label: name }))} />
        <SelectFilter
          name="runner"
          label={t`Cơ sở`}
          options={runners.map(({ id, name, shortName }) => ({ value: id, label: shortName ?? name }))}
        />
      </FilterBar>
      <Loaded query={list}>
        {({ rows, next }) => (
          <DataTable
            caption={t`Các đợt tuyển sinh`}
            rows={rows}
            rowId={(row) => row.id}
            rowLink={(row) => seriesPath(row.id)}
            columns={columns}
            footer={<PageTurner next={next} />}
            empty={
              <EmptyState title={filtered ? t`Không có đợt nào khớp` : t`Chưa có đợt tuyển sinh nào`}>
                {filtered ? t`Bớt từ tìm hoặc bỏ bớt lọc.` : t`Đợt được lập từ lớp chưa khai giảng, hoặc từ một dòng của kế hoạch.`}
              </EmptyState>
            }
          />
        )}
      </Loaded>
      {making && <NewSeriesForm onClose={() => setMaking(false)} />}
    </Page>
  );
}

function useColumns(): Column<SeriesRow>[] {
  const { t } = useLingui();
  return [
    { id: 'name', header: t`Đợt tuyển sinh`, primary: true, cell: (row) => `${row.code} – ${row.name}` },
    { id: 'runner', header: t`Cơ sở`, cell: (row) => row.runner.name },
    { id: 'opens', header: t`Khai giảng dự kiến`, cell: (row) => <DateText value={row.opensOn} /> },
    { id: 'classes', header: t`Số lớp`, numeric: true, cell: (row) => <Num value={row.classes} /> },
    { id: 'seats', header: t`Chỉ tiêu`, numeric: true, cell: ({ seats }) => <Num value={seats.provided + seats.rolledIn} /> },
    { id: 'open', header: t`Chưa cấp`, numeric: true, cell: ({ seats }) => <Num value={seats.open} /> },
    { id: 'held', header: t`Đang giữ`, numeric: true, cell: ({ seats }) => <Num value={seats.held} /> },
    { id: 'used', header: t`Đã dùng`, numeric: true, cell: ({ seats }) => <Num value={seats.used} /> },
    {
      id: 'state',
      header: t`Trạng thái`,
      cell: (row) => <StatusBadge tone={seriesTone[row.state]}>{t(seriesStateWords[row.state])}</StatusBadge>,
    },
  ];
}
