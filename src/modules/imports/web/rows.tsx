import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FilterBar, SelectFilter } from '#ui/filter-bar.tsx';
import { formatNumber } from '#ui/format.ts';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { usePages } from '#web/pages.ts';
import { outcomes, severities, type ReportRow, type Run, type RunRows } from '../contract.ts';
import classes from './imports.module.css';
import { RowSaid } from './row-said.tsx';
import { outcomeTone, useImportWords } from './words.ts';

/** The rows of the file with what becomes of each, page by page; first those that need somebody. */
export function Rows({ run }: { run: Run }) {
  const { t } = useLingui();
  const words = useImportWords();
  const search = useSearch({ from: '/nhap-tep/$form/$id' });
  const { counts, groups } = run.report;
  const first = counts.held > 0 && run.status === 'checked' && !search.code && !search.severity ? 'held' : 'all';
  const outcome = search.outcome ?? first;
  const pages = usePages<RunRows>(`/api/imports/${run.form}/${run.id}/rows`, {
    outcome: outcome === 'all' ? undefined : outcome,
    severity: search.severity,
    code: search.code,
  });
  const columns = useColumns(run);
  const rows = pages.data?.flatMap((page) => page.rows) ?? [];
  const counted = (word: string, count: number) => `${word} (${formatNumber(count)})`;
  const shown = rows.length;
  if (counts.rows === 0) return null;
  return (
    <Section title={t`Từng dòng`} note={<Plural value={counts.rows} other="# dòng dữ liệu đọc được" />} id="tung-dong">
      <div className={classes.filters}>
        <FilterBar summary={pages.data && <Trans>Đang hiện {shown} dòng</Trans>}>
          <SelectFilter
            name="outcome"
            label={t({ message: 'Kết quả', context: 'row' })}
            fallback={first}
            options={[
              { value: 'all', label: counted(t`Tất cả`, counts.rows) },
              ...outcomes
                .filter((one) => counts[one] > 0 || one === outcome)
                .map((one) => ({ value: one, label: counted(words.outcomes[one], counts[one]) })),
            ]}
          />
          <SelectFilter
            name="severity"
            label={t`Mức ghi chú`}
            options={severities.map((one) => ({ value: one, label: words.severities[one] }))}
          />
          <SelectFilter
            name="code"
            label={t`Loại ghi chú`}
            options={groups
              .filter(({ code }) => !code.startsWith('table.'))
              .map(({ code, what, count }) => ({ value: code, label: counted(what, count) }))}
          />
        </FilterBar>
      </div>
      <Loaded query={pages}>
        {() => (
          <DataTable
            caption={t`Các dòng của tệp`}
            rows={rows}
            rowId={(row) => String(row.place)}
            columns={columns}
            empty={<EmptyState title={t`Không có dòng nào`}>{t`Không dòng nào của tệp khớp với các lựa chọn ở trên.`}</EmptyState>}
            footer={
              pages.hasNext && (
                <Button data-more variant="default" onClick={pages.more} loading={pages.busy}>
                  <Trans>Xem thêm dòng</Trans>
                </Button>
              )
            }
          />
        )}
      </Loaded>
    </Section>
  );
}

function useColumns(run: Run): Column<ReportRow>[] {
  const { t } = useLingui();
  const words = useImportWords();
  const severalSheets = new Set(run.report.tables.map(({ sheet }) => sheet)).size > 1;
  const name = (row: ReportRow) => (severalSheets ? `${row.sheet}!${row.row}` : String(row.row));
  return [
    { id: 'row', header: t({ message: 'Dòng', context: 'row' }), numeric: true, wideOnly: true, cell: name },
    {
      id: 'label',
      header: t`Nội dung, ghi chú`,
      primary: true,
      cell: (row) => <RowSaid row={row} name={name(row)} columns={run.report.columns} />,
    },
    {
      id: 'outcome',
      header: t({ message: 'Kết quả', context: 'row' }),
      cell: (row) => <StatusBadge tone={outcomeTone[row.outcome]}>{words.outcomes[row.outcome]}</StatusBadge>,
    },
  ];
}
