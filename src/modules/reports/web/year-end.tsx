import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { today } from '#kit/dates.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { Section } from '#ui/section.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { AppLink } from '#ui/link.tsx';
import { annualDetailPath, annualReviewPath } from '#web/links.ts';
import { useCan } from '#web/session.tsx';
import type { AnnualReview } from '../contract.ts';
import { EstimateForm, LockForm } from './year-end-forms.tsx';
import classes from './year-end.module.css';

/** What comes over from the closed year before, the estimate beside what came true, and the closing of this year. */
export function YearEnd({ report, sent }: { report: AnnualReview; sent: boolean }) {
  return (
    <>
      {report.adjustments.length > 0 && <Adjustments report={report} />}
      {report.estimate && <Estimate report={report} estimate={report.estimate} />}
      {!sent && <Closing report={report} />}
    </>
  );
}

type Adjustment = AnnualReview['adjustments'][number];

function Adjustments({ report }: { report: AnnualReview }) {
  const { t } = useLingui();
  return (
    <Section
      title={t`Điều chỉnh kỳ trước`}
      note={t`Số đã gửi giữ nguyên; những gì ghi nhận sau khi khóa sổ đi vào đây, đến từng lớp và học viên.`}
    >
      <DataTable
        caption={t`Điều chỉnh kỳ trước`}
        columns={useAdjustmentColumns(report)}
        rows={report.adjustments}
        rowId={(row) => row.lockId}
        empty={null}
      />
    </Section>
  );
}

function useAdjustmentColumns(report: AnnualReview): Column<Adjustment>[] {
  const { t } = useLingui();
  const { year, clock, org, programme } = report.filter;
  const open = (row: Adjustment, of: 'classes' | 'trainees') =>
    annualDetailPath({ year, clock, org: org?.code, programme: programme?.code, cell: `adjustment.${of}`, value: row.lockId });
  const difference = (row: Adjustment, of: 'classes' | 'trainees') =>
    row.difference[of] ? (
      <AppLink to={open(row, of)}>
        <Num value={row.difference[of]} sign />
      </AppLink>
    ) : (
      <Num value={row.difference[of]} />
    );
  return [
    {
      id: 'unit',
      header: t`Cơ sở`,
      cell: (row) => <AppLink to={annualReviewPath({ year: year - 1, clock, sent: row.lockId })}>{row.unitName}</AppLink>,
    },
    { id: 'sent', header: t`Đã gửi`, cell: (row) => <DateText value={row.sentOn} /> },
    {
      id: 'then',
      header: t`Chuyển tiếp đã báo cáo (lớp / học viên)`,
      numeric: true,
      cell: (row) => (
        <>
          <Num value={row.asSent.classes} /> / <Num value={row.asSent.trainees} />
        </>
      ),
    },
    {
      id: 'now',
      header: t`Nay biết (lớp / học viên)`,
      numeric: true,
      cell: (row) => (
        <>
          <Num value={row.now.classes} /> / <Num value={row.now.trainees} />
        </>
      ),
    },
    { id: 'classes', header: t`Điều chỉnh lớp`, numeric: true, cell: (row) => difference(row, 'classes') },
    { id: 'trainees', header: t`Điều chỉnh học viên`, numeric: true, cell: (row) => difference(row, 'trainees') },
  ];
}

type EstimateOf = NonNullable<AnnualReview['estimate']>;
interface EstimateRow {
  id: string;
  label: string;
  guess: [number, number];
  actual: [number, number];
}

