import { Plural, useLingui } from '@lingui/react/macro';
import { Switch } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { today, yearOf } from '#kit/dates.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FilterBar, SearchFilter, SelectFilter, useUrlState } from '#ui/filter-bar.tsx';
import { formatNumber } from '#ui/format.ts';
import { Loaded } from '#ui/loaded.tsx';
import { NearNote } from '#ui/near-note.tsx';
import { PageTurner } from '#ui/page-turner.tsx';
import { Num } from '#ui/values.tsx';
import { planPath } from '#web/links.ts';
import { filterOf } from '#web/pages.ts';
import { UnitFilter } from '#web/pick-unit.tsx';
import { useGet } from '#web/query.ts';
import type { LineList as Answer, ListedLine } from '../lines-contract.ts';
import classes from './plans.module.css';
import { useQuarterName } from './words.ts';

const nextYear = yearOf(today()) + 1;
const years = Array.from({ length: nextYear - 2014 }, (_, n) => ({ value: nextYear - n, label: String(nextYear - n) }));

/** Lines of all plans: what is ordered, by whom, and what has become of it. */
export function LineList() {
  const { t } = useLingui();
  const { bloc: _bloc, nature: _nature, tab: _tab, ...search } = useSearch({ from: '/ke-hoach' });
  const [, set] = useUrlState();
  const list = useGet<Answer>('/api/plan-lines', search);
  const { filtered } = filterOf(search);
  const quarterName = useQuarterName();
  const columns = useColumns();
  return (
    <>
      <FilterBar
        keep={['tab', 'bloc', 'nature']}
        summary={
          list.data && (list.data.capped ? t`hơn ${formatNumber(list.data.total)} dòng` : <Plural value={list.data.total} other="# dòng" />)
        }
      >
        <SearchFilter label={t`Tìm dòng`} placeholder={t`Chương trình hoặc đối tượng`} />
        <SelectFilter name="year" label={t`Năm`} options={years} />
        <SelectFilter name="quarter" label={t`Quý`} options={[1, 2, 3, 4].map((value) => ({ value, label: quarterName(value) }))} />
        <UnitFilter label={t`Đơn vị`} />
        <Switch
          label={t`Chỉ dòng còn chờ mở`}
          checked={search.pending === 'true'}
          style={{ alignSelf: 'end', paddingBottom: '0.5rem' }}
          onChange={(event) => set({ pending: event.currentTarget.checked ? 'true' : undefined })}
        />
      </FilterBar>
      <Loaded query={list}>
        {({ rows, near, next }) => (
          <>
            <NearNote shown={near} />
            <DataTable
              caption={t`Dòng của các kế hoạch`}
              rows={rows}
              rowId={(row) => row.id}
              rowLink={(row) => planPath(row.plan.id, { line: row.id })}
              columns={columns}
              startOrder="-time"
              footer={<PageTurner next={next} />}
              empty={
                <EmptyState title={filtered ? t`Không có dòng nào khớp` : t`Chưa có dòng kế hoạch nào`}>
                  {filtered ? t`Bớt từ tìm hoặc bỏ bớt lọc.` : t`Dòng hiện ở đây khi một kế hoạch đã có nội dung.`}
                </EmptyState>
              }
            />
          </>
        )}
      </Loaded>
    </>
  );
}

function useColumns(): Column<ListedLine>[] {
  const { t } = useLingui();
  const quarterName = useQuarterName();
  return [
    {
      id: 'programme',
      header: t`Chương trình`,
      primary: true,
      cell: (row) => (
        <>
          {row.family.name}
          <span className={classes.sub}>{[row.audience, row.plan.title].filter(Boolean).join(' · ')}</span>
        </>
      ),
    },
    {
      id: 'time',
      header: t`Thời gian`,
      order: 'time',
      cell: (row) => (row.quarter === null ? row.year : `${quarterName(row.quarter)}/${row.year}`),
    },
    { id: 'lead', header: t`Chủ trì`, cell: (row) => row.lead.name, wideOnly: true },
    {
      id: 'runner',
      header: t`Cơ sở, nơi học`,
      cell: (row) => (
        <>
          {row.runner.name}
          {row.host && row.host.id !== row.runner.id && <span className={classes.sub}>{row.host.name}</span>}
        </>
      ),
    },
    { id: 'classes', header: t`Số lớp`, numeric: true, cell: (row) => <Num value={row.classes} /> },
    { id: 'seats', header: t`Chỉ tiêu`, numeric: true, order: 'seats', cell: (row) => <Num value={row.seats} /> },
    { id: 'opened', header: t`Đã mở`, numeric: true, cell: (row) => <Num value={row.opened} /> },
    { id: 'pending', header: t`Chờ mở`, numeric: true, cell: (row) => <Num value={row.pending} /> },
    { id: 'lost', header: t`Không mở`, numeric: true, cell: (row) => <Num value={row.lost} /> },
  ];
}
