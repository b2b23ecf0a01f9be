import { useLingui } from '@lingui/react/macro';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { Money, Num } from '#ui/values.tsx';
import type { Query } from '#web/api.ts';
import { needsPath } from '#web/links.ts';
import type { NeedSummary } from '../needs-contract.ts';
import classes from './plans.module.css';

type Programme = NeedSummary['byProgramme'][number];
type Unit = NeedSummary['byUnit'][number];

/** People who ask beside the seats the plans of the year order: who is left waiting, what nobody asked for. */
export function NeedsByProgramme({ rows, filter }: { rows: Programme[]; filter: Query }) {
  const { t } = useLingui();
  const columns: Column<Programme>[] = [
    {
      id: 'content',
      header: t`Chương trình`,
      primary: true,
      sort: (row) => row.content,
      cell: (row) => (
        <>
          {row.content}
          {!row.family && <span className={classes.sub}>{t`chưa khớp với danh mục chương trình`}</span>}
        </>
      ),
    },
    { id: 'units', header: t`Đơn vị đăng ký`, numeric: true, sort: (row) => row.units, cell: (row) => <Num value={row.units} /> },
    {
      id: 'people',
      header: t`Lượt người đăng ký`,
      numeric: true,
      sort: (row) => row.people,
      cell: (row) => <Num value={row.people} />,
      total: <Num value={sum(rows, (row) => row.people)} />,
    },
    {
      id: 'seats',
      header: t`Chỉ tiêu kế hoạch năm`,
      numeric: true,
      sort: (row) => row.seats,
      cell: (row) => <Num value={row.seats} />,
      total: <Num value={sum(rows, (row) => row.seats ?? 0)} />,
    },
    {
      id: 'difference',
      header: t`Chênh`,
      numeric: true,
      sort: (row) => (row.seats === null ? null : row.seats - row.people),
      cell: (row) => <Beside row={row} />,
    },
  ];
  return (
    <DataTable
      caption={t`Đăng ký theo chương trình, cạnh chỉ tiêu của kế hoạch năm`}
      rows={rows}
      rowId={(row) => row.family?.id ?? `=${row.content}`}
      rowLink={(row) =>
        row.people === 0
          ? undefined
          : needsPath({ ...filter, tab: 'dong', ...(row.family ? { family: row.family.id } : { q: row.content }) })
      }
      columns={columns}
      empty={<EmptyState title={t`Không có chương trình nào khớp`}>{t`Bỏ bớt lọc.`}</EmptyState>}
    />
  );
}

/** Seats over or under what was asked for; in words too, not by colour alone. */
function Beside({ row }: { row: Programme }) {
  const { t } = useLingui();
  if (row.seats === null) return <Num value={null} />;
  const left = row.seats - row.people;
  return (
    <span>
      <Num value={left} sign />
      {left < 0 && (
        <span style={{ display: 'block' }}>
          <StatusBadge tone="warn">{row.seats === 0 ? t`chưa có trong kế hoạch` : t`thiếu chỗ`}</StatusBadge>
        </span>
      )}
      {row.people === 0 && <span className={classes.sub}>{t`chưa ai đăng ký`}</span>}
    </span>
  );
}

export function NeedsByUnit({ rows, filter }: { rows: Unit[]; filter: Query }) {
  const { t } = useLingui();
  const columns: Column<Unit>[] = [
    { id: 'unit', header: t`Đơn vị`, primary: true, sort: (row) => row.unit.name, cell: (row) => row.unit.name },
    { id: 'lines', header: t`Đăng ký`, numeric: true, sort: (row) => row.lines, cell: (row) => <Num value={row.lines} /> },
    {
      id: 'people',
      header: t`Lượt người`,
      numeric: true,
      sort: (row) => row.people,
      cell: (row) => <Num value={row.people} />,
      total: <Num value={sum(rows, (row) => row.people)} />,
    },
    {
      id: 'cost',
      header: t`Kinh phí dự kiến`,
      numeric: true,
      sort: (row) => row.cost,
      cell: (row) => <Money value={row.cost || null} />,
      total: <Money value={sum(rows, (row) => row.cost)} />,
    },
  ];
  return (
    <DataTable
      caption={t`Đăng ký theo đơn vị`}
      rows={rows}
      rowId={(row) => String(row.unit.id)}
      rowLink={(row) => needsPath({ ...filter, tab: 'dong', unit: row.unit.id })}
      columns={columns}
      empty={<EmptyState title={t`Không có đơn vị nào khớp`}>{t`Bỏ bớt lọc.`}</EmptyState>}
    />
  );
}

const sum = <Row,>(rows: Row[], of: (row: Row) => number) => rows.reduce((all, row) => all + of(row), 0);