function Estimate({ report, estimate }: { report: AnnualReview; estimate: EstimateOf }) {
  const { t } = useLingui();
  const { classes: ofClasses, trainees } = report;
  const columns = useEstimateColumns();
  if (!ofClasses) return null;
  const rows: EstimateRow[] = [
    {
      id: 'opened',
      label: t`Mở mới`,
      guess: [estimate.classes.opened, estimate.trainees.joined],
      actual: [ofClasses.opened, trainees.joined],
    },
    {
      id: 'closed',
      label: t({ message: 'Bế giảng', context: 'column' }),
      guess: [estimate.classes.closed, estimate.classes.closedRoster],
      actual: [ofClasses.closed, ofClasses.closedRoster],
    },
    {
      id: 'out',
      label: t`Chuyển sang năm sau`,
      guess: [estimate.classes.carriedOut, estimate.trainees.carriedOut],
      actual: [ofClasses.carriedOut, trainees.carriedOut],
    },
  ];
  return (
    <Section
      title={t`Ước và thực hiện`}
      note={
        <Trans>
          Ước lập ngày <DateText value={estimate.recordedAt} />, thực hiện tính đến <DateText value={estimate.cutoff} />; sau ngày đó là dự
          kiến. Số ước nằm ngoài sổ, không vào tổng nào ở trên.
        </Trans>
      }
    >
      <DataTable caption={t`Ước và thực hiện`} rows={rows} rowId={(row) => row.id} empty={null} columns={columns} />
    </Section>
  );
}

function useEstimateColumns(): Column<EstimateRow>[] {
  const { t } = useLingui();
  const pair = ([count, people]: [number, number]) => (
    <>
      <Num value={count} /> / <Num value={people} />
    </>
  );
  return [
    { id: 'label', header: t`Khoản`, cell: (row) => row.label },
    { id: 'guess', header: t`Ước (lớp / học viên)`, numeric: true, cell: (row) => pair(row.guess) },
    { id: 'actual', header: t`Thực hiện (lớp / học viên)`, numeric: true, cell: (row) => pair(row.actual) },
    {
      id: 'difference',
      header: t`Thực hiện trừ ước`,
      numeric: true,
      cell: ({ guess, actual }) => (
        <>
          <Num value={actual[0] - guess[0]} sign /> / <Num value={actual[1] - guess[1]} sign />
        </>
      ),
    },
  ];
}

function Closing({ report }: { report: AnnualReview }) {
  const { t } = useLingui();
  const { filter, lock } = report;
  const [form, setForm] = useState<'lock' | 'estimate' | null>(null);
  const mayLock = useCan('reports.lock');
  const mayEstimate = useCan('reports.explain');
  const own = filter.clock === 'own' || filter.by !== 'runner' || filter.programme !== null;
  if (lock !== null || own || (!mayLock && !mayEstimate)) return null;
  const over = filter.period.end < today();
  const name = filter.org?.name ?? '';
  const year = filter.year;
  return (
    <div className={classes.closing}>
      <div>
        <strong>{over ? t`Chốt năm` : t`Năm chưa kết thúc`}</strong>
        <p>
          {filter.org === null ? (
            <Trans>Chọn một đơn vị ở trên để khóa sổ: mỗi cơ sở mở lớp khóa sổ của mình.</Trans>
          ) : over ? (
            <Trans>Khóa sổ giữ nguyên số của {name} như lúc gửi; ghi nhận muộn sẽ hiện ở điều chỉnh kỳ trước của năm sau.</Trans>
          ) : (
            <Trans>Khi phải báo cáo sớm, lập số ước: thực hiện đến một ngày, cộng lớp dự kiến sau ngày đó.</Trans>
          )}
        </p>
      </div>
      <span className={classes.buttons}>
        {mayEstimate && (
          <Button variant="default" onClick={() => setForm('estimate')}>
            <Trans>Lập số ước</Trans>
          </Button>
        )}
        {mayLock && filter.org !== null && over && (
          <Button onClick={() => setForm('lock')}>
            <Trans>Khóa sổ năm {year}</Trans>
          </Button>
        )}
      </span>
      {form === 'lock' && <LockForm report={report} onClose={() => setForm(null)} />}
      {form === 'estimate' && <EstimateForm report={report} onClose={() => setForm(null)} />}
    </div>
  );
}
