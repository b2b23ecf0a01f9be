import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { fold } from '#kit/text.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FilterBar, SearchFilter, SelectFilter, useUrlState } from '#ui/filter-bar.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { Money, Num } from '#ui/values.tsx';
import { planImportPath } from '#web/links.ts';
import { AppLink } from '#ui/link.tsx';
import { useCan } from '#web/session.tsx';
import type { PlanDetail, PlanLine } from '../contract.ts';
import { SlotFate } from './figures.tsx';
import { LineDetail } from './line-detail.tsx';
import { LineForm } from './line-form.tsx';
import classes from './plans.module.css';
import { SameQuarterMark } from './same-quarter.tsx';
import { Alarm } from './waiting.tsx';
import { useQuarterName } from './words.ts';

const FEW = 8;

/** What the plan orders, line by line; a line opens beside the table. */
export function Lines({ plan }: { plan: PlanDetail }) {
  const { t } = useLingui();
  const search = useSearch({ from: '/ke-hoach/$planId' });
  const [, set] = useUrlState();
  const quarterName = useQuarterName();
  const draft = plan.version?.status === 'draft';
  const mayWrite = useCan('plans.record') && draft;
  const [adding, setAdding] = useState(false);
  const columns = useColumns(plan, (line) => set({ line: line.id }));
  const words = fold(search.q ?? '')
    .split(' ')
    .filter(Boolean);
  const rows = plan.lines.filter(
    (line) => (search.quarter === undefined || line.quarter === search.quarter) && words.every((word) => textOf(line).includes(word)),
  );
  const open = plan.lines.find((line) => line.id === search.line);
  return (
    <div className={classes.parts}>
      {(plan.lines.length > FEW || mayWrite) && (
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.75rem', alignItems: 'flex-end', justifyContent: 'space-between' }}>
          <div style={{ flex: '1 1 24rem' }}>
            {plan.lines.length > FEW && (
              <FilterBar keep={['tab', 'version', 'from', 'line']} summary={<Plural value={rows.length} other="# dòng" />}>
                <SearchFilter label={t`Tìm dòng`} placeholder={t`Chương trình, đối tượng, đơn vị`} />
                <SelectFilter name="quarter" label={t`Quý`} options={[1, 2, 3, 4].map((value) => ({ value, label: quarterName(value) }))} />
              </FilterBar>
            )}
          </div>
          {mayWrite && (
            <Button onClick={() => setAdding(true)}>
              <Trans>Thêm dòng</Trans>
            </Button>
          )}
        </div>
      )}
      <DataTable
        caption={t`Các dòng của kế hoạch`}
        rows={rows}
        rowId={(row) => row.id}
        columns={columns}
        wide
        empty={
          plan.lines.length > 0 ? (
            <EmptyState title={t`Không có dòng nào khớp`}>{t`Bớt từ tìm hoặc bỏ chọn quý.`}</EmptyState>
          ) : (
            <NoLine plan={plan} mayWrite={mayWrite} />
          )
        }
      />
      {open && <LineDetail key={open.id} plan={plan} line={open} onClose={() => set({ line: undefined })} />}
      {adding && <LineForm plan={plan} onClose={() => setAdding(false)} />}
    </div>
  );
}

const textOf = (line: PlanLine) =>
  fold([line.family.name, line.version?.name, line.audience, line.lead.name, line.host?.name, line.runner.name, line.place].join(' '));

