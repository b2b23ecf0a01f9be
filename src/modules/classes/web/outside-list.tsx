import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutsideList, OutsideRow } from '../outside-contract.ts';
import { today } from '#kit/dates.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '#ui/filter-bar.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText } from '#ui/values.tsx';
import { apiUrl } from '#web/api.ts';
import { classListPath, personPath } from '#web/links.ts';
import { usePages } from '#web/pages.ts';
import { useCan } from '#web/session.tsx';
import css from './lists.module.css';
import { OutsideEvents } from './outside-events.tsx';
import { ExtendForm, FinishOutsideForm, type OutsideForm, QuitOutsideForm, SendOutsideForm } from './outside-forms.tsx';
import { outsideStateWords, outsideTone } from './words.ts';
import { years } from './years.ts';

/** Cử đi học nơi khác: a run at an institution that is not the province's, so without a class here. */
export function OutsideListPage() {
  const { t } = useLingui();
  const search = useSearch({ from: '/lop/cu-di-hoc' });
  const list = usePages<OutsideList>('/api/outside', search);
  const maySend = useCan('classes.record');
  const [sending, setSending] = useState(false);
  const filtered = Object.values(search).some((value) => value !== undefined);
  const states = (['active', 'finished', 'ended'] as const).map((state) => ({ value: state, label: t(outsideStateWords[state]) }));
  return (
    <Page
      title={t`Cử đi học nơi khác`}
      subtitle={t`Cán bộ được cử đi học ở cơ sở ngoài hệ thống. Tính vào số lượt, không tính vào số lớp.`}
      breadcrumbs={[{ label: t({ message: 'Lớp', context: 'plural' }), to: classListPath() }]}
      actions={
        <>
          <ExportMenu groups={[{ href: (as) => apiUrl('/api/outside/export', { ...search, as }) }]} />
          {maySend && (
            <Button onClick={() => setSending(true)}>
              <Trans>Cử đi học</Trans>
            </Button>
          )}
        </>
      }
    >
      <FilterBar summary={list.total !== undefined && <Plural value={list.total} other="# lượt cử đi học" />}>
        <SearchFilter label={t`Tìm`} placeholder={t`Họ tên hoặc nơi học`} />
        <SelectFilter name="year" label={t`Có học trong năm`} options={years()} />
        <SelectFilter name="state" label={t`Trạng thái`} options={states} />
      </FilterBar>
      <Loaded query={list}>
        {(pages) => (
          <OutsideTable
            rows={pages.flatMap((page) => page.rows)}
            onSend={maySend ? () => setSending(true) : undefined}
            maySend={maySend}
            filtered={filtered}
            more={list.hasNext ? { load: list.more, busy: list.busy } : undefined}
          />
        )}
      </Loaded>
      {sending && <SendOutsideForm onClose={() => setSending(false)} />}
    </Page>
  );
}

interface TableProps {
  rows: OutsideRow[];
  maySend: boolean;
  onSend: (() => void) | undefined;
  filtered: boolean;
  more?: { load: () => void; busy: boolean } | undefined;
}

function OutsideTable({ rows, maySend, onSend, filtered, more }: TableProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState<{ Form: OutsideForm; row: OutsideRow } | null>(null);
  const columns: Column<OutsideRow>[] = [
    {
      id: 'person',
      header: t`Người học`,
      primary: true,
      cell: (row) => (
        <>
          <span className={css.name}>
            {row.person ? <AppLink to={personPath(row.person.id)}>{row.person.name}</AppLink> : <Trans>Người ngoài phạm vi xem</Trans>}
          </span>
          <span className={css.code}>{row.sender.name}</span>
        </>
      ),
    },
    {
      id: 'course',
      header: t`Chương trình, nơi học`,
      cell: (row) => (
        <span>
          <span className={css.name}>{row.programme}</span>
          <span className={css.code}>{row.institution}</span>
        </span>
      ),
    },
    { id: 'time', header: t`Từ ngày – đến ngày`, cell: (row) => <Time row={row} /> },
    {
      id: 'state',
      header: t`Trạng thái`,
      cell: (row) => (
        <div className={css.state}>
          <State row={row} />
          <OutsideEvents events={row.events} mayCorrect={maySend} />
        </div>
      ),
    },
    ...(maySend
      ? [
          {
            id: 'steps',
            header: t`Việc`,
            cell: (row: OutsideRow) => (row.state === 'active' ? <Steps row={row} onChoose={(Form) => setOpen({ Form, row })} /> : '–'),
          },
        ]
      : []),
  ];
  return (
    <>
      <DataTable
        caption={t`Người được cử đi học nơi khác`}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        empty={
          filtered ? (
            <EmptyState title={t`Không có ai khớp`}>{t`Bỏ bớt điều kiện lọc, hoặc tìm theo một phần của tên.`}</EmptyState>
          ) : (
            <EmptyState
              title={t`Chưa cử ai đi học nơi khác`}
              action={onSend && <Button onClick={onSend}>{t`Cử đi học`}</Button>}
            >{t`Bấm “Cử đi học” khi có quyết định cử người đi học ở cơ sở ngoài hệ thống.`}</EmptyState>
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
      {open && <open.Form row={open.row} onClose={() => setOpen(null)} />}
    </>
  );
}

function Time({ row: { startedOn, endedOn, expectedEndOn } }: { row: OutsideRow }) {
  return (
    <span className={css.time}>
      <DateText value={startedOn} /> –{' '}
      {endedOn ? (
        <DateText value={endedOn} />
      ) : (
        <span className={css.soft}>{expectedEndOn ? <DateText value={expectedEndOn} /> : '…'}</span>
      )}
    </span>
  );
}

const isLate = ({ state, expectedEndOn }: OutsideRow) => state === 'active' && expectedEndOn !== null && expectedEndOn < today();
/** Recorded by mistake and taken back: it never happened. */
const isVoid = ({ events }: OutsideRow) => events.every((event) => event.kind !== 'outside_started' || event.reversed);

function State({ row }: { row: OutsideRow }) {
  const { t } = useLingui();
  if (isVoid(row)) return <StatusBadge tone="bad">{t`Đã rút lại`}</StatusBadge>;
  return isLate(row) ? (
    <StatusBadge tone="warn">{t`Quá hạn, chưa báo kết quả`}</StatusBadge>
  ) : (
    <StatusBadge tone={outsideTone[row.state]}>{t(outsideStateWords[row.state])}</StatusBadge>
  );
}

function Steps({ row, onChoose }: { row: OutsideRow; onChoose: (form: OutsideForm) => void }) {
  const { t } = useLingui();
  const name = row.person?.name ?? '';
  return (
    <Group gap={4}>
      <Button variant="light" aria-label={t`Hoàn thành: ${name}`} onClick={() => onChoose(FinishOutsideForm)}>
        <Trans context="act">Hoàn thành</Trans>
      </Button>
      <Button variant="subtle" aria-label={t`Gia hạn: ${name}`} onClick={() => onChoose(ExtendForm)}>
        <Trans>Gia hạn</Trans>
      </Button>
      <Button variant="subtle" color="red" aria-label={t`Thôi học: ${name}`} onClick={() => onChoose(QuitOutsideForm)}>
        <Trans>Thôi học</Trans>
      </Button>
    </Group>
  );
}
