import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { OutsideRow } from '../outside-contract.ts';
import type { PersonList } from '#contracts/people';
import { DateField, SelectField, TextField } from '#ui/fields.tsx';
import { ActForm } from './act-form.tsx';
import { birthText } from './birth.ts';
import { LookupField } from './lookup-field.tsx';
import { useFamilies } from './pickers.tsx';

interface Props {
  row: OutsideRow;
  onClose: () => void;
}
export type OutsideForm = (props: Props) => ReactNode;

export function SendOutsideForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const families = useFamilies();
  return (
    <ActForm
      title={t`Cử đi học nơi khác`}
      submitLabel={t`Cử đi học`}
      path="/api/outside"
      onClose={onClose}
      dateLabel={t`Ngày bắt đầu học`}
      defaults={{ personId: '', familyId: '', institution: '', expectedEndOn: '' }}
      body={({ personId, familyId, institution, expectedEndOn }) => ({
        personId,
        familyId,
        institution,
        expectedEndOn: expectedEndOn || null,
      })}
      hint={t`Đơn vị cử là đơn vị của người này vào ngày bắt đầu học.`}
    >
      <LookupField<PersonList>
        name="personId"
        label={t`Người được cử`}
        required
        placeholder={t`Gõ họ tên, có dấu hoặc không dấu`}
        path="/api/people"
        query={{ limit: 20 }}
        choices={({ items }) =>
          items.map((one) => ({
            value: one.id,
            label: [one.fullName, birthText(one.birthDate, one.birthPrecision), one.unit.name].filter(Boolean).join(' · '),
          }))
        }
      />
      <SelectField
        name="familyId"
        label={t`Chương trình`}
        required
        options={families.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField name="institution" label={t`Nơi học`} placeholder={t`Tên học viện, trường`} required maxLength={200} />
      <DateField name="expectedEndOn" label={t`Dự kiến học xong`} />
    </ActForm>
  );
}

const stepPath = ({ id }: OutsideRow) => `/api/outside/${id}/step`;

export function ExtendForm({ row, onClose }: Props) {
  const { t } = useLingui();
  const name = row.person?.name ?? '';
  return (
    <ActForm
      title={t`Gia hạn: ${name}`}
      submitLabel={t`Ghi gia hạn`}
      path={stepPath(row)}
      onClose={onClose}
      dateLabel={t`Ngày được gia hạn`}
      defaults={{ expectedEndOn: row.expectedEndOn ?? '' }}
      body={({ expectedEndOn }) => ({ step: 'outside_extended', expectedEndOn })}
    >
      <DateField name="expectedEndOn" label={t`Dự kiến học xong`} required />
    </ActForm>
  );
}

export function FinishOutsideForm({ row, onClose }: Props) {
  const { t } = useLingui();
  const name = row.person?.name ?? '';
  return (
    <ActForm
      title={t`Hoàn thành: ${name}`}
      submitLabel={t`Ghi hoàn thành`}
      path={stepPath(row)}
      onClose={onClose}
      dateLabel={t`Ngày hoàn thành`}
      defaults={{}}
      body={() => ({ step: 'outside_finished' })}
      hint={t`Tính là hoàn thành trong năm của ngày này.`}
    />
  );
}

export function QuitOutsideForm({ row, onClose }: Props) {
  const { t } = useLingui();
  const name = row.person?.name ?? '';
  return (
    <ActForm
      title={t`Thôi học: ${name}`}
      submitLabel={t`Ghi thôi học`}
      path={stepPath(row)}
      onClose={onClose}
      dateLabel={t`Ngày thôi học`}
      defaults={{}}
      body={() => ({ step: 'outside_quit' })}
    />
  );
}
