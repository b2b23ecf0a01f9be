import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { TextField } from '#ui/fields.tsx';
import { classPath } from '#web/links.ts';
import { ActForm } from './act-form.tsx';
import { among, asPeople, classApi, type CommandProps, inClass } from './command.ts';
import { ClassField } from './pickers.tsx';
import { TraineesField } from './trainees-field.tsx';

export function MoveForm({ training, picked, onClose }: CommandProps) {
  const { t } = useLingui();
  const rows = inClass(training);
  return (
    <ActForm
      title={t`Chuyển lớp`}
      submitLabel={t`Ghi chuyển lớp`}
      path={classApi(training, 'moves')}
      onClose={onClose}
      dateLabel={t`Ngày chuyển`}
      defaults={{ enrolmentIds: among(rows, picked), toClassId: '' }}
      body={({ enrolmentIds, toClassId }) => ({ enrolmentIds, toClassId })}
      hint={t`Sang một lớp đang học cùng chương trình; vẫn là lượt học cũ.`}
      drawer
      size="lg"
    >
      <ClassField name="toClassId" training={training} required />
      <TraineesField name="enrolmentIds" label={t`Học viên chuyển`} people={asPeople(rows)} empty={t`Lớp không còn ai đang học.`} />
    </ActForm>
  );
}

export function ChangeFamilyForm({ training, picked, onClose }: CommandProps) {
  const { t } = useLingui();
  const rows = inClass(training);
  return (
    <ActForm
      title={t`Đổi chương trình`}
      submitLabel={t`Ghi đổi chương trình`}
      path={classApi(training, 'family-changes')}
      onClose={onClose}
      defaults={{ enrolmentIds: among(rows, picked), toClassId: '' }}
      body={({ enrolmentIds, toClassId }) => ({ enrolmentIds, toClassId })}
      hint={t`Thôi học ở lớp này và nhập học một lớp của chương trình khác: tính là lượt mới.`}
      drawer
      size="lg"
    >
      <ClassField name="toClassId" training={training} label={t`Lớp của chương trình mới`} otherFamily required />
      <TraineesField
        name="enrolmentIds"
        label={t`Học viên đổi chương trình`}
        people={asPeople(rows)}
        empty={t`Lớp không còn ai đang học.`}
      />
    </ActForm>
  );
}

export function MergeForm({ training, onClose }: CommandProps) {
  const { t } = useLingui();
  const { code } = training;
  const count = inClass(training).length;
  return (
    <ActForm
      title={t`Ghép lớp ${code} vào lớp khác`}
      submitLabel={t`Ghép lớp`}
      path={classApi(training, 'merger')}
      onClose={onClose}
      dateLabel={t`Ngày ghép`}
      needsDocument
      defaults={{ intoClassId: '' }}
      body={({ intoClassId }) => ({ intoClassId })}
      hint={t`Lớp ${code} kết thúc; ${count} học viên đang học chuyển sang lớp kia.`}
    >
      <ClassField name="intoClassId" training={training} label={t`Ghép vào lớp`} required />
    </ActForm>
  );
}

export function DivideForm({ training, picked, onClose }: CommandProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const rows = inClass(training);
  const { code, name } = training;
  return (
    <ActForm
      title={t`Tách lớp ${code}`}
      submitLabel={t`Tách lớp`}
      path={classApi(training, 'division')}
      onClose={onClose}
      dateLabel={t`Ngày tách`}
      defaults={{ enrolmentIds: among(rows, picked), code: '', name }}
      body={(values) => ({ enrolmentIds: values.enrolmentIds, code: values.code, name: values.name })}
      done={({ classId }) => classId && void navigate({ href: classPath(classId) })}
      hint={t`Lớp mới là “thành lập do tách”, không tính thêm một lần khai giảng. Lớp cũ phải còn ít nhất một học viên.`}
      drawer
      size="lg"
    >
      <TextField name="code" label={t`Mã lớp mới`} required maxLength={40} />
      <TextField name="name" label={t`Tên lớp mới`} required maxLength={300} />
      <TraineesField name="enrolmentIds" label={t`Học viên sang lớp mới`} people={asPeople(rows)} empty={t`Lớp không còn ai đang học.`} />
    </ActForm>
  );
}
