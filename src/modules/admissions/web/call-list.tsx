import { Plural, useLingui } from '@lingui/react/macro';
import { useSearch } from '@tanstack/react-router';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FilterBar, SelectFilter } from '#ui/filter-bar.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { callPath, seriesListPath, seriesPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { useSession } from '#web/session.tsx';
import type { CallList, CallRow } from '../call-contract.ts';
import { callStateWords, callTone } from './call-words.ts';
import css from './call.module.css';

/** Chiêu sinh: calls to one's units, and those one has issued. */
export function CallListPage() {
  const { t } = useLingui();
  const { scope } = useSession();
  const search = useSearch({ from: '/chieu-sinh' });
  const view = search.view ?? (scope.kind === 'unit' ? 'mine' : 'all');
  const list = useGet<CallList>('/api/calls', { ...search, view });
  return (
    <Page
      title={t`Chiêu sinh`}
      subtitle={t`Thông báo chiêu sinh: đơn vị nào được mời cử người, hạn nào, đã trả lời chưa.`}
      breadcrumbs={[{ label: t`Tuyển sinh`, to: seriesListPath() }]}
    >
      <FilterBar summary={list.data && <Plural value={list.data.rows.length} other="# thông báo" />}>
        {scope.kind !== 'tenant' && (
          <SelectFilter
            name="view"
            label={t`Gửi tới`}
            fallback={view}
            options={[
              { value: 'mine', label: t`Đơn vị tôi` },
              { value: 'all', label: t`Mọi đơn vị` },
            ]}
          />
        )}
        <SelectFilter
          name="state"
          label={t`Tình trạng`}
          options={(['open', 'closed', 'draft'] as const).map((value) => ({ value, label: t(callStateWords[value]) }))}
        />
      </FilterBar>
      <Loaded query={list}>
        {({ rows }) => (
          <CallTable
            rows={rows}
            link={(row) => (row.organises ? callPath(row.id) : seriesPath(row.series.id, { tab: 'nguoi-duoc-cu' }))}
            empty={
              <EmptyState title={t`Chưa có thông báo chiêu sinh nào`}>
                {t`Thông báo gửi tới đơn vị sẽ có ở đây và ở trang Hôm nay.`}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  );
}

export function CallTable({
  rows,
  link,
  empty,
  short = false,
}: {
  rows: CallRow[];
  link: (row: CallRow) => string;
  empty: React.ReactNode;
  /** Of one series: its name is not said again. */
  short?: boolean;
}) {
  const { t } = useLingui();
  const columns: Column<CallRow>[] = [
    {
      id: 'series',
      header: short ? t`Ngày ra thông báo` : t`Đợt tuyển sinh`,
      primary: true,
      sort: ({ series, issuedOn }) => (short ? issuedOn : series.code),
      cell: ({ series, issuedOn }) =>
        short ? (
          <DateText value={issuedOn} />
        ) : (
          <span>
            {series.code} {series.name}
            <span className={css.soft}>
              {[series.programme, series.runner.name].filter((one, n, all) => all.indexOf(one) === n && one !== series.name).join(' · ')}
            </span>
          </span>
        ),
    },
    {
      id: 'deadline',
      header: t`Hạn cử`,
      sort: ({ deadline }) => deadline,
      cell: (row) => (
        <span>
          <DateText value={row.deadline} />
          {row.state === 'open' && <DaysLeft {...row} />}
        </span>
      ),
    },
    {
      id: 'opens',
      header: t`Khai giảng`,
      cell: ({ series }) => <DateText value={series.opensOn} />,
      sort: ({ series }) => series.opensOn,
      wideOnly: true,
    },
    { id: 'mine', header: t`Đơn vị tôi`, cell: ({ mine }) => <Mine mine={mine} /> },
    {
      id: 'answers',
      header: t`Đã trả lời`,
      cell: ({ counts: { units, silent } }) => (
        <span>
          <Num value={units - silent} />/<Num value={units} />
        </span>
      ),
      sort: ({ counts }) => counts.silent,
    },
    { id: 'people', header: t`Đã cử`, numeric: true, cell: ({ people }) => <Num value={people} />, sort: ({ people }) => people },
    {
      id: 'state',
      header: t`Tình trạng`,
      cell: ({ state }) => <StatusBadge tone={callTone[state]}>{t(callStateWords[state])}</StatusBadge>,
    },
  ];
  const shown = rows.some(({ mine }) => mine.length > 0) ? columns : columns.filter(({ id }) => id !== 'mine');
  return <DataTable caption={t`Thông báo chiêu sinh`} columns={shown} rows={rows} rowId={({ id }) => id} rowLink={link} empty={empty} />;
}

export function DaysLeft({ daysLeft, lateUntil }: { daysLeft: number; lateUntil: string | null }) {
  const { t } = useLingui();
  return (
    <span className={css.soft}>
      {daysLeft > 0 ? (
        <Plural value={daysLeft} other="còn # ngày" />
      ) : daysLeft === 0 ? (
        t`hết hạn hôm nay`
      ) : (
        <>
          <Plural value={-daysLeft} other="quá # ngày" />
          {lateUntil && (
            <>
              {', '}
              {t`nhận muộn đến`} <DateText value={lateUntil} />
            </>
          )}
        </>
      )}
    </span>
  );
}

function Mine({ mine }: { mine: CallRow['mine'] }) {
  const { t } = useLingui();
  if (mine.length === 0) return <span>–</span>;
  return (
    <span>
      {mine.slice(0, 4).map(({ id, name, answer, people }) => (
        <span key={id} className={css.line}>
          {mine.length > 1 && `${name}: `}
          {answer === null ? (
            <b>{t`chưa trả lời`}</b>
          ) : answer === 'nobody' && people === 0 ? (
            t`không cử ai`
          ) : (
            <Plural value={people} other="đã cử # người" />
          )}
        </span>
      ))}
      {mine.length > 4 && (
        <span className={css.soft}>
          <Plural value={mine.length - 4} other="và # đơn vị nữa" />
        </span>
      )}
    </span>
  );
}
