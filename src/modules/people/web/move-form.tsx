import { useLingui } from '@lingui/react/macro';
import { today } from '#kit/dates.ts';
import { DateField, SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { useEdit } from '#web/edit.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { UnitField } from '#web/pick-unit.tsx';
import type { Person } from '../contract.ts';
import { usePeopleWords } from './words.ts';

/** Another post from a day on: another unit, another position, or both. */
export function MoveForm({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useLingui();
  const { categories } = usePeopleWords();
  const edit = useEdit(person.rowVersion);
  return (
    <FormModal
      title={t`Điều động, bổ nhiệm`}
      submitLabel={t`Ghi vị trí mới`}
      defaultValues={{
        unitId: person.unit.id,
        from: today(),
        positionTitle: person.positionTitle ?? '',
        category: person.category,
        documentId: '',
      }}
      onClose={onClose}
      onSubmit={async ({ documentId, ...values }, attempt) => {
        const body = { ...values, positionTitle: values.positionTitle || null, documentId: documentId || null };
        await edit('POST', `/api/people/${person.id}/posts`, body, attempt);
      }}
    >
      <DateField name="from" label={t`Từ ngày`} required description={t`Lớp đang học vẫn tính cho đơn vị đã cử đi.`} />
      <UnitField name="unitId" label={t`Đơn vị`} required />
      <TextField
        name="positionTitle"
        label={t`Chức vụ, vị trí việc làm`}
        maxLength={200}
        description={t`Không ghi lý do điều động, nhận xét cán bộ, kỷ luật.`}
      />
      <SelectField
        name="category"
        label={t`Nhóm đối tượng`}
        required
        options={Object.entries(categories).map(([value, label]) => ({ value, label }))}
      />
      <DocumentField name="documentId" label={t`Quyết định`} />
    </FormModal>
  );
}
