import { Plural, useLingui } from '@lingui/react/macro';
import { useSearch } from '@tanstack/react-router';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FilterBar, SelectFilter } from '#ui/filter-bar.tsx';
import { formatDayOf } from '#ui/format.ts';
import { Loaded } from '#ui/loaded.tsx';
import { PageTurner } from '#ui/page-turner.tsx';
import { Page } from '#ui/page.tsx';
import { duplicatePairPath, personListPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import type { PairList } from '../match-contract.ts';
import { chanceText, useMatchWords } from './match-words.ts';
import { birthText } from './words.ts';

type Pair = PairList['items'][number];

/** Records that may be of one person, the likeliest first. */
export function DuplicateListPage() {
  const { t } = useLingui();
  const search = useSearch({ from: '/nguoi/co-the-trung' });
  const { decisions } = useMatchWords();
  const columns = useColumns((search.decision ?? 'open') !== 'open');
  const list = useGet<PairList>('/api/people/duplicates', search);
  return (
    <Page
      title={t`Có thể trùng`}
      subtitle={t`Hai hồ sơ có thể là của một người. Không hồ sơ nào được gộp khi chưa có người quyết định; gộp rồi vẫn tách lại được.`}
      breadcrumbs={[{ label: t({ message: 'Người', context: 'plural' }), to: personListPath() }]}
    >
      <FilterBar summary={list.data && <Plural value={list.data.total} other="# cặp hồ sơ" />}>
        <SelectFilter
          name="decision"
          label={t`Tình trạng`}
          fallback="open"
          options={Object.entries(decisions).map(([value, label]) => ({ value, label }))}
        />
      </FilterBar>
      <Loaded query={list}>
        {({ items, next }) => (
          <DataTable
            caption={t`Các cặp hồ sơ có thể là của một người`}
            rows={items}
            rowId={(row) => `${row.a.id} ${row.b.id}`}
            rowLink={(row) => duplicatePairPath(row.a.id, row.b.id)}
            columns={columns}
            empty={
              <EmptyState
                title={t`Không có cặp nào`}
              >{t`Cặp hồ sơ vào đây khi có người nói “là người khác” lúc ghi, hoặc khi rà toàn bộ hồ sơ.`}</EmptyState>
            }
            footer={<PageTurner next={next} />}
          />
        )}
      </Loaded>
    </Page>
  );
}

/** `decided`: those that somebody has decided about. */
function useColumns(decided: boolean): Column<Pair>[] {
  const { t } = useLingui();
  const who = ({ fullName, unit, ...birth }: Pair['a']) => (
    <span>
      {fullName}
      <br />
      <small>{[birthText(birth), unit.name].filter(Boolean).join(', ')}</small>
    </span>
  );
  return [
    { id: 'one', header: t`Hồ sơ thứ nhất`, primary: true, cell: (row) => row.a.fullName },
    { id: 'a', header: t`Sinh, đơn vị`, cell: (row) => <small>{[birthText(row.a), row.a.unit.name].filter(Boolean).join(', ')}</small> },
    { id: 'b', header: t`Hồ sơ thứ hai`, cell: (row) => who(row.b) },
    { id: 'why', header: t`Giống nhau`, cell: (row) => row.reasons.join('; ') || '–' },
    { id: 'against', header: t`Khác nhau`, cell: (row) => row.against.join('; ') || '–' },
    { id: 'probability', header: t`Khả năng`, numeric: true, cell: (row) => chanceText(row.probability) },
    ...(decided
      ? [
          {
            id: 'decided',
            header: t`Quyết định`,
            wideOnly: true,
            cell: ({ decided: said }: Pair) => (said ? [`${said.by}, ${formatDayOf(said.at)}`, said.note].filter(Boolean).join(': ') : '–'),
          },
        ]
      : []),
  ];
}
