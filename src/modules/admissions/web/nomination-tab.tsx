import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { ImportMenu } from '#ui/import-menu.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText, KnownDay, Num } from '#ui/values.tsx';
import { apiUrl } from '#web/api.ts';
import { callPath, importStartPath, nominationPath, seriesPath } from '#web/links.ts';
import { AppLink } from '#ui/link.tsx';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { NominationRow, UnitNominations } from '../nomination-contract.ts';
import type { SeriesPage } from '../series-contract.ts';
import { DaysLeft } from './call-list.tsx';
import { nominationStateWords, nominationTone } from './call-words.ts';
import { AnswerNobody, NominateForm, WithdrawForm } from './nomination-forms.tsx';
import { VerdictBrief } from './nomination-verdict.tsx';
import css from './call.module.css';

/** Người được cử: seats and calls of one's units, and whom they have put forward. */
export function NominationTab({ series }: { series: Pick<SeriesPage, 'id'> }) {
  const page = useGet<UnitNominations>(`/api/series/${series.id}/nominations`);
  return <Loaded query={page}>{(data) => <Nominations page={data} />}</Loaded>;
}

function Nominations({ page }: { page: UnitNominations }) {
  const { t } = useLingui();
  const mayRecord = useCan('nominations.record');
  const [adding, setAdding] = useState(false);
  const { series, units, rows } = page;
  const open = units.some(({ closed }) => closed === null);
  // whoever keeps the series looks for people first
  const many = units.length > 6;
  return (
    <div className={css.stack}>
      {!many && <UnitSeats page={page} />}
      <Section
        title={t`Người được cử`}
        actions={
          <>
            {rows.length > 0 && (
              <ExportMenu
                groups={[
                  {
                    href: (as) => apiUrl(`/api/series/${series.id}/nominations/export`, { as }),
                    formLabel: t`Biểu A để in, sửa, nhập lại (Excel)`,
                  },
                ]}
              />
            )}
            {mayRecord && open && (
              <>
                <ImportMenu items={[{ label: t`Danh sách cử học (biểu A)`, to: importStartPath('nominations', { series: series.id }) }]} />
                <Button onClick={() => setAdding(true)}>
                  <Trans>Cử người</Trans>
                </Button>
              </>
            )}
          </>
        }
      >
        <NominationTable page={page} mayRecord={mayRecord} />
      </Section>
      {many && <UnitSeats page={page} />}
      {adding && <NominateForm page={page} onClose={() => setAdding(false)} />}
    </div>
  );
}

type UnitLine = UnitNominations['units'][number];

function UnitSeats({ page: { units, series } }: { page: UnitNominations }) {
  const { t } = useLingui();
  const mayRecord = useCan('nominations.record');
  const [answering, setAnswering] = useState<UnitLine | null>(null);
  const columns: Column<UnitLine>[] = [
    { id: 'name', header: t`Đơn vị`, primary: true, cell: ({ name }) => name, sort: ({ name }) => name },
    {
      id: 'deadline',
      header: t`Hạn cử`,
      cell: ({ call, closed }) => (
        <span>
          {call && (
            <>
              <DateText value={call.deadline} /> <DaysLeft {...call} />{' '}
              <AppLink to={callPath(call.id)}>{t`Thông báo, giấy tờ cần nộp`}</AppLink>
            </>
          )}
          {closed && <span className={css.soft}>{closed.what}</span>}
        </span>
      ),
      sort: ({ call }) => call?.deadline,
    },
    {
      id: 'free',
      header: t`Chỉ tiêu còn`,
      numeric: true,
      cell: ({ seats }) => <Num value={seats.free} />,
      sort: ({ seats }) => seats.free,
    },
    { id: 'held', header: t`Đang giữ`, numeric: true, cell: ({ seats }) => <Num value={seats.held} />, sort: ({ seats }) => seats.held },
    { id: 'used', header: t`Được nhận`, numeric: true, cell: ({ seats }) => <Num value={seats.used} />, sort: ({ seats }) => seats.used },
    {
      id: 'answer',
      header: t`Trả lời`,
      cell: (unit) =>
        unit.call?.answer === 'nominated' ? (
          <StatusBadge tone="done">{t`Đã cử`}</StatusBadge>
        ) : unit.call?.answer === 'nobody' ? (
          <StatusBadge tone="neutral">{t`Không cử ai`}</StatusBadge>
        ) : unit.call && mayRecord && unit.closed === null ? (
          <Button variant="subtle" px="xs" onClick={() => setAnswering(unit)} aria-label={t`${unit.name}: không cử ai`}>
            <Trans>Không cử ai</Trans>
          </Button>
        ) : (
          '–'
        ),
    },
  ];
  const first = units[0]?.seats.open ?? 0;
  return (
    <Section
      title={t`Chỉ tiêu và hạn cử`}
      note={series.openSeats && first > 0 && <Plural value={first} other="Còn # chỉ tiêu chung, ai cử trước được trước." />}
    >
      <DataTable
        caption={t`Chỉ tiêu và hạn cử của từng đơn vị`}
        columns={columns}
        rows={units}
        rowId={({ id }) => String(id)}
        empty={
          <EmptyState
            title={t`Đợt này chưa mời đơn vị nào`}
          >{t`Khi có thông báo chiêu sinh gửi tới đơn vị, hạn và chỉ tiêu hiện ở đây.`}</EmptyState>
        }
      />
      {answering?.call && <AnswerNobody callId={answering.call.id} unit={answering} onClose={() => setAnswering(null)} />}
    </Section>
  );
}

