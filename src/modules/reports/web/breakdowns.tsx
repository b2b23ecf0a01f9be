import { Trans, useLingui } from '@lingui/react/macro';
import { Tabs } from '@mantine/core';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { useUrlState } from '#ui/filter-bar.tsx';
import { Section } from '#ui/section.tsx';
import type { AnnualReview, BreakdownRow, Dimension, Slice } from '../contract.ts';
import { Figure } from './question.tsx';
import { dimensionWords, roleWords } from './words.ts';
import classes from './breakdowns.module.css';

/** The same sum by programme, unit, bloc, host and money; the open one is in the URL, all are on paper. */
export function Breakdowns({ report }: { report: AnnualReview }) {
  const { t } = useLingui();
  const [search, set] = useUrlState();
  const order: Dimension[] = ['family', 'unit', 'leadBloc', 'senderBloc', 'host', 'funding'];
  const tables = order.flatMap((dimension) =>
    report.breakdowns.filter((one) => one.dimension === dimension && (dimension !== 'unit' || one.rows.length > 1)),
  );
  const name = (dimension: Dimension) => t(dimension === 'unit' ? roleWords[report.filter.by] : dimensionWords[dimension]);
  const open = tables.find((one) => one.dimension === search['slice'])?.dimension ?? tables[0]?.dimension ?? null;
  return (
    <Section
      title={t`Chia theo`}
      note={report.classes ? t`Dòng trên là lớp, dòng dưới là học viên; ở cột kế hoạch là suất và chỉ tiêu.` : undefined}
    >
      <Tabs value={open} onChange={(dimension) => set({ slice: dimension ?? undefined })} keepMounted keepMountedMode="display-none">
        <Tabs.List mb="md" className={classes.tabs}>
          {tables.map(({ dimension }) => (
            <Tabs.Tab key={dimension} value={dimension}>
              {name(dimension)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tables.map(({ dimension, rows }) => (
          <Tabs.Panel key={dimension} value={dimension} className={classes.panel}>
            <p className={classes.paperTitle}>{name(dimension)}</p>
            <BreakdownTable title={name(dimension)} dimension={dimension} rows={rows} whole={report} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Section>
  );
}

interface TableProps {
  title: string;
  dimension: Dimension;
  rows: BreakdownRow[];
  whole: Slice;
}

function BreakdownTable(props: TableProps) {
  const { t } = useLingui();
  const { title, rows } = props;
  return (
    <DataTable
      caption={t`Tổng kết theo: ${title}`}
      columns={useBreakdownColumns(props)}
      rows={rows}
      rowId={(row) => row.key || 'none'}
      empty={
        <EmptyState title={t`Không có số liệu trong phạm vi này`}>
          <Trans>Đổi năm, đơn vị hoặc chương trình ở trên.</Trans>
        </EmptyState>
      }
    />
  );
}

function useBreakdownColumns({ title, dimension, rows, whole }: TableProps): Column<BreakdownRow>[] {
  const { t } = useLingui();
  const withClasses = rows.some((row) => row.classes !== null);
  const at = (row: BreakdownRow) => ({ dimension, value: row.key });
  type Pick = (slice: Slice) => { classes: number | undefined; trainees: number | undefined };
  const pair = (id: string, header: string, cells: [string, string], pick: Pick): Column<BreakdownRow> => ({
    id,
    header,
    numeric: true,
    cell: (row) => <Pair {...pick(row)} cells={cells} row={at(row)} />,
    sort: (row) => (withClasses ? pick(row).classes : pick(row).trainees),
    total: <Pair {...pick(whole)} cells={cells} hide={!withClasses} />,
  });
  const columns: Column<BreakdownRow>[] = [
    { id: 'name', header: title, cell: (row) => row.label, sort: (row) => row.label, total: t`Tất cả` },
    pair('in', t`Chuyển tiếp`, ['classes.carriedIn', 'trainees.carriedIn'], (s) => ({
      classes: s.classes?.carriedIn,
      trainees: s.trainees.carriedIn,
    })),
    pair('opened', t`Mở mới`, ['classes.opened', 'trainees.joined'], (s) => ({ classes: s.classes?.opened, trainees: s.trainees.joined })),
    pair('closed', t({ message: 'Bế giảng', context: 'column' }), ['classes.closed', 'trainees.closedRoster'], (s) => ({
      classes: s.classes?.closed,
      trainees: s.trainees.finished + s.trainees.notRecognised,
    })),
    pair('out', t`Chuyển sang`, ['classes.carriedOut', 'trainees.carriedOut'], (s) => ({
      classes: s.classes?.carriedOut,
      trainees: s.trainees.carriedOut,
    })),
  ];
  if (rows.some((row) => row.plan && row.plan.planned + row.plan.offPlan > 0)) {
    columns.push(
      pair('planned', t`Kế hoạch`, ['plan.planned', 'planSeats.planned'], (s) => ({
        classes: s.plan?.planned,
        trainees: s.planSeats?.planned,
      })),
      pair('lost', t`Không thực hiện`, ['plan.notExecuted', 'planSeats.notExecuted'], (s) => ({
        classes: s.plan?.notExecuted,
        trainees: s.planSeats?.notExecuted,
      })),
    );
  }
  if (rows.some((row) => row.declared && row.declared.classes > 0)) {
    columns.push(
      pair('declared', t`Lớp kê khai`, ['declared.classes', 'declared.turns'], (s) => ({
        classes: s.declared?.classes,
        trainees: s.declared?.turns ?? 0,
      })),
    );
  }
  return columns;
}

interface PairProps {
  classes: number | undefined;
  trainees: number | undefined;
  cells: [string, string];
  row?: { dimension: Dimension; value: string };
  hide?: boolean;
}

function Pair({ classes: count, trainees, cells, row, hide = false }: PairProps) {
  return (
    <span className={classes.pair}>
      {count !== undefined && !hide && (
        <span className={classes.count}>
          <Figure value={count} cell={cells[0]} row={row} />
        </span>
      )}
      <span className={count === undefined || hide ? undefined : classes.second}>
        <Figure value={trainees} cell={cells[1]} row={row} />
      </span>
    </span>
  );
}
