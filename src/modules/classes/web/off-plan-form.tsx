import { useLingui } from '@lingui/react/macro';
import { useWatch } from 'react-hook-form';
import type { Recorded } from '#contracts/classes';
import type { PlanList } from '#contracts/plans';
import { today, yearOf } from '#kit/dates.ts';
import { NumberField, SelectField, TextField } from '#ui/fields.tsx';
import { useGet } from '#web/query.ts';
import { WhoDecides } from '../../delegation/web/who-decides.tsx';
import { ActForm } from './act-form.tsx';
import { FundingField, runnerKinds, UnitField, useFamilies } from './pickers.tsx';
import { years } from './years.ts';

/** Lớp ngoài kế hoạch: accepted first, which makes its slot; then prepared like any other. */
export function OffPlanForm({ onClose, onAccepted }: { onClose: () => void; onAccepted: (slotId: string) => void }) {
  const { t } = useLingui();
  const families = useFamilies();
  return (
    <ActForm
      title={t`Nhận lớp ngoài kế hoạch`}
      submitLabel={t`Nhận lớp`}
      path="/api/slots/off-plan"
      onClose={onClose}
      dateLabel={t`Ngày nhận`}
      defaults={{
        year: String(yearOf(today())),
        planId: '',
        familyId: '',
        runnerId: '',
        hostId: '',
        leadId: '',
        seats: null as number | null,
        quarter: '',
        funding: '',
        fundingDetail: '',
      }}
      body={(values) => ({
        planId: values.planId,
        year: Number(values.year),
        familyId: values.familyId,
        runnerId: Number(values.runnerId),
        hostId: Number(values.hostId || values.runnerId),
        leadId: Number(values.leadId),
        seats: values.seats,
        quarter: values.quarter ? Number(values.quarter) : null,
        funding: values.funding,
        fundingDetail: values.fundingDetail || null,
      })}
      done={({ eventId }: Recorded) => eventId && onAccepted(eventId)}
      hint={t`Sau bước này là bước chuẩn bị lớp (mã, tên, thời gian).`}
    >
      <SelectField name="year" label={t`Năm`} required options={years().map(({ value, label }) => ({ value: String(value), label }))} />
      <PlanField />
      <SelectField
        name="familyId"
        label={t`Chương trình`}
        required
        options={families.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <UnitField name="runnerId" label={t`Cơ sở đào tạo, bồi dưỡng`} kinds={runnerKinds} required />
      <UnitField name="hostId" label={t`Nơi học`} description={t`Để trống nếu học tại cơ sở.`} />
      <UnitField name="leadId" label={t`Cơ quan chủ trì`} required />
      <NumberField name="seats" label={t`Số học viên dự kiến`} required min={1} max={5000} />
      <SelectField name="quarter" label={t`Quý`} clearable options={[1, 2, 3, 4].map((q) => ({ value: String(q), label: t`Quý ${q}` }))} />
      <OffPlanBodies />
      <FundingField name="funding" required />
      <TextField name="fundingDetail" label={t`Chi tiết kinh phí`} maxLength={200} />
    </ActForm>
  );
}

/** Whom the matrix asks, and only tells. */
function OffPlanBodies() {
  const [familyId, leadId]: [string, string] = useWatch({ name: ['familyId', 'leadId'] }) as never;
  return <WhoDecides decision="off_plan" familyId={familyId} leadId={leadId ? Number(leadId) : undefined} offPlan />;
}

/** The plan beside which the class is run: off-plan classes of a year are reported with it. */
function PlanField() {
  const { t } = useLingui();
  const year: string = useWatch({ name: 'year' });
  const plans = useGet<PlanList>('/api/plans', { year: Number(year) }).data?.plans ?? [];
  return (
    <SelectField
      name="planId"
      label={t`Báo cáo cùng kế hoạch nào`}
      description={plans.length === 0 ? t`Năm này chưa có kế hoạch. Lập kế hoạch năm trước.` : undefined}
      required
      options={plans.map(({ id, title }) => ({ value: id, label: title }))}
    />
  );
}
