import { useLingui } from '@lingui/react/macro';
import type { Recorded } from '#contracts/classes';
import { DateField, NumberField, SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { useEdit } from '#web/edit.ts';
import type { CommandProps } from './command.ts';
import { studyModeWords } from './words.ts';

/** What a class says of itself, as a form holds it. */
export const describedAs = (one: {
  code?: string;
  name?: string;
  studyMode?: string | null;
  scheme?: string | null;
  schemeSequence?: number | null;
  expectedOpenOn?: string | null;
  expectedEndOn?: string | null;
  expectedRoster?: number | null;
}) => ({
  code: one.code ?? '',
  name: one.name ?? '',
  studyMode: one.studyMode ?? '',
  scheme: one.scheme ?? '',
  schemeSequence: one.schemeSequence ?? null,
  expectedOpenOn: one.expectedOpenOn ?? '',
  expectedEndOn: one.expectedEndOn ?? '',
  expectedRoster: one.expectedRoster ?? null,
});
export type Described = ReturnType<typeof describedAs>;

export const describedBody = (values: Described) => ({
  code: values.code,
  name: values.name,
  studyMode: values.studyMode || null,
  scheme: values.scheme || null,
  schemeSequence: values.schemeSequence,
  expectedOpenOn: values.expectedOpenOn || null,
  expectedEndOn: values.expectedEndOn || null,
  expectedRoster: values.expectedRoster,
});

export function DescribedFields() {
  const { t } = useLingui();
  return (
    <>
      <TextField name="code" label={t`Mã lớp`} required maxLength={40} />
      <TextField name="name" label={t`Tên lớp`} required maxLength={300} />
      <SelectField
        name="studyMode"
        label={t`Hình thức`}
        clearable
        options={Object.entries(studyModeWords).map(([value, words]) => ({ value, label: t(words) }))}
      />
      <DateField name="expectedOpenOn" label={t`Khai giảng dự kiến`} />
      <DateField name="expectedEndOn" label={t`Bế giảng dự kiến`} />
      <NumberField name="expectedRoster" label={t`Sĩ số dự kiến`} max={5000} />
      <TextField name="scheme" label={t`Thuộc đề án`} maxLength={200} />
      <NumberField name="schemeSequence" label={t`Lớp thứ mấy của đề án`} min={1} max={10_000} />
    </>
  );
}

/** A stale edit is refused with what somebody else changed; what was typed here stays. */
export function EditForm({ training, onClose }: CommandProps) {
  const { t } = useLingui();
  const { code, rowVersion } = training;
  const edit = useEdit(rowVersion);
  return (
    <FormModal<Described>
      title={t`Sửa thông tin lớp ${code}`}
      submitLabel={t`Lưu`}
      defaultValues={describedAs(training)}
      onClose={onClose}
      onSubmit={(values, attempt) => edit<Recorded>('PATCH', `/api/classes/${training.id}`, describedBody(values), attempt)}
    >
      <DescribedFields />
    </FormModal>
  );
}