function NominationTable({ page, mayRecord }: { page: UnitNominations; mayRecord: boolean }) {
  const { t } = useLingui();
  const [replacing, setReplacing] = useState<NominationRow | null>(null);
  const [withdrawing, setWithdrawing] = useState<NominationRow | null>(null);
  const several = new Set(page.rows.map(({ unit }) => unit.id)).size > 1;
  const isOpen = ({ state }: NominationRow) => ['submitted', 'waiting', 'accepted'].includes(state);
  const columns: Column<NominationRow>[] = [
    {
      id: 'name',
      header: t`Họ và tên`,
      primary: true,
      sort: ({ fullName }) => fullName,
      cell: ({ id, fullName, positionTitle, replaces }) => (
        <span>
          <AppLink to={nominationPath(id)}>{fullName}</AppLink>
          {positionTitle && <span className={css.soft}>{positionTitle}</span>}
          {replaces && <span className={css.soft}>{t`thay ${replaces}`}</span>}
        </span>
      ),
    },
    {
      id: 'birth',
      header: t`Ngày sinh`,
      cell: ({ birthDate, birthPrecision }) => <KnownDay value={birthDate} precision={birthPrecision} />,
      wideOnly: true,
    },
    ...(several
      ? [{ id: 'unit', header: t`Đơn vị cử`, cell: ({ unit }: NominationRow) => unit.name, sort: ({ unit }: NominationRow) => unit.name }]
      : []),
    {
      id: 'state',
      header: t`Tình trạng`,
      sort: ({ state }) => state,
      cell: ({ state, waitingNo, late, class: given }) => (
        <span>
          <StatusBadge tone={nominationTone[state]}>{t(nominationStateWords[state])}</StatusBadge>
          {waitingNo !== null && <span className={css.soft}>{t`số thứ tự ${waitingNo}`}</span>}
          {late && <span className={css.soft}>{t`cử muộn`}</span>}
          {given?.code && <span className={css.soft}>{t`lớp ${given.code}`}</span>}
        </span>
      ),
    },
    {
      id: 'verdict',
      header: t`Điều kiện`,
      sort: ({ verdict }) => verdict.result,
      cell: ({ verdict }) => <VerdictBrief verdict={verdict} />,
    },
    {
      id: 'wishes',
      header: t`Nguyện vọng`,
      wideOnly: true,
      cell: ({ wishes, note }) => (
        <span>
          {wishes.place}
          {(wishes.from || wishes.to) && (
            <span className={css.soft}>
              <DateText value={wishes.from} /> – <DateText value={wishes.to} />
            </span>
          )}
          {note && <span className={css.soft}>{note}</span>}
          {!wishes.place && !wishes.from && !wishes.to && !note && '–'}
        </span>
      ),
    },
    ...(mayRecord
      ? [
          {
            id: 'do',
            header: t`Việc`,
            cell: (row: NominationRow) =>
              isOpen(row) ? (
                <Menu position="bottom-end" shadow="md" withinPortal returnFocus>
                  <Menu.Target>
                    <Button variant="subtle" px="xs" aria-label={t`Việc với ${row.fullName}`}>
                      <IconDots size={18} aria-hidden />
                    </Button>
                  </Menu.Target>
                  <Menu.Dropdown>
                    <Menu.Item onClick={() => setReplacing(row)}>{t`Thay người`}</Menu.Item>
                    <Menu.Item onClick={() => setWithdrawing(row)}>{t`Rút`}</Menu.Item>
                  </Menu.Dropdown>
                </Menu>
              ) : null,
          },
        ]
      : []),
  ];
  return (
    <>
      <DataTable
        caption={t`Người được cử`}
        columns={columns}
        rows={page.rows}
        rowId={({ id }) => id}
        empty={
          <EmptyState
            title={t`Chưa cử ai`}
            action={
              page.series.organises &&
              page.units.length === 0 && (
                <AppLink to={seriesPath(page.series.id, { tab: 'chieu-sinh' })}>{t`Sang chiêu sinh: mời các đơn vị cử người`}</AppLink>
              )
            }
          >
            {mayRecord && page.units.some(({ closed }) => closed === null)
              ? t`Cử từng người, hoặc nhập danh sách theo biểu A.`
              : t`Người do đơn vị cử hiện ở đây.`}
          </EmptyState>
        }
      />
      {replacing && <NominateForm page={page} replaces={replacing} onClose={() => setReplacing(null)} />}
      {withdrawing && <WithdrawForm row={withdrawing} onClose={() => setWithdrawing(null)} />}
    </>
  );
}
