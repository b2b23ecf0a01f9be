import { Trans, useLingui } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { useEffect } from 'react';
import { type FieldValues, useFormContext, useWatch } from 'react-hook-form';
import type { Run } from '#contracts/imports';
import { today, yearOf } from '#kit/dates.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { CheckField, NumberField, SelectField, TextField } from '#ui/fields.tsx';
import { Fold, Section } from '#ui/section.tsx';
import { Num } from '#ui/values.tsx';
import { UnitField } from '#web/pick-unit.tsx';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { PlanList } from '../contract.ts';
import type { PlanApplying, PlanFound } from '../import-contract.ts';
import { Size } from './figures.tsx';
import { noOrder, type Order, OrderFields, orderOf } from './order-fields.tsx';
import classes from './plans.module.css';

// What the pages of /nhap-tep show for form C besides what they show for every form:
//   planTarget     { start(from: { plan?, year? }), of(values) } with <PlanTargetFields/> inside the form of the start page
//   PlanBeside     { run } – below the figures of a run
//   planApplying   { start(run), input(values, run) } with <PlanApplyFields run/> inside the dialog that applies

const NEW = 'new';
/** Null where the file was never read as form C. */
const foundIn = (run: Run) => run.report.more as PlanFound | null;

export const planTarget = {
  start: ({ plan, year }: { plan?: string; year?: number }) => ({ year: year ?? yearOf(today()) + 1, planId: plan ?? '' }),
  of: ({ year, planId }: FieldValues) => ({ year, planId: planId && planId !== NEW ? planId : null }),
};

/** The year, and the plan of that year that takes the file; where there is none, a new one. */
export function PlanTargetFields() {
  const { t } = useLingui();
  const { setValue, getValues } = useFormContext();
  const year: number = useWatch({ name: 'year' });
  const list = useGet<PlanList>('/api/plans', { year }, { enabled: year >= 1990 && year <= 2100 });
  const plans = list.data?.plans;
  useEffect(() => {
    // What was chosen belongs to the year that was typed before.
    if (plans && plans.every(({ id }) => id !== getValues('planId'))) setValue('planId', plans.length === 0 ? NEW : '');
  }, [plans, setValue, getValues]);
  const options = [
    ...(plans ?? []).map(({ id, title, code }) => ({ value: id, label: code ? `${title} (${code})` : title })),
    { value: NEW, label: t`Lập kế hoạch mới từ tệp này` },
  ];
  return (
    <div className={classes.two}>
      <NumberField name="year" label={t`Năm kế hoạch`} required min={1990} max={2100} plain />
      <SelectField name="planId" label={t`Nhập vào kế hoạch`} placeholder={t`Chọn kế hoạch nhận dữ liệu`} required options={options} />
    </div>
  );
}

/** The plan as it stands beside the file: an amendment, totals, lines that the file lacks, lines carried over. */
export function PlanBeside({ run }: { run: Run }) {
  const found = foundIn(run);
  if (!found) return null;
  const open = run.status === 'checked';
  const { counts, removes } = run.report;
  return (
    <>
      {open && found.needsDocument && counts.added + counts.changed + removes > 0 && (
        <Alert color="yellow" variant="light">
          <Trans>Kế hoạch đã duyệt: đây là điều chỉnh, cần văn bản.</Trans>
        </Alert>
      )}
      {run.status === 'applied' && !found.plan.approved && (
        <p className={classes.beside}>
          <Trans>Dự thảo chưa có hiệu lực cho đến khi được duyệt.</Trans>
        </p>
      )}
      <Totals found={found} held={counts.held} />
      <Missing found={found} removed={removes > 0} />
      <CarriedOver found={found} />
    </>
  );
}

/** The total the form prints beside the rows that can go in; while rows are held the two cannot be set against each other. */
function Totals({ found: { totals }, held }: { found: PlanFound; held: number }) {
  const { computed, stated } = totals;
  if (stated.trainees === null) return null;
  const difference = stated.trainees - computed.trainees;
  if (held > 0)
    return (
      <p className={classes.beside}>
        <Trans>
          Dòng tổng của biểu kể cả <Num value={held} /> dòng đang giữ lại.
        </Trans>
      </p>
    );
  if (difference === 0) return null;
  return (
    <p className={classes.beside}>
      <Trans>
        Dòng tổng của biểu chênh{' '}
        <strong>
          <Num value={difference} sign />
        </strong>{' '}
        học viên so với cộng các dòng; số ghi được giữ để đối chiếu.
      </Trans>
    </p>
  );
}

