import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { SelectField } from '#ui/fields.tsx';

export type JoinKind = 'late' | 'transfer_external' | 'at_opening';

/** How somebody comes into a class that is being taught, bound as `kind`; who was there from the start joined on the opening day (`date`). */
export function JoinWay({ openedOn }: { openedOn: string | null }) {
  const { t } = useLingui();
  const { setValue } = useFormContext();
  const kind: JoinKind = useWatch({ name: 'kind' });
  useEffect(() => {
    if (kind === 'at_opening' && openedOn) setValue('date', openedOn);
  }, [kind, openedOn, setValue]);
  return (
    <SelectField
      name="kind"
      label={t`Vào lớp như thế nào`}
      required
      options={[
        { value: 'late', label: t`Nhập học muộn` },
        { value: 'transfer_external', label: t`Chuyển đến từ trường khác` },
        { value: 'at_opening', label: t`Thực ra có mặt từ đầu (ghi sót)` },
      ]}
    />
  );
}
