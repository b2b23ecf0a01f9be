import { Trans, useLingui } from '@lingui/react/macro';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { AppLink } from '#ui/link.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { classPath, documentPath, planListPath } from '#web/links.ts';
import type { AnnualReview } from '../contract.ts';
import { PlanBar } from './plan-bar.tsx';
import { Figure } from './question.tsx';
import { useWord } from './use-word.ts';
import { notExecutedWords, slotStateWords } from './words.ts';
import classes from './plan-part.module.css';

type NotExecuted = AnnualReview['notExecuted'][number];
type OffPlan = AnnualReview['offPlan'][number];

/** Plan against done, seats against persons, what was not carried out and why, what was opened beside the plan. */
export function PlanPart({ report }: { report: AnnualReview }) {
  const { t } = useLingui();
  const { plan, planSeats, variance, notExecuted, offPlan } = report;
  if (!plan || !planSeats) return null;
  const years = report.filter.planYears.join(', ');
  if (plan.planned + plan.offPlan === 0) {
    return (
      <Section title={t`Kế hoạch và thực hiện`}>
        <EmptyState
          title={t`Chưa có kế hoạch năm ${years} trong phạm vi này`}
          action={
            <AppLink to={planListPath()}>
              <Trans>Mở trang Kế hoạch</Trans>
            </AppLink>
          }
        >
          <Trans>Nhập kế hoạch ở mục Kế hoạch; mỗi lớp được giao thành một suất để đối chiếu khi tổng kết.</Trans>
        </EmptyState>
      </Section>
    );
  }
  return (
    <>
      <Section title={t`Kế hoạch và thực hiện`} note={t`Suất lớp tính theo năm kế hoạch; lớp tính theo ngày khai giảng.`} card>
        <div className={classes.two}>
          <PlanBar
            total={plan.planned + plan.offPlan}
            label={t`Thực hiện kế hoạch ${years}`}
            parts={[
              { id: 'opened', label: t`Đã mở hoặc gộp`, value: plan.opened + plan.combined, tone: 'done' },
              { id: 'pending', label: t`Còn chờ mở`, value: plan.pending, tone: 'pending' },
              { id: 'lost', label: t`Không thực hiện, hoãn`, value: plan.notExecuted + plan.postponed, tone: 'lost' },
            ]}
          />
          {variance && variance.seats + variance.atOpening > 0 && (
            <div>
              <h3 className={classes.name}>
                <Trans>Chênh lệch quy mô</Trans>
              </h3>
              <p className={classes.sum}>
                <span>
                  <Figure value={variance.atOpening} cell="trainees.joined.at_opening" />{' '}
                  <small>
                    <Trans>người khi khai giảng</Trans>
                  </small>
                </span>
                <span aria-hidden>−</span>
                <span>
                  <Num value={variance.seats} />{' '}
                  <small>
                    <Trans>chỉ tiêu của suất đã mở</Trans>
                  </small>
                </span>
                <span aria-hidden>=</span>
                <strong>
                  <Num value={variance.difference} sign />
                </strong>
              </p>
              <p className={classes.soft}>
                <Trans>Chỉ tiêu không phải là người: suất không mở thì không có học viên nào.</Trans>
              </p>
            </div>
          )}
        </div>
      </Section>
      {notExecuted.length > 0 && (
        <Section
          title={t`Không thực hiện`}
          note={<Note classes={plan.notExecuted} seats={planSeats.notExecuted} named={notExecuted.length} cell="plan.notExecuted" />}
        >
          <NotExecutedTable rows={notExecuted} seats={planSeats.notExecuted} />
        </Section>
      )}
      {offPlan.length > 0 && (
        <Section
          title={t`Ngoài kế hoạch`}
          note={<Note classes={plan.offPlan} seats={planSeats.offPlan} named={offPlan.length} cell="plan.offPlan" />}
        >
          <OffPlanTable rows={offPlan} />
        </Section>
      )}
    </>
  );
}

type Named = { classes: number; seats: number; named: number; cell: string };

