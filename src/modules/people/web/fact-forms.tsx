import { useLingui } from '@lingui/react/macro';
import { today } from '#kit/dates.ts';
import { DateField, NumberField, SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { useEdit } from '#web/edit.ts';
import type { PersonFactsShown } from '../fact-contract.ts';
import { levels as levelsOf, type QualificationKind } from '../fact-rules.ts';
import { useFactWords } from './fact-words.ts';

type Of = { personId: string; rowVersion: number; onClose: () => void };
const options = <K extends string>(words: Record<K, string>, only?: readonly string[]) =>
  Object.entries<string>(words).flatMap(([value, label]) => (only && !only.includes(value) ? [] : { value, label }));

export function QualificationForm({ personId, rowVersion, onClose }: Of) {
  const { t } = useLingui();
  const { kinds, levels, evidences } = useFactWords();
  const edit = useEdit(rowVersion);
  return (
    <FormModal
      title={t`Ghi trình độ, ngạch`}
      submitLabel={t`Ghi`}
      defaultValues={{ kind: 'education', level: '', evidence: 'diploma', issuedOn: '', issuer: '', serial: '' }}
      onClose={onClose}
      onSubmit={({ issuedOn, issuer, serial, ...given }, attempt) =>
        edit(
          'POST',
          `/api/people/${personId}/qualifications`,
          { ...given, issuedOn: issuedOn || null, issuer: issuer || null, serial: serial || null },
          attempt,
        )
      }
    >
      {(form) => (
        <>
          <SelectField name="kind" label={t`Loại`} required options={options(kinds)} />
          <SelectField name="level" label={t`Mức`} required options={options(levels, levelsOf[form.watch('kind') as QualificationKind])} />
          <SelectField
            name="evidence"
            label={t`Giấy tờ chứng minh`}
            required
            options={options(evidences)}
            description={t`Giấy xác nhận trình độ lý luận chính trị được tính khi cấp trước 09/07/2021.`}
          />
          <DateField name="issuedOn" label={t`Ngày cấp; với ngạch là giữ từ ngày`} />
          <TextField name="issuer" label={t`Nơi cấp`} maxLength={200} />
          <TextField name="serial" label={t`Số hiệu`} maxLength={60} />
        </>
      )}
    </FormModal>
  );
}

export function RatingForm({ personId, rowVersion, onClose }: Of) {
  const { t } = useLingui();
  const edit = useEdit(rowVersion);
  return (
    <FormModal
      title={t`Ghi hoàn thành nhiệm vụ`}
      submitLabel={t`Ghi`}
      defaultValues={{ year: Number(today().slice(0, 4)) - 1, meets: '', document: '' }}
      onClose={onClose}
      onSubmit={({ year, meets, document }, attempt) =>
        edit(
          'PUT',
          `/api/people/${personId}/rating`,
          { year, meetsGood: meets === '' ? null : meets === 'yes', document: document || null },
          attempt,
        )
      }
    >
      <NumberField name="year" label={t`Năm`} required plain />
      <SelectField
        name="meets"
        label={t`Hoàn thành tốt nhiệm vụ trở lên`}
        clearable
        options={[
          { value: 'yes', label: t`Có` },
          { value: 'no', label: t`Không` },
        ]}
        description={t`Chỉ ghi có hay không, theo văn bản; không ghi bản đánh giá. Để trống thì bỏ điều đã ghi của năm.`}
      />
      <TextField name="document" label={t`Văn bản xác nhận (số, ngày)`} maxLength={200} />
    </FormModal>
  );
}

export function ServiceForm({ personId, rowVersion, onClose, facts }: Of & { facts: PersonFactsShown }) {
  const { t } = useLingui();
  const { ends } = useFactWords();
  const edit = useEdit(rowVersion);
  return (
    <FormModal
      title={t`Ghi ngày vào ngành, thôi công tác`}
      submitLabel={t`Ghi`}
      defaultValues={{ serviceFrom: facts.serviceFrom ?? '', endedKind: facts.endedKind ?? '', endedOn: facts.endedOn ?? '' }}
      onClose={onClose}
      onSubmit={({ serviceFrom, endedKind, endedOn }, attempt) =>
        edit(
          'PUT',
          `/api/people/${personId}/service`,
          { serviceFrom: serviceFrom || null, endedKind: endedKind || null, endedOn: endedOn || null },
          attempt,
        )
      }
    >
      <DateField name="serviceFrom" label={t`Vào ngành từ ngày`} />
      <SelectField
        name="endedKind"
        label={t`Không còn công tác`}
        clearable
        options={options(ends)}
        description={t`Người đã mất, nghỉ hưu hay thôi việc không được cử đi học.`}
      />
      <DateField name="endedOn" label={t`Từ ngày`} />
    </FormModal>
  );
}