function Missing({ found: { missing }, removed }: { found: PlanFound; removed: boolean }) {
  const { t } = useLingui();
  if (missing.length === 0) return null;
  return (
    <Fold title={removed ? t`Dòng bỏ khỏi kế hoạch vì tệp không có` : t`Dòng của kế hoạch mà tệp không có`}>
      <ul className={classes.list}>
        {missing.map((line) => (
          <li key={line.lineId}>
            {line.label}:{' '}
            <Trans>
              <Num value={line.classes} /> lớp, <Num value={line.seats} /> học viên
            </Trans>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

const asSize = (size: { classes: number; trainees: number }) => ({ classes: size.classes, seats: size.trainees });

/** Lines "chuyển tiếp" beside what the ledger carries over: compared, never created. */
function CarriedOver({ found: { carriedOver } }: { found: PlanFound }) {
  const { t } = useLingui();
  if (carriedOver.length === 0) return null;
  const columns: Column<PlanFound['carriedOver'][number]>[] = [
    { id: 'label', header: t`Nội dung`, primary: true, cell: (row) => row.label },
    { id: 'stated', header: t`Biểu ghi`, numeric: true, cell: (row) => <Size size={asSize(row.stated)} /> },
    {
      id: 'derived',
      header: t`Sổ lớp`,
      numeric: true,
      cell: (row) => (row.derived ? <Size size={asSize(row.derived)} /> : t`chưa đối chiếu`),
    },
    {
      id: 'difference',
      header: t`Chênh học viên`,
      numeric: true,
      cell: (row) => <Num value={row.derived && row.stated.trainees - row.derived.trainees} sign />,
    },
  ];
  return (
    <Section
      title={t`Dòng chuyển tiếp`}
      note={t`Chỉ để đối chiếu với sổ lớp, không tạo lớp và không tính vào kế hoạch. Số lớp / học viên.`}
    >
      <DataTable
        caption={t`Dòng chuyển tiếp so với sổ lớp`}
        rows={carriedOver}
        rowId={(row) => `${row.sheet}!${row.row}`}
        empty={null}
        columns={columns}
      />
    </Section>
  );
}

/** On which paper, in force at once or as a draft; a new plan also says what it is called and who issues it. */
export function PlanApplyFields({ run }: { run: Run }) {
  const { t } = useLingui();
  const mayApprove = useCan('plans.approve');
  const [approve, provenance] = useWatch({ name: ['approve', 'provenance'] }) as [boolean, string];
  const found = foundIn(run);
  if (!found) return null;
  const { plan, needsDocument, year } = found;
  return (
    <>
      {plan.id === null && (
        <>
          <TextField name="title" label={t`Tên kế hoạch mới`} required maxLength={500} />
          <UnitField
            name="issuerId"
            label={t`Cơ quan ban hành`}
            description={t`Để trống thì đọc từ phần đầu của biểu`}
            asOf={`${year}-01-01`}
          />
          <TextField name="provenance" label={t`Nguồn của số liệu`} description={t`Chỉ ghi khi không có văn bản gốc`} maxLength={500} />
        </>
      )}
      {needsDocument && (
        <p style={{ margin: 0 }}>
          <strong>
            <Trans>Điều chỉnh: cần văn bản.</Trans>
          </strong>{' '}
          <Trans>Kế hoạch đã duyệt, nên thay đổi thành một lần ban hành mới; lần cũ giữ nguyên.</Trans>
        </p>
      )}
      {mayApprove && (
        <CheckField name="approve" label={t`Phê duyệt luôn`} description={t`Bỏ trống thì để ở dự thảo, xem lại rồi duyệt sau`} />
      )}
      {(needsDocument || approve) && <OrderFields required={needsDocument || !provenance} />}
    </>
  );
}

export const planApplying = {
  start: (run: Run) => ({ approve: false, order: noOrder, title: foundIn(run)?.plan.title ?? '', issuerId: null, provenance: '' }),
  input: ({ approve, order, title, issuerId, provenance }: FieldValues, run: Run): PlanApplying => {
    const found = foundIn(run);
    const named = { title: title.trim() || null, issuerId: issuerId as number | null, provenance: provenance.trim() || null };
    return {
      approve,
      order: found?.needsDocument || approve ? orderOf(order as Order) : null,
      newPlan: found?.plan.id === null ? named : null,
    };
  },
};
