import { useLingui } from '@lingui/react/macro';
import type { FieldValues } from 'react-hook-form';
import type { z } from 'zod';
import type { programmes } from '#contracts/programmes';
import { SelectField, TextField } from '#ui/fields.tsx';
import { useGet } from '#web/query.ts';

export const certificatesTarget = {
  start: () => ({ issuer: '', familyId: '' }),
  of: ({ issuer, familyId }: FieldValues) => ({ issuer: issuer?.trim() || null, familyId: familyId || null }),
};

/** What an old register leaves out because all of its rows have it in common. */
export function CertificatesTarget() {
  const { t } = useLingui();
  const families = useGet<z.output<typeof programmes>>('/api/programmes').data?.families ?? [];
  return (
    <>
      <TextField name="issuer" label={t`Cơ sở cấp`} description={t`Chỉ ghi nếu tệp không có cột này`} maxLength={300} />
      <SelectField
        name="familyId"
        label={t`Chương trình chung của cả sổ`}
        placeholder={t`Tệp ghi ở từng dòng`}
        clearable
        options={families.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  );
}
