import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { today } from '#kit/dates.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { DateFilter, FilterBar, SearchFilter, SelectFilter } from '#ui/filter-bar.tsx';
import { formatDate } from '#ui/format.ts';
import { ImportMenu } from '#ui/import-menu.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { apiUrl } from '#web/api.ts';
import { importStartPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { UnitNode } from '../contract.ts';
import { AddUnitForm } from './add-unit-form.tsx';
import { SuccessionForm } from './succession-form.tsx';
import { Tree } from './tree.tsx';
import { useBlocs } from './use-blocs.ts';
import { branches, type TreeRow, visibleRows } from './visible-rows.ts';

export function UnitTreePage() {
  const { t } = useLingui();
  const search = useSearch({ from: '/don-vi' });
  const asOf = search.asOf ?? today();
  const tree = useGet<{ asOf: string; roots: UnitNode[] }>('/api/units/tree', { asOf: search.asOf });
  const blocs = useBlocs();
  const mayRecord = useCan('units.record');
  const [dialog, setDialog] = useState<'add' | 'succession' | null>(null);
  const day = formatDate(asOf);
  const actions = (
    <>
      <ExportMenu groups={[{ href: (as) => apiUrl('/api/units/export', { ...search, as }) }]} />
      {mayRecord && (
        <>
          <ImportMenu items={[{ label: t`Danh sách đơn vị`, to: importStartPath('units', { date: search.asOf }) }]} />
          <Button variant="default" onClick={() => setDialog('succession')}>
            <Trans>Ghi sắp xếp tổ chức</Trans>
          </Button>
          <Button onClick={() => setDialog('add')}>
            <Trans>Thêm đơn vị</Trans>
          </Button>
        </>
      )}
    </>
  );
  return (
    <Page title={t({ message: 'Đơn vị', context: 'plural' })} subtitle={t`Bộ máy như ngày ${day}`} actions={actions}>
      <FilterBar>
        <SearchFilter label={t`Tìm đơn vị`} placeholder={t`Tên, mã hoặc ký hiệu`} />
        <SelectFilter name="bloc" label={t`Khối`} options={blocs.map((bloc) => ({ value: bloc.id, label: bloc.name }))} />
        <DateFilter name="asOf" label={t`Như ngày`} fallback={asOf} />
      </FilterBar>
      <Loaded query={tree}>
        {({ roots }) => (
          <Units roots={roots} q={search.q} bloc={search.bloc} day={day} onAdd={mayRecord ? () => setDialog('add') : undefined} />
        )}
      </Loaded>
      {dialog === 'add' && <AddUnitForm onClose={() => setDialog(null)} />}
      {dialog === 'succession' && <SuccessionForm onClose={() => setDialog(null)} />}
    </Page>
  );
}

interface UnitsProps {
  roots: UnitNode[];
  q: string | undefined;
  bloc: number | undefined;
  day: string;
  onAdd: (() => void) | undefined;
}

function Units({ roots, q, bloc, day, onAdd }: UnitsProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState<ReadonlySet<number>>(() => new Set(roots.map((root) => root.id)));
  const rows = useMemo(() => visibleRows(roots, open, { q, bloc }), [roots, open, q, bloc]);
  const searching = Boolean(q?.trim()) || bloc !== undefined;
  // While searching every branch is open; a minus marks those closed by hand.
  const toggle = (row: TreeRow) => {
    const key = searching ? -row.unit.id : row.unit.id;
    setOpen((last) => (last.has(key) ? new Set([...last].filter((id) => id !== key)) : new Set([...last, key])));
  };
  if (rows.length === 0) {
    return searching ? (
      <EmptyState title={t`Không có đơn vị nào khớp`}>{t`Bớt từ tìm, bỏ chọn khối, hoặc đổi ngày.`}</EmptyState>
    ) : (
      <EmptyState
        title={t`Chưa có đơn vị nào vào ngày ${day}`}
        action={
          onAdd && (
            <>
              <Button component={AppLink} plain to={importStartPath('units')}>
                <Trans>Nhập từ Excel</Trans>
              </Button>{' '}
              <Button variant="default" onClick={onAdd}>
                <Trans>Thêm đơn vị</Trans>
              </Button>
            </>
          )
        }
      >{t`Kế hoạch, lớp, người đều gắn với một đơn vị, nên làm việc này trước hết. Đã có đơn vị ở ngày khác thì đổi ô “Như ngày”.`}</EmptyState>
    );
  }
  const found = rows.filter((row) => !row.faint).length;
  return (
    <div>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.25rem 0.5rem', alignItems: 'center', marginBottom: '0.375rem' }}>
        <span aria-live="polite" style={{ color: 'var(--kv-soft)', marginRight: 'auto' }}>
          {searching && <Plural value={found} other="# đơn vị khớp" />}
        </span>
        {!searching && (
          <>
            <Button variant="subtle" px="xs" onClick={() => setOpen(new Set(branches(roots)))}>
              <Trans>Mở tất cả</Trans>
            </Button>
            <Button variant="subtle" px="xs" onClick={() => setOpen(new Set())}>
              <Trans>Thu tất cả</Trans>
            </Button>
          </>
        )}
      </div>
      <Tree rows={rows} label={t`Cây đơn vị như ngày ${day}`} onToggle={toggle} />
    </div>
  );
}
