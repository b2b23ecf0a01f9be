import { Trans, useLingui } from '@lingui/react/macro';
import { createSortedRowModel, rowSortingFeature, type SortingState, tableFeatures, useTable } from '@tanstack/react-table';
import { useRouter } from '@tanstack/react-router';
import { type MouseEvent, type ReactNode, useMemo, useState } from 'react';
import { useUrlState } from './filter-bar.tsx';
import { AppLink } from './link.tsx';
import { useMayOpen } from './may-open.ts';
import classes from './data-table.module.css';

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const collator = new Intl.Collator('vi-VN', { numeric: true });

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Makes the header a sort button. Text sorts in Vietnamese order; null goes last. */
  sort?: (row: Row) => string | number | null | undefined;
  /** The same for a list that comes page by page: what `?sort=` is called, with a minus before it for the other way round. */
  order?: string;
  /** Right aligned, tabular figures. */
  numeric?: boolean;
  /** The title of the card on a phone, and the cell that carries the row link; default the first column. */
  primary?: boolean;
  /** Left out of the card on a phone. */
  wideOnly?: boolean;
  /** Cell of the totals row. */
  total?: ReactNode;
}

interface Props<Row> {
  /** What the table holds, for screen readers: "Các lớp năm 2020". */
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
  rowLink?: (row: Row) => string | undefined;
  /** An EmptyState that says why there is nothing and what to do. */
  empty: ReactNode;
  startSort?: { id: string; desc?: boolean };
  /** What `?sort=` stands for while the URL says nothing. */
  startOrder?: string;
  /** Under the table: "Xem thêm" or a count. */
  footer?: ReactNode;
  /** Many columns: the table scrolls sideways inside its frame on a desktop instead of squeezing. */
  wide?: boolean;
}

export function DataTable<Row extends object>(props: Props<Row>) {
  const { caption, columns, rows, rowId, rowLink, empty, startSort, startOrder, footer, wide = false } = props;
  const { t } = useLingui();
  const router = useRouter();
  const mayOpen = useMayOpen();
  const [{ sort: inUrl = startOrder }, setUrl] = useUrlState();
  const [sorting, setSorting] = useState<SortingState>(startSort ? [{ desc: false, ...startSort }] : []);
  const defs = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: (row: Row) => column.sort?.(row) ?? undefined,
        enableSorting: column.sort !== undefined,
        sortUndefined: 'last' as const,
        sortDescFirst: false,
        sortFn: (a: Sortable, b: Sortable, id: string) => compare(a.getValue(id), b.getValue(id)),
      })),
    [columns],
  );
  const table = useTable({ features, columns: defs, data: rows, getRowId: rowId, state: { sorting }, onSortingChange: setSorting });

  if (rows.length === 0) return <>{empty}</>;
  const main = columns.find((column) => column.primary) ?? columns[0];
  const look = (column: Column<Row>) => ({
    'data-numeric': column.numeric || undefined,
    'data-primary': column === main || undefined,
    'data-wide-only': column.wideOnly || undefined,
  });

  return (
    <div className={classes.frame} data-wide={wide || undefined} {...(wide ? { role: 'region', 'aria-label': caption, tabIndex: 0 } : {})}>
      <table className={classes.table} role="table">
        <caption className={classes.caption}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => {
              const order = table.getColumn(column.id);
              const direction = column.order ? wayOf(column.order, inUrl) : order?.getIsSorted();
              const turn = () =>
                column.order ? setUrl({ sort: direction === 'asc' ? `-${column.order}` : column.order }) : order?.toggleSorting();
              return (
                <th
                  key={column.id}
                  role="columnheader"
                  scope="col"
                  aria-sort={direction ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}
                  {...look(column)}
                >
                  {column.sort || column.order ? (
                    <>
                      <button type="button" className={classes.sort} onClick={turn} title={t`Sắp xếp theo cột này`}>
                        {column.header}
                        <span aria-hidden className={classes.arrow}>
                          {direction === 'asc' ? '↑' : direction === 'desc' ? '↓' : '↕'}
                        </span>
                      </button>
                      {/* on paper a button stands in the first heading only, not in those repeated on every page */}
                      <span className={classes.paperHead}>{column.header}</span>
                    </>
                  ) : (
                    column.header
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {table.getRowModel().rows.map(({ id, original }) => {
            const to = rowLink?.(original);
            const link = to !== undefined && mayOpen(to) ? to : undefined;
            const open = link ? (event: MouseEvent) => onRowClick(event, () => router.navigate({ href: link })) : undefined;
            return (
              <tr key={id} role="row" onClick={open} data-link={link !== undefined || undefined}>
                {columns.map((column) => (
                  <td key={column.id} role="cell" data-label={column.header} {...look(column)}>
                    {link !== undefined && column === main ? (
                      <AppLink plain to={link} className={classes.rowLink}>
                        {column.cell(original)}
                      </AppLink>
                    ) : (
                      column.cell(original)
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
        {columns.some((column) => column.total !== undefined) && (
          <tfoot role="rowgroup">
            <tr role="row">
              {columns.map((column) => (
                <td
                  key={column.id}
                  role="cell"
                  data-label={column.header}
                  data-none={column.total === undefined || undefined}
                  {...look(column)}
                >
                  {column.total}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {footer && (
        <div className={classes.footer}>
          {footer}
          <span className={classes.rest}>
            <Trans>Danh sách còn nữa; trang in này chỉ có phần đang hiện. Muốn in cả danh sách thì xuất tệp.</Trans>
          </span>
        </div>
      )}
    </div>
  );
}

const wayOf = (order: string, inUrl: unknown) => (inUrl === order ? 'asc' : inUrl === `-${order}` ? 'desc' : undefined);

interface Sortable {
  getValue: (id: string) => unknown;
}

function compare(a: unknown, b: unknown): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

/** The whole row opens its page, but not when a control inside it or a text selection was meant. */
function onRowClick(event: MouseEvent, open: () => void): void {
  const control = (event.target as Element).closest('a, button, input, select, label');
  const selecting = (getSelection()?.toString() ?? '') !== '';
  if (!control && !selecting && !event.ctrlKey && !event.metaKey) open();
}
