import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { today, yearOf } from '#kit/dates.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { FilterBar, SelectFilter } from '#ui/filter-bar.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { Num } from '#ui/values.tsx';
import { apiUrl } from '#web/api.ts';
import { planImportPath, planPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { PlanList } from '../contract.ts';
import { Size, SlotBar, StatedBeside } from './figures.tsx';
import { LineList } from './line-list.tsx';
import { NewPlanForm } from './new-plan-form.tsx';
import { natures } from './plan-natures.ts';
import { SameQuarter } from './same-quarter.tsx';
import classes from './plans.module.css';
import { useBlocs } from './registers.ts';
import { fateOf, usePlanWords, yearsOf } from './words.ts';

type Row = PlanList['plans'][number];

const nextYear = yearOf(today()) + 1;
const years = Array.from({ length: nextYear - 2014 }, (_, n) => ({ value: nextYear - n, label: String(nextYear - n) }));

export function PlanListPage() {
  const { t } = useLingui();
  const { bloc, year, nature } = useSearch({ from: '/ke-hoach' });
  const query = { year, nature };
  const list = useGet<PlanList>('/api/plans', query);
  const blocs = useBlocs();
  const words = usePlanWords();
  const columns = useColumns();
  const mayRecord = useCan('plans.record');
  const [adding, setAdding] = useState(false);
  const filtered = bloc !== undefined || Object.values(query).some((value) => value !== undefined);
  const ofBloc = (rows: Row[]) => rows.filter((row) => bloc === undefined || row.bloc?.id === bloc);
  const plans = (
    <>
      <FilterBar keep={['tab']} summary={list.data && <Plural value={ofBloc(list.data.plans).length} other="# kế hoạch" />}>
        <SelectFilter name="year" label={t`Năm`} options={years} />
        <SelectFilter name="nature" label={t`Loại kế hoạch`} options={natures.map((value) => ({ value, label: words.natures[value] }))} />
        <SelectFilter name="bloc" label={t`Khối`} options={blocs.map(({ id, name }) => ({ value: id, label: name }))} />
      </FilterBar>
      <div style={{ height: '1rem' }} />
      <Loaded query={list}>
        {({ plans }) => (
          <DataTable
            caption={t`Các kế hoạch`}
            rows={ofBloc(plans)}
            rowId={(row) => row.id}
            rowLink={(row) => planPath(row.id)}
            columns={columns}
            empty={
              filtered ? (
                <EmptyState title={t`Không có kế hoạch nào khớp`}>{t`Bỏ bớt lọc để thấy các kế hoạch khác.`}</EmptyState>
              ) : (
                <NoPlan mayRecord={mayRecord} />
              )
            }
          />
        )}
      </Loaded>
    </>
  );
  return (
    <Page
      title={t({ message: 'Kế hoạch', context: 'plural' })}
      subtitle={t`Kế hoạch đào tạo, bồi dưỡng: đã mở bao nhiêu, còn chờ bao nhiêu, bao nhiêu không mở.`}
      actions={
        <>
          <ExportMenu groups={[{ href: (as) => apiUrl('/api/plans/export', { ...query, bloc, as }) }]} />
          {mayRecord && (
            <>
              <Button variant="default" component={AppLink} plain to={planImportPath({ year: query.year })}>
                <Trans>Nhập từ Excel</Trans>
              </Button>
              <Button onClick={() => setAdding(true)}>
                <Trans>Lập kế hoạch</Trans>
              </Button>
            </>
          )}
        </>
      }
    >
      <Tabs
        tabs={[
          { id: 'ke-hoach', label: t({ message: 'Kế hoạch', context: 'plural' }), content: plans },
          { id: 'dong', label: t`Dòng kế hoạch`, content: <LineList /> },
          { id: 'trung', label: t`Trùng nội dung trong quý`, content: <SameQuarter /> },
        ]}
      />
      {adding && <NewPlanForm onClose={() => setAdding(false)} />}
    </Page>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLingui();
  return [
    {
      id: 'title',
      header: t`Kế hoạch`,
      primary: true,
      sort: (row) => row.title,
      cell: (row) => (
        <>
          {row.title}
          <span className={classes.sub}>{[row.issuer.name, row.bloc?.name].filter(Boolean).join(' · ')}</span>
        </>
      ),
    },
    {
      id: 'year',
      header: t`Năm`,
      sort: (row) => row.yearFrom,
      cell: (row) => <span style={{ whiteSpace: 'nowrap' }}>{yearsOf(row)}</span>,
    },
    {
      id: 'planned',
      header: t`Lớp / học viên`,
      numeric: true,
      sort: (row) => row.totals.seats.computed,
      cell: (row) => (
        <span>
          <Size size={{ classes: row.totals.classes.computed, seats: row.totals.seats.computed }} />
          {row.totals.seats.difference !== null && row.totals.seats.difference !== 0 && (
            <span className={classes.sub} style={{ maxWidth: '17rem', marginLeft: 'auto' }}>
              <StatedBeside beside={row.totals.seats} unit="seats" />
            </span>
          )}
        </span>
      ),
    },
    {
      id: 'opened',
      header: t`Đã mở`,
      numeric: true,
      sort: (row) => fateOf(row.slots).opened,
      cell: (row) => (
        <span style={{ minWidth: '4rem' }}>
          <Num value={count(row, 'opened')} />
          <SlotBar slots={row.slots} />
        </span>
      ),
    },
    {
      id: 'pending',
      header: t`Chờ mở`,
      numeric: true,
      sort: (row) => row.slots.pending,
      cell: (row) => <Num value={count(row, 'pending')} />,
    },
    {
      id: 'lost',
      header: t`Không mở`,
      numeric: true,
      sort: (row) => fateOf(row.slots).lost,
      cell: (row) => <Num value={count(row, 'lost')} />,
    },
    { id: 'status', header: t`Tình trạng`, cell: (row) => <Status row={row} /> },
  ];
}

/** A plan of targets only has no slots, which is not a zero. */
const count = (row: Row, fate: 'opened' | 'pending' | 'lost') => (row.totals.classes.computed === 0 ? null : fateOf(row.slots)[fate]);

function Status({ row }: { row: Row }) {
  const { t } = useLingui();
  if (row.version?.status !== 'approved') return <StatusBadge tone="neutral">{t`Dự thảo`}</StatusBadge>;
  if (row.hasDraft) return <StatusBadge tone="warn">{t`Đang điều chỉnh`}</StatusBadge>;
  if (row.version.documentPending) return <StatusBadge tone="warn">{t`Chờ văn bản`}</StatusBadge>;
  const { no } = row.version;
  return <StatusBadge tone="active">{no === 1 ? t`Đã duyệt` : t`Đã duyệt, lần ${no}`}</StatusBadge>;
}

function NoPlan({ mayRecord }: { mayRecord: boolean }) {
  const { t } = useLingui();
  return (
    <EmptyState
      title={t`Chưa có kế hoạch nào`}
      action={
        mayRecord && (
          <>
            <Button component={AppLink} plain to={planImportPath()}>
              <Trans>Nhập từ Excel</Trans>
            </Button>{' '}
            <Button variant="default" component="a" href={apiUrl('/api/plans/form-c.xlsx')}>
              <Trans>Tải biểu mẫu</Trans>
            </Button>
          </>
        )
      }
    >
      <Trans>
        Cách nhanh nhất là đưa nguyên biểu tổng hợp kế hoạch (biểu C) đang có trong Excel vào đây: hệ thống đọc từng dòng, chỉ rõ chỗ cần
        sửa, xem trước rồi mới ghi. Chưa có biểu thì tải biểu mẫu về điền.
      </Trans>
    </EmptyState>
  );
}
