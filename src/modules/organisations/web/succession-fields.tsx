import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Fieldset, Group, Text } from '@mantine/core';
import { useFieldArray, type UseFormReturn } from 'react-hook-form';
import { NumberField, SelectField } from '#ui/fields.tsx';
import { UnitField } from '#web/pick-unit.tsx';
import { useGet } from '#web/query.ts';
import type { UnitDetail } from '../contract.ts';
import { newPart, type SuccessionValues } from './succession-body.ts';
import { UnitFields } from './unit-fields.tsx';

/** The units that a split leaves: new ones, or ones that are there, the divided one among them. */
export function SuccessorFields({ form, asOf }: { form: UseFormReturn<SuccessionValues>; asOf: string | undefined }) {
  const { t } = useLingui();
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'parts' });
  return (
    <>
      {fields.map((part, index) => {
        const order = index + 1;
        const isNew = form.watch(`parts.${index}.mode`) === 'new';
        return (
          <Fieldset key={part.id} legend={t`Đơn vị sau chia, tách: thứ ${order}`}>
            <div style={{ display: 'grid', gap: '1rem' }}>
              <SelectField
                name={`parts.${index}.mode`}
                label={t`Lập mới hay đã có`}
                required
                options={[
                  { value: 'new', label: t`Lập mới` },
                  { value: 'existing', label: t`Đơn vị đã có` },
                ]}
              />
              {isNew ? (
                <UnitFields prefix={`parts.${index}.unit.`} asOf={asOf} />
              ) : (
                <UnitField name={`parts.${index}.unitId`} label={t`Đơn vị`} required />
              )}
              <NumberField
                name={`parts.${index}.share`}
                label={t`Phần nhận, %`}
                min={1}
                max={100}
                description={t`Ghi cho mọi đơn vị, hoặc để trống tất cả.`}
              />
              {fields.length > 2 && (
                <Group justify="flex-end">
                  <Button variant="subtle" color="red" onClick={() => remove(index)}>
                    <Trans>Bỏ đơn vị này</Trans>
                  </Button>
                </Group>
              )}
            </div>
          </Fieldset>
        );
      })}
      <Group>
        <Button variant="default" onClick={() => append(newPart('new'))}>
          <Trans>Thêm một đơn vị sau chia, tách</Trans>
        </Button>
      </Group>
    </>
  );
}

/** A unit that ends leaves no child behind: each needs a place. */
export function ChildrenFields({ unitId, asOf }: { unitId: number | null; asOf: string | undefined }) {
  const { t } = useLingui();
  const unit = useGet<UnitDetail>(`/api/units/${unitId}`, {}, { enabled: unitId !== null });
  const children = unit.data?.id === unitId ? unit.data.children : [];
  if (children.length === 0) return null;
  return (
    <Fieldset legend={t`Đơn vị trực thuộc về đâu`}>
      <Text size="sm" c="var(--kv-soft)" mb="sm">
        <Trans>Chọn đơn vị cấp trên mới cho từng đơn vị. Khi chia, tách mà đơn vị cũ vẫn còn thì để trống.</Trans>
      </Text>
      <div style={{ display: 'grid', gap: '0.75rem' }}>
        {children.map((child) => (
          <UnitField key={child.id} name={`children.u${child.id}`} label={child.name} asOf={asOf} />
        ))}
      </div>
    </Fieldset>
  );
}
