import { Plural, useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { PageTurner } from '#ui/page-turner.tsx';
import { Section } from '#ui/section.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { formatNumber } from '#ui/format.ts';
import { documentPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { seatActs, type MovementList, type MovementRow } from '../quota-contract.ts';
import type { SeriesPage } from '../series-contract.ts';
import { accountWords, seatActWords } from './seat-words.ts';
import css from './seats.module.css';

/** Every movement, latest first: what, from where to where, by which paper, by whom. */
export function SeatLedger({ series }: { series: SeriesPage }) {
  const { t } = useLingui();
  const { after } = useSearch({ from: '/tuyen-sinh/$seriesId' });
  const [act, setAct] = useState<string | null>(null);
  const list = useGet<MovementList>(`/api/series/${series.id}/movements`, {
    act: act ?? undefined,
    after: act ? undefined : after,
    limit: 20,
  });
  const columns = useColumns();
  const { data } = list;
  return (
    <Section
      title={t`Sổ chỉ tiêu`}
      note={data && (data.capped ? t`hơn ${formatNumber(data.total)} lần ghi` : <Plural value={data.total} other="# lần ghi" />)}
      actions={
        <Select
          aria-label={t`Loại việc`}
          placeholder={t`Mọi việc`}
          data={seatActs.map((value) => ({ value, label: t(seatActWords[value]) }))}
          value={act}
          onChange={setAct}
          clearable
          clearButtonProps={{ 'aria-label': t`Bỏ chọn loại việc` }}
        />
      }
    >
      <Loaded query={list}>
        {({ rows, next }) => (
          <DataTable
            caption={t`Sổ chỉ tiêu`}
            rows={rows}
            rowId={(row) => row.id}
            columns={columns}
            footer={act === null && <PageTurner next={next} />}
            empty={<EmptyState title={t`Không có lần ghi nào`}>{t`Mỗi lần cấp, trả, giữ hay dùng chỉ tiêu là một dòng ở đây.`}</EmptyState>}
          />
        )}
      </Loaded>
    </Section>
  );
}

function useColumns(): Column<MovementRow>[] {
  const { t } = useLingui();
  const place = ({ account, unit }: MovementRow['from']) => (
    <>
      {unit?.name ?? t(accountWords[account])}
      {unit && <span className={css.sub}>{t(accountWords[account])}</span>}
    </>
  );
  return [
    { id: 'act', header: t`Việc`, primary: true, cell: (row) => t(seatActWords[row.act]) },
    { id: 'seats', header: t`Số chỉ tiêu`, numeric: true, cell: (row) => <Num value={row.seats} /> },
    { id: 'from', header: t({ message: 'Từ', context: 'seats' }), cell: (row) => place(row.from) },
    { id: 'to', header: t({ message: 'Đến', context: 'seats' }), cell: (row) => place(row.to) },
    {
      id: 'why',
      header: t`Căn cứ, lý do`,
      cell: ({ document, note }) =>
        document || note ? (
          <>
            {document && <AppLink to={documentPath(document.id)}>{document.number}</AppLink>}
            {note && <span className={css.sub}>{note}</span>}
          </>
        ) : (
          '–'
        ),
    },
    {
      id: 'when',
      header: t`Ghi`,
      cell: (row) => (
        <>
          <DateText value={row.recordedAt} time />
          <span className={css.sub}>{row.recordedBy}</span>
        </>
      ),
    },
  ];
}
