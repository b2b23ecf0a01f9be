import { Plural, useLingui } from '@lingui/react/macro';
import { useSearch } from '@tanstack/react-router';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '#ui/filter-bar.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { StatTile, StatTiles } from '#ui/stat-tile.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { classListPath, openingListPath, openingPath, planPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import { openingLevels, type Opening, type OpeningList } from '../opening-contract.ts';
import { LevelBadge, levelWords, Reasons } from './opening-words.tsx';
import { OpeningThresholds } from './opening-thresholds.tsx';
import css from './opening.module.css';

/** Lớp sắp mở: which of the classes that are to open will, and which may not. */
export function OpeningListPage() {
  const { t } = useLingui();
  const search = useSearch({ from: '/lop/sap-mo' });
  const list = useGet<OpeningList>('/api/openings', search);
  const mayReadThresholds = useCan('nominations.read');
  return (
    <Page
      title={t`Lớp sắp mở`}
      subtitle={t`Lớp đang chuẩn bị và suất kế hoạch chưa thành lớp: chờ văn bản gì, đã cử được bao nhiêu người, có nguy cơ không mở được không.`}
      breadcrumbs={[{ label: t({ message: 'Lớp', context: 'plural' }), to: classListPath() }]}
    >
      <FilterBar summary={list.data && <Plural value={list.data.rows.length} other="# dòng" />}>
        <SearchFilter label={t`Tìm lớp`} placeholder={t`Mã lớp, tên, chương trình, nơi học`} />
        <SelectFilter name="level" label={t`Tình trạng`} options={openingLevels.map((value) => ({ value, label: t(levelWords[value]) }))} />
      </FilterBar>
      <Loaded query={list}>
        {({ counts, rows }) => (
          <>
            <StatTiles>
              <StatTile
                label={t`Nguy cơ không mở được`}
                value={<Num value={counts.risk} />}
                to={openingListPath({ ...search, level: 'risk' })}
                tone={counts.risk > 0 ? 'warn' : 'plain'}
              />
              <StatTile label={t`Cần theo dõi`} value={<Num value={counts.watch} />} to={openingListPath({ ...search, level: 'watch' })} />
              <StatTile label={t`Ổn`} value={<Num value={counts.fine} />} to={openingListPath({ ...search, level: 'fine' })} />
            </StatTiles>
            <OpeningTable rows={rows} />
          </>
        )}
      </Loaded>
      {mayReadThresholds && <OpeningThresholds />}
    </Page>
  );
}

function OpeningTable({ rows }: { rows: Opening[] }) {
  const { t } = useLingui();
  const columns: Column<Opening>[] = [
    {
      id: 'name',
      header: t({ message: 'Lớp', context: 'one' }),
      primary: true,
      sort: ({ code }) => code,
      cell: ({ classId, code, name, programme, classes }) =>
        classId === null ? (
          <span>
            {programme}
            <span className={css.soft}>
              <Plural value={classes} other="# suất chưa thành lớp" />, {name}
            </span>
          </span>
        ) : (
          <span>
            {code} {name}
            <span className={css.soft}>{programme}</span>
          </span>
        ),
    },
    { id: 'host', header: t`Nơi học`, cell: ({ host }) => host ?? '–', sort: ({ host }) => host, wideOnly: true },
    {
      id: 'opens',
      header: t`Dự kiến mở`,
      sort: ({ opensOn }) => opensOn,
      cell: ({ opensOn, days }) => (
        <span>
          <DateText value={opensOn} />
          {days !== null && days >= 0 && (
            <span className={css.soft}>
              <Plural value={days} other="còn # ngày" />
            </span>
          )}
        </span>
      ),
    },
    { id: 'seats', header: t`Chỉ tiêu`, numeric: true, cell: ({ seats }) => <Num value={seats} />, sort: ({ seats }) => seats },
    {
      id: 'nominated',
      header: t`Đã cử`,
      numeric: true,
      cell: ({ classId, nominated }) => <Num value={classId === null ? null : nominated} />,
      sort: ({ nominated }) => nominated,
    },
    {
      id: 'eligible',
      header: t`Đủ điều kiện`,
      numeric: true,
      cell: ({ classId, eligible }) => <Num value={classId === null ? null : eligible} />,
      sort: ({ eligible }) => eligible,
    },
    {
      id: 'minimum',
      header: t`Cần ít nhất`,
      numeric: true,
      cell: ({ classId, minimum }) => <Num value={classId === null ? null : minimum} />,
    },
    { id: 'level', header: t`Tình trạng`, cell: ({ level }) => <LevelBadge level={level} /> },
    { id: 'why', header: t`Vì sao`, cell: ({ reasons }) => <Reasons of={reasons} /> },
  ];
  return (
    <DataTable
      wide
      caption={t`Các lớp sắp mở`}
      columns={columns}
      rows={rows}
      rowId={({ classId, lineId, code, opensOn }) => classId ?? `${lineId} ${code} ${opensOn}`}
      rowLink={({ classId, planId }) => (classId ? openingPath(classId) : planId ? planPath(planId) : undefined)}
      empty={
        <EmptyState title={t`Không có lớp nào`}>{t`Lớp đang chuẩn bị và suất kế hoạch chưa mở của năm nay sẽ hiện ở đây.`}</EmptyState>
      }
    />
  );
}
