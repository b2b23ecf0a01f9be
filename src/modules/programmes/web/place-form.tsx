import { useLingui } from '@lingui/react/macro';
import { MultiSelect } from '@mantine/core';
import { useController } from 'react-hook-form';
import { SelectField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { useEdit } from '#web/edit.ts';
import { withoutDiacritics } from '#web/pick-unit.tsx';
import { useGet } from '#web/query.ts';
import type { Area, Framework } from '../areas-contract.ts';
import type { Family } from '../contract.ts';

/** Under which framework a programme stands, and what it is about. */
export function PlaceForm({ family, onClose }: { family: Family; onClose: () => void }) {
  const { t } = useLingui();
  const edit = useEdit(family.rowVersion);
  const frameworks = useGet<Framework[]>('/api/programmes/frameworks').data ?? [];
  const { code } = family;
  return (
    <FormModal
      title={t`Khung, lĩnh vực của ${code}`}
      submitLabel={t`Ghi khung, lĩnh vực`}
      defaultValues={{ frameworkId: family.frameworkId ?? '', areaIds: family.areaIds }}
      onClose={onClose}
      onSubmit={({ frameworkId, areaIds }, attempt) =>
        edit('PUT', `/api/programmes/${family.id}`, { frameworkId: frameworkId || null, areaIds }, attempt)
      }
    >
      <SelectField
        name="frameworkId"
        label={t`Khung chương trình`}
        clearable
        options={frameworks.map((one) => ({ value: one.id, label: `${one.code} – ${one.name}` }))}
      />
      <AreasField name="areaIds" label={t`Lĩnh vực của cả chương trình`} />
    </FormModal>
  );
}

/** Areas as choices; what is under another says so. */
export function useAreaChoices(): { value: string; label: string }[] {
  const areas = useGet<Area[]>('/api/programmes/areas').data ?? [];
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  return areas.map(({ id, name, parentId }) => ({ value: id, label: parentId === null ? name : `${name} (${names.get(parentId) ?? ''})` }));
}

function AreasField({ name, label }: { name: string; label: string }) {
  const { t } = useLingui();
  const choices = useAreaChoices();
  const { field } = useController({ name });
  return (
    <MultiSelect
      label={label}
      description={t`Chuyên đề có lĩnh vực riêng, ghi ở nội dung.`}
      {...field}
      value={field.value as string[]}
      data={choices}
      searchable
      filter={withoutDiacritics}
      nothingFoundMessage={t`Không có lĩnh vực nào khớp`}
    />
  );
}
