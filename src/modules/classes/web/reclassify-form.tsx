import { useLingui } from '@lingui/react/macro';
import { ActForm } from './act-form.tsx';
import { classApi, type CommandProps } from './command.ts';
import { FundingField, runnerKinds, UnitField } from './pickers.tsx';

/** Another host, institution, lead or funding from a day on: out of the old slice and into the new in every report. */
export function ReclassifyForm({ training, onClose }: CommandProps) {
  const { t } = useLingui();
  const { host, runner, lead, funding } = training;
  return (
    <ActForm
      title={t`Đổi nơi học, cơ sở, chủ trì, kinh phí`}
      submitLabel={t`Ghi thay đổi`}
      path={classApi(training, 'reclassification')}
      onClose={onClose}
      dateLabel={t`Từ ngày`}
      needsDocument
      defaults={{ hostId: String(host.id), runnerId: String(runner.id), leadId: String(lead.id), funding }}
      body={(values) => ({
        ...(values.hostId === String(host.id) ? {} : { hostId: Number(values.hostId) }),
        ...(values.runnerId === String(runner.id) ? {} : { runnerId: Number(values.runnerId) }),
        ...(values.leadId === String(lead.id) ? {} : { leadId: Number(values.leadId) }),
        ...(values.funding === funding ? {} : { funding: values.funding }),
      })}
      hint={t`Số liệu trước ngày này giữ nguyên; từ ngày này lớp và học viên được tính sang đơn vị hoặc nguồn mới.`}
    >
      <UnitField name="hostId" label={t`Nơi học`} start={host} required />
      <UnitField name="runnerId" label={t`Cơ sở đào tạo, bồi dưỡng`} start={runner} kinds={runnerKinds} required />
      <UnitField name="leadId" label={t`Cơ quan chủ trì`} start={lead} required />
      <FundingField name="funding" required />
    </ActForm>
  );
}