function useColumns(plan: PlanDetail, open: (line: PlanLine) => void): Column<PlanLine>[] {
  const { t } = useLingui();
  const quarterName = useQuarterName();
  const approved = plan.version?.status === 'approved';
  const many = plan.yearFrom !== plan.yearTo;
  const fresh = plan.lines.filter((line) => !line.carriedOver);
  const sum = (count: (line: PlanLine) => number) => fresh.reduce((all, line) => all + count(line), 0);
  return [
    {
      id: 'programme',
      header: t`Chương trình, đối tượng`,
      primary: true,
      sort: (row) => row.family.name,
      total: t`Cộng các dòng`,
      cell: (row) => <Programme plan={plan} line={row} open={() => open(row)} />,
    },
    ...(many ? [{ id: 'year', header: t`Năm`, sort: (row: PlanLine) => row.year, cell: (row: PlanLine) => row.year }] : []),
    {
      id: 'size',
      header: t`Lớp × học viên`,
      numeric: true,
      sort: (row) => row.classes,
      cell: (row) => <ByClass line={row} />,
      total: <Num value={sum((line) => line.classes)} />,
    },
    {
      id: 'seats',
      header: t`Chỉ tiêu`,
      numeric: true,
      sort: (row) => row.seats,
      total: <Num value={sum((line) => line.seats)} />,
      cell: (row) => (
        <span>
          <Num value={row.seats} />
          {row.total.difference !== null && row.total.difference !== 0 && (
            <span className={classes.sub}>
              <Trans>
                ghi <Num value={row.total.stated} />, chênh <Num value={row.total.difference} sign />
              </Trans>
            </span>
          )}
        </span>
      ),
    },
    {
      id: 'quarter',
      header: t`Quý`,
      sort: (row) => row.quarter ?? 5,
      cell: (row) => <span style={{ whiteSpace: 'nowrap' }}>{quarterName(row.quarter)}</span>,
    },
    { id: 'lead', header: t`Chủ trì`, sort: (row) => row.lead.name, cell: (row) => row.lead.name },
    { id: 'host', header: t`Nơi học`, sort: (row) => row.host?.name, cell: (row) => row.host?.name ?? row.place ?? '–' },
    {
      id: 'funding',
      header: t`Kinh phí`,
      sort: (row) => row.funding.name,
      wideOnly: true,
      cell: (row) => (
        <>
          {row.funding.name}
          {row.funding.detail && <span className={classes.sub}>{row.funding.detail}</span>}
          {row.cost !== null && (
            <span className={classes.sub}>
              <Money value={row.cost} />
            </span>
          )}
        </>
      ),
    },
    ...(approved ? [{ id: 'fate', header: t`Tiến độ`, cell: (row: PlanLine) => <SlotFate slots={row.slots} /> }] : []),
  ];
}

function Programme({ plan, line, open }: { plan: PlanDetail; line: PlanLine; open: () => void }) {
  const { t } = useLingui();
  return (
    <div style={{ minWidth: '14rem' }}>
      <button type="button" className={classes.open} onClick={open} aria-haspopup="dialog">
        {line.version?.name ?? line.family.name}
      </button>
      {line.audience && <span className={classes.sub}>{line.audience}</span>}
      {(line.carriedOver || line.restricted || line.alarm !== 'none') && (
        <span className={classes.marks}>
          {line.carriedOver && <StatusBadge tone="done">{t`Chuyển tiếp`}</StatusBadge>}
          {line.restricted && <StatusBadge tone="warn">{t`Hạn chế`}</StatusBadge>}
          <Alarm line={line} />
        </span>
      )}
      <SameQuarterMark plan={plan} lineId={line.id} />
    </div>
  );
}

/** "6 × 78"; where a class has no size of its own, only the number of classes. */
function ByClass({ line }: { line: PlanLine }) {
  if (line.perClass === null) return <Num value={line.classes} />;
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      <Num value={line.classes} /> × <Num value={line.perClass} />
    </span>
  );
}

function NoLine({ plan, mayWrite }: { plan: PlanDetail; mayWrite: boolean }) {
  const { t } = useLingui();
  const to = planImportPath({ plan: plan.id, year: plan.yearFrom });
  return (
    <EmptyState
      title={t`Chưa có dòng nào`}
      action={
        mayWrite && (
          <Button component={AppLink} plain to={to}>
            <Trans>Nhập từ Excel</Trans>
          </Button>
        )
      }
    >
      {mayWrite ? (
        <Trans>Thêm từng dòng, hoặc nhập cả biểu tổng hợp kế hoạch từ Excel.</Trans>
      ) : (
        <Trans>Kế hoạch này chỉ có chỉ tiêu, hoặc các dòng ngoài phạm vi của bạn.</Trans>
      )}
    </EmptyState>
  );
}
