import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ClassRow } from '#contracts/classes';
import { fold } from '#kit/text.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { PageTurner } from '#ui/page-turner.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { classPath } from '#web/links.ts';
import css from './lists.module.css';
import { RestrictedBadge } from './restricted-badge.tsx';
import { classStatusWords, classTone } from './words.ts';

interface Props {
  rows: ClassRow[];
  empty: ReactNode;
  /** Where the page begins that follows. */
  next: string | null;
}

export function ClassTable({ rows, empty, next }: Props) {
  const { t } = useLingui();
  const columns: Column<ClassRow>[] = [
    {
      id: 'class',
      header: t`Lớp`,
      primary: true,
      order: 'code',
      cell: (row) => (
        <>
          <span className={css.code}>{row.code}</span>
          <span className={css.name}>{row.name}</span>
          {!fold(row.name).includes(fold(row.programme)) && <span className={css.code}>{row.programme}</span>}
        </>
      ),
    },
    {
      id: 'place',
      header: t`Cơ sở, nơi học`,
      cell: (row) => (
        <span>
          <span className={css.name}>{row.runner.name}</span>
          {row.host.id !== row.runner.id && <span className={css.code}>{row.host.name}</span>}
        </span>
      ),
    },
    { id: 'time', header: t`Khai giảng – bế giảng`, order: 'day', cell: (row) => <Time row={row} /> },
    { id: 'roster', header: t`Sĩ số`, numeric: true, cell: (row) => (row.openedOn ? <Num value={row.activeCount} /> : '–') },
    {
      id: 'joined',
      header: t`Đã nhập học`,
      numeric: true,
      cell: (row) => (row.openedOn ? <Num value={row.joinedCount} /> : '–'),
      wideOnly: true,
    },
    { id: 'seats', header: t`Chỉ tiêu`, numeric: true, cell: (row) => <Num value={row.seats} /> },
    {
      id: 'status',
      header: t`Trạng thái`,
      cell: (row) => (
        <>
          <StatusBadge tone={classTone[row.status]}>{t(classStatusWords[row.status])}</StatusBadge> {row.restricted && <RestrictedBadge />}
        </>
      ),
    },
  ];
  return (
    <DataTable
      caption={t`Các lớp`}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLink={(row) => classPath(row.id)}
      empty={empty}
      startOrder="-day"
      footer={<PageTurner next={next} />}
    />
  );
}

/** Real days where they have come, else the expected ones in a lighter tone. */
function Time({ row }: { row: ClassRow }) {
  const { openedOn, endedOn, expectedOpenOn, expectedEndOn } = row;
  if (endedOn)
    return (
      <span className={css.time}>
        <DateText value={openedOn} /> – <DateText value={endedOn} />
      </span>
    );
  const ahead = expectedEndOn ? <DateText value={expectedEndOn} /> : '…';
  if (openedOn)
    return (
      <span className={css.time}>
        <DateText value={openedOn} /> – <span className={css.soft}>{ahead}</span>
      </span>
    );
  if (!expectedOpenOn)
    return (
      <span className={css.soft}>
        <Trans>chưa định ngày</Trans>
      </span>
    );
  return (
    <span className={css.soft}>
      <Trans>dự kiến</Trans>{' '}
      <span className={css.time}>
        <DateText value={expectedOpenOn} /> – {ahead}
      </span>
    </span>
  );
}
