import { useLingui } from '@lingui/react/macro';
import type { FieldValues } from 'react-hook-form';
import { SelectField } from '#ui/fields.tsx';
import { formatDate } from '#ui/format.ts';
import { useGet } from '#web/query.ts';
import type { Family } from '../contract.ts';

export const contentTarget = {
  start: (from: { version?: string }) => ({ versionId: from.version ?? '' }),
  of: ({ versionId }: FieldValues) => ({ versionId }),
};

/** Into which version of a programme the file goes. */
export function ContentTarget() {
  const { t } = useLingui();
  const families = useGet<{ families: Family[] }>('/api/programmes').data?.families ?? [];
  return (
    <SelectField
      name="versionId"
      label={t`Phiên bản chương trình`}
      required
      options={families.flatMap(({ versions }) =>
        versions.map(({ id, code, name, validFrom }) => {
          const day = formatDate(validFrom);
          return { value: id, label: t`${code} – ${name}, từ ${day}` };
        }),
      )}
    />
  );
}
