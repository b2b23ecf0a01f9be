import { useLingui } from '@lingui/react/macro';
import { SelectField } from '#ui/fields.tsx';
import { ActForm } from './act-form.tsx';
import { among, asPeople, classApi, type CommandProps, inClass, withStatus } from './command.ts';
import { TraineesField } from './trainees-field.tsx';
import { leaveReasonWords } from './words.ts';

export function LeaveForm({ training, picked, onClose }: CommandProps) {
  const { t } = useLingui();
  const rows = inClass(training);
  // the other two are written by their own commands
  const reasons = Object.entries(leaveReasonWords).filter(([code]) => code !== 'other_family' && code !== 'class_stopped');
  return (
    <ActForm
      title={t`Thôi học`}
      submitLabel={t`Ghi thôi học`}
      path={classApi(training, 'departures')}
      onClose={onClose}
      defaults={{ enrolmentIds: among(rows, picked), leaveReason: '' }}
      body={({ enrolmentIds, leaveReason }) => ({ enrolmentIds, leaveReason, kind: 'leave' })}
      drawer
      size="lg"
    >
      <TraineesField name="enrolmentIds" label={t`Học viên thôi học`} people={asPeople(rows)} empty={t`Lớp không còn ai đang học.`} />
      <SelectField
        name="leaveReason"
        label={t`Lý do thôi học`}
        required
        options={reasons.map(([value, words]) => ({ value, label: t(words) }))}
      />
    </ActForm>
  );
}

export function DeferForm({ training, picked, onClose }: CommandProps) {
  const { t } = useLingui();
  const rows = inClass(training);
  return (
    <ActForm
      title={t`Bảo lưu kết quả`}
      submitLabel={t`Ghi bảo lưu`}
      path={classApi(training, 'departures')}
      onClose={onClose}
      defaults={{ enrolmentIds: among(rows, picked) }}
      body={({ enrolmentIds }) => ({ enrolmentIds, kind: 'defer' })}
      hint={t`Người bảo lưu rời sĩ số lớp này và vào diện chờ học tiếp; ghi Học tiếp ở lớp sau, không tính thành lượt mới.`}
      drawer
      size="lg"
    >
      <TraineesField name="enrolmentIds" label={t`Học viên bảo lưu`} people={asPeople(rows)} empty={t`Lớp không còn ai đang học.`} />
    </ActForm>
  );
}

export function PauseForm({ training, picked, onClose }: CommandProps) {
  const { t } = useLingui();
  const rows = withStatus(training, 'active');
  return (
    <ActForm
      title={t`Tạm nghỉ`}
      submitLabel={t`Ghi tạm nghỉ`}
      path={classApi(training, 'pauses')}
      onClose={onClose}
      defaults={{ enrolmentIds: among(rows, picked) }}
      body={({ enrolmentIds }) => ({ enrolmentIds, kind: 'pause' })}
      hint={t`Người tạm nghỉ vẫn thuộc sĩ số lớp.`}
      drawer
      size="lg"
    >
      <TraineesField
        name="enrolmentIds"
        label={t`Học viên tạm nghỉ`}
        people={asPeople(rows)}
        empty={t`Không có ai đang học để ghi tạm nghỉ.`}
      />
    </ActForm>
  );
}

export function ResumeForm({ training, picked, onClose }: CommandProps) {
  const { t } = useLingui();
  const rows = withStatus(training, 'paused');
  return (
    <ActForm
      title={t`Trở lại học`}
      submitLabel={t`Ghi trở lại`}
      path={classApi(training, 'pauses')}
      onClose={onClose}
      defaults={{ enrolmentIds: picked.length ? among(rows, picked) : rows.map((row) => row.id) }}
      body={({ enrolmentIds }) => ({ enrolmentIds, kind: 'resume' })}
      drawer
      size="lg"
    >
      <TraineesField name="enrolmentIds" label={t`Học viên trở lại`} people={asPeople(rows)} empty={t`Không có ai đang tạm nghỉ.`} />
    </ActForm>
  );
}
