import { Trans, useLingui } from '@lingui/react/macro';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { AppLink } from '#ui/link.tsx';
import { Section } from '#ui/section.tsx';
import { DateText } from '#ui/values.tsx';
import { classListPath, planPath } from '#web/links.ts';
import type { PlanDetail } from '../contract.ts';
import { Size } from './figures.tsx';
import classes from './plans.module.css';
import { SameQuarterOf } from './same-quarter.tsx';
import { Waiting } from './waiting.tsx';
import { OrderedBy } from './versions.tsx';
import { useQuarterName } from './words.ts';

type Cell = PlanDetail['summary'][number];
const parts = ['planned', 'offPlan', 'opened', 'pending', 'lost'] as const;

/** The first glance: what became of the plan by quarter and bloc, what waits for a paper, and the latest order. */
export function Overview({ plan }: { plan: PlanDetail }) {
  const { t } = useLingui();
  const { version } = plan;
  const year = plan.yearFrom === plan.yearTo ? plan.yearFrom : undefined;
  return (
    <div className={classes.parts} style={{ gap: '1.75rem' }}>
      <Waiting plan={plan} />
      <SameQuarterOf plan={plan} />
      <Section
        title={t`Theo quý và khối`}
        note={<Trans>Số lớp / chỉ tiêu học viên. Kế hoạch + ngoài kế hoạch = đã mở + chờ mở + không mở.</Trans>}
        actions={
          <AppLink to={classListPath({ year, runner: soleRunner(plan) })}>
            <Trans>Xem các lớp</Trans>
          </AppLink>
        }
      >
        <Summary rows={plan.summary} />
      </Section>
      {version && (
        <Section title={version.no === 1 ? t`Lần ban hành` : t`Lần điều chỉnh gần nhất`} card>
          <Trans>
            Lần {version.no}, có hiệu lực từ <DateText value={version.effectiveDate} />.
          </Trans>{' '}
          <OrderedBy version={version} />
          {version.note && (
            <p className={classes.soft} style={{ margin: '0.375rem 0 0' }}>
              {version.note}
            </p>
          )}
          {version.no > 1 && (
            <p style={{ margin: '0.5rem 0 0' }}>
              <AppLink to={planPath(plan.id, { tab: 'versions', from: version.no - 1 })}>
                <Trans>Xem thay đổi so với lần trước</Trans>
              </AppLink>
            </p>
          )}
        </Section>
      )}
    </div>
  );
}

function Summary({ rows }: { rows: Cell[] }) {
  const { t } = useLingui();
  const columns = useSummaryColumns(rows);
  return (
    <DataTable
      caption={t`Suất mở lớp theo quý và khối`}
      rows={rows}
      rowId={(row) => `${row.bloc.id}-${row.quarter}`}
      columns={columns}
      empty={
        <EmptyState
          title={t`Chưa có suất mở lớp nào`}
        >{t`Suất mở lớp có khi kế hoạch được duyệt; dòng chuyển tiếp không sinh suất.`}</EmptyState>
      }
    />
  );
}

function useSummaryColumns(rows: Cell[]): Column<Cell>[] {
  const { t } = useLingui();
  const quarterName = useQuarterName();
  const heads = { planned: t`Kế hoạch`, offPlan: t`Ngoài kế hoạch`, opened: t`Đã mở`, pending: t`Chờ mở`, lost: t`Không mở` };
  const sum = (part: (typeof parts)[number]) =>
    rows.reduce((all, row) => ({ classes: all.classes + row[part].classes, seats: all.seats + row[part].seats }), { classes: 0, seats: 0 });
  const shown = parts.filter((part) => part !== 'offPlan' || sum(part).classes > 0);
  const severalBlocs = new Set(rows.map((row) => row.bloc.id)).size > 1;
  return [
    {
      id: 'quarter',
      header: t`Quý`,
      primary: true,
      cell: (row) => (
        <>
          {quarterName(row.quarter)}
          {!severalBlocs && <span className={classes.sub}>{row.bloc.name}</span>}
        </>
      ),
      total: t`Cộng`,
    },
    ...(severalBlocs ? [{ id: 'bloc', header: t`Khối`, cell: (row: Cell) => row.bloc.name }] : []),
    ...shown.map((part) => ({
      id: part,
      header: heads[part],
      numeric: true,
      cell: (row: Cell) => <Size size={row[part]} />,
      total: <Size size={sum(part)} />,
    })),
  ];
}

/** The list of classes can be narrowed to the institution only where the whole plan is run by one. */
function soleRunner({ lines }: PlanDetail): number | undefined {
  const runners = new Set(lines.map((line) => line.runner.id));
  return runners.size === 1 ? [...runners][0] : undefined;
}
