import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { DeclaredList, DeclaredRow } from '../declared-contract.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { FilterBar, SelectFilter } from '#ui/filter-bar.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { StatTile, StatTiles } from '#ui/stat-tile.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { Num } from '#ui/values.tsx';
import { apiUrl } from '#web/api.ts';
import { classListPath } from '#web/links.ts';
import { usePages } from '#web/pages.ts';
import { UnitFilter } from '#web/pick-unit.tsx';
import { useCan } from '#web/session.tsx';
import { isUnlikely } from './declare-fields.tsx';
import { CorrectDeclaredForm, DeclareForm } from './declare-form.tsx';
import { DeclaredHistory, DeclaredSource, monthText } from './declared-source.tsx';
import css from './lists.module.css';
import { useFamilies } from './pickers.tsx';
import { years } from './years.ts';

/** Lớp kê khai: classes and lượt that nobody has a list of names for. */
export function DeclaredListPage() {
  const { t } = useLingui();
  const search = useSearch({ from: '/lop/ke-khai' });
  const list = usePages<DeclaredList>('/api/declared-classes', search);
  const families = useFamilies();
  const mayDeclare = useCan('classes.record');
  const [form, setForm] = useState<'declare' | DeclaredRow | null>(null);
  const close = () => setForm(null);
  const filtered = Object.values(search).some((value) => value !== undefined);
  const kinds = [...new Set(list.data?.flatMap((page) => page.rows.map((row) => row.kind)))];
  return (
    <Page
      title={t`Lớp kê khai`}
      subtitle={t`Số lớp, số lượt do đơn vị báo theo tháng, không kèm danh sách học viên. Có cột riêng trong tổng kết năm, không tính vào số người.`}
      breadcrumbs={[{ label: t({ message: 'Lớp', context: 'plural' }), to: classListPath() }]}
      actions={
        <>
          <ExportMenu groups={[{ href: (as) => apiUrl('/api/declared-classes/export', { ...search, as }) }]} />
          {mayDeclare && (
            <Button onClick={() => setForm('declare')}>
              <Trans>Kê khai</Trans>
            </Button>
          )}
        </>
      }
    >
      <FilterBar summary={list.total !== undefined && <Plural value={list.total} other="# dòng kê khai" />}>
        <SelectFilter name="year" label={t`Năm`} options={years()} />
        <UnitFilter label={t`Đơn vị (cả cấp dưới)`} />
        <SelectFilter name="family" label={t`Chương trình`} options={families.map(({ code, name }) => ({ value: code, label: name }))} />
      </FilterBar>
      <Loaded query={list}>
        {(pages) => (
          <>
            {pages[0]!.total > 0 && (
              <StatTiles>
                <StatTile label={t`Lớp kê khai`} value={<Num value={pages[0]!.classes} />} />
                <StatTile label={t`Lượt học viên`} value={<Num value={pages[0]!.turns} />} />
              </StatTiles>
            )}
            <DeclaredTable
              rows={pages.flatMap((page) => page.rows)}
              onCorrect={mayDeclare ? setForm : undefined}
              onDeclare={mayDeclare ? () => setForm('declare') : undefined}
              more={list.hasNext ? { load: list.more, busy: list.busy } : undefined}
              filtered={filtered}
            />
          </>
        )}
      </Loaded>
      {form === 'declare' && <DeclareForm kinds={kinds} onClose={close} />}
      {form !== null && form !== 'declare' && <CorrectDeclaredForm row={form} kinds={kinds} onClose={close} />}
    </Page>
  );
}

interface TableProps {
  rows: DeclaredRow[];
  filtered: boolean;
  onCorrect?: ((row: DeclaredRow) => void) | undefined;
  onDeclare?: (() => void) | undefined;
  more?: { load: () => void; busy: boolean } | undefined;
}

function DeclaredTable({ rows, filtered, onCorrect, onDeclare, more }: TableProps) {
  const { t } = useLingui();
  const columns: Column<DeclaredRow>[] = [
    { id: 'unit', header: t`Đơn vị`, primary: true, cell: (row) => row.unit.name },
    { id: 'month', header: t`Tháng`, cell: (row) => <span className={css.time}>{monthText(row.month)}</span> },
    {
      id: 'kind',
      header: t`Loại lớp`,
      cell: (row) => (
        <span>
          <span className={css.name}>{row.kind}</span>
          {row.family && <span className={css.code}>{row.family.name}</span>}
        </span>
      ),
    },
    { id: 'classes', header: t`Số lớp`, numeric: true, cell: (row) => <Num value={row.classes} /> },
    {
      id: 'turns',
      header: t`Số lượt`,
      numeric: true,
      cell: (row) => (
        <span>
          <Num value={row.turns} />
          {isUnlikely(row.classes, row.turns) && (
            <span style={{ display: 'block' }}>
              <StatusBadge tone="warn">{t`cần xem lại`}</StatusBadge>
            </span>
          )}
        </span>
      ),
    },
    {
      id: 'source',
      header: t`Nguồn`,
      cell: (row) => (
        <div>
          <DeclaredSource declared={row} />
          <DeclaredHistory history={row.history} />
        </div>
      ),
    },
    ...(onCorrect
      ? [
          {
            id: 'correct',
            header: t`Việc`,
            cell: (row: DeclaredRow) => {
              const { name } = row.unit;
              const month = monthText(row.month);
              return (
                <Button variant="light" aria-label={t`Sửa số ${name} ${month}`} onClick={() => onCorrect(row)}>
                  <Trans>Sửa số</Trans>
                </Button>
              );
            },
          },
        ]
      : []),
  ];
  return (
    <DataTable
      caption={t`Lớp kê khai`}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      empty={
        filtered ? (
          <EmptyState title={t`Không có dòng kê khai nào khớp`}>{t`Bỏ bớt điều kiện lọc.`}</EmptyState>
        ) : (
          <EmptyState
            title={t`Chưa có kê khai nào`}
            action={onDeclare && <Button onClick={onDeclare}>{t`Kê khai`}</Button>}
          >{t`Lớp tập huấn, bồi dưỡng mà đơn vị chỉ báo số lớp và số lượt thì kê khai ở đây. Lớp có danh sách học viên thì mở ở trang Lớp.`}</EmptyState>
        )
      }
      footer={
        more && (
          <Button data-more variant="default" onClick={more.load} loading={more.busy}>
            <Trans>Xem thêm</Trans>
          </Button>
        )
      }
    />
  );
}
