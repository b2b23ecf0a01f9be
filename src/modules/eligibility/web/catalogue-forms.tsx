import { useLingui } from '@lingui/react/macro';
import { Checkbox, Stack } from '@mantine/core';
import { useController } from 'react-hook-form';
import type { Family } from '#contracts/programmes';
import { TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { send } from '#web/api.ts';
import { useGet, useRefresh } from '#web/query.ts';
import type { ShownScheme } from '../catalogue-contract.ts';

export function SchemeForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Thêm bộ điều kiện`}
      submitLabel={t`Lập bộ điều kiện`}
      defaultValues={{ code: '', name: '' }}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        await send('POST', '/api/eligibility/schemes', values, attempt);
        await refresh();
      }}
    >
      <TextField name="code" label={t`Mã`} required maxLength={40} placeholder="QLNN" />
      <TextField name="name" label={t`Tên bộ điều kiện`} required maxLength={200} />
    </FormModal>
  );
}

export function RuleForm({ scheme, onClose }: { scheme: ShownScheme; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Thêm điều kiện vào bộ ${scheme.name}`}
      submitLabel={t`Lập điều kiện`}
      defaultValues={{ code: '', name: '' }}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        await send('POST', '/api/eligibility/rules', { schemeId: scheme.id, ...values }, attempt);
        await refresh();
      }}
    >
      <TextField name="code" label={t`Mã`} required maxLength={40} placeholder="E-09" />
      <TextField name="name" label={t`Tên điều kiện`} required maxLength={200} />
    </FormModal>
  );
}

/** Which programmes ask a set of conditions. */
export function FamiliesForm({ scheme, onClose }: { scheme: ShownScheme; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const programmes = useGet<{ families: Family[] }>('/api/programmes');
  return (
    <FormModal
      title={t`Chương trình của bộ ${scheme.name}`}
      submitLabel={t`Ghi chương trình`}
      defaultValues={{ familyIds: scheme.families.map(({ id }) => id) }}
      onClose={onClose}
      onSubmit={async ({ familyIds }, attempt) => {
        await send('PUT', `/api/eligibility/schemes/${scheme.id}/families`, { familyIds }, attempt);
        await refresh();
      }}
    >
      <Loaded query={programmes}>{({ families }) => <FamilyChoices families={families} />}</Loaded>
    </FormModal>
  );
}

function FamilyChoices({ families }: { families: Family[] }) {
  const { t } = useLingui();
  const { field } = useController({ name: 'familyIds' });
  return (
    <Checkbox.Group label={t`Xét bộ điều kiện này khi học`} value={field.value as string[]} onChange={field.onChange}>
      <Stack gap="xs" mt="xs">
        {families.map(({ id, code, name }) => (
          <Checkbox key={id} value={id} label={`${code} – ${name}`} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
