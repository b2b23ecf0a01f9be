import { Trans, useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { today } from '#kit/dates.ts';
import { DateField, LongTextField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { useEdit } from '#web/edit.ts';
import { DocumentField } from '#web/pick-document.tsx';
import type { UnitDetail } from '../contract.ts';
import { dayOrNone } from './add-unit-form.tsx';
import { UnitFields } from './unit-fields.tsx';
import { unitBody, unitValues } from './unit-values.ts';

/** What a unit is from a day on; on the day of an existing version it corrects that one. */
export function EditUnitForm({ unit, onClose }: { unit: UnitDetail; onClose: () => void }) {
  const { t } = useLingui();
  const edit = useEdit(unit.rowVersion);
  const last = unit.versions.at(-1)!;
  const before = unitBody(unitValues(last));
  return (
    <FormModal
      title={t`Ghi thay đổi của đơn vị`}
      submitLabel={t`Lưu thay đổi`}
      size="lg"
      defaultValues={{ ...unitValues(last), validFrom: today(), code: unit.code ?? '', aliases: unit.aliases.join('\n'), documentId: '' }}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        const now = unitBody(values);
        const changed = Object.fromEntries(Object.entries(now).filter(([field, value]) => value !== before[field as keyof typeof before]));
        const aliases = values.aliases
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean);
        const body = {
          ...changed,
          validFrom: values.validFrom,
          documentId: values.documentId || null,
          ...(values.code.trim() === (unit.code ?? '') ? {} : { code: values.code.trim() || null }),
          ...(aliases.join('\n') === unit.aliases.join('\n') ? {} : { aliases }),
        };
        await edit('POST', `/api/units/${unit.id}/versions`, body, attempt);
      }}
    >
      {(form) => (
        <>
          <Text size="sm" c="var(--kv-soft)">
            <Trans>
              Chỉ sửa những ô thay đổi. Bản cũ vẫn được giữ cho thời gian trước ngày này. Đổi tên theo quyết định thì dùng “Ghi sắp xếp tổ
              chức”.
            </Trans>
          </Text>
          <DateField
            name="validFrom"
            label={t`Đúng từ ngày`}
            required
            description={t`Chọn đúng ngày bắt đầu của một giai đoạn đã ghi để sửa sai giai đoạn đó.`}
          />
          <UnitFields asOf={dayOrNone(form.watch('validFrom'))} />
          <TextField name="code" label={t`Mã`} maxLength={40} />
          <LongTextField
            name="aliases"
            label={t`Tên gọi khác`}
            rows={2}
            description={t`Mỗi dòng một tên: tên viết tắt, tên hay gặp trong danh sách Excel. Dùng để nhận ra đơn vị khi nhập tệp.`}
          />
          <DocumentField name="documentId" />
        </>
      )}
    </FormModal>
  );
}
