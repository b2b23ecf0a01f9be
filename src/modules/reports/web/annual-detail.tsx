import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { AppLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { apiUrl } from '#web/api.ts';
import { annualReviewPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import type { AnnualReview } from '../contract.ts';
import { useDetailColumns } from './detail-columns.tsx';
import { useScopeWords } from './headline.tsx';
import type { annualDetailSearch } from './search.ts';
import { useDetailPages } from './use-detail-pages.ts';
import { useWord } from './use-word.ts';
import { cellWords, dimensionWords, leftWords, roleWords } from './words.ts';

/** The list behind one figure of the review; without a figure, the way to one. */
export function AnnualDetailPage() {
  const search = useSearch({ from: '/tong-ket/chi-tiet' });
  return search.cell === undefined ? <NoFigure /> : <Behind search={{ ...search, cell: search.cell }} />;
}

function NoFigure() {
  const { t } = useLingui();
  const { cell: _, dimension: __, value: ___, stated: ____, ...question } = useSearch({ from: '/tong-ket/chi-tiet' });
  const review = annualReviewPath(question);
  return (
    <Page title={t`Danh sách sau con số`} breadcrumbs={[{ label: t`Tổng kết năm`, to: review }]}>
      <EmptyState
        title={t`Chưa chọn con số nào`}
        action={
          <AppLink to={review}>
            <Trans>Về trang tổng kết</Trans>
          </AppLink>
        }
      >
        <Trans>Ở trang tổng kết, bấm vào một con số để xem và xuất danh sách đứng sau nó.</Trans>
      </EmptyState>
    </Page>
  );
}

type Search = ReturnType<typeof annualDetailSearch>;

/** Its quantities add up to the figure. */
function Behind({ search }: { search: Search & { cell: string } }) {
  const { t } = useLingui();
  const { cell, dimension, value, stated, ...question } = search;
  const review = useGet<AnnualReview>('/api/reports/annual', question, { enabled: question.year !== undefined });
  const list = useDetailPages(search);
  const columns = useDetailColumns(list.data?.rows ?? [], cell);
  const title = useCellTitle(cell);
  const year = question.year;
  return (
    <Page
      title={title}
      breadcrumbs={[{ label: year === undefined ? t`Tổng kết năm` : t`Tổng kết năm ${year}`, to: annualReviewPath(question) }]}
      actions={<ExportMenu groups={[{ href: (as) => apiUrl('/api/reports/annual/detail/export', { ...search, as }) }]} />}
      subtitle={review.data && <Scope report={review.data} dimension={dimension} value={value} stated={stated} />}
    >
      <Loaded query={list}>
        {({ rows, total, restricted }) => (
          <>
            <p style={{ margin: 0, fontSize: '1.0625rem' }}>
              <Counted cell={cell} total={total} lines={rows.length} more={list.hasNext} />
              {restricted !== null && <Apart count={restricted} />}
            </p>
            <DataTable
              caption={title}
              columns={columns}
              rows={rows}
              rowId={(row) => `${row.id} ${row.eventId ?? ''} ${row.term ?? ''}`}
              empty={
                <EmptyState
                  title={t`Không có dòng nào đứng sau con số này`}
                  action={
                    <AppLink to={annualReviewPath(question)}>
                      <Trans>Về trang tổng kết</Trans>
                    </AppLink>
                  }
                >
                  <Trans>Có thể số đã đổi từ lúc mở trang tổng kết.</Trans>
                </EmptyState>
              }
              footer={
                list.hasNext && (
                  <Button data-more variant="default" loading={list.busy} onClick={list.more}>
                    <Trans>Xem thêm</Trans>
                  </Button>
                )
              }
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** What the figure counts beside the list. */
function Apart({ count }: { count: number }) {
  return (
    <>
      {' '}
      <Plural value={count} other="và # của lớp hạn chế, không mở chi tiết" />
    </>
  );
}

function useCellTitle(cell: string): string {
  const { t } = useLingui();
  const word = useWord();
  const leaving = /^trainees\.left\.(.+)$/.exec(cell)?.[1];
  if (leaving !== undefined) {
    const why = word(leftWords, leaving) ?? leaving;
    return t`Học viên thôi học: ${why}`;
  }
  return word(cellWords, cell) ?? word(cellWords, cell.replace(/^planSeats\./, 'plan.')) ?? t`Danh sách sau con số`;
}

/** How many there are, in the unit of the figure. */
function Counted({ cell, total, lines, more }: { cell: string; total: number; lines: number; more: boolean }) {
  const shown = more ? (
    <span style={{ color: 'var(--kv-soft)' }}>
      {' '}
      <Plural value={lines} other="(đang hiện # dòng đầu)" />
    </span>
  ) : null;
  const group = cell.split('.')[0];
  if (group === 'planSeats')
    return (
      <>
        <b>
          <Plural value={total} other="# chỉ tiêu" />
        </b>
        {shown}
      </>
    );
  if (group === 'plan')
    return (
      <>
        <b>
          <Plural value={total} other="# suất" />
        </b>
        {shown}
      </>
    );
  if (cell === 'declared.turns' || group === 'luot' || group === 'pool' || group === 'outside')
    return (
      <>
        <b>
          <Plural value={total} other="# lượt" />
        </b>
        {shown}
      </>
    );
  if (group === 'people')
    return (
      <>
        <b>
          <Plural value={total} other="# người" />
        </b>
        {shown}
      </>
    );
  if (cell.endsWith('trainees') || cell === 'classes.closedRoster' || group === 'trainees')
    return (
      <>
        <b>
          <Plural value={total} other="# học viên" />
        </b>
        {shown}
      </>
    );
  return (
    <>
      <b>
        <Plural value={total} other="# lớp" />
      </b>
      {shown}
    </>
  );
}

function Scope({ report, dimension, value, stated }: { report: AnnualReview; dimension?: string; value?: string; stated?: string }) {
  const { t } = useLingui();
  const words = useScopeWords(report);
  const figure = report.stated?.find((one) => one.id === stated);
  if (figure) return <Trans>Tính theo phạm vi của số đã công bố: {figure.label}</Trans>;
  const table = report.breakdowns.find((one) => one.dimension === dimension);
  const row = table?.rows.find((one) => one.key === (value ?? ''));
  if (!table || !row) return words;
  const name = t(table.dimension === 'unit' ? roleWords[report.filter.by] : dimensionWords[table.dimension]);
  return (
    <>
      {words}
      <br />
      <b>
        {name}: {row.label}
      </b>
    </>
  );
}
