import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { today, yearOf } from '#kit/dates.ts';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { NumberField, SelectField, TextField } from '#ui/fields.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { FilterBar, SelectFilter } from '#ui/filter-bar.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { Num } from '#ui/values.tsx';
import { apiUrl, send } from '#web/api.ts';
import { documentPath, programmePath } from '#web/links.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useGet, useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { PrioritiesReport } from '../../reports/priorities-contract.ts';
import type { Area } from '../areas-contract.ts';
import css from './content.module.css';

/** The tree of areas, which of them a year puts first, and what was done on these. */
export function Areas() {
  const list = useGet<Area[]>('/api/programmes/areas');
  const seesFigures = useCan('reports.read');
  const { year = yearOf(today()) } = useSearch({ from: '/chuong-trinh' });
  return (
    <Loaded query={list}>
      {(areas) => (
        <div className={css.apart}>
          {seesFigures && areas.length > 0 && <Priorities areas={areas} year={year} />}
          <Tree areas={areas} />
        </div>
      )}
    </Loaded>
  );
}

function Priorities({ areas, year }: { areas: Area[]; year: number }) {
  const { t } = useLingui();
  const report = useGet<PrioritiesReport>('/api/reports/priorities', { year });
  const mayRecord = useCan('programmes.record');
  const refresh = useRefresh();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Area | null>(null);
  const years = [
    ...new Set([yearOf(today()) + 1, yearOf(today()), year, ...areas.flatMap((one) => one.priorities.map((put) => put.year))]),
  ];
  type Row = PrioritiesReport['areas'][number];
  const columns: Column<Row>[] = [
    {
      id: 'area',
      header: t`Lĩnh vực ưu tiên`,
      primary: true,
      cell: ({ name, document, note }) => (
        <div>
          {name}
          <div className={css.soft}>
            {document && <AppLink to={documentPath(document.id)}>{document.number}</AppLink>}
            {document && note && ', '}
            {note}
          </div>
        </div>
      ),
    },
    {
      id: 'programmes',
      header: t({ message: 'Chương trình', context: 'plural' }),
      cell: ({ programmes }) => (
        <span>
          {programmes.map(({ id, code }, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <AppLink to={programmePath(id)}>{code}</AppLink>
            </span>
          ))}
        </span>
      ),
    },
    { id: 'slots', header: t`Suất kế hoạch`, numeric: true, cell: ({ slots }) => <Num value={slots} />, sort: ({ slots }) => slots },
    { id: 'opened', header: t`Lớp mở mới`, numeric: true, cell: ({ opened }) => <Num value={opened} />, sort: ({ opened }) => opened },
    { id: 'closed', header: t`Lớp bế giảng`, numeric: true, cell: ({ closed }) => <Num value={closed} />, sort: ({ closed }) => closed },
    { id: 'l1', header: t`Lượt tuyển mới (L1)`, numeric: true, cell: ({ l1 }) => <Num value={l1} />, sort: ({ l1 }) => l1 },
    ...(mayRecord
      ? [
          {
            id: 'act',
            header: t`Việc`,
            cell: (row: Row) => (
              <Button variant="subtle" size="compact-sm" onClick={() => setLeaving(areas.find(({ id }) => id === row.id) ?? null)}>
                <Trans>Thôi ưu tiên</Trans>
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Section
      title={t`Ưu tiên của năm ${year} và việc đã làm`}
      note={t`Đếm lớp, lượt của chương trình mang lĩnh vực hoặc có chuyên đề thuộc lĩnh vực. Một lớp có thể thuộc nhiều lĩnh vực nên các dòng không cộng vào nhau; lớp hạn chế không tính ở đây.`}
      actions={
        <>
          <ExportMenu groups={[{ href: (as) => apiUrl('/api/reports/priorities/export', { year, as }) }]} />
          {mayRecord && (
            <Button variant="default" onClick={() => setAdding(true)}>
              <Trans>Thêm ưu tiên</Trans>
            </Button>
          )}
        </>
      }
    >
      <div className={css.stack}>
        <FilterBar keep={['tab', 'year']}>
          <SelectFilter
            name="year"
            label={t`Năm`}
            fallback={year}
            options={years.toSorted((a, b) => b - a).map((value) => ({ value, label: String(value) }))}
          />
        </FilterBar>
        <Loaded query={report}>
          {({ areas: rows, whole }) => (
            <DataTable
              caption={t`Lĩnh vực ưu tiên năm ${year}`}
              rows={rows}
              rowId={({ id }) => id}
              columns={columns}
              empty={
                <EmptyState
                  title={t`Năm này chưa ghi ưu tiên nào`}
                >{t`Ghi lĩnh vực mà kế hoạch năm ưu tiên, với văn bản nêu ra.`}</EmptyState>
              }
              footer={
                <Trans>
                  Cả năm: <Num value={whole.slots} /> suất kế hoạch, <Num value={whole.opened} /> lớp mở mới, <Num value={whole.closed} />{' '}
                  lớp bế giảng, <Num value={whole.l1} /> lượt tuyển mới.
                </Trans>
              }
            />
          )}
        </Loaded>
      </div>
      {adding && <PriorityForm areas={areas} year={year} onClose={() => setAdding(false)} />}
      <ConfirmDialog
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t`Thôi ưu tiên`}
        confirmLabel={t`Thôi ưu tiên`}
        onConfirm={async () => {
          await send('DELETE', `/api/programmes/areas/${leaving!.id}/priorities/${year}`);
          await refresh();
        }}
      >
        <Trans>
          Năm {year} không còn ưu tiên “{leaving?.name}”. Có thể ghi lại sau.
        </Trans>
      </ConfirmDialog>
    </Section>
  );
}

function Tree({ areas }: { areas: Area[] }) {
  const { t } = useLingui();
  const mayRecord = useCan('programmes.record');
  const [dialog, setDialog] = useState<Area | 'new' | null>(null);
  const depth = (area: Area): number => {
    const above = areas.find(({ id }) => id === area.parentId);
    return above ? depth(above) + 1 : 0;
  };
  const columns: Column<Area>[] = [
    {
      id: 'name',
      header: t`Lĩnh vực, chủ đề`,
      primary: true,
      cell: (row) => <span style={{ paddingLeft: `${depth(row) * 1.25}rem` }}>{row.name}</span>,
    },
    { id: 'code', header: t`Mã`, cell: ({ code }) => code },
    { id: 'topics', header: t`Chuyên đề`, numeric: true, cell: ({ topics }) => <Num value={topics} /> },
    { id: 'families', header: t`Cả chương trình`, numeric: true, cell: ({ families }) => <Num value={families} /> },
    { id: 'years', header: t`Ưu tiên các năm`, cell: ({ priorities }) => priorities.map(({ year }) => year).join(', ') },
    ...(mayRecord
      ? [
          {
            id: 'act',
            header: t`Việc`,
            cell: (row: Area) => (
              <Button variant="subtle" size="compact-sm" onClick={() => setDialog(row)}>
                <Trans>Sửa</Trans>
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Section
      title={t`Lĩnh vực, chủ đề`}
      note={t`Gắn vào chuyên đề hoặc cả chương trình; lĩnh vực cấp trên gồm các lĩnh vực dưới nó.`}
      actions={
        mayRecord && (
          <Button variant="default" onClick={() => setDialog('new')}>
            <Trans>Thêm lĩnh vực</Trans>
          </Button>
        )
      }
    >
      <DataTable
        caption={t`Lĩnh vực, chủ đề`}
        rows={areas}
        rowId={({ id }) => id}
        columns={columns}
        empty={
          <EmptyState
            title={t`Chưa ghi lĩnh vực nào`}
          >{t`Ghi các lĩnh vực mà kế hoạch năm hay nhắc đến, như chuyển đổi số, xây dựng Đảng.`}</EmptyState>
        }
      />
      {dialog && <AreaForm area={dialog === 'new' ? undefined : dialog} areas={areas} onClose={() => setDialog(null)} />}
    </Section>
  );
}

function AreaForm({ area, areas, onClose }: { area: Area | undefined; areas: Area[]; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={area ? t`Sửa lĩnh vực` : t`Thêm lĩnh vực`}
      submitLabel={t`Ghi lĩnh vực`}
      defaultValues={{ code: area?.code ?? '', name: area?.name ?? '', parentId: area?.parentId ?? '' }}
      onClose={onClose}
      onSubmit={async ({ code, name, parentId }, attempt) => {
        const body = { code: code.toUpperCase(), name, parentId: parentId || null };
        const path = `/api/programmes/areas${area ? `/${area.id}` : ''}`;
        await send(area ? 'PUT' : 'POST', path, body, { ...attempt, ...(area && { ifMatch: area.rowVersion }) });
        await refresh();
      }}
    >
      <TextField name="code" label={t`Mã`} required maxLength={40} />
      <TextField name="name" label={t`Tên`} required maxLength={300} />
      <SelectField
        name="parentId"
        label={t`Thuộc lĩnh vực`}
        clearable
        options={areas.filter(({ id }) => id !== area?.id).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </FormModal>
  );
}

function PriorityForm({ areas, year, onClose }: { areas: Area[]; year: number; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Thêm ưu tiên của năm`}
      submitLabel={t`Ghi ưu tiên`}
      defaultValues={{ areaId: '', year, documentId: '', note: '' }}
      onClose={onClose}
      onSubmit={async ({ documentId, note, ...values }, attempt) => {
        await send('POST', '/api/programmes/priorities', { ...values, documentId: documentId || null, note: note.trim() || null }, attempt);
        await refresh();
      }}
    >
      <SelectField name="areaId" label={t`Lĩnh vực`} required options={areas.map(({ id, name }) => ({ value: id, label: name }))} />
      <NumberField name="year" label={t`Năm`} required min={2000} max={2200} plain />
      <DocumentField name="documentId" label={t`Văn bản nêu ưu tiên`} />
      <TextField name="note" label={t`Ghi chú`} maxLength={1000} />
    </FormModal>
  );
}
