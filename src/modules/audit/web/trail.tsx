import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useSearch } from '@tanstack/react-router';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { DateFilter, FilterBar, SelectFilter } from '#ui/filter-bar.tsx';
import { formatNumber } from '#ui/format.ts';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { PageTurner } from '#ui/page-turner.tsx';
import { Page } from '#ui/page.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText } from '#ui/values.tsx';
import { apiUrl } from '#web/api.ts';
import {
  callPath,
  classPath,
  documentPath,
  exportsPath,
  nominationPath,
  personPath,
  planPath,
  seriesPath,
  trailPath,
  unitPath,
} from '#web/links.ts';
import { filterOf } from '#web/pages.ts';
import { useGet } from '#web/query.ts';
import type { TrailPage as Trail, TrailRow } from '../contract.ts';
import { AccountFilter, CommandFilter, PersonFilter } from './filters.tsx';
import { useTrailWords } from './words.ts';

export function TrailPage() {
  const { t } = useLingui();
  const search = useSearch({ from: '/kiem-tra' });
  const { filter } = filterOf(search);
  const { kinds, objects } = useTrailWords();
  const list = useGet<Trail>('/api/audit', search);
  const columns = useColumns();
  return (
    <Page
      title={t`Nhật ký truy vết`}
      subtitle={
        <Trans>
          Ai đã ghi, đã mở xem, đã xuất gì, của ai, lúc nào. Riêng các tệp đã xuất: <AppLink to={exportsPath()}>sổ xuất tệp</AppLink>.
        </Trans>
      }
      actions={<ExportMenu groups={[{ href: (as) => apiUrl('/api/audit/export', { ...filter, as }) }]} />}
    >
      <FilterBar
        summary={
          list.data && (list.data.capped ? t`hơn ${formatNumber(list.data.total)} dòng` : <Plural value={list.data.total} other="# dòng" />)
        }
      >
        <PersonFilter chosen={list.data?.person} />
        <AccountFilter />
        <SelectFilter name="kind" label={t`Loại`} options={Object.entries(kinds).map(([value, label]) => ({ value, label }))} />
        <CommandFilter />
        <SelectFilter name="object" label={t`Đối tượng`} options={objects} />
        <DateFilter name="since" label={t`Từ ngày`} />
        <DateFilter name="until" label={t`Đến hết ngày`} />
      </FilterBar>
      <Loaded query={list}>
        {({ rows, next }) => (
          <DataTable
            caption={t`Nhật ký truy vết`}
            rows={rows}
            rowId={(row) => row.id}
            columns={columns}
            empty={<EmptyState title={t`Không có dòng nào khớp`}>{t`Bỏ bớt lọc, hoặc mở rộng khoảng thời gian.`}</EmptyState>}
            footer={<PageTurner next={next} />}
            startOrder="-time"
          />
        )}
      </Loaded>
    </Page>
  );
}

function useColumns(): Column<TrailRow>[] {
  const { t } = useLingui();
  const { kinds, tones } = useTrailWords();
  return [
    { id: 'what', header: t`Việc`, primary: true, cell: (row) => row.what },
    { id: 'at', header: t`Thời điểm`, order: 'time', cell: (row) => <DateText value={row.at} time /> },
    { id: 'account', header: t`Người thực hiện`, cell: (row) => row.account.name },
    { id: 'kind', header: t`Loại`, cell: (row) => <StatusBadge tone={tones[row.kind]}>{kinds[row.kind]}</StatusBadge> },
    { id: 'object', header: t`Đối tượng`, cell: (row) => <Thing object={row.object} /> },
    { id: 'details', header: t`Chi tiết`, cell: (row) => <Details details={row.details} /> },
  ];
}

const paths: Record<string, (id: string) => string> = {
  person: personPath,
  training_class: classPath,
  document: documentPath,
  plan: planPath,
  unit: unitPath,
  admission_series: seriesPath,
  admission_call: callPath,
  nomination: nominationPath,
};

function Thing({ object }: { object: TrailRow['object'] }) {
  const { person } = useSearch({ from: '/kiem-tra' });
  if (object === null) return null;
  const { type, id, typeName, name } = object;
  const path = name === null ? undefined : paths[type]?.(id);
  return (
    <div>
      {typeName} {path ? <AppLink to={path}>{name}</AppLink> : (name ?? <span style={{ color: 'var(--kv-soft)' }}>{id.slice(0, 8)}</span>)}
      {type === 'person' && name !== null && id !== person && (
        <div>
          <AppLink to={trailPath({ person: id })}>
            <Trans>Ai đã xem, đã sửa</Trans>
          </AppLink>
        </div>
      )}
    </div>
  );
}

/** What the act kept of itself. */
export function Details({ details }: { details: { label: string; value: string }[] }) {
  return (
    <div style={{ overflowWrap: 'anywhere', minWidth: '10rem' }}>
      {details.map(({ label, value }) => (
        <div key={label}>
          <span style={{ color: 'var(--kv-soft)' }}>{label}:</span> {value}
        </div>
      ))}
    </div>
  );
}