function Note({ classes: count, seats, named, cell }: Named) {
  return (
    <>
      <Trans>
        <Figure value={count} cell={cell} /> suất, <Num value={seats} /> chỉ tiêu. Lớp chưa mở thì chưa có học viên.
      </Trans>{' '}
      {named < count && (
        <Trans>
          Ở đây nêu <Num value={named} /> suất đầu; bấm vào số suất để xem tất cả.
        </Trans>
      )}
    </>
  );
}

function NotExecutedTable({ rows, seats }: { rows: NotExecuted[]; seats: number }) {
  const { t } = useLingui();
  return (
    <DataTable
      caption={t`Suất lớp không thực hiện`}
      columns={useNotExecutedColumns(seats)}
      rows={rows}
      rowId={(row) => row.slotId}
      empty={null}
    />
  );
}

function useNotExecutedColumns(seats: number): Column<NotExecuted>[] {
  const { t } = useLingui();
  const word = useWord();
  const why = (row: NotExecuted) => [word(notExecutedWords, row.reasonCode), row.reason].filter(Boolean).join(': ');
  return [
    {
      id: 'programme',
      header: t`Chương trình`,
      cell: (row) => <Two first={row.programme} second={row.host ?? row.lead} />,
      sort: (row) => row.programme,
      total: t`Cộng`,
    },
    {
      id: 'seats',
      header: t`Chỉ tiêu`,
      numeric: true,
      cell: (row) => <Num value={row.seats} />,
      sort: (row) => row.seats,
      total: <Num value={seats} />,
    },
    { id: 'reason', header: t`Lý do`, cell: (row) => why(row) || t`chưa ghi lý do`, sort: why },
    {
      id: 'funding',
      header: t`Nguồn kinh phí`,
      cell: (row) => <Two first={row.funding} second={row.fundingDetail} />,
      sort: (row) => row.funding,
    },
    { id: 'date', header: t`Ngày`, cell: (row) => <DateText value={row.date} />, sort: (row) => row.date },
    { id: 'document', header: t`Văn bản`, cell: (row) => <Paper document={row.document} pending={row.documentPending} /> },
  ];
}

function OffPlanTable({ rows }: { rows: OffPlan[] }) {
  const { t } = useLingui();
  return <DataTable caption={t`Lớp ngoài kế hoạch`} columns={useOffPlanColumns()} rows={rows} rowId={(row) => row.slotId} empty={null} />;
}

function useOffPlanColumns(): Column<OffPlan>[] {
  const { t } = useLingui();
  const word = useWord();
  return [
    {
      id: 'programme',
      header: t`Chương trình`,
      cell: (row) => <Two first={row.programme} second={row.host ?? row.lead} />,
      sort: (row) => row.programme,
    },
    {
      id: 'class',
      header: t`Lớp`,
      cell: (row) =>
        row.classId ? <AppLink to={classPath(row.classId)}>{row.classCode}</AppLink> : (word(slotStateWords, row.state) ?? row.state),
    },
    { id: 'seats', header: t`Chỉ tiêu`, numeric: true, cell: (row) => <Num value={row.seats} />, sort: (row) => row.seats },
    { id: 'lead', header: t`Cơ quan chủ trì`, cell: (row) => row.lead, sort: (row) => row.lead },
    { id: 'date', header: t`Ngày nhận`, cell: (row) => <DateText value={row.date} />, sort: (row) => row.date },
    { id: 'document', header: t`Văn bản`, cell: (row) => <Paper document={row.document} pending={row.documentPending} /> },
  ];
}

export function Two({ first, second }: { first: string; second: string | null }) {
  return (
    <>
      {first}
      {second && <span className={classes.second}>{second}</span>}
    </>
  );
}

export function Paper({ document, pending }: { document: { id: string; number: string } | null; pending?: boolean }) {
  if (document) return <AppLink to={documentPath(document.id)}>{document.number || <Trans>không số</Trans>}</AppLink>;
  return pending ? (
    <StatusBadge tone="warn">
      <Trans>bổ sung sau</Trans>
    </StatusBadge>
  ) : (
    <Trans>chưa có văn bản</Trans>
  );
}
